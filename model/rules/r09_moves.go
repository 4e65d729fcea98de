package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// This file judges kits that take time to get from one area to another.

// carry is one kit in one area for some time; a session that takes several has as many.
type carry struct {
	model.Interval
	area    string
	session model.SessionIndex
}

// carriesOf returns a carry for each unit of each use; what sessions that are placed as one take
// in one area without a break is one.
func carriesOf(c *Case, uses []use) (list []carry) {
	type unit struct {
		first model.SessionIndex
		area  string
		n     int
	}
	var order []unit
	taken := map[unit][]model.Interval{}
	for _, u := range uses {
		for n := range max(1, u.units) {
			of := unit{c.first[u.Session], c.Event.Rooms[u.Room.Index()].Area, n}
			if taken[of] == nil {
				order = append(order, of)
			}
			taken[of] = append(taken[of], u.taken)
		}
	}
	for _, of := range order {
		for _, v := range model.Joined(taken[of]) {
			list = append(list, carry{v, of.area, of.first})
		}
	}
	return list
}

// before reports whether one kit can serve c and then d.
func (c *carry) before(d *carry, move model.Minutes) bool {
	if c.area != d.area {
		return c.End.Add(move) <= d.Start
	}
	return c.End <= d.Start
}

// kitsFor returns how many kits can serve all: the fewest chains that cover them, which is
// how many there are but for those that follow another on its kit, and of these as many as a
// largest matching has (Fulkerson, Note on Dilworth's decomposition theorem, Proceedings of
// the American Mathematical Society 7, 1956).
func kitsFor(list []carry, move model.Minutes) int {
	follows := make([]int, len(list)) // by carry: which one it follows on a kit; -1 for none
	for i := range follows {
		follows[i] = -1
	}
	var find func(i int, tried []bool) bool
	find = func(i int, tried []bool) bool {
		for k := range list {
			if tried[k] || !list[i].before(&list[k], move) {
				continue
			}
			tried[k] = true
			if follows[k] < 0 || find(follows[k], tried) {
				follows[k] = i
				return true
			}
		}
		return false
	}
	kits := len(list)
	for i := range list {
		if find(i, make([]bool, len(list))) {
			kits--
		}
	}
	return kits
}

// movedCrowd is a moment until which, from a move before it on, more kits are needed than
// there are.
type movedCrowd struct {
	at     model.Instant
	needed []carry // each by another kit
	most   int
}

// movedCrowds returns the moments at which one more kit of the pool is taken, or one less is
// to be had, and more are needed in the time of a move up to then than can be had at any time of
// it; over says how many are too many at a moment for want of kits alone, which is no matter of moves.
func movedCrowds(c *Case, pool *kitPool, uses []use, turns []model.Instant, over func(model.Instant) int) (found []movedCrowd) {
	all := carriesOf(c, uses)
	moments := slices.Clone(turns)
	for _, t := range turns {
		moments = append(moments, t.Add(pool.move))
	}
	for i := range all {
		moments = append(moments, all[i].Start)
	}
	slices.Sort(moments)
	before := pool.count(c.Event)
	for _, at := range slices.Compact(moments) {
		had := pool.hadIn(c.Event, model.Interval{Start: at.Add(-pool.move), End: at + 1})
		begins := slices.ContainsFunc(all, func(x carry) bool { return x.Start == at })
		fewer := had < before
		before = had
		if !begins && !fewer {
			continue
		}
		var near []carry
		for _, x := range all {
			if x.Start <= at && x.End > at.Add(-pool.move) {
				near = append(near, x)
			}
		}
		if n := kitsFor(near, pool.move); n > had && n-had > over(at) {
			found = append(found, movedCrowd{at, needed(near, pool.move, n), had})
		}
	}
	return found
}

// needed leaves out of a list what does not make more than n-1 kits necessary: what stays is n
// that no kit serves two of.
func needed(list []carry, move model.Minutes, n int) []carry {
	for i := len(list) - 1; i >= 0 && len(list) > n; i-- {
		if without := slices.Delete(slices.Clone(list), i, i+1); kitsFor(without, move) == n {
			list = without
		}
	}
	return list
}

// reportMoves reports the moments at which kits that are on their way are too few.
func reportMoves(c *Case, pool *kitPool, crowds []movedCrowd) {
	e := c.Event
	for _, m := range crowds {
		in := NewInstance(c.Binding.Rule.ID)
		in.Value, in.Source = pool.name, e.Kits[pool.kits[0]].Pos
		var sessions []model.SessionIndex
		var parts []string
		for _, x := range m.needed {
			if slices.Contains(sessions, x.session) {
				continue
			}
			sessions = append(sessions, x.session)
			parts = append(parts, fmt.Sprintf("%s in %s", Session(e, x.session), areaTitle(x.area)))
		}
		in.A = sessions[len(sessions)-1]
		verb := "needs"
		if n := len(sessions); n > 1 {
			in.B, verb = sessions[n-2], "need"
		}
		c.Report(&c.Binding.General, in, len(m.needed)-m.most, fmt.Sprintf("%s %s %d %q %s%s, when %d can be had",
			And(parts), verb, len(m.needed), pool.name, At(e, m.at), pool.margins(), m.most))
	}
}

// areaTitle names an area.
func areaTitle(area string) string {
	if area == "" {
		return "no area"
	}
	return fmt.Sprintf("%q", area)
}
