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
// leaves none. A deletion takes clauses away, which nothing may name any more; its own number
// says nothing. The last step adds the clause without literals, and nothing follows it. Steps
// that rest on another principle than unit propagation (negative numbers, for RAT) are refused:
// none of our proofs needs them. Source: Cruz-Filipe, Heule, Hunt, Kaufmann and
// Schneider-Kamp, "Efficient Certified RAT Verification", CADE 2017.
//
// The error is a [*Refused], or that of a reader.
func CheckLRAT(formula, proof io.Reader) (checked Checked, err error) {
	defer caught(&err)
	c := readClauses(formula)
	rows := len(c.at)
	k := &lrat{clauses: c, lines: newLines(Proof, proof), last: int64(rows), value: make([]int8, c.vars+1)}
	k.Variables, k.Rows = int(c.vars), rows
	for done := false; !done; done = k.step() {
		if !k.next() {
			k.refuse("the proof ends before the clause without literals")
		}
	}
	if k.next() {
		k.refuse("something follows the clause without literals")
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
func (k *lrat) step() (done bool) {
	id := k.number("the number of a step", 1, maxNumber)
	if k.ahead("d") {
		k.delete()
		return false
	}
	if id <= k.last {
		k.refuse("step %d is not above %d, which was before", id, k.last)
	}
	clause := k.read(k.lines)
	for _, m := range k.of(clause) {
		if k.holds(m) > 0 {
			k.refuse("the clause holds a literal and its negation, so it says nothing")
		}
		k.make(-m)
	}
	k.follow()
	for _, v := range k.set {
		k.value[v] = 0
	}
	k.set = k.set[:0]
	k.at[id], k.last = clause, id
	k.Steps++
	return clause.from == clause.to
}

// follow reads the numbers of a step and propagates; the clause of the last one has no literal left.
func (k *lrat) follow() {
	for over := false; ; {
		id := k.number("the number of a clause", -maxNumber, maxNumber)
		switch {
		case id == 0 && !over:
			k.refuse("the clause does not follow: what is named contradicts nothing")
		case id == 0:
			k.end()
			return
		case id < 0:
			k.refuse("%d: steps by resolution on a literal (RAT) are not taken", id)
		case over:
			k.refuse("clause %d is named after the contradiction", id)
		}
		named, known := k.at[id]
		if !known {
			k.refuse("there is no clause %d, or not any more", id)
		}
		k.Named++
		open := int32(0) // the only literal that is not false
		for _, m := range k.of(named) {
			if k.holds(m) >= 0 && m != open {
				if open != 0 {
					k.refuse("clause %d leaves more than one literal", id)
				}
				open = m
			}
		}
		if over = open == 0; !over {
			k.make(open)
		}
	}
}

// delete reads the numbers of clauses that are not named any more.
func (k *lrat) delete() {
	k.exactly("d")
	for {
		id := k.number("the number of a clause", 0, maxNumber)
		if id == 0 {
			k.end()
			return
		}
		if _, known := k.at[id]; !known {
			k.refuse("there is no clause %d to delete, or not any more", id)
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
