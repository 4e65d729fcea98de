package sat

import (
	"fmt"

	"github.com/irifrance/gini/z"
)

// Model is an assignment of truth values to the variables that existed when it
// was found, one bit a variable. It does not change afterwards, and copies of it
// share their bits. The zero value is the model of no variables.
type Model struct {
	bits []uint64
	vars int
}

// model copies gini's model.
func (s *Solver) model() Model {
	m := Model{bits: make([]uint64, (s.vars+63)/64), vars: s.vars}
	for v := range s.vars {
		if s.g.Value(z.Var(v + 1).Pos()) {
			m.bits[v/64] |= 1 << (v % 64)
		}
	}
	return m
}

// Vars returns the number of variables that the model assigns.
func (a Model) Vars() int { return a.vars }

// Value reports whether m is true. It panics if the variable of m was made after
// the model was found.
func (a Model) Value(m Lit) bool {
	if m == True || m == False {
		return m == True
	}
	v := m.Var() - 1
	if v < 0 || v >= a.vars {
		panic(fmt.Sprintf("sat: literal %d is not in a model of %d variables", m, a.vars))
	}
	return (a.bits[v/64]>>(v%64)&1 == 1) == m.Positive()
}
