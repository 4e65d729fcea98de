package conflict

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
// helps as well. Each is left out in turn, and all of them again after one could go, since
// a change can stand in the way of another: those first that ask the most people and go
// furthest, and it is seen whether the programme of the others keeps the rules without it,
// or solved again, from there: all that, where time is bounded, in twice the time that it
// took to solve the repair, since rooms that are all but full can take long to be found
// too full.
func (r *repairer) withoutNeedless(ctx context.Context, repair *Repair, took time.Duration) (*Repair, error) {
	ctx, stop := r.within(ctx, max(time.Second, 2*took))
	defer stop()
	for again := true; again; {
		again = false
		order := slices.Clone(repair.set)
		slices.SortStableFunc(order, func(i, j int) int {
			a, b := &r.all[i], &r.all[j]
			return cmp.Or(cmp.Compare(b.people, a.people), cmp.Compare(b.kind, a.kind), cmp.Compare(b.change.Interval.Minutes(), a.change.Interval.Minutes()))
		})
		for _, i := range order {
			fewer, err := r.withoutOne(ctx, repair, i)
			if err != nil {
				return nil, err
			}
			if fewer != nil {
				repair, again = fewer, true
			}
		}
	}
	if joined := joinedChanges(repair.Changes); len(joined) < len(repair.Changes) {
		if one := r.keeps(repair.set, joined, repair.Programme); one != nil {
			repair = one
		}
	}
	return repair, nil
}

// withoutOne returns the repair without one of its changes, nil if that leaves no programme
// or time is up.
func (r *repairer) withoutOne(ctx context.Context, repair *Repair, i int) (*Repair, error) {
	rest := slices.DeleteFunc(slices.Clone(repair.set), func(j int) bool { return i == j })
	if len(rest) == 0 || ctx.Err() != nil {
		return nil, nil
	}
	if fewer := r.keeps(rest, r.changes(rest), repair.Programme); fewer != nil {
		return fewer, nil
	}
	fewer, _, _, err := r.solve(ctx, rest, repair.Programme)
	return fewer, err
}

// keeps returns the repair by changes, which are those of a set, with a programme that is
// known; nil if that does not keep the rules then.
func (r *repairer) keeps(set []int, changes []change.Change, programme *model.Programme) *Repair {
	book := r.changed(changes)
	if book == nil || !check.Programme(book, programme).OK() {
		return nil
	}
	return &Repair{set: set, Changes: changes, People: r.toll(set).people, Event: book.Event(), Programme: programme}
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
