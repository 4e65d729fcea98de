package encode

import "programme/model"

// relievePools adds, for each moment at which more use a pool in x than may, a clause
// that says that one of those does not. It reports whether there was any.
func (o *Opening) relievePools(x Assignment) bool {
	p, some := o.f.p, false
	for i := range p.Pools {
		k := &p.Pools[i]
		for _, t := range p.Moments(k) {
			most := k.left(t)
			var users []ActivityIndex
			var by []*PoolUse
			for m := range k.Members {
				if u := p.useAt(k, &k.Members[m], x, t); u != nil && len(users) <= most {
					users, by = append(users, k.Members[m].Activity), append(by, u)
				}
			}
			if len(users) > most {
				o.forbidUses(k, t, users, by)
				some = true
			}
		}
	}
	return some
}

// useAt returns the use by which a member takes the pool at t, nil if it does not.
func (p *Problem) useAt(k *Pool, m *PoolMember, x Assignment, t model.Instant) *PoolUse {
	at := x[m.Activity]
	if at.Start == Unplaced {
		return nil
	}
	for i := range m.Uses {
		u := &m.Uses[i]
		if v := k.Taken(u, p.Starts[at.Start]); v.Start <= t && t < v.End && (u.Rooms == nil || u.Rooms.Has(at.Room)) {
			return u
		}
	}
	return nil
}

// forbidUses adds that not all of some activities take a pool at t by those uses.
func (o *Opening) forbidUses(k *Pool, t model.Instant, users []ActivityIndex, by []*PoolUse) {
	f := o.f
	f.clause = f.clause[:0]
	for i, a := range users {
		if !o.opened[a] {
			f.or(o.stay[a].Not())
			continue
		}
		c, _ := f.poolCase(k, a, by[i], t)
		if c.in != 0 {
			f.or(c.in.Not())
		}
		f.orOff(a)
		f.orStartsOutside(a, c.from, c.to)
	}
	f.end()
}
