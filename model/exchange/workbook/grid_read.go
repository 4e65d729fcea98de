package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
	"programme/model/when"
)

// ReadProgramme reads the programme of a workbook that [Programme] wrote and people changed:
// the sheet Programme, as [tables.ReadProgrammeSheets] does, and the grids of the days. What
// was written first the sheets of the rooms tell. A session is taken from where it was
// changed, which a note says: from its row in the sheet Programme; or from its cell in a
// grid, by the row and the column in which the cell stands or by the times that it says.
// Changes that contradict each other, and cells that do not tell session, time and room,
// are faults.
func ReadProgramme(sheets []tables.Sheet, e *model.Event) (*model.Programme, []model.Fault, error) {
	p, notes, err := tables.ReadProgrammeSheets(sheets, e)
	if err != nil {
		return p, notes, err
	}
	r := &gridReader{e: e, byID: map[string]model.SessionIndex{}, cells: map[model.SessionIndex][]gridCell{}, written: map[model.SessionIndex][]model.Placement{}}
	r.breaks = map[string]bool{}
	for _, b := range rules.Breaks(e) {
		r.breaks[strings.TrimSpace(cleaned(b.Title, 200))] = true
	}
	for i := range e.Sessions {
		r.byID[strings.TrimSpace(cleaned(e.Sessions[i].ID, 200))] = model.SessionIndex(i)
	}
	for i := range sheets {
		if day, head, ok := gridOf(&sheets[i]); ok {
			r.days = append(r.days, day)
			r.readGrid(&sheets[i], day, head)
		} else if room, ok := r.roomOf(&sheets[i]); ok {
			r.readWritten(&sheets[i], room)
		}
	}
	if len(r.days) == 0 {
		return p, notes, nil
	}
	r.pairWritten()
	if len(r.faults) == 0 {
		p = r.merge(p)
	}
	if len(r.faults) > 0 {
		return nil, notes, r.faults.Sort()
	}
	return p, append(model.Faults(notes), r.notes...).Sort(), nil
}

// gridReader reads the grids of a workbook.
type gridReader struct {
	e             *model.Event
	byID          map[string]model.SessionIndex // by their ids as cells have them
	days          []model.Date                  // that have a grid
	breaks        map[string]bool               // by their titles as cells have them
	cells         map[model.SessionIndex][]gridCell
	written       map[model.SessionIndex][]model.Placement // what the sheets of the rooms say
	faults, notes model.Faults
}

// gridCell is a cell of a grid that names a session.
type gridCell struct {
	pos      model.Position
	day      model.Date
	session  model.SessionIndex
	room     model.RoomRef
	start    model.Instant // of its row
	from, to string        // the clock times that it says, "" if none
}

// gridOf returns the day of the grid that a sheet is and the index of its header row.
func gridOf(s *tables.Sheet) (day model.Date, head int, ok bool) {
	head = slices.IndexFunc(s.Rows, func(row tables.SheetRow) bool {
		return textAt(&row, 1) == "Start" && textAt(&row, 2) == "UTC"
	})
	if head <= 0 {
		return day, head, false
	}
	title := textAt(&s.Rows[0], 1)
	t, err := time.Parse("Monday 2 January 2006", title[strings.LastIndex(title, ", ")+1:][min(1, len(title)):])
	if err != nil {
		return day, head, false
	}
	return model.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}, head, true
}

// textAt returns the text of a row's cell in a column, "" if it has none.
func textAt(row *tables.SheetRow, column int) string {
	k := slices.IndexFunc(row.Cells, func(c tables.SheetCell) bool { return c.Column == column })
	if k < 0 {
		return ""
	}
	return strings.TrimSpace(row.Cells[k].Text)
}

// roomOf returns the room that a sheet of sessions is about.
func (r *gridReader) roomOf(s *tables.Sheet) (model.RoomIndex, bool) {
	if len(s.Rows) == 0 {
		return 0, false
	}
	var names []string
	for _, c := range s.Rows[0].Cells {
		names = append(names, c.Text)
	}
	if !slices.Contains(names, "session") || !slices.Contains(names, "start_utc") || slices.Contains(names, "room") {
		return 0, false
	}
	return r.only(func(room *model.Room) bool { return sheetNames{}.take(room.Name) == s.Name })
}

// only returns the room of which that is true, if it is true of one.
func (r *gridReader) only(is func(*model.Room) bool) (found model.RoomIndex, ok bool) {
	for i := range r.e.Rooms {
		if is(&r.e.Rooms[i]) {
			if ok {
				return 0, false
			}
			found, ok = model.RoomIndex(i), true
		}
	}
	return found, ok
}

// readWritten reads what the sheet of a room says.
func (r *gridReader) readWritten(s *tables.Sheet, room model.RoomIndex) {
	at := map[string]int{}
	for _, c := range s.Rows[0].Cells {
		at[c.Text] = c.Column
	}
	for i := range s.Rows[1:] {
		row := &s.Rows[1+i]
		session, ok := r.byID[textAt(row, at["session"])]
		start, err1 := when.Calendar{}.Instant(textAt(row, at["start_utc"]))
		end, err2 := when.Calendar{}.Instant(textAt(row, at["end_utc"]))
		pl := model.Placement{Session: session, Interval: model.Interval{Start: start, End: end}, Room: model.InRoom(room)}
		if ok && err1 == nil && err2 == nil && !slices.Contains(r.written[session], pl) { // a session over midnight is there twice
			r.written[session] = append(r.written[session], pl)
		}
	}
}

// pairWritten makes one of what the sheets of two rooms say of a session with an overflow room.
func (r *gridReader) pairWritten() {
	for s, both := range r.written {
		if len(both) != 2 || both[0].Interval != both[1].Interval {
			continue
		}
		for i := range r.e.Rooms {
			if pair := r.e.Rooms[i].Pair; pair != nil && slices.Contains(r.e.Sessions[s].Overflow, pair[1]) &&
				(both[0].Room == model.InRoom(pair[0]) && both[1].Room == model.InRoom(pair[1]) || both[0].Room == model.InRoom(pair[1]) && both[1].Room == model.InRoom(pair[0])) {
				both[0].Room = model.InRoom(model.RoomIndex(i))
				r.written[s] = both[:1]
				break
			}
		}
	}
}

// readGrid reads the cells of a grid, whose header is row head of the sheet.
func (r *gridReader) readGrid(s *tables.Sheet, day model.Date, head int) {
	for i := range s.Rows[head+1:] {
		row := &s.Rows[head+1+i]
		for _, c := range row.Cells {
			if c.Column < firstLane || strings.TrimSpace(c.Text) == "" {
				continue
			}
			cell := gridCell{pos: model.Position{File: s.Name, Line: row.Number, Column: c.Column, Sheet: true}, day: day}
			fault := func(message, remedy string) {
				r.faults = append(r.faults, model.Fault{Pos: cell.pos, Message: message, Remedy: remedy})
			}
			lines := strings.Split(strings.TrimSpace(c.Text), "\n")
			var rest string
			var ok bool
			if cell.session, rest, ok = r.said(lines[0]); !ok && r.breaks[strings.TrimSpace(lines[0])] {
				continue
			} else if !ok {
				fault(fmt.Sprintf("the cell %q names no session of the event", short(lines[0])), "begin it with the id of one, or empty it")
				continue
			}
			id, title := r.e.Sessions[cell.session].ID, strings.TrimSpace(r.e.Sessions[cell.session].Title)
			if m := saysTimes.FindStringSubmatch(rest); m != nil {
				cell.from, cell.to = m[1], m[2]
			} else if rest != "" && !strings.HasPrefix(rest, title) {
				fault(fmt.Sprintf("%q says %q, which is no time", id, short(rest)), "write it like 09:00–10:30, or leave it out")
				continue
			}
			if k := slices.IndexFunc(lines[1:], func(line string) bool {
				_, rest, ok := r.said(line)
				return ok && (rest == "" || saysTimes.MatchString(rest)) && !strings.Contains(title, strings.TrimSpace(line))
			}); k >= 0 {
				fault(fmt.Sprintf("the cell of %q names another session too: %q", id, short(lines[1+k])), "give each a cell of its own")
				continue
			}
			if cell.start, ok = r.rowStart(row, day); !ok {
				fault(fmt.Sprintf("%q stands in a row that does not say when it starts", id), "write the time into column A")
				continue
			}
			if cell.room, ok = r.lane(textAt(&s.Rows[head], c.Column)); !ok {
				fault(fmt.Sprintf("%q stands in a column that does not say which room it is", id), "write the name of the room into its header, or move the cell")
				continue
			}
			r.cells[cell.session] = append(r.cells[cell.session], cell)
		}
	}
}

// saysTimes is how a cell says its times behind the id: from and to, or from alone.
var saysTimes = regexp.MustCompile(`^(\d{1,2}[:.]\d{2}(?: \([+-]\d+\))?)(?:\s*[–—-]\s*(\d{1,2}[:.]\d{2}(?: \([+-]\d+\))?))?$`)

// said returns the session that a line of a cell begins with, and what else it says. Of
// ids of which one begins another the longest counts.
func (r *gridReader) said(line string) (session model.SessionIndex, rest string, ok bool) {
	line = strings.TrimPrefix(strings.TrimSpace(line), "! ")
	const longest = 800 // bytes of an id as cells have it
	for end := min(len(line), longest); end > 0; end = strings.LastIndexAny(line[:end], " \t") {
		if session, ok = r.byID[strings.TrimSpace(line[:end])]; ok {
			return session, strings.TrimSpace(line[end:]), true
		}
	}
	return 0, "", false
}

// lane returns the room that the header of a column names.
func (r *gridReader) lane(header string) (model.RoomRef, bool) {
	name, second, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(header), "(at the same time)"), "\n")
	name, second = strings.TrimSpace(name), strings.TrimSpace(second)
	if name == "no room" {
		return model.RoomRef{}, true
	}
	for _, is := range []func(*model.Room) bool{
		func(room *model.Room) bool { return strings.TrimSpace(cleaned(room.Name, 200)) == name },
		func(room *model.Room) bool { return cleaned(room.ID, 200) == name },
		func(room *model.Room) bool { return second != "" && cleaned(room.ID, 200) == second },
	} {
		if room, ok := r.only(is); ok {
			return model.InRoom(room), true
		}
	}
	return model.RoomRef{}, false
}

// clockTime is a time as [clockOn] writes it, or as a spreadsheet makes of it.
var clockTime = regexp.MustCompile(`^(\d{1,2}[:.]\d{2})(?: \(([+-]\d+)\))?$`)

// onClock returns the instant of a time as clockOn writes it, and whether it is one.
func onClock(text string, z model.Zone, day model.Date) (model.Instant, bool) {
	m := clockTime.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	shift := 0
	if m[2] != "" {
		if _, err := fmt.Sscanf(m[2], "%d", &shift); err != nil || shift < -2 || shift > 2 {
			return 0, false
		}
	}
	on := model.DateIn(day.Bounds("").Start.Add(model.Minutes(shift*24*60)), "")
	at, err := when.Calendar{Zone: z, On: on}.Instant(m[1])
	return at, err == nil
}

// rowStart returns when the row of a grid starts, by its clock at the venue, and by UTC
// where that shows an hour twice.
func (r *gridReader) rowStart(row *tables.SheetRow, day model.Date) (model.Instant, bool) {
	local := textAt(row, 1)
	if at, ok := onClock(textAt(row, 2), "", day); ok && clockOn(at, r.e.Zone, day) == local {
		return at, true
	}
	return onClock(local, r.e.Zone, day)
}
