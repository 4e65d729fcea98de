package rules

import (
	"testing"

	"programme/model"
)

// baseline has each of the placements in that state, told to so many people, at a line
// of baseline.csv.
func baseline(state model.State, told int, placements ...string) func(e *model.Event) {
	return func(e *model.Event) {
		var list []model.Placement
		for i, text := range placements {
			p := placed(e, text)
			p.State, p.Told, p.Pos = state, told, model.Position{File: "baseline.csv", Line: i + 2, Column: 1}
			list = append(list, p)
		}
		e.Baseline = model.NewProgramme(list)
	}
}

// baselineToo has more placements in a baseline.
func baselineToo(state model.State, told int, placements ...string) func(e *model.Event) {
	return func(e *model.Event) {
		before := e.Baseline.Placements
		baseline(state, told, placements...)(e)
		e.Baseline = model.NewProgramme(append(before, e.Baseline.Placements...))
	}
}

// guests adds people without further duties to the cast of a session.
func guests(session model.SessionIndex, names ...string) func(e *model.Event) {
	return func(e *model.Event) {
		for _, name := range names {
			e.Cast = append(e.Cast, model.CastMember{Session: session, Person: model.PersonIndex(len(e.People)), Role: "guest"})
			e.People = append(e.People, model.Person{ID: name, Name: name})
		}
	}
}

// each makes several changes.
func each(changes ...func(e *model.Event)) func(e *model.Event) {
	return func(e *model.Event) {
		for _, change := range changes {
			change(e)
		}
	}
}

// Ana is in the casts of A and, twice, B; Bo in that of C; nobody in those of D and E.
var r53Cases = []judged{
	{
		name:      "as it was, and one that is new",
		change:    baseline(model.Published, 3, "A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"},
	},
	{
		name:      "no baseline",
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		// Each for itself: 20 for Bo and 2 more, 20 for whoever else knows of D, 20 for Ana.
		name:      "another day and room, another start, another room",
		change:    each(baseline(model.Published, 3, "C C-1 10 09:00-10:00"), baselineToo(model.Published, 0, "D C-1 10 10:00-11:00", "A C-1 10 11:00-12:00")),
		programme: []string{"C Main 11 09:00-10:00", "D C-1 10 10:15-11:15", "A C-2 10 11:00-12:00"},
		want: []string{
			`60: "C" in "Main Hall", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), was published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another day and another room; 3 people are told: Bo Lind and 2 whom its cast does not name`,
			`20: "D" in "Room C-1", Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC), was published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): another start; 1 person is told, whom its cast does not name`,
			`20: "A" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), was published in "Room C-1", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC): another room; 1 person is told: Ana Silva`,
		},
		say: []string{
			`"C" is published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and should stay there; 3 people know of it`,
			`"D" is published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and should stay there; 1 person knows of it`,
			`"A" is published in "Room C-1", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC) and should stay there; 1 person knows of it`,
		},
	},
	{
		// Ana once, by the 20 of B: of A, which is offered, the other 2 who know count 1.
		name:      "everybody is told once, by the highest state",
		change:    each(baseline(model.Offered, 3, "A C-1 10 09:00-10:00"), baselineToo(model.Published, 0, "B C-1 10 10:00-11:00")),
		programme: []string{"A C-2 10 09:00-10:00", "B C-2 11 10:00-11:00"},
		want: []string{
			`2: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), was offered in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another room; 2 people are told, whom its cast does not name`,
			`20: "B" in "Room C-2", Wed 11 Oct 10:00-11:00 (01:00-02:00 UTC), was published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): another day and another room; 1 person is told: Ana Silva`,
		},
	},
	{
		name:      "two changes alike are told with the first, and nobody else is there to be told of the second",
		change:    baseline(model.Confirmed, 0, "A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"),
		programme: []string{"A C-2 10 09:00-10:00", "B C-2 11 10:00-11:00"},
		want:      []string{`5: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), was confirmed in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another room; 1 person is told: Ana Silva`},
	},
	{
		name:      "more than three are counted",
		change:    each(baseline(model.Confirmed, 0, "C C-1 10 09:00-10:00"), guests(2, "Cy", "Di", "Ed")),
		programme: []string{"C C-1 10 10:00-11:00"},
		want:      []string{`20: "C" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), was confirmed in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another start; 4 people are told: Bo Lind, Cy, Di and 1 more`},
	},
	{
		// No room was given for B, none is for D.
		name: "a room that is not said",
		change: each(baseline(model.Confirmed, 0, "B - 10 10:00-11:00", "D C-1 10 12:00-13:00"), func(e *model.Event) {
			e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 1, Role: "guest"})
		}),
		programme: []string{"B C-1 11 10:00-11:00", "D - 10 12:00-13:00"},
		want: []string{
			`10: "B" in "Room C-1", Wed 11 Oct 10:00-11:00 (01:00-02:00 UTC), was confirmed Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): another day; 2 people are told: Ana Silva and Bo Lind`,
		},
	},
	{
		name:      "longer than it was",
		change:    baseline(model.Confirmed, 0, "A C-1 10 09:00-10:00"),
		programme: []string{"A C-1 10 09:00-10:30"},
		want:      []string{`5: "A" in "Room C-1", Tue 10 Oct 09:00-10:30 (00:00-01:30 UTC), was confirmed in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another length; 1 person is told: Ana Silva`},
	},
	{
		name:      "one that has no place any more, and one that is cancelled",
		change:    each(baseline(model.Published, 0, "A C-1 10 09:00-10:00", "C C-1 10 10:00-11:00"), func(e *model.Event) { e.Sessions[2].State = model.Cancelled }),
		programme: []string{"B C-1 10 09:00-10:00"},
		want: []string{
			`20: "A" has no place, was published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC); 1 person is told: Ana Silva`,
			`20: "C" is cancelled, was published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC); 1 person is told: Bo Lind`,
		},
		say: []string{
			`"A" is published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and should stay there; 1 person knows of it`,
			`"C" is published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), and is cancelled; 1 person knows of it`,
		},
	},
	{
		name:      "a draft moves for nothing",
		change:    baseline("", 9, "A C-1 10 09:00-10:00"),
		programme: []string{"A C-2 11 09:00-10:00"},
	},
	{
		// 7 for each of 9; what is new is told like a draft: 7 for Bo, nobody of D.
		name:      "unless it costs something",
		change:    baseline("", 9, "A C-1 10 09:00-10:00"),
		settings:  []model.Setting{set("R53", "draft=7")},
		programme: []string{"A C-1 10 10:00-11:00", "C C-2 10 10:00-11:00", "D Main 10 10:00-11:00"},
		want: []string{
			`63: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), was drafted in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another start; 9 people are told: Ana Silva and 8 whom its cast does not name`,
			`7: "C" in "Room C-2", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is new; 1 person is told: Bo Lind`,
		},
		say: []string{
			`"A" is drafted in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and should stay there; 9 people know of it`,
			`"C" is new, and its cast should not have to be told`,
		},
	},
	{
		// Another day at the venue, though the same in UTC.
		name:      "the first of two placements counts, and days are those of the venue",
		change:    baseline(model.Offered, 1, "A C-1 11 08:00-09:00", "A C-1 12 10:00-11:00"),
		programme: []string{"A C-1 10 10:00-11:00"},
		want:      []string{`1: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), was offered in "Room C-1", Wed 11 Oct 08:00-09:00 (Tue 10 Oct 23:00 to Wed 11 Oct 00:00 UTC): another day; 1 person is told: Ana Silva`},
	},
}

func TestR53Stability(t *testing.T) { judge(t, "R53") }
