package memory

import (
	"math"
	"runtime"
	"strings"
	"testing"
)

// holding holds the process to a limit for the time of a test.
func holding(t *testing.T, limit int64, words string) {
	Hold(limit, words)
	t.Cleanup(func() {
		Hold(math.MaxInt64, "")
		plan.Store(nil)
	})
}

type sentence string

func (s sentence) String() string { return string(s) }

func TestWhatBreaksTheLimitIsRefusedInItsWords(t *testing.T) {
	holding(t, 1e9, "--memory 1GB")
	if err := For(sentence("a small problem"), Small+1); err != nil {
		t.Errorf("what fits is refused: %v", err)
	}
	err := For(sentence("12 sessions"), 2e9)
	if err == nil || !strings.HasPrefix(err.Error(), "--memory 1GB is too little for 12 sessions; it would take about 2.0 GB, and ") {
		t.Errorf("got %v", err)
	}
	if err := For(sentence("the least"), Small); err != nil {
		t.Errorf("what is small is refused: %v", err)
	}
}

// What a limit leaves is no more than it is, even where the machine has more.
func TestTheLimitIsOneOfWhatIsFree(t *testing.T) {
	holding(t, 100<<20, "a test")
	have, words := free()
	if have <= 0 || have > 100<<20 || words != "a test" {
		t.Errorf("%d bytes are free of %d, by %q", have, 100<<20, words)
	}
}

func TestMoreThanTheMachineHasIsNotTheLimitsFault(t *testing.T) {
	if _, known := There(); !known {
		t.Skip("nobody can tell how much there is")
	}
	holding(t, 1<<60, "--memory 1000000TB")
	err := For(sentence("12 sessions"), 1<<59)
	if err == nil || !strings.HasPrefix(err.Error(), "the event is too large for memory: 12 sessions take about ") {
		t.Errorf("got %v", err)
	}
}

func TestAWatchedContextEndsWhereMemoryIsShort(t *testing.T) {
	kept := make([]byte, 8<<20)
	runtime.GC()
	free, stop := Watched(t.Context())
	if free.Err() != nil || Short(free) {
		t.Error("it ended without a limit")
	}
	stop()
	if Short(free) {
		t.Error("one that was stopped is said to have ended for lack of memory")
	}
	holding(t, 64<<20, "a test")
	going, stop := Watched(t.Context())
	defer stop()
	if going.Err() != nil {
		t.Error("it ended with most of the limit free")
	}
	more := make([]byte, 64<<20)
	runtime.GC()
	<-going.Done()
	if !Short(going) {
		t.Error("nobody knows what it ended for")
	}
	if late, stop := Watched(t.Context()); !Short(late) {
		t.Error("what begins where memory is short goes on")
	} else {
		stop()
	}
	runtime.KeepAlive(kept)
	runtime.KeepAlive(more)
}
