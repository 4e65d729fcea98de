package csp

import "programme/model"

// restrictSoft carries the charges over: of each, the part of what stays is added up.
func (r *restriction) restrictSoft() { r.p.Soft.Show(AnyTier, softRestriction{r}) }

// softRestriction is the [SoftView] of a restriction.
type softRestriction struct{ *restriction }

func (r softRestriction) Unary(u *Unary) {
	if i := r.at[u.Activity]; i >= 0 {
		left := *u
		left.Activity, left.ByStart = i, r.open(u.Activity, u.ByStart)
		r.q.Soft.Unary = append(r.q.Soft.Unary, left)
	}
}

// Overlap turns an overlap with an activity that stays into a charge for starts.
func (r softRestriction) Overlap(o *Overlap) {
	moves, stays := o.A, o.B
	if r.at[moves] < 0 {
		moves, stays = stays, moves
	}
	i := r.at[moves]
	switch {
	case i < 0:
	case r.at[stays] >= 0:
		r.q.Soft.Overlaps = append(r.q.Soft.Overlaps, Overlap{o.Penalty, r.at[o.A], r.at[o.B]})
	case r.stays(stays):
		there := r.p.Span(stays, r.x[stays].Start)
		r.chargeStarts(o.Penalty, i, nil, func(s StartIndex) int { return int(r.p.Span(moves, s).Overlap(there)) })
	}
}

// Strain turns a strain with an activity that stays into a charge for starts, in the rooms
// that meet the condition.
func (r softRestriction) Strain(x *Strain) {
	moves, stays := x.A, x.B
	if r.at[moves] < 0 {
		moves, stays = stays, moves
	}
	i := r.at[moves]
	switch {
	case i < 0:
	case r.at[stays] >= 0:
		left := *x
		left.A, left.B = r.at[x.A], r.at[x.B]
		r.q.Soft.Strains = append(r.q.Soft.Strains, left)
	case r.stays(stays):
		there := r.x[stays]
		r.chargeStarts(x.Penalty, i, x.roomsMeeting(moves, there.Room), func(s StartIndex) int {
			if moves == x.A {
				return r.p.Strained(x, s, there.Start)
			}
			return r.p.Strained(x, there.Start, s)
		})
	}
}

// Tight turns what is charged with activities that stay into charges for starts, room by
// room.
func (r softRestriction) Tight(k *Tight) {
	left := *k
	left.Layouts = make([][]int32, len(r.q.Activities))
	for a, i := range r.at {
		if i >= 0 {
			left.Layouts[i] = k.Layouts[a]
		}
	}
	r.q.Soft.Tights = append(r.q.Soft.Tights, left)
	if k.One {
		r.tightIn(k, k.Rooms)
		return
	}
	for room := range r.p.Rooms {
		if k.Rooms.Has(model.RoomIndex(room)) {
			only := NewRoomSet(len(r.p.Rooms))
			only.Add(model.RoomIndex(room))
			r.tightIn(k, only)
		}
	}
}

// tightIn does so for some rooms that count together.
func (r softRestriction) tightIn(k *Tight, only RoomSet) {
	var stay []ActivityIndex
	for b, place := range r.x {
		if r.stays(ActivityIndex(b)) && place.Room != model.NoRoom && only.Has(place.Room) {
			stay = append(stay, ActivityIndex(b))
		}
	}
	for a, i := range r.at {
		if i < 0 || len(stay) == 0 {
			continue
		}
		r.chargeStarts(k.Penalty, i, only, func(s StartIndex) (missing int) {
			for _, b := range stay {
				missing += r.p.Missing(k, ActivityIndex(a), s, b, r.x[b].Start)
			}
			return missing
		})
	}
}

// chargeStarts charges activity i of the restricted problem for its start in some rooms.
func (r softRestriction) chargeStarts(penalty Penalty, i ActivityIndex, in RoomSet, amount func(StartIndex) int) {
	some := false
	c := &r.q.Activities[i].Candidates
	byStart := make([]int32, len(c.Starts))
	for k, s := range c.Starts {
		if in == nil || in.Common(c.Rooms[k]) > 0 {
			byStart[k] = int32(amount(s))
			some = some || byStart[k] > 0
		}
	}
	if some {
		r.q.Soft.Unary = append(r.q.Soft.Unary, Unary{Penalty: penalty, Activity: i, ByStart: byStart, In: in})
	}
}

func (r softRestriction) Count(c *Count) {
	left := *c
	left.Members, left.Units = nil, nil
	for k, a := range c.Members {
		units := c.UnitsOf(k)
		if i := r.at[a]; i >= 0 {
			left.Members = append(left.Members, i)
			if c.Units != nil {
				left.Units = append(left.Units, units)
			}
		} else if s := r.x[a].Start; s != Unplaced && c.inside(s) {
			left.Min -= units
			left.Max -= units
		}
	}
	if len(left.Members) > 0 {
		r.q.Soft.Counts = append(r.q.Soft.Counts, left)
	}
}

func (r softRestriction) Homes(h *Homes) {
	left := *h
	left.Members, left.Used = nil, h.used(len(r.p.Rooms))
	for _, a := range h.Members {
		if i := r.at[a]; i >= 0 {
			left.Members = append(left.Members, i)
		} else if r.stays(a) {
			left.Used.Add(r.x[a].Room)
		}
	}
	if len(left.Members) > 0 {
		r.q.Soft.Homes = append(r.q.Soft.Homes, left)
	}
}

func (r softRestriction) Worst(w *Worst) {
	if left := (Worst{w.Penalty, r.bag(&w.Bag)}); len(left.Burdens) > 0 {
		r.q.Soft.Worsts = append(r.q.Soft.Worsts, left)
	}
}

// bag makes the largest of the burdens that stay the least that the bag bears. Burdens that
// are never larger are left out.
func (r softRestriction) bag(b *Bag) Bag {
	left := Bag{Stay: b.Stay}
	for i := range b.Burdens {
		if k := &b.Burdens[i]; r.at[k.Activity] < 0 {
			left.Stay = max(left.Stay, r.p.BurdenAt(k, r.x[k.Activity]))
		}
	}
	for _, k := range b.Burdens {
		if i := r.at[k.Activity]; i >= 0 && k.Most() > left.Stay {
			k.Activity, k.ByStart = i, r.open(k.Activity, k.ByStart)
			left.Burdens = append(left.Burdens, k)
		}
	}
	return left
}

// Peak adds up what stays. A group without others still says how high the peak is at least.
func (r softRestriction) Peak(k *Peak) {
	left := Peak{Penalty: k.Penalty}
	for g := range k.Groups {
		group := Group{Stay: k.Groups[g].Stay, Heads: k.Groups[g].Heads}
		for i := range k.Groups[g].Bags {
			if bag := r.bag(&k.Groups[g].Bags[i]); len(bag.Burdens) > 0 {
				group.Bags = append(group.Bags, bag)
			} else {
				group.Stay += bag.Stay
			}
		}
		left.Groups = append(left.Groups, group)
	}
	r.q.Soft.Peaks = append(r.q.Soft.Peaks, left)
}

func (r softRestriction) Absent(b *Absent) {
	if i := r.at[b.Activity]; i >= 0 {
		left := *b
		left.Activity = i
		r.q.Soft.Absent = append(r.q.Soft.Absent, left)
	}
}

// open returns the amounts of the candidate starts that are still open.
func (r softRestriction) open(a ActivityIndex, byStart []int32) []int32 {
	if byStart == nil {
		return nil
	}
	left := make([]int32, 0, len(byStart))
	for k, amount := range byStart {
		if !r.left[r.at[a]][k].Empty() {
			left = append(left, amount)
		}
	}
	return left
}
