package model

import (
	"slices"
	"testing"
)

// Attendees count once for each session however often they say so, a number counts where it is
// more, and cells that say how many are expected stay.
func TestWanted(t *testing.T) {
	e := literal()
	e.Demand = []Demand{
		{Session: 0, Attendee: "a1"},
		{Session: 0, Attendee: "a2"},
		{Session: 0, Attendee: "a1"},
		{Session: 2, Attendee: "a1"},
		{Session: 0, Count: 1},
		{Session: 2, Count: 40},
		{Session: 0, With: ToSession(1), Count: 900},
	}
	if got := e.Wanted(); !slices.Equal(got, []int{2, 0, 40}) {
		t.Errorf("wanted %v", got)
	}
	e.Sessions[0].Expected = 100 // given
	full, faults := Complete(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	type expects struct {
		people   int
		byDemand bool
	}
	of := func(e *Event) (all []expects) {
		for _, s := range e.Sessions {
			all = append(all, expects{s.Expected, s.ByDemand})
		}
		return all
	}
	if got := of(full); !slices.Equal(got, []expects{{100, false}, {0, false}, {40, true}}) {
		t.Errorf("expected %v", got)
	}
	if again, _ := Complete(full); again != full {
		t.Error("what is complete was completed")
	}
	// Other demand is other people, and none is none.
	less := *full
	less.Demand = less.Demand[:4]
	if full, _ = Complete(&less); !slices.Equal(of(full), []expects{{100, false}, {0, false}, {1, true}}) {
		t.Errorf("with less demand %v", of(full))
	}
	less.Demand = nil
	if full, _ = Complete(&less); !slices.Equal(of(full), []expects{{100, false}, {}, {}}) {
		t.Errorf("without demand %v", of(full))
	}
}
