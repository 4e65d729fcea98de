package conflict

import (
	"math"
	"os"
	"runtime"
	"testing"

	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/internal/compile"
	"programme/solver/internal/memory"
)

// A finder whose proof was given up for lack of memory says so, and what it finds without is true.
func TestAFinderWithoutMemorySaysSo(t *testing.T) {
	read, err := tables.Read(os.DirFS("../../../fixtures/impossible-precedence"))
	if err != nil {
		t.Fatal(err)
	}
	book, faults := rules.Bind(read.Event)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile.Problem(book)
	f := &Finder{}
	if found := f.lookEverywhere(t.Context(), p, f.search(p, nil)); len(found.Conflicts) != 1 || f.MemoryShort() {
		t.Fatalf("with all memory: %d conflicts, memory short: %v", len(found.Conflicts), f.MemoryShort())
	}
	kept := make([]byte, 32<<20)
	runtime.GC()
	memory.Hold(32<<20, "a test")
	defer memory.Hold(math.MaxInt64, "")
	if found := f.lookEverywhere(t.Context(), p, f.search(p, nil)); len(found.Conflicts) != 1 || !f.MemoryShort() {
		t.Errorf("with none: %d conflicts, memory short: %v", len(found.Conflicts), f.MemoryShort())
	}
	runtime.KeepAlive(kept)
}
