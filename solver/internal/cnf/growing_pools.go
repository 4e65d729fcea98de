package cnf

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// relievePools adds, for each moment at which more use a pool in x than may, a clause
// that says that one of those does not. It reports whether there was any.
func (o *Growing) relievePools(x csp.Assignment) bool {
	p, some := o.f.p, false
	for i := range p.Pools {
		k := &p.Pools[i]
		for _, t := range p.Moments(k) {
			most := k.Left(t)
			var users []csp.ActivityIndex
			var by []*csp.PoolUse
			for m := range k.Members {
				if u := p.UseAt(k, &k.Members[m], x, t); u != nil && len(users) <= most {
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

// forbidUses adds that not all of some activities take a pool at t by those uses.
func (o *Growing) forbidUses(k *csp.Pool, t model.Instant, users []csp.ActivityIndex, by []*csp.PoolUse) {
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
