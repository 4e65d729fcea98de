package localsearch

import "programme/solver/internal/csp"

// moment is one at which someone can begin to use what is charged for in excess.
type moment struct {
	begin int32 // how many do
	over  int32 // how many use it beyond those that may; below 0 for less
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
			if v.Start == t {
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
	last := int32(-1)
	for i := range c.excess.uses[a] {
		u := &c.excess.uses[a][i]
		from, to := u.from[at.Start], u.to[at.Start]
		if u.pool == last || from == to {
			continue
		}
		last = u.pool
		over, change := c.over[u.pool], int64(0)
		for t := from; t < to; t++ {
			change -= over[t].amount()
			over[t].over += sign
			if t == from {
				over[t].begin += sign
			}
			change += over[t].amount()
		}
		c.add(c.p.Soft.Excesses[u.pool].Penalty, change)
	}
}
