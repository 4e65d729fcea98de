package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r41 = Rule{
	ID: "R41", Name: "one before the other",
	Text:  "Every session of one list ends before every session of another starts, with at least min and at most max minutes between.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "before", Type: SessionList, Text: "sessions that come first"},
		{Key: "after", Type: SessionList, Text: "sessions that come later"},
		{Key: "min", Type: MinutesParam, Default: "0", Text: "minutes between the end of one and the start of the other, at least"},
		{Key: "max", Type: MinutesParam, Text: "minutes between, at most; not given means any number"},
	},
	Needs:    [][]string{{"before"}, {"after"}},
	Validate: validateOrder,
	Scale: func(book *Book, b *Bound) Scale {
		s := scaleOf("min", "max")(book, b)
		s.Each = 1 + 24*60*(1+len(book.event.Days))/max(1, sizeOf(book.event).longest) // one at the other end of the event
		return s
	},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithAll),
	Judge: judgeOrder,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		text := fmt.Sprintf("%s comes after %s", Session(e, i.B), Session(e, i.A))
		if n := s.Minutes("min"); n > 0 {
			text += fmt.Sprintf(", at least %s later", Duration(n))
		}
		if s.Has("max") {
			text += fmt.Sprintf(", at most %s later", Duration(s.Minutes("max")))
		}
		return text
	},
	Beside: beside("out of order with"),
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return milder(e, b, i, step{"min", -15, 0}, step{key: "max", by: 15})
	},
}

func validateOrder(e *model.Event, b *Bound) (wrong []Objection) {
	if b.Has("max") && b.Minutes("max") < b.Minutes("min") {
		wrong = append(wrong, Objection{
			Keys:    []string{"max", "min"},
			Message: fmt.Sprintf("at most %s between is less than at least %s", Duration(b.Minutes("max")), Duration(b.Minutes("min"))),
			Remedy:  "give a max that is not below min",
		})
	}
	for _, s := range b.Sessions("before") {
		if slices.Contains(b.Sessions("after"), s) {
			wrong = append(wrong, Objection{
				Keys:    []string{"after"},
				Message: fmt.Sprintf("%s cannot come after itself", Session(e, s)),
				Remedy:  "name it in before or in after",
			})
		}
	}
	return wrong
}

func judgeOrder(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		for _, first := range b.Sessions("before") {
			for _, second := range b.Sessions("after") {
				for _, p := range c.BySession[first] {
					for _, q := range c.BySession[second] {
						gap := q.Start.Sub(p.End)
						in := NewInstance("R41")
						in.A, in.B = first, second
						in.Span = model.Interval{Start: p.End, End: q.Start}
						switch {
						case gap < b.Minutes("min"):
							margin := ""
							if b.Minutes("min") > 0 {
								margin = Duration(b.Minutes("min")) + " "
							}
							c.Report(b, in, int(b.Minutes("min")-gap), fmt.Sprintf("%s, %s, must end %sbefore %s, %s, starts",
								Session(e, first), Span(e, p.Interval), margin, Session(e, second), Span(e, q.Interval)))
						case b.Has("max") && gap > b.Minutes("max"):
							c.Report(b, in, int(gap-b.Minutes("max")), fmt.Sprintf("%s, %s, must start at most %s after %s, %s, ends",
								Session(e, second), Span(e, q.Interval), Duration(b.Minutes("max")), Session(e, first), Span(e, p.Interval)))
						}
					}
				}
			}
		}
	}
}
