package solver

import (
	"programme/model"
	"programme/model/check"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
)

// begun is a programme that a run goes on from and that keeps every hard rule.
type begun struct {
	programme *model.Programme
	cost      [9]int
}

// begin returns what a run goes on from; nil if that is no programme that keeps every hard rule.
func (p *Planner) begin(from *model.Programme) *begun {
	if from == nil {
		return nil
	}
	report := check.Programme(p.book, from)
	if report.Hard > 0 {
		return nil
	}
	return &begun{from, report.Cost}
}

// better reports whether the run goes on from more than it came to: where it ended before it
// began, or where the problem has no place for what the judges let pass.
func (b *begun) better(s *SolveResult) bool {
	return b != nil && (s.Programme == nil && s.Verdict == Unknown || s.Programme != nil && csp.Cost(b.cost).Compare(s.Cost) < 0)
}

// answer makes it the answer. What was proved is of programmes that the problem has.
func (b *begun) answer(s *SolveResult) {
	s.Verdict, s.Programme, s.Cost, s.Bound, s.Tidied = Feasible, b.programme, b.cost, [9]int{}, false
}

// tellBetter has better programmes told to somebody; nil for nobody.
func (p *Planner) tellBetter(o *limits.Options, to func(*SolveResult)) *telling[*SolveResult] {
	if to == nil {
		return nil
	}
	t := tell(func(f limits.Found) (*SolveResult, bool) {
		report := check.Programme(p.book, f.Programme)
		s := &SolveResult{Verdict: Feasible, Programme: f.Programme, Cost: report.Cost, Bound: f.Bound, Event: p.Event()}
		return s, report.Hard == 0 && report.Cost == f.Cost
	}, to)
	o.Better = t.better
	return t
}

// tellFewer has programmes that change less told to somebody; nil for nobody.
func (p *Planner) tellFewer(o *limits.Options, to func(*ReplanResult)) *telling[*ReplanResult] {
	if to == nil {
		return nil
	}
	t := tell(func(f limits.Found) (*ReplanResult, bool) {
		report := check.Programme(p.book, f.Programme)
		s := &ReplanResult{
			Verdict: Feasible, Programme: f.Programme, Changes: changesOf(f.Changes), People: f.People, Moved: f.Moved, Weighed: f.Weighed,
			Bound: changesOf(f.Least), Cost: report.Cost, Event: p.Event(),
		}
		return s, report.Hard == 0 && report.Cost == f.Cost
	}, to)
	o.Better = t.better
	return t
}
