package compile

import (
	"cmp"
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeWalking keeps activities that one person must attend far enough apart for the
// way between their rooms, or for the change of link of who is online.
func encodeWalking(c *compiler, b *rules.Binding) {
	if !b.General.Hard() || len(c.Event.Walks) == 0 {
		return
	}
	table := c.Event.WalkTable(b.General.Minutes("other"))
	unit, finest := c.unit(c.grid), c.unit(c.standing)
	type walker struct {
		factor float64
		unit   model.Minutes
	}
	ways := map[walker][]timedWay{}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if slices.Contains(person.Waiver, b.Rule.ID) {
			continue
		}
		for j := range duties {
			for i := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = duties[i].session, duties[j].session, model.PersonIndex(p)
				pair := csp.Relation{A: duties[i].activity, B: duties[j].activity, Kind: csp.NotClose}
				if duties[i].online != model.NoSession || duties[j].online != model.NoSession {
					pair.Gap, pair.After = b.General.Minutes("link"), b.General.Minutes("link")
					c.relateUnlessFree(pair, b, in)
				}
				if duties[i].onSite == model.NoSession || duties[j].onSite == model.NoSession {
					continue
				}
				key := walker{person.WalkFactor, unit}
				if c.offGrid[duties[i].activity] || c.offGrid[duties[j].activity] {
					key.unit = finest
				}
				if _, known := ways[key]; !known {
					ways[key] = waysBetweenRooms(table, len(c.Rooms), person, b.General.Minutes("pause"), key.unit)
				}
				for _, way := range ways[key] {
					pair.Gap, pair.After, pair.Where = way.there, way.back, way.where
					c.relateUnlessFree(pair, b, in)
				}
			}
		}
	}
}

// relateUnlessFree records a relation unless its gaps ask for no time at all.
func (c *compiler) relateUnlessFree(r csp.Relation, b *rules.Binding, in rules.Instance) {
	if r.Gap > 0 || r.After > 0 {
		c.relate(r, b, &b.General, in)
	}
}

// timedWay is how long the ways there and back between two rooms take, and the pairs of
// rooms between which they take that long.
type timedWay struct {
	there, back model.Minutes
	where       *csp.RoomPairs
}

// unit returns the largest number of minutes of which every difference between starts,
// and every length, is a multiple: between activities that have those starts alone a gap
// can be rounded up to it, since none lies between.
func (c *compiler) unit(starts []model.Instant) model.Minutes {
	unit := model.Minutes(0)
	for i := 1; i < len(starts); i++ {
		unit = csp.GCD(unit, starts[i].Sub(starts[i-1]))
	}
	for i := range c.Activities {
		unit = csp.GCD(unit, c.Activities[i].Minutes)
	}
	return max(1, unit)
}

// waysBetweenRooms sorts all pairs of different rooms by how long a person needs from
// one to the other, the pause included, in whole units.
func waysBetweenRooms(table *model.WalkTable, rooms int, person *model.Person, pause, unit model.Minutes) []timedWay {
	type times struct{ there, back model.Minutes }
	need := func(from, to int) model.Minutes {
		gap := person.Walks(table.Minutes(model.RoomIndex(from), model.RoomIndex(to))) + pause
		return (gap + unit - 1) / unit * unit
	}
	where := map[times]*csp.RoomPairs{}
	for r := range rooms {
		for s := range rooms {
			if r == s {
				continue
			}
			t := times{need(r, s), need(s, r)}
			if where[t] == nil {
				where[t] = newRoomPairs(rooms)
			}
			where[t].With[r].Add(model.RoomIndex(s))
		}
	}
	keys := slices.SortedFunc(maps.Keys(where), func(a, b times) int {
		return cmp.Or(cmp.Compare(a.there, b.there), cmp.Compare(a.back, b.back))
	})
	ways := make([]timedWay, len(keys))
	for i, t := range keys {
		ways[i] = timedWay{t.there, t.back, where[t]}
	}
	return ways
}
