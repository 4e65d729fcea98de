package target

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/rules"
)

// Table returns programme p of event e as the rows of a target, the header not among them,
// and notes on what the table cannot hold. Rows come by start, then room; then the sessions without a
// place, if they have rows. Nobody is in them who is not in e, and no session: what the reader
// should not see has to be gone before, as [programme/model/exchange.Public] does.
func (t *Target) Table(e *model.Event, p *model.Programme) (rows [][]string, notes model.Faults) {
	w := &writer{target: t, e: e, zone: cmp.Or(e.Zone, "UTC"), cast: make([][]model.CastMember, len(e.Sessions))}
	if t.UTC {
		w.zone = "UTC"
	}
	for _, c := range e.Cast {
		w.cast[c.Session] = append(w.cast[c.Session], c)
	}
	seen := map[string]string{}
	for _, r := range w.list(p) {
		cells := w.cells(r)
		key := strings.Join(cells, "\x00")
		if other, twice := seen[key]; twice {
			r.note("", "its row is that of %q", other)
		}
		seen[key] = r.title()
		rows = append(rows, cells)
	}
	w.noteWhole(p)
	return rows, w.notes
}

// writer writes one table.
type writer struct {
	target   *Target
	e        *model.Event
	zone     model.Zone
	cast     [][]model.CastMember // of each session
	notes    model.Faults
	unplaced []string
}

// list returns the rows of the table in their order.
func (w *writer) list(p *model.Programme) (list []*row) {
	placed := p.BySession(len(w.e.Sessions))
	for _, pl := range p.Placements {
		s := &w.e.Sessions[pl.Session]
		if s.State == model.Cancelled {
			continue
		}
		r := &row{writer: w, session: s, index: pl.Session, placed: true, at: pl.Interval, pos: s.Pos}
		if pl.Room.Given() {
			r.in = []model.RoomIndex{pl.Room.Index()}
		}
		list = append(list, r)
	}
	if w.target.Breaks {
		for _, b := range rules.Breaks(w.e) {
			list = append(list, &row{writer: w, placed: true, at: b.Interval, in: b.Rooms, called: b.Title})
		}
	}
	slices.SortStableFunc(list, func(a, b *row) int { return cmp.Compare(a.at.Start, b.at.Start) })
	for i := range w.e.Sessions {
		s := &w.e.Sessions[i]
		if len(placed[i]) > 0 || s.State == model.Cancelled {
			continue
		}
		if !w.target.Unplaced {
			w.unplaced = append(w.unplaced, fmt.Sprintf("%q", s.ID))
			continue
		}
		list = append(list, &row{writer: w, session: s, index: model.SessionIndex(i), pos: s.Pos})
	}
	return list
}

// cells returns the cells of a row, and notes what they cannot hold.
func (w *writer) cells(r *row) []string {
	cells := make([]string, len(w.target.Columns))
	for i := range w.target.Columns {
		c := &w.target.Columns[i]
		text := cmp.Or(c.cell.say(r), c.or.say(r))
		if w.target.OneLine {
			text = oneLine(text)
		}
		if text == "" && c.Required {
			r.note("", "%s needs %q in each row, and it is empty", w.target.Name, c.Head)
		}
		if n := utf8.RuneCountInString(text); c.Most > 0 && n > c.Most {
			r.note("shorten it", "%q has %d characters, and %s takes %d", c.Head, n, w.target.Name, c.Most)
		}
		cells[i] = text
	}
	r.notePeople()
	r.noteMidnight()
	return cells
}

// noteMidnight notes a row that ends on another day than it starts, where the table has one
// date for both.
func (r *row) noteMidnight() {
	if !r.placed || model.DateIn(r.at.Start, r.zone) == model.DateIn(r.at.End-1, r.zone) {
		return
	}
	ends, dated := false, false
	for _, c := range r.target.Columns {
		ends = ends || c.cell.has("end")
		dated = dated || c.cell.hasDate("end")
	}
	if ends && !dated {
		r.note("say there that it goes on after midnight", "ends on the next day, %s, and the table has one date for start and end", r.at.End.In(r.zone).Format("Mon 2 Jan 15:04"))
	}
}

// noteWhole notes once what holds for many rows.
func (w *writer) noteWhole(p *model.Programme) {
	if n := len(w.unplaced); n > 0 {
		w.notes = append(w.notes, model.Fault{Message: fmt.Sprintf("%s no place and no row in %s: %s", rules.Count(n, "session has", "sessions have"), w.target.quoted(), few(w.unplaced))})
	}
	shown := make([]bool, len(w.e.Sessions))
	for _, pl := range p.Placements {
		shown[pl.Session] = w.e.Sessions[pl.Session].State != model.Cancelled
	}
	left := map[string]map[model.PersonIndex]bool{} // by role
	for _, c := range w.e.Cast {
		if !shown[c.Session] || w.shows(c.Role) {
			continue
		}
		if left[c.Role] == nil {
			left[c.Role] = map[model.PersonIndex]bool{}
		}
		left[c.Role][c.Person] = true
	}
	var words []string
	for role, people := range left {
		words = append(words, fmt.Sprintf("%s (%d)", role, len(people)))
	}
	if slices.Sort(words); len(words) > 0 {
		w.notes = append(w.notes, model.Fault{Message: fmt.Sprintf("people in these roles are in no column of %s: %s", w.target.quoted(), strings.Join(words, ", "))})
	}
}

// shows reports whether people of a role are in a column.
func (w *writer) shows(role string) (shown bool) {
	w.target.parts(func(p *part) {
		switch {
		case p.of != manyPeople && p.of != onePerson:
		case len(p.roles) == 0 && w.means(anyRole, role), slices.ContainsFunc(p.roles, func(word string) bool { return w.means(word, role) }):
			shown = true
		}
	})
	return shown
}

// few lists some of many words.
func few(words []string) string {
	const most = 8
	if len(words) > most {
		return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", len(words)-most)
	}
	return strings.Join(words, ", ")
}
