package checker

import "io"

// clauses are those that can be named, by number: those of the formula from 1, in order,
// then those that a proof adds. The literals of all lie in one list; deleted ones stay.
type clauses struct {
	vars int64
	lits []int32
	at   map[int64]span
}

// span is where the literals of a clause lie.
type span struct{ from, to int }

func (c *clauses) of(s span) []int32 { return c.lits[s.from:s.to] }

// readClauses reads a formula in DIMACS: lines of comments, which begin with c, then the line
// "p cnf variables clauses", then a line a clause: its literals and 0.
func readClauses(r io.Reader) *clauses {
	l := newLines(Formula, r)
	for first := true; first || l.ahead("c"); first = false {
		if !l.next() {
			l.refuse("there is no line \"p cnf variables clauses\"")
		}
	}
	l.exactly("p", "cnf")
	c := &clauses{vars: l.number("a number of variables", 0, maxVars), at: map[int64]span{}}
	number := l.number("a number of clauses", 0, maxRows)
	l.end()
	rows := int64(0)
	for ; l.next(); rows++ {
		if rows == number {
			l.refuse("there are more clauses than %d", number)
		}
		c.at[rows+1] = c.read(l)
		l.end()
	}
	if rows < number {
		l.refuse("the formula ends after %d of %d clauses", rows, number)
	}
	return c
}

// read reads literals up to 0.
func (c *clauses) read(l *lines) span {
	from := len(c.lits)
	for {
		m := l.number("literal", -c.vars, c.vars)
		if m == 0 {
			return span{from, len(c.lits)}
		}
		c.lits = append(c.lits, int32(m))
	}
}
