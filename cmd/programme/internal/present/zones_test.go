package present

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// A clock that is changed during the event has two offsets, one that is not has one.
func TestZoneStampsStateEveryOffset(t *testing.T) {
	e := &model.Event{
		Zone: "Europe/Lisbon",
		Days: []model.Date{{Year: 2026, Month: 10, Day: 24}, {Year: 2026, Month: 10, Day: 26}},
		People: []model.Person{
			{Zone: "Asia/Tokyo"}, {}, {Zone: "Asia/Tokyo"}, {Zone: "Africa/Casablanca"},
		},
	}
	want := []Zone{
		{"Africa/Casablanca", []Offset{{"2026-10-23T23:00:00Z", "+01:00"}}},
		{"Asia/Tokyo", []Offset{{"2026-10-23T23:00:00Z", "+09:00"}}},
		{"Europe/Lisbon", []Offset{{"2026-10-23T23:00:00Z", "+01:00"}, {"2026-10-25T01:00:00Z", "+00:00"}}},
	}
	if diff := cmp.Diff(want, Zones(e)); diff != "" {
		t.Error(diff)
	}
}
