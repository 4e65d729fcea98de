package report

import (
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// roomSection shows when each room is used, a chart a day, and how full they are.
func roomSection(s Subject) section {
	sec := section{ID: "rooms", Title: s.say("rooms"), Words: []string{s.say("rooms_words")}}
	for i, d := range startDays(s) {
		sec.Charts = append(sec.Charts, roomDay(s, d, i))
	}
	if breaks := breakList(s); len(breaks.Items) > 0 {
		sec.Lists = append(sec.Lists, breaks)
	}
	if c := roomLoads(s); len(s.Event.Rooms) > 0 && len(c.Rows) > 0 {
		sec.Charts = append(sec.Charts, c)
	}
	return sec
}

const (
	roomLabel = 170.0
	roomRight = 60.0
	roomRow   = 22.0
)

// roomDay draws a day: how many rooms are in use, and below a row for each room.
func roomDay(s Subject, d model.Day, i int) *chart {
	e := s.Event
	c := &chart{
		ID: "rooms-" + strconv.Itoa(i), Title: s.say("rooms_on", "date", s.lang().Long(d.Date)),
		Desc: s.say("rooms_on_desc"),
		Head: []string{s.say("room"), s.say("sessions"), s.say("minutes_used"), s.say("minutes_open"), s.say("load")},
	}
	span := daySpan(e, d)
	scale := (width - roomLabel - roomRight) / float64(span.Minutes())
	x := func(t model.Instant) float64 { return roomLabel + float64(t.Sub(span.Start))*scale }
	const top, area = 26.0, 46.0
	own := e.OwnRooms()
	rows := len(own)
	bottom := top + area + 10 + float64(rows)*roomRow
	for t := span.Start; t <= span.End; t = t.Add(60) {
		c.line(x(t), top, x(t), bottom, "rule")
		c.text(x(t), top-8, "middle", "small", t.In(e.Zone).Format("15:04"))
	}
	c.usedRooms(s, d, span, x, top, area)
	clashes, held := false, false
	for i, r := range own {
		y := top + area + 10 + float64(i)*roomRow
		c.text(roomLabel-10, y+15, "end", "label", cut(e.Rooms[r].Name, 24))
		open := openOn(e, r, d.Date)
		for _, v := range open {
			c.box(x(max(v.Start, span.Start)), y+2, float64(min(v.End, span.End).Sub(max(v.Start, span.Start)))*scale, roomRow-4, "open", "")
		}
		held = c.breaks(s, r, span, x, y) || held
		sessions := 0
		for _, pl := range d.Placements {
			if !isAt(e, pl, r) {
				continue
			}
			sessions++
			c.box(x(pl.Start)+.5, y+2, max(1, float64(pl.Minutes())*scale-1), roomRow-4, "use", e.Sessions[pl.Session].ID+", "+e.Rooms[r].Name+", "+clockSpan(e, pl.Interval))
		}
		for _, v := range shared(e, d.Placements, r) {
			clashes = true
			c.box(x(v.Start), y+2, max(1, float64(v.Minutes())*scale), roomRow-4, "clash", s.say("clash")+", "+e.Rooms[r].Name+", "+clockSpan(e, v))
		}
		load, of := "", minutes(open)
		busy := usedOf(e, s.Programme, r, open)
		if of > 0 {
			load = strconv.Itoa(percent(busy, of)) + "%"
			c.text(width-roomRight+10, y+15, "start", "number", load)
		}
		c.row(e.Rooms[r].Name, strconv.Itoa(sessions), strconv.Itoa(busy), strconv.Itoa(of), load)
	}
	c.Height = bottom + 6
	c.Key = []keyEntry{{"use", s.say("in_use")}, {"open", s.say("open")}}
	if held {
		c.Key = append(c.Key, keyEntry{"break", s.say("breaks")})
	}
	if clashes {
		c.Key = append(c.Key, keyEntry{"clash", s.say("clash")})
	}
	return c
}

// breaks draws what holds a room, by a title, and reports whether anything does.
func (c *chart) breaks(s Subject, r model.RoomIndex, span model.Interval, x func(model.Instant) float64, y float64) (held bool) {
	const letter, margin = 5.8, 4.0 // pixels
	for _, b := range rules.Breaks(s.Event) {
		if !b.Overlaps(span) || !slices.Contains(b.Rooms, r) {
			continue
		}
		held = true
		from, to := x(max(b.Start, span.Start)), x(min(b.End, span.End))
		c.box(from+.5, y+2, max(1, to-from-1), roomRow-4, "break", b.Title+", "+s.Event.Rooms[r].Name+", "+clockSpan(s.Event, b.Interval))
		if letters := int((to - from - 2*margin) / letter); letters >= 3 {
			c.text(from+margin, y+15, "start", "small", cut(b.Title, letters))
		}
	}
	return held
}

// breakList lists what rooms are used for instead of sessions.
func breakList(s Subject) list {
	e, l := s.Event, list{Title: s.say("breaks")}
	for _, b := range rules.Breaks(e) {
		item := s.lang().Long(model.DateIn(b.Start, e.Zone)) + ", " + clockSpan(e, b.Interval) + ": " + b.Title
		if len(b.Rooms) < len(e.OwnRooms()) {
			names := make([]string, len(b.Rooms))
			for i, r := range b.Rooms {
				names[i] = e.Rooms[r].Name
			}
			item += " (" + strings.Join(names, " · ") + ")"
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// shared returns when two of the placements have room r at once, merged sessions aside. The
// intervals are ascending and do not touch.
func shared(e *model.Event, placements []model.Placement, r model.RoomIndex) []model.Interval {
	var both []model.Interval
	for i, a := range placements {
		for _, b := range placements[:i] {
			merged := e.Sessions[a.Session].Merge != "" && e.Sessions[a.Session].Merge == e.Sessions[b.Session].Merge
			if isAt(e, a, r) && isAt(e, b, r) && a.Overlaps(b.Interval) && !merged {
				both = append(both, model.Interval{Start: max(a.Start, b.Start), End: min(a.End, b.End)})
			}
		}
	}
	return model.Joined(both)
}

// usedRooms draws how many rooms are in use in each quarter of an hour.
func (c *chart) usedRooms(s Subject, d model.Day, span model.Interval, x func(model.Instant) float64, top, height float64) {
	c.text(roomLabel-10, top+height/2+4, "end", "small", s.say("rooms_in_use"))
	rooms := max(1, len(s.Event.OwnRooms()))
	most := 0
	for t := span.Start; t < span.End; t = t.Add(15) {
		quarter := model.Span(t, 15)
		used := map[model.RoomIndex]bool{}
		for _, pl := range d.Placements {
			if pl.Room.Given() && pl.Overlaps(quarter) {
				for _, door := range s.Event.Doors(pl.Room.Index()) {
					used[door] = true
				}
			}
		}
		n := len(used)
		most = max(most, n)
		h := height * float64(n) / float64(rooms)
		if n > 0 {
			c.box(x(t), top+height-h, x(t.Add(15))-x(t), h, "level", s.say("rooms_in_use_at", "time", t.In(s.Event.Zone).Format("15:04"), "n", n, "all", rooms))
		}
	}
	c.line(roomLabel, top+height, width-roomRight, top+height, "axis")
	c.text(width-roomRight+10, top+12, "start", "small", s.say("most", "n", most))
}

// roomLoads draws a row a room and a column a day, the darker the fuller.
func roomLoads(s Subject) *chart {
	e, all := s.Event, days(s)
	c := &chart{ID: "room-loads", Title: s.say("loads"), Desc: s.say("loads_desc"), Head: []string{s.say("room")}}
	known := false
	cell := min(120, (width-roomLabel-110)/float64(max(1, len(all)+1)))
	at := func(column int) float64 { return roomLabel + float64(column)*cell }
	for i, d := range all {
		c.Head = append(c.Head, s.short(d))
		c.text(at(i)+cell/2, 16, "middle", "small", s.short(d))
	}
	c.Head = append(c.Head, s.say("all_days"))
	c.text(at(len(all))+cell/2, 16, "middle", "small", s.say("all_days"))
	own := e.OwnRooms()
	for i, r := range own {
		row := []string{e.Rooms[r].Name}
		y := 26 + float64(i)*24
		c.text(roomLabel-10, y+16, "end", "label", cut(e.Rooms[r].Name, 24))
		totalUsed, totalOpen := 0, 0
		put := func(column, used, open int) {
			words := "–"
			if open > 0 {
				known = true
				words = strconv.Itoa(percent(used, open)) + "%"
			}
			c.box(at(column)+1, y+1, cell-2, 22, heat(used, open), "")
			class := "number"
			if onDark(used, open) {
				class = "number on"
			}
			c.text(at(column)+cell/2, y+16, "middle", class, words)
			row = append(row, words)
		}
		for i, d := range all {
			spans := openOn(e, r, d)
			busy, open := usedOf(e, s.Programme, r, spans), minutes(spans)
			totalUsed, totalOpen = totalUsed+busy, totalOpen+open
			put(i, busy, open)
		}
		put(len(all), totalUsed, totalOpen)
		c.Rows = append(c.Rows, row)
	}
	if !known {
		c.Rows = nil
	}
	c.Height = 32 + float64(len(own))*24
	return c
}

// openOn returns when room r can be used on a day: in the windows that begin on it and
// let the room be used, while it is open. The intervals are ascending and do not touch.
func openOn(e *model.Event, r model.RoomIndex, day model.Date) []model.Interval {
	var spans []model.Interval
	for _, w := range e.Windows {
		if model.DateIn(w.Start, e.Zone) != day || len(w.Rooms) > 0 && !slices.Contains(w.Rooms, r) {
			continue
		}
		if len(e.Rooms[r].Open) == 0 {
			spans = append(spans, w.Interval)
			continue
		}
		for _, o := range e.Rooms[r].Open {
			if o.Overlaps(w.Interval) {
				spans = append(spans, model.Interval{Start: max(o.Start, w.Start), End: min(o.End, w.End)})
			}
		}
	}
	return model.Joined(spans)
}

// usedOf returns for how many minutes of the spans, which do not touch, a programme uses
// a room: a session that runs on over midnight uses some of either day.
func usedOf(e *model.Event, p *model.Programme, r model.RoomIndex, spans []model.Interval) int {
	var used []model.Interval
	for _, pl := range p.Placements {
		for _, v := range spans {
			if isAt(e, pl, r) && pl.Overlaps(v) {
				used = append(used, model.Interval{Start: max(pl.Start, v.Start), End: min(pl.End, v.End)})
			}
		}
	}
	return minutes(model.Joined(used))
}

// isAt reports whether a placement is in a room, or has it for its overflow.
func isAt(e *model.Event, pl model.Placement, r model.RoomIndex) bool {
	return pl.Room.Given() && slices.Contains(e.Doors(pl.Room.Index()), r)
}

func minutes(spans []model.Interval) int {
	total := 0
	for _, v := range spans {
		total += int(v.Minutes())
	}
	return total
}

// daySpan returns the full hours from the first start to the last end of a day, of
// placements and of windows that begin on it.
func daySpan(e *model.Event, d model.Day) model.Interval {
	span := d.Placements[0].Interval
	extend := func(v model.Interval) {
		span.Start, span.End = min(span.Start, v.Start), max(span.End, v.End)
	}
	for _, pl := range d.Placements {
		extend(pl.Interval)
	}
	for _, w := range e.Windows {
		if model.DateIn(w.Start, e.Zone) == d.Date {
			extend(w.Interval)
		}
	}
	span.Start -= model.Instant(span.Start.In(e.Zone).Minute())
	if rest := span.Minutes() % 60; rest > 0 {
		span.End = span.End.Add(60 - rest)
	}
	return span
}

func clockSpan(e *model.Event, v model.Interval) string {
	return v.Start.In(e.Zone).Format("15:04") + "–" + v.End.In(e.Zone).Format("15:04")
}
