package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeTrackRooms keeps every two sessions of a track from different rooms or, where it may
// have several, limits how many it uses.
func encodeTrackRooms(c *compiler, b *rules.Binding) {
	var elsewhere *csp.RoomPairs
	c.eachTrack(b, func(set *rules.Bound, in rules.Instance, sessions []model.SessionIndex) {
		most := set.Count("rooms")
		switch {
		case !set.Hard():
		case most > 1:
			members := c.activities(sessions)
			if slices.Sort(members); len(members) > most && len(c.Rooms) > most {
				c.RoomLimits = append(c.RoomLimits, csp.RoomLimit{Most: most, Members: members, Instance: c.instance(b, set, in)})
			}
		default:
			if elsewhere == nil {
				elsewhere = differentRooms(c.Event)
			}
			for k, other := range sessions {
				for _, s := range sessions[:k] {
					if in.A, in.B = s, other; !sameActivity(c, in) {
						c.relate(csp.Relation{A: c.ActivityOf[s], B: c.ActivityOf[other], Kind: csp.Never, Where: elsewhere}, b, set, in)
					}
				}
			}
		}
	})
}

// chargeTrackRooms charges each track for every room beyond those that it may have.
func chargeTrackRooms(c *compiler, b *rules.Binding) {
	c.eachTrack(b, func(set *rules.Bound, in rules.Instance, sessions []model.SessionIndex) {
		if set.Level.Tier() > 0 {
			c.Soft.Homes = append(c.Soft.Homes, csp.Homes{Penalty: c.penalty(b, set, set.Level, in), Members: c.activities(sessions), Free: set.Count("rooms")})
		}
	})
}

// eachTrack calls use with the confirmed sessions of each track, if they are several
// activities.
func (c *compiler) eachTrack(b *rules.Binding, use func(set *rules.Bound, in rules.Instance, sessions []model.SessionIndex)) {
	track := func(set *rules.Bound, sessions []model.SessionIndex) {
		sessions = slices.DeleteFunc(sessions, func(s model.SessionIndex) bool { return !c.confirmed(s) })
		if len(c.activities(sessions)) < 2 {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = sessions[0]
		if set == &b.General {
			in.Value = c.Event.Sessions[sessions[0]].Themes[0]
		}
		use(set, in, sessions)
	}
	if b.General.Yes("themes") {
		for _, sessions := range c.byPrimaryTheme() {
			track(&b.General, sessions)
		}
	}
	for i := range b.Items {
		track(&b.Items[i], named(&b.Items[i]))
	}
}
