package exchange_test

import (
	"testing"

	"programme/model"
	"programme/model/exchange"
)

func TestNotesSayWhatTheEventLacks(t *testing.T) {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	e := &model.Event{
		Zone: "UTC", Days: []model.Date{day}, Types: []model.SessionType{{ID: "talk"}},
		Windows: []model.Window{{ID: "day", Interval: day.Bounds("UTC")}},
		Sessions: []model.Session{
			{Row: model.Row{Pos: model.Position{File: "a.txt", Line: 1, Column: 1}}, ID: "A", Type: "talk"},
			{Row: model.Row{Pos: model.Position{File: "b.txt", Line: 1, Column: 1}}, ID: "B", Type: "talk"},
			{ID: "C", Type: "talk"},
		},
	}
	got := exchange.Notes(model.Faults{{Pos: model.Position{File: "a.txt", Line: 1, Column: 1}, Message: "no length"}, {Message: "a note"}}, e).Error()
	const want = `a note
a.txt:1:1: no length
b.txt:1:1: session "B" has no minutes, and its type "talk" gives none; write how long it takes
Sessions[2].Minutes: session "C" has no minutes, and its type "talk" gives none; write how long it takes`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
