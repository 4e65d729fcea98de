package rules

import (
	"slices"

	"programme/model"
)

// slot is a time in which so many sessions are asked to start: a day, or what prime windows
// cover.
type slot struct {
	model.Interval
	day    model.Date
	window model.WindowIndex // the first that covers it, NoWindow for a day
}

// daySlots returns the conference days.
func daySlots(e *model.Event) (slots []slot) {
	for _, day := range e.Days {
		slots = append(slots, slot{day.Bounds(e.Zone), day, model.NoWindow})
	}
	return slots
}

// primeSlots returns what the prime windows cover, those that overlap as one.
func primeSlots(e *model.Event) (slots []slot) {
	for i := range e.Windows {
		w := &e.Windows[i]
		if !w.Prime || w.Minutes() == 0 {
			continue
		}
		all := slot{Interval: w.Interval, window: model.WindowIndex(i)}
		slots = slices.DeleteFunc(slots, func(o slot) bool {
			joins := o.Overlaps(all.Interval)
			if joins {
				all.Start, all.End, all.window = min(all.Start, o.Start), max(all.End, o.End), min(all.window, o.window)
			}
			return joins
		})
		slots = append(slots, all)
	}
	return slots
}

// shareSet is sessions that have something in common, each once, with the setting that asks
// for shares of them.
type shareSet struct {
	attribute, value string
	sessions         []model.SessionIndex
	bound            *Bound
}

// share returns what is asked of each slot, nothing counted; nothing if there are too few
// sessions.
func (w *windowStarts) share(set shareSet, slots []slot) (list []Share) {
	total := len(set.sessions)
	if total < fewestToSpread || len(slots) == 0 {
		return nil
	}
	least, most := total*set.bound.Percent("min")/100, (total*set.bound.Percent("max")+99)/100
	each := slices.Repeat([]int{least}, len(slots))
	if len(w.book.event.Windows) > 0 {
		each, most = w.placesOf(set.sessions, slots).asked(least, most)
	}
	for i, x := range slots {
		list = append(list, Share{
			Attribute: set.attribute, Value: set.value, Day: x.day, Window: x.window, Slot: x.Interval,
			Total: total, Min: each[i], Max: most, bound: set.bound, of: set.sessions,
		})
	}
	return list
}

// slotPlaces is what slots can give some sessions, by windows alone.
type slotPlaces struct {
	// opens tells of each session, and of each slot, whether a window lets it start then; the
	// last of the slots is all other times.
	opens [][]bool
	// most is, by slot, how many of them can start in it.
	most []int
}

// placesOf works out what the slots, of which no two overlap, can give some sessions.
func (w *windowStarts) placesOf(sessions []model.SessionIndex, slots []slot) *slotPlaces {
	d := &slotPlaces{opens: make([][]bool, len(sessions)), most: make([]int, len(slots)+1)}
	open := map[*startsOfKind][]bool{}
	var kinds []*startsOfKind
	for i, s := range sessions {
		k := w.of(s)
		if open[k] == nil {
			open[k] = make([]bool, len(d.most))
			kinds = append(kinds, k)
		}
		d.opens[i] = open[k]
	}
	for r := range w.book.event.Rooms {
		starts := make([][]model.Instant, len(d.most)) // by slot
		shortest := make([]model.Minutes, len(d.most)) // of those that can start there
		for _, k := range kinds {
			rest := len(k.inRoom[r])
			add := func(at int, some []model.Instant) {
				if len(some) == 0 {
					return
				}
				if len(starts[at]) == 0 || k.minutes < shortest[at] {
					shortest[at] = k.minutes
				}
				starts[at], open[k][at] = append(starts[at], some...), true
			}
			var elsewhere []model.Instant
			for at, x := range slots {
				some := startsWithin(k.inRoom[r], x.Interval)
				add(at, some)
				rest -= len(some)
			}
			if rest > 0 {
				elsewhere = slices.DeleteFunc(slices.Clone(k.inRoom[r]), func(t model.Instant) bool {
					return slices.ContainsFunc(slots, func(x slot) bool { return x.Start <= t && t < x.End })
				})
			}
			add(len(slots), elsewhere)
		}
		for at := range starts {
			d.most[at] += AtOnce(w.book, model.RoomIndex(r)) * oneAfterAnother(starts[at], shortest[at])
		}
	}
	for at := range d.most {
		d.most[at] = min(d.most[at], len(sessions))
	}
	return d
}

// oneAfterAnother returns how many sessions of some length fit one after another that begin
// at some of the starts.
func oneAfterAnother(starts []model.Instant, minutes model.Minutes) (n int) {
	slices.Sort(starts)
	free := model.NoInstant
	for _, t := range starts {
		if free == model.NoInstant || t >= free {
			n, free = n+1, t.Add(max(1, minutes))
		}
	}
	return n
}

// find returns how many of the sessions find a slot, no more in each than it takes.
func (d *slotPlaces) find(takes func(k int) int) (found int) {
	on := make([][]int, len(d.most)) // by slot: the sessions that have it
	for i := range d.opens {
		if d.settle(i, on, takes, make([]bool, len(d.most))) {
			found++
		}
	}
	return found
}

// settle finds a slot for a session, and others for those that make room for it: an
// augmenting path (Kuhn, The Hungarian method for the assignment problem, Naval Research
// Logistics Quarterly 2, 1955).
func (d *slotPlaces) settle(i int, on [][]int, takes func(k int) int, tried []bool) bool {
	for k, open := range d.opens[i] {
		if !open || tried[k] {
			continue
		}
		tried[k] = true
		if len(on[k]) < min(takes(k), d.most[k]) {
			on[k] = append(on[k], i)
			return true
		}
		for n, other := range on[k] {
			if d.settle(other, on, takes, tried) {
				on[k][n] = i
				return true
			}
		}
	}
	return false
}

// asked returns the least that each slot is asked to have, at least so many as the
// slots can give, and the most that any may have.
func (d *slotPlaces) asked(least, most int) (each []int, atMost int) {
	elsewhere := len(d.most) - 1
	upTo := func(n int) func(int) int {
		return func(k int) int {
			if k == elsewhere {
				return len(d.opens)
			}
			return n
		}
	}
	all := d.find(upTo(len(d.opens)))
	for atMost = most; atMost < len(d.opens) && d.find(upTo(atMost)) < all; {
		atMost++
	}
	for ; least >= 0; least-- {
		each = make([]int, elsewhere)
		sum := 0
		for k := range each {
			open := 0
			for i := range d.opens {
				if d.opens[i][k] {
					open++
				}
			}
			each[k] = min(least, d.most[k], open)
			sum += each[k]
		}
		if d.find(func(k int) int {
			if k == elsewhere {
				return 0
			}
			return each[k]
		}) == sum {
			break
		}
	}
	return each, atMost
}
