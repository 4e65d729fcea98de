package compile_test

import (
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// A way of ten minutes is as good as half an hour on a grid of half hours, but not for a
// session that keeps its published 09:40: 09:00 to 09:30 in the other room is then far
// enough before it. So it is where a programme has it there, legally or not, and others
// are moved. The other pairs are none the finer for it.
func TestWaysToStartsOffTheGrid(t *testing.T) {
	day := model.Date{Year: 2026, Month: 11, Day: 2}
	at := func(hour, minute model.Minutes) model.Instant { return day.Bounds("").Start.Add(60*hour + minute) }
	e := &model.Event{
		Name: "walk", Zone: "UTC", Grain: 30, Days: []model.Date{day},
		Types:    []model.SessionType{{ID: "talk"}},
		Sessions: []model.Session{{ID: "former", Type: "talk", Minutes: 30}, {ID: "other", Type: "talk", Minutes: 30}, {ID: "third", Type: "talk", Minutes: 30}},
		People:   []model.Person{{ID: "Ana", WalkFactor: 1}},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker", Presence: model.OnSite, Must: model.MustAttend},
			{Session: 1, Person: 0, Role: "speaker", Presence: model.OnSite, Must: model.MustAttend},
			{Session: 2, Person: 0, Role: "speaker", Presence: model.OnSite, Must: model.MustAttend},
		},
		Rooms:    []model.Room{{ID: "A"}, {ID: "B"}},
		Windows:  []model.Window{{ID: "morning", Interval: model.Interval{Start: at(9, 0), End: at(11, 0)}}},
		Walks:    []model.Walk{{From: "A", To: "B", Minutes: 10}},
		Rules:    []model.Setting{{Rule: "R19", Level: model.Hard, Params: []model.Param{{Key: "pause", Value: "0"}}}},
		Baseline: &model.Programme{Placements: []model.Placement{{Session: 0, Interval: model.Span(at(9, 40), 30), Room: model.InRoom(0), State: model.Published}}},
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
	accepted := 0
	eachProgramme(e, x.problem, 1000, func(p *model.Programme) { x.programmes = append(x.programmes, p) })
	for _, p := range x.programmes {
		by := p.BySession(3)
		former, other := by[0][0], by[1][0]
		if former.Start == at(9, 40) && former.Room.Index() == 0 && other.Start == at(9, 0) && other.Room.Index() == 1 {
			accepted++
		}
	}
	if accepted == 0 {
		t.Fatal("the programme that this is about was not tried")
	}
	compareWitnesses(t, x)
	e.Baseline = nil
	moved, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	standing, err := compile.Beside(t.Context(), moved, book.Event().Baseline)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range slices.Concat(x.problem.Relations, standing.Relations) {
		want := model.Minutes(30)
		if min(r.A, r.B) == 0 {
			want = 10
		}
		if r.Kind == csp.NotClose && r.Gap != want {
			t.Errorf("activities %d and %d: a gap of %d minutes, want %d", r.A, r.B, r.Gap, want)
		}
	}
}
