package page

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/exchange"
	"programme/model/rules"
)

// addPlacement puts the published time and room of a page into the baseline, and pins
// the session to them.
func (b *builder) addPlacement(s *Session, x model.SessionIndex) {
	e := b.event
	if s.Slot.Line == 0 {
		if s.Room.Line > 0 {
			b.note(s, s.Room.Line, "pin the room in rules.csv", "%q has a room but no time; the room is left out", s.ID.Text)
		}
		return
	}
	v := s.slot()
	switch published := s.Slot.Interval.Minutes(); {
	case v.Minutes() == 0:
		b.note(s, s.Slot.Line, "give the time in baseline.csv", "the published time lasts %d minutes, and no format says how long it should; the time is left out", published)
		return
	case v != s.Slot.Interval:
		b.note(s, s.Slot.Line, "confirm the end in baseline.csv", "the published time lasts %d minutes; the %d of the format are taken", published, s.Minutes)
	case s.Minutes > 0 && s.Minutes != published:
		b.note(s, s.Slot.Line, "", "the published time lasts %d minutes, the format says %d; the published time counts", published, s.Minutes)
	}
	if e.Sessions[x].Minutes != v.Minutes() {
		b.note(s, s.Slot.Line, "", "%q takes %d minutes in the event; the published time lasts %d", s.ID.Text, e.Sessions[x].Minutes, v.Minutes())
	}
	pos := model.Position{File: s.Page, Line: s.Slot.Line, Column: 1}
	for i, p := range b.placements {
		if p.Session == x && b.spoken[x] == s.Page && p.Pos.File != s.Page {
			b.placements[i].Interval, b.placements[i].Room, b.placements[i].Pos = v, model.InRoom(b.room(s)), pos
			b.pin(s, x, v, b.placements[i].Room.Index(), pos)
			return
		}
		if p.Session == x {
			b.note(s, s.Slot.Line, "", "%q has a placement in the baseline already, at %s; that one stays", s.ID.Text, p.Start)
			return
		}
	}
	r := b.room(s)
	b.placements = append(b.placements, model.Placement{Session: x, Interval: v, Room: model.InRoom(r), State: model.Published, Pos: pos})
	b.pin(s, x, v, r, pos)
}

// pin pins a session to where it was published, in the stead of the line of that id if
// that is taken over.
func (b *builder) pin(s *Session, x model.SessionIndex, v model.Interval, r model.RoomIndex, pos model.Position) {
	e, id := b.event, "pin "+s.ID.Text
	known := slices.IndexFunc(e.Rules, func(r model.Setting) bool { return b.spoken[x] == s.Page && r.ID == id && r.Rule == rules.Pin })
	if known < 0 {
		id = b.ruleID(id)
	}
	pin := model.Setting{
		Row: model.Row{Pos: pos, Extra: b.extra("rules", nil, nil)}, ID: id, Rule: rules.Pin,
		Params: []model.Param{{Key: "session", Value: s.ID.Text, Pos: pos}, {Key: "start", Value: v.Start.String(), Pos: pos}},
		Reason: "published on " + source(s, s.Slot.Line),
	}
	if r != model.NoRoom {
		pin.Params = append(pin.Params, model.Param{Key: "rooms", Value: e.Rooms[r].ID, Pos: pos})
	}
	if known >= 0 {
		old := &e.Rules[known]
		old.Pos, old.Params, old.Reason = pos, pin.Params, pin.Reason
		return
	}
	e.Rules = append(e.Rules, pin)
}

// ruleID returns id, or id with a number if a line of rules.csv has it already.
func (b *builder) ruleID(id string) string {
	free := id
	for n := 2; slices.ContainsFunc(b.event.Rules, func(s model.Setting) bool { return s.ID == free }); n++ {
		free = fmt.Sprintf("%s %d", id, n)
	}
	return free
}

// room returns the room of a page, a new one if the event has none of that label.
func (b *builder) room(s *Session) model.RoomIndex {
	if s.Room.Line == 0 {
		return model.NoRoom
	}
	e := b.event
	key := roomKey(s.Room.Text)
	switch same := b.rooms[key]; len(same) {
	case 0:
	case 1:
		if name := e.Rooms[same[0]].Name; name != s.Room.Text {
			b.note(s, s.Room.Line, "give them an id each if they are two rooms", "%q is taken for the same room as %q", s.Room.Text, name)
		}
		return same[0]
	default:
		b.note(s, s.Room.Line, "give the room in baseline.csv", "%q can be %q or %q; the room is left out", s.Room.Text, e.Rooms[same[0]].Name, e.Rooms[same[1]].Name)
		return model.NoRoom
	}
	r := model.RoomIndex(len(e.Rooms))
	e.Rooms = append(e.Rooms, model.Room{
		Row: model.Row{Pos: model.Position{File: s.Page, Line: s.Room.Line, Column: 1}, Extra: b.extra("rooms", nil, nil)},
		ID:  bareRoom(s.Room.Text), Name: s.Room.Text,
	})
	b.rooms[key] = []model.RoomIndex{r}
	return r
}

// makeDays gives an event made of pages its days, windows and grain: a window a day
// from the first published start to the last published end; a day that was given and has no
// published time is open as long as the others are on the venue's clock.
func (b *builder) makeDays() {
	e := b.event
	given := slices.Clone(e.Days)
	byDay := map[model.Date]*exchange.DaySpan{}
	for _, p := range b.placements {
		day := model.DateIn(p.Start, e.Zone)
		span := byDay[day]
		if span == nil {
			span = &exchange.DaySpan{Date: day, Hull: p.Interval}
			byDay[day] = span
			if !slices.Contains(e.Days, day) {
				e.Days = append(e.Days, day)
				if len(given) > 0 {
					b.notes = append(b.notes, model.Fault{Pos: p.Pos, Message: fmt.Sprintf("%q was published on %s, which is none of the days that were given; the day is added", e.Sessions[p.Session].ID, day)})
				}
			}
		}
		span.Hull = model.Interval{Start: min(span.Hull.Start, p.Start), End: max(span.Hull.End, p.End)}
		span.Starts = append(span.Starts, p.Start)
	}
	slices.SortFunc(e.Days, model.Date.Compare)
	var days []*exchange.DaySpan
	var empty []model.Date
	for _, day := range e.Days {
		if byDay[day] == nil {
			empty = append(empty, day)
			continue
		}
		days = append(days, byDay[day])
	}
	grid := exchange.ChooseGrain(days, 15, 10, 5)
	e.Grain = grid.Grain
	for _, d := range days {
		e.Windows = append(e.Windows, model.Window{ID: d.Date.String(), Interval: model.Interval{Start: grid.Opening(d), End: d.Hull.End}})
	}
	b.openAsOthers(empty)
	if misses := grid.Misses(days); misses != "" {
		b.notes = append(b.notes, model.Fault{Message: fmt.Sprintf("the grain of the event is %d, %s", grid.Grain, misses), Remedy: exchange.GrainRemedy})
	}
	if b.venue.Zone != "" && len(given) > 0 {
		return
	}
	b.notes = append(b.notes, model.Fault{
		Message: fmt.Sprintf("pages do not name the venue's time zone or its hours; the event is in %s and has a window a day, as long as the published times", e.Zone),
		Remedy:  "give --zone and --days, or write zone and days in event.yaml",
	})
}

// usualDay are the hours of a day where no page says any: 9:00 to 18:00.
var usualDay = [2]model.Minutes{9 * 60, 18 * 60}

// openAsOthers gives days without published times windows as early and as late as those of
// the other days.
func (b *builder) openAsOthers(days []model.Date) {
	if len(days) == 0 {
		return
	}
	e := b.event
	opens, closes, like := usualDay[0], usualDay[1], "as is usual"
	for i, w := range e.Windows {
		start := model.DateIn(w.Start, e.Zone).Bounds(e.Zone).Start
		from, to := w.Start.Sub(start), w.End.Sub(start)
		if i == 0 {
			opens, closes, like = from, to, "as the other days are"
		}
		opens, closes = min(opens, from), max(closes, to)
	}
	for _, day := range days {
		start := day.Bounds(e.Zone).Start
		e.Windows = append(e.Windows, model.Window{ID: day.String(), Interval: model.Interval{Start: start.Add(opens), End: start.Add(closes)}})
	}
	slices.SortFunc(e.Windows, func(a, b model.Window) int { return int(a.Start.Sub(b.Start)) })
	b.notes = append(b.notes, model.Fault{
		Message: fmt.Sprintf("no time is published on %s; such a day is open from %02d:%02d to %02d:%02d, %s", days[0], opens/60, opens%60, closes/60, closes%60, like),
		Remedy:  "give its hours in windows.csv",
	})
}

// Heading returns the title line of session x in the wording of a page, with its time
// line if it is placed, and its room line if the placement has a room. meeting is what
// the title begins with: "IGF 2023".
func Heading(e *model.Event, meeting string, x model.SessionIndex, placed *model.Placement) []string {
	s := &e.Sessions[x]
	lines := []string{titleOf(meeting, s.ID, s.Title)}
	if placed != nil {
		lines = append(lines, timeOf(placed.Interval))
		if placed.Room.Given() {
			lines = append(lines, e.Rooms[placed.Room.Index()].Name)
		}
	}
	return lines
}
