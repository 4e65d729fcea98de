package solver

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/limits"
	"programme/solver/internal/swap"
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
	// Points is what that counts by R53, as [diff.Report.Weigh] says: 0 unless the placements
	// of the programme differ in state.
	Points int
	Cost   [9]int // of Programme, per soft tier
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
// They are sorted by how many people must be told or, where states differ, by what that
// counts; then by cost, then by how many sessions move, then by ids and places. Each that is
// returned was judged by [check.Programme]. None is missed in a programme that keeps every
// hard rule. In one that does not, some may be that have to do with a series (R42) that it
// breaks up, with merged sessions, or with kits for sessions that it gives no room.
//
// A session that the programme places never, twice or without a room, or that is
// cancelled, is an error, and so is what [change.FreezeOptions.Check] refuses. If ctx ends before
// the search has begun the error is [ErrStopped].
func (p *Planner) Swaps(ctx context.Context, o SwapOptions) (*SwapResult, error) {
	e, programme, session := p.Event(), cmp.Or(o.From, p.Event().Baseline), o.Session
	if programme == nil {
		return nil, errors.New("there is no programme to swap sessions of")
	}
	if err := p.has(session, model.RoomRef{}, programme); err != nil {
		return nil, err
	}
	bounds := o.limits()
	bounds.Say("looking for ways to move")
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	if err := canSwap(e, programme, session); err != nil {
		return nil, err
	}
	if err := o.Freeze.Check(e, programme); err != nil {
		return nil, err
	}
	ways := swap.Options{Willing: o.Willing, MaxCycle: o.MaxCycle, Free: o.Free, Limit: o.Limit, Freeze: o.Freeze}
	found, err := answered(ctx, func(string) *swap.Result { return nil }, func() (*swap.Result, error) { return swap.Ways(ctx, p.book, programme, session, ways) })
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		return nil, ErrStopped
	}
	x := &SwapResult{More: found.More, Hard: found.Hard, Cost: found.Cost, Stopped: found.Stopped, Event: e}
	if found.Stays != nil {
		x.Stays = stays(e, found.Stays, o.Freeze.Now)
	}
	for i := range found.Swaps {
		x.Swaps = append(x.Swaps, swapOf(&found.Swaps[i]))
	}
	return x, nil
}

// swapOf returns a way to move as an engine found it.
func swapOf(s *swap.Swap) Swap {
	x := Swap{Cycle: s.Cycle, Programme: s.Programme, Told: s.Told, Points: s.Points, Cost: s.Cost}
	for _, m := range s.Moves {
		x.Moves = append(x.Moves, SwapMove(m))
	}
	return x
}

// stays says why a session may not move, before that moment if it had begun then.
func stays(e *model.Event, h *swap.Hold, now model.Instant) string {
	who := rules.Session(e, h.Session)
	switch {
	case h.Began:
		return who + " began before " + rules.At(e, now)
	case h.Day != (model.Date{}):
		return who + " is on " + rules.Day(h.Day) + ", which is frozen"
	default:
		return who + " is frozen"
	}
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
