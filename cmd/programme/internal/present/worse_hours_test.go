package present_test

import (
	"strings"
	"testing"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
	"programme/model/rules"
)

// Of more moves than three the answer says how many more make hours worse; those on site, or
// who gain by it, are not among them.
func TestWorseHoursAreFolded(t *testing.T) {
	e := &model.Event{
		Zone: "UTC", Grain: 30, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}}, Roles: []model.Role{{ID: "speaker", Must: true}},
		Rooms: []model.Room{{ID: "hall", Name: "Hall"}}, Sessions: []model.Session{{ID: "A", Title: "A", Type: "talk", Minutes: 60, State: model.Confirmed}},
	}
	for i, zone := range []model.Zone{"Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "Asia/Tokyo", "America/Lima", "Asia/Tokyo"} {
		name := string(rune('a' + i))
		e.People = append(e.People, model.Person{ID: name, Name: name, Zone: zone})
		e.Cast = append(e.Cast, model.CastMember{Person: model.PersonIndex(i), Role: "speaker", Presence: model.Online})
	}
	e.Cast[6].Presence = model.OnSite
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	at := func(hour model.Minutes) *model.Programme {
		start := e.Days[0].Bounds("UTC").Start.Add(60 * hour)
		return model.NewProgramme([]model.Placement{{Interval: model.Span(start, 60), Room: model.InRoom(0)}})
	}
	c, out := termtest.Paper(t, 100)
	present.ShowWorseHours(c, e, present.Compared(book, at(9), at(16)), "  ")
	if err := c.Out.Flush(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 4 || lines[3] != "  worse hours: 2 more" || !strings.Contains(lines[0], `worse hours: a in "A" is online`) {
		t.Errorf("%q", lines)
	}
}
