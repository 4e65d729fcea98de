package conflict

import (
	"context"
	"time"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/memory"
	"programme/solver/internal/sat"
)

// Turn is how long local search and a proof each go on while they take turns.
const Turn = 2 * time.Second

// Proof looks for a proof that a problem has no programme, with a SAT solver that
// stays loaded from one attempt to the next.
type Proof struct {
	p      *csp.Problem
	times  *cnf.Loaded // rooms left out: small, and enough where times alone clash
	whole  *cnf.Loaded
	timely bool // times alone have been found to be possible
	large  bool // memory is too small for a formula
}

// Shown is what an attempt has shown; the zero value is "nothing yet".
type Shown struct {
	Impossible bool
	Found      csp.Assignment
}

// Decided reports whether it is an answer.
func (s Shown) Decided() bool { return s.Impossible || s.Found != nil }

// NewProof returns a proof that was not attempted yet.
func NewProof(p *csp.Problem) *Proof { return &Proof{p: p} }

// Attempt goes on with the proof until turn ends. Formulas, which an end would undo, are
// written until ctx ends.
func (f *Proof) Attempt(ctx, turn context.Context) Shown {
	if f.large {
		return Shown{}
	}
	if !f.timely {
		if f.times == nil {
			if f.times = f.load(ctx, cnf.NoRooms); f.times == nil {
				return Shown{}
			}
		}
		switch f.times.Solver.Solve(turn, nil).Status {
		case sat.Unsatisfiable:
			return Shown{Impossible: true}
		case sat.Unknown:
			return Shown{}
		}
		f.timely, f.times = true, nil
	}
	if f.whole == nil {
		if f.whole = f.load(ctx, cnf.RoomClausesFor(f.p, cnf.EagerCells)); f.whole == nil {
			return Shown{}
		}
	}
	x, status := f.whole.Find(turn)
	return Shown{status == sat.Unsatisfiable, x}
}

// AttemptWatched is Attempt where time bounds the run, or memory: a proof that comes near all
// that the process may have is given up for good, and its formulas are let go.
func (f *Proof) AttemptWatched(ctx, turn context.Context) Shown {
	turn, stop := memory.Watched(turn)
	defer stop()
	v := f.Attempt(ctx, turn)
	if memory.Short(turn) && !v.Decided() {
		f.large, f.times, f.whole = true, nil, nil
	}
	return v
}

// MemoryShort reports whether there was too little memory for a formula.
func (f *Proof) MemoryShort() bool { return f.large }

// load loads the formula; nil if ctx ends first or memory is too small for it.
func (f *Proof) load(ctx context.Context, rooms cnf.RoomClauses) *cnf.Loaded {
	loaded, ok := cnf.Load(ctx, f.p, cnf.Asserted, rooms)
	if !ok {
		f.large = ctx.Err() == nil
		return nil
	}
	return loaded
}

// Core returns rule instances that cannot hold together, after an attempt that showed that
// not all of them do: the core of the formula with selectors, smaller as far as ctx
// allows. ok is false if ctx ends before there is a core.
//
// Rooms are left out first if times alone are impossible, and taken in where that is so
// because no room is open then, which takes rooms to say behind selectors.
func (f *Proof) Core(ctx context.Context) (found Conflict, ok bool) {
	ways := []cnf.RoomClauses{cnf.NoRooms, cnf.EagerRooms}
	if f.timely {
		ways = ways[1:]
	}
	for _, rooms := range ways {
		loaded, ok := cnf.Load(ctx, f.p, cnf.Selected, rooms)
		if !ok {
			return Conflict{}, false
		}
		if answer := loaded.Solver.Solve(ctx, loaded.Selectors()); answer.Status == sat.Unsatisfiable {
			return Minimise(ctx, loaded, answer.Core), true
		}
	}
	return Conflict{}, false
}
