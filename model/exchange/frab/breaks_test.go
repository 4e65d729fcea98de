package frab_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/frab"
)

// withBreaks is a session in one of two rooms, and breaks: in both, in one after midnight of a day
// without sessions, and two that begin alike.
func withBreaks() (*model.Event, *model.Programme) {
	day := model.Date{Year: 2023, Month: 10, Day: 11}
	hold := func(rooms, start, end, title string) model.Setting {
		return model.Setting{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: rooms}, {Key: "start", Value: start}, {Key: "end", Value: end}, {Key: "title", Value: title}}}
	}
	e := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Grain: 15, Days: []model.Date{day}, Types: []model.SessionType{{ID: "talk", Minutes: 60}},
		Rooms: []model.Room{{ID: "h", Name: "Hall"}, {ID: "q", Name: "Quay"}, {ID: "l", Name: "Loft"}}, Sessions: []model.Session{{ID: "A", Title: "Ropes", Type: "talk"}},
		Windows: []model.Window{{ID: "w", Interval: model.Span(day.Bounds("Asia/Tokyo").Start.Add(9*60), 10*60)}},
		Rules: []model.Setting{
			hold("h|q|l", "2023-10-11 12:00", "2023-10-11 13:00", "Lunch <& \"q\" 🌊"), hold("l", "2023-10-12 08:00", "2023-10-12 08:30", "Sweep"),
			hold("h|l", "2023-10-11 10:00", "2023-10-11 10:15", "Coffee"), hold("h|l", "2023-10-11 10:00", "2023-10-11 10:30", "Coffee"),
		},
	}
	return e, model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(e.Windows[0].Start.Add(2*60), 60), Room: model.InRoom(0)}})
}

// A break is an event of its own type in the first of its rooms, without persons, where breaks
// are asked for.
func TestBreaksAreEventsOfTheirOwn(t *testing.T) {
	e, p := withBreaks()
	said := func(o frab.Options) (list []string) {
		guids, numbers, slugs := map[string]bool{}, map[int64]bool{}, map[string]bool{}
		for _, d := range frab.Of(e, p, o).Days {
			for _, r := range d.Rooms {
				for _, talk := range r.Talks {
					list = append(list, fmt.Sprintf("%d %s %s–%s %s %q %q", d.Index, r.Name, talk.Start.In(e.Zone).Format("15:04"), talk.End.In(e.Zone).Format("15:04"), talk.Type, talk.Title, talk.Subtitle))
					if guids[talk.GUID] || numbers[talk.Number] || slugs[talk.Slug] || len(talk.Persons) > 0 {
						t.Errorf("%+v is not one of its own", talk)
					}
					guids[talk.GUID], numbers[talk.Number], slugs[talk.Slug] = true, true, true
				}
			}
		}
		return list
	}
	want := []string{
		`1 Hall 10:00–10:15 Break "Coffee" "Hall · Loft"`, `1 Hall 10:00–10:30 Break "Coffee" "Hall · Loft"`,
		`1 Hall 11:00–12:00 talk "Ropes" "A"`, `1 Hall 12:00–13:00 Break "Lunch <& \"q\" 🌊" ""`, `2 Loft 08:00–08:30 Break "Sweep" ""`,
	}
	if got := said(frab.Options{Breaks: true}); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := said(frab.Options{}); !slices.Equal(got, want[2:3]) {
		t.Errorf("without breaks\n%s", strings.Join(got, "\n"))
	}
}
