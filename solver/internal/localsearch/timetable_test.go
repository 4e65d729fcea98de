package localsearch

import (
	"slices"
	"testing"

	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// In the middle of a move, before the table of what is in the way was brought up to date, it
// names at every candidate just those whom a room or a relation keeps from being where they are.
func TestTimetableNamesAllInTheWay(t *testing.T) {
	rooms, relations := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R11", "R16", "R19", "R33", "R36", "R41"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		x, _ := New(p, 1).Run(t.Context(), Limits{Work: 2000})
		table := newTimetable(newSpace(p))
		for a, at := range x {
			if at.Start != csp.Unplaced {
				table.put(int32(a), at)
			}
		}
		table.settle()
		// Some go, and one of them comes back elsewhere.
		for a, at := range x {
			if at.Start != csp.Unplaced && rapid.IntRange(0, 2).Draw(t, "goes") == 0 {
				table.take(int32(a))
			}
		}
		for a := range x {
			if starts, _ := table.all.of(int32(a)); table.x[a].Start == csp.Unplaced && len(starts) > 0 {
				s := csp.StartIndex(rapid.SampledFrom(starts).Draw(t, "start"))
				r, _ := table.roomsAt(int32(a), s).From(0)
				if at := (csp.Place{Start: s, Room: r}); free(table, int32(a), at) {
					table.put(int32(a), at)
				}
				break
			}
		}
		for a := range x {
			if table.x[a].Start != csp.Unplaced || table.draws.concern(int32(a)) {
				continue
			}
			starts, _ := table.all.of(int32(a))
			for _, s := range starts {
				set := table.roomsAt(int32(a), csp.StartIndex(s))
				for r, some := set.From(0); some && int(r) < len(p.Rooms); {
					at := csp.Place{Start: csp.StartIndex(s), Room: r}
					if p.Rooms[r].Parallel == 1 {
						got, _ := table.blockers(nil, int32(a), at, len(x))
						inRoom, related := standing(table, int32(a), at)
						rooms, relations = rooms+len(inRoom), relations+len(related)
						want := slices.Concat(inRoom, related)
						slices.Sort(want)
						if want = slices.Compact(want); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
							t.Fatalf("activity %d at %v: %v in the way, want %v", a, at, got, want)
						}
					}
					if int(r)+1 == len(p.Rooms) {
						break
					}
					r, some = set.From(r + 1)
				}
			}
		}
	})
	if rooms < 30 || relations < 30 {
		t.Errorf("%d in the way in rooms, %d by relations: the test tests little", rooms, relations)
	}
}

// free reports whether nothing is in the way of an activity.
func free(t *timetable, a int32, at csp.Place) bool {
	list, ok := t.blockers(nil, a, at, 0)
	return ok && len(list) == 0
}

// standing returns who stands in the way of an activity at a place in its room, and who by a
// relation, pair by pair.
func standing(t *timetable, a int32, at csp.Place) (inRoom, related []int32) {
	for b, there := range t.x {
		if there.Start == csp.Unplaced {
			continue
		}
		if there.Room == at.Room && at.Start < t.until(int32(b), there) && there.Start < t.until(a, at) {
			inRoom = append(inRoom, int32(b))
		}
	}
	for i := range t.p.Relations {
		r := &t.p.Relations[i]
		b, here, there := r.B, at, t.x[r.B]
		if int32(r.B) == a {
			b, here, there = r.A, t.x[r.A], at
		} else if int32(r.A) != a {
			continue
		}
		if t.x[b].Start != csp.Unplaced && int32(b) != a && !t.p.Keeps(r, here, there) {
			related = append(related, int32(b))
		}
	}
	return inRoom, related
}
