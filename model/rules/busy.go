package rules

import (
	"cmp"
	"slices"

	"programme/model"
)

// This file holds what the rules about people's days have in common.

// busy is when somebody is busy with a session that they must attend, or with several that are
// placed as one, by the longest of them.
type busy struct {
	model.Interval
	session model.SessionIndex // the first
}

// busyTimes returns, for each person, when they are busy with those duties that count, by
// start; sessions that are placed as one, and start together, are one. The outer slice has the
// length of the event's people.
func (c *Case) busyTimes(counts func(model.Duty) bool) [][]busy {
	by := make([][]busy, len(c.Event.People))
	for _, d := range c.Duties {
		if !d.Must || !counts(d) {
			continue
		}
		for _, p := range c.BySession[d.Session] {
			mine := by[d.Person]
			k := slices.IndexFunc(mine, func(b busy) bool {
				return b.session != p.Session && c.together(b.session, p.Session) && b.Start == p.Start
			})
			if k < 0 {
				by[d.Person] = append(mine, busy{p.Interval, p.Session})
			} else {
				mine[k].End = max(mine[k].End, p.End)
			}
		}
	}
	for _, list := range by {
		slices.SortStableFunc(list, func(a, b busy) int { return cmp.Compare(a.Start, b.Start) })
	}
	return by
}

func anyDuty(model.Duty) bool { return true }

// withRole returns which duties have a role.
func withRole(e *model.Event, role string) func(model.Duty) bool {
	type part struct {
		person  model.PersonIndex
		session model.SessionIndex
	}
	has := map[part]bool{}
	for _, c := range e.Cast {
		if c.Role == role {
			has[part{c.Person, c.Session}] = true
		}
	}
	return func(d model.Duty) bool { return has[part{d.Person, d.Session}] }
}

// row is what somebody does with less than a pause between.
type row struct {
	model.Interval
	first, last model.SessionIndex
}

// rowsOf returns the rows of what is sorted by start: with less than a pause from one to the
// next.
func rowsOf(list []busy, pause model.Minutes) (rows []row) {
	for _, b := range list {
		last := len(rows) - 1
		if last < 0 || b.Start.Sub(rows[last].End) >= pause {
			rows = append(rows, row{b.Interval, b.session, b.session})
			continue
		}
		if b.End > rows[last].End {
			rows[last].End, rows[last].last = b.End, b.session
		}
	}
	return rows
}

// longestPause returns the longest time in a window in which somebody is not busy, of what is
// sorted by start, and with which sessions they are busy in it.
func longestPause(window model.Interval, list []busy) (longest model.Minutes, in []model.SessionIndex) {
	free := window.Start
	for _, b := range list {
		if !b.Overlaps(window) {
			continue
		}
		in = append(in, b.session)
		longest = max(longest, b.Start.Sub(free))
		free = max(free, b.End)
	}
	return max(longest, window.End.Sub(free)), in
}

// lastNamingPerson returns the last item of b that names somebody, else the general setting.
func (b *Binding) lastNamingPerson(p model.PersonIndex) *Bound {
	for i := len(b.Items) - 1; i >= 0; i-- {
		if slices.Contains(b.Items[i].People("people"), p) {
			return &b.Items[i]
		}
	}
	return &b.General
}

// fewOf says the first few of some sessions, and how many more there are.
func fewOf(e *model.Event, list []model.SessionIndex) string {
	const most = 5
	names := make([]string, 0, len(list))
	for _, s := range list[:min(most, len(list))] {
		names = append(names, Session(e, s))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, Count(more, "more", "more"))
	}
	return And(names)
}

// missAny lets sessions do without somebody who must attend them, of those duties that count.
func missAny(e *model.Event, who model.PersonIndex, counts func(model.Duty) bool) (list []Remedy) {
	for _, d := range e.Duties() {
		if d.Person == who && d.Must && counts(d) {
			list = append(list, StandIn(e, who, d.Session))
		}
	}
	return list
}
