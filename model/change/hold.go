package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/model/when"
)

const holdForms = "write hours such as 13:00-14:00, or a day and hours such as 2023-10-11 13:00-14:00"

// holdsOf has the lines that hold rooms, by id and title.
func holdsOf(e *model.Event) (g things, settings []int) {
	for i := range e.Rules {
		if e.Rules[i].Rule == rules.Hold && e.Rules[i].ID != "" {
			settings = append(settings, i)
		}
	}
	return things{
		"hold", len(settings), func(i int) string { return e.Rules[settings[i]].ID },
		func(i int) []string {
			title, _ := e.Rules[settings[i]].Param("title")
			return []string{title}
		},
	}, settings
}

// readHeld reads which hold is meant: one by its id, or all that have the title.
func (p *parser) readHeld() bool {
	g, settings := holdsOf(p.e)
	from := p.next
	var tried []string
	for j := len(p.tokens) - 1; j > from; j-- {
		if !p.tokens[j].is("moved") {
			continue
		}
		name := p.phrase(from, j)
		if meant := g.find(name); len(meant) > 0 {
			for _, i := range meant {
				p.holds = append(p.holds, settings[i])
			}
			p.c.Line, p.next = g.id(meant[0]), j
			return true
		}
		tried = append([]string{name}, tried...)
	}
	switch {
	case from == len(p.tokens):
		return p.fault(p.offset(), "the change ends where it should name a hold", "")
	case len(tried) > 0:
		return p.refuse(p.tokens[from].start, g.unknown(tried))
	}
	return p.noVerb(g)
}

// readHold reads the time to which the hold is moved, of each where several are meant: then
// those that have a day count for the hold of that day.
func (p *parser) readHold() bool {
	if !p.expect("to", "a time") {
		return false
	}
	v, ok := p.timeText(holdForms)
	if !ok {
		return false
	}
	book, _ := rules.Bind(p.e)
	var times []model.Interval
	for _, i := range p.holds {
		set := book.Of(rules.Hold).Setting(i)
		was := model.Interval{Start: set.Instant("start"), End: set.Instant("end")}
		day := model.DateIn(was.Start, p.e.Zone)
		spans, err := v.held(was)
		switch {
		case err != nil:
			return v.refuseTime(err, holdForms)
		case len(p.holds) == 1 && len(spans) > 1:
			return p.fault(v.offset, "a hold has one time, and this is several", holdForms)
		}
		for _, span := range spans {
			if len(p.holds) == 1 || model.DateIn(span.Start, p.e.Zone) == day {
				times, p.lines = append(times, span), append(p.lines, p.e.Rules[i].ID)
			}
		}
	}
	if len(times) == 0 {
		return p.fault(v.offset, "no hold of that name is on that day", "write the id of a line of rules.csv")
	}
	p.c.Line, p.c.Interval = p.lines[0], times[0]
	p.lines, p.later = p.lines[1:], times[1:]
	return true
}

// held reads the time of a hold that was then: hours with or without a day, or where it
// begins, or the day to which its hours go.
func (v *span) held(was model.Interval) ([]model.Interval, error) {
	calendar := v.calendar()
	calendar.On = model.DateIn(was.Start, v.zone)
	if day, err := calendar.Day(v.text()); err == nil && !strings.Contains(v.text(), ":") {
		at, err := when.Calendar{Zone: v.e.Zone}.Instant(day.String() + " " + was.Start.In(v.e.Zone).Format("15:04"))
		return []model.Interval{model.Span(at, was.Minutes())}, err
	}
	if at, err := calendar.Instant(v.text()); err == nil {
		return []model.Interval{model.Span(at, was.Minutes())}, nil
	}
	return calendar.Spans(v.text())
}

// toTime writes the time of a hold, all of a day as hours: a day alone has those of the hold.
func (c Change) toTime() string {
	return "to " + writtenHours(c.Interval, c.Zone)
}

// holdMoved holds the rooms of a line at another time.
func holdMoved(d *draft, c Change) *problem {
	i := slices.IndexFunc(d.Rules, func(s model.Setting) bool { return s.ID == c.Line && s.Rule == rules.Hold })
	if i < 0 {
		return missing(subject, "hold", c.Line)
	}
	if d.isOff(&d.Rules[i]) {
		return &problem{subject, fmt.Sprintf("%s is off, so that it holds no room", lineOf(&d.Rules[i])), fmt.Sprintf("write %q before", Change{Kind: RuleLevel, Line: c.Line, Level: model.Hard})}
	}
	if bad := d.near(c.Interval, 0); bad != nil {
		return bad
	}
	d.Rules = slices.Clone(d.Rules)
	d.change.Params = []Param{{"start", c.Interval.Start.String()}, {"end", c.Interval.End.String()}}
	d.setParams(i)
	return d.binds()
}
