package solver

import (
	"context"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/limits"
	"programme/solver/internal/rest"
)

// Bent is what comes of letting some hard rules be broken. Its programme passed [check.Programme]
// but for these.
type Bent struct {
	Rules     []string // that may be broken
	Verdict   Verdict  // Impossible if even that is not enough
	Cores     []Core   // for Impossible: why
	Programme *model.Programme
	Cost      [9]int // of Programme, per soft tier
	// Broken are the violations of the rules. Points is what they count, weight times amount as
	// the rules count where they are soft; Least is what is broken at least, proved.
	Broken        []rules.Violation
	Points, Least int
}

// bending returns the event with some rules bent; nil for no rules.
func (p *Planner) bending(bent []string) (*rules.Book, error) {
	if len(bent) == 0 {
		return nil, nil
	}
	for _, rule := range bent {
		if !slices.ContainsFunc(rules.Catalogue(), func(r rules.Rule) bool { return r.ID == rule && r.Soft }) {
			return nil, fmt.Errorf("%s cannot be bent: it is no rule that can be soft", rule)
		}
	}
	soft, faults := rest.Bending(p.book, bent)
	if len(faults) > 0 {
		return nil, faults
	}
	return soft, nil
}

// bend looks for the programme that breaks least of some rules.
func (p *Planner) bend(ctx context.Context, soft *rules.Book, bent []string, o limits.Options) (*Bent, error) {
	unknown := func(string) *rest.Bent { return nil }
	x, err := answered(ctx, unknown, func() (*rest.Bent, error) { return rest.Bend(ctx, p.book, soft, bent, o) })
	if x == nil || err != nil {
		return nil, err
	}
	return bentOf(x, bent), nil
}

// bentOf says what an engine found.
func bentOf(x *rest.Bent, bent []string) *Bent {
	return &Bent{
		Rules: bent, Verdict: Verdict(x.Verdict), Cores: coresOf(x.Problem, x.Conflicts), Programme: x.Programme, Cost: x.Cost,
		Broken: x.Broken, Points: x.Points, Least: x.Least,
	}
}

// Words says how much is broken, and how sure it is that it is the least.
func (b *Bent) Words() string {
	which, times := rules.And(b.Rules), rules.Count(len(b.Broken), "violation", "violations")
	switch {
	case b.Verdict == Impossible:
		return fmt.Sprintf("to bend %s is not enough: proved; there is no programme either way", which)
	case b.Programme == nil:
		return fmt.Sprintf("no programme was found that bends %s", which)
	case b.Points == b.Least:
		return fmt.Sprintf("a programme that bends %s: %s, counting %d, proved to be the least", which, times, b.Points)
	default:
		return fmt.Sprintf("a programme that bends %s: %s, counting %d; at least %d must be", which, times, b.Points, b.Least)
	}
}
