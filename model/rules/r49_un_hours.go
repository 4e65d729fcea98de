package rules

import (
	"fmt"

	"programme/model"
)

var r49 = Rule{
	ID: "R49", Name: "interpreted sessions in meeting hours",
	Reads: []string{"sessions.interpretation", "sessions.languages", "cast.role"},
	Text: "A session that is interpreted lies inside the hours in which teams of interpreters meet, those of United Nations meetings by default: a team serves one meeting in the morning and one in the afternoon. " +
		"A session is interpreted if it asks for a language other than its floor language, the first of its languages, or has an interpreter in its cast. It counts its minutes outside the hours, on the venue's clock.",
	Level: model.Soft(3), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "hours", Type: HoursParam, Default: "10:00-13:00|15:00-18:00", Text: "hours of each day for interpreted sessions"},
	},
	Scope: func(e *model.Event, _ *Binding) Scope {
		s, interpreted := Scope{Of: "interpreted sessions"}, interpretedSessions(e)
		for i := range e.Sessions {
			if interpreted[i] && e.Sessions[i].State != model.Cancelled {
				s.Count++
			}
		}
		return s
	},
	Hangs: hanging(OnStart, WithNothing),
	Judge: func(c *Case) {
		e, b, interpreted := c.Event, &c.Binding.General, interpretedSessions(c.Event)
		inside := insideHours(b.Bands("hours"))
		for _, p := range c.Placements {
			if !interpreted[p.Session] {
				continue
			}
			outside := 0
			for _, stretch := range clockStretches(p.Interval, e.Zone) {
				for m := range stretch.Minutes {
					if !inside[(stretch.start+m)%dayMinutes] {
						outside++
					}
				}
			}
			if outside == 0 {
				continue
			}
			in := NewInstance("R49")
			in.A, in.Span, in.Source = p.Session, p.Interval, e.Sessions[p.Session].Pos
			c.Report(b, in, outside, fmt.Sprintf("%s, is interpreted, and %s of it are outside %s",
				Placed(e, p, ""), Duration(model.Minutes(outside)), hoursWords(b.Bands("hours"))))
		}
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s is interpreted and %s be inside %s", Session(e, i.A), asks(b.General.Level), hoursWords(b.General.Bands("hours")))
	},
	Bars:     always("outside the hours of interpreters"),
	Remedies: withoutInterpretation,
}

const dayMinutes = 24 * 60

// interpreter is the role of interpreters in the cast.
const interpreter = "interpreter"

// languagesAsked returns the languages into which a session is interpreted, its floor language
// left out, each once however it is written.
func languagesAsked(s *model.Session) (asked []string) {
	had := map[string]bool{foldCase(floorOf(s)): true}
	for _, language := range s.Interpretation {
		if key := foldCase(language); !had[key] {
			had[key] = true
			asked = append(asked, language)
		}
	}
	return asked
}

// floorOf returns the language in which a session is held first of all, "" if it is not given.
func floorOf(s *model.Session) string {
	if len(s.Languages) == 0 {
		return ""
	}
	return s.Languages[0]
}

// interpretedSessions returns which sessions ask for interpretation or have an interpreter.
func interpretedSessions(e *model.Event) []bool {
	interpreted := make([]bool, len(e.Sessions))
	for i := range e.Sessions {
		interpreted[i] = len(languagesAsked(&e.Sessions[i])) > 0
	}
	for _, m := range e.Cast {
		if m.Role == interpreter {
			interpreted[m.Session] = true
		}
	}
	return interpreted
}

// insideHours returns of each minute of a day whether it is in one of the bands.
func insideHours(hours []Band) (inside [dayMinutes]bool) {
	for _, h := range hours {
		length := h.To - h.From
		if length <= 0 {
			length += dayMinutes
		}
		for m := range length {
			inside[(h.From+m)%dayMinutes] = true
		}
	}
	return inside
}

// hoursWords says hours: 10:00-13:00 or 15:00-18:00.
func hoursWords(hours []Band) string {
	var texts []string
	for _, h := range hours {
		texts = append(texts, fmt.Sprintf("%02d:%02d-%02d:%02d", h.From/60, h.From%60, h.To/60, h.To%60))
	}
	return Or(texts)
}

// withoutInterpretation lets a session do without the language that an instance is about, or
// without each that it asks for.
func withoutInterpretation(e *model.Event, _ *Binding, i Instance) []Remedy {
	asked := languagesAsked(&e.Sessions[i.A])
	if i.Value != "" {
		asked = []string{i.Value}
	}
	return doWithout(e, i.A, asked)
}
