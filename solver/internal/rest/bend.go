package rest

import (
	"context"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/verdict"
)

// Bent is what comes of an event whose hard rules of some kinds may be broken.
type Bent struct {
	Verdict   verdict.Verdict
	Problem   *csp.Problem        // whose rule instances Conflicts name; nil if time was up
	Conflicts []conflict.Conflict // of Impossible: why not even that is enough
	Programme *model.Programme
	Cost      csp.Cost // of Programme, in the tiers of the event
	// Points is what is broken, weight times amount as the soft rule counts; Least is how
	// much is broken at least, proved.
	Points, Least int
	Broken        []rules.Violation // of the hard rules
}

// Bending returns the event of a book with some rules bent: what they ask as hard is soft, in
// the first tier. The faults say which of them cannot be.
func Bending(book *rules.Book, bent []string) (*rules.Book, model.Faults) {
	e := *book.Event()
	e.Rules = slices.Clone(e.Rules)
	for i := range e.Rules {
		s := &e.Rules[i]
		if !slices.Contains(bent, s.Rule) {
			continue
		}
		if line := book.Of(s.Rule).Setting(i); s.Level == model.Hard || line.Index == i && line.Hard() {
			s.Level = model.Soft(1)
		}
	}
	for _, rule := range bent {
		if b := book.Of(rule); b != nil && b.General.Level == model.Hard {
			e.Rules = append(e.Rules, model.Setting{Rule: rule, Level: model.Soft(1)})
		}
		for _, part := range hardParts(book, rule) {
			e.Rules = append(e.Rules, model.Setting{Rule: rule, Params: []model.Param{{Key: part, Value: model.Soft(1).String()}}})
		}
	}
	return rules.Bind(&e)
}

// hardParts returns the parts of a rule that are hard for the whole event by a level of their
// own.
func hardParts(book *rules.Book, rule string) (keys []string) {
	b := book.Of(rule)
	if b == nil {
		return nil
	}
	for _, p := range b.Rule.Params {
		if p.Hard && b.General.LevelOf(p.Key) == model.Hard {
			keys = append(keys, p.Key)
		}
	}
	return keys
}

// Bend looks for the programme that breaks least of the rules that soft bends, and of the
// others none. It passed the judges but for those rules; otherwise the error wraps
// [verdict.ErrRefused].
func Bend(ctx context.Context, book, soft *rules.Book, bent []string, o limits.Options) (*Bent, error) {
	p, err := compile.Within(ctx, soft)
	if p == nil || err != nil {
		return nil, err
	}
	r, err := portfolio.Decide(ctx, p.Later(func(in *rules.Instance) bool {
		return slices.Contains(bent, in.Rule) && book.Of(in.Rule).Setting(in.Setting).LevelOf(in.Part) == model.Hard
	}), o)
	if err != nil {
		return nil, err
	}
	x := &Bent{Verdict: r.Verdict, Problem: p, Conflicts: r.Conflicts, Programme: r.Programme, Points: r.Cost[0], Least: r.Bound[0]}
	if r.Programme == nil {
		return x, nil
	}
	if err := verdict.Judge(soft, r.Programme, p.Cost(r.Most)); err != nil {
		return nil, err
	}
	return x, x.judge(book, bent)
}

// BentSoFar is what comes of a programme that [Bend] came to on its way; the error wraps
// [verdict.ErrRefused] if the judges do not let it pass.
func BentSoFar(book *rules.Book, bent []string, f limits.Found) (*Bent, error) {
	x := &Bent{Verdict: verdict.Feasible, Programme: f.Programme, Points: f.Cost[0], Least: f.Bound[0]}
	return x, x.judge(book, bent)
}

// judge has the judges say what the programme costs and breaks, which is of the rules that may be
// broken alone.
func (x *Bent) judge(book *rules.Book, bent []string) error {
	report := check.Programme(book, x.Programme)
	x.Cost = report.Cost
	for _, v := range report.Violations {
		if v.Level != model.Hard {
			continue
		}
		if !slices.Contains(bent, v.Rule) {
			return fmt.Errorf("%w: %s", verdict.ErrRefused, v.Sentence)
		}
		x.Broken = append(x.Broken, v)
	}
	return nil
}
