package solver

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// remedy is one change that takes a rule instance away.
type remedy struct {
	change change.Change
	text   string  // of the change
	asks   []party // who are to be asked or told, each once
	people int     // how many they are
	rank   int     // of remedies that take as many people, the lower is tried first
}

// Ranks, the mildest first.
const (
	openRoom = iota
	longerDay
	askPerson
	standIn
	unpinned
	waiveRule
	doWithout
	shorten
	cancel
)

// remedies returns the changes that take away from a fault, each once.
func (r *repairer) remedies(p *csp.Problem, f *fault) remedyList {
	b := &remedyBuilder{p: p, e: p.Event, parties: r.parties, gain: 1, at: map[string]int{}, remedyList: remedyList{need: 1}}
	if f.overload != nil {
		b.overload(p, f.overload)
		return b.remedyList
	}
	for _, i := range f.instances {
		b.instance(&p.Instances[i])
	}
	return b.remedyList
}

// remedyList is changes of which some are needed, until their gains come to need.
type remedyList struct {
	need  int64
	list  []remedy
	gains []int64 // what each takes away at most, whatever else is changed
	// partial tells that some changes that help only together were left out.
	partial bool
}

// remedyBuilder gathers remedies, those that the event does not take left out.
type remedyBuilder struct {
	*parties
	p    *csp.Problem
	e    *model.Event
	gain int64 // of what is added
	at   map[string]int
	remedyList
}

// overload takes in all that an overload rests on: that its sessions are placed, that the
// person must attend them, what keeps them from other times and rooms than those that are
// too little, and that the days are as long as they are. What is done for one session
// gains what it needs at most.
func (b *remedyBuilder) overload(p *csp.Problem, c *bounds.Certificate) {
	whole := &c.Whole
	b.need = whole.Lack()
	turnaround, longest := model.Minutes(0), model.Minutes(0)
	for i := range p.Rooms {
		turnaround = max(turnaround, p.Rooms[i].Turnaround)
	}
	for i := range p.Activities {
		longest = max(longest, p.Activities[i].Minutes)
	}
	outside := whole.Outside(p)
	for _, a := range whole.Activities {
		if b.gain = 1; !c.Counted {
			b.gain = int64(p.Activities[a].Minutes + turnaround)
		}
		for _, s := range p.Activities[a].Sessions {
			if c.Person != model.NoPerson {
				b.person(c.Person, s, standIn, "optional in")
			}
			b.cancelled(s)
		}
		bans, all := outside.Bans(a)
		for _, ban := range bans {
			b.instance(&p.Instances[ban.Instance])
		}
		b.partial = b.partial || !all
	}
	b.gain = b.need
	var days []model.Date
	for _, stretch := range whole.Stretches {
		if r := stretch.Room; r != model.NoRoom {
			b.instance(&p.Instances[p.Rooms[r].Holds])
			b.instance(&p.Instances[p.Rooms[r].Turns])
			days = append(days, model.DateIn(stretch.Start, b.e.Zone))
		}
	}
	slices.SortFunc(days, model.Date.Compare)
	for _, day := range slices.Compact(days) {
		if !c.Counted {
			b.gain = whole.Spare(p)
			for i := range p.Rooms {
				joined := b.unused(whole, model.RoomIndex(i), day, longest)
				b.gain += int64(p.Rooms[i].Parallel) * int64(later+turnaround+joined)
			}
		}
		b.longer(day)
	}
}

// unused returns how much of a day's last window no session reaches in a room, at most
// longest: what comes after the window joins it.
func (b *remedyBuilder) unused(o *bounds.Overload, r model.RoomIndex, day model.Date, longest model.Minutes) model.Minutes {
	unused := longest
	for _, stretch := range o.Stretches {
		if stretch.Room == r && model.DateIn(stretch.Start, b.e.Zone) == day {
			unused = min(unused, max(0, b.closes(day).Sub(stretch.End)))
		}
	}
	return unused
}

// later is how much longer a day is made, in minutes.
const later = 2 * 60

// longer lets sessions take place after the last window of a day.
func (b *remedyBuilder) longer(day model.Date) {
	if last := b.closes(day); last != model.NoInstant {
		b.add([]party{b.someone("day " + day.String())}, longerDay, "window added %s", span(model.Interval{Start: last, End: last.Add(later)}))
	}
}

// closes returns when the last of the windows that open on a day ends, [model.NoInstant]
// if there is none.
func (b *remedyBuilder) closes(day model.Date) model.Instant {
	last := model.NoInstant
	for i := range b.e.Windows {
		if w := &b.e.Windows[i]; model.DateIn(w.Start, b.e.Zone) == day && (last == model.NoInstant || w.End > last) {
			last = w.End
		}
	}
	return last
}

func (b *remedyBuilder) instance(in *rules.Instance) {
	switch in.Rule {
	case "R04":
		b.shorter(in.A)
		for _, day := range b.e.Days {
			b.longer(day)
		}
	case "R06":
		b.fewerExpected(in.A)
	case "R08":
		if in.Value == "" {
			b.needs(in.A)
		} else {
			b.add(b.casts[in.A], doWithout, "session %q does without %q", b.e.Sessions[in.A].ID, in.Value)
		}
	case "R16", "R19":
		for _, s := range []model.SessionIndex{in.A, in.B} {
			if in.Rule == "R19" {
				b.person(in.Person, s, askPerson, "online in")
			}
			b.person(in.Person, s, standIn, "optional in")
		}
	case "R17":
		if in.Person == model.NoPerson {
			b.add(nil, openRoom, "room %q open %s", b.e.Rooms[in.Room].ID, span(in.Span))
			break
		}
		b.add([]party{party(in.Person)}, askPerson, "person %q available %s", b.e.People[in.Person].ID, span(in.Span))
		b.person(in.Person, in.A, standIn, "optional in")
	case "R18":
		b.person(in.Person, in.A, askPerson, "online in")
		b.person(in.Person, in.A, standIn, "optional in")
	case "R27":
		b.person(in.Person, in.A, standIn, "optional in")
	case "R34", "R35":
		b.add(b.casts[in.A], unpinned, "unpin %q", b.e.Sessions[in.A].ID)
	}
	if in.Setting >= 0 && in.Rule != "R35" {
		if line := &b.e.Rules[in.Setting]; line.ID != "" {
			asked := b.someone("line " + line.ID)
			if line.Who != "" {
				asked = b.named(line.Who)
			}
			b.add([]party{asked}, waiveRule, "rule %q off", line.ID)
		}
	}
	for _, s := range []model.SessionIndex{in.A, in.B} {
		if s != model.NoSession {
			b.cancelledWith(s)
		}
	}
}

// cancelledWith cancels a session, which takes away whatever is asked of it, or one that is
// merged with it, which takes away what that brings along.
func (b *remedyBuilder) cancelledWith(s model.SessionIndex) {
	if a := b.p.ActivityOf[s]; a >= 0 {
		for _, merged := range b.p.Activities[a].Sessions {
			b.cancelled(merged)
		}
	}
}

// add adds the change with that text, if the event takes it, or more gain to it.
func (b *remedyBuilder) add(asks []party, rank int, format string, args ...any) {
	c, err := change.Parse(fmt.Sprintf(format, args...), b.e, model.Position{File: "repair", Line: 1})
	if err != nil {
		return // there is nothing of the kind to change
	}
	text := c.String()
	i, known := b.at[text]
	if !known {
		i = len(b.list)
		b.at[text] = i
		b.list, b.gains = append(b.list, remedy{c, text, asks, b.count(asks), rank}), append(b.gains, 0)
	}
	b.gains[i] = min(b.need, b.gains[i]+b.gain)
}

func (b *remedyBuilder) person(who model.PersonIndex, s model.SessionIndex, rank int, verb string) {
	b.add([]party{party(who)}, rank, "person %q %s %q", b.e.People[who].ID, verb, b.e.Sessions[s].ID)
}

func (b *remedyBuilder) cancelled(s model.SessionIndex) {
	b.add(b.casts[s], cancel, "session %q cancelled", b.e.Sessions[s].ID)
}

// needs lets a session do without each of the services that it needs.
func (b *remedyBuilder) needs(s model.SessionIndex) {
	for _, need := range b.e.Sessions[s].Needs {
		b.add(b.casts[s], doWithout, "session %q does without %q", b.e.Sessions[s].ID, need)
	}
}

// shorter makes a session as long as windows are open without a break.
func (b *remedyBuilder) shorter(s model.SessionIndex) {
	var windows []model.Interval
	for i := range b.e.Windows {
		windows = append(windows, b.e.Windows[i].Interval)
	}
	var longest model.Minutes
	for _, open := range model.Joined(windows) {
		longest = max(longest, open.Minutes())
	}
	if longest < b.e.Sessions[s].Minutes {
		b.add(b.casts[s], shorten, "session %q %dmin", b.e.Sessions[s].ID, longest)
	}
}

// fewerExpected makes a session fit the largest room.
func (b *remedyBuilder) fewerExpected(s model.SessionIndex) {
	largest := 0
	for i := range b.e.Rooms {
		largest = max(largest, b.e.Rooms[i].Capacity)
	}
	if 0 < largest && largest < b.e.Sessions[s].Expected {
		b.add(b.casts[s], doWithout, "session %q expects %d", b.e.Sessions[s].ID, largest)
	}
}

// span writes an interval as the language of changes reads it.
func span(v model.Interval) string { return v.Start.String() + "/" + v.End.String() }
