package solver_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// softRules are drawn one at a time, so that small events are mostly feasible.
var softRules = []string{"R06", "R07", "R08", "R13", "R14", "R16", "R24", "R26", "R28", "R29", "R30", "R36", "R37", "R38", "R39", "R40", "R53"}

// optimum returns the proved optimum of a small event. ok is false if it is impossible.
func optimum(t *rapid.T, e *model.Event) (cost csp.Cost, ok bool) {
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 50_000}})
	if err != nil {
		t.Fatal(err)
	}
	switch r.Verdict {
	case solver.Impossible:
		return cost, false
	case solver.Optimal:
		return r.Cost, true
	default:
		t.Fatalf("verdict %s on a small event: cost %v, bound %v", r.Verdict, r.Cost, r.Bound)
		return cost, false
	}
}

// Changes that mean nothing to a conference change nothing about its optimum.
func TestOptimumDoesNotDependOnNamesOrderOrDay(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*rapid.T, *model.Event)
	}{
		{"ids renamed", rename},
		{"rows permuted", permute},
		{"a day later", func(_ *rapid.T, e *model.Event) { shift(e, 24*60) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := randevent.Event(t, rapid.SampledFrom(softRules).Draw(t, "rule"))
				e.Zone, _ = model.LoadZone("Asia/Tokyo") // whose clock never changes
				for p := range e.People {
					e.People[p].Zone = map[bool]model.Zone{true: "Asia/Kathmandu"}[e.People[p].Zone != ""]
				}
				before, possible := optimum(t, e)
				c.change(t, e)
				after, still := optimum(t, e)
				if possible != still || before != after {
					t.Fatalf("the optimum was %v (possible: %v) and is %v (possible: %v)", before, possible, after, still)
				}
			})
		})
	}
}

// rename gives every session, room, person and window another id.
func rename(_ *rapid.T, e *model.Event) {
	var pairs []string
	for i := range e.Sessions {
		pairs = append(pairs, e.Sessions[i].ID, fmt.Sprintf("z%d", 9-i))
		e.Sessions[i].ID = fmt.Sprintf("z%d", 9-i)
	}
	for i := range e.Rooms {
		pairs = append(pairs, e.Rooms[i].ID, fmt.Sprintf("hall%d", 9-i))
		e.Rooms[i].ID = fmt.Sprintf("hall%d", 9-i)
	}
	for i := range e.People {
		pairs = append(pairs, e.People[i].ID, fmt.Sprintf("human%d", 9-i))
		e.People[i].ID = fmt.Sprintf("human%d", 9-i)
	}
	names := strings.NewReplacer(pairs...)
	for i := range e.Walks {
		e.Walks[i].From, e.Walks[i].To = names.Replace(e.Walks[i].From), names.Replace(e.Walks[i].To)
	}
	for i := range e.Rules {
		for k := range e.Rules[i].Params {
			if p := &e.Rules[i].Params[k]; slices.Contains([]string{"session", "rooms", "people"}, p.Key) {
				p.Value = names.Replace(p.Value)
			}
		}
	}
}

// permute puts the sessions and rooms in another order.
func permute(t *rapid.T, e *model.Event) {
	sessions := rapid.Permutation(indices(len(e.Sessions))).Draw(t, "sessions")
	rooms := rapid.Permutation(indices(len(e.Rooms))).Draw(t, "rooms")
	was := *e
	e.Sessions, e.Rooms = make([]model.Session, len(sessions)), make([]model.Room, len(rooms))
	for i, to := range sessions {
		e.Sessions[to] = was.Sessions[i]
	}
	for i, to := range rooms {
		e.Rooms[to] = was.Rooms[i]
	}
	for i := range e.Cast {
		e.Cast[i].Session = model.SessionIndex(sessions[e.Cast[i].Session])
	}
	room := func(r model.RoomIndex) model.RoomIndex {
		if r == model.NoRoom {
			return r
		}
		return model.RoomIndex(rooms[r])
	}
	moved := func(rooms []model.RoomIndex) []model.RoomIndex {
		list := slices.Clone(rooms)
		for k, r := range list {
			list[k] = room(r)
		}
		return list
	}
	for i := range e.Rooms {
		r := &e.Rooms[i]
		r.Combines, r.Pair = moved(r.Combines), moved(r.Pair)
		slices.Sort(r.Combines)
	}
	for i := range e.Sessions {
		e.Sessions[i].Overflow = moved(e.Sessions[i].Overflow)
		slices.Sort(e.Sessions[i].Overflow)
	}
	for i := range e.Availability {
		if r := e.Availability[i].Room(); r != model.NoRoom {
			e.Availability[i].Subject = model.OfRoom(room(r))
		}
	}
	for i := range e.Windows {
		for k, r := range e.Windows[i].Rooms {
			e.Windows[i].Rooms[k] = room(r)
		}
		slices.Sort(e.Windows[i].Rooms)
	}
	for i := range e.Demand {
		d := &e.Demand[i]
		d.Session = model.SessionIndex(sessions[d.Session])
		if d.With.Given() {
			d.With = model.ToSession(model.SessionIndex(sessions[d.With.Index()]))
		}
	}
	if e.Baseline != nil {
		for i := range e.Baseline.Placements {
			pl := &e.Baseline.Placements[i]
			pl.Session, pl.Room = model.SessionIndex(sessions[pl.Session]), model.InRoom(room(pl.Room.Index()))
		}
		e.Baseline = model.NewProgramme(e.Baseline.Placements)
	}
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// shift moves everything that has a time by so many minutes.
func shift(e *model.Event, by model.Minutes) {
	move := func(v *model.Interval) { v.Start, v.End = v.Start.Add(by), v.End.Add(by) }
	for i := range e.Days {
		e.Days[i] = model.DateIn(e.Days[i].Bounds(e.Zone).Start.Add(by), e.Zone)
	}
	for i := range e.Windows {
		w := &e.Windows[i]
		move(&w.Interval)
		for k := range w.Starts {
			w.Starts[k] = w.Starts[k].Add(by)
		}
	}
	for i := range e.Availability {
		move(&e.Availability[i].Interval)
	}
	for i := range e.Rooms {
		for k := range e.Rooms[i].Open {
			move(&e.Rooms[i].Open[k])
		}
	}
	for i := range e.People {
		if p := &e.People[i]; p.Arrive != model.NoInstant {
			p.Arrive = p.Arrive.Add(by)
		}
		if p := &e.People[i]; p.Depart != model.NoInstant {
			p.Depart = p.Depart.Add(by)
		}
	}
	if e.Baseline != nil {
		for i := range e.Baseline.Placements {
			move(&e.Baseline.Placements[i].Interval)
		}
	}
}

// A rule more never makes a programme cheaper. (The price of one rule is compared with
// nothing and with another in the same tier, so that tiers cannot hide it.)
func TestAddingARuleNeverLowersTheCost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom(softRules).Draw(t, "rule"))
		before, possible := optimum(t, e)
		apart := model.Setting{Rule: "R40", Level: model.Soft(rapid.IntRange(1, 9).Draw(t, "tier")), Params: []model.Param{
			{Key: "session", Value: e.Sessions[0].ID + "|" + e.Sessions[1].ID},
		}}
		if rapid.Bool().Draw(t, "hard") {
			apart.Level = model.Hard
		}
		e.Rules = append(e.Rules, apart)
		after, still := optimum(t, e)
		if still && (!possible || after.Compare(before) < 0) {
			t.Fatalf("the optimum was %v (possible: %v) and with a rule more is %v", before, possible, after)
		}
	})
}
