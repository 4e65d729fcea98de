package portfolio

import (
	"math"
	"runtime"
	"testing"
	"time"

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
