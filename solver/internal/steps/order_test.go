package steps_test

import (
	"fmt"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/limits"
	"programme/solver/internal/steps"

	"pgregory.net/rapid"
)

// Of orders that go round each step says how two sessions are to each other, and each rests on two
// rules, or on one and the step before.
func TestCirclesAreOfSmallSteps(t *testing.T) {
	merged := 0
	rapid.Check(t, func(t *rapid.T) {
		e, size := drawCircle(t)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		p, err := compile.Within(t.Context(), book)
		if err != nil {
			t.Fatal(err)
		}
		found := (&conflict.Finder{Options: limits.Options{Seed: 1}}).Look(t.Context(), p, nil).Conflicts
		if len(found) == 0 {
			t.Fatal("there is a programme")
		}
		core := found[0]
		chain, ok := steps.Of(t.Context(), p, core.Instances)
		if !ok || len(chain) != size-1 {
			t.Fatalf("%d steps to a circle of %d orders", len(chain), size)
		}
		(&chainCheck{t, p, core, chain}).check()
		for k := range chain {
			told := 0
			for _, i := range chain[k].Instances {
				if !p.Instances[i].AsksForPlace() {
					told++
				}
			}
			if (chain[k].Order == nil) != (k == len(chain)-1) || told+len(chain[k].From) != 2 {
				t.Fatalf("step %d of %d is %+v", k, len(chain), chain[k])
			}
			if o := chain[k].Order; o != nil && len(p.Activities[o.First].Sessions)+len(p.Activities[o.Then].Sessions) > 2 {
				merged++
			}
		}
	})
	if merged == 0 {
		t.Error("no session of an order was merged: the circles drawn are too much alike")
	}
}

// drawCircle draws an event whose orders cannot be kept, and none of them can be left out: each
// session after the one before and the first after the last; or the last so soon after the first that
// those between do not fit. It returns how many orders.
func drawCircle(t *rapid.T) (e *model.Event, size int) {
	size = rapid.IntRange(3, 5).Draw(t, "orders")
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	e = &model.Event{
		Name: "E", Zone: "UTC", Grain: 30, Days: []model.Date{day, day.Next()},
		Types: []model.SessionType{{ID: "t", Minutes: 30}}, Rooms: []model.Room{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
	}
	for d := range e.Days {
		start := e.Days[d].Bounds("").Start.Add(9 * 60)
		e.Windows = append(e.Windows, model.Window{ID: fmt.Sprint(d), Interval: model.Span(start, 10*60)})
	}
	names := rapid.Permutation([]string{"A", "B", "C", "D", "E"}[:size]).Draw(t, "names")
	between, pauses := 0, make([]int, size)
	for i, name := range names {
		s := model.Session{ID: name, Type: "t", Minutes: model.Minutes(30 * rapid.IntRange(1, 2).Draw(t, "halves")), State: model.Confirmed}
		pauses[i] = 30 * rapid.IntRange(0, 1).Draw(t, "pause")
		if i > 0 {
			between += pauses[i-1]
		}
		if i > 0 && i < size-1 {
			between += int(s.Minutes)
		}
		if rapid.IntRange(0, 3).Draw(t, "alone") == 0 {
			s.Merge = name
			twin := s
			twin.ID = name + "2"
			e.Sessions = append(e.Sessions, twin)
		}
		e.Sessions = append(e.Sessions, s)
	}
	order := func(before, after, key string, minutes int) {
		e.Rules = append(e.Rules, model.Setting{ID: fmt.Sprint(len(e.Rules)), Rule: "R41", Params: []model.Param{
			{Key: "before", Value: before}, {Key: "after", Value: after}, {Key: key, Value: fmt.Sprint(minutes)},
		}})
	}
	for i := range size - 1 {
		order(names[i], names[i+1], "min", pauses[i])
	}
	if rapid.Bool().Draw(t, "round") {
		order(names[size-1], names[0], "min", 0)
	} else {
		order(names[0], names[size-1], "max", between-30)
	}
	return e, size
}
