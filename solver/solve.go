package solver

import (
	"context"
	"errors"
	"fmt"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/encode"
)

// ErrRefused means that the solver's own answer broke a rule when it was checked: a
// fault of ours, never of the event. Nothing of such an answer may be shown.
var ErrRefused = errors.New("the check refused the solver's own answer")

// Solve looks for a programme of e, whose rules are bound in book, until it has one,
// has proved that there is none, or the options or ctx end the run. Every programme it
// returns was confirmed as a model of the formula and passed [check.Programme]; if one
// does not, the error wraps [ErrRefused].
//
// In effort mode (o.Effort > 0, o.Time = 0) the result depends on the event, the seed
// and the effort alone.
func Solve(ctx context.Context, e *model.Event, book *rules.Book, o Options) (*Result, error) {
	p := encode.Compile(e, book)
	if faults := arithmeticFaults(ctx, p); len(faults) > 0 {
		return impossible(p, faults, 0), nil
	}
	result, err := newRun(p, o).decide(ctx)
	if err != nil || result.Programme == nil {
		return result, err
	}
	if err := judge(e, book, result); err != nil {
		return nil, err
	}
	return result, nil
}

// judge refuses a result whose programme breaks a hard rule or costs something else
// than the result says.
func judge(e *model.Event, book *rules.Book, r *Result) error {
	report := check.Programme(e, book, r.Programme)
	switch {
	case !report.OK():
		return refusal(report)
	case encode.Cost(report.Cost) != r.Cost:
		return fmt.Errorf("%w: it was said to cost %v and costs %v", ErrRefused, r.Cost, report.Cost)
	}
	return nil
}

// impossible is the result of a problem with these faults.
func impossible(p *encode.Problem, faults []fault, effort int64) *Result {
	return &Result{Verdict: Impossible, Cores: coresOf(p, faults), Effort: effort}
}

// coresOf says faults in words.
func coresOf(p *encode.Problem, faults []fault) []Core {
	var cores []Core
	for i := range faults {
		cores = append(cores, faults[i].core(p))
	}
	return cores
}

// instanceReasons says rule instances in their rules' words.
func instanceReasons(p *encode.Problem, instances []encode.InstanceIndex) []Reason {
	reasons := make([]Reason, len(instances))
	for i, k := range instances {
		in := p.Instances[k]
		reasons[i] = Reason{Instance: in, Sentence: p.Say(k), Source: in.Source}
		if in.Setting >= 0 {
			reasons[i].Source = p.Event.Rules[in.Setting].Pos
		}
	}
	joins, sentences := p.Joins(instances)
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
