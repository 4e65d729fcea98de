package swap

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// Show prints the ways as a numbered list: who goes where, how many people must be
// told, what it costs.
func Show(c *term.Console, s *Found, reader model.Zone) {
	e, found := s.Event, s.Result
	at := s.Programme.BySession(len(e.Sessions))[s.Session][0]
	if found.Hard > 0 {
		c.Printf("the programme is broken as it is, by %s of hard rules; no way below adds any\n\n", rules.Count(found.Hard, "violation", "violations"))
	}
	head := c.Paint.Bold(term.Plain(swapHead(e, found, at)))
	c.Printf("%s\n", head)
	c.Verdict(head)
	if found.Stopped {
		c.Printf("this was stopped before everything was looked at\n")
	}
	for i := range found.Swaps {
		w := &found.Swaps[i]
		told := rules.Count(w.Told, "person", "people") + " to tell" + present.PointWords(w.Points, s.Changes[i].Weighed)
		c.Printf("\n%3d. %s: %s, %s\n", i+1, term.Plain(swapName(e, w)), told, costWords(found.Cost, w.Cost))
		for _, m := range w.Moves {
			c.Printf("     %s\n", term.Plain(moveWords(e, &m, reader)))
		}
		present.ShowWorseHours(c, e, s.Changes[i], "     ")
	}
	if rest := moreWords(found.More); rest != "" {
		advice := "--limit 0 lists all"
		if found.More[1] > 0 {
			advice += ", --no-free leaves empty places out"
		}
		c.Printf("\nnot listed: %s; %s\n", rest, advice)
	}
}

// swapHead says how many ways there are to move a session from where it is.
func swapHead(e *model.Event, found *solver.SwapResult, at model.Placement) string {
	if found.Stays != "" {
		return found.Stays + ", so that it cannot move"
	}
	n := len(found.Swaps) + found.More[1] + found.More[2] + found.More[3]
	count := rules.Count(n, "way", "ways")
	if n == 0 {
		count = "no way"
	}
	return fmt.Sprintf("%s to move %s", count, rules.Placed(e, at, ""))
}

// swapName says what a way is: "OF 44" and "WS 8" exchange places.
func swapName(e *model.Event, w *solver.Swap) string {
	if w.Cycle == 1 {
		return rules.Session(e, w.Moves[0].From.Session) + " goes to an empty place"
	}
	var names []string
	for _, m := range sides(w) {
		names = append(names, rules.Session(e, m.From.Session))
	}
	return rules.And(names) + " exchange places"
}

// sides returns the moves of a way without those that only go along with a merged session.
func sides(w *solver.Swap) []solver.SwapMove {
	return slices.CompactFunc(slices.Clone(w.Moves), func(a, b solver.SwapMove) bool {
		return a.Takes == b.Takes && a.To.Start == b.To.Start && a.To.Room == b.To.Room
	})
}

// moveWords says where a session goes: its time at the venue, in UTC and, if that is
// asked for, in a reader's zone; and its room.
func moveWords(e *model.Event, m *solver.SwapMove, reader model.Zone) string {
	when := rules.Span(e, m.To.Interval)
	if !slices.Contains([]string{term.ZoneName(e.Zone), term.ZoneName(term.UTC), term.ZoneName("")}, term.ZoneName(reader)) {
		when += ", " + rules.OwnTime(m.To.Interval, reader)
	}
	where := "in " + rules.Room(e, m.To.Room.Index())
	if m.To.Room == m.From.Room {
		where = "in its room, " + rules.Room(e, m.To.Room.Index())
	}
	if m.To.Start == m.From.Start {
		return fmt.Sprintf("%s to %s, at its time, %s", rules.Session(e, m.To.Session), rules.Room(e, m.To.Room.Index()), when)
	}
	return fmt.Sprintf("%s to %s, %s", rules.Session(e, m.To.Session), when, where)
}

// costWords says what a way changes about the cost: "costs 30 more in tier 2 and 1 less
// in tier 6".
func costWords(before, after [9]int) string {
	var parts []string
	for t := range before {
		switch by := after[t] - before[t]; {
		case by > 0:
			parts = append(parts, fmt.Sprintf("%d more in tier %d", by, t+1))
		case by < 0:
			parts = append(parts, fmt.Sprintf("%d less in tier %d", -by, t+1))
		}
	}
	if len(parts) == 0 {
		return "costs as much as now"
	}
	return "costs " + rules.And(parts)
}

// moreWords says how many ways of each length are not listed; "" if none.
func moreWords(more [4]int) string {
	var parts []string
	for cycle, what := range [...][2]string{1: {"move to an empty place", "moves to an empty place"}, 2: {"exchange of two", "exchanges of two"}, 3: {"exchange of three", "exchanges of three"}} {
		if more[cycle] > 0 {
			parts = append(parts, rules.Count(more[cycle], what[0], what[1]))
		}
	}
	return rules.And(parts)
}
