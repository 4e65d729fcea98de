package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r14 = Rule{
	ID: "R14", Name: "bigger demand, bigger room",
	Reads: []string{"sessions.expected", "rooms.capacity"},
	Text: "Of n sessions, the most people expected first, and r rooms, the largest first, session k is due the seats of room k*r/n, rounded down, both counted from 0; sessions that expect as many are due as much as the first of them. " +
		"A session counts the seats that its room has less than it is due, beyond the tolerance; where the rule is hard there are none such. Sessions of which is not known how many are expected and rooms without a capacity are left out.",
	Level: model.Soft(6), Weight: 1, Unit: "seats", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "tolerance", Type: CountParam, Default: "50", Text: "seats less than is due that do not count"},
	},
	Scope: scopeOfDemand,
	Hangs: hanging(OnRoom, WithNothing),
	Judge: judgeDemand,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s expects %s and by its demand is due a room of %s, or up to %d less",
			Session(e, i.A), persons(e.Sessions[i.A].Expected), Count(seatsDue(e)[i.A], "seat", "seats"), b.General.Count("tolerance"))
	},
	Bars:  always("too small for the demand"),
	Ranks: true,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return milder(e, b, i, step{"tolerance", 25, 0})
	},
}

// seatsDue returns the seats that each session is due by its demand, 0 for those that
// are left out.
func seatsDue(e *model.Event) []int {
	var demand []model.SessionIndex
	for i := range e.Sessions {
		if s := &e.Sessions[i]; s.Expected > 0 && s.State != model.Cancelled {
			demand = append(demand, model.SessionIndex(i))
		}
	}
	slices.SortStableFunc(demand, func(s, t model.SessionIndex) int {
		return cmp.Compare(e.Sessions[t].Expected, e.Sessions[s].Expected)
	})
	var capacities []int
	for i := range e.Rooms {
		if n := e.Rooms[i].Capacity; n > 0 && !e.Rooms[i].Paired() {
			capacities = append(capacities, n)
		}
	}
	slices.SortFunc(capacities, func(a, b int) int { return cmp.Compare(b, a) })
	due := make([]int, len(e.Sessions))
	if len(capacities) > 0 {
		for k, s := range demand {
			due[s] = capacities[k*len(capacities)/len(demand)]
			if k > 0 && e.Sessions[s].Expected == e.Sessions[demand[k-1]].Expected {
				due[s] = due[demand[k-1]]
			}
		}
	}
	return due
}

func scopeOfDemand(e *model.Event, _ *Binding) Scope {
	rooms := roomsThat(e, func(r *model.Room) bool { return r.Capacity > 0 })
	return with("sessions that say how many are expected", sessionsThat(e, expects), rooms, noneExpected, "no room says how many seats it has", "")
}

func judgeDemand(c *Case) {
	e, b := c.Event, &c.Binding.General
	due := seatsDue(e)
	for _, p := range c.Placements {
		if !p.Room.Given() || e.Rooms[p.Room.Index()].Capacity == 0 {
			continue
		}
		has := e.Rooms[p.Room.Index()].Capacity
		missing := due[p.Session] - has - b.Count("tolerance")
		if missing <= 0 {
			continue
		}
		in := NewInstance("R14")
		in.A, in.Room, in.Span, in.Source = p.Session, p.Room.Index(), p.Interval, e.Sessions[p.Session].Pos
		c.Report(b, in, missing, fmt.Sprintf("%s, expects %s and by its demand is due a room of %s; this one has %d, which is %d too few beyond the %d that do not count",
			Placed(e, p, ""), persons(e.Sessions[p.Session].Expected), Count(due[p.Session], "seat", "seats"), has, missing, b.Count("tolerance")))
	}
}
