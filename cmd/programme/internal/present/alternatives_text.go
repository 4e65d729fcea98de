package present

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/rules"
)

// Row is a line of numbers about several programmes.
type Row struct {
	What  string
	Cells []string
}

// ShowAlternatives prints how many programmes there are beside an answer and that they are as
// good, in a few words of the caller; what each costs, after the caller's rows; and where the
// sessions are in each that are not in the same place in all. The limit is that of the time.
func ShowAlternatives(c *term.Console, b *Beside, good, limit string, rows []Row, reader model.Zone) error {
	if b == nil {
		return nil
	}
	for i, line := range alternativeLines(b, good, limit) {
		if i == 0 {
			line = c.Paint.Bold(line)
		}
		c.Printf("%s\n", line)
	}
	if len(b.Found) == 0 {
		return nil
	}
	if err := showNumbers(c, b, rows); err != nil {
		return err
	}
	return showPlaces(c, b, reader)
}

// alternativeLines says how many programmes there are, and whether there are more.
func alternativeLines(b *Beside, good, limit string) []string {
	number, apart := len(b.Programmes), "at least "+rules.Count(b.Differ, "session", "sessions")
	what := fmt.Sprintf("%d programmes %s; each two differ in %s", number, good, apart)
	switch {
	case number == b.Asked:
		return []string{what}
	case number == 1 && b.NoMore:
		return []string{fmt.Sprintf("no other programme %s differs in %s: proved", good, apart)}
	case b.NoMore:
		return []string{what, "no further one: proved that no other differs in as many from each of these"}
	}
	ended := "was found"
	switch b.Stopped {
	case "time":
		ended += " within " + limit
	case "effort":
		ended += " with that --effort"
	case "interrupt":
		ended += " before the interrupt"
	}
	if number == 1 {
		return []string{fmt.Sprintf("no other programme %s that differs in %s %s; not proved that there is none", good, apart, ended)}
	}
	return []string{what, "no further one " + ended + "; not proved that there is none"}
}

// showNumbers prints what each programme costs, and in how many sessions they differ.
func showNumbers(c *term.Console, b *Beside, rows []Row) error {
	t := term.Table{Header: []string{"programme"}, Paint: c.Paint}
	for i := range b.Programmes {
		t.Header = append(t.Header, fmt.Sprint(i+1))
	}
	for _, row := range rows {
		t.Add(append([]string{row.What}, row.Cells...)...)
	}
	for tier := range b.Held {
		cells, some := []string{fmt.Sprintf("cost of tier %d", tier+1)}, false
		for _, cost := range b.Costs {
			cells, some = append(cells, fmt.Sprint(cost[tier])), some || cost[tier] > 0
		}
		if some {
			t.Add(cells...)
		}
	}
	for i := range len(b.Programmes) - 1 {
		cells := []string{fmt.Sprintf("sessions elsewhere than in %d", i+1)}
		for k := range b.Programmes {
			if k > i {
				cells = append(cells, fmt.Sprint(b.Found[k-1].Differs[i]))
			} else {
				cells = append(cells, "")
			}
		}
		t.Add(cells...)
	}
	c.Printf("\n")
	return t.Render(c.Out, c.Width)
}

// showPlaces prints where the sessions are that are not in the same place in all programmes: day
// and time on each clock, and the room; nothing where that is as in the first.
func showPlaces(c *term.Console, b *Beside, reader model.Zone) error {
	v := NewView(c, b.Event, b.Programmes[0], reader)
	t := term.Table{Header: []string{"session"}, Rigid: []bool{true}, Paint: c.Paint, Lined: true}
	for i := range b.Programmes {
		t.Header, t.Rigid = append(t.Header, fmt.Sprint(i+1)), append(t.Rigid, false)
	}
	for _, d := range diff.Among(b.Event, b.Programmes) {
		row := []string{term.Plain(b.Event.Sessions[d.Session].ID)}
		for i := range d.Places {
			if i > 0 && d.SamePlace(0, i) {
				row = append(row, "as in 1")
			} else {
				row = append(row, v.placeCell(d.Places[i]))
			}
		}
		t.Add(row...)
	}
	c.Printf("\n")
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	if v.Shifted {
		c.Printf("\n%s\n", ShiftLegend)
	}
	return nil
}

// placeCell says a placement in lines: its day at the venue and its time there, its start on each
// other clock, its room.
func (v *View) placeCell(p *model.Placement) string {
	if p == nil {
		return "not placed"
	}
	day := model.DateIn(p.Start, v.Event.Zone)
	lines := []string{p.Start.In(v.Event.Zone).Format("Mon 2 Jan ") + v.Mark(term.Clock(p.Start, v.Event.Zone, day))}
	for _, z := range v.Zones[1:] {
		lines = append(lines, v.Mark(term.Clock(p.Start, z, day))+" "+term.ZoneName(z))
	}
	return strings.Join(append(lines, v.Room(p.Room.Index())), "\n")
}
