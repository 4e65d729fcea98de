package solver_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const effort = 2_000_000

func fixture(t *testing.T, name string) *model.Event {
	t.Helper()
	read, err := tables.Read(os.DirFS(filepath.Join("..", "fixtures", name)))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	return e
}

func solve(t *testing.T, e *model.Event, o solver.Options) *solver.SolveResult {
	t.Helper()
	_, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: o})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFixturesHaveTheVerdictOfTheirName(t *testing.T) {
	folders, err := filepath.Glob("../fixtures/*/event.yaml")
	if err != nil || len(folders) == 0 {
		t.Fatal("no fixtures: ", err)
	}
	for _, folder := range folders {
		name := filepath.Base(filepath.Dir(folder))
		t.Run(name, func(t *testing.T) {
			e := fixture(t, name)
			r := solve(t, e, solver.Options{Seed: 1, Workers: 1, Effort: effort})
			if strings.HasPrefix(name, "impossible-") {
				if r.Verdict != solver.Impossible || len(r.Cores) == 0 || r.Programme != nil {
					t.Fatalf("verdict %s with %d cores, want impossible with a core and no programme", r.Verdict, len(r.Cores))
				}
				return
			}
			if r.Verdict != solver.Feasible && r.Verdict != solver.Optimal {
				t.Fatalf("verdict %s, want a programme", r.Verdict)
			}
			if len(r.Programme.Placements) != len(e.Sessions) {
				t.Errorf("%d of %d sessions placed", len(r.Programme.Placements), len(e.Sessions))
			}
		})
	}
}

func TestVerdictIsThatOfTheFormula(t *testing.T) {
	seen := map[solver.Verdict]int{}
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 2, Effort: 20_000}})
		if err != nil {
			t.Fatal(err)
		}
		seen[r.Verdict]++
		s := sat.NewSolver(1000, 10000)
		cnf.NewFormula(compile.Problem(book), s, cnf.Asserted, cnf.EagerRooms)
		possible := s.Solve(context.Background(), nil).Status == sat.Satisfiable
		switch r.Verdict {
		case solver.Feasible, solver.Optimal:
			if report := check.Programme(book, r.Programme); !report.OK() {
				t.Fatalf("the programme breaks %v", report.Violations)
			}
		case solver.Impossible:
			if possible || len(r.Cores) == 0 {
				t.Fatalf("impossible with %d cores, but the formula has a model: %v", len(r.Cores), possible)
			}
		default:
			t.Fatalf("verdict %s on a small event", r.Verdict)
		}
	})
	if seen[solver.Impossible] == 0 || seen[solver.Impossible] == len(seen) {
		t.Errorf("verdicts %v: the events drawn are too much alike", seen)
	}
}

// The optimum of Solve is that of trying every programme and asking the judges.
func TestOptimumIsThatOfTryingEverything(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		e := smallEvent(t, rapid.SampledFrom([]string{"R01", "R06", "R07", "R08", "R11", "R12", "R13", "R14", "R16", "R19", "R24", "R26", "R28", "R29", "R30", "R32", "R33", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R53", "R54"}).Draw(t, "rule"))
		if rapid.Bool().Draw(t, "crowded") {
			randevent.Crowded(t, e)
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		best, found := cheapest(book, p)
		if !found {
			return
		}
		r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 50_000}})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != solver.Optimal || csp.Cost(r.Cost) != best {
			t.Fatalf("verdict %s at %v with bound %v, the cheapest of all programmes costs %v", r.Verdict, r.Cost, r.Bound, best)
		}
		compared++
	})
	if compared < 10 {
		t.Errorf("only %d optima were compared", compared)
	}
}

// cheapest tries every programme that places each activity at a candidate or, where it
// may be, nowhere. found is false if none keeps the rules or there are too many to try.
func cheapest(book *rules.Book, p *csp.Problem) (best csp.Cost, found bool) {
	options := make([][]csp.Place, len(p.Activities))
	number := 1
	for a := range p.Activities {
		activity := &p.Activities[a]
		if activity.Optional {
			options[a] = append(options[a], csp.Place{Start: csp.Unplaced, Room: model.NoRoom})
		}
		for k, s := range activity.Candidates.Starts {
			for r := range p.Rooms {
				if room := model.RoomIndex(r); activity.Candidates.Rooms[k].Has(room) {
					options[a] = append(options[a], csp.Place{Start: s, Room: room})
				}
			}
		}
		if number *= len(options[a]); number > 1500 {
			return best, false
		}
	}
	x := make(csp.Assignment, len(options))
	for n := range number {
		for a, places := range options {
			x[a] = places[n%len(places)]
			n /= len(places)
		}
		report := check.Programme(book, p.Programme(x))
		if cost := csp.Cost(report.Cost); report.OK() && (!found || cost.Compare(best) < 0) {
			best, found = cost, true
		}
	}
	return best, found
}

func TestSameEffortSameProgrammeWithAnyWorkers(t *testing.T) {
	e := fixture(t, "igf2023")
	first := solve(t, e, solver.Options{Seed: 3, Workers: 1, Effort: effort})
	again := solve(t, e, solver.Options{Seed: 3, Workers: 2, Effort: effort})
	if diff := cmp.Diff(first, again); diff != "" {
		t.Error(diff)
	}
}

func TestInterruptedBeforeAnAnswerIsUnknown(t *testing.T) {
	e := fixture(t, "feasible-by-a-hair")

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := planner(e).Solve(ctx, solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Verdict != solver.Unknown || r.Stopped != "interrupt" {
		t.Errorf("verdict %s, stopped by %q, want unknown by interrupt", r.Verdict, r.Stopped)
	}
}

func TestKeepHoldsWhatTheBaselineHas(t *testing.T) {
	e := fixture(t, "seeds")
	kept, err := change.Keep(e, "times,rooms")
	if err != nil {
		t.Fatal(err)
	}
	r := solve(t, kept, solver.Options{Seed: 1, Workers: 1, Effort: effort})
	if r.Verdict != solver.Feasible && r.Verdict != solver.Optimal {
		t.Fatalf("verdict %s", r.Verdict)
	}
	placed := r.Programme.BySession(len(e.Sessions))
	for _, old := range e.Baseline.Placements {
		if now := placed[old.Session][0]; now.Start != old.Start || now.Room != old.Room {
			t.Errorf("%s moved from %v to %v", e.Sessions[old.Session].ID, old, now)
		}
	}
	if len(e.Rules) == len(kept.Rules) {
		t.Error("Keep added no pin")
	}
}

func TestTwoWorkersProveTheOptimum(t *testing.T) {
	e := fixture(t, "feasible-online-three-continents")
	r := solve(t, e, solver.Options{Seed: 1, Workers: 2, Time: time.Minute})
	if r.Verdict != solver.Optimal || r.Stopped != "" || r.Cost != r.Bound {
		t.Errorf("verdict %s, stopped by %q, cost %v, bound %v; want optimal", r.Verdict, r.Stopped, r.Cost, r.Bound)
	}
}
