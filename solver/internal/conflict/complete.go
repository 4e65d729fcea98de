package conflict

import (
	"slices"

	"programme/model/change"
)

// complete reports whether every core has all remedies known that could do something about
// it. That a person or room can be had may help against another core of theirs too, which
// then has such a remedy that asks the same people.
func (r *repairer) complete() bool {
	for i := range r.all {
		if slices.ContainsFunc(r.cores, func(c remedyCore) bool { return r.mayHelp(i, &c) }) {
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
	if known && c.rests.ranks {
		return true
	}
	switch m.Kind {
	case change.WindowAdded, change.HoldMoved:
		return true
	case change.SessionLength, change.PersonOnline, change.PersonJoins:
		return about
	case change.PersonOptional:
		return about && c.rests.alike["cast.must"]
	case change.SessionLayout:
		return about && c.rests.reads["sessions.layout"]
	case change.SessionSetUp:
		return about && c.rests.reads["sessions.setup"]
	case change.SessionExpects:
		return about && c.rests.reads["sessions.expected"]
	case change.SessionWithout:
		return about && (c.rests.reads["sessions.needs"] || c.rests.reads["sessions.interpretation"])
	case change.KitCount:
		return c.rests.reads["kits.count"]
	case change.Waive, change.RuleLevel, change.RuleSets:
		return c.rests.rules[m.Rule] || m.Kind == change.RuleSets && r.changesLine(c, m.Line)
	}
	return false
}

// changesLine reports whether a core lists a parameter of that line, or was found after one
// was changed: another value of it may help too.
func (r *repairer) changesLine(c *remedyCore, line string) bool {
	return slices.ContainsFunc(slices.Concat(c.items, c.after), func(i int) bool {
		m := &r.all[i].change
		return m.Kind == change.RuleSets && m.Line == line && line != ""
	})
}
