package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Excess counts, at each moment at which someone can begin, the units that are used of the
// pool then; those of as many activities as have room at once, at most. Each unit that is too
// many is charged for if someone begins.
func (o *objective) Excess(x *csp.Excess) {
	atOnce := o.usersAtOnce(&x.Pool)
	for _, t := range o.p.Moments(&x.Pool) {
		o.excessAt(x, t, atOnce)
	}
}

// usersAtOnce returns how many can use a pool at once at most: as many as have room, if none
// of them uses it for longer than it takes place.
func (o *objective) usersAtOnce(k *csp.Pool) (n int) {
	longer := func(m csp.PoolMember) bool {
		return slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool { return k.Before+u.Minutes+k.After > o.p.Activities[m.Activity].Minutes })
	}
	if k.Before > 0 || slices.ContainsFunc(k.Members, longer) {
		return len(k.Members)
	}
	for r := range o.p.Rooms {
		if usedIn(k, model.RoomIndex(r)) {
			n += min(o.p.Rooms[r].Parallel, len(o.p.Activities))
		}
	}
	return n
}

// usedIn reports whether a pool can be used in a room.
func usedIn(k *csp.Pool, r model.RoomIndex) bool {
	for i := range k.Members {
		if slices.ContainsFunc(k.Members[i].Uses, func(u csp.PoolUse) bool { return u.AppliesIn(r) }) {
			return true
		}
	}
	return false
}

// excessAt charges for one moment.
func (o *objective) excessAt(x *csp.Excess, t model.Instant, atOnce int) {
	k := &x.Pool
	left, begins := k.Left(t), sat.False
	if slices.ContainsFunc(k.Stay, func(v csp.Taking) bool { return v.Start == t && !v.GoesOn }) {
		begins = sat.True
	}
	var using []sat.Weighted
	var beginners []poolCase
	var units []int // of each that can use the pool
	for i := range k.Members {
		own, most := o.unitsUsedAt(k, &k.Members[i], t)
		if using = append(using, own...); most > 0 {
			units = append(units, most)
		}
		beginners = append(beginners, o.beginningAt(k, &k.Members[i], t)...)
	}
	slices.SortFunc(units, func(m, n int) int { return n - m })
	most := 0
	for _, n := range units[:min(atOnce, len(units))] {
		most += n
	}
	if most <= left || begins == sat.False && len(beginners) == 0 {
		return
	}
	if begins == sat.False {
		begins = o.to.NewVar()
		for _, b := range beginners {
			o.clause = append(o.clause[:0], begins)
			o.orOff(b.activity)
			o.orStartsOutside(b.activity, b.from, b.to)
			if b.in != 0 {
				o.or(b.in.Not())
			}
			o.end()
		}
	}
	if left < 0 {
		o.charge(x.Penalty, begins, -left)
		left = 0
	}
	if most <= left {
		return
	}
	o.chargeBeyond(x.Penalty, begins, using, left, most)
}

// unitsUsedAt returns literals that say how many units a member uses of a pool at t, with
// what each counts for, and the most that they come to.
func (o *objective) unitsUsedAt(k *csp.Pool, m *csp.PoolMember, t model.Instant) (using []sat.Weighted, most int) {
	cases, units := o.casesAt(k, m, t)
	for _, n := range units {
		uses := make([]bool, len(o.activities[m.Activity].starts)) // whatever the room
		inRooms := false
		for _, c := range cases {
			if inRooms = inRooms || c.units >= n && c.in != 0; c.units >= n && c.in == 0 {
				for i := c.from; i < c.to; i++ {
					uses[i] = true
				}
			}
		}
		lit := sat.False
		if slices.Contains(uses, true) {
			lit = o.startsWhere(m.Activity, func(i int) bool { return uses[i] })
		}
		if inRooms {
			any := o.to.NewVar()
			if lit != sat.False {
				o.to.Add(lit.Not(), any)
			}
			for _, c := range cases {
				if c.units >= n && c.in != 0 {
					o.clause = append(o.clause[:0], any, c.in.Not())
					o.orOff(c.activity)
					o.orStartsOutside(c.activity, c.from, c.to)
					o.end()
				}
			}
			lit = any
		}
		using, most = append(using, sat.Weighted{Lit: lit, Weight: n - most}), n
	}
	return using, most
}

// beginningAt returns the ways in which a member can begin to use a pool at t.
func (o *objective) beginningAt(k *csp.Pool, m *csp.PoolMember, t model.Instant) (cases []poolCase) {
	v := &o.activities[m.Activity]
	for i := range m.Uses {
		c, possible := o.poolCase(k, m.Activity, &m.Uses[i], t)
		if !possible {
			continue
		}
		all := c
		eachStretch(len(v.starts), func(at int) bool {
			return all.from <= at && at < all.to && k.Taken(&m.Uses[i], o.p.Starts[v.starts[at]]).Start == t
		}, func(from, to int) {
			c.from, c.to = from, to
			cases = append(cases, c)
		})
	}
	return cases
}

// chargeBeyond charges, where begins is true, for what is used beyond so much, up to most:
// by a count or value by value or, where there are too many values, by binary digits.
func (o *objective) chargeBeyond(penalty csp.Penalty, begins sat.Lit, using []sat.Weighted, left, most int) {
	weight := using[0].Weight
	if !slices.ContainsFunc(using, func(m sat.Weighted) bool { return m.Weight != weight }) {
		o.chargeCount(penalty, begins, using, left, most)
		return
	}
	sums, ok := sat.NewSums(o.to, using, most)
	if !ok {
		o.chargeDigits(penalty, begins, using, left, most)
		return
	}
	above := sat.False
	for i := len(sums.Values) - 1; sums.Values[i] > left; i-- {
		over := o.to.NewVar()
		if above != sat.False {
			o.to.Add(above.Not(), over)
		}
		o.to.Add(begins.Not(), sums.Lits[i].Not(), over)
		o.charge(penalty, over, sums.Values[i]-max(left, sums.Values[i-1]))
		above = over
	}
}

// chargeCount charges where each counts for the same.
func (o *objective) chargeCount(penalty csp.Penalty, begins sat.Lit, using []sat.Weighted, left, most int) {
	weight, lits := using[0].Weight, make([]sat.Lit, len(using))
	for i := range using {
		lits[i] = using[i].Lit
	}
	total := sat.NewTotalizer(o.to, lits, most/weight)
	for j := left/weight + 1; j <= most/weight; j++ {
		m := total.AtLeast(j)
		if begins != sat.True {
			over := o.to.NewVar()
			o.to.Add(begins.Not(), m.Not(), over)
			m = over
		}
		o.charge(penalty, m, min(weight, j*weight-left))
	}
}

// chargeDigits charges for a number of which the sum is no more than left beyond.
func (o *objective) chargeDigits(penalty csp.Penalty, begins sat.Lit, using []sat.Weighted, left, most int) {
	using = slices.Clone(using)
	for digit := 0; (most-left)>>digit > 0; digit++ {
		over := o.to.NewVar()
		o.charge(penalty, over, 1<<digit)
		using, left = append(using, sat.Weighted{Lit: over.Not(), Weight: 1 << digit}), left+1<<digit
	}
	sat.AtMostBinary(o.to, left, using, begins.Not())
}
