package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// poolMembers returns the activities with a session that uses a pool in some rooms, nil
// for all, where it starts at one of those times.
func (c *compiler) poolMembers(times []model.Interval, uses func(model.SessionIndex) (csp.RoomSet, bool)) []csp.PoolMember {
	var members []csp.PoolMember
	for x := range c.Activities {
		m := csp.PoolMember{Activity: csp.ActivityIndex(x)}
		for _, s := range c.Activities[x].Sessions {
			if rooms, some := uses(s); some {
				for _, from := range times {
					m.Uses = append(m.Uses, csp.PoolUse{Minutes: c.Event.Sessions[s].Minutes, Rooms: rooms, From: from})
				}
			}
		}
		if len(m.Uses) > 0 {
			members = append(members, m)
		}
	}
	return members
}

// pool records a pool, unless it has enough for all. What alone needs more than it has is
// barred by the rule that the pool is of, under set.
func (c *compiler) pool(b *rules.Binding, set *rules.Bound, in rules.Instance, k csp.Pool) {
	members := k.Members
	k.Members = nil
	total := 0
	for _, m := range members {
		var enough []csp.PoolUse
		most := 0
		for _, u := range m.Uses {
			if u.Takes() > k.Most {
				barred := in
				barred.A = c.Activities[m.Activity].Sessions[0]
				c.banUse(b, set, barred, &k, m.Activity, &u)
				continue
			}
			enough, most = append(enough, u), max(most, u.Takes())
		}
		if total += most; len(enough) > 0 {
			k.Members = append(k.Members, csp.PoolMember{Activity: m.Activity, Uses: enough})
		}
	}
	if total > k.Most {
		k.Instance = c.instance(b, set, in)
		c.Pools = append(c.Pools, k)
	}
}

// banUse bars the places at which an activity would use a pool.
func (c *compiler) banUse(b *rules.Binding, set *rules.Bound, in rules.Instance, k *csp.Pool, a csp.ActivityIndex, u *csp.PoolUse) {
	c.banStarts(b, set, a, u.Rooms, in, func(v model.Interval) bool {
		taken := k.Taken(u, v.Start)
		return taken.Minutes() > 0 && taken.Overlaps(k.During)
	})
}

// chargeExcess charges for what is used of a pool beyond what it has, if that can be.
func (c *compiler) chargeExcess(penalty csp.Penalty, k csp.Pool) {
	all := 0
	for _, m := range k.Members {
		most := 0
		for i := range m.Uses {
			most = max(most, m.Uses[i].Takes())
		}
		all += most
	}
	if all > k.Most {
		c.Soft.Excesses = append(c.Soft.Excesses, csp.Excess{Penalty: penalty, Pool: k})
	}
}
