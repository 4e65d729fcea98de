package portfolio

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"programme/model/generate"
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

// So is one that claims too much of what parallel themes cost.
func TestFalseClaimsOfThemesAreRefused(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 150, Load: 0.5, Seed: 1})
	book, _ := rules.Bind(e)
	for _, c := range []struct {
		name      string
		overclaim int
		refused   bool
	}{
		{"honest", 0, false},
		{"the bound is above the cost", 1_000_000, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			timed := limits.Options{Seed: 1, Workers: 2, Time: time.Second}
			if c.refused {
				timed.Time = 10 * time.Minute // it ends at once when the claim is made
			}
			for _, o := range []limits.Options{{Seed: 1, Workers: 1, Effort: 2_000_000}, timed} {
				r := newRun(compile.Problem(book), o)
				r.themesOverclaim = c.overclaim
				ctx, stop := limits.Timed(t.Context(), o.Time)
				result, err := r.decide(ctx)
				stop()
				if got := errors.Is(err, verdict.ErrRefused); got != c.refused {
					t.Errorf("%+v: refused: %v (%v, %v), want %v", o, got, err, result, c.refused)
				}
			}
		})
	}
}
