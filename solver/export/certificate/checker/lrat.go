package checker

import "io"

// CheckLRAT checks an LRAT proof that a formula in DIMACS has no model. A line of the proof is
// a step or a deletion:
//
//	number literal ... 0 number ... 0
//	number d number ... 0
//
// A step has a number above all before, those of the formula's clauses included, and the
// clause that it adds; then the numbers of the clauses from which that follows. If all its
// literals are false, the first of these clauses leaves one literal that can still be true,
// or one that is already, or none; with what that makes true the next does; and the last
// leaves none. A deletion takes clauses away, which nothing may name any more; its own number says nothing. The last
// step adds the clause without literals, and nothing follows it. Steps that rest on another
// principle than unit propagation (negative numbers, for RAT) are refused: none of our proofs
// needs them. Source: Cruz-Filipe, Heule, Hunt, Kaufmann and Schneider-Kamp, "Efficient
// Certified RAT Verification", CADE 2017.
//
// The error is a [*Refused], or that of a reader.
func CheckLRAT(formula, proof io.Reader) (Checked, error) {
	c, err := readClauses(formula)
	if err != nil {
		return Checked{}, err
	}
	rows := len(c.at)
	k := &lrat{clauses: c, lines: newLines(Proof, proof), last: int64(rows), value: make([]int8, c.vars+1)}
	k.Variables, k.Rows = int(c.vars), rows
	for {
		more, err := k.next()
		if err != nil {
			return Checked{}, err
		}
		if !more {
			return Checked{}, k.refuse("the proof ends before the clause without literals")
		}
		done, err := k.step()
		if err != nil {
			return Checked{}, err
		}
		if done {
			break
		}
	}
	if more, err := k.next(); err != nil {
		return Checked{}, err
	} else if more {
		return Checked{}, k.refuse("something follows the clause without literals")
	}
	return k.Checked, nil
}

// lrat is a proof on its way.
type lrat struct {
	*clauses
	*lines
	Checked
	last  int64   // number of the latest step
	value []int8  // by variable: 1 true, -1 false, 0 open
	set   []int32 // variables that are not open
}

// step reads and checks one line; done means that it adds the clause without literals.
func (k *lrat) step() (done bool, err error) {
	id, err := k.number("the number of a step", 1, 1<<62)
	if err != nil {
		return false, err
	}
	before := k.rest
	if k.word() == "d" {
		return false, k.delete()
	}
	k.rest = before
	if id <= k.last {
		return false, k.refuse("step %d is not above %d, which was before", id, k.last)
	}
	clause, err := k.read(k.lines)
	if err != nil {
		return false, err
	}
	for _, m := range k.of(clause) {
		if k.holds(m) > 0 {
			return false, k.refuse("the clause holds a literal and its negation, so it says nothing")
		}
		k.make(-m)
	}
	if err := k.follow(); err != nil {
		return false, err
	}
	for _, v := range k.set {
		k.value[v] = 0
	}
	k.set = k.set[:0]
	k.at[id], k.last = clause, id
	k.Steps++
	return clause.from == clause.to, nil
}

// follow reads the numbers of a step and propagates, until its last clause has no literal left.
func (k *lrat) follow() error {
	over := false
	for {
		id, err := k.number("the number of a clause", -1<<62, 1<<62)
		switch {
		case err != nil:
			return err
		case id == 0 && !over:
			return k.refuse("the clause does not follow: what is named contradicts nothing")
		case id == 0:
			return k.end()
		case id < 0:
			return k.refuse("%d: steps by resolution on a literal (RAT) are not taken", id)
		case over:
			return k.refuse("clause %d is named after the contradiction", id)
		}
		named, known := k.at[id]
		if !known {
			return k.refuse("there is no clause %d, or not any more", id)
		}
		k.Named++
		var open int32 // the only literal that is not false
		for _, m := range k.of(named) {
			switch value := k.holds(m); {
			case value < 0 || m == open:
			case open != 0:
				return k.refuse("clause %d leaves more than one literal", id)
			default:
				open = m
			}
		}
		if open == 0 {
			over = true
		} else {
			k.make(open)
		}
	}
}

// delete reads the numbers of clauses that are not named any more.
func (k *lrat) delete() error {
	for {
		id, err := k.number("the number of a clause", 0, 1<<62)
		if err != nil {
			return err
		}
		if id == 0 {
			return k.end()
		}
		if _, known := k.at[id]; !known {
			return k.refuse("there is no clause %d to delete, or not any more", id)
		}
		delete(k.at, id)
	}
}

// holds returns 1 if a literal is true, -1 if it is false, 0 if it is open.
func (k *lrat) holds(m int32) int8 {
	if m < 0 {
		return -k.value[-m]
	}
	return k.value[m]
}

// make makes a literal true that is not false.
func (k *lrat) make(m int32) {
	v, value := m, int8(1)
	if m < 0 {
		v, value = -m, -1
	}
	if k.value[v] == 0 {
		k.set = append(k.set, v)
	}
	k.value[v] = value
}
