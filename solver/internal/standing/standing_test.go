package standing

import (
	"testing"

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
