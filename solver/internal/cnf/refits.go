package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// refitting says how often the layout of a room changes on a day. For each instant t at which
// something can start that gives a layout, and each layout l:
//
//	an activity with l starts at t in the room         ->  at t, l
//	at t, l                                            ->  after t, l
//	before t, l  and not at t, m for each other m      ->  after t, l
//	before t, l  and at t, m                           ->  change at t, for each other m
//
// What is true in a model without need adds changes and takes none away: of two layouts that
// differ, one differs from whatever stands between.
type refitting struct {
	f     *Formula
	k     *csp.Refits
	begin func() // begins a clause that binds an activity

	starts map[model.Instant]map[int32][]use
	times  []model.Instant
	in     map[csp.ActivityIndex]sat.Lit // that one is in the room; 0 for wherever it is
}

// changesOf returns a literal for each change that there can be, true in every model in which
// there is one, and how many there can be at most.
func (f *Formula) changesOf(k *csp.Refits, begin func()) (changes []sat.Lit, most int) {
	n := &refitting{f: f, k: k, begin: begin, starts: map[model.Instant]map[int32][]use{}, in: map[csp.ActivityIndex]sat.Lit{}}
	most = n.gather() - 1
	if most <= k.Most {
		return nil, 0
	}
	before := map[int32]sat.Lit{} // what the room can be laid out for
	for _, t := range n.times {
		at := map[int32]sat.Lit{}
		for _, l := range keys(n.starts[t]) {
			at[l] = n.laidOut(n.starts[t][l])
		}
		for _, l := range k.Stay {
			if l.At == t {
				at[l.Layout] = sat.True
			}
		}
		change := sat.False
		for _, l := range keys(before) {
			for _, m := range keys(at) {
				if l == m {
					continue
				}
				if change == sat.False {
					change = f.to.NewVar()
				}
				n.add(before[l].Not(), at[m].Not(), change)
			}
		}
		if change != sat.False {
			changes = append(changes, change)
		}
		before = n.after(before, at)
	}
	return changes, min(most, len(changes))
}

// gather finds when activities of each layout can start in the room, and returns how many of
// them there can be on the day, with those that stay.
func (n *refitting) gather() (most int) {
	f, k := n.f, n.k
	shortest := model.Minutes(0)
	members := 0
	times := map[model.Instant]bool{}
	for x := range f.activities {
		v, layout := &f.activities[x], k.Layouts[x]
		if layout == 0 || v.in == nil {
			continue
		}
		in, possible := f.inOneOf(csp.ActivityIndex(x), k.Rooms)
		if !possible {
			continue
		}
		n.in[csp.ActivityIndex(x)] = in
		some := false
		for i, s := range v.starts {
			t := f.p.Starts[s]
			if t < k.Day.Start || t >= k.Day.End || v.sets != nil && v.sets[i].Common(k.Rooms) == 0 {
				continue
			}
			if n.starts[t] == nil {
				n.starts[t] = map[int32][]use{}
			}
			n.starts[t][layout] = append(n.starts[t][layout], use{csp.ActivityIndex(x), i})
			times[t], some = true, true
		}
		if some {
			members++
			if minutes := f.p.Activities[x].Minutes; shortest == 0 || minutes < shortest {
				shortest = minutes
			}
		}
	}
	for t := range times {
		n.times = append(n.times, t)
	}
	for _, l := range k.Stay {
		if !times[l.At] {
			times[l.At] = true
			n.times = append(n.times, l.At)
		}
	}
	slices.Sort(n.times)
	if room, _ := k.Rooms.From(0); members > 0 && shortest > 0 && f.p.Rooms[room].Parallel == 1 {
		members = min(members, int(n.times[len(n.times)-1].Sub(n.times[0])/shortest)+1)
	}
	return members + len(k.Stay)
}

// laidOut returns a literal that is true in every model in which one of some activities is at
// its candidate in the room. It is the root of a tree: a variable that stands in as many clauses
// as there are activities would be decided on before any of them has a place.
func (n *refitting) laidOut(list []use) sat.Lit {
	const each = 4
	var level []sat.Lit
	for some := range slices.Chunk(list, each) {
		m := n.f.to.NewVar()
		for _, u := range some {
			n.begin()
			n.f.orOff(u.activity)
			if in := n.in[u.activity]; in != 0 {
				n.f.or(in.Not())
			}
			n.f.or(m)
			n.f.orStartsOutside(u.activity, u.at, u.at+1)
			n.f.end()
		}
		level = append(level, m)
	}
	return treeOf(n.f.to, level)
}

// after returns how the room is laid out after an instant, from what it was before and what
// starts then.
func (n *refitting) after(before, at map[int32]sat.Lit) map[int32]sat.Lit {
	after := map[int32]sat.Lit{}
	for _, l := range keys(at) {
		after[l] = at[l]
	}
	for _, l := range keys(before) {
		others := []sat.Lit{before[l].Not()}
		for _, m := range keys(at) {
			if m != l {
				others = append(others, at[m])
			}
		}
		if len(at) == 0 {
			after[l] = before[l]
			continue
		}
		m := n.f.to.NewVar()
		n.add(append(others, m)...)
		if own, is := at[l]; is {
			n.add(own.Not(), m)
		}
		after[l] = m
	}
	return after
}

// add writes a clause of literals that can be true or false by themselves.
func (n *refitting) add(clause ...sat.Lit) {
	if slices.Contains(clause, sat.True) {
		return
	}
	n.f.to.Add(slices.DeleteFunc(clause, func(m sat.Lit) bool { return m == sat.False })...)
}

// keys returns the keys of a map, ascending.
func keys[T any](of map[int32]T) (list []int32) {
	for k := range of {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// addRefits states that rooms are not laid out anew more often than they may be. Activities
// without rooms in the formula are left out.
func (f *Formula) addRefits() {
	for i := range f.p.RefitLimits {
		k := &f.p.RefitLimits[i]
		changes, most := f.changesOf(&k.Refits, func() { f.begin(k.Instance) })
		if most > k.Most {
			sat.AtMost(f.to, k.Most, changes)
		}
	}
}

// Refit charges for each change that is too many. A relaxation charges nothing for activities
// without a room, nor where there are too many candidates.
func (o *objective) Refit(k *csp.Refit) {
	if o.roomed != nil && o.cellsIn(k.Rooms)*len(o.p.Rooms) > tightCells {
		return
	}
	changes, most := o.changesOf(&k.Refits, func() { o.clause = o.clause[:0] })
	if most <= k.Most {
		return
	}
	total := sat.NewTotalizer(o.to, changes, most)
	for j := k.Most + 1; j <= most; j++ {
		o.charge(k.Penalty, total.AtLeast(j), 1)
	}
}

// relieveRefits adds, for each room that is laid out anew too often on a day of x, a clause
// that says that activities which ask for it do not stand there in that order. It reports
// whether there was any.
func (o *Growing) relieveRefits(x csp.Assignment) bool {
	p, some := o.f.p, false
	for i := range p.RefitLimits {
		k := &p.RefitLimits[i]
		if k.Over(p.Laid(&k.Refits, x)) > 0 {
			some = true
			o.denyOrder(k, x)
		}
	}
	return some
}

// denyOrder adds the clause of one limit: of activities one of which is the first of each
// layout that follows another one, each somewhere before the next.
func (o *Growing) denyOrder(k *csp.RefitLimit, x csp.Assignment) {
	p := o.f.p
	var there []csp.ActivityIndex
	for a, at := range x {
		if at.Start != csp.Unplaced && k.Counts(csp.ActivityIndex(a), p.Starts[at.Start], at.Room) {
			there = append(there, csp.ActivityIndex(a))
		}
	}
	slices.SortFunc(there, func(a, b csp.ActivityIndex) int {
		return csp.CompareLaid(csp.Laid{At: p.Starts[x[a].Start], Layout: k.Layouts[a]}, csp.Laid{At: p.Starts[x[b].Start], Layout: k.Layouts[b]})
	})
	there = slices.CompactFunc(there, func(a, b csp.ActivityIndex) bool { return k.Layouts[a] == k.Layouts[b] })
	there = there[:min(len(there), k.Most+2)]
	o.f.clause = o.f.clause[:0]
	for i, a := range there {
		if !o.opened[a] {
			o.f.or(o.stay[a].Not())
			continue
		}
		until := k.Day.End
		if i+1 < len(there) {
			until = p.Starts[x[there[i+1]].Start]
		}
		v := &o.f.activities[a]
		from, _ := slices.BinarySearch(v.starts, x[a].Start)
		to, _ := slices.BinarySearch(v.starts, p.First(until))
		o.f.orOff(a)
		if in, _ := o.f.inOneOf(a, k.Rooms); in != 0 {
			o.f.or(in.Not())
		}
		o.f.orStartsOutside(a, from, to)
	}
	o.f.end()
}
