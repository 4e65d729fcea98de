package csp

import (
	"cmp"
	"slices"

	"programme/model"
)

// Refits are the changes of the layout of a room on a day. Each activity that gives a layout
// and finds another one there, left by the last before it that gave one, is one; idle times
// and activities that give none leave the room as it is.
type Refits struct {
	Rooms   RoomSet        // the room, and those that combine it with others: one thing at a time is in them
	Day     model.Interval // in which activities start
	Layouts []int32        // by activity: its layout, 0 for one that gives none
	Most    int            // changes that are free
	Stay    []Laid         // by what stays there, whatever the activities do
}

// Laid is a room that is laid out for something that starts then.
type Laid struct {
	At     model.Instant
	Layout int32
}

// RefitLimit allows no more changes than are free.
type RefitLimit struct {
	Refits
	Instance InstanceIndex
}

// Refit charges for each change beyond those that are free.
type Refit struct {
	Penalty
	Refits
}

// Counts reports whether an activity that starts then in a room has it laid out.
func (k *Refits) Counts(a ActivityIndex, t model.Instant, r model.RoomIndex) bool {
	return r != model.NoRoom && k.Rooms.Has(r) && k.Layouts[a] != 0 && k.during(t)
}

// during reports whether the day is one on which something starts then.
func (k *Refits) during(t model.Instant) bool { return k.Day.Start <= t && t < k.Day.End }

// CompareLaid orders by time.
func CompareLaid(l, m Laid) int {
	return cmp.Or(cmp.Compare(l.At, m.At), cmp.Compare(l.Layout, m.Layout))
}

// Changes returns how often the layout changes in a list in the order of [CompareLaid].
func Changes(list []Laid) (n int) {
	for i := 1; i < len(list); i++ {
		if list[i].Layout != list[i-1].Layout {
			n++
		}
	}
	return n
}

// Over returns how many changes there are beyond those that are free, of a list of how the
// room is laid out, which it sorts.
func (k *Refits) Over(list []Laid) int {
	slices.SortFunc(list, CompareLaid)
	return max(0, Changes(list)-k.Most)
}

// Laid returns how the room is laid out in x, what stays included.
func (p *Problem) Laid(k *Refits, x Assignment) []Laid {
	list := slices.Clone(k.Stay)
	for a, at := range x {
		if at.Start != Unplaced && k.Counts(ActivityIndex(a), p.Starts[at.Start], at.Room) {
			list = append(list, Laid{p.Starts[at.Start], k.Layouts[a]})
		}
	}
	return list
}

// RefitExcludes reports whether two activities change the layout of the room too often at
// their places, whatever else is there.
func (p *Problem) RefitExcludes(k *RefitLimit, a ActivityIndex, at Place, b ActivityIndex, bt Place) bool {
	s, t := p.Starts[at.Start], p.Starts[bt.Start]
	if !k.Counts(a, s, at.Room) || !k.Counts(b, t, bt.Room) {
		return false
	}
	return k.Over(append(slices.Clone(k.Stay), Laid{s, k.Layouts[a]}, Laid{t, k.Layouts[b]})) > 0
}

// among returns the changes that those activities make that have an index in at, of so many,
// under that index.
func (k Refits) among(at []ActivityIndex, n int) Refits {
	layouts := make([]int32, n)
	for a, i := range at {
		if i >= 0 {
			layouts[i] = k.Layouts[a]
		}
	}
	k.Layouts = layouts
	return k
}

// some reports whether any activity has the room laid out.
func (k *Refits) some() bool {
	return slices.ContainsFunc(k.Layouts, func(layout int32) bool { return layout != 0 })
}

// restrictRefits carries the limits over.
func (r *restriction) restrictRefits() {
	for i := range r.p.RefitLimits {
		k := &r.p.RefitLimits[i]
		if left := r.refits(&k.Refits); left.some() {
			r.q.RefitLimits = append(r.q.RefitLimits, RefitLimit{left, k.Instance})
		}
	}
}

// refits returns the changes that are left to make: among those of what stays.
func (r *restriction) refits(k *Refits) Refits {
	left := k.among(r.at, len(r.q.Activities))
	left.Stay = r.laidByThoseWhoStay(k)
	return left
}

func (r *restriction) laidByThoseWhoStay(k *Refits) []Laid {
	list := slices.Clone(k.Stay)
	for a, at := range r.x {
		if b := ActivityIndex(a); r.stays(b) && k.Counts(b, r.p.Starts[at.Start], at.Room) {
			list = append(list, Laid{r.p.Starts[at.Start], k.Layouts[a]})
		}
	}
	slices.SortFunc(list, CompareLaid)
	return list
}

// blockRefits closes the places that change the layout too often among what stays.
func (r *restriction) blockRefits(k *RefitLimit) {
	stay := r.laidByThoseWhoStay(&k.Refits)
	if len(stay) == 0 {
		return
	}
	for a, i := range r.at {
		if i < 0 || k.Layouts[a] == 0 {
			continue
		}
		for n, s := range r.p.Activities[a].Candidates.Starts {
			t := r.p.Starts[s]
			if k.during(t) && k.Over(append(slices.Clone(stay), Laid{t, k.Layouts[a]})) > 0 {
				r.left[i][n].RemoveAll(k.Rooms)
			}
		}
	}
}

func (c *costing) Refit(k *Refit) { c.charge(k.Penalty, k.Over(c.p.Laid(&k.Refits, c.x))) }

func (n *filtering) Refit(k *Refit) { n.to.Refits = append(n.to.Refits, *k) }

func (do later) Refit(k *Refit) { do(&k.Penalty) }

func (t *roomTiers) Refit(k *Refit) { t[k.Tier-1] = true }

func (r softRestriction) Refit(k *Refit) {
	if left := r.refits(&k.Refits); left.some() {
		r.q.Soft.Refits = append(r.q.Soft.Refits, Refit{k.Penalty, left})
	}
}

// Refit counts the changes that the activities make which have one place alone: others in
// between never make them fewer.
func (c *paying) Refit(k *Refit) {
	list := slices.Clone(k.Stay)
	for x := range c.p.Activities {
		a, only := ActivityIndex(x), &c.p.Activities[x].Candidates
		if k.Layouts[a] == 0 || !c.p.Placed(a) || len(only.Starts) > 1 || !only.Rooms[0].Within(k.Rooms) {
			continue
		}
		if t := c.p.Starts[only.Starts[0]]; k.during(t) {
			list = append(list, Laid{t, k.Layouts[a]})
		}
	}
	c.paid.Groups += k.Weight * k.Over(list)
}
