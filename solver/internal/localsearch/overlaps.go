package localsearch

import (
	"cmp"
	"encoding/binary"
	"slices"

	"programme/solver/internal/csp"
)

// overlaps are what one tier charges for each minute for which two activities overlap. What an
// activity would be charged at any time is not summed up pair by pair: a table has, for each
// class of activities, the weights of those that take place, by stretches of time in which
// nothing begins or ends.
//
// The table is brought up to date only once a move stays. Until then those whose time is
// another than it has are few, and what they make different is added.
type overlaps struct {
	tier  int8
	class []int32   // of each activity, -1 for one that nothing is charged for
	rows  [][]heavy // by class: the classes that it is charged with, ascending
	dense []int32   // by class x class: the same weights, of few classes; nil for many
	table []int64   // by class x stretch: weights of those that take place then
	times *stretches
}

// heavy is what a class is charged for each minute with one of another class.
type heavy struct {
	class  int32
	weight int64
}

// stretches are those of time between two points at which anything can begin or end, the same
// for all tiers, and who takes place when by the tables.
type stretches struct {
	c      *charges
	at     []int32          // the points, ascending
	first  []int32          // by start: the stretch that begins there
	behind [][]int32        // by length and start: the stretch after the last one
	length []int32          // of each activity: index into behind
	told   []csp.StartIndex // by activity: its start by the tables; that it has now is in the places
	moved  []int32          // those of which the two may differ, each once
	isIn   []bool           // by activity: whether it is in moved
}

// newStretches returns the stretches of a problem in which nothing is placed.
func newStretches(c *charges) *stretches {
	n := len(c.p.Activities)
	t := &stretches{c: c, told: slices.Repeat([]csp.StartIndex{csp.Unplaced}, n), isIn: make([]bool, n), length: make([]int32, n)}
	var lengths []int32
	t.at = slices.Clone(c.begin)
	for a := range c.p.Activities {
		minutes := int32(c.p.Activities[a].Minutes)
		i := slices.Index(lengths, minutes)
		if i < 0 {
			i = len(lengths)
			lengths = append(lengths, minutes)
			for _, from := range c.begin {
				t.at = append(t.at, from+minutes)
			}
		}
		t.length[a] = int32(i)
	}
	slices.Sort(t.at)
	t.at = slices.Compact(t.at)
	find := func(minutes int32) (list []int32) {
		for _, from := range c.begin {
			i, _ := slices.BinarySearch(t.at, from+minutes)
			list = append(list, int32(i))
		}
		return list
	}
	t.first = find(0)
	for _, minutes := range lengths {
		t.behind = append(t.behind, find(minutes))
	}
	return t
}

// in returns the stretches, from <= i < to, for which an activity that starts then takes place.
func (t *stretches) in(a int32, s csp.StartIndex) (from, to int32) {
	return t.first[s], t.behind[t.length[a]][s]
}

// move tells that the time of an activity is another one now.
func (t *stretches) move(a int32) {
	if t.isIn[a] {
		return
	}
	if len(t.moved) >= mostMoved {
		t.c.settle()
	}
	t.isIn[a] = true
	t.moved = append(t.moved, a)
}

// mostMoved is how many may be placed elsewhere than the tables say before those are brought up
// to date in the middle of a move.
const mostMoved = 12

// settle brings the tables up to date.
func (c *charges) settle() {
	t := c.stretches
	for _, a := range t.moved {
		t.isIn[a] = false
		if was, is := t.told[a], c.places[a].Start; was != is {
			for i := range c.overlaps {
				c.overlaps[i].enter(a, was, -1)
				c.overlaps[i].enter(a, is, 1)
			}
			t.told[a] = is
		}
	}
	t.moved = t.moved[:0]
}

// enter has an activity take place in the table (sign 1), or no more (sign -1).
func (o *overlaps) enter(a int32, s csp.StartIndex, sign int64) {
	if s == csp.Unplaced || o.class[a] < 0 {
		return
	}
	from, to := o.times.in(a, s)
	n := int32(len(o.times.at))
	for _, h := range o.rows[o.class[a]] {
		row, weight := o.table[h.class*n+from:h.class*n+to], sign*h.weight
		for i := range row {
			row[i] += weight
		}
	}
}

// amount returns what an activity, which has no place, is charged at a start.
func (o *overlaps) amount(a int32, s csp.StartIndex) (sum int64) {
	class := o.class[a]
	if class < 0 {
		return 0
	}
	t := o.times
	from, to := t.in(a, s)
	row := o.table[int(class)*len(t.at):][:len(t.at)]
	for i := from; i < to; i++ {
		if w := row[i]; w != 0 {
			sum += w * int64(t.at[i+1]-t.at[i])
		}
	}
	for _, b := range t.moved {
		was, is := t.told[b], t.c.places[b].Start
		if was == is || o.class[b] < 0 {
			continue
		}
		here := t.c.spanAt(a, s)
		if minutes := common(here, t.c.spanAt(b, is)) - common(here, t.c.spanAt(b, was)); minutes != 0 {
			sum += int64(minutes) * o.weight(class, o.class[b])
		}
	}
	return sum
}

// shared returns for how many minutes two spans overlap; below 0, how many are between them.
func shared(v, w span) int32 { return min(v.to, w.to) - max(v.from, w.from) }

// common returns for how many minutes two spans overlap.
func common(v, w span) int32 { return max(0, shared(v, w)) }

// fewClasses is up to how many classes their weights are looked up in a matrix: 4 MB.
const fewClasses = 1000

// weight returns what one of a class is charged for each minute with one of another, or another
// one of its own.
func (o *overlaps) weight(class, other int32) int64 {
	if o.dense != nil {
		return int64(o.dense[int(class)*len(o.rows)+int(other)])
	}
	row := o.rows[class]
	i, found := slices.BinarySearchFunc(row, other, func(h heavy, c int32) int { return cmp.Compare(h.class, c) })
	if !found {
		return 0
	}
	return row[i].weight
}

func (g *gathering) Overlap(o *csp.Overlap) {
	t := o.Tier - 1
	if g.pairs[t] == nil {
		g.pairs[t] = make([][]heavy, len(g.p.Activities))
	}
	g.pairs[t][o.A] = append(g.pairs[t][o.A], heavy{int32(o.B), int64(o.Weight)})
	g.pairs[t][o.B] = append(g.pairs[t][o.B], heavy{int32(o.A), int64(o.Weight)})
}

// gatherOverlaps makes the table of a tier from what each activity is charged with others,
// which stand in it as classes of one.
func (c *charges) gatherOverlaps(tier int8, pairs [][]heavy) {
	for a := range pairs {
		pairs[a] = joinHeavy(pairs[a])
	}
	o := overlaps{tier: tier, times: c.stretches, class: make([]int32, len(pairs))}
	var first []int32 // of each class
	classes := map[string]int32{}
	for a := range pairs {
		o.class[a] = -1
		if len(pairs[a]) == 0 {
			continue
		}
		// Those that are charged alike for all others, themselves among them, are one class, and
		// so are those that are charged alike and nothing with each other.
		row := pairs[a]
		heaviest := slices.MaxFunc(row, func(h, k heavy) int { return cmp.Compare(h.weight, k.weight) }).weight
		i, _ := slices.BinarySearchFunc(row, int32(a), func(h heavy, c int32) int { return cmp.Compare(h.class, c) })
		with := keyOf(slices.Insert(slices.Clone(row), i, heavy{int32(a), heaviest}))
		class, known := classes[with]
		if !known {
			class, known = classes[keyOf(row)]
		}
		if !known {
			class = int32(len(first))
			first = append(first, int32(a))
			classes[with], classes[keyOf(row)] = class, class
		}
		o.class[a] = class
	}
	o.rows = make([][]heavy, len(first))
	for class, a := range first {
		for _, h := range pairs[a] {
			o.rows[class] = append(o.rows[class], heavy{o.class[h.class], h.weight})
		}
		slices.SortFunc(o.rows[class], func(h, k heavy) int { return cmp.Compare(h.class, k.class) })
		o.rows[class] = slices.CompactFunc(o.rows[class], func(h, k heavy) bool { return h.class == k.class })
	}
	if len(first) <= fewClasses {
		o.dense = make([]int32, len(first)*len(first))
		for class, row := range o.rows {
			for _, h := range row {
				o.dense[class*len(first)+int(h.class)] = int32(h.weight)
			}
		}
	}
	o.table = make([]int64, len(first)*len(c.stretches.at))
	c.overlaps = append(c.overlaps, o)
}

// joinHeavy adds up what is charged with the same one.
func joinHeavy(list []heavy) []heavy {
	slices.SortFunc(list, func(h, k heavy) int { return cmp.Compare(h.class, k.class) })
	joined := list[:0]
	for _, h := range list {
		if n := len(joined); n > 0 && joined[n-1].class == h.class {
			joined[n-1].weight += h.weight
		} else {
			joined = append(joined, h)
		}
	}
	return joined
}

// keyOf returns a string by which lists are compared.
func keyOf(list []heavy) string {
	var b []byte
	for _, h := range list {
		b = binary.AppendVarint(binary.AppendVarint(b, int64(h.class)), h.weight)
	}
	return string(b)
}
