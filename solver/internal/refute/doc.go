// Package refute proves that clauses have no model, step by step, so that others can check it
// without a solver. A solver that tells what it learns, gophersat, of which this is the only
// importer, is asked once; each clause that it learned is then followed by unit propagation
// alone, which says from which earlier ones it follows; and what the end does not need is left
// out. What comes out is LRAT: see solver/export/certificate/checker, which shares nothing with this.
//
// It is for formulas that somebody has made small: gini finds what cannot hold together, this
// proves it again.
package refute

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strconv"

	"programme/solver/internal/sat"
)

// ErrModel means that the formula has a model.
var ErrModel = errors.New("the formula has a model")

// Proof is clauses, each of which follows from earlier ones by unit propagation, and the last
// of which has no literal.
type Proof struct {
	Steps []Step
	first int // number of the first step: one more than the formula has clauses
}

// Step is one clause and the numbers of those from which it follows: the formula's count from
// 1 in its order, the steps' go on.
type Step struct {
	Clause []sat.Lit
	From   []int
}

// Clauses returns a proof that a formula has no model. The error is [ErrModel] if it has one,
// and that of ctx if that ends first.
func Clauses(ctx context.Context, f *sat.CNF) (*Proof, error) {
	p := newPropagation(f)
	if p.refuted() {
		return p.trimmed(), nil
	}
	err := learn(ctx, f, func(clause []sat.Lit) (done bool, err error) {
		if err := p.follow(clause); err != nil {
			return false, err
		}
		return p.refuted(), nil
	})
	if err != nil {
		return nil, err
	}
	return p.trimmed(), nil
}

// Write writes the proof in LRAT, a line a step.
func (p *Proof) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	for i := range p.Steps {
		line := strconv.AppendInt(out.AvailableBuffer(), int64(p.first+i), 10)
		for _, m := range p.Steps[i].Clause {
			line = strconv.AppendInt(append(line, ' '), int64(m), 10)
		}
		line = append(line, " 0"...)
		for _, from := range p.Steps[i].From {
			line = strconv.AppendInt(append(line, ' '), int64(from), 10)
		}
		out.Write(append(line, " 0\n"...))
	}
	return out.Flush()
}
