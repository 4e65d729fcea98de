package conflict

import (
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// remedy is a remedy of a rule as a change of the event, which takes it.
type remedy struct {
	change change.Change
	text   string  // of the change
	asks   []party // who are to be asked or told, each once
	people int     // how many they are
	kind   rules.RemedyKind
}

// remedies returns the changes that take away from a conflict, each once.
func (r *repairer) remedies(p *csp.Problem, c *Conflict) remedyList {
	b := &remedyBuilder{p: p, e: p.Event, parties: r.parties, gain: 1, at: map[string]int{}, remedyList: remedyList{need: 1}}
	if c.Overload != nil {
		b.overload(p, c.Overload)
		return b.remedyList
	}
	for _, i := range c.Instances {
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
				b.add(rules.StandIn(b.e, c.Person, s))
			}
			b.add(rules.CancelSession(b.e, s))
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
				b.gain += int64(p.Rooms[i].Parallel) * int64(rules.Later+turnaround+joined)
			}
		}
		b.add(rules.LongerDay(b.e, day)...)
	}
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

// instance adds what helps with a rule instance: what the rule's row says, to switch off
// the line that states it, and to cancel its sessions or what is merged with them.
func (b *remedyBuilder) instance(in *rules.Instance) {
	binding := b.p.Book.Of(in.Rule)
	if binding.Rule.Remedies != nil {
		b.add(binding.Rule.Remedies(b.e, binding, *in)...)
	}
	if in.Setting >= 0 && !binding.Rule.LineStands {
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
	c, err := change.Parse(r.Change, b.e, model.Position{File: "repair", Line: 1})
	if err != nil {
		return // there is nothing of the kind to change
	}
	text := c.String()
	i, known := b.at[text]
	if !known {
		i = len(b.list)
		b.at[text] = i
		asks := b.asked(r)
		b.list, b.gains = append(b.list, remedy{c, text, asks, b.count(asks), r.Kind}), append(b.gains, 0)
	}
	b.gains[i] = min(b.need, b.gains[i]+b.gain)
}
