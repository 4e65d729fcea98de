package replan

import (
	"context"
	"sync"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// incumbents are the best programmes that a run has found, whatever was proved: an answer
// that is there whenever the run ends. Several goroutines can use them.
type incumbents struct {
	within Budget

	mu     sync.Mutex
	kept   csp.Assignment // that changes least of those within the budget
	beyond csp.Assignment // that tells the fewest people of the others, then moves the fewest sessions
	least  int            // proved of what telling people counts
	lack   bool           // of memory, for which a proof was given up
}

// offer takes in a programme; nil is none.
func (k *incumbents) offer(r *replan, x csp.Assignment) {
	if x == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	told, moved := r.told(x), r.p.Moved(r.former, x)
	if k.allows(r, x) {
		if k.kept == nil || r.less(x, k.kept) || r.cheaper(x, k.kept) {
			k.kept = x
			k.report(r)
			k.tell(r)
		}
		return
	}
	if k.beyond != nil {
		was := r.told(k.beyond)
		if told > was || told == was && moved >= r.p.Moved(r.former, k.beyond) {
			return
		}
	}
	k.beyond = x
}

// allows reports whether a programme is within the budget.
func (k *incumbents) allows(r *replan, x csp.Assignment) bool {
	return !exceeded(k.within.Told, r.told(x)) && !exceeded(k.within.Moved, r.p.Moved(r.former, x))
}

// prove takes in what was proved that telling people counts at least.
func (k *incumbents) prove(r *replan, least int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if least > k.least {
		k.least = least
		k.report(r)
	}
}

// lacked takes in that a proof was given up for lack of memory.
func (k *incumbents) lacked() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.lack = true
}

// short reports whether one was.
func (k *incumbents) short() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.lack
}

// report tells what the run has reached. The lock is held.
func (k *incumbents) report(r *replan) {
	p := limits.Progress{Doing: "looking for the fewest changes", Changing: true, Least: k.least}
	if k.kept != nil {
		p.Feasible, p.Told, p.Moved = true, r.told(k.kept), r.p.Moved(r.former, k.kept)
	}
	r.o.Report(p)
}

// fewest returns the programme that changes least of those within the budget; nil for none.
func (k *incumbents) fewest() csp.Assignment {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.kept
}

// best returns that programme or, if there is none, one beyond the budget; nil for none.
func (k *incumbents) best() csp.Assignment {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		return k.beyond
	}
	return k.kept
}

// any reports whether there is a programme.
func (k *incumbents) any() bool { return k.best() != nil }

// takes returns what the programme beyond the budget takes; nil if there is none.
func (k *incumbents) takes(r *replan) *Budget {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.beyond == nil {
		return nil
	}
	return &Budget{Moved: r.p.Moved(r.former, k.beyond), Told: r.told(k.beyond)}
}

// beside looks for programmes that change little while the run proves what it can, where
// several may work and nothing has to repeat exactly; until halt is called.
func (r *replan) beside(ctx context.Context) {
	if r.o.ByEffort() || r.o.Workers < 2 {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		r.nearby(ctx)
	}()
	r.besides = true
	r.halt = sync.OnceFunc(func() {
		stop()
		<-done
	})
}

// nearby looks for programmes that change little, from the best that there is, or from the
// earlier programme.
func (r *replan) nearby(ctx context.Context) {
	x := r.found.best()
	if x == nil {
		search := localsearch.New(r.p, r.o.Seed)
		search.Start(r.p.Assignment(r.near))
		found, clashes := search.Run(ctx, localsearch.Limits{Work: localsearch.AloneWork * int64(len(r.p.Activities))})
		if clashes > 0 {
			return
		}
		x = found
		r.found.offer(r, x)
	}
	r.nearer(ctx, x)
}
