package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Worst charges for levels of what the bag bears, above the least that it can.
func (o *objective) Worst(w *csp.Worst) {
	below := o.p.LeastBorne(&w.Bag)
	o.Base += w.Weight * int(below)
	for _, level := range o.borne(&w.Bag, below) {
		o.charge(w.Penalty, o.bearing(&w.Bag, level), int(level-below))
		below = level
	}
}

// borne returns what the bag can bear above the least, ascending.
func (o *objective) borne(b *csp.Bag, least int32) []int32 {
	var amounts []int32
	for i := range b.Burdens {
		k := &b.Burdens[i]
		amounts = append(amounts, k.ByStart...)
		for r, amount := range k.ByRoom {
			if o.possible(k.Activity).Has(model.RoomIndex(r)) {
				amounts = append(amounts, amount)
			}
		}
		if o.activities[k.Activity].on != 0 {
			amounts = append(amounts, k.Absent)
		}
	}
	return levels(amounts, least)
}

// possible returns the rooms that an activity may have at one of its starts.
func (o *objective) possible(a csp.ActivityIndex) csp.RoomSet {
	everywhere := csp.NewRoomSet(len(o.p.Rooms))
	for _, set := range o.activities[a].sets {
		for i := range set {
			everywhere[i] |= set[i]
		}
	}
	return everywhere
}

// bearing returns a literal that is true in every model in which the bag bears at least a
// level, one above the least that it can.
func (o *objective) bearing(b *csp.Bag, level int32) sat.Lit {
	var causes []sat.Lit
	for i := range b.Burdens {
		causes = append(causes, o.burdening(&b.Burdens[i], level)...)
	}
	return o.impliedBy(causes)
}

// burdening returns literals of which one is true in every model in which an activity puts
// at least a level on a bag. Where activities have no rooms in the formula, rooms count with
// the least that they can put.
func (o *objective) burdening(k *csp.Burden, level int32) (causes []sat.Lit) {
	v := &o.activities[k.Activity]
	if v.on != 0 && k.Absent >= level {
		causes = append(causes, v.on.Not())
	}
	if k.ByStart != nil && len(v.starts) > 0 {
		causes = append(causes, o.startsWhere(k.Activity, func(i int) bool { return k.ByStart[i] >= level }))
	}
	if k.ByRoom == nil || len(v.starts) == 0 {
		return causes
	}
	heavy, light := csp.NewRoomSet(len(o.p.Rooms)), false
	possible := o.possible(k.Activity)
	for r, amount := range k.ByRoom {
		switch room := model.RoomIndex(r); {
		case !possible.Has(room):
		case amount >= level:
			heavy.Add(room)
		default:
			light = true
		}
	}
	switch {
	case heavy.Empty():
	case !light && v.on != 0:
		causes = append(causes, v.on)
	case !light:
		causes = append(causes, sat.True)
	case v.in != nil:
		m, _ := o.inOneOf(k.Activity, heavy)
		causes = append(causes, m)
	}
	return causes
}

// Peak charges for levels of the largest share: each group adds up what its bags bear in a
// generalised totalizer (Joshi, Martins and Manquinho, Generalized totalizer encoding
// for pseudo-Boolean constraints, CP 2015), whose outputs imply the levels.
func (o *objective) Peak(k *csp.Peak) {
	var floor int32                // what the peak is at least, whatever happens
	reached := map[int32]sat.Lit{} // "some group has at least such a share"
	type output struct {
		share int32
		m     sat.Lit
	}
	var outputs []output
	for g := range k.Groups {
		group := &k.Groups[g]
		total, sums := group.Stay, map[int32]sat.Lit(nil)
		for i := range group.Bags {
			bag := &group.Bags[i]
			least := o.p.LeastBorne(bag)
			total += least
			own := map[int32]sat.Lit{} // by how much more than the least
			for _, level := range o.borne(bag, least) {
				if m := o.bearing(bag, level); m != sat.False {
					own[level-least] = m
				}
			}
			sums = o.addUp(sums, own)
		}
		floor = max(floor, group.Share(total))
		for _, sum := range slices.Sorted(maps.Keys(sums)) {
			outputs = append(outputs, output{group.Share(total + sum), sums[sum]})
		}
	}
	o.Base += k.Weight * int(floor)
	for _, x := range outputs {
		if x.share > floor {
			reached[x.share] = 0
		}
	}
	below, last := floor, sat.Lit(0)
	for _, level := range slices.Sorted(maps.Keys(reached)) {
		m := o.to.NewVar()
		if last != 0 {
			o.to.Add(m.Not(), last)
		}
		o.charge(k.Penalty, m, int(level-below))
		reached[level], below, last = m, level, m
	}
	for _, x := range outputs {
		if m := reached[x.share]; m != 0 {
			o.to.Add(x.m.Not(), m)
		}
	}
}

// addUp returns literals for the sums of two amounts, each given by literals "at least
// so much".
func (f *Formula) addUp(x, y map[int32]sat.Lit) map[int32]sat.Lit {
	if len(x) == 0 {
		return y
	}
	if len(y) == 0 {
		return x
	}
	sums := map[int32]sat.Lit{}
	at := func(total int32) sat.Lit {
		if sums[total] == 0 {
			sums[total] = f.to.NewVar()
		}
		return sums[total]
	}
	for _, a := range slices.Sorted(maps.Keys(x)) {
		f.to.Add(x[a].Not(), at(a))
		for _, b := range slices.Sorted(maps.Keys(y)) {
			f.to.Add(x[a].Not(), y[b].Not(), at(a+b))
		}
	}
	for _, b := range slices.Sorted(maps.Keys(y)) {
		f.to.Add(y[b].Not(), at(b))
	}
	return sums
}
