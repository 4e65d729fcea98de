package csp

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
		there, some := r.p.Span(stays, r.x[stays].Start), false
		starts := r.q.Activities[i].Candidates.Starts
		byStart := make([]int32, len(starts))
		for k, s := range starts {
			byStart[k] = int32(r.p.Span(moves, s).Overlap(there))
			some = some || byStart[k] > 0
		}
		if some {
			r.q.Soft.Unary = append(r.q.Soft.Unary, Unary{Penalty: o.Penalty, Activity: i, ByStart: byStart})
		}
	}
}

func (r softRestriction) Count(c *Count) {
	left := *c
	left.Members = nil
	for _, a := range c.Members {
		if i := r.at[a]; i >= 0 {
			left.Members = append(left.Members, i)
		} else if s := r.x[a].Start; s != Unplaced && c.inside(s) {
			left.Min--
			left.Max--
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

// Peak adds up the burdens that stay. A group without others still says how
// high the peak is at least.
func (r softRestriction) Peak(k *Peak) {
	left := Peak{Penalty: k.Penalty}
	for g, group := range k.Groups {
		var moving []Burden
		stay := k.StayOf(g)
		for _, b := range group {
			if i := r.at[b.Activity]; i >= 0 {
				moving = append(moving, Burden{i, r.open(b.Activity, b.ByStart)})
			} else if r.stays(b.Activity) {
				stay += b.ByStart[r.p.Activities[b.Activity].Candidates.at(r.x[b.Activity].Start)]
			}
		}
		left.Groups, left.Stay = append(left.Groups, moving), append(left.Stay, stay)
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
