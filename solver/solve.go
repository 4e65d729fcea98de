package solver

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// ErrRefused means that the solver's own answer broke a rule when it was checked: a
// fault of ours, never of the event. Nothing of such an answer may be shown.
var ErrRefused = errors.New("the check refused the solver's own answer")

// SolveOptions bound one run of [Planner.Solve].
type SolveOptions = Options

// Solve looks for a programme until it has one, has proved that there is none, or the
// options or ctx end the run: then it returns within about two seconds. Every programme it
// returns passed [check.Programme] and, unless there was no time or memory left for that,
// was confirmed as a model of the formula; if one does not, the error wraps [ErrRefused]. An
// event that memory is too small for is an error, a [TooLarge].
func (p *Planner) Solve(ctx context.Context, o SolveOptions) (*SolveResult, error) {
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	if say := o.Progress; say != nil {
		var over atomic.Bool // what is left to itself says nothing any more
		defer over.Store(true)
		o.Progress = func(p Progress) {
			if !over.Load() {
				say(p)
			}
		}
	}
	r, err := answered(ctx, unknownResult, func() (*SolveResult, error) { return solve(ctx, p.book, o) })
	if r != nil {
		r.Event = p.Event()
	}
	return r, err
}

func unknownResult(stopped string) *SolveResult {
	return &SolveResult{Verdict: Unknown, Stopped: stopped}
}

// answered returns the answer of a question, or unknown if that is not there soon after ctx
// ends.
func answered[T any](ctx context.Context, unknown func(stopped string) *T, ask func() (*T, error)) (*T, error) {
	late, stop := lingering(ctx, finishing)
	defer stop()
	var err error
	answer, ok := Within(late, func() (answer *T) {
		answer, err = ask()
		return answer
	})
	if !ok {
		return unknown(stopReason(ctx)), nil
	}
	return answer, err
}

func solve(ctx context.Context, book *rules.Book, o Options) (*SolveResult, error) {
	began := time.Now()
	p, err := compile.Within(ctx, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return unknownResult(stopReason(ctx)), nil
	}
	compiled := time.Since(began)
	faults, ok := Within(ctx, func() []fault { return arithmeticFaults(ctx, p) })
	switch {
	case !ok:
		return unknownResult(stopReason(ctx)), nil
	case len(faults) > 0:
		return impossible(p, faults, 0), nil
	}
	r, ok := Within(ctx, func() *run { return newRun(p, o) })
	if !ok {
		return unknownResult(stopReason(ctx)), nil
	}
	r.compiled = compiled
	result, err := r.decide(ctx)
	if err != nil || result.Programme == nil {
		return result, err
	}
	if err := judge(book, result); err != nil {
		return nil, err
	}
	return result, nil
}

// judge refuses a result whose programme breaks a hard rule or costs something else
// than the result says.
func judge(book *rules.Book, r *SolveResult) error {
	report := check.Programme(book, r.Programme)
	switch {
	case !report.OK():
		return refusal(report)
	case csp.Cost(report.Cost) != r.Cost:
		return fmt.Errorf("%w: it was said to cost %v and costs %v", ErrRefused, r.Cost, report.Cost)
	}
	return nil
}

// impossible is the result of a problem with these faults.
func impossible(p *csp.Problem, faults []fault, effort int64) *SolveResult {
	return &SolveResult{Verdict: Impossible, Cores: coresOf(p, faults), Effort: effort}
}

// coresOf says faults in words.
func coresOf(p *csp.Problem, faults []fault) []Core {
	var cores []Core
	for i := range faults {
		cores = append(cores, faults[i].core(p))
	}
	return cores
}

// instanceReasons says rule instances in their rules' words.
func instanceReasons(p *csp.Problem, instances []csp.InstanceIndex) []Reason {
	reasons := make([]Reason, len(instances))
	for i, k := range instances {
		in := p.Instances[k]
		reasons[i] = Reason{Instance: in, Sentence: p.Say(k), Source: in.Source}
		if in.Setting >= 0 {
			reasons[i].Source = p.Event.Rules[in.Setting].Pos
		}
	}
	joins, sentences := compile.Joins(p, instances)
	for i, in := range joins {
		reasons = append(reasons, Reason{Instance: in, Sentence: sentences[i], Source: in.Source})
	}
	return reasons
}

// refusal is the error for a programme of ours that breaks a hard rule.
func refusal(r *check.Report) error {
	for _, v := range r.Violations {
		if v.Level == model.Hard {
			return fmt.Errorf("%w: %s", ErrRefused, v.Sentence)
		}
	}
	return ErrRefused
}
