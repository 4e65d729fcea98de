package sat

// Evaluation is a [Builder] that keeps no clause, only the values of variables: it takes a
// formula in that is written to it again and again, the same each time, and completes an
// assignment by unit propagation until a pass adds nothing. What is open then counts as
// false, which satisfies all clauses that only say what follows from a variable.
type Evaluation struct {
	values []int8 // by variable: 1 if true, -1 if false, 0 if open
	vars   int    // made in this pass
	filter clauseFilter

	forced  bool // a variable got its value in this pass
	broken  bool // a clause has false literals alone
	lacking bool // a clause of this pass holds neither as it is nor with what is open false
}

var _ Builder = (*Evaluation)(nil)

// NewEvaluation returns an evaluation of formulas with up to so many variables, in which
// some literals are true.
func NewEvaluation(vars int, assumed []Lit) *Evaluation {
	e := &Evaluation{values: make([]int8, vars+1)}
	for _, m := range assumed {
		e.set(m)
	}
	return e
}

// Run evaluates the formula that write writes, which reports whether it wrote all of it. The
// answer is [Satisfiable] if the assumptions have a model with it, [Unsatisfiable] if they have
// none, and [Unknown] if something was not written or it takes search to know.
func (e *Evaluation) Run(write func(Builder) (all bool)) Status {
	for {
		e.vars, e.forced, e.lacking = 0, false, false
		all := write(e)
		switch {
		case e.broken:
			return Unsatisfiable
		case !all:
			return Unknown
		case e.forced:
		case e.lacking:
			return Unknown
		default:
			return Satisfiable
		}
	}
}

// NewVar makes the next variable of this pass.
func (e *Evaluation) NewVar() Lit {
	e.vars++
	return Lit(e.vars)
}

// Add holds a clause against the values.
func (e *Evaluation) Add(clause ...Lit) {
	kept, holds := e.filter.apply(clause, e.vars)
	if holds {
		return
	}
	var open Lit
	number, negative := 0, false
	for _, m := range kept {
		switch value := e.value(m); {
		case value > 0:
			return
		case value == 0:
			open = m
			number++
			negative = negative || !m.Positive()
		}
	}
	switch {
	case number == 0:
		e.broken = true
	case number == 1:
		e.set(open)
		e.forced = true
	case !negative:
		e.lacking = true
	}
}

func (e *Evaluation) value(m Lit) int8 {
	if m.Positive() {
		return e.values[m.Var()]
	}
	return -e.values[m.Var()]
}

// set makes a literal true; one that is false already breaks the formula.
func (e *Evaluation) set(m Lit) {
	value := int8(1)
	if !m.Positive() {
		value = -1
	}
	if e.values[m.Var()] == -value {
		e.broken = true
	}
	e.values[m.Var()] = value
}
