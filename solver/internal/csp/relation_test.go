package csp_test

import (
	"testing"

	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Of activities that begin at starts of the problem and are as long as it says, both ways
// to ask a relation say the same, and so do the starts that it forbids.
func TestRelationsSayTheSameOfStartsAndSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Any(t)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense")
		}
		p := compile.Problem(book)
		for i := range p.Relations {
			r := &p.Relations[i]
			for a := range p.Starts {
				forbidden := p.Forbidden(r, csp.StartIndex(a))
				for b := range p.Starts {
					s, u := csp.StartIndex(a), csp.StartIndex(b)
					allows := p.Allows(r, s, u)
					if got := p.AllowsSpans(r, p.Span(r.A, s), p.Span(r.B, u)); got != allows {
						t.Fatalf("%+v allows starts %d and %d: %v, their spans: %v", *r, s, u, allows, got)
					}
					if forbids := forbidden[0].Has(u) || forbidden[1].Has(u); forbids == allows {
						t.Fatalf("%+v allows starts %d and %d: %v, and forbids %v", *r, s, u, allows, forbidden)
					}
				}
			}
		}
	})
}
