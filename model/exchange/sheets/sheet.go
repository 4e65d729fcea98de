package sheets

import (
	"strings"

	"programme/model"
	"programme/model/tables"
)

// Options say how tables are written.
type Options struct {
	// Excel begins each file with a byte-order mark, by which Excel knows UTF-8.
	Excel bool
}

const byteOrderMark = "\ufeff"

// sheet is a table while it is written.
type sheet struct {
	name    string
	content []byte
}

func newSheet(name string, o Options, columns ...string) *sheet {
	s := &sheet{name: name}
	if o.Excel {
		s.content = append(s.content, byteOrderMark...)
	}
	s.add(columns...)
	return s
}

func (s *sheet) add(cells ...string) { s.content = tables.AppendRow(s.content, cells) }

func (s *sheet) file() tables.File { return tables.File{Name: s.name, Content: s.content} }

// Local writes an instant on the clock of zone z with its offset: 2023-10-11T16:45+09:00,
// and with Z for UTC. It returns "" for [model.NoInstant].
func Local(t model.Instant, z model.Zone) string {
	if t == model.NoInstant {
		return ""
	}
	return t.In(z).Format("2006-01-02T15:04Z07:00")
}

// zoneName writes a zone; an event without one is in UTC.
func zoneName(z model.Zone) string {
	if z == "" {
		return "UTC"
	}
	return string(z)
}

// roomID and roomName write a room, both "" where a placement has none.
func roomID(e *model.Event, r model.RoomIndex) string {
	if r == model.NoRoom {
		return ""
	}
	return e.Rooms[r].ID
}

func roomName(e *model.Event, r model.RoomIndex) string {
	if r == model.NoRoom {
		return ""
	}
	return e.Rooms[r].Name
}

// list writes several items into one cell.
func list(items []string) string { return strings.Join(items, ";") }
