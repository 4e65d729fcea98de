package portfolio

import (
	"math"
	"os"
	"runtime"
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

// Where memory is too little for all steps of a formula, the first ones that fit are taken.
func TestStepsOfAProofFitIntoMemory(t *testing.T) {
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := rules.Bind(read.Event)
	p := compile.Problem(book)
	w := &lowerBound{p: p, incumbent: newIncumbent(make(csp.Assignment, len(p.Activities)), csp.Cost{}, func() {}, func() {})}
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
