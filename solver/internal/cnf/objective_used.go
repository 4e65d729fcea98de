package cnf

import (
	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Used charges for each unit that is used beyond the free ones. Rooms of members that have
// none in the formula count as not used.
func (o *objective) Used(u *csp.Used) {
	stay := csp.NewRoomSet(u.Units(o.p))
	copy(stay, u.Stay)
	uses := map[int]sat.Lit{} // by unit
	var order []sat.Lit
	use := func(unit int, unless ...sat.Lit) {
		if stay.Has(model.RoomIndex(unit)) {
			return
		}
		m, had := uses[unit]
		if !had {
			m = o.to.NewVar()
			uses[unit] = m
			order = append(order, m)
		}
		o.to.Add(append(unless, m)...)
	}
	for part := range int32(u.Parts) {
		for _, a := range u.Members {
			v := &o.activities[a]
			if u.Rooms != nil && v.in == nil {
				continue
			}
			starts := o.startsWhere(a, func(i int) bool { return u.Of[v.starts[i]] == part })
			if starts == sat.False {
				continue
			}
			var unless []sat.Lit
			if starts != sat.True {
				unless = append(unless, starts.Not())
			}
			if u.Rooms == nil {
				use(int(part), unless...)
				continue
			}
			for r, in := range v.in {
				if in == 0 {
					continue
				}
				for room := range u.Counted(model.RoomIndex(r)) {
					unit := int(part)*len(o.p.Rooms) + int(room)
					if in == sat.True {
						use(unit, unless...)
					} else {
						use(unit, append(unless[:len(unless):len(unless)], in.Not())...)
					}
				}
			}
		}
	}
	o.chargeAbove(u.Penalty, order, u.Free-stay.Len())
}
