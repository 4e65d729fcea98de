package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

const setUps = "setups"

// encodeSetUps keeps a room free before each activity with a set-up: it relates it to all
// others, or charges for what is missing between the two, and bans what is too soon after a
// hold.
func encodeSetUps(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	var sessions []model.SessionIndex
	longest := make([]model.Minutes, len(c.Activities))
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		if before := c.Event.Sessions[s].Setup; before > 0 {
			sessions = append(sessions, s)
			longest[a] = max(longest[a], before)
		}
	})
	if len(sessions) == 0 {
		return
	}
	// A relation holds in all spaces of one setting: there are as many as there are pairs, and spaces
	// can be as many as rooms.
	where := map[*rules.Bound]*csp.RoomPairs{}
	var hard []*rules.Bound
	eachWithSetUps(c, setting, func(x *space, level model.Level) {
		if level != model.Hard {
			pairs := x.pairs(len(c.Rooms))
			for _, s := range sessions {
				chargeSetUp(c, b, x.set, s, pairs)
			}
			return
		}
		if where[x.set] == nil {
			where[x.set] = newRoomPairs(len(c.Rooms))
			hard = append(hard, x.set)
		}
		x.addTo(where[x.set])
	})
	for _, set := range hard {
		for _, s := range sessions {
			a := c.ActivityOf[s]
			if c.Event.Sessions[s].Setup < longest[a] { // another session of the activity says more
				continue
			}
			for y := range c.Activities {
				if other := csp.ActivityIndex(y); other != a && (longest[y] == 0 || other < a) {
					in := rules.NewInstance(b.Rule.ID)
					in.Part, in.A, in.B = setUps, withSetUp(c, other, longest[y]), s
					c.relate(csp.Relation{A: other, B: a, Kind: csp.NotClose, Gap: longest[a], After: longest[y], Where: where[set]}, b, set, in)
				}
			}
		}
	}
	// A room and those that combine it are several spaces, and what is asked of them after a hold is
	// one instance.
	known := map[rules.Instance]csp.InstanceIndex{}
	eachSetUpAfterHold(c, b, setting, sessions, func(set *rules.Bound, level model.Level, rooms csp.RoomSet, in rules.Instance) {
		if level != model.Hard {
			return
		}
		a := c.ActivityOf[in.A]
		starts := c.legalIn(a, in.Span)
		if len(starts) == 0 {
			return
		}
		in.Setting = set.Index
		i, same := known[in]
		if !same {
			i = c.instance(b, set, in)
			known[in] = i
		}
		c.ban(a, starts, rooms, i)
	})
}

// legalIn returns the legal starts of an activity in an interval.
func (c *compiler) legalIn(a csp.ActivityIndex, v model.Interval) (starts []csp.StartIndex) {
	for _, s := range c.Activities[a].Legal {
		if t := c.Span(a, s).Start; v.Start <= t && t < v.End {
			starts = append(starts, s)
		}
	}
	return starts
}

// withSetUp returns the first session of an activity whose set-up is that long.
func withSetUp(c *compiler, a csp.ActivityIndex, setup model.Minutes) model.SessionIndex {
	sessions := c.Activities[a].Sessions
	return sessions[max(0, slices.IndexFunc(sessions, func(s model.SessionIndex) bool { return c.Event.Sessions[s].Setup == setup }))]
}

// eachWithSetUps calls use for each space, with the level that its setting has for set-ups, if it
// binds.
func eachWithSetUps(c *compiler, setting []*rules.Bound, use func(x *space, level model.Level)) {
	for _, x := range c.spaces(setting) {
		if level := x.set.LevelOf(setUps); level == model.Hard || level.Tier() > 0 {
			use(&x, level)
		}
	}
}

// chargeSetUp charges for the minutes that are missing before a session after any other.
func chargeSetUp(c *compiler, b *rules.Binding, set *rules.Bound, s model.SessionIndex, where *csp.RoomPairs) {
	for y := range c.Activities {
		other := csp.ActivityIndex(y)
		if other == c.ActivityOf[s] {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		in.Part, in.A, in.B = setUps, c.Activities[y].Sessions[0], s
		x := csp.Strain{A: other, B: c.ActivityOf[s], Kind: csp.NotClose, Gap: c.Event.Sessions[s].Setup, Where: where}
		x.Penalty = c.penalty(b, set, set.LevelOf(setUps), in)
		x.Weight *= len(c.Activities[y].Sessions)
		c.Soft.Strains = append(c.Soft.Strains, x)
	}
}

// eachSetUpAfterHold calls use for each hold and each of some sessions, with those rooms of
// the hold that a setting is for. Its instance spans when the session must not start.
func eachSetUpAfterHold(c *compiler, b *rules.Binding, setting []*rules.Bound, sessions []model.SessionIndex, use func(*rules.Bound, model.Level, csp.RoomSet, rules.Instance)) {
	holds := c.Book.Of(rules.Hold)
	eachWithSetUps(c, setting, func(x *space, level model.Level) {
		for i := range holds.Items {
			hold := &holds.Items[i]
			held := c.held(x, hold)
			if hold.Level == model.Off || held.Empty() {
				continue
			}
			for _, s := range sessions {
				in := rules.NewInstance(b.Rule.ID)
				in.Part, in.A, in.Room, in.Span = setUps, s, firstOf(held, len(c.Rooms)), model.Span(hold.Instant("end"), c.Event.Sessions[s].Setup)
				use(x.set, level, held, in)
			}
		}
	})
}

// chargeSetUpsAfterHolds charges for the minutes that are missing before sessions with a
// set-up after holds.
func chargeSetUpsAfterHolds(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	var sessions []model.SessionIndex
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].Setup > 0 {
			sessions = append(sessions, s)
		}
	})
	eachSetUpAfterHold(c, b, setting, sessions, func(set *rules.Bound, level model.Level, rooms csp.RoomSet, in rules.Instance) {
		if level == model.Hard {
			return
		}
		byStart := c.amounts(c.ActivityOf[in.A], func(v model.Interval) int {
			if v.Start < in.Span.Start {
				return 0
			}
			return int(max(0, in.Span.End.Sub(v.Start)))
		})
		if byStart != nil {
			c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, set, level, in), Activity: c.ActivityOf[in.A], ByStart: byStart, In: rooms})
		}
	})
}
