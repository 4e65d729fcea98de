// Package swap looks for the ways in which a session of a programme can move without breaking
// anything: in circles of two and three, and to places that nobody has.
package swap

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/standing"
	"programme/solver/internal/verdict"
)

// Options say which ways to move a session are looked for, and bound the run.
type Options struct {
	// Willing are the sessions that may move besides the one asked about; nil means all.
	Willing  []model.SessionIndex
	MaxCycle int  // how many sessions may exchange places in a circle: 2 or 3, or 1 for none
	Free     bool // moves to places that nobody has, too
	Limit    int  // how many to return at most; 0 for all
	Freeze   change.FreezeOptions
}

// Swap is one way to move a session.
type Swap struct {
	Cycle     int    // how many places change hands: 1 for a move to an empty one
	Moves     []Move // the asked session and those merged with it first, then who was where that goes to, and so on
	Programme *model.Programme
	Told      int      // people who must be told, each once
	Points    int      // what that counts, where the placements of the programme differ in state
	Cost      csp.Cost // of Programme
}

// Move is where one session goes.
type Move struct {
	From, To model.Placement
	Takes    model.SessionIndex // whose place it takes, the first of merged ones; NoSession for an empty place
}

// Result is the ways to move.
type Result struct {
	Swaps []Swap   // the best first
	More  [4]int   // those beyond the limit, by [Swap.Cycle]
	Hard  int      // hard rule instances that the programme breaks as it is
	Cost  csp.Cost // of the programme as it is
	// Stays says why the session may not move at all; nil if it may.
	Stays   *Hold
	Stopped bool // whether ctx ended before everything was looked at
}

// Hold is why a session may not move: it began before that moment, or is on a frozen day, or
// is frozen itself.
type Hold struct {
	Session model.SessionIndex
	Began   bool
	Day     model.Date // the zero Date unless that is frozen
}

// Ways looks for the ways in which a session of a programme can move, and has the judges of
// the rules judge each; nil if ctx ends before the search. A session that is merged with
// others that the programme does not place with it is an error.
func Ways(ctx context.Context, book *rules.Book, programme *model.Programme, session model.SessionIndex, o Options) (*Result, error) {
	e, judged := book.Event(), check.Programme(book, programme)
	found := &Result{Hard: judged.Hard, Cost: judged.Cost}
	p, err := compile.Beside(ctx, book, programme)
	if p == nil || err != nil {
		return nil, err
	}
	s := newSearch(p, programme, o)
	asked := p.ActivityOf[session]
	if !s.Whole(asked) {
		return nil, fmt.Errorf("session %q is merged with others that the programme does not place with it; mend that first", e.Sessions[session].ID)
	}
	if found.Stays = s.held(asked); found.Stays != nil {
		return found, nil
	}
	ways := s.ways(ctx, asked)
	found.Stopped = ctx.Err() != nil
	sortWays(e, ways)
	ledger := localsearch.NewLedger(p, p.Assignment(programme))
	for len(ways) > 0 && (o.Limit == 0 || len(found.Swaps) < o.Limit) && ctx.Err() == nil {
		alike := 1
		for alike < len(ways) && ways[alike].told == ways[0].told {
			alike++
		}
		s.sortByCost(ledger, ways[:alike])
		for alike > 0 && (o.Limit == 0 || len(found.Swaps) < o.Limit) && ctx.Err() == nil {
			swap, report := s.judge(book, ways[0])
			switch {
			case report == nil:
				found.Swaps = append(found.Swaps, swap)
			case judged.OK():
				return nil, verdict.Refusal(report)
			}
			ways, alike = ways[1:], alike-1
		}
	}
	for _, w := range ways {
		found.More[len(w.to)]++
	}
	found.Stopped = found.Stopped || ctx.Err() != nil
	return found, nil
}

// sortByCost works out what ways cost that tell equally many people, and sorts them by that.
func (s *search) sortByCost(ledger *localsearch.Ledger, ways []way) {
	for i := range ways {
		w := &ways[i]
		was := make([]csp.Place, len(w.to))
		for k, m := range w.to {
			was[k] = ledger.Move(m.Activity, m.Place)
		}
		w.cost = ledger.Cost()
		for k, m := range slices.Backward(w.to) {
			ledger.Move(m.Activity, was[k])
		}
	}
	slices.SortStableFunc(ways, func(a, b way) int { return a.cost.Compare(b.cost) })
}

// judge puts a way before the judges of the rules. It is legal, and there is no report of
// it, if they find no violation that those who do not move have not by themselves.
func (s *search) judge(book *rules.Book, w way) (Swap, *check.Report) {
	swap := s.swap(w)
	after := check.Programme(book, swap.Programme)
	if !after.OK() && len(verdict.NewViolations(s.judgedWithout(book, w), after)) > 0 {
		return Swap{}, after
	}
	report := diff.Of(book.Event(), s.programme, swap.Programme)
	weigh, _ := rules.Telling(book, s.programme)
	report.Weigh(weigh)
	swap.Told, swap.Points, swap.Cost = report.Told, report.Points, after.Cost
	return swap, nil
}

// judgedWithout judges the programme without those whom a way moves. It remembers that: most
// ways move the same.
func (s *search) judgedWithout(book *rules.Book, w way) *check.Report {
	var moves []csp.ActivityIndex
	for _, m := range w.to {
		moves = append(moves, m.Activity)
	}
	slices.Sort(moves)
	key := fmt.Sprint(moves)
	if _, known := s.judged[key]; !known {
		s.judged[key] = check.Programme(book, s.without(w))
	}
	return s.judged[key]
}

// swap spells a way out.
func (s *search) swap(w way) Swap {
	e, swap := s.p.Event, Swap{Cycle: len(w.to)}
	moved := map[model.SessionIndex]model.Placement{}
	for k, m := range w.to {
		takes := model.NoSession
		if len(w.to) > 1 {
			takes = s.p.Activities[w.to[(k+1)%len(w.to)].Activity].Sessions[0]
		}
		for _, x := range s.p.Activities[m.Activity].Sessions {
			to := model.Placement{Session: x, Interval: model.Span(m.Interval.Start, e.Length(x)), Room: model.InRoom(m.Room), State: model.Draft}
			moved[x] = to
			swap.Moves = append(swap.Moves, Move{From: s.placed[x], To: to, Takes: takes})
		}
	}
	placements := slices.Clone(s.programme.Placements)
	for i := range placements {
		if to, moves := moved[placements[i].Session]; moves {
			placements[i] = to
		}
	}
	swap.Programme = model.NewProgramme(placements)
	return swap
}

// without returns the programme without the sessions that a way moves.
func (s *search) without(w way) *model.Programme {
	return model.NewProgramme(slices.DeleteFunc(slices.Clone(s.programme.Placements), func(pl model.Placement) bool {
		return slices.ContainsFunc(w.to, func(m standing.Stand) bool { return s.p.ActivityOf[pl.Session] == m.Activity })
	}))
}

// sortWays sorts by what is known without the costs.
func sortWays(e *model.Event, ways []way) {
	slices.SortFunc(ways, func(a, b way) int {
		order := cmp.Or(cmp.Compare(a.told, b.told), cmp.Compare(len(a.to), len(b.to)))
		for k := range min(len(a.to), len(b.to)) {
			order = cmp.Or(order, cmp.Compare(a.ids[k], b.ids[k]))
		}
		for k := range min(len(a.to), len(b.to)) {
			order = cmp.Or(order, cmp.Compare(a.to[k].Interval.Start, b.to[k].Interval.Start), cmp.Compare(e.Rooms[a.to[k].Room].ID, e.Rooms[b.to[k].Room].ID))
		}
		return order
	})
}
