package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"programme/model"
)

// instant reads a time like 2026-03-29T00:30Z.
func instant(t testing.TB, text string) model.Instant {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04Z07:00", text)
	if err != nil {
		t.Fatal(err)
	}
	in, _ := model.InstantOf(at)
	return in
}

// hostile returns an event in Lisbon with names that break careless pages, around the
// days on which clocks change: there on 29 March and 25 October, in St John's on 8 March
// and 1 November. Sessions 0 and 1 overlap in one room, 2 has moved, 3 has another room,
// 4 was cancelled, 5 is no longer placed, 6 has no room.
func hostile(t testing.TB) (*model.Event, *model.Programme) {
	e := &model.Event{
		Name: "Forum </script><b>&amp; \"Ω\"", Zone: "Europe/Lisbon", Grain: 15,
		Days:  []model.Date{{Year: 2026, Month: 3, Day: 28}, {Year: 2026, Month: 3, Day: 29}, {Year: 2026, Month: 10, Day: 25}, {Year: 2026, Month: 11, Day: 1}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}, {ID: "Talk <i>", Minutes: 30}},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "onsite_moderator", Must: true}},
		Rooms: []model.Room{
			{ID: "A", Name: "Aula \"A\" & <Sons>", Area: "1st floor"}, {ID: "B", Name: "קומה ב׳"}, {ID: "C", Name: strings.Repeat("Überlang", 20)}, {ID: "D", Name: "Never used"},
		},
		People: []model.Person{
			{ID: "zoe", Name: "Zoë A\u030angstro\u0308m", Group: "Civil, \"Society\"", Region: "WEOG", Presence: model.Online, Zone: "Asia/Kathmandu"},
			{ID: "layla", Name: "ليلى; بنت، أحمد", Group: "Government", Presence: model.OnSite},
			{ID: "lukasz", Name: "Łukasz O'Brien, Jr. \\ 👩🏽\u200d💻", Presence: model.Online, Zone: "America/St_Johns", Region: "<script>alert(1)</script>"},
			{ID: "void", Name: "Nobody Listed"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "onsite_moderator"},
			{Session: 0, Person: 0, Role: "onsite_moderator"},
			{Session: 1, Person: 2, Role: "speaker"},
			{Session: 2, Person: 1, Role: "speaker"},
			{Session: 6, Person: 0, Role: "speaker"},
		},
	}
	titles := []string{
		"</script><script>document.title='broken'</script>", "=cmd|' /C calc'!A0; a, b \\ c\nsecond line", "שלום <!-- עולם", "'; alert(1) //", "Cancelled & gone",
		"Withdrawn", strings.Repeat("Donaudampfschifffahrtsgesellschaft", 5), "Clock ]]> change", "U+2028 \u2028 after", "Autumn 🎃", "November",
	}
	for i, title := range titles {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("WS %d", i), Title: title, Type: e.Types[i%2].ID, Minutes: 60, State: model.Confirmed})
	}
	e.Sessions[0].Themes = []string{"Access & <Rights>", "Ünïted"}
	e.Sessions[2].Themes = []string{"Ünïted"}
	e.Sessions[3].ID, e.Sessions[9].ID = "WS-2", "日本" // the first has the fragment of another
	e.Sessions[4].State = model.Cancelled
	place := func(s model.SessionIndex, start string, minutes model.Minutes, r model.RoomIndex, st model.State) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(instant(t, start), minutes), Room: model.InRoom(r), State: st}
	}
	e.Baseline = model.NewProgramme([]model.Placement{
		place(2, "2026-03-28T15:00Z", 60, 0, model.Published), place(3, "2026-03-28T11:00Z", 60, 0, model.Published),
		place(4, "2026-03-28T14:00Z", 60, 1, model.Published), place(5, "2026-03-28T16:00Z", 60, 1, model.Published),
		place(7, "2026-03-28T09:00Z", 60, 1, model.Offered),
	})
	return e, model.NewProgramme([]model.Placement{
		place(0, "2026-03-28T09:00Z", 60, 0, ""), place(1, "2026-03-28T09:30Z", 60, 0, ""), place(2, "2026-03-28T10:00Z", 30, 1, ""),
		place(3, "2026-03-28T11:00Z", 60, 2, ""), place(6, "2026-03-28T12:00Z", 60, model.NoRoom, ""),
		place(7, "2026-03-29T00:30Z", 60, 0, ""), place(8, "2026-03-29T09:00Z", 60, 1, ""),
		place(9, "2026-10-25T00:30Z", 60, 0, ""), place(10, "2026-11-01T04:00Z", 60, 1, ""),
	})
}
