package rules

import (
	"fmt"

	"programme/model"
)

var r44 = Rule{
	ID: "R44", Name: "restricted to days or windows",
	Reads: []string{"sessions.type", "sessions.themes"},
	Text:  "Each session of the list, of the types or on the themes starts inside one of the windows; it may run on into one that joins it, as R04 says. A session counts once for each line.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that are restricted"},
		{Key: "type", Type: TypeList, Text: "types of sessions that are restricted"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions are restricted"},
		{Key: "windows", Type: WindowList, Text: "windows, inside one of which they start"},
	},
	Needs: [][]string{{"session", "type", "theme"}, {"windows"}},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithNothing),
	Judge: judgeRestricted,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s must start inside %s", Session(e, i.A), Windows(e, b.Setting(i.Setting).Windows("windows")))
	},
	Bars:     always("not in its windows"),
	NoRemedy: "the line that states it can be switched off",
}

func judgeRestricted(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		windows := b.Windows("windows")
		for _, s := range b.Sessions("session", "type", "theme") {
			for _, p := range c.BySession[s] {
				if insideOne(e, windows, p.Start) {
					continue
				}
				in := NewInstance("R44")
				in.A, in.Span = s, p.Interval
				c.Report(b, in, 1, fmt.Sprintf("%s, must start inside %s", Placed(e, p, ""), Windows(e, windows)))
			}
		}
	}
}
