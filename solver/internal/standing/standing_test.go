package standing

import (
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What stands in the way of an exchange is what the problem says that two places exclude:
// of what stays and of what moves too.
func TestSwapsAgreeOnWhatExcludesWhat(t *testing.T) {
	for name, excluded := range map[string]func(x *randevent.Pair) bool{"one stays": inWayOfStand, "both move": clashOfStands} {
		t.Run(name, func(t *testing.T) {
			said := map[bool]int{}
			rapid.Check(t, func(t *rapid.T) {
				x := randevent.DrawPair(t)
				want := x.Excluded()
				if got := excluded(&x); got != want {
					t.Fatalf("%s: excluded %v, want %v", &x, got, want)
				}
				said[want]++
			})
			if said[true] == 0 || said[false] == 0 {
				t.Errorf("pairs by whether they exclude each other: %v; the test tests nothing", said)
			}
		})
	}
}

func inWayOfStand(x *randevent.Pair) bool {
	there := x.Assignment()
	there[x.A].Start = -1
	s := New(x.Problem, x.Problem.Programme(there))
	m := s.At(x.A, x.At)
	list, _ := s.InWay(m, nil, len(x.Problem.Activities))
	return len(list) > 0 || s.Crowded([]Stand{m})
}

func clashOfStands(x *randevent.Pair) bool {
	nobody := x.Assignment()
	nobody[x.A].Start, nobody[x.B].Start = -1, -1
	s := New(x.Problem, x.Problem.Programme(nobody))
	to := []Stand{s.At(x.A, x.At), s.At(x.B, x.Bt)}
	return s.Clash(&to[0], &to[1]) || s.Crowded(to)
}

// Who stands for longer than planned is in the way for all that time.
func TestLongSessionsAreInTheWay(t *testing.T) {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	nine := day.Bounds("UTC").Start.Add(9 * 60)
	e, faults := model.Complete(&model.Event{
		Name: "demo", Zone: "UTC", Grain: 15, Days: []model.Date{day},
		Types:    []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{{ID: "A", Type: "talk"}, {ID: "B", Type: "talk"}},
		People:   []model.Person{{ID: "ana"}},
		Cast:     []model.CastMember{{Session: 0, Role: "speaker"}, {Session: 1, Role: "speaker"}},
		Rooms:    []model.Room{{ID: "hall"}, {ID: "loft"}},
		Windows:  []model.Window{{ID: "morning", Interval: model.Span(nine, 240)}},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile.Problem(book)
	for minutes, want := range map[model.Minutes][]csp.ActivityIndex{60: nil, 120: {0}} {
		at := New(p, model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(nine, minutes), Room: model.InRoom(0)}}))
		if got, _ := at.InWay(at.At(1, csp.Place{Start: p.First(nine.Add(75)), Room: 1}), nil, 2); !slices.Equal(got, want) {
			t.Errorf("%v is in the way of the speaker's next talk where the first takes %d minutes, want %v", got, minutes, want)
		}
	}
}
