package steps

import "programme/solver/internal/csp"

// supposing derives a contradiction by what comes to nothing once an activity is supposed to
// be at some of its places, of a core of so many instances that are told. It returns false if
// no short chain is found.
func (e *engine) supposing(size int) bool {
	t := e.copied()
	for range mostSupposed {
		if !t.supposeBest() {
			return false
		}
		if t.over() || t.narrow() || t.closeShort() {
			break
		}
	}
	if !t.over() || len(t.needed(len(t.facts)-1)) > 2*size+slack {
		return false
	}
	*e = *t
	return true
}

const (
	// mostSupposed is how many suppositions a chain has at most.
	mostSupposed = 2
	// mostGroups is how many groups of its places an activity has that is supposed to be in
	// one of them.
	mostGroups = 3
	// shortStep is how many instances a step rests on at most that says of several
	// activities that they cannot all be placed, for the chain to be the simpler one.
	shortStep = 3
	// fewRooms is of how many rooms a core is of which a solver is asked often.
	fewRooms = 6
)

// closeShort takes all that is left as one contradiction, if that is a count, or short.
func (e *engine) closeShort() bool {
	if e.crowd() {
		return true
	}
	t := e.copied()
	if e.rooms() > fewRooms || !t.close() || told(t.p, t.facts[len(t.facts)-1].instances) > shortStep {
		return false
	}
	*e = *t
	return true
}

// rooms counts those that the core says something of: what a solver takes to find that too many
// are in them grows exponentially with their number.
func (e *engine) rooms() (n int) {
	for r := range e.p.Rooms {
		if e.in[e.p.Rooms[r].Holds] {
			n++
		}
	}
	return n
}

// supposeBest adds the fact that an activity is not among some of its places, since nothing is left
// if it is there: of all that are short, the one of the fewest steps.
func (e *engine) supposeBest() bool {
	var best *engine
	fewest := 0
	for a := range e.p.Activities {
		x := csp.ActivityIndex(a)
		groups := e.groups(x)
		if len(groups) < 2 || len(groups) > mostGroups {
			continue
		}
		for _, g := range groups {
			t := e.copied()
			if !t.suppose(x, g) {
				continue
			}
			if n := len(t.needed(len(t.facts) - 1)); best == nil || n < fewest {
				best, fewest = t, n
			}
		}
	}
	if best == nil {
		return false
	}
	best.tried, best.turns = e.tried, e.turns
	*e = *best
	return true
}

// suppose finds that an activity is not among some places, and adds that; or that nothing is left
// anyway.
func (e *engine) suppose(x csp.ActivityIndex, g grid) bool {
	before := e.copied()
	e.under = len(e.facts)
	e.add(&fact{about: x, kept: g, supposed: true, refutes: -1})
	e.facts[e.under].under = -1
	if !e.narrow() && !e.closeShort() {
		return false
	}
	sup, last := e.under, len(e.facts)-1
	e.under = -1
	if e.facts[last].under != sup {
		return true // whatever it is
	}
	e.left, e.of, e.version = before.left, before.of, before.version
	e.tried, e.turns = before.tried, before.turns // not what was tried under the supposition
	e.refute(sup, last)
	return true
}

// refute adds that an activity is not where it was supposed to be, since that came to nothing in
// the last fact; with what else is known of it, where that is said in fewer words.
func (e *engine) refute(sup, last int) {
	x, g := e.facts[sup].about, e.facts[sup].kept
	kept := e.full[x].without(g)
	f := &fact{about: x, kept: kept, from: []int{last}, refutes: sup}
	legal := e.p.Activities[x].Legal
	if all := e.left[x].without(g); all.pieces(e.p, legal) <= min(kept.pieces(e.p, legal), g.pieces(e.p, legal)) {
		f.kept = all
		f.from = append(f.from, e.fewest(x, func(left grid) bool { return left.within(kept).size() == all.size() })...)
	}
	e.add(f)
}

// groups parts the places that an activity has left: by start where there are few, else by day,
// else by room.
func (e *engine) groups(x csp.ActivityIndex) []grid {
	legal := e.p.Activities[x].Legal
	by := func(group func(i int, c int) int) (list []grid) {
		at := map[int]int{}
		for i := range legal {
			for k, c := range e.classes {
				if !e.left[x][i].Has(c.one) {
					continue
				}
				g := group(i, k)
				n, known := at[g]
				if !known {
					n = len(list)
					at[g] = n
					list = append(list, e.nowhere(x))
				}
				for w := range c.all {
					list[n][i][w] |= c.all[w]
				}
			}
		}
		return list
	}
	for _, group := range []func(i, c int) int{
		func(i, _ int) int { return i },
		func(i, _ int) int { return int(e.p.Days[legal[i]]) },
		func(_, c int) int { return c },
	} {
		if list := by(group); len(list) > 1 && len(list) <= mostGroups {
			return list
		}
	}
	return nil
}
