package solver

import (
	"cmp"
	"context"
	"slices"
	"time"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
)

// withoutNeedless returns a repair without those of its changes without which the rest
// helps as well. Each is left out in turn, those first that ask the most people and go
// furthest, and it is seen whether the programme of the others keeps the rules without it,
// or solved again, from there: all that, where time is bounded, in twice the time that it took to solve
// the repair, since rooms that are all but full can take long to be found too full.
func (r *repairer) withoutNeedless(ctx context.Context, repair *Repair, took time.Duration) (*Repair, error) {
	ctx, stop := r.within(ctx, max(time.Second, 2*took))
	defer stop()
	order := slices.Clone(repair.set)
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &r.all[i], &r.all[j]
		return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(b.rank, a.rank), cmp.Compare(b.change.Interval.Minutes(), a.change.Interval.Minutes()))
	})
	for _, i := range order {
		rest := slices.DeleteFunc(slices.Clone(repair.set), func(j int) bool { return i == j })
		if len(rest) == 0 || r.knownToFail(rest) || ctx.Err() != nil {
			continue
		}
		fewer := r.keeps(rest, r.changes(rest), repair.Programme)
		if fewer == nil {
			var err error
			if fewer, _, err = r.try(ctx, rest, repair.Programme); err != nil {
				return nil, err
			}
		}
		if fewer != nil {
			repair = fewer
		}
	}
	if joined := joinedChanges(repair.Changes); len(joined) < len(repair.Changes) {
		if one := r.keeps(repair.set, joined, repair.Programme); one != nil {
			repair = one
		}
	}
	return repair, nil
}

// knownToFail reports whether a core shows that a set of remedies leaves no programme.
func (r *repairer) knownToFail(set []int) bool {
	return slices.ContainsFunc(r.cores, func(c remedyCore) bool {
		return !c.partial && c.gained(set) < c.lack && !slices.ContainsFunc(set, func(i int) bool {
			// A time may lie in another of which the core is.
			kind := r.all[i].change.Kind
			return kind == change.RoomOpen || kind == change.PersonAvailable || r.mayHelp(i, &c)
		})
	})
}

// keeps returns the repair by changes, which are those of a set, with a programme that is
// known; nil if that does not keep the rules then.
func (r *repairer) keeps(set []int, changes []change.Change, programme *model.Programme) *Repair {
	e, book := r.changed(changes)
	if e == nil || !check.Programme(e, book, programme).OK() {
		return nil
	}
	return &Repair{set: set, Changes: changes, People: r.cost(set).people, Event: e, Programme: programme}
}

// joinedChanges returns changes of which those are one that open the same room, or make
// the same person available, or add a window, at times that touch or overlap.
func joinedChanges(changes []change.Change) (joined []change.Change) {
	for _, c := range changes {
		for {
			k := slices.IndexFunc(joined, func(o change.Change) bool { return canJoin(c, o) })
			if k < 0 {
				break
			}
			o := joined[k].Interval
			c.Interval = model.Interval{Start: min(c.Interval.Start, o.Start), End: max(c.Interval.End, o.End)}
			joined = slices.Delete(joined, k, k+1)
		}
		joined = append(joined, c)
	}
	return joined
}

// canJoin reports whether two changes say the same of times without a gap between them.
func canJoin(c, o change.Change) bool {
	switch c.Kind {
	case change.RoomOpen, change.PersonAvailable, change.WindowAdded:
		return c.Kind == o.Kind && c.Room == o.Room && c.Person == o.Person && c.Interval.Start <= o.Interval.End && o.Interval.Start <= c.Interval.End
	}
	return false
}
