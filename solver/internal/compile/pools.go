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

// pool records a pool, unless it has enough for all.
func (c *compiler) pool(k csp.Pool) {
	if len(k.Members) > k.Most {
		c.Pools = append(c.Pools, k)
	}
}

// poolOrBan records a pool of so many or, if there are none, bans its use.
func (c *compiler) poolOrBan(b *rules.Binding, set *rules.Bound, in rules.Instance, k csp.Pool, most int) {
	if most > 0 {
		k.Most, k.Instance = most, c.instance(b, set, in)
		c.pool(k)
		return
	}
	for _, m := range k.Members {
		for i := range m.Uses {
			in.A = c.Activities[m.Activity].Sessions[0]
			c.banStarts(b, set, m.Activity, m.Uses[i].Rooms, in, func(v model.Interval) bool {
				taken := k.Taken(&m.Uses[i], v.Start)
				return taken.Minutes() > 0 && taken.Overlaps(k.During)
			})
		}
	}
}
