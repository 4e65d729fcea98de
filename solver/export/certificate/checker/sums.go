package checker

import "io"

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
// which begin with *, and a line a sum: terms like "+2 x1" or "-1 ~x3", then ">= 4 ;". The total
// is for sums of its variables.
func readSums(r io.Reader) (sums []sum, total *total) {
	l := newLines(Formula, r)
	if !l.next() {
		l.refuse("the formula is empty")
	}
	l.exactly("*", "#variable=")
	total = newTotal(l.number("a number of variables", 0, maxVars))
	l.exactly("#constraint=")
	number := l.number("a number of sums", 0, maxRows)
	l.end()
	for l.next() {
		switch {
		case len(l.rest) > 0 && l.rest[0] == '*':
		case int64(len(sums)) == number:
			l.refuse("there are more sums than %d", number)
		default:
			sums = append(sums, total.readSum(l))
		}
	}
	if int64(len(sums)) < number {
		l.refuse("the formula ends after %d of %d sums", len(sums), number)
	}
	return sums, total
}

// readSum reads one line of a formula.
func (t *total) readSum(l *lines) sum {
	for !l.ahead(">=") {
		t.addLiteral(l, l.number("how often a literal counts", -limit, limit))
	}
	l.exactly(">=")
	t.least = plus(t.least, l.number("what the sum is at least", -limit, limit))
	l.exactly(";")
	l.end()
	return t.take(l)
}

// CheckSum checks a sum proof that a formula in OPB has no model. A line of the proof is a step:
//
//	number multiplier number multiplier number ... 0
//	number multiplier number multiplier number ... / divisor 0
//
// A step has a number above all before, those of the formula's sums included, which count from
// 1; then multipliers, each at least 1, before the numbers of the sums that it adds up so many
// times. Instead of a number, a literal like x7 or ~x7 stands for "it is 0 or more". With a
// divisor, the total, written with multiples of at least 0 of literals, is divided, and what does
// not go into the divisor is rounded up on both sides. The last step has a total that cannot be:
// its terms add up to less than they should, whatever the variables are. Nothing follows it.
// Source: Cook, Coullard and Turán, "On the Complexity of Cutting-Plane Proofs", 1987.
//
// The error is a [*Refused], or that of a reader.
func CheckSum(formula, proof io.Reader) (checked Checked, err error) {
	defer caught(&err)
	sums, total := readSums(formula)
	k := &adding{lines: newLines(Proof, proof), sums: map[int64]sum{}, last: int64(len(sums)), total: total}
	k.Variables, k.Rows = len(total.times)-1, len(sums)
	for i, s := range sums {
		k.sums[int64(i+1)] = s
	}
	for done := false; !done; done = k.step() {
		if !k.next() {
			k.refuse("the proof ends before a sum that cannot be")
		}
	}
	if k.next() {
		k.refuse("something follows a sum that cannot be")
	}
	return k.Checked, nil
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
func (k *adding) step() (done bool) {
	id := k.number("the number of a step", k.last+1, maxNumber)
	for !k.ahead("/") {
		times := k.number("a multiplier", 0, limit)
		if times == 0 {
			return k.conclude(id)
		}
		k.add(times)
	}
	k.exactly("/")
	k.total.divide(k.number("a divisor", 1, limit))
	k.exactly("0")
	return k.conclude(id)
}

// conclude takes the total for a sum of that number.
func (k *adding) conclude(id int64) (done bool) {
	k.end()
	s := k.total.take(k.lines)
	k.sums[id], k.last = s, id
	k.Steps++
	return s.impossible()
}

// add adds what the next word names.
func (k *adding) add(times int64) {
	if word, _ := k.split(); len(word) > 0 && (word[0] == 'x' || word[0] == '~') {
		k.total.addLiteral(k.lines, times)
		return
	}
	id := k.number("the number of a sum", 1, maxNumber)
	s, known := k.sums[id]
	if !known {
		k.refuse("there is no sum %d", id)
	}
	k.Named++
	for _, t := range s.terms {
		k.total.add(t.of, product(times, t.times))
	}
	k.total.least = plus(k.total.least, product(times, s.least))
}

// impossible reports whether the terms cannot add up to what they should.
func (s sum) impossible() bool {
	most := int64(0)
	for _, t := range s.terms {
		most = plus(most, max(0, t.times))
	}
	return most != tooGreat && most < s.least
}
