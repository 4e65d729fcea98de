package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Ledger keeps what places cost while activities change theirs, one at a time. A change
// takes time in proportion to what the activity is charged for, not to the event. The
// places may clash. A place that is no candidate of its activity is charged for by
// nothing but what other activities are charged for because of it.
//
// A Ledger is for one goroutine.
type Ledger struct {
	costs *charges
	x     csp.Assignment
}

// NewLedger returns a ledger of the places in x, which it copies.
func NewLedger(p *csp.Problem, x csp.Assignment) *Ledger {
	l := &Ledger{costs: newCharges(p), x: make(csp.Assignment, len(x))}
	for a := range l.x {
		l.x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	for a, place := range x {
		l.Move(csp.ActivityIndex(a), place)
	}
	return l
}

// Move gives activity a another place, and returns the one it had. Moves undone in
// reverse order leave the cost as it was.
func (l *Ledger) Move(a csp.ActivityIndex, to csp.Place) (was csp.Place) {
	was = l.x[a]
	l.charge(a, was, -1)
	l.x[a] = to
	l.charge(a, to, 1)
	return was
}

func (l *Ledger) charge(a csp.ActivityIndex, at csp.Place, sign int64) {
	if at.Start == csp.Unplaced {
		return
	}
	_, open := slices.BinarySearch(l.costs.p.Activities[a].Candidates.Starts, at.Start)
	if open && at.Room != model.NoRoom {
		l.costs.change(int32(a), at, sign)
	} else {
		l.costs.stand(int32(a), at, sign)
	}
}

// Cost returns what the places cost now.
func (l *Ledger) Cost() (cost csp.Cost) {
	for t, n := range l.costs.cost {
		cost[t] = int(n)
	}
	return cost
}
