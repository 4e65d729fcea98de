package present

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// Column is what a list says of each placement under one head.
type Column struct {
	Head  string
	rigid bool
	Cell  func(model.Placement) string
}

// List prints placements in order, a row each.
func (v *View) List(placements []model.Placement, columns ...Column) error {
	t := term.Table{Paint: v.Paint}
	for _, c := range columns {
		t.Header, t.Rigid = append(t.Header, c.Head), append(t.Rigid, c.rigid)
	}
	for _, p := range placements {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.Cell(p)
		}
		t.Add(row...)
	}
	return t.Render(v.Out, v.Width)
}

// Dated is the column of the day on which a placement starts at the venue.
func (v *View) Dated() Column {
	return Column{"day", true, func(p model.Placement) string { return p.Start.In(v.Event.Zone).Format("Mon 2 Jan") }}
}

// Timed returns a column of times for each clock, marked against the day on which the
// placement starts at the venue.
func (v *View) Timed(clocks []model.Zone) []Column {
	columns := make([]Column, len(clocks))
	for i, z := range clocks {
		columns[i] = Column{term.ZoneName(z), true, func(p model.Placement) string {
			return v.Mark(term.Span(p.Interval, z, model.DateIn(p.Start, v.Event.Zone)))
		}}
	}
	return columns
}

// Roomed is the column of the room.
func (v *View) Roomed() Column {
	return Column{"room", false, func(p model.Placement) string { return v.Room(p.Room.Index()) }}
}

// Identified is the column of the session's id, marked as [View.ID] does.
func (v *View) Identified() Column { return Column{"session", true, v.ID} }

// Titled is the column of the session's title.
func (v *View) Titled() Column {
	return Column{"title", false, func(p model.Placement) string { return v.Title(p.Session) }}
}

// ListDays prints the programme as a list a day, each session on the day on which it
// starts.
func (v *View) ListDays() error {
	columns := append(v.Timed(v.Zones), v.Roomed(), v.Identified(), v.Titled())
	for _, day := range v.Programme.ByDay(v.Event.Zone) {
		if len(day.Placements) == 0 {
			continue
		}
		v.Heading(term.LongDay(day.Date) + ", " + term.ZoneName(v.Event.Zone))
		if err := v.List(day.Placements, columns...); err != nil {
			return err
		}
	}
	v.Afterword()
	return nil
}
