package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// column is what a list says of each placement under one head.
type column struct {
	head  string
	rigid bool
	cell  func(model.Placement) string
}

// list prints placements in order, a row each.
func (v *view) list(placements []model.Placement, columns ...column) error {
	t := term.Table{Paint: v.Paint}
	for _, c := range columns {
		t.Header, t.Rigid = append(t.Header, c.head), append(t.Rigid, c.rigid)
	}
	for _, p := range placements {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.cell(p)
		}
		t.Add(row...)
	}
	return t.Render(v.Out, v.Width)
}

// dated is the column of the day on which a placement starts at the venue.
func (v *view) dated() column {
	return column{"day", true, func(p model.Placement) string { return p.Start.In(v.event.Zone).Format("Mon 2 Jan") }}
}

// timed returns a column of times for each clock, marked against the day on which the
// placement starts at the venue.
func (v *view) timed(clocks []model.Zone) []column {
	columns := make([]column, len(clocks))
	for i, z := range clocks {
		columns[i] = column{term.ZoneName(z), true, func(p model.Placement) string {
			return v.mark(term.Span(p.Interval, z, model.DateIn(p.Start, v.event.Zone)))
		}}
	}
	return columns
}

func (v *view) roomed() column {
	return column{"room", false, func(p model.Placement) string { return v.room(p.Room.Index()) }}
}

func (v *view) identified() column { return column{"session", true, v.id} }

func (v *view) titled() column {
	return column{"title", false, func(p model.Placement) string { return v.title(p.Session) }}
}
