package bounds_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// hall returns an event of n sessions of that length in rooms that are open for so many
// minutes on each of days, with 15 minutes of turnaround.
func hall(n int, length model.Minutes, rooms, days int, open model.Minutes) *model.Event {
	e := &model.Event{Name: "hall", Grain: 15, Rules: []model.Setting{{Rule: "R11", Params: []model.Param{{Key: "base", Value: "15"}}}}}
	for i := range n {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprintf("s%d", i), Minutes: length, State: model.Confirmed})
	}
	for i := range rooms {
		e.Rooms = append(e.Rooms, model.Room{ID: fmt.Sprintf("r%d", i), Name: fmt.Sprintf("Room %d", i)})
	}
	for i := range days {
		start := model.Instant(28_000_800).Add(model.Minutes(24 * 60 * i))
		e.Windows = append(e.Windows, model.Window{ID: fmt.Sprintf("w%d", i), Interval: model.Span(start, open)})
	}
	return e
}

func problem(t interface{ Fatal(...any) }, e *model.Event) *csp.Problem {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return compile.Problem(book)
}

func TestOverloadIsFoundWhereSearchIsHopeless(t *testing.T) {
	// A room that is open 540 minutes a day holds 7 sessions of 60 minutes with 15
	// minutes between: 7x75 = 525 of 555.
	for _, c := range []struct {
		name                  string
		sessions, rooms, days int
		overloaded            bool
	}{
		{"one room, one day, full", 7, 1, 1, false},
		{"one room, one day, one too many", 8, 1, 1, true},
		{"one room, four days, full", 28, 1, 4, false},
		{"one room, four days, one too many", 29, 1, 4, true},
		{"eleven rooms, four days, full", 308, 11, 4, false},
		{"eleven rooms, four days, one too many", 309, 11, 4, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := problem(t, hall(c.sessions, 60, c.rooms, c.days, 540))
			certificates := bounds.Check(p)
			if got := len(certificates) > 0; got != c.overloaded {
				t.Fatalf("overloaded: %v, want %v", got, c.overloaded)
			}
			for _, x := range certificates {
				if x.Need <= x.Have {
					t.Errorf("need %d is not more than have %d", x.Need, x.Have)
				}
			}
		})
	}
}

func TestSessionWithoutCandidateNamesWhatTakesThemAll(t *testing.T) {
	e := hall(2, 60, 2, 1, 540)
	e.Rooms[0].Services = []string{"booth"}
	e.Sessions[1].Needs = []string{"booth"}
	e.Availability = []model.Availability{
		{Subject: model.OfRoom(0), Kind: model.Unavailable, Interval: e.Windows[0].Interval},
		{Subject: model.OfRoom(1), Kind: model.Unavailable, Interval: model.Span(e.Windows[0].Start, 30)},
	}
	p := problem(t, e)
	certificates := bounds.Check(p)
	if len(certificates) != 1 {
		t.Fatalf("%d certificates, want 1", len(certificates))
	}
	var rules []string
	for _, i := range certificates[0].Instances {
		rules = append(rules, p.Instances[i].Rule)
	}
	if got := strings.Join(rules, " "); got != "R01 R08 R17" {
		t.Errorf("instances of %s, want R01 R08 R17", got)
	}
}

// A certificate is a proof: the formula of an event that has one has no model.
func TestCertificatesAreProofs(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		drawn := len(e.Sessions)
		randevent.Fuller(t, e, 3)
		for s := drawn; s < len(e.Sessions); s++ {
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: 0, Role: "speaker"})
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		certificates := bounds.Check(p)
		if len(certificates) == 0 {
			return
		}
		found++
		s := sat.NewSolver(1000, 10000)
		cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		if got := s.Solve(context.Background(), nil).Status; got != sat.Unsatisfiable {
			t.Fatalf("certificate %+v, but the formula is %v", certificates[0], got)
		}
	})
	if found == 0 {
		t.Error("no event drawn had a certificate: the test tests nothing")
	}
}
