package localsearch

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// gather returns the pairs of a problem with their shapes and conditions.
func gather(p *csp.Problem) ([]pair, *shapes, *conditions) {
	h, c := newShapes(len(p.Starts)), newConditions(len(p.Rooms))
	return gatherPairs(p, h, c), h, c
}

func TestPairsShareBondsOnlyIfTheirRelationsAreAlike(t *testing.T) {
	soon := func(a, b csp.ActivityIndex, latest model.Minutes) csp.Relation {
		return csp.Relation{A: a, B: b, Kind: csp.Before, Max: latest}
	}
	p := hourly(8, soon(0, 1, 60), soon(2, 3, 60), soon(2, 3, 60), soon(4, 5, 120), soon(7, 6, 60))
	pairs, _, _ := gather(p)
	if len(pairs) != 4 {
		t.Fatalf("%d pairs", len(pairs))
	}
	if pairs[0].bond != pairs[1].bond {
		t.Error("a relation that is stated twice changes what its pair comes down to")
	}
	if pairs[0].bond == pairs[2].bond {
		t.Error("at most 60 and at most 120 minutes later come down to the same")
	}
	if pairs[0].bond == pairs[3].bond {
		t.Error("before and after come down to the same")
	}
}

func TestBonds(t *testing.T) {
	areas := func(same bool) *csp.RoomPairs { // rooms 0 and 1 against rooms 2 and 3
		c := &csp.RoomPairs{}
		for r := range 4 {
			with := csp.NewRoomSet(4)
			for s := range 4 {
				if (r/2 == s/2) == same && r != s {
					with.Add(model.RoomIndex(s))
				}
			}
			c.With = append(c.With, with)
		}
		return c
	}
	walk := func(minutes model.Minutes, where *csp.RoomPairs) csp.Relation {
		return csp.Relation{A: 0, B: 1, Kind: csp.NotClose, Gap: minutes, After: minutes, Where: where}
	}
	apart := csp.Relation{A: 0, B: 1, Kind: csp.Apart}
	for _, test := range []struct {
		name       string
		turnaround model.Minutes
		relations  []csp.Relation
		always     bool
		conditions int
		classes    int // of activity 1
	}{
		{"short walks ask the same of all rooms", 15, []csp.Relation{apart, walk(5, areas(true)), walk(60, areas(false))}, true, 0, 0},
		{"long walks ask more between areas", 15, []csp.Relation{apart, walk(5, areas(true)), walk(65, areas(false))}, true, 1, 2},
		{"without a turnaround one room asks less than two", 0, []csp.Relation{apart, walk(5, areas(true)), walk(65, areas(false))}, true, 2, 4},
		{"nothing that all rooms ask", 15, []csp.Relation{walk(65, areas(false))}, false, 1, 2},
		{"nothing at all", 15, []csp.Relation{walk(0, areas(false))}, false, 0, 0},
	} {
		p := hourly(2, test.relations...)
		p.Rooms = make([]csp.Room, 4)
		for r := range p.Rooms {
			p.Rooms[r] = csp.Room{Parallel: 1, Turnaround: test.turnaround}
		}
		x := newSpace(p)
		always, conditions := 0, 0
		for _, e := range x.rivals[:x.neighbourFrom[1]] {
			if e.reach < 0 {
				always++
			} else {
				conditions++
			}
		}
		classes := int32(0)
		if k := x.partition[1]; k >= 0 {
			classes = x.classes[k]
		}
		if (always == 1) != test.always || conditions != test.conditions || classes != int32(test.classes) {
			t.Errorf("%s: %d without and %d with a condition, %d classes of rooms", test.name, always, conditions, classes)
		}
	}
}
