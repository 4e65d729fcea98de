// Package check judges a programme against its event, by the rules' own judges. It
// knows no solver and shares no code with the encoding: whatever a solver returns has
// to pass it before it is shown.
package check

import (
	"programme/model"
	"programme/model/rules"
)

// Report is what a programme breaks, and what that costs.
type Report struct {
	Violations []rules.Violation
	// Untidy is what rules find that only tidy ([rules.Book.Tidies]): it costs in its tier, and
	// nothing is broken by it.
	Untidy []rules.Violation
	// Cost is, for each soft tier, the sum of weight times amount of its violations and of what
	// is untidy;
	// Cost[0] is tier 1.
	Cost [9]int
	Hard int // number of violations of hard rules
}

// OK reports whether the programme keeps every hard rule.
func (r *Report) OK() bool { return r.Hard == 0 }

// Programme judges a programme of the book's event.
func Programme(book *rules.Book, p *model.Programme) *Report {
	r := &Report{}
	for _, v := range rules.Judge(book, p) {
		if book.Tidies(v.Rule) {
			r.Untidy = append(r.Untidy, v)
		} else {
			r.Violations = append(r.Violations, v)
		}
		if v.Level == model.Hard {
			r.Hard++
		} else if t := v.Level.Tier(); t > 0 {
			r.Cost[t-1] += v.Cost()
		}
	}
	return r
}
