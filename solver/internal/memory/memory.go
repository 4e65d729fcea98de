// Package memory says how much memory this process can still have, so that what is too
// large for it can be told before it is begun.
package memory

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
)

// Free returns how many bytes this process can still have: of the machine, of the limits
// that it was started under, and of GOMEMLIMIT.
func Free() int64 {
	free := system()
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		free = min(free, limit-int64(m.Sys-m.HeapReleased-m.HeapIdle))
	}
	return max(0, free)
}

// TooLarge is the error of what does not fit into memory.
type TooLarge struct {
	What       string // in numbers
	Need, Have int64  // bytes
}

func (t *TooLarge) Error() string {
	return fmt.Sprintf("the event is too large for memory: %s take about %s, and %s are free", t.What, gigabytes(t.Need), gigabytes(t.Have))
}

func gigabytes(n int64) string { return fmt.Sprintf("%.1f GB", float64(n)/1e9) }

// Small is up to how many bytes nobody asks how much memory there is.
const Small = 64 << 20

// For returns a [TooLarge] if there are not so many bytes for something.
func For(what fmt.Stringer, need int64) error {
	if need <= Small {
		return nil
	}
	if have := Free(); need > have {
		return &TooLarge{what.String(), need, have}
	}
	return nil
}

// Bytes that a formula takes in a solver or a file, for each variable and clause.
const (
	bytesOfVar    = 160
	bytesOfClause = 64
)

// Formula is the size of a formula.
type Formula struct{ Vars, Clauses int }

// Bytes returns about how many bytes a formula of that size takes.
func (f Formula) Bytes() int64 { return int64(f.Vars)*bytesOfVar + int64(f.Clauses)*bytesOfClause }

func (f Formula) String() string {
	return fmt.Sprintf("%d variables and %d clauses", f.Vars, f.Clauses)
}
