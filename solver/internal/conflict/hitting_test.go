package conflict

import (
	"slices"
	"testing"

	"programme/model/rules"
)

// Of sets that ask as many people the milder is the cheapest, though it has more changes and
// is tried later.
func TestOfAsManyPeopleTheMilderSetIsCheapest(t *testing.T) {
	ana := []party{0}
	r := &repairer{
		parties: &parties{people: []int{1}},
		all:     []remedy{{kind: rules.Cancel, asks: ana, people: 1}, {kind: rules.AskPerson, asks: ana, people: 1}, {kind: rules.AskPerson, asks: ana, people: 1}},
		cores:   []remedyCore{{need: 2, lack: 2, items: []int{0, 1, 2}, gain: map[int]int64{0: 2, 1: 1, 2: 1}}},
	}
	if set, proved := r.cheapest(); !slices.Equal(set, []int{1, 2}) || !proved {
		t.Errorf("%v, proved: %v; want that Ana is asked twice instead of one session cancelled", set, proved)
	}
}
