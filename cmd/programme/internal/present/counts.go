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

// PeopleWords says how many people are to be told: "7 people to tell".
func PeopleWords(n int) string { return rules.Count(n, "person", "people") + " to tell" }

// PointWords says what telling people counts, where they are weighed: " (140 points of R53)".
func PointWords(n int, weighed bool) string {
	if !weighed {
		return ""
	}
	return " (" + rules.Count(n, "point", "points") + " of R53)"
}

// WeighedWords say what the points are in which people told count where they are weighed.
const WeighedWords = "points of R53 count each person once, by the highest state of what changes for them"

// HeadWords says what changes come to: people, sessions and days, as "7 people to tell, 4
// sessions moved, 1 to another day, 1 new".
func HeadWords(x *solver.ReplanResult, report *diff.Report) string {
	moved := x.Moved - x.Changes.Dropped
	parts := []string{PeopleWords(x.People), rules.Count(moved, "session", "sessions") + " moved", fmt.Sprintf("%d to another day", x.Changes.Days)}
	for _, k := range []struct {
		n    int
		what string
	}{
		{x.Changes.Dropped, "dropped"},
		{report.New, "new"},
		{report.Cancelled - x.Changes.Dropped, "cancelled"},
		{report.Count(diff.Moved) + report.Count(diff.Room) - moved, "longer or shorter"},
	} {
		if k.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", k.n, k.what))
		}
	}
	return strings.Join(parts, ", ")
}

// CountWords says how much changes in the order in which it is kept few and, where that is
// not proved to be the least, what was: "0 dropped, 7 people told (at least 3), 1 to another
// day, 3 to another time, ...". Where people are weighed a second line says what that means.
func CountWords(x *solver.ReplanResult, report *diff.Report) []string {
	told := rules.Count(x.People, "person", "people") + " told"
	if named := len(report.People); x.People != named {
		told += fmt.Sprintf(" (%d named in a cast)", named)
	}
	if x.Weighed {
		told += " at " + rules.Count(x.Changes.Told, "point", "points")
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
	lines := []string{strings.Join(parts, ", ")}
	if x.Weighed {
		lines = append(lines, WeighedWords)
	}
	return lines
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
