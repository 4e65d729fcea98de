package conflict

import (
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// complete reports whether every core has all remedies known that could do something about
// it, of those that ask fewer people than so many: no cheaper set has any other. That a person or room can be had may help against another core of theirs too, which
// then has such a remedy that asks the same people.
func (r *repairer) complete(people int) bool {
	for i := range r.all {
		if r.all[i].people < people && slices.ContainsFunc(r.cores, func(c remedyCore) bool { return r.mayHelp(i, &c) }) {
			return false
		}
	}
	return !slices.ContainsFunc(r.cores, func(c remedyCore) bool { return c.partial })
}

// mayHelp reports whether a remedy may help against a core that does not list it. Those
// that only take rule instances away are in every core that has one of those: but what
// changes a cell may take away what another rule makes of it, and what changes a rule what
// another of its lines asks. After a change a core that is still there is not taken away
// by it.
func (r *repairer) mayHelp(i int, c *remedyCore) bool {
	if c.gain[i] > 0 || slices.Contains(c.after, i) {
		return false
	}
	m := &r.all[i].change
	s, known := r.e.SessionByID(m.Session)
	about := known && c.about[s]
	if known && c.grounds.any(func(one *ground) bool { return one.rule.Ranks }) {
		return true
	}
	always := func(*rules.Instance) bool { return true }
	ofService := func(in *rules.Instance) bool { return r.mayBeOf(in, m.Service) }
	switch m.Kind {
	case change.WindowAdded:
		return true
	case change.HoldMoved:
		return c.grounds.any(func(one *ground) bool { return one.rule.AfterHolds })
	case change.SessionLength:
		return about
	case change.PersonOnline:
		return about && c.grounds.about(s, always, "cast.presence")
	case change.PersonJoins:
		return about && c.grounds.about(s, always, "cast.role")
	case change.PersonOptional:
		return about && c.grounds.about(s, func(in *rules.Instance) bool { return in.Person == model.NoPerson && in.Room == model.NoRoom }, "cast.must")
	case change.SessionLayout:
		return about && c.grounds.about(s, always, "sessions.layout")
	case change.SessionSetUp:
		return about && c.grounds.about(s, always, "sessions.setup")
	case change.SessionOverflow:
		return about && c.grounds.about(s, always, "sessions.overflow")
	case change.SessionExpects:
		return about && c.grounds.about(s, always, "sessions.expected")
	case change.SessionWithout:
		return about && c.grounds.about(s, ofService, "sessions.needs", "sessions.interpretation")
	case change.RoomLayout:
		return c.grounds.any(func(one *ground) bool {
			return one.reads([]string{"rooms.layouts"}) && one.in.A != model.NoSession && slices.Contains(m.Layouts, r.e.Sessions[one.in.A].Layout)
		})
	case change.RoomOffers:
		return c.grounds.any(func(one *ground) bool { return one.reads([]string{"rooms.services"}) && ofService(&one.in) })
	case change.KitCount:
		return c.grounds.any(func(one *ground) bool {
			return one.reads([]string{"kits.count"}) && slices.ContainsFunc(r.e.Kits, func(k model.Kit) bool {
				return k.ID == m.Kit && (one.in.Value == k.ID || one.in.Value == k.Kind)
			})
		})
	case change.Waive:
		return c.grounds.ofRule(m.Rule, func(in *rules.Instance) bool { return in.Person == model.NoPerson })
	case change.RuleLevel, change.RuleSets:
		return c.grounds.ofRule(m.Rule, func(in *rules.Instance) bool { return in.Setting >= 0 || in.Part != "" }) || r.setsToo(c, m)
	}
	return false
}

// mayBeOf reports whether an instance of a rule that looks at services may be about one.
func (r *repairer) mayBeOf(in *rules.Instance, service string) bool {
	if in.Value != "" {
		return in.Value == service || r.isKit(service) && r.isKit(in.Value)
	}
	if in.A == model.NoSession {
		return true
	}
	s := &r.e.Sessions[in.A]
	return slices.Contains(s.Needs, service) || slices.Contains(s.Interpretation, service)
}

// isKit reports whether a word means a kit.
func (r *repairer) isKit(word string) bool {
	return slices.ContainsFunc(r.e.Kits, func(k model.Kit) bool { return k.ID == word || k.Kind == word })
}

// setsToo reports whether a core lists another value of the parameter that a change sets, or
// was found after one was set: this value may help too.
func (r *repairer) setsToo(c *remedyCore, m *change.Change) bool {
	of := m.Rule
	if k := slices.IndexFunc(r.e.Rules, func(s model.Setting) bool { return s.ID == m.Line }); m.Line != "" && k >= 0 {
		of = r.e.Rules[k].Rule
	}
	if !c.grounds.ofRule(of, func(*rules.Instance) bool { return true }) {
		return false
	}
	return slices.ContainsFunc(slices.Concat(c.items, c.after), func(i int) bool {
		o := &r.all[i].change
		return m.Kind == change.RuleSets && o.Kind == change.RuleSets && o.Rule == m.Rule && o.Line == m.Line && o.Params[0].Key == m.Params[0].Key
	})
}

// brings reports whether changes may have brought a conflict along that is there after them:
// most only take rule instances away, but what a person has to do elsewhere or in another way,
// how long a session is and when a hold is can be in the way again.
func (r *repairer) brings(changes []change.Change, p *csp.Problem, c *Conflict) bool {
	about := c.sessions(p)
	return slices.ContainsFunc(changes, func(m change.Change) bool {
		s, known := r.e.SessionByID(m.Session)
		switch m.Kind {
		case change.SessionLength, change.SessionOverflow:
			return known && about[s]
		case change.PersonOnline, change.PersonJoins:
			who, _ := r.e.PersonByID(m.Person)
			return known && about[s] || c.Overload != nil || slices.ContainsFunc(c.Instances, func(i csp.InstanceIndex) bool { return p.Instances[i].Person == who })
		case change.HoldMoved:
			return c.Overload != nil || slices.ContainsFunc(c.Instances, func(i csp.InstanceIndex) bool {
				in := &p.Instances[i]
				return p.Book.Of(in.Rule).Rule.AfterHolds || in.Setting >= 0 && p.Event.Rules[in.Setting].ID == m.Line
			})
		}
		return false
	})
}
