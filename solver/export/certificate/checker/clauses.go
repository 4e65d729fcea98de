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
func readClauses(r io.Reader) (*clauses, error) {
	l := newLines(Formula, r)
	c := &clauses{at: map[int64]span{}}
	for {
		if more, err := l.next(); err != nil {
			return nil, err
		} else if !more {
			return nil, l.refuse("there is no line \"p cnf variables clauses\"")
		}
		word := l.word()
		if word == "c" {
			continue
		}
		if word != "p" {
			return nil, l.refuse("%q where \"p cnf variables clauses\" should stand", word)
		}
		break
	}
	if err := l.exactly("cnf"); err != nil {
		return nil, err
	}
	var err error
	if c.vars, err = l.number("a number of variables", 0, maxVars); err != nil {
		return nil, err
	}
	number, err := l.number("a number of clauses", 0, 1<<40)
	if err != nil {
		return nil, err
	}
	if err := l.end(); err != nil {
		return nil, err
	}
	for i := int64(1); ; i++ {
		more, err := l.next()
		switch {
		case err != nil:
			return nil, err
		case !more && i <= number:
			return nil, l.refuse("the formula ends after %d of %d clauses", i-1, number)
		case !more:
			return c, nil
		case i > number:
			return nil, l.refuse("there are more clauses than %d", number)
		}
		clause, err := c.read(l)
		if err != nil {
			return nil, err
		}
		if err := l.end(); err != nil {
			return nil, err
		}
		c.at[i] = clause
	}
}

// read reads literals up to 0.
func (c *clauses) read(l *lines) (span, error) {
	from := len(c.lits)
	for {
		m, err := l.number("literal", -c.vars, c.vars)
		if err != nil {
			return span{}, err
		}
		if m == 0 {
			return span{from, len(c.lits)}, nil
		}
		c.lits = append(c.lits, int32(m))
	}
}
