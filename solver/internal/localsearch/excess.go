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

// crowd lets a at a place use what is charged for in excess (sign 1), or no more (sign -1).
func (c *charges) crowd(a int32, at csp.Place, sign int32) {
	if len(c.excess.uses[a]) == 0 {
		return
	}
	last := int32(-1)
	c.excess.each(a, int32(at.Start), int32(at.Room), func(v taking) bool {
		over, change := c.over[v.pool], int64(0)
		for t := v.from; t < v.to; t++ {
			change -= over[t].amount()
			over[t].over += sign * v.units
			if t == v.from && v.pool != last {
				over[t].begin += sign
			}
			change += over[t].amount()
		}
		last = v.pool
		c.add(c.p.Soft.Excesses[v.pool].Penalty, change)
		return true
	})
}
