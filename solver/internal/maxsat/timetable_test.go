package maxsat

import (
	"math/rand/v2"
	"slices"

	"programme/solver/internal/sat"
)

// A timetable without rooms: every activity has a start, nobody is in two at a time,
// and the soft literals say that activities of one theme do not overlap (weights 2 to
// 5) and that an activity is on the day or half-day that it would like (1 to 3).
type timetable struct {
	hard sat.CNF
	soft []sat.Soft
}

const quartersADay = 36

// activity lasts for some quarters of an hour and starts at one of its starts,
// quarters counted over all days.
type activity struct {
	length  int
	starts  []int
	atLeast order
	planted int
}

func newTimetable(seed uint64, activities, days, crowd int) *timetable {
	r := rand.New(rand.NewPCG(seed, 1))
	t := &timetable{}
	all := make([]activity, activities)
	for i := range all {
		length := []int{2, 4, 4, 6}[r.IntN(4)]
		all[i] = activity{length: length, planted: r.IntN(days)*quartersADay + r.IntN(quartersADay-length+1)}
	}
	open := make([][]bool, activities) // by activity and quarter
	for i := range open {
		open[i] = slices.Repeat([]bool{true}, days*quartersADay)
	}
	apart := map[[2]int]bool{}
	for links := 0; links < activities*26/10; {
		// A person, who is there during some hours of the day or on some days.
		from, to, first, last := 0, quartersADay, 0, days
		switch r.IntN(10) {
		case 0, 1, 2, 3:
			length := 18 + r.IntN(quartersADay-17)
			from = r.IntN(quartersADay - length + 1)
			to = from + length
		case 4:
			first = r.IntN(2)
			last = days - r.IntN(2)
		}
		there := func(q int) bool {
			return q%quartersADay >= from && q%quartersADay < to && q/quartersADay >= first && q/quartersADay < last
		}
		count := min(2+int(r.ExpFloat64()*4.5), (to-from)*(last-first)/10)
		var in []int
		for range 20 * count {
			i := r.IntN(activities)
			a := &all[i]
			fits := there(a.planted) && there(a.planted+a.length-1) && !slices.ContainsFunc(in, func(j int) bool {
				b := &all[j]
				return a.planted < b.planted+b.length+1 && b.planted < a.planted+a.length+1
			})
			if !fits {
				continue
			}
			for _, j := range in {
				apart[[2]int{min(i, j), max(i, j)}] = true
			}
			for q := range open[i] {
				open[i][q] = open[i][q] && there(q)
			}
			in = append(in, i)
			links++
			if len(in) == count {
				break
			}
		}
	}
	for i := range all {
		a := &all[i]
		for q := range open[i] {
			if q%quartersADay+a.length <= quartersADay && !slices.Contains(open[i][q:q+a.length], false) {
				a.starts = append(a.starts, q)
			}
		}
		a.atLeast = newOrder(&t.hard, len(a.starts))
	}
	pairs := make([][2]int, 0, len(apart))
	for i := range all {
		for j := i + 1; j < activities; j++ {
			if apart[[2]int{i, j}] {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	for _, p := range pairs {
		t.addApart(&all[p[0]], &all[p[1]], 1, sat.False)
	}
	t.addThemes(r, all, apart)
	t.addWishes(r, all, days, crowd)
	return t
}

// addApart says that a and b do not overlap, with a gap, unless a literal is true.
func (t *timetable) addApart(a, b *activity, gap int, unless sat.Lit) {
	for i, start := range a.starts {
		from, _ := slices.BinarySearch(b.starts, start-b.length-gap+1)
		to, _ := slices.BinarySearch(b.starts, start+a.length+gap)
		if from == to {
			continue
		}
		t.hard.Add(unless, a.atLeast.AtLeast(i).Not(), a.atLeast.AtLeast(i+1), b.atLeast.AtLeast(from).Not(), b.atLeast.AtLeast(to))
	}
}

func (t *timetable) addThemes(r *rand.Rand, all []activity, apart map[[2]int]bool) {
	order := r.Perm(len(all))
	const size = 12
	for theme := range slices.Chunk(order, size) {
		weight := 2 + r.Int64N(4)
		for x, i := range theme {
			for _, j := range theme[:x] {
				if apart[[2]int{min(i, j), max(i, j)}] {
					continue
				}
				overlap := t.hard.NewVar()
				t.addApart(&all[i], &all[j], 0, overlap)
				t.soft = append(t.soft, sat.Soft{Lit: overlap.Not(), Weight: weight})
			}
		}
	}
}

// addWishes gives every activity a day or half-day that it would like, the first days
// most, and one in two a half of whatever day.
func (t *timetable) addWishes(r *rand.Rand, all []activity, days, crowd int) {
	for i := range all {
		a := &all[i]
		day := days
		for range crowd {
			day = min(day, r.IntN(days))
		}
		half, weight := r.IntN(3), 1+r.Int64N(3)
		t.addWish(a, weight, func(q int) bool {
			return q/quartersADay == day && (half > 1 || q%quartersADay/(quartersADay/2) == half)
		})
		half, weight = r.IntN(3), 1+r.Int64N(3)
		if half < 2 {
			t.addWish(a, weight, func(q int) bool { return q%quartersADay/(quartersADay/2) == half })
		}
	}
}

// addWish adds a soft literal that only lets a start where it is liked, unless that is
// nowhere.
func (t *timetable) addWish(a *activity, weight int64, likes func(quarter int) bool) {
	if !slices.ContainsFunc(a.starts, likes) {
		return
	}
	wish := t.hard.NewVar()
	for i := 0; i < len(a.starts); i++ {
		if from := i; !likes(a.starts[i]) {
			for i < len(a.starts) && !likes(a.starts[i]) {
				i++
			}
			t.hard.Add(wish.Not(), a.atLeast.AtLeast(from).Not(), a.atLeast.AtLeast(i))
		}
	}
	t.soft = append(t.soft, sat.Soft{Lit: wish, Weight: weight})
}

// order is the literals of "at or after candidate i", by i-1.
type order []sat.Lit

func newOrder(b sat.Builder, candidates int) order {
	o := make(order, candidates-1)
	for i := range o {
		if o[i] = b.NewVar(); i > 0 {
			b.Add(o[i].Not(), o[i-1])
		}
	}
	return o
}

// AtLeast returns the literal of "at or after candidate i".
func (o order) AtLeast(i int) sat.Lit {
	switch {
	case i <= 0:
		return sat.True
	case i > len(o):
		return sat.False
	}
	return o[i-1]
}
