package portfolio

import (
	"math"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/memory"
	"programme/solver/internal/verdict"
)

// A proof that memory is too little for ends, is let go, and is said to be left out; what is
// claimed is less, and true.
func TestAProofWithoutMemoryClaimsLess(t *testing.T) {
	p, _ := few(t, 1)
	kept := make([]byte, 32<<20)
	runtime.GC()
	memory.Hold(32<<20, "a test")
	defer memory.Hold(math.MaxInt64, "")
	for _, workers := range []int{1, 2} {
		short, err := Decide(t.Context(), p, limits.Options{Seed: 1, Workers: workers, Time: 500 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		if !short.MemoryShort || short.Verdict != verdict.Feasible {
			t.Errorf("%d workers: %s, memory short: %v", workers, short.Verdict, short.MemoryShort)
		}
		if short.Bound.Compare(short.Cost) > 0 {
			t.Errorf("%d workers: a bound of %v, and a programme costs %v", workers, short.Bound, short.Cost)
		}
	}
	runtime.KeepAlive(kept)
}

// Formulas leave out what rules charge that takes too many clauses, and say which: all else is
// stated, and no places cost more than they do.
func TestWhatTakesTooManyClausesIsLeftToArithmetic(t *testing.T) {
	w := ofIGF(t)
	steps := w.steps()
	all := w.count(steps)
	if w.lighten(steps, statedClauses); w.unstated != nil || w.stated() != w.p {
		t.Fatalf("%v are left out, of a formula of %v", w.unstated, all)
	}
	w.lighten(steps, 20_000)
	if size := w.count(steps); size.Clauses >= all.Clauses || len(w.unstated) == 0 {
		t.Fatalf("%v are left out: %v, with them %v", w.unstated, size, all)
	}
	left, others, stated := 0, 0, 0 // penalties
	w.p.Soft.Only(func(k *csp.Penalty) bool {
		if slices.Contains(w.unstated, w.p.Instances[k.Instance].Rule) {
			left++
		} else {
			others++
		}
		return false
	})
	w.stated().Soft.Only(func(*csp.Penalty) bool { stated++; return false })
	if stated < others || stated >= others+left {
		t.Errorf("%d penalties are stated, where %d are of %v and %d of other rules", stated, left, w.unstated, others)
	}
	x := make(csp.Assignment, len(w.p.Activities))
	for a := range x {
		c := &w.p.Activities[a].Candidates
		room, _ := c.Rooms[0].From(0)
		x[a] = csp.Place{Start: c.Starts[0], Room: room}
	}
	less, cost := w.stated().Cost(x), w.p.Cost(x)
	some := false
	for tier := range cost {
		if less[tier] > cost[tier] {
			t.Errorf("tier %d costs %d, and %d with less", tier+1, cost[tier], less[tier])
		}
		some = some || less[tier] < cost[tier]
	}
	if left == 0 || !some {
		t.Errorf("%d penalties of %v, which cost nothing: the test tests nothing", left, w.unstated)
	}
}

// Where memory is too little for all steps of a formula, the first ones that fit are taken.
func TestStepsOfAProofFitIntoMemory(t *testing.T) {
	w := ofIGF(t)
	all := w.steps()
	if grow, _ := w.affordable(all); len(grow) != len(all) || w.memoryShort {
		t.Fatalf("%d of %d steps fit into all memory", len(grow), len(all))
	}
	memory.Hold(1, "a test")
	defer memory.Hold(math.MaxInt64, "")
	grow, size := w.affordable(all)
	if len(grow) == len(all) || !w.memoryShort || size.Fits() != nil {
		t.Errorf("%d of %d steps fit into none, a formula of %v", len(grow), len(all), size)
	}
}

// ofIGF returns the lower bound of IGF 2023, of which nothing is known yet.
func ofIGF(t *testing.T) *lowerBound {
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := rules.Bind(read.Event)
	p := compile.Problem(book)
	return &lowerBound{p: p, incumbent: newIncumbent(make(csp.Assignment, len(p.Activities)), csp.Cost{}, func() {}, func() {})}
}
