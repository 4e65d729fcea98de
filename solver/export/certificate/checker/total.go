package checker

import "strconv"

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

// literal reads a word like x7 or ~x7.
func (t *total) literal(l *lines, word string) (v int32, negated bool, err error) {
	name := word
	if negated = len(name) > 0 && name[0] == '~'; negated {
		name = name[1:]
	}
	if len(name) < 2 || name[0] != 'x' || name[1] < '1' || name[1] > '9' {
		return 0, false, l.refuse("%q is no literal", word)
	}
	n, bad := strconv.ParseInt(name[1:], 10, 64)
	if bad != nil || n >= int64(len(t.times)) {
		return 0, false, l.refuse("%q is no literal of one of the %d variables", word, len(t.times)-1)
	}
	return int32(n), negated, nil
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

// take returns what was added up, and begins anew; ok is false if a number was too great.
func (t *total) take() (s sum, ok bool) {
	ok = !t.over && t.least != tooGreat
	s.least = t.least
	for _, v := range t.some {
		if t.times[v] != 0 && ok {
			s.terms = append(s.terms, term{v, t.times[v]})
		}
		t.times[v], t.seen[v] = 0, false
	}
	t.some, t.least, t.over = t.some[:0], 0, false
	return s, ok
}
