package replan

import (
	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// begin takes in the programme that a run goes on from, if it is free of clashes; local search
// begins near any other. Nil is none.
func (r *replan) begin(begun *model.Programme) {
	if begun == nil {
		return
	}
	x, search := r.p.Assignment(begun), localsearch.New(r.p, r.o.Seed)
	search.Start(x)
	if r.near = begun; search.Holds(x) {
		r.begun = x
		r.found.offer(r, x)
	}
}

// cheaper reports whether x changes as much as y, kind by kind, and costs less.
func (r *replan) cheaper(x, y csp.Assignment) bool {
	return r.p.Count(r.former, x) == r.p.Count(r.former, y) && r.p.Cost(x).Compare(r.p.Cost(y)) < 0
}

// tell tells of the programme that changes least so far. The lock is held.
func (k *incumbents) tell(r *replan) {
	if r.o.Better == nil {
		return
	}
	x := k.kept
	r.o.Better(func() limits.Found {
		f := limits.Found{
			Programme: r.p.Programme(x), Cost: r.p.Cost(x), Changes: r.p.Count(r.former, x),
			People: r.told(x), Moved: r.p.Moved(r.former, x), Weighed: r.weighed,
		}
		if f.Changes[csp.Dropped] == 0 { // what was proved holds among programmes that drop nothing
			k.mu.Lock()
			defer k.mu.Unlock()
			f.Least[csp.Told] = k.least
		}
		return f
	})
}
