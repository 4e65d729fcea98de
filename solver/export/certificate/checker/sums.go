package checker

import (
	"io"
	"strings"
)

// sum says that its terms add up to Least or more, whatever they are: variables are 0 or 1.
type sum struct {
	terms []term
	least int64
}

// term is a variable, counted so often; a negated literal ~x is 1 - x.
type term struct {
	of    int32
	times int64
}

// readSums reads a formula in OPB: a line "* #variable= N #constraint= M", lines of comments,
// which begin with *, and a line a sum: terms like "+2 x1" or "-1 ~x3", then ">= 4 ;".
func readSums(r io.Reader) (sums []sum, vars int64, err error) {
	l := newLines(Formula, r)
	if more, err := l.next(); err != nil {
		return nil, 0, err
	} else if !more {
		return nil, 0, l.refuse("the formula is empty")
	}
	if err := l.exactly("*", "#variable="); err != nil {
		return nil, 0, err
	}
	if vars, err = l.number("a number of variables", 0, maxVars); err != nil {
		return nil, 0, err
	}
	if err := l.exactly("#constraint="); err != nil {
		return nil, 0, err
	}
	number, err := l.number("a number of sums", 0, 1<<40)
	if err != nil {
		return nil, 0, err
	}
	if err := l.end(); err != nil {
		return nil, 0, err
	}
	total := newTotal(vars)
	for {
		more, err := l.next()
		switch {
		case err != nil:
			return nil, 0, err
		case !more && int64(len(sums)) < number:
			return nil, 0, l.refuse("the formula ends after %d of %d sums", len(sums), number)
		case !more:
			return sums, vars, nil
		case strings.HasPrefix(string(l.rest), "*"):
			continue
		case int64(len(sums)) == number:
			return nil, 0, l.refuse("there are more sums than %d", number)
		}
		s, err := total.readSum(l)
		if err != nil {
			return nil, 0, err
		}
		sums = append(sums, s)
	}
}

// readSum reads one line of a formula.
func (t *total) readSum(l *lines) (sum, error) {
	for {
		before := l.rest
		if l.word() == ">=" {
			break
		}
		l.rest = before
		times, err := l.number("how often a literal counts", -limit, limit)
		if err != nil {
			return sum{}, err
		}
		v, negated, err := t.literal(l, l.word())
		if err != nil {
			return sum{}, err
		}
		if negated {
			t.add(v, -times)
			t.least = plus(t.least, -times)
		} else {
			t.add(v, times)
		}
	}
	least, err := l.number("what the sum is at least", -limit, limit)
	if err != nil {
		return sum{}, err
	}
	t.least = plus(t.least, least)
	if err := l.exactly(";"); err != nil {
		return sum{}, err
	}
	s, ok := t.take()
	if !ok {
		return sum{}, l.refuse("the numbers are too great")
	}
	return s, l.end()
}

// CheckSum checks a sum proof that a formula in OPB has no model. A line of the proof is a step:
//
//	number multiplier number multiplier number ... 0
//	number multiplier number multiplier number ... / divisor 0
//
// A step has a number above all before, those of the formula's sums included, which count from
// 1; then multipliers, each at least 1, before the numbers of the sums that it adds up so many
// times. Instead of a number, a literal like x7 or ~x7 stands for "it is 0 or more". With a
// divisor, the total, written with multiples of at least 0 of literals, is divided, and what does not go into
// the divisor is rounded up on both sides. The last step has a total that cannot be: its terms add
// up to less than they should, whatever the variables are. Nothing follows it. Source:
// Cook, Coullard and Turán, "On the Complexity of Cutting-Plane Proofs", 1987.
//
// The error is a [*Refused], or that of a reader.
func CheckSum(formula, proof io.Reader) (Checked, error) {
	sums, vars, err := readSums(formula)
	if err != nil {
		return Checked{}, err
	}
	k := &adding{lines: newLines(Proof, proof), sums: map[int64]sum{}, last: int64(len(sums)), total: newTotal(vars)}
	k.Variables, k.Rows = int(vars), len(sums)
	for i, s := range sums {
		k.sums[int64(i+1)] = s
	}
	done := false
	for {
		more, err := k.next()
		switch {
		case err != nil:
			return Checked{}, err
		case !more && !done:
			return Checked{}, k.refuse("the proof ends before a sum that cannot be")
		case !more:
			return k.Checked, nil
		case done:
			return Checked{}, k.refuse("something follows a sum that cannot be")
		}
		if done, err = k.step(); err != nil {
			return Checked{}, err
		}
	}
}

// adding is a sum proof on its way.
type adding struct {
	*lines
	Checked
	sums  map[int64]sum
	last  int64 // number of the latest step
	total *total
}

// step reads and checks one line; done means that its total cannot be.
func (k *adding) step() (done bool, err error) {
	id, err := k.number("the number of a step", k.last+1, 1<<62)
	if err != nil {
		return false, err
	}
	for {
		before := k.rest
		if k.word() == "/" {
			divisor, err := k.number("a divisor", 1, limit)
			if err != nil {
				return false, err
			}
			if err := k.exactly("0"); err != nil {
				return false, err
			}
			k.total.divide(divisor)
			break
		}
		k.rest = before
		times, err := k.number("a multiplier", 0, limit)
		if err != nil {
			return false, err
		}
		if times == 0 {
			break
		}
		if err := k.add(times); err != nil {
			return false, err
		}
	}
	s, ok := k.total.take()
	if !ok {
		return false, k.refuse("the numbers are too great")
	}
	k.sums[id], k.last = s, id
	k.Steps++
	return s.impossible(), k.end()
}

// add adds what the next word names.
func (k *adding) add(times int64) error {
	before := k.rest
	word := k.word()
	if strings.HasPrefix(word, "x") || strings.HasPrefix(word, "~") {
		v, negated, err := k.total.literal(k.lines, word)
		if err != nil {
			return err
		}
		if negated {
			k.total.add(v, -times)
			k.total.least = plus(k.total.least, -times)
		} else {
			k.total.add(v, times)
		}
		return nil
	}
	k.rest = before
	id, err := k.number("the number of a sum", 1, 1<<62)
	if err != nil {
		return err
	}
	s, known := k.sums[id]
	if !known {
		return k.refuse("there is no sum %d", id)
	}
	k.Named++
	for _, t := range s.terms {
		k.total.add(t.of, product(times, t.times))
	}
	k.total.least = plus(k.total.least, product(times, s.least))
	return nil
}

// impossible reports whether the terms cannot add up to what they should.
func (s sum) impossible() bool {
	most := int64(0)
	for _, t := range s.terms {
		most = plus(most, max(0, t.times))
	}
	return most != tooGreat && most < s.least
}
