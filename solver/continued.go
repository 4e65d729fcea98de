package solver

import (
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/rest"
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

// standOn makes what a run goes on from, if it is a programme within the budget that keeps every
// hard rule, the answer of a run that ended before there was a problem. What it changes is what
// [diff.Of] lists; where a programme has a session twice that is another question.
func (p *Planner) standOn(begun, from *model.Programme, budget Budget, x *ReplanResult) {
	b := p.begin(begun)
	if b == nil || hasTwice(begun, len(p.Event().Sessions)) || hasTwice(from, len(p.Event().Sessions)) {
		return
	}
	listed := diff.Of(p.Event(), from, begun)
	n, moved := Changes{Told: listed.Told, Days: listed.Days, Rooms: listed.Rooms}, 0
	weigh, weighed := rules.Telling(p.book, from)
	if listed.Weigh(weigh); weighed {
		n.Told = listed.Points
	}
	for i := range listed.Sessions {
		switch c := &listed.Sessions[i]; {
		case c.Old == nil || c.New == nil && p.Event().Sessions[c.Session].State == model.Cancelled:
		case c.New == nil:
			n.Dropped++
			moved++
		default:
			if c.Old.Start != c.New.Start {
				n.Times++
			}
			if c.Old.Start != c.New.Start || c.Room {
				moved++
			}
		}
	}
	if budget.Told.Given() && listed.Told > budget.Told.Number() || budget.Moved.Given() && moved > budget.Moved.Number() {
		return
	}
	x.Verdict, x.Programme, x.Cost = Feasible, b.programme, b.cost
	x.Changes, x.People, x.Moved, x.Weighed = n, listed.Told, moved, weighed
}

// hasTwice reports whether a programme has one of so many sessions more than once.
func hasTwice(p *model.Programme, sessions int) bool {
	return slices.ContainsFunc(p.BySession(sessions), func(placements []model.Placement) bool { return len(placements) > 1 })
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

// tellRest has better programmes of the rest told to somebody, with the answer so far; nil for nobody.
func (p *Planner) tellRest(o *limits.Options, answer *SolveResult, problem *csp.Problem, to func(*SolveResult)) *telling[*SolveResult] {
	return tellAfter(o, answer, to, func(s *SolveResult, f limits.Found) error {
		x, err := rest.SoFar(p.book, problem, f)
		s.Rest = restOf(x)
		return err
	})
}

// tellBent has better programmes that bend rules told to somebody, with the answer so far; nil for
// nobody.
func (p *Planner) tellBent(o *limits.Options, answer *SolveResult, bent []string, to func(*SolveResult)) *telling[*SolveResult] {
	return tellAfter(o, answer, to, func(s *SolveResult, f limits.Found) error {
		x, err := rest.BentSoFar(p.book, bent, f)
		s.Bent = bentOf(x, bent)
		return err
	})
}

// tellAfter has an answer told to somebody with what was found after it, which add adds; nil for
// nobody.
func tellAfter(o *limits.Options, answer *SolveResult, to func(*SolveResult), add func(*SolveResult, limits.Found) error) *telling[*SolveResult] {
	if to == nil {
		return nil
	}
	before := *answer
	t := tell(func(f limits.Found) (*SolveResult, bool) {
		s := before
		err := add(&s, f)
		return &s, err == nil
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
