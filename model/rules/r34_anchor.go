package rules

import (
	"fmt"

	"programme/model"
)

// Anchor is the id of the rule whose lines put sessions first or last.
const Anchor = "R34"

var r34 = Rule{
	ID: Anchor, Name: "opening first, closing last",
	Text: "With anchor first, every other session starts at or after the end of each session of the list; with anchor last, every other session ends at or before the start of each. With of=day that binds only sessions that start on the same day. " +
		"Sessions of the list, and sessions merged with one of them, do not bind each other. Each other session counts once for each session of the list.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that come first or last"},
		{Key: "anchor", Type: ChoiceParam, Choices: []string{"first", "last"}, Text: "whether they come first or last"},
		{Key: "of", Type: ChoiceParam, Choices: []string{"event", "day"}, Default: "event", Text: "whether of the whole event or of their day"},
	},
	Needs: [][]string{{"session"}, {"anchor"}},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithAll),
	Judge: judgeAnchor,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		text := fmt.Sprintf("%s comes %s of %s", Session(e, i.A), s.Text("anchor"), anchoredIn(s))
		switch {
		case i.B == model.NoSession:
			return text
		case s.Text("anchor") == "last":
			return text + ", so after " + Session(e, i.B)
		default:
			return text + ", so before " + Session(e, i.B)
		}
	},
	Beside:   beside("out of order with"),
	Remedies: unpinned,
}

// unpinned takes a session out of what pins or anchors it.
func unpinned(e *model.Event, _ *Binding, i Instance) []Remedy {
	return []Remedy{ofSession(Unpin, i.A, "unpin %q", e.Sessions[i.A].ID)}
}

// anchoredIn says what the anchored sessions are the first or last of.
func anchoredIn(b *Bound) string {
	if b.Text("of") == "day" {
		return "its day"
	}
	return "the event"
}

func judgeAnchor(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		anchored := b.Sessions("session")
		bound := make([]bool, len(e.Sessions))
		for s := range bound {
			bound[s] = true
			for _, a := range anchored {
				bound[s] = bound[s] && !c.together(a, model.SessionIndex(s))
			}
		}
		for _, a := range anchored {
			for _, p := range c.BySession[a] {
				day := model.DateIn(p.Start, e.Zone)
				for _, q := range c.Placements {
					if !bound[q.Session] {
						continue
					}
					late, what := p.End.Sub(q.Start), "starts %s before it ends"
					if b.Text("anchor") == "last" {
						late, what = q.End.Sub(p.Start), "ends %s after it starts"
					}
					if late <= 0 || b.Text("of") == "day" && model.DateIn(q.Start, e.Zone) != day {
						continue
					}
					in := NewInstance(Anchor)
					in.A, in.B, in.Span = p.Session, q.Session, p.Interval
					c.Report(b, in, 1, fmt.Sprintf("%s, comes %s of %s, but %s, "+what,
						Placed(e, p, ""), b.Text("anchor"), anchoredIn(b), Placed(e, q, ""), Duration(late)))
				}
			}
		}
	}
}
