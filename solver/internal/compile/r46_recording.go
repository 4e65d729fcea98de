package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeChannels makes a pool of the channels to record or stream.
func encodeChannels(c *compiler, b *rules.Binding) {
	if b.General.Hard() && b.General.Has("channels") {
		c.pool(b, &b.General, rules.NewInstance(b.Rule.ID), c.channels(&b.General))
	}
}

// channels returns them, with the activities that take one.
func (c *compiler) channels(set *rules.Bound) csp.Pool {
	members := c.poolMembers([]model.Interval{{}}, func(s model.SessionIndex) (csp.RoomSet, bool) {
		session := &c.Event.Sessions[s]
		return nil, session.Recorded == model.Recorded || slices.ContainsFunc(session.Needs, func(need string) bool {
			return slices.Contains(set.Items("services"), need)
		})
	})
	return csp.Pool{Most: set.Count("channels"), During: csp.Always, Members: members}
}

// chargeRecording charges for channels too few, where that is soft, and for what is not
// recorded in parallel.
func chargeRecording(c *compiler, b *rules.Binding) {
	set := &b.General
	if set.Level.Tier() > 0 && set.Has("channels") {
		c.chargeExcess(c.penalty(b, set, set.Level, rules.NewInstance(b.Rule.ID)), c.channels(set))
	}
	level := set.LevelOf("unrecorded")
	if level.Tier() == 0 {
		return
	}
	var unrecorded []model.SessionIndex
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].Recorded != model.Unrecorded {
			return
		}
		for _, other := range unrecorded {
			in := rules.NewInstance(b.Rule.ID)
			in.Part, in.A, in.B = "unrecorded", min(other, s), max(other, s)
			if !sameActivity(c, in) {
				c.chargeOverlap(b, set, level, in, 1)
			}
		}
		unrecorded = append(unrecorded, s)
	})
}
