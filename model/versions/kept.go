package versions

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/tables"
)

// Kept are the programmes of versions, read again for what their event is now.
type Kept struct {
	// Event is the event with a room, after its own, for each that only a version knows.
	Event      *model.Event
	Programmes []*model.Programme // one a version
	// Before is what the first version replaced, nil if there was nothing or it does not fit the
	// event any more.
	Before *model.Programme
	// Gone are the ids of sessions that versions have and the event has no more, each once. They
	// are in no programme: nothing says of them whether they are for the public.
	Gone []string
}

// keptColumns say all of a placement; what else programme.csv has stands in the event.
var keptColumns = []string{"session", "start_utc", "end_utc", "room", "state", "told"}

// Programmes reads the programmes of some versions of event e from its folder. The error is of
// a table that cannot be read, or is not as publish wrote it.
func Programmes(fsys fs.FS, e *model.Event, all []Version) (*Kept, error) {
	whole := *e
	whole.Rooms = slices.Clone(e.Rooms)
	k := &Kept{Event: &whole}
	names, contents := make([]string, len(all)), make([][]byte, len(all))
	for i := range all {
		names[i] = path.Join(Folder, strconv.Itoa(all[i].Number), ProgrammeFile)
		content, err := fs.ReadFile(fsys, names[i])
		if err != nil {
			return nil, err
		}
		if contents[i], err = k.fitting(content); err != nil {
			return nil, fmt.Errorf("%s is not what programme publish wrote; put it back as it was", names[i])
		}
	}
	for i := range all { // when all rooms are known
		p, _, err := tables.ReadProgramme(names[i], bytes.NewReader(contents[i]), k.Event)
		if err != nil {
			return nil, err
		}
		k.Programmes = append(k.Programmes, p)
	}
	if len(all) == 0 {
		return k, nil
	}
	name := path.Join(Folder, strconv.Itoa(all[0].Number), BeforeFile)
	before, err := fs.ReadFile(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return k, nil
	case err != nil:
		return nil, err
	}
	if p, _, err := tables.ReadProgramme(name, bytes.NewReader(before), k.Event); err == nil { // people may have written it
		k.Before = p
	}
	return k, nil
}

// fitting returns the columns that say the placements of a programme.csv, in rows of sessions
// that the event still has, and takes down the others and rooms that the event has no more.
func (k *Kept) fitting(content []byte) ([]byte, error) {
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, errors.Join(err, errors.New("no header"))
	}
	at := make([]int, len(keptColumns))
	for i, name := range keptColumns {
		if at[i] = slices.Index(rows[0], name); at[i] < 0 {
			return nil, fmt.Errorf("no column %s", name)
		}
	}
	out := tables.AppendRow(nil, keptColumns)
	for _, row := range rows[1:] {
		cells := make([]string, len(at))
		for i := range at {
			cells[i] = tables.Restore(row[at[i]])
		}
		session, start, room := cells[0], cells[1], cells[3]
		if start == "" {
			continue // it has no place
		}
		if _, known := k.Event.SessionByID(session); !known {
			if !slices.Contains(k.Gone, session) {
				k.Gone = append(k.Gone, session)
			}
			continue
		}
		if _, known := k.Event.RoomByName(room); !known && room != "" {
			k.Event.Rooms = append(k.Event.Rooms, model.Room{ID: room})
		}
		out = tables.AppendRow(out, cells)
	}
	return out, nil
}
