package sheets

import (
	"strconv"

	"programme/model"
	"programme/model/diff"
	"programme/model/tables"
)

// Changes returns changes.csv: a row a change, in the report's order. Times are on the
// venue's clock with its offset, rooms are ids; what a new session had and a cancelled
// one has is empty, as is a room that a programme does not say.
func Changes(e *model.Event, r *diff.Report, o Options) tables.File {
	sheet := newTable("changes", "session", "kind", "old_start", "old_room", "new_start", "new_room", "persons_told", "reason")
	place := func(p *model.Placement) (start, room string) {
		if p == nil {
			return "", ""
		}
		return Local(p.Start, e.Zone), roomID(e, p.Room.Index())
	}
	for _, c := range r.Sessions {
		oldStart, oldRoom := place(c.Old)
		newStart, newRoom := place(c.New)
		sheet.add(e.Sessions[c.Session].ID, string(c.Kind), oldStart, oldRoom, newStart, newRoom, strconv.Itoa(c.Told), c.Reason)
	}
	return sheet.File(o)
}
