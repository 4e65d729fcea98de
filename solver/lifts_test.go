package solver_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// What a cell of a lifted session says is what a question about that place answers, against
// trying every programme: free can be had, forbidden cannot, and what needs others takes as few
// changes as replan says, some other session's among them, or cannot be had.
func TestLiftedCellsAreAsReplanAnswers(t *testing.T) {
	seen := map[solver.PlaceKind]int{}
	needed := 0
	rapid.Check(t, func(t *rapid.T) {
		book, from := lifting(t)
		e := book.Event()
		s := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
		lifts, err := planner(e).Lifts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		places := lifts.In(from).Of(s).Places
		if len(places) == 0 {
			t.Skip("the session has no place")
		}
		for range 3 {
			w := &places[rapid.IntRange(0, len(places)-1).Draw(t, "place")]
			if overflows(book, s) && e.Rooms[w.Room].Pair == nil {
				continue // asked for a room, replan also takes it with an overflow room
			}
			there := bindAll(t, pinnedAt(t, e, s, w))
			every, ok := everyProgramme(there)
			if !ok {
				t.Skip("too many programmes to try")
			}
			r := compareReplanned(t, there, from, every, solver.Budget{})
			seen[w.Kind]++
			others := r.Programme != nil && !slices.EqualFunc(without(book, from, s), without(book, r.Programme, s), samePlace)
			switch {
			case w.Kind == solver.PlaceFree && r.Programme == nil, w.Kind == solver.PlaceForbidden && r.Programme != nil, w.Kind == solver.PlaceTaken && r.Programme != nil && !others:
				t.Fatalf("%s at %s in %s is %s (%v), and replan answers %s with %+v\n%s", e.Sessions[s].ID, w.Start, e.Rooms[w.Room].ID, w.Kind, w.Reasons,
					r.Verdict, r.Changes, replannedWords(there, from, r.Programme))
			case w.Kind == solver.PlaceTaken && r.Programme != nil:
				needed++
			}
		}
	})
	if seen[solver.PlaceFree] < 5 || seen[solver.PlaceForbidden] < 5 || needed < 5 {
		t.Errorf("cells %v, of which %d need others that can move: the events drawn are too much alike", seen, needed)
	}
}

// lifting draws a small event with a programme that keeps its hard rules as the baseline.
func lifting(t *rapid.T) (*rules.Book, *model.Programme) {
	book, _ := replanning(t)
	every, ok := everyProgramme(book)
	if !ok || len(every) == 0 {
		t.Skip("no programme, or too many to try")
	}
	e := *book.Event()
	e.Baseline = every[rapid.IntRange(0, len(every)-1).Draw(t, "programme")]
	again, faults := rules.Bind(&e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	if !check.Programme(again, e.Baseline).OK() {
		t.Skip("it breaks what is asked of a baseline")
	}
	return again, e.Baseline
}

// pinnedAt returns the event in which a session has to be at a place, as the board asks for it.
func pinnedAt(t *rapid.T, e *model.Event, s model.SessionIndex, w *solver.PlaceWord) *model.Event {
	e = required(e, s)
	pin := change.Change{Kind: change.PinAt, Zone: e.Zone, Session: e.Sessions[s].ID, Room: e.Rooms[w.Room].ID, Interval: model.Interval{Start: w.Start, End: w.Start}}
	read, err := change.ParseEach(pin.String(), e, model.Position{})
	if err != nil {
		t.Fatal(err)
	}
	next, err := change.Apply(e, read...)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// without returns the placements of all sessions but one and those that are placed with it.
func without(book *rules.Book, p *model.Programme, s model.SessionIndex) []model.Placement {
	return slices.DeleteFunc(slices.Clone(p.Placements), func(pl model.Placement) bool { return together(book, s, pl.Session) })
}

// overflows reports whether a session, or one that is placed with it, asks for an overflow room.
func overflows(book *rules.Book, s model.SessionIndex) bool {
	for i := range book.Event().Sessions {
		if together(book, s, model.SessionIndex(i)) && len(book.Event().Sessions[i].Overflow) > 0 {
			return true
		}
	}
	return false
}

// together reports whether two sessions are one, or placed as one.
func together(book *rules.Book, s, t model.SessionIndex) bool {
	merge := book.Event().Sessions[s].Merge
	return s == t || merge != "" && merge == book.Event().Sessions[t].Merge && book.Of(rules.Merged).General.Hard()
}

func samePlace(a, b model.Placement) bool {
	return a.Session == b.Session && a.Start == b.Start && a.Room == b.Room
}
