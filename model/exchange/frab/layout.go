package frab

import (
	"slices"
	"strconv"

	"programme/model"
)

// found is an event of a schedule, and where it stands.
type found struct {
	node *node
	day  int    // into layout.days; loose for one that stands in no day
	room string // the room that it stands in, or else the one that it names; "" if none
}

const loose = -1

// layout is where days, rooms and events stand in a file. Events stand in the rooms of
// days, in days (as frab wrote them until 2012), or beside the days.
type layout struct {
	days   []*node
	rooms  [][]DayRoom // of each day, without their events
	events []found
}

// findEvents returns the layout of the file.
func (r *reader) findEvents(tree, conference *node) *layout {
	l := &layout{days: tree.each("day")}
	if r.json {
		l.days = slices.Concat(conference.kid("days").items(), tree.kid("days").items())
	}
	guids := map[string]string{}
	for _, room := range r.schedule.Rooms {
		if _, known := guids[room.Name]; !known {
			guids[room.Name] = room.GUID
		}
	}
	l.rooms = make([][]DayRoom, len(l.days))
	for i, day := range l.days {
		day.what = "a day"
		rooms := day.each("room")
		if r.json {
			rooms = day.kid("rooms").items()
		}
		for _, room := range rooms {
			room.what = "a room"
			here, events := DayRoom{Name: room.name}, room.items
			if !r.json || len(room.kids) > 0 && room.kids[0].name != "" { // an element or object
				here = DayRoom{Name: room.value("name"), GUID: room.value("guid")}
				events = func() []*node { return room.events() }
			}
			if here.GUID == "" {
				here.GUID = guids[here.Name]
			}
			l.rooms[i] = append(l.rooms[i], here)
			for _, event := range events() {
				l.events = append(l.events, found{node: event, day: i, room: here.Name})
			}
		}
		l.add(day.events(), i)
	}
	for _, n := range []*node{conference, tree} {
		l.add(n.events(), loose)
	}
	return l
}

// events returns the events that stand in a node that is no list of them.
func (n *node) events() []*node {
	return slices.DeleteFunc(slices.Concat(n.each("event"), n.kid("events").items()), func(k *node) bool { return len(k.kids) == 0 })
}

// add adds events that stand in no room.
func (l *layout) add(events []*node, day int) {
	for _, n := range events {
		l.events = append(l.events, found{node: n, day: day, room: n.roomName()})
	}
}

// roomName returns the room that an event names itself.
func (n *node) roomName() string {
	if room := n.kid("room"); room != nil && room.composite {
		return room.value("name")
	}
	return n.value("room")
}

// readEvents reads all events of the file into their days.
func (r *reader) readEvents(l *layout) {
	s := r.schedule
	days := make([]int, len(l.days)) // into s.Days; loose for a day without a date
	for i, n := range l.days {
		days[i] = loose
		if day, ok := r.readDay(n, i); ok {
			day.Rooms = l.rooms[i]
			days[i] = len(s.Days)
			s.Days = append(s.Days, day)
		}
	}
	rooms := map[roomOfDay]int{} // into the rooms of the day
	for i := range s.Days {
		for k, room := range s.Days[i].Rooms {
			if _, known := rooms[roomOfDay{i, room.Name}]; !known {
				rooms[roomOfDay{i, room.Name}] = k
			}
		}
	}
	byDate := map[model.Date]int{}
	placed := 0
	for _, f := range l.events {
		day, at := &Day{}, loose
		if f.day != loose {
			if at = days[f.day]; at == loose {
				continue // the day was a fault
			}
			day = &s.Days[at]
		}
		talk, ok := r.readTalk(f.node, day, f.room)
		if !ok {
			continue
		}
		placed++
		if at == loose {
			at = r.dayOf(talk, byDate)
		}
		room := roomOfDay{at, f.room}
		k, known := rooms[room]
		if !known {
			k = len(s.Days[at].Rooms)
			rooms[room] = k
			s.Days[at].Rooms = append(s.Days[at].Rooms, DayRoom{Name: f.room})
		}
		s.Days[at].Rooms[k].Talks = append(s.Days[at].Rooms[k].Talks, talk)
	}
	if placed == 0 && len(r.faults) == 0 && len(r.untimed.kinds) == 0 && !r.zoneWrong {
		r.noEvents(l)
	}
}

// roomOfDay is a room on one of the days of a schedule.
type roomOfDay struct {
	day  int
	room string
}

// noEvents reports that nothing was found that takes place.
func (r *reader) noEvents(l *layout) {
	whole := &node{}
	switch {
	case len(l.events) > 0:
		r.wrong(whole, "give a schedule in which something takes place", "none of the %d events of the schedule has a length", len(l.events))
	case len(l.days) == 0:
		r.wrong(whole, "give a schedule that is published", "the schedule has no days")
	default:
		r.wrong(whole, "give a schedule that is published, with its events in the rooms of its days", "the schedule has no event in its days or beside them")
	}
}

// dayOf returns the day of the schedule on which a talk takes place that stands in none:
// the one of its date, or of the date before if its hours hold the talk. A date that the
// schedule has not is added to it.
func (r *reader) dayOf(t Talk, byDate map[model.Date]int) int {
	s := r.schedule
	if len(byDate) == 0 {
		for i := range s.Days {
			byDate[s.Days[i].Date] = i
		}
	}
	date := model.DateIn(t.Start, r.zone)
	if eve, known := byDate[model.DateIn(date.Bounds(r.zone).Start-1, r.zone)]; known && s.Days[eve].Contains(t.Interval) {
		return eve
	}
	at, known := byDate[date]
	if !known {
		at = len(s.Days)
		byDate[date] = at
		s.Days = append(s.Days, Day{Pos: t.Pos, Index: at + 1, Date: date})
	}
	return at
}

// readDay reads what a day says of itself, and reports whether it has a date. i is its
// place in the file, from 0.
func (r *reader) readDay(n *node, i int) (Day, bool) {
	day := Day{Pos: r.at(n.offset), Index: i + 1, Date: r.date(n, "date")}
	if index, err := strconv.Atoi(n.value("index")); err == nil && index > 0 {
		day.Index = index
	}
	start, end := "start", "end"
	if r.json {
		start, end = "day_start", "day_end"
	}
	from, hasFrom := r.instant(n, start)
	to, hasTo := r.instant(n, end)
	if hasFrom && hasTo && from < to {
		day.Interval = model.Interval{Start: from, End: to}
	} else {
		n.leave(start)
		n.leave(end)
	}
	if day.Date != (model.Date{}) {
		return day, true
	}
	if !hasFrom {
		if n.value(start) == "" { // else that was the fault
			r.wrong(n, "write its date like 2023-10-11", "day %d has no date", day.Index)
		}
		return day, false
	}
	day.Date = r.date(n, start)
	return day, true
}
