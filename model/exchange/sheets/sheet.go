package sheets

import (
	"strings"

	"programme/model"
)

// Options say how tables are written.
type Options struct {
	// Excel begins each file with a byte-order mark, by which Excel knows UTF-8.
	Excel bool
	// Separator stands between cells; 0 is a comma.
	Separator byte
}

const byteOrderMark = "\ufeff"

// Local writes an instant on the clock of zone z with its offset: 2023-10-11T16:45+09:00,
// and with Z for UTC. It returns "" for [model.NoInstant].
func Local(t model.Instant, z model.Zone) string {
	if t == model.NoInstant {
		return ""
	}
	return t.In(z).Format("2006-01-02T15:04Z07:00")
}

// hour writes an instant as the hour that the clock of zone z shows: 16:45. It returns "" for
// [model.NoInstant].
func hour(t model.Instant, z model.Zone) string {
	if t == model.NoInstant {
		return ""
	}
	return t.In(z).Format("15:04")
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
