package checker

import (
	"strconv"
	"strings"
)

// Numbers are from -limit to limit; tooGreat is what a calculation gives that leaves them, and
// whatever is calculated with it.
const (
	limit    = 1 << 61
	tooGreat = 1<<63 - 1
)

// plus returns m + n.
func plus(m, n int64) int64 {
	if m == tooGreat || n == tooGreat || m+n > limit || m+n < -limit { // no sum of two in range wraps around
		return tooGreat
	}
	return m + n
}

// product returns m * n.
func product(m, n int64) int64 {
	if m == tooGreat || n == tooGreat {
		return tooGreat
	}
	if p := m * n; m == 0 || p/m == n && -limit <= p && p <= limit {
		return p
	}
	return tooGreat
}

// total is a sum that is being added up.
type total struct {
	times []int64 // by variable
	some  []int32 // variables that were added, in order
	seen  []bool  // by variable: in some
	least int64
	over  bool // some number was too great
}

func newTotal(vars int64) *total {
	return &total{times: make([]int64, vars+1), seen: make([]bool, vars+1)}
}

// addLiteral reads a literal like x7 or ~x7, and adds it so many times; ~x is 1 - x.
func (t *total) addLiteral(l *lines, times int64) {
	word := l.word()
	name, negated := strings.CutPrefix(word, "~")
	digits, is := strings.CutPrefix(name, "x")
	v, err := strconv.ParseInt(digits, 10, 64)
	if !is || err != nil || v < 1 || v >= int64(len(t.times)) || digits != strconv.FormatInt(v, 10) {
		l.refuse("%q is no literal of one of the %d variables", word, len(t.times)-1)
	}
	if negated {
		times = -times
		t.least = plus(t.least, times)
	}
	t.add(int32(v), times)
}

func (t *total) add(v int32, times int64) {
	if !t.seen[v] {
		t.seen[v] = true
		t.some = append(t.some, v)
	}
	t.times[v] = plus(t.times[v], times)
	t.over = t.over || t.times[v] == tooGreat
}

// divide divides by a divisor, and rounds up. Rounding is about literals that count at least 0
// times: n times x with n below 0 is n and -n times ~x.
func (t *total) divide(divisor int64) {
	least := t.least
	for _, v := range t.some {
		if t.times[v] < 0 {
			least = plus(least, -t.times[v])
		}
	}
	if t.over || least == tooGreat {
		t.over = true
		return
	}
	t.least = up(least, divisor)
	for _, v := range t.some {
		if n := t.times[v]; n < 0 {
			t.times[v] = -up(-n, divisor)
			t.least = plus(t.least, t.times[v])
		} else {
			t.times[v] = up(n, divisor)
		}
	}
}

// up returns n / divisor, rounded up.
func up(n, divisor int64) int64 {
	if n <= 0 {
		return n / divisor
	}
	return (n-1)/divisor + 1
}

// take returns what was added up by a line, and begins anew.
func (t *total) take(l *lines) sum {
	if t.over || t.least == tooGreat {
		l.refuse("the numbers are too great")
	}
	s := sum{least: t.least}
	for _, v := range t.some {
		if t.times[v] != 0 {
			s.terms = append(s.terms, term{v, t.times[v]})
		}
		t.times[v], t.seen[v] = 0, false
	}
	t.some, t.least = t.some[:0], 0
	return s
}
