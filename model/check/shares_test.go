package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
)

// fiveTalks is five talks of an hour, all on trust, on two days of two windows: the
// first of each day is prime.
func fiveTalks(settings ...model.Setting) *model.Event {
	e := &model.Event{
		Zone: "Asia/Tokyo", Grain: 15, Days: []model.Date{{Year: 2023, Month: 10, Day: 10}, {Year: 2023, Month: 10, Day: 11}},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}}, Rooms: []model.Room{{ID: "r", Name: "Aula"}}, Rules: settings,
	}
	for _, id := range []string{"A", "B", "C", "D", "E"} {
		e.Sessions = append(e.Sessions, model.Session{ID: id, Type: "talk", Minutes: 60, State: model.Confirmed, Themes: []string{"trust"}})
	}
	for i, day := range e.Days {
		morning := model.Span(day.Bounds(e.Zone).Start.Add(9*60), 180)
		e.Windows = append(e.Windows,
			model.Window{ID: day.String() + " am", Interval: morning, Prime: true},
			model.Window{ID: day.String() + " pm", Interval: model.Span(morning.End.Add(60), model.Minutes(120+60*i))})
	}
	return e
}

func TestShares(t *testing.T) {
	e := fiveTalks(model.Setting{Rule: "R37", Params: []model.Param{{Key: "min", Value: "40"}}})
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(e.Windows[0].Start, 60), Room: model.InRoom(0)},
		{Session: 1, Interval: model.Span(e.Windows[0].Start.Add(60), 60), Room: model.InRoom(0)},
		{Session: 2, Interval: model.Span(e.Windows[1].Start, 60), Room: model.InRoom(0)},
		{Session: 3, Interval: model.Span(e.Windows[3].Start, 60), Room: model.InRoom(0)},
	})
	trust := func(day model.Date, count int) check.Share {
		return check.Share{Rule: "R37", Attribute: "theme", Value: "trust", Day: day, Slot: day.Bounds(e.Zone), Window: model.NoWindow, Total: 5, Count: count, Min: 2, Max: 3}
	}
	talk := func(w model.WindowIndex, count int) check.Share {
		return check.Share{Rule: "R39", Attribute: "type", Value: "talk", Window: w, Slot: e.Windows[w].Interval, Total: 5, Count: count, Min: 1, Max: 5}
	}
	want := []check.Share{trust(e.Days[0], 3), trust(e.Days[1], 1), talk(0, 2), talk(2, 0)}
	got := check.Shares(bound(e), p)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("shares (-want +got):\n%s", diff)
	}
	for i, ok := range []bool{true, false, true, false} {
		if got[i].OK() != ok {
			t.Errorf("share %d is OK: %v, want %v", i, got[i].OK(), ok)
		}
	}
}

func TestSharesOfRulesThatAreOff(t *testing.T) {
	e := fiveTalks(model.Setting{Rule: "R37", Level: model.Off}, model.Setting{Rule: "R39", Level: model.Off})
	if got := check.Shares(bound(e), model.NewProgramme(nil)); len(got) > 0 {
		t.Errorf("shares %v, want none", got)
	}
}

// What is not OK is what the judges report.
func TestSharesAgreeWithTheReport(t *testing.T) {
	e := conference(size{sessions: 40, cast: 100, rooms: 6}, 7)
	book := bound(e)
	rapid.Check(t, func(t *rapid.T) {
		p := scattered(e, rapid.Uint64().Draw(t, "seed"))
		type place struct{ rule, value string }
		wrong := map[place]int{}
		for _, s := range check.Shares(book, p) {
			if !s.OK() {
				wrong[place{s.Rule, s.Value}] += max(s.Count-s.Max, s.Min-s.Count)
			}
		}
		for _, v := range check.Programme(book, p).Violations {
			if v.Rule == "R37" || v.Rule == "R38" || v.Rule == "R39" {
				wrong[place{v.Rule, v.Value}] -= v.Amount
			}
		}
		for at, n := range wrong {
			if n != 0 {
				t.Fatalf("%v: the shares are %d further off than the report says", at, n)
			}
		}
	})
}
