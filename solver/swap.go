package solver

import (
	"cmp"
	"context"
	"errors"
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
)

// SwapOptions say which ways to move a session [Swaps] looks for.
type SwapOptions struct {
	// Options bound the run. The search tries everything, so that Seed, Workers and Effort
	// change nothing.
	Options
	// From is the programme in which the session moves; nil takes the baseline of the event.
	From    *model.Programme
	Session model.SessionIndex
	// Willing are the sessions that may move besides the one asked about; nil means all.
	// Sessions that are merged move only if all of them may.
	Willing []model.SessionIndex
	// MaxCycle is how many sessions may exchange places in a circle, that one among them:
	// 2 or 3, or 1 for none.
	MaxCycle int
	// Free asks for moves to places that nobody has, too.
	Free bool
	// Limit is how many to return at most; 0 for all.
	Limit int
	// Freeze says what of the programme is not to be touched.
	Freeze change.FreezeOptions
}

// Swap is one way to move a session: to a place that nobody has, or to that of another
// session, which goes to the first one's or to that of a third, which goes there. A place
// is a start and a room: each session takes as long as it does. Sessions that are merged
// move as one.
type Swap struct {
	// Cycle is how many places change hands: 1 for a move to an empty one.
	Cycle int
	// Moves has the asked session and those merged with it first, then who was where that
	// goes to, and so on.
	Moves     []SwapMove
	Programme *model.Programme // the whole programme after it; what has moved is a draft there
	Told      int              // people who must be told, as [diff.Report] counts them
	Cost      [9]int           // of Programme, per soft tier
}

// SwapMove is where one session goes. The room of To, or its start, can be that of From.
type SwapMove struct {
	From, To model.Placement
	// Takes is the session whose place it takes, the first of merged ones;
	// [model.NoSession] for an empty place.
	Takes model.SessionIndex
}

// SwapResult is the answer of [Swaps].
type SwapResult struct {
	Swaps []Swap // the best first
	// More are those beyond the limit, by [Swap.Cycle]. They were not put before the judges.
	More [4]int
	Hard int    // hard rule instances that the programme breaks as it is
	Cost [9]int // of the programme as it is, per soft tier
	// Stays says why the session may not move at all; "" if it may.
	Stays   string
	Stopped bool         // whether ctx ended before everything was looked at
	Event   *model.Event // that was asked about, with all that it left open
}

// Swaps looks for the ways in which a session of a programme can move, by itself or by
// exchanging places with one or two others, so that nothing is broken by it: every hard
// rule that the new programme breaks is broken by sessions that do not move, with those
// that do taken away.
//
// They are sorted by how many people must be told, then by cost, then by how many
// sessions move, then by ids and places. Each that is returned was judged by
// [check.Programme]. None is missed in a programme that keeps every hard rule. In one that
// does not, some may be that have to do with a series (R42) that it breaks up, with merged
// sessions, or with kits for sessions that it gives no room.
//
// A session that the programme places never, twice or without a room, or that is
// cancelled, is an error, and so is what [change.FreezeOptions.Check] refuses. If ctx ends before
// the search has begun the error is [ErrStopped].
func (p *Planner) Swaps(ctx context.Context, o SwapOptions) (*SwapResult, error) {
	programme, session := cmp.Or(o.From, p.Event().Baseline), o.Session
	if programme == nil {
		return nil, errors.New("there is no programme to swap sessions of")
	}
	if err := p.has(session, model.RoomRef{}, programme); err != nil {
		return nil, err
	}
	e := p.Event()
	o.say("looking for ways to move")
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	if err := canSwap(e, programme, session); err != nil {
		return nil, err
	}
	if err := o.Freeze.Check(e, programme); err != nil {
		return nil, err
	}
	found, err := answered(ctx, func(string) *SwapResult { return nil }, func() (*SwapResult, error) { return swaps(ctx, p.book, programme, session, o) })
	if found == nil && err == nil {
		return nil, ErrStopped
	}
	if found != nil {
		found.Event = e
	}
	return found, err
}

// swaps is [Swaps] after its arguments were looked at; nil if ctx ends before the search.
func swaps(ctx context.Context, book *rules.Book, programme *model.Programme, session model.SessionIndex, o SwapOptions) (*SwapResult, error) {
	e, judged := book.Event(), check.Programme(book, programme)
	found := &SwapResult{Hard: judged.Hard, Cost: judged.Cost}
	p, err := compile.Within(ctx, book)
	if p == nil || err != nil {
		return nil, err
	}
	s := newSwapSearch(p, programme, o)
	asked := p.ActivityOf[session]
	if !s.whole[asked] {
		return nil, fmt.Errorf("session %q is merged with others that the programme does not place with it; mend that first", e.Sessions[session].ID)
	}
	if found.Stays = s.held(asked); found.Stays != "" {
		return found, nil
	}
	ways := s.search(ctx, asked)
	found.Stopped = ctx.Err() != nil
	sortWays(e, ways)
	ledger := localsearch.NewLedger(p, p.Assignment(programme))
	for len(ways) > 0 && (o.Limit == 0 || len(found.Swaps) < o.Limit) && ctx.Err() == nil {
		alike := 1
		for alike < len(ways) && ways[alike].told == ways[0].told {
			alike++
		}
		s.price(ledger, ways[:alike])
		for alike > 0 && (o.Limit == 0 || len(found.Swaps) < o.Limit) && ctx.Err() == nil {
			swap, report := s.judge(book, ways[0])
			switch {
			case report == nil:
				found.Swaps = append(found.Swaps, swap)
			case judged.OK():
				return nil, refusal(report)
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

// canSwap says why a session has no place in a programme that it could exchange.
func canSwap(e *model.Event, programme *model.Programme, session model.SessionIndex) error {
	id, places, room := e.Sessions[session].ID, 0, model.NoRoom
	for _, pl := range programme.Placements {
		if pl.Session == session {
			places, room = places+1, pl.Room.Index()
		}
	}
	switch {
	case e.Sessions[session].State == model.Cancelled:
		return fmt.Errorf("session %q is cancelled, so that it has no place to exchange", id)
	case places == 0:
		return fmt.Errorf("session %q has no place in the programme to exchange", id)
	case places > 1:
		return fmt.Errorf("session %q has %d places in the programme, so that it is not clear which to exchange", id, places)
	case room == model.NoRoom:
		return fmt.Errorf("session %q has no room in the programme to exchange", id)
	}
	return nil
}

// price works out what ways cost that tell equally many people, and sorts them by that.
func (s *swapSearch) price(ledger *localsearch.Ledger, ways []way) {
	for i := range ways {
		w := &ways[i]
		was := make([]csp.Place, len(w.to))
		for k, m := range w.to {
			was[k] = ledger.Move(m.activity, m.Place)
		}
		w.cost = ledger.Cost()
		for k, m := range slices.Backward(w.to) {
			ledger.Move(m.activity, was[k])
		}
	}
	slices.SortStableFunc(ways, func(a, b way) int { return a.cost.Compare(b.cost) })
}

// judge puts a way before the judges of the rules. It is legal, and there is no report of
// it, if they find no fault that those who do not move have not by themselves.
func (s *swapSearch) judge(book *rules.Book, w way) (Swap, *check.Report) {
	e := s.p.Event
	swap := s.swap(w)
	after := check.Programme(book, swap.Programme)
	if !after.OK() {
		others := s.faultsWithout(book, w)
		for fault := range hardFaults(after) {
			if !others[fault] {
				return Swap{}, after
			}
		}
	}
	swap.Told, swap.Cost = diff.Of(e, s.programme, swap.Programme).Told, after.Cost
	return swap, nil
}

// faultsWithout returns the hard faults of the programme without those whom a way moves. It
// remembers them: most ways move the same.
func (s *swapSearch) faultsWithout(book *rules.Book, w way) map[rules.Violation]bool {
	var moves []csp.ActivityIndex
	for _, m := range w.to {
		moves = append(moves, m.activity)
	}
	slices.Sort(moves)
	key := fmt.Sprint(moves)
	if _, known := s.faults[key]; !known {
		s.faults[key] = hardFaults(check.Programme(book, s.without(w)))
	}
	return s.faults[key]
}

// hardFaults returns the violations of hard rules as a set.
func hardFaults(r *check.Report) map[rules.Violation]bool {
	set := map[rules.Violation]bool{}
	for _, v := range r.Violations {
		if v.Level == model.Hard {
			set[v] = true
		}
	}
	return set
}

// swap spells a way out.
func (s *swapSearch) swap(w way) Swap {
	e, swap := s.p.Event, Swap{Cycle: len(w.to)}
	moved := map[model.SessionIndex]model.Placement{}
	for k, m := range w.to {
		takes := model.NoSession
		if len(w.to) > 1 {
			takes = s.p.Activities[w.to[(k+1)%len(w.to)].activity].Sessions[0]
		}
		for _, x := range s.p.Activities[m.activity].Sessions {
			to := model.Placement{Session: x, Interval: model.Span(m.Interval.Start, e.Length(x)), Room: model.InRoom(m.Room), State: model.Draft}
			moved[x] = to
			swap.Moves = append(swap.Moves, SwapMove{From: s.placed[x], To: to, Takes: takes})
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
func (s *swapSearch) without(w way) *model.Programme {
	return model.NewProgramme(slices.DeleteFunc(slices.Clone(s.programme.Placements), func(pl model.Placement) bool {
		return slices.ContainsFunc(w.to, func(m stand) bool { return s.p.ActivityOf[pl.Session] == m.activity })
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
