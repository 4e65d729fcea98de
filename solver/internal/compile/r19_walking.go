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
// way between their rooms, or for the change of link of who is online, or charges for what
// is missing; and charges for what is missing between areas of whose ways nothing is known.
func encodeWalking(c *compiler, b *rules.Binding) {
	w := &walking{
		compiler: c, b: b, set: &b.General, table: c.Event.WalkTable(0),
		unit: c.unit(c.grid), finest: c.unit(c.standing),
		ways: map[walker][]timedWay{}, charged: map[way]int{},
	}
	w.areas = w.betweenAreas()
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if slices.Contains(person.Waiver, b.Rule.ID) {
			continue
		}
		for j := range duties {
			for i := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = duties[i].session, duties[j].session, model.PersonIndex(p)
				w.separate(person, &duties[i], &duties[j], in)
			}
		}
	}
}

// walking is the encoding of the times to change.
type walking struct {
	*compiler
	b            *rules.Binding
	set          *rules.Bound
	table        *model.WalkTable
	unit, finest model.Minutes  // of gaps that are kept, see unit
	areas        *csp.RoomPairs // rooms of different areas of whose ways nothing is known; nil for none
	ways         map[walker][]timedWay
	charged      map[way]int // which strain charges for it
}

// walker is what the ways of a person depend on.
type walker struct {
	factor float64
	onFoot bool
	link   model.Minutes // that they need whatever the rooms
	unit   model.Minutes // to which times are rounded up
}

// way is what a strain charges for, whoever walks.
type way struct {
	a, b        csp.ActivityIndex
	there, back model.Minutes
	where       *csp.RoomPairs
	tier        int
}

// separate does what the rule asks for two duties of a person.
func (w *walking) separate(person *model.Person, a, b *duty, in rules.Instance) {
	pair := csp.Strain{A: a.activity, B: b.activity, Kind: csp.NotClose}
	link := model.Minutes(0)
	if a.online != model.NoSession || b.online != model.NoSession {
		link = w.set.Minutes("link")
	}
	onFoot := a.onSite != model.NoSession && b.onSite != model.NoSession
	switch {
	case w.set.Hard():
		if link > 0 {
			link := pair
			link.Gap, link.After = w.set.Minutes("link"), w.set.Minutes("link")
			w.ask(link, w.b, w.set, in)
		}
		unit := w.unit
		if w.offGrid[a.activity] || w.offGrid[b.activity] {
			unit = w.finest
		}
		for _, t := range w.waysOf(walker{person.WalkFactor, onFoot, 0, unit}) {
			pair.Gap, pair.After, pair.Where = t.there, t.back, t.where
			w.ask(pair, w.b, w.set, in)
		}
	case w.set.Level.Tier() > 0:
		for _, t := range w.waysOf(walker{person.WalkFactor, onFoot, link, 1}) {
			pair.Gap, pair.After, pair.Where = t.there, t.back, t.where
			w.charge(pair, in)
		}
	}
	if in.Part = "areas_level"; onFoot && w.areas != nil {
		pair.Gap, pair.After, pair.Where = w.set.Minutes("areas"), w.set.Minutes("areas"), w.areas
		w.charge(pair, in)
	}
}

// charge charges for what is missing. Several people who need the same make one strain.
func (w *walking) charge(x csp.Strain, in rules.Instance) {
	tier := w.set.LevelOf(in.Part).Tier()
	key := way{x.A, x.B, x.Gap, x.After, x.Where, tier}
	if i, known := w.charged[key]; known {
		w.Soft.Strains[i].Weight += w.set.Weight
		return
	}
	w.charged[key] = len(w.Soft.Strains)
	x.Penalty = w.penalty(w.b, w.set, w.set.LevelOf(in.Part), in)
	w.Soft.Strains = append(w.Soft.Strains, x)
}

// timedWay is how long a change there and back takes, and the pairs of rooms between which
// it takes that long; nil for any two.
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

// waysOf sorts all pairs of rooms by how long someone needs from one to the other, in whole
// units: those that take no time are left out.
func (w *walking) waysOf(who walker) []timedWay {
	if ways, known := w.ways[who]; known {
		return ways
	}
	type times struct{ there, back model.Minutes }
	need := func(from, to model.RoomIndex) model.Minutes {
		return (max(who.link, w.onFoot(who, from, to)) + who.unit - 1) / who.unit * who.unit
	}
	where := map[times]*csp.RoomPairs{}
	for r := range model.RoomIndex(len(w.Rooms)) {
		for s := range model.RoomIndex(len(w.Rooms)) {
			t := times{need(r, s), need(s, r)}
			if t == (times{}) {
				continue
			}
			if where[t] == nil {
				where[t] = newRoomPairs(len(w.Rooms))
			}
			where[t].With[r].Add(s)
		}
	}
	keys := slices.SortedFunc(maps.Keys(where), func(a, b times) int {
		return cmp.Or(cmp.Compare(a.there, b.there), cmp.Compare(a.back, b.back))
	})
	ways := make([]timedWay, len(keys))
	for i, t := range keys {
		ways[i] = timedWay{t.there, t.back, where[t]}
	}
	if len(keys) == 1 && who.link > 0 {
		ways[0].where = nil
	}
	w.ways[who] = ways
	return ways
}

// onFoot returns how long someone needs from one room to another, the pause included: 0 where
// it is the same, and where nothing is known of the way.
func (w *walking) onFoot(who walker, from, to model.RoomIndex) model.Minutes {
	if !who.onFoot || w.onePlace(from, to) {
		return 0
	}
	minutes, known := w.table.Way(from, to)
	if !known {
		if !w.set.Has("other") {
			return 0
		}
		minutes = w.set.Minutes("other")
	}
	walker := model.Person{WalkFactor: who.factor}
	return walker.Walks(minutes) + w.set.Minutes("pause")
}

// onePlace reports whether nobody walks from one room to another, since people sit in the same, or
// one is a part of the other or shares one with it.
func (w *walking) onePlace(from, to model.RoomIndex) bool {
	return w.spaceOf([]model.RoomIndex{w.Event.Main(from)}).Has(w.Event.Main(to))
}

// betweenAreas returns the pairs of rooms between which areas are charged for, nil if there
// are none.
func (w *walking) betweenAreas() *csp.RoomPairs {
	if w.set.LevelOf("areas_level").Tier() == 0 || w.set.Minutes("areas") == 0 || w.set.Has("other") {
		return nil
	}
	pairs, some := newRoomPairs(len(w.Rooms)), false
	for r := range w.Event.Rooms {
		for s := range w.Event.Rooms {
			a, b := w.Event.Rooms[r].Area, w.Event.Rooms[s].Area
			if _, known := w.table.Way(model.RoomIndex(r), model.RoomIndex(s)); !known && !w.onePlace(model.RoomIndex(r), model.RoomIndex(s)) && a != "" && b != "" && a != b {
				pairs.With[r].Add(model.RoomIndex(s))
				some = true
			}
		}
	}
	if !some {
		return nil
	}
	return pairs
}
