package frab

import (
	"strings"

	"programme/model/exchange"
)

// BreakType is the type of the events that are breaks.
const BreakType = "Break"

// breakTalks returns the talk of each break. Those in some of the rooms only say which.
func (w *writer) breakTalks() []*Talk {
	titles := make([]string, len(w.breaks))
	for i := range w.breaks {
		titles[i] = "break " + w.breaks[i].Title + " " + w.breaks[i].Start.In(w.schedule.Zone).Format("2006-01-02 1504")
	}
	talks := make([]*Talk, len(w.breaks))
	used := map[string]bool{}
	for i, word := range exchange.FileWords(titles) {
		b := &w.breaks[i]
		t := &Talk{Interval: b.Interval, Title: b.Title, Type: BreakType, Slug: slugOf(w.schedule.Acronym, word, 1), NoRecording: true}
		room := w.e.Rooms[b.Rooms[0]].ID
		for t.GUID == "" || used[t.GUID] { // of two that begin alike, and end another time
			t.GUID = w.ns.Break(b.Title, b.Start, room)
			room += "\nagain"
		}
		used[t.GUID] = true
		if n := len(b.Rooms); n > 1 && n < len(w.e.OwnRooms()) {
			names := make([]string, n)
			for k, r := range b.Rooms {
				names[k] = w.rooms[r].Name
			}
			t.Subtitle = strings.Join(names, " · ")
		}
		talks[i] = t
	}
	return talks
}
