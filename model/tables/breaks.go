package tables

import (
	"cmp"
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Breaks are hours in which rooms are held for something else: each row is a setting of
// [rules.Hold] a day. The table lunch is one of breaks that are called Lunch.
var (
	breakSpec = specOf("breaks")
	lunchSpec = specOf("lunch")
)

// pause is one row of breaks, or the lunch of a day.
type pause struct {
	row      model.Row
	title    string
	day      hour // "" for every day of the event
	from, to hour
	rooms    []model.RoomIndex // none for all
	public   string            // whether it is; "" for yes
}

// readBreaks reads the tables breaks and lunch and adds what they and the days say to the
// rules. It comes after them, so that ids are not taken twice.
func (r *reading) readBreaks() {
	for _, sp := range []*spec{breakSpec, lunchSpec} {
		t, _ := r.open(sp)
		if t == nil {
			continue
		}
		if !t.has("hours") && !(t.has("from") && t.has("to")) && !t.unsure {
			t.fault(t.position(t.scan.rowLine, 1), "the columns from and to are missing", "add them to "+t.headName())
			continue
		}
		for t.next() {
			p := pause{row: t.row(), title: t.label("title"), day: t.dayOfRow()}
			if p.title == "" && sp == lunchSpec {
				p.title = "Lunch"
			} else if p.title == "" {
				p.title = "Break"
			}
			hours := t.hoursOfRow(p.day.text)
			if len(hours) != 2 {
				if !t.lost {
					t.fault(t.pos(), "the row does not say from when to when", "write from and to, such as 12:30 and 13:30")
				}
				continue
			}
			p.from, p.to, p.rooms, p.public = hours[0], hours[1], r.readRoomsOf(t, "rooms"), t.choice("public")
			if !t.lost {
				r.breaks = append(r.breaks, p)
			}
		}
	}
	taken := map[string]bool{}
	for i := range r.e.Rules {
		taken[r.e.Rules[i].ID] = true
	}
	held := map[string]int{} // days held of each table
	var first []pause
	for _, p := range r.breaks {
		if held[p.row.Pos.File] == 0 {
			first = append(first, p)
		}
		held[p.row.Pos.File] += r.hold(p, taken)
	}
	for _, p := range first {
		if n := held[p.row.Pos.File]; n > 0 {
			r.note(p.from.pos, fmt.Sprintf("%s: no session is in the rooms then (%s), %s", p.title, rules.Hold, rules.Count(n, "time", "times")), "")
		}
	}
}

// hold adds the settings of a break, and returns how many there are.
func (r *reading) hold(p pause, taken map[string]bool) (held int) {
	if !r.daysKnown || !r.zoneKnown {
		return 0
	}
	days := r.e.Days
	if p.day.text != "" {
		var err error
		if days, err = r.calendar.ListDays(p.day.text); err != nil {
			r.refuse(p.day.pos, faultOf(err))
			return 0
		}
	}
	rooms := rules.All
	if _, isRoom := r.rooms.byID(rules.All); isRoom && len(p.rooms) == 0 {
		for i := range r.e.Rooms {
			p.rooms = append(p.rooms, model.RoomIndex(i))
		}
	}
	if len(p.rooms) > 0 {
		ids := make([]string, len(p.rooms))
		for i, room := range p.rooms {
			ids[i] = r.e.Rooms[room].ID
		}
		rooms = strings.Join(ids, "|")
	}
	for _, day := range days {
		start, ok1 := r.onDay(day, p.from)
		end, ok2 := r.onDay(day, p.to)
		if !ok1 || !ok2 {
			return held
		}
		if end <= start {
			r.fault(p.to.pos, fmt.Sprintf("%s on %s does not end after it starts", p.title, day), "mend from or to")
			return held
		}
		r.e.Rules = append(r.e.Rules, model.Setting{
			Row: model.Row{Pos: p.row.Pos}, ID: breakID(p.title, day, taken), Rule: rules.Hold,
			Params: []model.Param{
				{Key: "rooms", Value: rooms, Pos: p.row.Pos},
				{Key: "start", Value: start.String(), Pos: p.from.pos},
				{Key: "end", Value: end.String(), Pos: p.to.pos},
				{Key: "title", Value: strings.NewReplacer(";", ",", "|", "/").Replace(p.title), Pos: p.row.Pos},
				{Key: "public", Value: cmp.Or(p.public, "yes"), Pos: p.row.Pos},
			},
		})
		held++
	}
	return held
}

// breakID returns an id for the setting of a break that no other has.
func breakID(title string, day model.Date, taken map[string]bool) string {
	name := strings.ToLower(title)
	if model.BadID(name) != "" {
		name = "break"
	}
	for n := 1; ; n++ {
		id := name + " " + day.String()
		if n > 1 {
			id = fmt.Sprintf("%s %d", id, n)
		}
		if !taken[id] {
			taken[id] = true
			return id
		}
	}
}

// onDay returns the instant of a time of day on a day of the event.
func (r *reading) onDay(day model.Date, h hour) (model.Instant, bool) {
	c := r.calendar
	c.On = day
	at, err := c.Instant(h.text)
	if err != nil {
		r.refuse(h.pos, faultOf(err))
	}
	return at, err == nil
}
