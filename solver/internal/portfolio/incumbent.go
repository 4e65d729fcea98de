package portfolio

import (
	"fmt"
	"sync"

	"programme/solver/internal/csp"
)

// incumbent is the best programme of a run, which its workers share, with what is proved about
// it. It is safe for several goroutines.
//
// Tiers are settled in order. The bound of a tier holds among the programmes that are
// optimal in all tiers before it, as far as those are settled; so it never claims too
// much for the best programme there is.
type incumbent struct {
	mu      sync.Mutex
	best    csp.Assignment
	cost    csp.Cost
	bound   csp.Cost
	settled int // the first so many tiers are proved optimal
	// contradiction says why neither programme nor bounds can be trusted: one of the workers was
	// wrong, as when the best programme costs less than was proved to be the least.
	contradiction string
	done          func()
	changed       func()
	// tidying, if not nil, is called once, when all tiers before the first that tidies are
	// settled, and later ones are not.
	tidying   func()
	tidyingAt int // so many tiers
	// improved, if not nil, is called after a better programme came, and may ask for the state.
	improved func()
	// better, if not nil, is called with each better programme while the incumbent is locked.
	better func(x csp.Assignment)
}

// newIncumbent returns the incumbent of a first programme. done is called once all tiers are
// settled, changed whenever anything is better.
func newIncumbent(x csp.Assignment, cost csp.Cost, done, changed func()) *incumbent {
	b := &incumbent{best: x, cost: cost, done: done, changed: changed}
	b.mu.Lock()
	b.settle()
	b.mu.Unlock()
	return b
}

// offer makes x the best programme if it is, and reports whether it was.
func (b *incumbent) offer(x csp.Assignment, cost csp.Cost) bool {
	if !b.improve(x, cost) {
		return false
	}
	if b.improved != nil {
		b.improved()
	}
	return true
}

// improve makes x the best programme if it is, and reports whether it was.
func (b *incumbent) improve(x csp.Assignment, cost csp.Cost) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if cost.Compare(b.cost) >= 0 {
		return false
	}
	b.best, b.cost = x, cost
	b.settle()
	b.changed()
	if b.better != nil {
		b.better(x)
	}
	return true
}

// raise tells that no programme that is optimal in the tiers before costs less in tier.
func (b *incumbent) raise(tier, bound int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if bound <= b.bound[tier-1] {
		return
	}
	b.bound[tier-1] = bound
	b.settle()
	b.changed()
}

// settle counts the tiers that are proved optimal, and ends the run if the proofs
// contradict the programme.
func (b *incumbent) settle() {
	for t := range b.cost {
		if b.bound[t] > b.cost[t] {
			b.contradict(fmt.Sprintf("tier %d was proved to cost at least %d and costs %d", t+1, b.bound[t], b.cost[t]))
		}
	}
	for b.settled < csp.Tiers && b.bound[b.settled] >= b.cost[b.settled] {
		b.settled++
	}
	switch {
	case b.settled == csp.Tiers:
		b.done()
	case b.tidying != nil && b.settled >= b.tidyingAt:
		b.tidying()
		b.tidying = nil
	}
}

// whenTidying has do called once the first so many tiers are settled, and not all are.
func (b *incumbent) whenTidying(tiers int, do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tidying, b.tidyingAt = do, tiers
	b.settle()
}

// distrust tells that a worker found its own work wrong, and ends the run.
func (b *incumbent) distrust(why string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.contradict(why)
}

// distrusted returns why neither programme nor bounds can be trusted, "" if they can.
func (b *incumbent) distrusted() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.contradiction
}

func (b *incumbent) contradict(why string) {
	b.contradiction = why
	b.done()
}

// state returns the best programme, which is not to be changed, its cost, the bounds,
// and how many tiers are settled.
func (b *incumbent) state() (best csp.Assignment, cost, bound csp.Cost, settled int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.best, b.cost, b.bound, b.settled
}
