package sat_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/internal/sat"
)

// machine drives a solver side by side with a truth table, and fails as soon as
// they disagree.
type machine struct {
	t      failer
	s      *sat.Solver
	vars   int
	models []bool // whether assignment i, bit v-1 for variable v, satisfies the clauses
	found  []foundModel
}

// foundModel is a model as it was when it was found.
type foundModel struct {
	model  sat.Model
	values []bool
}

type failer interface {
	Fatalf(format string, args ...any)
}

// maxTable is the number of variables that a truth table can have here.
const maxTable = 10

func newMachine(t failer, room int) *machine {
	return &machine{t: t, s: sat.NewSolver(room, room), models: []bool{true}}
}

func (m *machine) newVar() {
	if m.vars == maxTable {
		return
	}
	m.vars++
	m.models = append(m.models, m.models...)
	if got := m.s.NewVar(); got != sat.Lit(m.vars) {
		m.t.Fatalf("variable %d is %d", m.vars, got)
	}
}

func (m *machine) add(clause []sat.Lit) {
	m.s.Add(clause...)
	for i := range m.models {
		m.models[i] = m.models[i] && slices.ContainsFunc(clause, func(n sat.Lit) bool { return holds(n, i) })
	}
}

// holds reports whether n is true in assignment i.
func holds(n sat.Lit, i int) bool {
	if n == sat.True || n == sat.False {
		return n == sat.True
	}
	return (i>>(n.Var()-1)&1 == 1) == n.Positive()
}

func (m *machine) satisfiable(assumptions []sat.Lit) bool {
	for i, ok := range m.models {
		if ok && !slices.ContainsFunc(assumptions, func(n sat.Lit) bool { return !holds(n, i) }) {
			return true
		}
	}
	return false
}

func (m *machine) solve(ctx context.Context, assumptions []sat.Lit) {
	r := m.s.Solve(ctx, assumptions)
	want := sat.Unsatisfiable
	if m.satisfiable(assumptions) {
		want = sat.Satisfiable
	}
	if ctx.Err() != nil {
		want = sat.Unknown
	}
	if r.Status != want {
		m.t.Fatalf("under %v: %v, want %v", assumptions, r.Status, want)
	}
	switch r.Status {
	case sat.Satisfiable:
		m.checkModel(r.Model, assumptions)
	case sat.Unsatisfiable:
		m.checkCore(r.Core, assumptions)
	}
	m.checkFound()
}

func (m *machine) checkModel(model sat.Model, assumptions []sat.Lit) {
	f := foundModel{model, make([]bool, m.vars)}
	i := 0
	for v := range m.vars {
		if f.values[v] = model.Value(sat.Lit(v + 1)); f.values[v] {
			i |= 1 << v
		}
	}
	if model.Vars() != m.vars || !m.models[i] {
		m.t.Fatalf("%v of %d variables is no model", f.values, model.Vars())
	}
	for _, n := range assumptions {
		if !model.Value(n) {
			m.t.Fatalf("assumption %v is false in the model %v", n, f.values)
		}
	}
	m.found = append(m.found, f)
}

func (m *machine) checkCore(core, assumptions []sat.Lit) {
	if m.satisfiable(core) {
		m.t.Fatalf("%v of %v can hold together", core, assumptions)
	}
	rest := assumptions
	for _, n := range core { // a subsequence, each once
		i := slices.Index(rest, n)
		if i < 0 || slices.Index(assumptions, n) < len(assumptions)-len(rest) {
			m.t.Fatalf("core %v is not the assumptions %v in order", core, assumptions)
		}
		rest = rest[i+1:]
	}
}

// checkFound fails if a model has changed since it was found.
func (m *machine) checkFound() {
	for _, f := range m.found {
		for v, want := range f.values {
			n := sat.Lit(v + 1)
			if f.model.Value(n) != want || f.model.Value(n.Not()) == want {
				m.t.Fatalf("variable %d changed in a model found earlier", v+1)
			}
		}
	}
}

// shrink shrinks the core of the assumptions, if they have one.
func (m *machine) shrink(assumptions []sat.Lit, limit int) {
	if m.satisfiable(assumptions) {
		return
	}
	shrunk := m.s.ShrinkCoreWithin(context.Background(), assumptions, limit)
	m.checkCore(shrunk.Core, assumptions)
	if limit > 0 && shrunk.Solves > limit {
		m.t.Fatalf("%d solves with a limit of %d", shrunk.Solves, limit)
	}
	minimal := true
	for i := range shrunk.Core {
		minimal = minimal && m.satisfiable(slices.Delete(slices.Clone(shrunk.Core), i, i+1))
	}
	if shrunk.Minimal && !minimal || limit == 0 && !shrunk.Minimal {
		m.t.Fatalf("core %v: minimal is said to be %v, limit %d", shrunk.Core, shrunk.Minimal, limit)
	}
}

// lit maps any byte to a literal, now and then a constant.
func (m *machine) lit(b byte) sat.Lit {
	v := int(b>>1) % (m.vars + 1)
	n := sat.Lit(v)
	if v == 0 {
		n = sat.True
	}
	if b&1 == 1 {
		return n.Not()
	}
	return n
}

func (m *machine) lits(bs []byte) []sat.Lit {
	ms := make([]sat.Lit, len(bs))
	for i, b := range bs {
		ms[i] = m.lit(b)
	}
	return ms
}

func TestSolverAgreesWithTruthTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		room := rapid.IntRange(0, maxTable).Draw(t, "room")
		m := newMachine(t, room)
		for range rapid.IntRange(0, maxTable).Draw(t, "variables") {
			m.newVar()
		}
		some := func(label string, least, most int) []sat.Lit {
			return m.lits(rapid.SliceOfN(rapid.Byte(), least, most).Draw(t, label))
		}
		ended, end := context.WithCancel(context.Background())
		end()
		t.Repeat(map[string]func(*rapid.T){
			"variable": func(*rapid.T) { m.newVar() },
			"clause":   func(*rapid.T) { m.add(some("clause", 2, 4)) },
			"clauses": func(*rapid.T) {
				for range 5 {
					m.add(some("clause", 3, 3))
				}
			},
			"short clause": func(t *rapid.T) { // rarely, for it soon ends all models
				if rapid.IntRange(0, 9).Draw(t, "dice") == 9 {
					m.add(some("clause", 0, 1))
				}
			},
			"solve":             func(*rapid.T) { m.solve(context.Background(), some("assumptions", 0, 6)) },
			"solve, stoppable":  func(t *rapid.T) { m.solve(stoppable(t), some("assumptions", 0, 6)) },
			"solve, stopped":    func(*rapid.T) { m.solve(ended, some("assumptions", 0, 6)) },
			"shrink":            func(*rapid.T) { m.shrink(some("assumptions", 0, 8), 0) },
			"shrink, few tries": func(*rapid.T) { m.shrink(some("assumptions", 0, 8), 2) },
			"":                  func(*rapid.T) { m.checkFound() },
		})
	})
}

// TestSolverAgreesWithTruthTableOnRandomFormulas asks many questions of formulas
// about as hard as so few variables allow, which rapid and the fuzzer rarely meet.
func TestSolverAgreesWithTruthTableOnRandomFormulas(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := newMachine(t, r.IntN(maxTable))
		some := func(n int) []sat.Lit {
			ms := make([]sat.Lit, n)
			for i := range ms {
				ms[i] = sat.Lit(1 + r.IntN(m.vars))
				if r.IntN(2) == 0 {
					ms[i] = ms[i].Not()
				}
			}
			return ms
		}
		m.newVar()
		for range 80 {
			switch r.IntN(8) {
			case 0:
				m.newVar()
			case 1, 2, 3:
				m.add(some(2 + r.IntN(2)))
			case 4, 5:
				m.solve(context.Background(), some(r.IntN(5)))
			case 6:
				m.solve(stoppable(t), nil)
			case 7:
				m.shrink(some(6), r.IntN(4))
			}
		}
	}
}

// stoppable returns a context that could end, so that the solve runs behind a
// handle, but ends only after the test.
func stoppable(t interface{ Cleanup(func()) }) context.Context {
	ctx, end := context.WithCancel(context.Background())
	t.Cleanup(end)
	return ctx
}

// FuzzSolver runs a program of bytes on the machine: each operation is a byte for
// what to do and how many literals follow, then one byte a literal.
func FuzzSolver(f *testing.F) {
	const (
		variable = iota
		clause
		solve
		solveStoppable
		shrink
		operations
	)
	op := func(what, literals int) byte { return byte(literals*operations + what) }
	f.Add([]byte{0, op(variable, 0), op(clause, 1), 2, op(solve, 1), 3})
	f.Add([]byte{ // refuted under an assumption, then without: the end of raw gini
		0, op(variable, 0), op(variable, 0), op(variable, 0),
		op(clause, 2), 3, 4, op(clause, 2), 3, 5, op(clause, 2), 2, 6, op(clause, 2), 2, 7,
		op(solve, 1), 2, op(solve, 0), op(solve, 0), op(shrink, 2), 2, 3,
	})
	f.Add([]byte{9, op(variable, 0), op(clause, 0), op(solveStoppable, 2), 2, 3, op(shrink, 1), 0})
	f.Fuzz(func(t *testing.T, program []byte) {
		if len(program) == 0 || len(program) > 400 {
			t.Skip()
		}
		m := newMachine(t, int(program[0])%(maxTable+1))
		for program = program[1:]; len(program) > 0; {
			what, n := int(program[0])%operations, min(int(program[0])/operations%9, len(program)-1)
			ms := m.lits(program[1 : 1+n])
			program = program[1+n:]
			switch what {
			case variable:
				m.newVar()
			case clause:
				m.add(ms)
			case solve:
				m.solve(context.Background(), ms)
			case solveStoppable:
				m.solve(stoppable(t), ms)
			case shrink:
				m.shrink(ms, n%3)
			}
		}
	})
}
