package solver_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Random events from the cross of all rules and levels, of which every programme is put
// before the judges: what each question of the face answers is held against that. An
// event on which an answer is wrong is printed as the tables that the program reads.
var (
	events = flag.Int("events", 250, "random events to hold against trying every programme")
	first  = flag.Int("first", 0, "seed of the first of them")
	keep   = flag.String("keep", "", "folder to write the events into on which an answer is wrong")
)

func TestAnswersAreThoseOfTryingEverything(t *testing.T) {
	drawn := rapid.Custom(drawAsked)
	seen := tally{}
	for seed, done := *first, 0; done < *events; seed++ {
		q := drawn.Example(seed)
		if q == nil || !q.try() {
			seen["not tried"]++
			continue
		}
		done++
		if !t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { q.compare(t, seen) }) {
			q.show(t, seed)
		}
	}
	t.Log(seen)
	for _, kind := range []string{"solve optimal", "solve impossible", "alternatives all", "alternatives none", "alternatives some", "what-if optimal", "what-if over budget", "why-not impossible", "why-not optimal", "swaps", "repairs"} {
		if *events >= 100 && seen[kind] < *events/50 {
			t.Errorf("%s: %d of %d events; they are too much alike", kind, seen[kind], *events)
		}
	}
}

// tally counts answers by what they say.
type tally map[string]int

func (n tally) String() string {
	var words []string
	for kind, count := range n {
		words = append(words, fmt.Sprintf("%s: %d", kind, count))
	}
	slices.Sort(words)
	return strings.Join(words, "; ")
}

// asked is an event with what is asked about it, and every programme of it.
type asked struct {
	book   *rules.Book
	from   *model.Programme
	budget solver.Budget

	session model.SessionIndex // for why-not
	start   model.Instant
	room    model.RoomIndex
	without bool // an earlier programme

	mover model.SessionIndex // for swap
	swaps solver.SwapOptions
	pick  int // of the programmes that there are, to swap in; below 0 for the earlier one

	others solver.AskAlternatives // to the cheapest programme

	every []*model.Programme
}

// drawAsked draws an event and questions. It returns nil if the settings drawn make no
// sense.
func drawAsked(t *rapid.T) *asked {
	q, e := &asked{}, randevent.Any(t)
	if q.from = randevent.Programme(t, e); rapid.IntRange(0, 3).Draw(t, "another baseline") > 0 {
		e.Baseline = q.from
	}
	var faults model.Faults
	if q.book, faults = rules.Bind(e); len(faults) > 0 {
		return nil
	}
	if rapid.IntRange(0, 2).Draw(t, "within a budget") == 0 {
		q.budget = someBudget(t)
	}
	q.session = model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
	q.start, q.room = somePlace(t, e)
	q.without = rapid.IntRange(0, 2).Draw(t, "without a programme") == 0
	q.mover, q.swaps = asking(t, e)
	q.pick = rapid.IntRange(-1, 1000).Draw(t, "pick")
	q.others = someAlternatives(t)
	for tier := range q.others.Loss {
		q.others.Loss[tier] = someAllowance(t)
	}
	return q
}

// try finds every programme, and reports false if there are too many to try.
func (q *asked) try() (ok bool) {
	q.every, ok = everyProgramme(q.book)
	return ok
}

// compare asks every question and holds the answers against the programmes there are.
func (q *asked) compare(t *testing.T, seen tally) {
	for _, question := range []struct {
		name string
		ask  func(rapid.TB, tally)
	}{
		{"tables", q.compareTables},
		{"solve", q.compareSolve},
		{"alternatives", q.compareAlternatives},
		{"what-if", q.compareWhatIf},
		{"why-not", q.compareWhyNot},
		{"swap", q.compareSwap},
		{"explain", q.compareExplain},
	} {
		t.Run(question.name, func(t *testing.T) {
			defer func() {
				if fault := recover(); fault != nil {
					t.Errorf("panic: %v\n%s", fault, debug.Stack())
				}
			}()
			question.ask(t, seen)
		})
	}
}

// compareTables reads the tables of the event and writes them again.
func (q *asked) compareTables(t rapid.TB, _ tally) {
	files := tables.Files(q.book.Event())
	folder := fstest.MapFS{}
	for _, f := range files {
		folder[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	read, err := tables.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	again := read.Event
	for i, f := range tables.Files(again) {
		if string(f.Content) != string(files[i].Content) {
			t.Fatalf("%s is another after it was read:\n%s\n%s", f.Name, files[i].Content, f.Content)
		}
	}
}

func (q *asked) compareSolve(t rapid.TB, seen tally) {
	r, err := planner(q.book.Event()).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 200_000}})
	if err != nil {
		t.Fatal(err)
	}
	seen["solve "+string(r.Verdict)]++
	if len(q.every) == 0 {
		if r.Verdict != solver.Impossible || len(r.Cores) == 0 {
			t.Fatalf("verdict %s with %d cores, and there is no programme", r.Verdict, len(r.Cores))
		}
		return
	}
	var best csp.Cost
	for i, p := range q.every {
		if cost := csp.Cost(check.Programme(q.book, p).Cost); i == 0 || cost.Compare(best) < 0 {
			best = cost
		}
	}
	if r.Verdict != solver.Optimal || csp.Cost(r.Cost) != best || r.Bound != r.Cost {
		t.Fatalf("verdict %s at %v with bound %v; the cheapest of %d programmes costs %v", r.Verdict, r.Cost, r.Bound, len(q.every), best)
	}
	if report := check.Programme(q.book, r.Programme); !report.OK() || report.Cost != r.Cost {
		t.Fatalf("the judges find %d hard violations and a cost of %v, not %v", report.Hard, report.Cost, r.Cost)
	}
}

func (q *asked) compareWhatIf(t rapid.TB, seen tally) {
	r := compareReplanned(t, q.book, q.from, q.every, q.budget)
	if r.OverBudget {
		seen["what-if over budget"]++
	} else {
		seen["what-if "+string(r.Verdict)]++
	}
}

func (q *asked) compareWhyNot(t rapid.TB, seen tally) {
	if q.book.Event().Sessions[q.session].State == model.Cancelled {
		return
	}
	e, from, every, ok := *q.book.Event(), q.from, q.every, true
	if q.without {
		from = nil
	} else {
		e.Baseline = from
	}
	if e.Baseline != q.book.Event().Baseline || e.Sessions[q.session].State == model.Optional {
		every, ok = everyProgramme(bindAll(t, required(&e, q.session)))
	}
	if ok {
		w := compareWhyNot(t, bindAll(t, &e), from, every, q.session, q.start, q.room)
		seen["why-not "+string(w.Verdict)]++
	}
}

func (q *asked) compareSwap(t rapid.TB, seen tally) {
	programme := q.from
	if q.pick >= 0 && len(q.every) > 0 {
		programme = q.every[q.pick%len(q.every)]
	}
	if compareSwaps(t, q.book, programme, q.mover, q.swaps) {
		seen["swaps"]++
	}
}

func (q *asked) compareExplain(t rapid.TB, seen tally) {
	x := compareExplained(t, q.book, len(q.every) > 0)
	for _, r := range x.Repairs {
		seen["repairs"]++
		for k := range r.Changes {
			others := slices.Delete(slices.Clone(r.Changes), k, k+1)
			if len(others) > 0 && possibleAfter(q.book.Event(), others) {
				t.Errorf("%v is needless in %v", r.Changes[k], r.Changes)
			}
		}
	}
}

// possibleAfter reports whether an event has a programme after some changes, so far as
// all can be tried.
func possibleAfter(e *model.Event, changes []change.Change) bool {
	after, err := change.Apply(e, changes...)
	if err != nil {
		return false
	}
	book, faults := rules.Bind(after)
	if len(faults) > 0 {
		return false
	}
	every, _ := everyProgramme(book)
	return len(every) > 0
}

// show prints the event as the program reads it, and writes it if that is asked for.
func (q *asked) show(t *testing.T, seed int) {
	from := *q.book.Event()
	from.Baseline = q.from
	files := tables.Files(q.book.Event())
	for _, f := range tables.Files(&from) {
		if f.Name == "baseline.csv" {
			files = append(files, tables.File{Name: "from.csv", Content: f.Content})
		}
	}
	var text strings.Builder
	for _, f := range files {
		fmt.Fprintf(&text, "-- %s --\n%s", f.Name, f.Content)
		if *keep == "" {
			continue
		}
		folder := filepath.Join(*keep, fmt.Sprint(seed))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, f.Name), f.Content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("seed %d: alternatives %+v; what-if --from from.csv within %+v; why-not %s at %v in room %d; swap %s in programme %d\n%s", seed, q.others, q.budget,
		q.book.Event().Sessions[q.session].ID, q.start, q.room, q.book.Event().Sessions[q.mover].ID, q.pick, text.String())
}
