package portfolio

import (
	"context"
	"errors"
	"os"
	"testing"

	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/internal/compile"
	"programme/solver/internal/limits"
	"programme/solver/internal/verdict"
)

// A worker that claims too much or too little is caught before anything is returned.
func TestFalseClaimsAreRefused(t *testing.T) {
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := rules.Bind(read.Event)
	for _, c := range []struct {
		name                  string
		overclaim, underclaim int
		refused               bool
	}{
		{"honest", 0, 0, false},
		{"the bound is above the cost", 1, 0, true},
		{"the cost is said to be less", 0, 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRun(compile.Problem(book), limits.Options{Seed: 1, Workers: 1, Effort: 300_000})
			r.overclaim, r.underclaim = c.overclaim, c.underclaim
			result, err := r.decide(context.Background())
			if err == nil {
				err = verdict.Judge(book, result.Programme, result.Cost)
			}
			if got := errors.Is(err, verdict.ErrRefused); got != c.refused {
				t.Errorf("refused: %v (%v), want %v", got, err, c.refused)
			}
		})
	}
}
