package csp

import (
	"cmp"
	"slices"

	"programme/model"
)

// Idle charges for the minutes of a day in which nothing of a group takes place, from its first
// start to its last end, beyond those that are free: of what is in a room, or of what somebody
// attends. Minutes that one activity leaves idle another can fill.
type Idle struct {
	Penalty
	Members []RespiteMember  // what takes place for so long, one for each activity, ascending; shared, not to be changed
	Rooms   RoomSet          // where it counts, all together; nil for wherever it is
	Day     model.Interval   // in which it starts
	Pause   model.Minutes    // after each that never count
	Free    int              // minutes
	Quiet   []model.Interval // minutes that never count, ascending and apart
	// Stay is what takes place besides, whatever the members do.
	Stay []model.Interval
}

// Counts reports whether something that starts then in a room does.
func (k *Idle) Counts(t model.Instant, r model.RoomIndex) bool {
	return k.Day.Start <= t && t < k.Day.End && (k.Rooms == nil || r != model.NoRoom && k.Rooms.Has(r))
}

// Member returns how long an activity takes place, and whether it is a member.
func (k *Idle) Member(a ActivityIndex) (minutes model.Minutes, is bool) {
	i, is := slices.BinarySearchFunc(k.Members, a, func(m RespiteMember, a ActivityIndex) int { return cmp.Compare(m.Activity, a) })
	if !is {
		return 0, false
	}
	return k.Members[i].Minutes, true
}

// CompareSpans orders by start, and those that start together by end.
func CompareSpans(v, w model.Interval) int {
	return cmp.Or(cmp.Compare(v.Start, w.Start), cmp.Compare(v.End, w.End))
}

// Minutes returns how many minutes are idle, those included that are free, of what takes place in
// the order of [CompareSpans].
func (k *Idle) Minutes(busy []model.Interval) (idle int) {
	if len(busy) == 0 {
		return 0
	}
	from := busy[0].End.Add(k.Pause)
	for _, v := range busy[1:] {
		if from < v.Start {
			idle += int(v.Start.Sub(from) - k.quietIn(model.Interval{Start: from, End: v.Start}))
		}
		from = max(from, v.End.Add(k.Pause))
	}
	return idle
}

// quietIn returns how many minutes of v never count.
func (k *Idle) quietIn(v model.Interval) (minutes model.Minutes) {
	for _, q := range k.Quiet {
		minutes += q.Overlap(v)
	}
	return minutes
}

// Amount returns what is charged for what takes place, in the order of [CompareSpans].
func (k *Idle) Amount(busy []model.Interval) int { return max(0, k.Minutes(busy)-k.Free) }

// Busy returns what takes place in x, in the order of [CompareSpans].
func (p *Problem) Busy(k *Idle, x Assignment) []model.Interval {
	busy := slices.Clone(k.Stay)
	for _, m := range k.Members {
		if at := x[m.Activity]; at.Start != Unplaced && k.Counts(p.Starts[at.Start], at.Room) {
			busy = append(busy, p.busy(m, at.Start))
		}
	}
	slices.SortFunc(busy, CompareSpans)
	return busy
}

func (c *costing) Idle(k *Idle) { c.charge(k.Penalty, k.Amount(c.p.Busy(k, c.x))) }

func (r softRestriction) Idle(k *Idle) {
	left := *k
	left.Members, left.Stay = nil, slices.Clone(k.Stay)
	for _, m := range k.Members {
		if i := r.at[m.Activity]; i >= 0 {
			left.Members = append(left.Members, RespiteMember{i, m.Minutes})
		} else if at := r.x[m.Activity]; at.Start != Unplaced && k.Counts(r.p.Starts[at.Start], at.Room) {
			left.Stay = append(left.Stay, r.p.busy(m, at.Start))
		}
	}
	if len(left.Members) > 0 {
		slices.SortFunc(left.Members, func(m, n RespiteMember) int { return cmp.Compare(m.Activity, n.Activity) })
		r.q.Soft.Idles = append(r.q.Soft.Idles, left)
	}
}

func (n *filtering) Idle(k *Idle) { n.to.Idles = append(n.to.Idles, *k) }

func (do later) Idle(k *Idle) { do(&k.Penalty) }

func (t *roomTiers) Idle(k *Idle) { t[k.Tier-1] = t[k.Tier-1] || k.Rooms != nil }

func (c *paying) Idle(k *Idle) { c.paid.Groups += k.Weight * c.p.leastIdle(k) }

// leastIdle returns how many minutes are charged for at least: those that what has one place alone
// leaves idle, less what all others that may be there can fill.
func (p *Problem) leastIdle(k *Idle) int {
	busy, fill := slices.Clone(k.Stay), model.Minutes(0)
	for _, m := range k.Members {
		switch counts, surely := p.CountsIn(k, m.Activity); {
		case !counts:
		case surely && len(p.Activities[m.Activity].Candidates.Starts) == 1:
			busy = append(busy, p.busy(m, p.Activities[m.Activity].Candidates.Starts[0]))
		default:
			fill += m.Minutes + k.Pause
		}
	}
	slices.SortFunc(busy, CompareSpans)
	return max(0, k.Amount(busy)-int(fill))
}

// CountsIn reports whether an activity counts at some of its candidates, and whether it does at
// all of them and has to be placed.
func (p *Problem) CountsIn(k *Idle, a ActivityIndex) (some, surely bool) {
	surely = p.Placed(a)
	c := &p.Activities[a].Candidates
	for i, s := range c.Starts {
		rooms := c.Rooms[i].Len()
		if in := rooms; k.Day.Start <= p.Starts[s] && p.Starts[s] < k.Day.End {
			if k.Rooms != nil {
				in = c.Rooms[i].Common(k.Rooms)
			}
			some, surely = some || in > 0, surely && in == rooms
		} else {
			surely = false
		}
	}
	return some, surely
}
