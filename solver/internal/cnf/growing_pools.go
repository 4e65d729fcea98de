package cnf

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// relievePools adds, for each moment at which more of a pool is used in x than there is, a clause
// that says that one of those does not. It reports whether there was any.
func (o *Growing) relievePools(x csp.Assignment) bool {
	p, some := o.f.p, false
	for i := range p.Pools {
		k := &p.Pools[i]
		for _, t := range p.Moments(k) {
			if users, by := usersAt(p, k, x, t); len(users) > 0 {
				o.forbidUses(k, t, users, by)
				some = true
			}
		}
	}
	return some
}

// usersAt returns activities that together use more of a pool in x at t than there is,
// those that take most, and by which uses; none if not too much is used.
func usersAt(p *csp.Problem, k *csp.Pool, x csp.Assignment, t model.Instant) (users []csp.ActivityIndex, by []*csp.PoolUse) {
	type user struct {
		activity csp.ActivityIndex
		use      *csp.PoolUse
	}
	var all []user
	for m := range k.Members {
		if u := p.UseAt(k, &k.Members[m], x, t); u != nil {
			all = append(all, user{k.Members[m].Activity, u})
		}
	}
	slices.SortStableFunc(all, func(a, b user) int { return cmp.Compare(b.use.Takes(), a.use.Takes()) })
	units, most := 0, k.Left(t)
	for _, u := range all {
		users, by = append(users, u.activity), append(by, u.use)
		if units += u.use.Takes(); units > most {
			return users, by
		}
	}
	return nil, nil
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
