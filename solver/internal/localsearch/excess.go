package localsearch

import "programme/solver/internal/csp"

// moment is one at which someone can begin to use what is charged for in excess.
type moment struct {
	begin int32 // how many do
	over  int32 // how many units are used beyond those that there are; below 0 for less
}

// amount returns what is charged for at the moment.
func (m *moment) amount() int64 {
	if m.begin == 0 {
		return 0
	}
	return int64(max(0, m.over))
}

func (g *gathering) Excess(x *csp.Excess) {
	k := &x.Pool
	var over []moment
	for _, t := range g.p.Moments(k) {
		m := moment{over: -int32(k.Left(t))}
		for _, v := range k.Stay {
			if v.Start == t && !v.GoesOn {
				m.begin++
			}
		}
		over = append(over, m)
		g.add(x.Penalty, m.amount())
	}
	g.pools, g.over = append(g.pools, *k), append(g.over, over)
}

// priceCrowds adds sign times what a at a place, which it has not, is charged for in excess.
func (c *charges) priceCrowds(a int32, at csp.Place, sign int64) {
	if len(c.excess.uses[a]) == 0 {
		return
	}
	c.eachMoment(a, at, func(pool int32, m *moment, units, begin int32) {
		after := moment{m.begin + begin, m.over + units}
		c.add(c.p.Soft.Excesses[pool].Penalty, sign*(after.amount()-m.amount()))
	})
}

// crowd lets a at a place use what is charged for in excess (sign 1), or no more (sign -1).
func (c *charges) crowd(a int32, at csp.Place, sign int32) {
	if len(c.excess.uses[a]) == 0 {
		return
	}
	c.eachMoment(a, at, func(_ int32, m *moment, units, begin int32) {
		m.over += sign * units
		m.begin += sign * begin
	})
}

// eachMoment calls do with each moment at which a at a place uses a pool, so many units of it,
// and whether that is when it begins to.
func (c *charges) eachMoment(a int32, at csp.Place, do func(pool int32, m *moment, units, begin int32)) {
	last := int32(-1)
	c.excess.each(a, int32(at.Start), int32(at.Room), func(v taking) bool {
		over := c.over[v.pool]
		for t := v.from; t < v.to; t++ {
			begin := int32(0)
			if t == v.from && v.pool != last {
				begin = 1
			}
			do(v.pool, &over[t], v.units, begin)
		}
		last = v.pool
		return true
	})
}
