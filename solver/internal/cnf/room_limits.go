package cnf

import (
	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// addRoomLimits states that a group uses no more rooms than it may:
//
//	in r  ->  uses r        for each member
//	at most so many of the uses r
//
// Members without rooms in the formula are left out.
func (f *Formula) addRoomLimits() {
	for i := range f.p.RoomLimits {
		k := &f.p.RoomLimits[i]
		most := k.Most
		var uses []sat.Lit
		for r := range f.p.Rooms {
			room := model.RoomIndex(r)
			if k.Used != nil && k.Used.Has(room) {
				most--
				continue
			}
			used := sat.Lit(0)
			for _, a := range k.Members {
				v := &f.activities[a]
				if v.in == nil || v.in[r] == 0 {
					continue
				}
				if used == 0 {
					used = f.to.NewVar()
					uses = append(uses, used)
				}
				f.begin(k.Instance)
				f.orOff(a)
				f.or(v.in[r].Not(), used)
				f.end()
			}
		}
		switch {
		case most == 1:
			sat.AtMostOne(f.to, uses)
		case most < len(uses):
			sat.AtMost(f.to, max(0, most), uses)
		}
	}
}

// relieveRoomLimits adds, for each group that uses more rooms in x than it may, a clause that
// says that members in so many rooms are not all there. It reports whether there was any.
func (o *Growing) relieveRoomLimits(x csp.Assignment) bool {
	p, some := o.f.p, false
	for i := range p.RoomLimits {
		k := &p.RoomLimits[i]
		seen := csp.NewRoomSet(len(p.Rooms))
		var there []csp.ActivityIndex // one for each room
		for _, a := range k.Members {
			if at := x[a]; at.Start != csp.Unplaced && !seen.Has(at.Room) && len(there) <= k.Most {
				seen.Add(at.Room)
				there = append(there, a)
			}
		}
		if len(there) <= k.Most {
			continue
		}
		some = true
		o.f.clause = o.f.clause[:0]
		for _, a := range there {
			if !o.opened[a] {
				o.f.or(o.stay[a].Not())
				continue
			}
			o.f.orOff(a)
			o.f.or(o.f.activities[a].in[x[a].Room].Not())
		}
		o.f.end()
	}
	return some
}
