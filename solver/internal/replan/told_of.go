package replan

import (
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// toldOf is what it takes to tell people of sessions that do not stay, in parts that are told
// whole: of the people with the same sessions, where states weigh, one for each weight.
type toldOf struct {
	stays   []sat.Lit // that sessions are where they were
	parts   []int     // what each counts
	partsOf [][]int   // of each of the stays: what is told if it does not hold

	base, total, unit int // told whatever moves; what all parts count; what all of them are multiples of
}

// tellingOf returns what it takes in a run; known is false if people are to be told of anything
// else than that something does not stay.
func tellingOf(r *replan) (t toldOf, known bool) {
	index := map[sat.Lit]int{}
	t.stays = r.formula.Stay()
	for i, stay := range t.stays {
		index[stay] = i
	}
	t.partsOf = make([][]int, len(t.stays))
	for _, k := range r.former.Stakes {
		below := k.Anyway
		t.base += k.People * k.Anyway
		levels := slices.Sorted(slices.Values(k.Weights))
		for _, level := range slices.Compact(levels) {
			if level <= below {
				continue
			}
			var by []int
			certain := false
			for i, s := range k.Sessions {
				if k.Weights[i] < level {
					continue
				}
				switch changed := r.formula.Changed(r.p.ActivityOf[s], s); changed {
				case sat.False:
				case sat.True:
					certain = true
				default:
					stay, is := index[changed.Not()]
					if !is {
						return t, false
					}
					if !slices.Contains(by, stay) { // sessions that are merged stay together
						by = append(by, stay)
					}
				}
			}
			t.add(k.People*(level-below), by, certain)
			below = level
		}
	}
	return t, t.unit > 0
}

// add adds what is told if one of some stays does not hold, or certainly.
func (t *toldOf) add(counts int, by []int, certain bool) {
	switch {
	case certain:
		t.base += counts
	case counts > 0 && len(by) > 0:
		for _, stay := range by {
			t.partsOf[stay] = append(t.partsOf[stay], len(t.parts))
		}
		t.parts = append(t.parts, counts)
		t.total += counts
		t.unit = int(csp.GCD(int64(counts), int64(t.unit)))
	}
}

// more returns what more is told if one of the stays does not hold.
func (t *toldOf) more(stay int, told set) (n int) {
	for _, k := range t.partsOf[stay] {
		if !told.has(k) {
			n += t.parts[k]
		}
	}
	return n
}
