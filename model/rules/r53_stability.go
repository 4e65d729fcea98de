package rules

import (
	"fmt"
	"math"
	"strings"

	"programme/model"
)

var r53 = Rule{
	ID: "R53", Name: "as few changes as possible",
	Reads: []string{"baseline.start", "baseline.room", "baseline.state", "baseline.told"},
	Text: "A session that stands in the baseline counts the cost of its state there, times 4 if it is on another day at the venue, or 2 if it has another start on that day, and 1 more if it has another room; and all that times the people who were told. " +
		"If the baseline does not say how many were told, they are the people in the session's cast, and always at least 1. Of a session that the baseline has twice the first placement counts; a baseline or a programme without a room asks nothing of rooms. Of merged sessions each counts, against its own place. " +
		"What-if, diff and changes.csv count the same changes by session and person. In what-if, another time is another start, on another day or not, and one that is only longer or shorter, or new, has not moved, but is told; in diff and changes.csv, another time is another start or end on the same day. " +
		"Each person is told once, of all changes of the sessions in whose cast they are; where placements differ in state, they count the cost of the highest state of what changes for them, and what is new is a draft. " +
		"What-if adds, for each session that changes, those whom the baseline says were told beyond its cast, and one where its cast is empty, unless it is new.",
	Level: model.Soft(1), Weight: 1, Unit: "points", Soft: true,
	Params: []ParamSpec{
		{Key: "draft", Type: CountParam, Default: "0", Text: "cost of a placement that is a draft, which it is if the baseline does not say"},
		{Key: "offered", Type: CountParam, Default: "1", Text: "cost of a placement that was offered"},
		{Key: "confirmed", Type: CountParam, Default: "5", Text: "cost of a placement that is confirmed"},
		{Key: "published", Type: CountParam, Default: "20", Text: "cost of a placement that is published"},
	},
	Scale: func(book *Book, b *Bound) Scale {
		e := book.event
		each := max(1, len(e.People))
		for _, p := range firstPlacements(e) {
			each = max(each, p.Told)
		}
		each *= 5 // another day and another room
		key, n := b.worst("draft", "offered", "confirmed", "published")
		return Scale{Key: key, Factor: n, Most: math.MaxInt32 / each, Each: each}
	},
	Scope: scopeOfStability,
	Judge: judgeStability,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		for _, was := range firstPlacements(e) {
			if was.Session == i.A {
				return fmt.Sprintf("%s is %s %s and should stay there, which concerns %s", Session(e, i.A), standing(was),
					baselinePlace(e, was), persons(concerned(e.Cast, was)))
			}
		}
		return Session(e, i.A) + " should stay where it is"
	},
}

func scopeOfStability(e *model.Event, _ *Binding) Scope {
	return Scope{Count: len(firstPlacements(e)), Of: "sessions of an earlier programme"}
}

// StateWeight returns what R53 counts for a placement of that state, whatever its level.
func StateWeight(book *Book, s model.State) int { return book.Of(r53.ID).General.Count(string(s)) }

// StateWeights says what R53 counts for each state by default: draft 0, offered 1, ...
func StateWeights() string {
	weights := make([]string, len(r53.Params))
	for i, p := range r53.Params {
		weights[i] = p.Key + " " + p.Default
	}
	return strings.Join(weights, ", ")
}

// firstPlacements returns the first placement in the baseline of every session that it
// has, in the baseline's order.
func firstPlacements(e *model.Event) []model.Placement {
	if e.Baseline == nil {
		return nil
	}
	var first []model.Placement
	had := make([]bool, len(e.Sessions))
	for _, p := range e.Baseline.Placements {
		if !had[p.Session] {
			had[p.Session] = true
			first = append(first, p)
		}
	}
	return first
}

// state returns the state of a placement in a baseline.
func state(p model.Placement) model.State {
	if p.State == "" {
		return model.Draft
	}
	return p.State
}

// standing says the state of a placement in a baseline.
func standing(p model.Placement) string {
	if s := state(p); s != model.Draft {
		return string(s)
	}
	return "drafted"
}

// baselinePlace says the room and time of a placement in a baseline.
func baselinePlace(e *model.Event, p model.Placement) string {
	if !p.Room.Given() {
		return Span(e, p.Interval)
	}
	return "in " + Room(e, p.Room.Index()) + ", " + Span(e, p.Interval)
}

// concerned returns how many people were told of a placement of the baseline or, if that
// is not known, are in the cast, which holds at least that of its session.
func concerned(cast []model.CastMember, p model.Placement) int {
	if p.Told > 0 {
		return p.Told
	}
	people := map[model.PersonIndex]bool{}
	for _, m := range cast {
		if m.Session == p.Session {
			people[m.Person] = true
		}
	}
	return max(1, len(people))
}

func judgeStability(c *Case) {
	e, b := c.Event, &c.Binding.General
	for _, was := range firstPlacements(e) {
		for _, p := range c.BySession[was.Session] {
			factor, what := moved(e, was, p)
			cost := b.Count(string(state(was))) * factor
			if cost == 0 {
				continue
			}
			people := concerned(c.castOf(was.Session), was)
			in := NewInstance("R53")
			in.A, in.Span, in.Source = was.Session, was.Interval, was.Pos
			c.Report(b, in, cost*people, fmt.Sprintf("%s, was %s %s: %s, which concerns %s",
				Placed(e, p, ""), standing(was), baselinePlace(e, was), And(what), persons(people)))
		}
	}
}

// moved returns how much more than its state a move counts, and what was changed.
func moved(e *model.Event, was, is model.Placement) (factor int, what []string) {
	switch {
	case model.DateIn(was.Start, e.Zone) != model.DateIn(is.Start, e.Zone):
		factor, what = 4, []string{"another day"}
	case was.Start != is.Start:
		factor, what = 2, []string{"another start"}
	}
	if was.Room.Given() && is.Room.Given() && was.Room != is.Room {
		factor, what = factor+1, append(what, "another room")
	}
	return factor, what
}
