package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// Break is a hold (R15) with a title: what rooms are used for instead of sessions.
type Break struct {
	model.Interval
	Title  string
	Rooms  []model.RoomIndex // in the event's order, each once; none if the event has none
	Public bool              // whether public programmes show it
}

// Breaks returns the holds of a valid event that have a title, by start, title and first
// room. Those that are off hold nothing, so they are none; lines of the same title and times
// are one.
func Breaks(e *model.Event) []Break {
	lines := *e
	lines.Rules = slices.DeleteFunc(slices.Clone(e.Rules), func(s model.Setting) bool { return s.Rule != Hold })
	if len(lines.Rules) == 0 {
		return nil
	}
	book, faults := Bind(&lines)
	if len(faults) > 0 {
		panic(fmt.Sprintf("rules: holds were not valid: %v", faults))
	}
	var all []Break
	for _, b := range book.Of(Hold).active() {
		title := b.Text("title")
		if title == "" {
			continue
		}
		x := Break{Interval: holdSpan(b), Title: title, Rooms: b.Rooms("rooms"), Public: b.Yes("public")}
		at := slices.IndexFunc(all, func(o Break) bool { return o.Interval == x.Interval && o.Title == title && o.Public == x.Public })
		if at < 0 {
			at, all = len(all), append(all, Break{Interval: x.Interval, Title: title, Public: x.Public})
		}
		all[at].Rooms = append(all[at].Rooms, x.Rooms...)
	}
	for i := range all {
		slices.Sort(all[i].Rooms)
		all[i].Rooms = slices.Compact(all[i].Rooms)
	}
	slices.SortStableFunc(all, func(a, b Break) int {
		if a.Start != b.Start {
			return cmp.Compare(a.Start, b.Start)
		}
		return strings.Compare(a.Title, b.Title)
	})
	return all
}

// Setting returns the line that says of an event what b does, but for its place in a table.
func (b *Break) Setting(e *model.Event) model.Setting {
	rooms := make([]string, len(b.Rooms))
	for i, r := range b.Rooms {
		rooms[i] = e.Rooms[r].ID
	}
	public := "no"
	if b.Public {
		public = "yes"
	}
	return model.Setting{Rule: Hold, Params: []model.Param{
		{Key: "rooms", Value: strings.Join(rooms, "|")},
		{Key: "start", Value: b.Start.String()},
		{Key: "end", Value: b.End.String()},
		{Key: "title", Value: b.Title},
		{Key: "public", Value: public},
	}}
}
