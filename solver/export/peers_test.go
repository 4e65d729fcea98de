package export_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
	"programme/solver/export"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"

	"pgregory.net/rapid"
)

// patience bounds what others may take for a question; they need far less.
const patience = time.Minute

func read(t *testing.T, folder string) *rules.Book {
	t.Helper()
	read, err := tables.Read(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return book
}

func question(t *testing.T, book *rules.Book, tiers ...int) *export.Question {
	t.Helper()
	q, err := export.New(book, tiers...)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// asked returns what another program answers to the question in that format.
func asked(t *testing.T, program peer.Program, q *export.Question, format export.Format) peer.Answer {
	t.Helper()
	name := filepath.Join(t.TempDir(), "question."+string(format))
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := q.Write(file, format); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	answer, err := program.Run(ctx, name)
	if err != nil {
		t.Fatal(err)
	}
	if answer.Status == sat.Unknown {
		t.Fatalf("%s has no answer after %v", program.Name, patience)
	}
	return answer
}

func solved(t *testing.T, e *model.Event) *solver.SolveResult {
	t.Helper()
	planner, err := solver.New(e)
	if err != nil {
		t.Fatal(err)
	}
	r, err := planner.Solve(t.Context(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Time: patience}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Verdict != solver.Optimal && r.Verdict != solver.Impossible {
		t.Fatalf("the verdict is %s, which nobody can confirm", r.Verdict)
	}
	return r
}

func fixtures(t *testing.T, pattern string) []string {
	t.Helper()
	folders, err := filepath.Glob("../../fixtures/" + pattern)
	if err != nil || len(folders) == 0 {
		t.Fatalf("no fixtures %q: %v", pattern, err)
	}
	return folders
}

func TestOthersHaveTheSameVerdict(t *testing.T) {
	for _, pattern := range []string{"feasible-*", "impossible-*"} {
		for _, folder := range fixtures(t, pattern) {
			for _, program := range []peer.Program{peer.Cadical, peer.Minisat} {
				t.Run(filepath.Base(folder)+" "+program.Name, func(t *testing.T) {
					if err := program.Missing(); err != nil {
						t.Skip(err)
					}
					book := read(t, folder)
					want := sat.Satisfiable
					if solved(t, book.Event()).Verdict == solver.Impossible {
						want = sat.Unsatisfiable
					}
					if got := asked(t, program, question(t, book), export.CNF).Status; got != want {
						t.Errorf("%s says %v, we say %v", program.Name, got, want)
					}
				})
			}
		}
	}
}

// tiers are all of them.
var tiers = func() (all []int) {
	for tier := 1; tier <= export.Tiers; tier++ {
		all = append(all, tier)
	}
	return all
}()

// charged returns what a programme of that cost costs as a model.
func charged(q *export.Question, cost [9]int) (total int64) {
	for _, tier := range q.Tiers {
		total += tier.Multiplier * int64(cost[tier.Tier-1]-tier.Base) / tier.Unit
	}
	return total
}

// confirm has clasp find the optimum of the first tier that charges for anything, and
// of all together. It reports whether several tiers charge for something and the best
// programme costs something too.
func confirm(t *testing.T, book *rules.Book) (telling bool) {
	t.Helper()
	r := solved(t, book.Event())
	all := question(t, book, tiers...)
	var charging []int
	for _, tier := range all.Tiers {
		if tier.Soft > 0 {
			charging = append(charging, tier.Tier)
		}
	}
	first := question(t, book, charging[:min(1, len(charging))]...)
	for _, q := range []*export.Question{all, first} {
		for _, format := range []export.Format{export.OldWCNF, export.OPB} {
			answer := asked(t, peer.Clasp, q, format)
			switch {
			case r.Verdict == solver.Impossible:
				if answer.Status != sat.Unsatisfiable {
					t.Errorf("%s: clasp finds a model, we say impossible", format)
				}
			case answer.Status != sat.Satisfiable:
				t.Errorf("%s: clasp finds no model, we have a programme", format)
			case q.Soft() > 0 && (!answer.Optimal || answer.Cost != charged(q, r.Cost)):
				t.Errorf("%s of tiers %+v: clasp says %d (optimal: %v), we say %d", format, q.Tiers, answer.Cost, answer.Optimal, charged(q, r.Cost))
			}
		}
	}
	return r.Verdict == solver.Optimal && len(charging) > 1 && charged(all, r.Cost) > 0
}

func TestOthersFindTheSameOptimum(t *testing.T) {
	if err := peer.Clasp.Missing(); err != nil {
		t.Skip(err)
	}
	for _, folder := range append(fixtures(t, "feasible-*"), "../../cmd/programme/example") {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			confirm(t, read(t, folder))
		})
	}
	telling := 0
	events := rapid.Custom(softEvent)
	for seed := range 80 {
		e := events.Example(seed)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			continue // the settings drawn make no sense
		}
		t.Run(fmt.Sprint("small ", seed), func(t *testing.T) {
			if confirm(t, book) {
				telling++
			}
		})
	}
	if telling < 20 {
		t.Errorf("only %d optima were worth a comparison", telling)
	}
}

// softEvent draws a small event of which one rule asks something, and besides every
// session is wished for at times that exclude each other, so that the order of tiers
// matters.
func softEvent(t *rapid.T) *model.Event {
	e := randevent.Event(t, rapid.SampledFrom([]string{"R06", "R08", "R13", "R28", "R36", "R40", "R53"}).Draw(t, "rule"))
	for i := range e.Sessions {
		for _, wish := range []string{"morning", "afternoon"} {
			e.Rules = append(e.Rules, model.Setting{
				Rule: "R32", Level: model.Soft(rapid.IntRange(1, 9).Draw(t, "tier")), Weight: rapid.IntRange(1, 5).Draw(t, "weight"),
				Params: []model.Param{{Key: "session", Value: e.Sessions[i].ID}, {Key: "wish", Value: wish}},
			})
		}
	}
	return e
}
