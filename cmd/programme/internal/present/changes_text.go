package present

import (
	"fmt"
	"slices"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/rules"
)

// ShowChanges prints what changes, summed up and then by session or by person.
func ShowChanges(c *term.Console, e *model.Event, r *diff.Report, byPerson bool, reader model.Zone) error {
	c.Printf("%s\n", c.Paint.Bold(changeWords(r)))
	if r.Empty() {
		return nil
	}
	ShowWorseHours(c, e, r, "")
	c.Printf("\n")
	v := &changeView{View: NewView(c, e, &model.Programme{}, reader), report: r}
	show := v.showSessions
	if byPerson {
		show = v.showPeople
	}
	if err := show(); err != nil {
		return err
	}
	if v.Shifted {
		c.Printf("\n%s\n", ShiftLegend)
	}
	return nil
}

// changeView is a report of changes on its way to the terminal.
type changeView struct {
	*View
	report *diff.Report
}

// changeWords sums a report up: "4 changes: 1 new, 3 moved (1 to another day); 7 people
// must be told".
func changeWords(r *diff.Report) string {
	if r.Empty() {
		return "nothing changes"
	}
	var kinds []string
	for _, k := range diff.Kinds() {
		n := r.Count(k)
		switch {
		case n == 0:
		case k == diff.Moved && r.Days > 0:
			kinds = append(kinds, fmt.Sprintf("%d moved (%d to another day)", n, r.Days))
		case k == diff.Room:
			kinds = append(kinds, fmt.Sprintf("%d in another room", n))
		default:
			kinds = append(kinds, fmt.Sprintf("%d %s", n, k))
		}
	}
	return fmt.Sprintf("%s: %s; %s must be told%s", rules.Count(len(r.Sessions), "change", "changes"),
		strings.Join(kinds, ", "), rules.Count(r.Told, "person", "people"), PointWords(r.Points, r.Weighed))
}

// showSessions prints all changes in one table.
func (v *changeView) showSessions() error {
	all := make([]int, len(v.report.Sessions))
	for i := range all {
		all[i] = i
	}
	return v.showTable(all, v.Zones, "told", func(c *diff.SessionChange) string { return fmt.Sprint(c.Told) })
}

// showPeople prints a table a person, with the person's own clock beside the others.
func (v *changeView) showPeople() error {
	for _, p := range v.report.People {
		person := &v.Event.People[p.Person]
		heading := person.Name + " (" + person.ID + ")"
		if person.Zone != "" {
			heading += ", " + string(person.Zone)
		}
		v.Heading(heading)
		own := make([]int, len(p.Duties))
		for i, d := range p.Duties {
			own[i] = d.Change
		}
		err := v.showTable(own, term.WithZone(v.Zones, person.Zone), "role", func(c *diff.SessionChange) string {
			return term.Plain(rules.Roles(v.Event, c.Session, p.Person))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// showTable prints the changes of a list: a row for where a session was, and under it
// one for where it is now. The column before the title is the caller's; under the title
// stands why, if that is known.
func (v *changeView) showTable(list []int, clocks []model.Zone, head string, cell func(*diff.SessionChange) string) error {
	t := term.Table{Header: []string{"session", "", "day"}, Rigid: []bool{true, true, true}, Paint: v.Paint}
	for _, z := range clocks {
		t.Header, t.Rigid = append(t.Header, term.ZoneName(z)), append(t.Rigid, true)
	}
	t.Header, t.Rigid = append(t.Header, "room", head, "title"), append(t.Rigid, false, false, false)
	for _, i := range list {
		c := &v.report.Sessions[i]
		last := []string{cell(c), v.Title(c.Session)}
		if c.Reason != "" {
			last[1] += "\n(" + term.Plain(c.Reason) + ")"
		}
		row := func(session, what string, p *model.Placement, last []string) {
			t.Add(slices.Concat([]string{session, what}, v.place(p, clocks), last)...)
		}
		session := term.Plain(v.Event.Sessions[c.Session].ID)
		switch c.Kind {
		case diff.New:
			row(session, string(c.Kind), c.New, last)
		case diff.Cancelled:
			row(session, string(c.Kind), c.Old, last)
		default:
			row(session, "was", c.Old, last)
			row("", "now", c.New, make([]string, len(last)))
		}
	}
	return t.Render(v.Out, v.Width)
}

// place says a placement: its day at the venue, its time on each clock, its room.
func (v *changeView) place(p *model.Placement, clocks []model.Zone) []string {
	cells := []string{p.Start.In(v.Event.Zone).Format("Mon 2 Jan")}
	for _, z := range clocks {
		cells = append(cells, v.Mark(term.Span(p.Interval, z, model.DateIn(p.Start, v.Event.Zone))))
	}
	return append(cells, v.Room(p.Room.Index()))
}
