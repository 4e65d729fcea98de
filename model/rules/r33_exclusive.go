package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r33 = Rule{
	ID: "R33", Name: "nothing beside a main session",
	Reads: []string{"sessions.themes", "rooms.area"},
	Text: "No other session overlaps an exclusive one, nor the minutes before its start and after its end that are given. With scope theme that binds only sessions that share a theme with it, with scope area only those in a room of the same area: a room without an area shares its area with none. " +
		"Exclusive sessions exclude each other too; such a pair counts once, by the longer of the two overlaps. Sessions merged with an exclusive one are not bound.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "exclusive sessions"},
		{Key: "type", Type: TypeList, Text: "types of exclusive sessions"},
		{Key: "scope", Type: ChoiceParam, Choices: []string{"all", "theme", "area"}, Default: "all", Text: "which sessions are excluded: all, those on a theme of the exclusive one, or those in its area"},
		{Key: "before", Type: MinutesParam, Default: "0", Text: "minutes before the start that are kept free too"},
		{Key: "after", Type: MinutesParam, Default: "0", Text: "minutes after the end that are kept free too"},
	},
	Needs: [][]string{{"session", "type"}},
	Scope: linesAlone,
	Hangs: hangingOnAreas,
	Judge: judgeExclusive,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		var which string
		switch s.Text("scope") {
		case "theme":
			which = " on one of its themes"
		case "area":
			which = " in its area"
		}
		text := fmt.Sprintf("%s allows no session%s beside it%s", Session(e, i.A), which, margins(s))
		if i.B != model.NoSession {
			text += ", so not " + Session(e, i.B)
		}
		return text
	},
	Beside: beside("nothing beside"),
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return milder(e, b, i, step{"before", -15, 0}, step{"after", -15, 0})
	},
}

// margins says the minutes around an exclusive session that are kept free too.
func margins(b *Bound) string {
	var text []string
	if m := b.Minutes("before"); m > 0 {
		text = append(text, Duration(m)+" before")
	}
	if m := b.Minutes("after"); m > 0 {
		text = append(text, Duration(m)+" after")
	}
	if len(text) == 0 {
		return ""
	}
	return ", " + Or(text) + " it"
}

func judgeExclusive(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		exclusive := make([]bool, len(e.Sessions))
		for _, s := range b.Sessions("session", "type") {
			exclusive[s] = true
		}
		for i, p := range c.Placements {
			if !exclusive[p.Session] {
				continue
			}
			for j, q := range c.Placements {
				if exclusive[q.Session] && j < i {
					continue // the pair was judged the other way round
				}
				main, other, overlap := p, q, q.Overlap(keptFree(b, p.Interval))
				if reverse := p.Overlap(keptFree(b, q.Interval)); exclusive[q.Session] && reverse > overlap {
					main, other, overlap = q, p, reverse
				}
				if overlap == 0 || c.together(p.Session, q.Session) || !excluded(e, b, p, q) {
					continue
				}
				in := NewInstance("R33")
				in.A, in.B, in.Span = main.Session, other.Session, main.Interval
				c.Report(b, in, int(overlap), fmt.Sprintf("%s, allows no session%s beside it%s; %s, takes %s of that time",
					Placed(e, main, ""), excludedBy(e, b, main, other), margins(b), Placed(e, other, ""), Duration(overlap)))
			}
		}
	}
}

// keptFree returns the time that an exclusive session keeps free.
func keptFree(b *Bound, v model.Interval) model.Interval {
	return model.Interval{Start: v.Start.Add(-b.Minutes("before")), End: v.End.Add(b.Minutes("after"))}
}

// excluded reports whether the scope of b sets p against q.
func excluded(e *model.Event, b *Bound, p, q model.Placement) bool {
	switch b.Text("scope") {
	case "theme":
		return len(shared(e.Sessions[p.Session].Themes, e.Sessions[q.Session].Themes)) > 0
	case "area":
		return p.Room.Given() && q.Room.Given() && e.Rooms[p.Room.Index()].Area != "" && e.Rooms[p.Room.Index()].Area == e.Rooms[q.Room.Index()].Area
	default:
		return true
	}
}

// excludedBy says what of q the scope of b excludes beside p.
func excludedBy(e *model.Event, b *Bound, p, q model.Placement) string {
	switch b.Text("scope") {
	case "theme":
		return " on " + And(Quoted(shared(e.Sessions[p.Session].Themes, e.Sessions[q.Session].Themes)))
	case "area":
		return fmt.Sprintf(" in area %q", e.Rooms[p.Room.Index()].Area)
	default:
		return ""
	}
}

// hangingOnAreas: rooms matter only to a line about areas.
func hangingOnAreas(book *Book, _ []model.SessionIndex) Hangs {
	if slices.ContainsFunc(book.Of("R33").active(), func(b *Bound) bool { return b.Text("scope") == "area" }) {
		return Hangs{OnPlace, WithAll}
	}
	return Hangs{OnStart, WithAll}
}
