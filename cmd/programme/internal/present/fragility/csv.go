package fragility

import (
	"fmt"
	"strconv"

	"programme/model/exchange/sheets"
	"programme/model/tables"
)

// CSV returns fragility.csv: what the programme needs as it is, then a row a loss, those of a kind
// together, in the order of the ranks. Numbers of what has no programme are empty.
func CSV(a *Answer, o sheets.Options) tables.File {
	t := sheets.Table{Name: "fragility", Columns: []string{
		"kind", "rank", "id", "name", "lost", "scenario", "verdict", "told", "told_least", "moved", "days", "times", "rooms", "dropped",
	}}
	for _, when := range []string{"before", "after"} {
		for tier := 1; tier <= 9; tier++ {
			t.Columns = append(t.Columns, fmt.Sprintf("tier_%d_%s", tier, when))
		}
	}
	if a.AsItIs != nil {
		t.Rows = append(t.Rows, append([]string{"as it is", "", "", "", "", "as it is"}, a.AsItIs.loss.cells()...))
	}
	for _, g := range a.groups() {
		for i := range g.list {
			r := &g.list[i]
			for k := range r.Losses {
				l := &r.Losses[k]
				t.Rows = append(t.Rows, append([]string{g.one, strconv.Itoa(i + 1), r.ID, r.Name, l.Lost, l.Scenario}, l.cells()...))
			}
		}
	}
	return t.File(o)
}

// cells are the verdict on a loss and its numbers.
func (l *Loss) cells() []string {
	row := []string{verdictOf(l)}
	numbers := []int{l.Told, l.ToldLeast, l.Moved, l.Days, l.Times, l.Rooms, l.Dropped}
	var before, after [9]int
	for _, t := range l.Tiers {
		before[t.Tier-1], after[t.Tier-1] = t.Before, t.After
	}
	for _, n := range append(append(numbers, before[:]...), after[:]...) {
		if l.found() {
			row = append(row, strconv.Itoa(n))
		} else {
			row = append(row, "")
		}
	}
	return row
}
