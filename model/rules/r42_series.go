package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r42 = Rule{
	ID: "R42", Name: "series",
	Text: "The sessions of a list are a series. With start, all of them start at one time, as posters in a hall do; with day, all of them start on one day, of which start says more; with room, all of them are in one room: each two of which the start or the day differs count, and so do each two of which the room does. " +
		"With rising, each starts at or after the end of the one before it in the list; with consecutive, also at most gap minutes after it: each that does not counts, and next to one that is not placed nothing is asked.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions of the series, in order"},
		{Key: "day", Type: YesNoParam, Default: "yes", Text: "whether all are on one day"},
		{Key: "start", Type: YesNoParam, Default: "no", Text: "whether all start at one time"},
		{Key: "consecutive", Type: YesNoParam, Default: "no", Text: "whether each follows the one before"},
		{Key: "gap", Type: MinutesParam, Default: "30", Text: "minutes between two that follow each other, at most"},
		{Key: "room", Type: YesNoParam, Default: "no", Text: "whether all are in one room"},
		{Key: "rising", Type: YesNoParam, Default: "no", Text: "whether they come in the order of the list"},
	},
	Needs:    [][]string{{"session"}},
	Validate: validateSeries,
	Scope:    linesAlone,
	Hangs:    hangingOnSeries,
	Judge: func(c *Case) {
		for _, b := range c.Binding.active() {
			judgeTogether(c, b)
			judgeSeriesOrder(c, b)
		}
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		return fmt.Sprintf("%s and %s are in a series: %s", Session(e, i.A), Session(e, i.B), And(asked(s)))
	},
	Beside:   beside("in a series with"),
	NoRemedy: "the line that states it can be switched off",
}

// asked says what a series has to be.
func asked(b *Bound) []string {
	var text []string
	switch {
	case b.Yes("start"):
		text = append(text, "at one time")
	case b.Yes("day"):
		text = append(text, "on one day")
	}
	if b.Yes("room") {
		text = append(text, "in one room")
	}
	switch {
	case b.Yes("consecutive"):
		text = append(text, fmt.Sprintf("each at most %s after the one before", Duration(b.Minutes("gap"))))
	case b.Yes("rising"):
		text = append(text, "each after the one before")
	}
	return text
}

func validateSeries(_ *model.Event, b *Bound) (wrong []Objection) {
	if b.Index < 0 {
		return nil
	}
	if len(b.Items("session")) < 2 {
		wrong = append(wrong, Objection{Keys: []string{"session"}, Message: "a series of one session asks nothing", Remedy: "name at least two sessions"})
	}
	if len(asked(b)) == 0 {
		wrong = append(wrong, Objection{
			Keys:    []string{"day", "start", "consecutive", "room", "rising"},
			Message: "the series asks nothing",
			Remedy:  "say yes to day, start, consecutive, room or rising",
		})
	}
	if b.Yes("start") && (b.Yes("consecutive") || b.Yes("rising")) {
		wrong = append(wrong, Objection{
			Keys:    []string{"start", "consecutive", "rising"},
			Message: "sessions that start at one time cannot come one after the other",
			Remedy:  "say yes to start, or to consecutive or rising",
		})
	}
	return wrong
}

// judgeTogether reports each two sessions that start at other times, on other days or in
// other rooms.
func judgeTogether(c *Case, b *Bound) {
	e := c.Event
	var placed []model.Placement
	for _, s := range b.Sessions("session") {
		placed = append(placed, c.BySession[s]...)
	}
	for j, q := range placed {
		for _, p := range placed[:j] {
			if p.Session == q.Session {
				continue
			}
			in := NewInstance("R42")
			in.A, in.B = p.Session, q.Session
			days := model.DateIn(q.Start, e.Zone).Sub(model.DateIn(p.Start, e.Zone))
			switch {
			case b.Yes("start") && p.Start != q.Start:
				c.Report(b, in, 1, fmt.Sprintf("%s, and %s, are in a series that starts at one time", Placed(e, p, ""), Placed(e, q, "")))
			case b.Yes("day") && days != 0:
				c.Report(b, in, 1, fmt.Sprintf("%s, and %s, are in a series on one day, but %s apart",
					Placed(e, p, ""), Placed(e, q, ""), Count(max(days, -days), "day", "days")))
			}
			if b.Yes("room") && p.Room.Given() && q.Room.Given() && e.Main(p.Room.Index()) != e.Main(q.Room.Index()) {
				in.Room = q.Room.Index()
				c.Report(b, in, 1, fmt.Sprintf("%s, and %s, are in a series in one room", Placed(e, p, ""), Placed(e, q, "")))
			}
		}
	}
}

func judgeSeriesOrder(c *Case, b *Bound) {
	e := c.Event
	if !b.Yes("rising") && !b.Yes("consecutive") {
		return
	}
	list := b.Sessions("session")
	for k := 1; k < len(list); k++ {
		for _, p := range c.BySession[list[k-1]] {
			for _, q := range c.BySession[list[k]] {
				in := NewInstance("R42")
				in.A, in.B = p.Session, q.Session
				in.Span = model.Interval{Start: p.End, End: q.Start}
				switch gap := q.Start.Sub(p.End); {
				case gap < 0:
					c.Report(b, in, 1, fmt.Sprintf("%s, comes after %s, in a series, but starts %s before it ends",
						Placed(e, q, ""), Placed(e, p, ""), Duration(-gap)))
				case b.Yes("consecutive") && gap > b.Minutes("gap"):
					c.Report(b, in, 1, fmt.Sprintf("%s, follows %s, in a series within %s, but starts %s after it ends",
						Placed(e, q, ""), Placed(e, p, ""), Duration(b.Minutes("gap")), Duration(gap)))
				}
			}
		}
	}
}

// hangingOnSeries: what is in no series does not matter.
func hangingOnSeries(book *Book, sessions []model.SessionIndex) Hangs {
	for _, b := range book.Of("R42").active() {
		for _, s := range sessions {
			if slices.Contains(b.Sessions("session"), s) {
				return Hangs{OnPlace, WithAll}
			}
		}
	}
	return Hangs{OnNothing, WithNothing}
}
