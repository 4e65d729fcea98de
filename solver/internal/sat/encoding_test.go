package sat_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/internal/sat"
)

// A limit is an encoding of "at least least and at most most of the literals are
// true".
type limit struct {
	name        string
	least, most int
	encode      func(b sat.Builder, ms []sat.Lit)
}

func limits() []limit {
	all := []limit{
		{"AtMostOnePairs", 0, 1, sat.AtMostOnePairs},
		{"AtMostOneProduct", 0, 1, sat.AtMostOneProduct},
		{"AtMostOne", 0, 1, sat.AtMostOne},
	}
	for k := -1; k <= 5; k++ {
		all = append(all, limit{fmt.Sprintf("AtMost %d", k), 0, k, func(b sat.Builder, ms []sat.Lit) { sat.AtMost(b, k, ms) }})
		all = append(all, limit{fmt.Sprintf("Totalizer raised to %d", k), 0, k, func(b sat.Builder, ms []sat.Lit) {
			t := sat.NewTotalizer(b, ms, 0)
			for _, bound := range []int{1, 3, 2, k + 1} {
				t.Extend(min(bound, k+1))
			}
			b.Add(t.AtMost(k))
		}})
	}
	return all
}

func (l limit) allows(count int) bool { return l.least <= count && count <= l.most }

// count returns how many of the literals are true in assignment i.
func count(ms []sat.Lit, i int) int {
	n := 0
	for _, m := range ms {
		if holds(m, i) {
			n++
		}
	}
	return n
}

// assignment returns the literals of variables 1 to vars that are true in
// assignment i.
func assignment(vars, i int) []sat.Lit {
	ms := make([]sat.Lit, vars)
	for v := range ms {
		if ms[v] = sat.Lit(v + 1); !holds(ms[v], i) {
			ms[v] = ms[v].Not()
		}
	}
	return ms
}

// Over literals of any kind, repeated, opposite and constant.
func TestLimitsAllowTheRightCounts(t *testing.T) {
	for _, l := range limits() {
		t.Run(l.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				const vars = 5
				inputs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) sat.Lit {
					m := sat.Lit(rapid.IntRange(1, vars+1).Draw(t, "variable"))
					if m > vars {
						m = sat.True
					}
					if rapid.Bool().Draw(t, "negated") {
						m = m.Not()
					}
					return m
				}), 0, 11).Draw(t, "inputs")

				s := sat.NewSolver(0, 0)
				s.NewVars(vars)
				l.encode(s, inputs)
				for i := range 1 << vars {
					want := sat.Unsatisfiable
					if l.allows(count(inputs, i)) {
						want = sat.Satisfiable
					}
					if r := s.Solve(t.Context(), assignment(vars, i)); r.Status != want {
						t.Fatalf("%d of %v true: %v", count(inputs, i), inputs, r.Status)
					}
				}
			})
		})
	}
}

// Over all partial assignments of up to 8 inputs, unit propagation finds a
// conflict if too many are true, all others false as soon as the most are true,
// the last one true if it has to be, and nothing else.
func TestLimitsAreDecidedByPropagation(t *testing.T) {
	for _, l := range limits() {
		for n := range 9 {
			f := &sat.CNF{}
			inputs := f.NewVars(n)
			l.encode(f, inputs)
			up := newPropagator(f)
			forEachPartial(inputs, func(assumed []sat.Lit) {
				trues, falses := 0, 0
				for _, m := range assumed {
					if m.Positive() {
						trues++
					} else {
						falses++
					}
				}
				implied, conflict := up.propagate(assumed)
				if possible := trues <= l.most && n-falses >= l.least; conflict == possible {
					t.Fatalf("%s of %d: conflict %v under %v", l.name, n, conflict, assumed)
				} else if !possible {
					return
				}
				for _, m := range inputs {
					if slices.Contains(assumed, m) || slices.Contains(assumed, m.Not()) {
						continue
					}
					if implied[m.Not()] != (trues == l.most) {
						t.Fatalf("%s of %d: %v implied %v under %v", l.name, n, m.Not(), implied[m.Not()], assumed)
					}
					if implied[m] != (n-falses == l.least) {
						t.Fatalf("%s of %d: %v implied %v under %v", l.name, n, m, implied[m], assumed)
					}
				}
			})
		}
	}
}

// The grid of this many literals has rows and columns that are grids themselves.
func TestLargeProductIsDecidedByPropagation(t *testing.T) {
	const n = 70
	f := &sat.CNF{}
	inputs := f.NewVars(n)
	sat.AtMostOne(f, inputs)
	up := newPropagator(f)
	for _, m := range inputs {
		implied, conflict := up.propagate([]sat.Lit{m})
		if conflict {
			t.Fatalf("%v cannot be true", m)
		}
		for _, other := range inputs {
			if implied[other.Not()] != (other != m) {
				t.Errorf("%v implied %v by %v", other.Not(), implied[other.Not()], m)
			}
		}
	}
}

// forEachPartial calls visit with each way to set some of the variables.
func forEachPartial(vars []sat.Lit, visit func(assumed []sat.Lit)) {
	var set func(i int, assumed []sat.Lit)
	set = func(i int, assumed []sat.Lit) {
		if i == len(vars) {
			visit(assumed)
			return
		}
		set(i+1, assumed)
		set(i+1, append(assumed, vars[i]))
		set(i+1, append(assumed, vars[i].Not()))
	}
	set(0, make([]sat.Lit, 0, len(vars)))
}

// propagator does unit propagation in the plainest way.
type propagator struct{ clauses [][]sat.Lit }

func newPropagator(f *sat.CNF) propagator {
	return propagator{slices.Collect(f.All())}
}

// propagate returns all literals that are true after propagation, and whether a
// clause became false or the assumptions were opposites.
func (p propagator) propagate(assumed []sat.Lit) (implied map[sat.Lit]bool, conflict bool) {
	implied = make(map[sat.Lit]bool)
	for _, m := range assumed {
		if implied[m.Not()] {
			return implied, true
		}
		implied[m] = true
	}
	for again := true; again; {
		again = false
		for _, clause := range p.clauses {
			var open sat.Lit
			opens := 0
			for _, m := range clause {
				if implied[m] {
					opens = 2
					break
				}
				if !implied[m.Not()] {
					open = m
					opens++
				}
			}
			switch opens {
			case 0:
				return implied, true
			case 1:
				implied[open] = true
				again = true
			}
		}
	}
	return implied, false
}
