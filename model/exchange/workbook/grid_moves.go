package workbook

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// This file says what of a workbook counts where its grids, its sheet Programme and what
// was written first differ.

// merge returns the programme with what was changed in grids.
func (r *gridReader) merge(p *model.Programme) *model.Programme {
	bySession := p.BySession(len(r.e.Sessions))
	var all []model.Placement
	for i := range r.e.Sessions {
		s := model.SessionIndex(i)
		table, cells := bySession[s], r.cells[s]
		switch {
		case len(cells) == 0:
			r.noteGone(table)
			all = append(all, table...)
		case len(table) > 1 || len(r.written[s]) > 1: // placed twice, which the judge says
			all = append(all, table...)
		default:
			var in *model.Placement
			if len(table) == 1 {
				in = &table[0]
			}
			if pl, ok := r.decide(s, in, cells); ok {
				all = append(all, pl)
			}
		}
	}
	return model.NewProgramme(all)
}

// noteGone notes a session that the sheet Programme places on a day that has a grid, and
// no grid has.
func (r *gridReader) noteGone(table []model.Placement) {
	for _, pl := range table {
		if slices.Contains(r.days, model.DateIn(pl.Start, r.e.Zone)) {
			r.notes = append(r.notes, model.Fault{
				Pos: pl.Pos, Message: fmt.Sprintf("%q stands in no grid; what stands here is taken", r.e.Sessions[pl.Session].ID),
				Remedy: "empty its times and room here to leave it out",
			})
		}
	}
}

// decide returns where session s is: as its row in the sheet Programme says, nil if that
// does not place it, or as its cells in the grids do.
func (r *gridReader) decide(s model.SessionIndex, table *model.Placement, cells []gridCell) (pl model.Placement, placed bool) {
	var was *model.Placement
	switch {
	case len(r.written[s]) == 1:
		was = &r.written[s][0]
	case table != nil:
		was = r.wasWritten(*table, cells[0])
	}
	if table != nil {
		pl, placed = *table, true
	}
	id := r.e.Sessions[s].ID
	if len(r.written[s]) == 0 && table != nil && table.Room.Given() && cells[0].room.Given() && table.Room != cells[0].room {
		r.faults = append(r.faults, model.Fault{Pos: cells[0].pos, Message: fmt.Sprintf("%q stands here in %q, and the sheet Programme says %s", id, r.e.Rooms[cells[0].room.Index()].Name, r.place(*table)), Remedy: "write what is meant into both"})
		return pl, placed
	}
	var moved []model.Placement
	at := cells[0]
	for _, c := range cells {
		to, err := r.read(c, was)
		if err != nil {
			r.faults = append(r.faults, *err)
			return pl, placed
		}
		if was == nil || !same(to, *was) {
			moved, at = append(moved, to), c
		}
	}
	tableMoved := (table == nil) != (was == nil) || table != nil && !same(*table, *was)
	switch {
	case len(moved) > 1 || len(moved) == 1 && len(cells) > 1:
		others := make([]string, 0, len(cells))
		for _, c := range cells {
			if c.pos != at.pos {
				others = append(others, c.pos.String())
			}
		}
		r.faults = append(r.faults, model.Fault{Pos: at.pos, Message: fmt.Sprintf("%q stands here and in %s, and was moved", id, strings.Join(others, " and ")), Remedy: "leave it in one cell"})
	case len(moved) == 1 && tableMoved && (table == nil || !same(moved[0], *table)):
		says := "does not place it"
		if table != nil {
			says = "says " + r.place(*table)
		}
		r.faults = append(r.faults, model.Fault{Pos: at.pos, Message: fmt.Sprintf("%q was moved here to %s, and the sheet Programme %s", id, r.place(moved[0]), says), Remedy: "write what is meant into both"})
	case len(moved) == 1 && !tableMoved:
		to := moved[0]
		still := "says no place"
		if table != nil {
			to.State, to.Told, still = table.State, table.Told, "still says "+r.place(*table)
		}
		to.Pos = at.pos
		r.notes = append(r.notes, model.Fault{Pos: at.pos, Message: fmt.Sprintf("%q is taken from this cell: %s; the sheet Programme %s", id, r.place(to), still)})
		return to, true
	case tableMoved && len(moved) == 0:
		says := "does not place it any more"
		if table != nil {
			says = "says " + r.place(*table)
		}
		r.notes = append(r.notes, model.Fault{Pos: at.pos, Message: fmt.Sprintf("%q is still here, and the sheet Programme %s, which is taken", id, says)})
	}
	return pl, placed
}

// wasWritten returns where a session was when the workbook was written, of which no sheet
// of a room tells: where the table and the cell agree.
func (r *gridReader) wasWritten(table model.Placement, c gridCell) *model.Placement {
	was := table
	if !c.room.Given() {
		was.Room = c.room // the table was changed
	}
	if c.from != "" && c.from != clockOn(table.Start, r.e.Zone, c.day) && c.from == clockOn(c.start, r.e.Zone, c.day) {
		was.Interval = model.Span(c.start, table.Minutes()) // the table was changed
	}
	return &was
}

// read returns where a cell says that its session is. Of a session that was somewhere what
// differs from that counts.
func (r *gridReader) read(c gridCell, was *model.Placement) (pl model.Placement, err *model.Fault) {
	fault := func(message, remedy string) (model.Placement, *model.Fault) {
		return pl, &model.Fault{Pos: c.pos, Message: message, Remedy: remedy}
	}
	id := r.e.Sessions[c.session].ID
	pl = model.Placement{Session: c.session, Room: c.room, State: model.Draft, Interval: model.Span(c.start, r.e.Length(c.session))}
	from, to, row := c.from, c.to, true // what of it was changed
	if was != nil {
		row = c.start != max(was.Start, c.day.Bounds(r.e.Zone).Start)
		if from == clockOn(was.Start, r.e.Zone, c.day) {
			from = ""
		}
		if to == clockOn(was.End, r.e.Zone, c.day) {
			to = ""
		}
		pl.Interval = was.Interval
		if row {
			pl.Interval = model.Span(c.start, was.Minutes())
		}
	} else if from == clockOn(c.start, r.e.Zone, c.day) {
		from = ""
	}
	if from != "" {
		start, ok := onClock(from, r.e.Zone, c.day)
		switch {
		case !ok:
			return fault(fmt.Sprintf("%q is to start at %s, which is no one time of that day", id, from), "write another")
		case row && start != c.start:
			return fault(fmt.Sprintf("%q stands in the row of %s and says %s", id, clockOn(c.start, r.e.Zone, c.day), from), "write the time of the row, or move the cell")
		}
		pl.Interval = model.Span(start, pl.Minutes())
	}
	if to != "" {
		end, ok := onClock(to, r.e.Zone, c.day)
		if !ok || end <= pl.Start {
			return fault(fmt.Sprintf("%q is to end at %s, which is not after its start at %s", id, to, clockOn(pl.Start, r.e.Zone, c.day)), "mend one of them")
		}
		pl.End = end
	}
	return pl, nil
}

// same reports whether two placements are at one time in one room.
func same(a, b model.Placement) bool { return a.Interval == b.Interval && a.Room == b.Room }

// place says when and where a session is.
func (r *gridReader) place(pl model.Placement) string {
	start := pl.Start.In(r.e.Zone)
	text := start.Format("Mon 2 Jan 15:04") + "-" + pl.End.In(r.e.Zone).Format("15:04")
	if !pl.Room.Given() {
		return text + " without a room"
	}
	return fmt.Sprintf("%s in %q", text, r.e.Rooms[pl.Room.Index()].Name)
}
