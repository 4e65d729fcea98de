package standing

import (
	"iter"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Cramped returns the limits of rooms by which the group of m has rooms enough without that
// of m, with some moved.
func (t *Standing) Cramped(m *Stand, to []Stand) iter.Seq[*csp.RoomLimit] {
	return func(yield func(*csp.RoomLimit) bool) {
		for _, i := range t.limits[m.Activity] {
			k := &t.p.RoomLimits[i]
			if rooms := t.roomsOfOthers(k, m.Activity, to); !slices.Contains(rooms, m.Room) && len(rooms) >= k.Most && !yield(k) {
				return
			}
		}
	}
}

// roomsOfOthers returns the rooms in which members of a group are, without an activity, with
// some moved.
func (t *Standing) roomsOfOthers(k *csp.RoomLimit, a csp.ActivityIndex, to []Stand) (rooms []model.RoomIndex) {
	add := func(o *Stand) {
		if o.Room != model.NoRoom && !slices.Contains(rooms, o.Room) {
			rooms = append(rooms, o.Room)
		}
	}
	for _, b := range k.Members {
		for i := range t.of[b] {
			if b != a && !among(to, b) {
				add(&t.of[b][i])
			}
		}
	}
	for i := range to {
		if b := to[i].Activity; b != a && slices.Contains(k.Members, b) {
			add(&to[i])
		}
	}
	return rooms
}
