package refute

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/export/certificate/checker"
	"programme/solver/internal/sat"
)

// Of random clauses, those without a model are refuted, and the checker takes the proof; the
// others are not.
func TestRefutesWhatHasNoModel(t *testing.T) {
	refuted := 0
	rapid.Check(t, func(t *rapid.T) {
		f := &sat.CNF{}
		vars := f.NewVars(rapid.IntRange(1, 9).Draw(t, "vars"))
		for range rapid.IntRange(1, 50).Draw(t, "clauses") {
			var clause []sat.Lit
			for range rapid.IntRange(1, 3).Draw(t, "literals") {
				m := rapid.SampledFrom(vars).Draw(t, "variable")
				if rapid.Bool().Draw(t, "negated") {
					m = m.Not()
				}
				clause = append(clause, m)
			}
			f.Add(clause...)
		}
		proof, err := Clauses(t.Context(), f)
		switch {
		case hasModel(f) && !errors.Is(err, ErrModel):
			t.Fatalf("it has a model: %v", err)
		case !hasModel(f):
			if err != nil {
				t.Fatal(err)
			}
			refuted++
			checked(t, f, proof)
		}
	})
	if refuted == 0 {
		t.Error("nothing was refuted")
	}
}

// Seven pigeons do not fit into six holes, which takes search; a proof is found, and is over
// when its context is.
func TestPigeons(t *testing.T) {
	f := pigeons(7)
	proof, err := Clauses(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	checked(t, f, proof)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Clauses(ctx, pigeons(12)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func pigeons(n int) *sat.CNF {
	f := &sat.CNF{}
	in := make([][]sat.Lit, n)
	for i := range in {
		in[i] = f.NewVars(n - 1)
		f.Add(in[i]...)
	}
	for hole := range n - 1 {
		var all []sat.Lit
		for i := range in {
			all = append(all, in[i][hole])
		}
		sat.AtMostOnePairs(f, all)
	}
	return f
}

type tester interface {
	Fatal(...any)
	Helper()
}

func checked(t tester, f *sat.CNF, proof *Proof) {
	t.Helper()
	var formula, lrat bytes.Buffer
	if err := f.WriteDIMACS(&formula); err != nil {
		t.Fatal(err)
	}
	if err := proof.Write(&lrat); err != nil {
		t.Fatal(err)
	}
	text := lrat.String()
	if _, err := checker.CheckLRAT(&formula, &lrat); err != nil {
		t.Fatal(err, text)
	}
}

func hasModel(f *sat.CNF) bool {
	for x := range 1 << f.Vars() {
		all := true
		for clause := range f.All() {
			some := false
			for _, m := range clause {
				some = some || (x>>(m.Var()-1)&1 == 1) == m.Positive()
			}
			all = all && some
		}
		if all {
			return true
		}
	}
	return false
}
