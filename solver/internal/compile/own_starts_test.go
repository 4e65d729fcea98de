package compile_test

import (
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
)

// Half an hour at 16:15 is a start of the baseline's for the panel, in a window that is open
// to it, and one that the window of talks lists for the talk: merged, they can be there.
func TestAStartOfOneMergedSessionOffTheGrid(t *testing.T) {
	day := model.Date{Year: 2026, Month: 11, Day: 2}
	at := func(hour, minute model.Minutes) model.Instant { return day.Bounds("").Start.Add(60*hour + minute) }
	e := &model.Event{
		Name: "merged", Zone: "UTC", Grain: 30, Days: []model.Date{day},
		Types: []model.SessionType{{ID: "talk"}, {ID: "panel"}},
		Sessions: []model.Session{
			{ID: "talk", Type: "talk", Minutes: 30, Merge: "m"},
			{ID: "panel", Type: "panel", Minutes: 30, Merge: "m"},
		},
		Rooms: []model.Room{{ID: "A"}},
		Windows: []model.Window{
			{ID: "all", Interval: model.Interval{Start: at(16, 0), End: at(16, 45)}},
			{ID: "talks", Interval: model.Interval{Start: at(16, 15), End: at(16, 45)}, Starts: []model.Instant{at(16, 15)}, Types: []string{"talk"}},
		},
		Baseline: &model.Programme{Placements: []model.Placement{
			{Session: 0, Interval: model.Span(at(16, 0), 30), Room: model.InRoom(0), State: model.Published},
			{Session: 1, Interval: model.Span(at(16, 15), 30), Room: model.InRoom(0), State: model.Published},
		}},
	}
	e, invalid := model.Complete(e)
	if len(invalid) > 0 {
		t.Fatal(invalid)
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	x := &trial{book: book, problem: compile.Problem(book)}
	later := false
	eachProgramme(e, x.problem, 1000, func(p *model.Programme) {
		x.programmes = append(x.programmes, p)
		later = later || p.Placements[0].Start == at(16, 15)
	})
	if !later {
		t.Error("16:15 is no start of theirs")
	}
	compareWitnesses(t, x)
}
