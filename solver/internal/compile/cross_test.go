package compile_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/export"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"
	"programme/solver/internal/sat/peer"

	"pgregory.net/rapid"
)

// Every rule of the catalogue at every level that it can have, for the whole event and by
// lines, means the same to the judges, the compiled problem, the formula, the one that is
// exported, and the two searches: in events in which the rule matters.
func TestEveryRuleAtEveryLevelMeansOneThing(t *testing.T) {
	const enough, most = 2, 800 // events, of so many seeds
	for _, cell := range randevent.Cross() {
		t.Run(cell.String(), func(t *testing.T) {
			trials := rapid.Custom(func(t *rapid.T) *trial { return drawTrial(t, cell.Event(t), "") })
			mattered, seed := 0, 0
			for ; seed < most && mattered < enough; seed++ {
				x := trials.Example(seed)
				if x == nil || !matters(cell, x) {
					continue
				}
				mattered++
				sound := t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
					compareWitnesses(t, x)
					compareSearches(t, x, uint64(seed))
					compareExported(t, x)
				})
				if !sound {
					return
				}
			}
			if mattered < enough {
				t.Errorf("the rule matters in %d of %d events: they are drawn so that it does too rarely", mattered, seed)
			}
		})
	}
}

// matters reports whether the rule makes a difference to a trial: whether a programme of
// it breaks the rule, at level check where it can be, and no hard rule besides. It adds
// programmes to the trial which a search finds that knows the rule at that level.
func matters(cell randevent.Cell, x *trial) bool {
	e := *x.book.Event()
	if cell.Part != "" || !cell.Rule.Structural {
		cell.Set(&e, model.CheckOnly)
	}
	book, _ := rules.Bind(&e)
	x.programmes = append(x.programmes, searched(compile.Problem(book), 0, 3)...)
	return slices.ContainsFunc(x.programmes, func(programme *model.Programme) bool {
		broken, others := false, false
		for _, v := range rules.Judge(book, programme) {
			if v.Rule == cell.Rule.ID && v.Part == cell.Part {
				broken = true
			} else if v.Level == model.Hard {
				others = true
			}
		}
		return broken && !others
	})
}

// compareSearches lets the ejection search find a programme, which it does on small
// events where there is one, and the annealer improve it, and asks the judges of both.
func compareSearches(t *testing.T, x *trial, seed uint64) {
	book, p := x.book, x.problem
	places, left := localsearch.New(p, seed).Run(t.Context(), localsearch.Limits{Work: 50_000})
	if possible := newWitness(p, cnf.Asserted).find() != nil; possible != (left == 0) {
		t.Fatalf("the search leaves %d sessions out, the formula has a model: %v\n%s", left, possible, randevent.Describe(book, p.Programme(places)))
	}
	if left > 0 {
		return
	}
	annealer := localsearch.NewAnnealer(p, places, seed)
	for tier := 1; tier <= csp.Tiers; tier++ {
		annealer.Run(t.Context(), tier, localsearch.Cooling{Moves: 100, Hot: 20, Cold: 0.5}, 100)
	}
	best, cost := annealer.Best()
	for _, found := range []struct {
		places csp.Assignment
		cost   csp.Cost
	}{{places, p.Cost(places)}, {best, cost}} {
		programme := p.Programme(found.places)
		if report := check.Programme(book, programme); !report.OK() || csp.Cost(report.Cost) != found.cost {
			t.Fatalf("a search finds a programme that costs %v, the judges find %d hard violations and %v\n%s", found.cost, report.Hard, report.Cost, randevent.Describe(book, programme))
		}
	}
}

// compareExported reads the formulas that are written for others and holds their verdict
// and their costs against those of the judges.
func compareExported(t *testing.T, x *trial) {
	var tiers []int
	for tier := 1; tier <= csp.Tiers; tier++ {
		tiers = append(tiers, tier)
	}
	q, err := export.New(x.book, tiers...)
	if err != nil {
		t.Fatal(err)
	}
	w := readExported(t, q)
	f := cnf.NewFormula(x.problem, &sat.CNF{}, cnf.Asserted, cnf.EagerRooms) // for the numbers of its variables
	if r := w.solver.Solve(t.Context(), nil); r.Status == sat.Satisfiable {
		found := x.problem.Programme(f.Decode(r.Model.Value))
		if !check.Programme(x.book, found).OK() {
			t.Fatalf("the exported formula has a model that the judges refuse\n%s", randevent.Describe(x.book, found))
		}
	}
	for _, programme := range x.programmes {
		report := check.Programme(x.book, programme)
		places, same := represent(x.problem, programme)
		lits, possible := f.Assume(places)
		if same && possible && (w.solver.Solve(t.Context(), lits).Status == sat.Satisfiable) != report.OK() {
			t.Fatalf("the judges accept: %v, the exported formula does not\n%s", report.OK(), randevent.Describe(x.book, programme))
		}
		if !report.OK() {
			continue
		}
		want := int64(0)
		for _, tier := range q.Tiers {
			want += tier.Multiplier * int64(report.Cost[tier.Tier-1]-tier.Base) / tier.Unit
		}
		if got := w.cost(t.Context(), lits); got != want {
			t.Fatalf("the judges charge %v, the exported formula %d instead of %d\n%s", report.Cost, got, want, randevent.Describe(x.book, programme))
		}
	}
}

// exported is a formula as others read it.
type exported struct {
	solver *sat.Solver
	soft   []sat.Soft
}

// readExported writes the question as DIMACS and as WCNF and reads both.
func readExported(t *testing.T, q *export.Question) *exported {
	var dimacs, wcnf bytes.Buffer
	if err := errors.Join(q.Write(&dimacs, export.CNF), q.Write(&wcnf, export.WCNF)); err != nil {
		t.Fatal(err)
	}
	hard, err := peer.ReadDIMACS(&dimacs)
	if err != nil {
		t.Fatal(err)
	}
	w := &exported{solver: sat.NewSolver(1000, 10000)}
	hard.AddTo(w.solver)
	for lines := bufio.NewScanner(&wcnf); lines.Scan(); {
		words := strings.Fields(lines.Text())
		weight, err := strconv.ParseInt(words[0], 10, 64)
		if err != nil {
			continue // a comment or a hard clause
		}
		lit, err := strconv.Atoi(words[1])
		if err != nil || len(words) != 3 {
			t.Fatalf("%q is no soft literal", lines.Text())
		}
		w.soft = append(w.soft, sat.Soft{Lit: sat.Lit(lit), Weight: weight})
	}
	return w
}

// cost returns the least that a model with those literals costs; its soft literals that
// can each be true can be so together.
func (w *exported) cost(ctx context.Context, lits []sat.Lit) (cost int64) {
	for _, s := range w.soft {
		if w.solver.Solve(ctx, append(slices.Clone(lits), s.Lit)).Status != sat.Satisfiable {
			cost += s.Weight
		}
	}
	return cost
}
