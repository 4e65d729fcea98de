// Package memory plans how much memory this process takes, and says how much it can still
// have, so that what is too large for it can be told before it is begun.
package memory

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// plan is what Hold said, of the one memory that a process has.
var plan atomic.Pointer[string]

// Hold plans that the process takes no more than so many bytes: the collector works harder as
// it comes near them, and what would take more is refused. The words say who set the limit, and
// begin what is said of one that is too little: "--memory 2GB".
func Hold(limit int64, words string) {
	debug.SetMemoryLimit(limit)
	plan.Store(&words)
}

// garbage is how much of it the collector lets be before it collects, in percent of what is in use.
const garbage = 50

// Spare makes the collector collect sooner than by default, unless the environment says when.
func Spare() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
}

// held returns the limit that the process was given, and the words for it; none is
// math.MaxInt64.
func held() (limit int64, words string) {
	limit = debug.SetMemoryLimit(-1)
	if said := plan.Load(); said != nil {
		return limit, *said
	}
	return limit, "GOMEMLIMIT=" + os.Getenv("GOMEMLIMIT")
}

// There returns how many bytes there are for all processes that share them with this one: of
// the machine, or of the control group or the limits of the process where those are less. ok is
// false where nobody can tell.
func There() (bytes int64, ok bool) {
	bytes = total()
	return bytes, bytes < math.MaxInt64
}

// free returns how many bytes this process can still have: of the machine, of the limits that
// it was started under, and of the limit that is held, the words for which are returned if that
// is the least of them. What can be collected is free.
func free() (have int64, words string) {
	have = system()
	if limit, said := held(); limit < math.MaxInt64 {
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); limit-inUse(&m) < have {
			have, words = limit-inUse(&m), said
		}
	}
	return max(0, have), words
}

// inUse returns the bytes that count towards a limit, without those that the next allocations
// are made in.
func inUse(m *runtime.MemStats) int64 { return int64(m.Sys - m.HeapIdle) }

// TooLarge is the error of what does not fit into memory.
type TooLarge struct {
	What       string // in numbers
	Need, Have int64  // bytes
	Limit      string // the words of the limit that it would break; "" for what the machine has
}

func (t *TooLarge) Error() string {
	if t.Limit != "" {
		return fmt.Sprintf("%s is too little for %s; it would take about %s, and %s of that are free", t.Limit, t.What, sized(t.Need), sized(t.Have))
	}
	return fmt.Sprintf("the event is too large for memory: %s take about %s, and %s are free", t.What, sized(t.Need), sized(t.Have))
}

// sized returns a number of bytes in words: "1.5 GB", "300 MB".
func sized(n int64) string {
	if n < 1e9 {
		return fmt.Sprintf("%.0f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// Small is up to how many bytes nobody asks how much memory there is.
const Small = 64 << 20

// For returns a [TooLarge] if there are not so many bytes for something. What is said to be
// too large is so even after what can be collected is.
func For(what fmt.Stringer, need int64) error {
	if need <= Small {
		return nil
	}
	have, words := free()
	if need > have {
		runtime.GC()
		have, words = free()
	}
	if need > have {
		return &TooLarge{what.String(), need, have, words}
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
