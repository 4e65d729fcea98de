package portfolio

import (
	"errors"
	"runtime"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/limits"
	"programme/solver/internal/verdict"
)

// four returns a run of four workers on an event that they prove.
func four(t *testing.T) (*rules.Book, *run) {
	processors := runtime.GOMAXPROCS(4)
	t.Cleanup(func() { runtime.GOMAXPROCS(processors) })
	e, _ := generate.Event(generate.Options{Sessions: 12, Load: 0.5, Seed: 1})
	e.Rules = append(e.Rules, model.Setting{Rule: "R57", Level: model.Off})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return book, newRun(compile.Problem(book), limits.Options{Seed: 1, Workers: 4})
}

// What one of several workers claims to have found is believed no more than what the first does:
// a programme that is said to cost less than it does ends the run.
func TestFalseClaimsOfAnyWorkerAreRefused(t *testing.T) {
	for liar := 2; liar <= 4; liar++ {
		book, r := four(t)
		r.liar, r.underclaim = liar, 1
		result, err := r.decide(t.Context())
		if err == nil {
			err = verdict.Judge(book, result.Programme, result.Cost)
		}
		if !errors.Is(err, verdict.ErrRefused) {
			t.Errorf("worker %d: %v, want a refusal", liar, err)
		}
	}
}

// Four workers end with what is proved the best, and the judges agree.
func TestFourWorkersProve(t *testing.T) {
	book, r := four(t)
	result, err := r.decide(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	judged := check.Programme(book, result.Programme)
	if result.Verdict != verdict.Optimal || !judged.OK() || judged.Cost != result.Cost {
		t.Errorf("%v at a cost of %v; the judges say %v", result.Verdict, result.Cost, judged.Cost)
	}
}

// A worker that breaks ends the run, which is then refused.
func TestWorkerThatBreaksIsRefused(t *testing.T) {
	for breaking := 2; breaking <= 4; breaking++ {
		_, r := four(t)
		r.breaking = breaking
		if _, err := r.decide(t.Context()); !errors.Is(err, verdict.ErrRefused) {
			t.Errorf("worker %d broke, and the run ended with %v", breaking, err)
		}
	}
}
