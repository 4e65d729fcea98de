package cnf

import (
	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// byPlace charges for starts in some rooms. Without rooms in the formula, a start counts if
// none but those are open then.
func (o *objective) byPlace(u *csp.Unary) {
	v := &o.activities[u.Activity]
	sure := make([]int32, len(v.starts)) // what each start costs whatever the room
	for i, amount := range u.ByStart {
		if v.sets[i].Within(u.In) {
			sure[i] = amount
		}
	}
	in, possible := o.inOneOf(u.Activity, u.In)
	if !possible || in == 0 {
		certain := *u
		certain.ByStart = sure
		o.byStart(&certain)
		return
	}
	below := o.least(u.Activity, sure)
	o.Base += u.Weight * int(below)
	for _, level := range levels(u.ByStart, below) {
		m := o.to.NewVar()
		state := func(amounts []int32, unless ...sat.Lit) {
			eachStretch(len(amounts), func(i int) bool { return amounts[i] >= level }, func(from, to int) {
				o.clause = append(append(o.clause[:0], m), unless...)
				o.orOff(u.Activity)
				o.orStartsOutside(u.Activity, from, to)
				o.end()
			})
		}
		state(sure)
		state(u.ByStart, in.Not())
		o.charge(u.Penalty, m, int(level-below))
		below = level
	}
}

// byRoom charges for rooms, in levels of amounts.
func (o *objective) byRoom(u *csp.Unary) {
	v := &o.activities[u.Activity]
	var possible []int32
	everywhere := csp.NewRoomSet(len(o.p.Rooms))
	for _, set := range v.sets {
		for i := range set {
			everywhere[i] |= set[i]
		}
	}
	for r, amount := range u.ByRoom {
		if everywhere.Has(model.RoomIndex(r)) {
			possible = append(possible, amount)
		}
	}
	least := o.least(u.Activity, possible)
	o.Base += u.Weight * int(least)
	if v.in == nil {
		return
	}
	below := least
	for _, level := range levels(possible, least) {
		rooms := csp.NewRoomSet(len(o.p.Rooms))
		for r, amount := range u.ByRoom {
			if amount >= level {
				rooms.Add(model.RoomIndex(r))
			}
		}
		// The level is above the least amount, so that some room is not among them.
		if m, possible := o.inOneOf(u.Activity, rooms); possible && m != 0 {
			o.charge(u.Penalty, m, int(level-below))
		} else if possible { // optional, and every room costs that much
			o.charge(u.Penalty, v.on, int(level-below))
		}
		below = level
	}
}
