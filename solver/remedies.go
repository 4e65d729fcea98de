package solver

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/encode"
	"programme/solver/overload"
)

// remedy is one change that takes a rule instance away.
type remedy struct {
	change change.Change
	people int // who are to be asked or told
	rank   int // of remedies that take as many people, the lower is tried first
}

// Ranks, the mildest first.
const (
	openRoom = iota
	askPerson
	standIn
	unpinned
	waiveRule
	doWithout
	shorten
	cancel
)

// remedies returns the changes that take away an instance of a fault, each once.
func (r *repairer) remedies(p *encode.Problem, f *fault) []remedy {
	b := &remedyBuilder{e: p.Event, sizes: r.sizes}
	if f.overload != nil {
		b.overload(p, f.overload)
		return b.list
	}
	for _, i := range f.instances {
		b.instance(&p.Instances[i])
	}
	return b.list
}

// remedyBuilder gathers remedies, those that the event does not take left out.
type remedyBuilder struct {
	e     *model.Event
	sizes []int // of the casts, by session
	list  []remedy
}

// overload takes in all that an overload rests on: that its sessions are placed, that the
// person must attend them, and what keeps them from other times and rooms.
func (b *remedyBuilder) overload(p *encode.Problem, c *overload.Certificate) {
	for _, a := range c.Activities {
		for _, s := range p.Activities[a].Sessions {
			if c.Person != model.NoPerson {
				b.person(c.Person, s, standIn, "optional in")
			}
			b.cancelled(s)
		}
		for _, ban := range p.Activities[a].Bans {
			b.instance(&p.Instances[ban.Instance])
		}
	}
	for _, stretch := range c.Stretches {
		if r := stretch.Room; r != model.NoRoom {
			b.instance(&p.Instances[p.Rooms[r].Holds])
			b.instance(&p.Instances[p.Rooms[r].Turns])
		}
	}
}

func (b *remedyBuilder) instance(in *rules.Instance) {
	switch in.Rule {
	case "R01":
		b.cancelled(in.A)
	case "R04":
		b.shorter(in.A)
	case "R06":
		b.fewerExpected(in.A)
	case "R08":
		if in.Value == "" {
			b.needs(in.A)
		} else {
			b.add(1, doWithout, "session %q does without %q", b.e.Sessions[in.A].ID, in.Value)
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
			b.add(0, openRoom, "room %q open %s", b.e.Rooms[in.Room].ID, span(in.Span))
			break
		}
		b.add(1, askPerson, "person %q available %s", b.e.People[in.Person].ID, span(in.Span))
		b.person(in.Person, in.A, standIn, "optional in")
	case "R18":
		b.person(in.Person, in.A, askPerson, "online in")
		b.person(in.Person, in.A, standIn, "optional in")
	case "R27":
		b.person(in.Person, in.A, standIn, "optional in")
	case "R34", "R35":
		b.add(b.told(in.A), unpinned, "unpin %q", b.e.Sessions[in.A].ID)
	}
	if in.Setting >= 0 && in.Rule != "R35" {
		if id := b.e.Rules[in.Setting].ID; id != "" {
			b.add(1, waiveRule, "rule %q off", id)
		}
	}
}

// add adds the change with that text, if the event takes it and it is new.
func (b *remedyBuilder) add(people, rank int, format string, args ...any) {
	c, err := change.Parse(fmt.Sprintf(format, args...), b.e, model.Position{File: "repair", Line: 1})
	if err != nil {
		return // there is nothing of the kind to change
	}
	if !slices.ContainsFunc(b.list, func(m remedy) bool { return m.change.String() == c.String() }) {
		b.list = append(b.list, remedy{c, people, rank})
	}
}

func (b *remedyBuilder) person(who model.PersonIndex, s model.SessionIndex, rank int, verb string) {
	b.add(1, rank, "person %q %s %q", b.e.People[who].ID, verb, b.e.Sessions[s].ID)
}

// told returns how many people are to be told of a change to a session.
func (b *remedyBuilder) told(s model.SessionIndex) int { return max(1, b.sizes[s]) }

func (b *remedyBuilder) cancelled(s model.SessionIndex) {
	b.add(b.told(s), cancel, "session %q cancelled", b.e.Sessions[s].ID)
}

// needs lets a session do without each of the services that it needs.
func (b *remedyBuilder) needs(s model.SessionIndex) {
	for _, need := range b.e.Sessions[s].Needs {
		b.add(1, doWithout, "session %q does without %q", b.e.Sessions[s].ID, need)
	}
}

// shorter makes a session as long as the longest window.
func (b *remedyBuilder) shorter(s model.SessionIndex) {
	var longest model.Minutes
	for i := range b.e.Windows {
		longest = max(longest, b.e.Windows[i].Minutes())
	}
	if longest < b.e.Sessions[s].Minutes {
		b.add(b.told(s), shorten, "session %q %dmin", b.e.Sessions[s].ID, longest)
	}
}

// fewerExpected makes a session fit the largest room.
func (b *remedyBuilder) fewerExpected(s model.SessionIndex) {
	largest := 0
	for i := range b.e.Rooms {
		largest = max(largest, b.e.Rooms[i].Capacity)
	}
	if 0 < largest && largest < b.e.Sessions[s].Expected {
		b.add(1, doWithout, "session %q expects %d", b.e.Sessions[s].ID, largest)
	}
}

// span writes an interval as the language of changes reads it.
func span(v model.Interval) string { return v.Start.String() + "/" + v.End.String() }
