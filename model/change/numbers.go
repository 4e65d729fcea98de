package change

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/when"
)

// number reads a whole number from 1 to a million.
func (p *parser) number(what string) (int, bool) {
	t := p.peek()
	if p.next == len(p.tokens) {
		return 0, p.fault(p.offset(), "the change ends where it should give the "+what, "write a whole number")
	}
	n, ok := digits(t.text)
	if t.quoted || !ok {
		return 0, p.fault(t.start, fmt.Sprintf("%q is not a number of %s", t.text, what), fmt.Sprintf("write a whole number from 1 to %d", most))
	}
	p.next++
	return n, true
}

// most is the largest number that a table may have.
const most = 1_000_000

// digits reads a whole number from 1 to most.
func digits(text string) (int, bool) {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 1 && n <= most
}

// spelt is what a length begins with that is written with its unit.
var spelt = regexp.MustCompile(`^\d+(?:\.\d+)? ?\pL`)

// length reads a length with its unit, like 90min, 120 min, 2h or 1h30.
func length(t token) (model.Minutes, bool) {
	if t.quoted || !spelt.MatchString(t.text) {
		return 0, false
	}
	n, err := when.Length(t.text)
	return n, err == nil && n >= 1 && n <= most
}

// signed reads how much more or less there is of something, like +1.
func signed(t token) (n int, ok bool) {
	if t.quoted || t.text == "" || t.text[0] != '+' && t.text[0] != '-' {
		return 0, false
	}
	n, ok = digits(t.text[1:])
	if t.text[0] == '-' {
		n = -n
	}
	return n, ok
}
