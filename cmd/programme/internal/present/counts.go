package present

import (
	"fmt"
	"strings"

	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
	"programme/solver"
)

// Counts counts changes, in the order in which they are kept few.
type Counts struct {
	Dropped int `json:"dropped"`
	Told    int `json:"told"`
	Days    int `json:"days"`
	Times   int `json:"times"` // on another day or not
	Rooms   int `json:"rooms"`
}

// Judged is what a programme breaks and costs.
type Judged struct {
	Hard  int    `json:"hard"` // violations of hard rules
	Tiers []Tier `json:"tiers"`
}

// ToldWords says how many people are told or, where they are weighed, in which points they
// count.
func ToldWords(n int, weighed bool) string {
	if weighed {
		return rules.Count(n, "point", "points") + " " + WeighedWords
	}
	return rules.Count(n, "person", "people") + " told"
}

// PointWords says what telling people counts, where they are weighed: " (140 points of R53)".
func PointWords(n int, weighed bool) string {
	if !weighed {
		return ""
	}
	return " (" + rules.Count(n, "point", "points") + " of R53)"
}

// WeighedWords say what the points are in which people told count where they are weighed.
const WeighedWords = "of R53 (people told, weighed by state)"

// CountWords says how much changes, and where that is not proved to be the least, what
// was: "0 dropped, 7 people told (at least 3), 1 to another day, 3 to another time, ...".
func CountWords(x *solver.ReplanResult, report *diff.Report) string {
	told := ToldWords(x.Changes.Told, x.Weighed)
	if named := len(report.People); !x.Weighed && x.Changes.Told != named {
		told += fmt.Sprintf(" (%d named in a cast)", named)
	}
	counted := func(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
	var parts []string
	exact := true // all before are proved
	for _, k := range []struct {
		text     string
		n, least int
	}{
		{counted(x.Changes.Dropped, "dropped"), x.Changes.Dropped, x.Bound.Dropped},
		{told, x.Changes.Told, x.Bound.Told},
		{counted(x.Changes.Days, "to another day"), x.Changes.Days, x.Bound.Days},
		{counted(x.Changes.Times, "to another time"), x.Changes.Times, x.Bound.Times},
		{counted(x.Changes.Rooms, "to another room"), x.Changes.Rooms, x.Bound.Rooms},
	} {
		text := k.text
		if exact && k.n > k.least {
			exact = false
			text += fmt.Sprintf(" (at least %d)", k.least)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// CostRow is one thing that a programme costs, before and after.
type CostRow struct {
	What          string
	Before, After int
}

// CostRows returns what either programme costs: violations of hard rules, then tiers.
func CostRows(before, after *check.Report) (rows []CostRow) {
	if before.Hard > 0 || after.Hard > 0 {
		rows = append(rows, CostRow{"hard rules broken", before.Hard, after.Hard})
	}
	for i := range before.Cost {
		if before.Cost[i] > 0 || after.Cost[i] > 0 {
			rows = append(rows, CostRow{fmt.Sprintf("cost of tier %d", i+1), before.Cost[i], after.Cost[i]})
		}
	}
	return rows
}
