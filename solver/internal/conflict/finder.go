package conflict

import (
	"context"
	"sync/atomic"
	"time"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// Finder looks for conflicts of problems that are one event's, some instances aside.
type Finder struct {
	Options limits.Options
	short   atomic.Bool // see MemoryShort; what is left to itself may go on
}

// MemoryShort reports whether a proof was given up for lack of memory.
func (f *Finder) MemoryShort() bool { return f.short.Load() }

// Finding is what a finder has found: a programme, or conflicts, or nothing before its
// time was up.
type Finding struct {
	Found     csp.Assignment
	Conflicts []Conflict
}

// attempts are how much work local search goes on for, for each activity, before each
// attempt to find the conflict among the activities that gave it most trouble.
var attempts = []int64{300, 3_000, localsearch.AloneWork}

// Look returns a programme of p or conflicts, at least one; neither if ctx ends first.
// Arithmetic is first, before anything is made that takes longer. Then local search, which
// starts at a programme unless that is nil, and a solver take turns: a search that cannot
// place everything shows which activities it is about, and a formula of those alone is
// small, whatever the event.
func (f *Finder) Look(ctx context.Context, p *csp.Problem, from *model.Programme) Finding {
	conflicts, _ := limits.Within(ctx, func() []Conflict { return Arithmetic(ctx, p) })
	if len(conflicts) > 0 {
		return Finding{Conflicts: conflicts}
	}
	search := f.search(p, from)
	if found := f.briefly(ctx, p, search, attempts); found.decided() || ctx.Err() != nil {
		return found
	}
	if f.Options.ByEffort() {
		return f.lookOnce(ctx, p)
	}
	return f.lookEverywhere(ctx, p, search)
}

// fewOnce is of how many activities a proof is looked for at most where effort bounds the
// run: of more, some have no end.
const fewOnce = 12

// lookOnce looks for a proof about all activities, where the problem is small enough for
// that to come to its end, which alone repeats exactly.
func (f *Finder) lookOnce(ctx context.Context, p *csp.Problem) Finding {
	if len(p.Activities) > fewOnce {
		return Finding{}
	}
	proof := NewProof(p)
	v := proof.Attempt(ctx, ctx)
	if proof.MemoryShort() {
		f.short.Store(true)
	}
	if v.Impossible {
		if core, ok := proof.Core(ctx); ok {
			return Finding{Conflicts: []Conflict{core}}
		}
	}
	return Finding{Found: v.Found}
}

func (f Finding) decided() bool { return f.Found != nil || len(f.Conflicts) > 0 }

// search returns a local search that starts at a programme, unless that is nil.
func (f *Finder) search(p *csp.Problem, from *model.Programme) *localsearch.Search {
	search := localsearch.New(p, f.Options.Seed)
	if from != nil {
		search.Start(p.Assignment(from))
	}
	return search
}

// LookBriefly does what of [Finder.Look] takes little time.
func (f *Finder) LookBriefly(ctx context.Context, p *csp.Problem, from *model.Programme) Finding {
	return f.briefly(ctx, p, f.search(p, from), attempts[:2])
}

// briefly does what takes little time, with a search that may have begun.
func (f *Finder) briefly(ctx context.Context, p *csp.Problem, search *localsearch.Search, attempts []int64) Finding {
	for _, work := range attempts {
		x, clashes := search.Run(ctx, localsearch.Limits{Work: work * int64(len(p.Activities))})
		if clashes == 0 {
			return Finding{Found: x}
		}
		if ctx.Err() != nil {
			return Finding{}
		}
		trouble := search.Trouble()
		if f.Options.ByEffort() { // a formula of a few comes to its end
			trouble = trouble[:min(fewOverloaded, len(trouble))]
		}
		if found, ok := AmongTroubled(ctx, p, trouble); ok {
			return Finding{Conflicts: []Conflict{found}}
		}
	}
	return Finding{}
}

// lookEverywhere lets local search, and a proof about all activities, take turns until
// ctx ends.
func (f *Finder) lookEverywhere(ctx context.Context, p *csp.Problem, search *localsearch.Search) Finding {
	proof := NewProof(p)
	for ctx.Err() == nil {
		slice, stop := context.WithTimeout(ctx, Turn)
		v := proof.AttemptWatched(ctx, slice)
		stop()
		if proof.MemoryShort() {
			f.short.Store(true)
		}
		switch {
		case v.Impossible:
			if core, ok := proof.Core(ctx); ok {
				return Finding{Conflicts: []Conflict{core}}
			}
			f.short.Store(f.short.Load() || ctx.Err() == nil)
			return Finding{}
		case v.Found != nil:
			return Finding{Found: v.Found}
		}
		if x, clashes := search.Run(ctx, localsearch.Limits{Work: localsearch.AloneWork * int64(len(p.Activities))}); clashes == 0 {
			return Finding{Found: x}
		}
		if found, ok := AmongTroubled(ctx, p, search.Trouble()); ok {
			return Finding{Conflicts: []Conflict{found}}
		}
	}
	return Finding{}
}

// furtherLeast is how long further reasons are looked for at least, furtherShare how many
// times as long as the first took if that is more.
const (
	furtherLeast = 2 * time.Second
	furtherShare = 3
)

// LookForAll returns disjoint conflicts: they share no rule instance but those that ask for
// sessions to be placed. found is a programme of the event without the instances of these,
// so that there are no more; nil if none was found.
func (f *Finder) LookForAll(ctx context.Context, p *csp.Problem, most int) (conflicts []Conflict, found csp.Assignment) {
	began := time.Now()
	for most == 0 || len(conflicts) < most {
		next, _ := limits.Within(ctx, func() Finding { return f.Look(ctx, p, nil) })
		if len(conflicts) == 0 && f.Options.Time > 0 {
			// Further reasons leave most of the time to what would help, and nobody waits
			// much longer for them than for the first.
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(ctx, min(f.Options.Time/4, max(furtherLeast, furtherShare*time.Since(began))))
			defer stop()
		}
		if len(next.Conflicts) == 0 {
			return conflicts, next.Found
		}
		var gone []csp.InstanceIndex
		var free []model.PersonIndex
		for _, c := range next.Conflicts {
			conflicts = append(conflicts, c)
			f.Options.Report(limits.Progress{Doing: "looking for reasons", Reasons: len(conflicts)})
			g, who := c.Without(p)
			gone, free = append(gone, g...), append(free, who...)
		}
		p = p.Without(gone, free)
	}
	return conflicts, nil
}
