package conflict

import (
	"cmp"
	"maps"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// remedy is a remedy of a rule as a change of the event, which takes it.
type remedy struct {
	change  change.Change
	text    string               // of the change
	asks    []party              // who are to be asked or told, each once
	people  int                  // how many they are
	touches []model.SessionIndex // sessions that change otherwise, each once
	kind    rules.RemedyKind
}

// remedies returns the changes that take away from a conflict, each once.
func (r *repairer) remedies(p *csp.Problem, c *Conflict) remedyList {
	b := &remedyBuilder{p: p, e: p.Event, before: r.e, parties: r.parties, stands: r.stands, gain: 1, at: map[string]int{}, remedyList: remedyList{need: 1, grounds: &grounds{}}}
	if c.Overload != nil {
		b.overload(p, c.Overload)
		return b.remedyList
	}
	about := slices.Sorted(maps.Keys(c.sessions(p)))
	for _, i := range c.Instances {
		b.instance(&p.Instances[i])
		for _, s := range about {
			b.spares(&p.Instances[i], s)
		}
	}
	return b.remedyList
}

// remedyList is changes of which some are needed, until their gains come to need.
type remedyList struct {
	need    int64
	list    []remedy
	gains   []int64 // what each takes away at most, whatever else is changed
	grounds *grounds
	// partial tells that some changes that help only together were left out.
	partial bool
}

// remedyBuilder gathers remedies, those that the event does not take left out.
type remedyBuilder struct {
	*parties
	p      *csp.Problem
	e      *model.Event
	before *model.Event // the event asked about, of which e is what some changes make
	stands []model.Position
	of     *rules.Instance // that what is added helps with
	gain   int64           // of what is added
	one    int64           // that one more of what a pool has would gain at most; 0 where it is no sum of that
	at     map[string]int
	remedyList
}

// overload takes in all that an overload rests on: that its sessions are placed, that the
// person must attend them, that there is no more of what they use, or that they cannot
// overlap; what keeps them from other times and rooms than those that are too little, and
// that the days are as long as they are. What is done for one session gains what it needs
// at most.
func (b *remedyBuilder) overload(p *csp.Problem, c *bounds.Certificate) {
	whole := &c.Whole
	b.need = whole.Lack()
	margin, longest := model.Minutes(0), model.Minutes(0)
	for i := range p.Rooms {
		margin = max(margin, p.Rooms[i].Turnaround)
	}
	if c.Pool != nil {
		margin = max(margin, c.Pool.Before+c.Pool.After)
		b.partial = b.partial || c.Pool.Timeless // how many may use it, other changes change too
	}
	for i := range p.Activities {
		longest = max(longest, p.Activities[i].Minutes)
	}
	outside := whole.Outside(p)
	for _, a := range whole.Activities {
		if b.gain = 1; !c.Counted {
			b.gain = int64(p.Activities[a].Minutes + margin)
		}
		for _, s := range p.Activities[a].Sessions {
			if c.Person != model.NoPerson {
				b.add(rules.StandIn(b.e, c.Person, s))
			}
			b.add(rules.CancelSession(b.e, s))
			for _, i := range c.Uses {
				b.spares(&p.Instances[i], s)
			}
		}
		bans, all := outside.Bans(a)
		for _, ban := range bans {
			b.instance(&p.Instances[ban.Instance])
		}
		b.partial = b.partial || !all
	}
	var days []model.Date
	for _, stretch := range whole.Stretches {
		b.gain = b.need
		if r := stretch.Room; r != model.NoRoom {
			b.instance(&p.Instances[p.Rooms[r].Holds])
			b.instance(&p.Instances[p.Rooms[r].Turns])
		}
		if c.Person == model.NoPerson {
			days = append(days, model.DateIn(stretch.Start, b.e.Zone))
		}
	}
	if c.Pool != nil {
		b.one = max(1, (whole.Have+int64(c.Pool.Most)-1)/int64(max(1, c.Pool.Most))) // of what there is, one more of which holds as much
	}
	b.uses(c, int64(longest+margin))
	slices.SortFunc(days, model.Date.Compare)
	for _, day := range slices.Compact(days) {
		if b.gain = b.need; !c.Counted {
			b.gain = whole.Spare(p) + b.longer(c, day, margin, longest)
		}
		b.add(rules.LongerDay(b.e, day)...)
	}
}

// uses takes in the rule instances that an overload rests on. What is done for one person
// frees one session at most, which needs no more than most; of a person's own hours that is
// to let the session take place without them.
func (b *remedyBuilder) uses(c *bounds.Certificate, most int64) {
	for _, i := range c.Uses {
		in := &b.p.Instances[i]
		if c.Person != model.NoPerson {
			b.partial = b.partial || in.Rule != b.p.AttendRule
			continue
		}
		if b.gain = b.need; in.Person != model.NoPerson && !c.Counted {
			b.gain = min(b.need, most)
		}
		b.instance(in)
	}
}

// longer returns how many minutes a longer day adds at most.
func (b *remedyBuilder) longer(c *bounds.Certificate, day model.Date, margin, longest model.Minutes) (gain int64) {
	switch {
	case c.Pool != nil && !slices.ContainsFunc(c.Whole.Stretches, func(s bounds.Stretch) bool { return s.Room != model.NoRoom }):
		return int64(c.Pool.Most) * int64(rules.Later+margin+longest)
	case c.Apart:
		return int64(rules.Later + margin + longest)
	}
	for i := range b.p.Rooms {
		gain += int64(b.p.Rooms[i].Parallel) * int64(rules.Later+margin+b.unused(&c.Whole, model.RoomIndex(i), day, longest))
	}
	return gain
}

// unused returns how much of a day's last window no session reaches in a room, at most
// longest: what comes after the window joins it.
func (b *remedyBuilder) unused(o *bounds.Overload, r model.RoomIndex, day model.Date, longest model.Minutes) model.Minutes {
	unused := longest
	for _, stretch := range o.Stretches {
		if stretch.Room == r && model.DateIn(stretch.Start, b.e.Zone) == day {
			unused = min(unused, max(0, rules.Closes(b.e, day).Sub(stretch.End)))
		}
	}
	return unused
}

// instance adds what helps with a rule instance: unless its row stands, what the rule's row
// says and to switch off the line that states it; and to cancel its sessions or what is merged with them.
func (b *remedyBuilder) instance(in *rules.Instance) {
	binding := b.p.Book.Of(in.Rule)
	if binding.Setting(in.Setting).LevelOf(in.Part) != model.Hard {
		return // in nobody's way
	}
	stands := b.kept(in)
	b.of = in
	b.grounds.add(binding.Rule, *in)
	if !stands {
		b.add(b.ofRule(binding, in)...)
	}
	if !stands && in.Setting >= 0 && !binding.Rule.LineStands {
		if line := &b.e.Rules[in.Setting]; line.ID != "" {
			b.add(rules.SwitchOff(b.e, line))
		}
	}
	for _, s := range []model.SessionIndex{in.A, in.B} {
		if s != model.NoSession {
			b.cancelledWith(s)
		}
	}
}

// spares has a session do without what an instance counts that is about no session by itself.
func (b *remedyBuilder) spares(in *rules.Instance, s model.SessionIndex) {
	binding := b.p.Book.Of(in.Rule)
	if binding.Rule.Spares == nil || in.B != model.NoSession || b.kept(in) {
		return
	}
	b.of = in
	b.add(binding.Rule.Spares(b.e, binding, *in, s)...)
}

// kept reports whether the row that states an instance stands, so that no remedy takes it back.
func (b *remedyBuilder) kept(in *rules.Instance) bool {
	source := in.Source
	if in.Setting >= 0 {
		source = b.e.Rules[in.Setting].Pos
	}
	return slices.Contains(b.stands, source)
}

// ofRule returns the remedies that a rule's row says and, of a rule that people bend, that it
// does not bind a person, or its level.
func (b *remedyBuilder) ofRule(binding *rules.Binding, in *rules.Instance) (list []rules.Remedy) {
	if binding.Rule.Remedies != nil {
		list = binding.Rule.Remedies(b.e, binding, *in)
	}
	if waived, can := rules.Waive(b.e, binding, *in); can {
		list = append(list, waived)
	}
	level, bends := rules.Soften(binding, *in)
	if bends && !slices.ContainsFunc(list, func(r rules.Remedy) bool { return r.Change == level.Change }) {
		list = append(list, level)
	}
	return list
}

// cancelledWith cancels a session, which takes away whatever is asked of it, or one that is
// merged with it, which takes away what that brings along.
func (b *remedyBuilder) cancelledWith(s model.SessionIndex) {
	if a := b.p.ActivityOf[s]; a >= 0 {
		for _, merged := range b.p.Activities[a].Sessions {
			b.add(rules.CancelSession(b.e, merged))
		}
	}
}

// add adds the remedies that the event takes, or more gain to them.
func (b *remedyBuilder) add(list ...rules.Remedy) {
	for i := range list {
		b.addOne(&list[i])
	}
}

func (b *remedyBuilder) addOne(r *rules.Remedy) {
	gain := b.gain
	if r.More > 0 && b.one > 0 {
		gain = int64(r.More) * b.one
	}
	c, err := change.Parse(r.Change, b.before, model.Position{File: "repair", Line: 1})
	if err != nil {
		return // there is nothing of the kind to change
	}
	text := c.String()
	i, known := b.at[text]
	if !known {
		i = len(b.list)
		b.at[text] = i
		b.list, b.gains = append(b.list, remedy{change: c, text: text, kind: r.Kind}), append(b.gains, 0)
	}
	m := &b.list[i]
	m.asks, m.touches = union(m.asks, b.whom(r)), union(m.touches, b.touched(r, c))
	m.people = b.count(m.asks)
	b.gains[i] = min(b.need, b.gains[i]+gain)
}

// whom returns those whom a remedy asks: of one that a rule bends the person whom the
// instance binds.
func (b *remedyBuilder) whom(r *rules.Remedy) []party {
	if r.Bound && b.of.Person != model.NoPerson {
		return []party{party(b.of.Person)}
	}
	return b.asked(r)
}

// touched returns the sessions that a remedy changes: of one that a rule bends that of the
// instance.
func (b *remedyBuilder) touched(r *rules.Remedy, c change.Change) (sessions []model.SessionIndex) {
	if s, known := b.e.SessionByID(c.Session); known && c.Session != "" {
		return []model.SessionIndex{s}
	}
	if !r.Bound {
		return nil
	}
	for _, s := range []model.SessionIndex{b.of.A, b.of.B} {
		if s != model.NoSession {
			sessions = append(sessions, s)
		}
	}
	return sessions
}

// union returns what is in one of two lists, ascending and each once.
func union[T cmp.Ordered](a, b []T) []T {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
