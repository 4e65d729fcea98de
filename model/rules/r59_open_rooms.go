package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r59 = Rule{
	ID: "R59", Name: "few rooms open on a day",
	Text: "The sessions that start on one day of the venue are in so many rooms at most as free says, of the rooms of the line, or of all; each further room counts, on each day. A room that combines others is all of these, and so is one with an overflow room both. " +
		"Nothing is asked without a line that says how many are free.",
	Level: model.Soft(7), Weight: 1, Unit: "rooms", Soft: true,
	Params: []ParamSpec{
		{Key: "free", Type: CountParam, Text: "rooms that may be open on a day"},
		{Key: "rooms", Type: RoomList, Text: "rooms that count; all if they are not given"},
		{Key: "days", Type: DatesParam, Text: "days on which they count; all if they are not given"},
	},
	Needs: [][]string{{"free"}},
	Scope: linesAlone,
	Hangs: hanging(OnRoomOfDay, WithAll),
	Judge: judgeOpenRooms,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("at most %s should be open on %s", openRooms(e, b.Setting(i.Setting)), Day(model.DateIn(i.Span.Start, e.Zone)))
	},
}

// openRooms says how many rooms a line lets be open, and of which.
func openRooms(e *model.Event, b *Bound) string {
	text := Count(b.Count("free"), "room", "rooms")
	if b.Has("rooms") {
		text = fmt.Sprintf("%d of %s", b.Count("free"), Rooms(e, b.Rooms("rooms")))
	}
	return text
}

func judgeOpenRooms(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		open := map[model.Date][]model.RoomIndex{}
		var days []model.Date
		for _, p := range c.Placements {
			day := model.DateIn(p.Start, e.Zone)
			if !p.Room.Given() || b.Has("days") && !slices.Contains(b.Days("days"), day) {
				continue
			}
			for _, r := range e.Within(p.Room.Index()) {
				if len(e.Rooms[r].Combines) > 0 || b.Has("rooms") && !slices.ContainsFunc(b.Rooms("rooms"), func(named model.RoomIndex) bool { return slices.Contains(e.Within(named), r) }) {
					continue
				}
				if open[day] == nil {
					days = append(days, day)
				}
				if !slices.Contains(open[day], r) {
					open[day] = append(open[day], r)
				}
			}
		}
		slices.SortFunc(days, model.Date.Compare)
		for _, day := range days {
			rooms := open[day]
			if len(rooms) <= b.Count("free") {
				continue
			}
			slices.Sort(rooms)
			names := make([]string, len(rooms))
			for i, r := range rooms {
				names[i] = Room(e, r)
			}
			in := NewInstance("R59")
			in.Span = day.Bounds(e.Zone)
			c.Report(b, in, len(rooms)-b.Count("free"), fmt.Sprintf("%s %s open on %s: %s; at most %s should be",
				Count(len(rooms), "room", "rooms"), isAre(len(rooms)), Day(day), And(names), openRooms(e, b)))
		}
	}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
