package solver_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/solver"
)

// fair returns an event of n sessions of an hour in rooms that are open for so many hours
// on each of some days. What takes place in the first room cannot be elsewhere.
func fair(n, rooms, days int, hours model.Minutes) *model.Event {
	e := &model.Event{Name: "fair", Grain: 15, Zone: "UTC", Types: []model.SessionType{{ID: "talk", Minutes: 60}}}
	for i := range n {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("s%d", i), Type: "talk", Minutes: 60, State: model.Confirmed})
	}
	for i := range rooms {
		e.Rooms = append(e.Rooms, model.Room{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Room %d", i)})
	}
	for i := range days {
		start := model.Instant(28_000_800).Add(model.Minutes(24 * 60 * i))
		e.Windows = append(e.Windows, model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, 60*hours)})
		e.Days = append(e.Days, model.DateIn(start, e.Zone))
	}
	return e
}

// closed closes a room for some hours of a day.
func closed(e *model.Event, room model.RoomIndex, day int, from, hours model.Minutes) {
	e.Availability = append(e.Availability, model.Availability{
		Subject: model.OfRoom(room), Kind: model.Unavailable,
		Interval: model.Span(e.Windows[day].Start.Add(60*from), 60*hours),
	})
}

// An overload is mended where that takes least: a room that could open, then longer days,
// as many as what is missing takes, and only then sessions that are cancelled.
func TestOverloadsAreMendedWhereThatTakesLeast(t *testing.T) {
	shut := fair(16, 2, 1, 8)
	closed(shut, 1, 0, 0, 3)
	for _, c := range []struct {
		name   string
		e      *model.Event
		people int
		first  string
	}{
		{"a room could open", shut, 0, "room r1 open 2023-03-29 00:00-03:00"},
		{"an hour too few", fair(9, 1, 1, 8), 1, "window added 2023-03-29 08:00-10:00"},
		{"five hours too few, in two rooms", fair(37, 2, 2, 8), 2, "window added 2023-03-29 08:00-10:00; window added 2023-03-30 08:00-10:00"},
		{"six hours too few, in a room", fair(14, 1, 1, 8), 5, "session s0 cancelled; session s1 cancelled; session s2 cancelled; session s3 cancelled; window added 2023-03-29 08:00-10:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, err := planner(c.e).Explain(t.Context(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 1, Repairs: 1})
			if err != nil || len(x.Repairs) == 0 || !x.Cores[0].Overload {
				t.Fatalf("%+v, %v; want a repair of an overload", x, err)
			}
			var changes []string
			for _, change := range x.Repairs[0].Changes {
				changes = append(changes, change.String())
			}
			slices.Sort(changes)
			if got := strings.Join(changes, "; "); got != c.first || x.Repairs[0].People != c.people || !x.Smallest {
				t.Errorf("%s: %d people, smallest: %v; want %s: %d, and the proof", got, x.Repairs[0].People, x.Smallest, c.first, c.people)
			}
		})
	}
}

// What times alone refute because a room is closed has a core that says so, by effort too.
func TestCoreOfTimesThatRoomsClose(t *testing.T) {
	e := fair(2, 1, 1, 2)
	closed(e, 0, 0, 1, 1)
	e.Rules = []model.Setting{
		{Rule: "R02", Params: []model.Param{{Key: "rooms", Value: "r0"}, {Key: "max", Value: "2"}}},
		{Rule: "R41", Params: []model.Param{{Key: "before", Value: "s0"}, {Key: "after", Value: "s1"}}},
	}
	r, err := planner(e).Solve(t.Context(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 10_000}})
	if err != nil || r.Verdict != solver.Impossible || len(r.Cores) != 1 {
		t.Fatalf("%+v, %v; want impossible with a core", r, err)
	}
	var named []string
	for _, reason := range r.Cores[0].Reasons {
		named = append(named, reason.Instance.Rule)
	}
	if want := []string{"R01", "R01", "R17", "R41"}; !slices.Equal(slices.Sorted(slices.Values(named)), want) {
		t.Errorf("the core names %v, want %v", named, want)
	}
}

// Two people who are overloaded by the same sessions, for reasons that they share, are one
// core, not the same one twice.
func TestCoresOfOverloadsShareNoReason(t *testing.T) {
	e := fair(2, 2, 2, 1)
	e.Roles = []model.Role{{ID: "speaker", Must: true}}
	for p := range model.PersonIndex(2) {
		e.People = append(e.People, model.Person{ID: fmt.Sprint("p", p), Name: fmt.Sprint("Person ", p), Arrive: model.NoInstant, Depart: model.NoInstant})
		e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: p, Role: "speaker"}, model.CastMember{Session: 1, Person: p, Role: "speaker"})
	}
	e.Rules = []model.Setting{{Rule: "R44", Params: []model.Param{{Key: "session", Value: "s0|s1"}, {Key: "windows", Value: "w0"}}}}
	x, err := planner(e).Explain(t.Context(), solver.ExplainOptions{Options: solver.Options{Seed: 1, Workers: 1}, Cores: 5})
	if err != nil || x.Verdict != solver.Impossible || len(x.Cores) != 1 || !x.Complete {
		t.Errorf("%d cores, complete: %v, %v; want one and no more", len(x.Cores), x.Complete, err)
	}
}
