package localsearch

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// This file says from the problem's own words what a clash is, with none of the tables
// of the search.

// clashes returns what is wrong with the places of an assignment: places that are no
// candidates, relations broken, rooms too full. Missing places are not wrong.
func clashes(p *csp.Problem, x csp.Assignment) []string {
	var wrong []string
	for a := range x {
		if at := x[a]; at.Start != csp.Unplaced && !isCandidate(p, a, at) {
			wrong = append(wrong, fmt.Sprintf("activity %d at %v is no candidate", a, at))
		}
	}
	for i := range p.Relations {
		if breaks(p, &p.Relations[i], x) {
			wrong = append(wrong, fmt.Sprintf("relation %d between %d and %d is broken", i, p.Relations[i].A, p.Relations[i].B))
		}
	}
	for a := range x {
		if x[a].Start != csp.Unplaced && running(p, x, a) > p.Rooms[x[a].Room].Parallel {
			wrong = append(wrong, fmt.Sprintf("room %d is too full when activity %d starts", x[a].Room, a))
		}
	}
	for i := range p.Pools {
		if tooFew(p, &p.Pools[i], x) {
			wrong = append(wrong, fmt.Sprintf("too many use pool %d", i))
		}
	}
	for i := range p.RoomLimits {
		if k := &p.RoomLimits[i]; tooManyRooms(k, x) {
			wrong = append(wrong, fmt.Sprintf("group %d uses too many rooms", i))
		}
	}
	for i := range p.Respites {
		if lacks(p, &p.Respites[i], x) {
			wrong = append(wrong, fmt.Sprintf("respite %d is lacked", i))
		}
	}
	for i := range p.RefitLimits {
		if laidOutTooOften(p, &p.RefitLimits[i], x) {
			wrong = append(wrong, fmt.Sprintf("rooms %b are laid out anew too often", p.RefitLimits[i].Rooms))
		}
	}
	return wrong
}

// lacks asks of every minute whether somebody is busy.
func lacks(p *csp.Problem, k *csp.Respite, x csp.Assignment) bool {
	busy := map[model.Instant]bool{}
	first, last := model.Instant(1<<40), model.Instant(-1)
	for _, m := range k.Members {
		if at := x[m.Activity]; at.Start != csp.Unplaced {
			for t := range m.Minutes {
				now := p.Starts[at.Start].Add(t)
				busy[now] = true
				first, last = min(first, now), max(last, now)
			}
		}
	}
	window := k.Window
	switch k.Kind {
	case csp.Wait:
		return waitsTooLong(p, k, x)
	case csp.Quiet:
		at := x[k.After.Activity]
		if at.Start == csp.Unplaced {
			return false
		}
		window = model.Span(p.Starts[at.Start].Add(k.After.Minutes), k.Within)
	case csp.Row:
		for t := first; t <= last; {
			begun, free := t, model.Minutes(0)
			for t++; t <= last && free < k.Minutes; t++ {
				if free++; busy[t] {
					free = 0
				}
			}
			if t.Add(-free).Sub(begun) > k.Most {
				return true
			}
			for t <= last && !busy[t] {
				t++
			}
		}
		return false
	}
	free := model.Minutes(0)
	for t := window.Start; t < window.End && free < k.Minutes; t++ {
		if free++; busy[t] {
			free = 0
		}
	}
	return free < k.Minutes
}

// waitsTooLong asks of every minute of a day whether it is between two activities that count, and
// neither in nor shortly after any.
func waitsTooLong(p *csp.Problem, k *csp.Respite, x csp.Assignment) bool {
	var there []model.Interval
	for _, m := range k.Members {
		at := x[m.Activity]
		if at.Start == csp.Unplaced {
			return false
		}
		if t := p.Starts[at.Start]; k.Window.Start <= t && t < k.Window.End {
			there = append(there, model.Span(t, m.Minutes))
		}
	}
	waits := model.Minutes(0)
	for t := p.Starts[0]; t <= p.Starts[len(p.Starts)-1]; t++ {
		before, after, busy := false, false, false
		for _, v := range there {
			before, after = before || v.Start <= t, after || t < v.Start
			busy = busy || v.Start <= t && t < v.End.Add(k.Minutes)
		}
		for _, v := range k.Quiet {
			busy = busy || v.Start <= t && t < v.End
		}
		if before && after && !busy {
			waits++
		}
	}
	return waits > k.Most
}

// laidOutTooOften goes through the starts of the day; of activities that start at one time,
// the lower layout is first.
func laidOutTooOften(p *csp.Problem, k *csp.RefitLimit, x csp.Assignment) bool {
	is, changes := int32(0), 0
	lay := func(layout int32) {
		if is != 0 && is != layout {
			changes++
		}
		is = layout
	}
	for s, t := range p.Starts {
		for layout := int32(1); layout < 4; layout++ {
			for _, l := range k.Stay {
				if l.At == t && l.Layout == layout {
					lay(layout)
				}
			}
			for a, at := range x {
				if at.Start == csp.StartIndex(s) && k.Rooms.Has(at.Room) && k.Layouts[a] == layout && k.Day.Start <= t && t < k.Day.End {
					lay(layout)
				}
			}
		}
	}
	return changes > k.Most
}

// tooManyRooms counts the rooms of a group.
func tooManyRooms(k *csp.RoomLimit, x csp.Assignment) bool {
	rooms := map[model.RoomIndex]bool{}
	for r := range 64 * len(k.Used) {
		if k.Used.Has(model.RoomIndex(r)) {
			rooms[model.RoomIndex(r)] = true
		}
	}
	for _, a := range k.Members {
		if x[a].Start != csp.Unplaced {
			rooms[x[a].Room] = true
		}
	}
	return len(rooms) > k.Most
}

// tooFew asks of every minute whether more of the pool is used than there is.
func tooFew(p *csp.Problem, k *csp.Pool, x csp.Assignment) bool {
	used, all := map[model.Instant]int{}, 0
	for _, m := range k.Members {
		at := x[m.Activity]
		own, most := map[model.Instant]int{}, 0
		for _, u := range m.Uses {
			if at.Start == csp.Unplaced || u.Rooms != nil && !u.Rooms.Has(at.Room) ||
				u.From != (model.Interval{}) && (p.Starts[at.Start] < u.From.Start || u.From.End <= p.Starts[at.Start]) {
				continue
			}
			units := max(1, u.Units)
			most = max(most, units)
			from := p.Starts[at.Start].Add(u.Delay)
			for t := from.Add(-k.Before); t < from.Add(u.Minutes+k.After); t++ {
				own[t] = max(own[t], units)
			}
		}
		all += most
		for t, units := range own {
			if used[t] += units; !k.Timeless && used[t] > k.Most && k.During.Start <= t && t < k.During.End {
				return true
			}
		}
	}
	return k.Timeless && all > k.Most
}

func isCandidate(p *csp.Problem, a int, at csp.Place) bool {
	c := &p.Activities[a].Candidates
	for i, s := range c.Starts {
		if s == at.Start {
			return c.Rooms[i].Has(at.Room)
		}
	}
	return false
}

func breaks(p *csp.Problem, r *csp.Relation, x csp.Assignment) bool {
	a, b := x[r.A], x[r.B]
	return a.Start != csp.Unplaced && b.Start != csp.Unplaced && r.Where.Meets(a.Room, b.Room) && !p.Allows(r, a.Start, b.Start)
}

// running returns how many activities, a included, are in the room of a when it starts;
// in a room that holds one, their turnaround counts.
func running(p *csp.Problem, x csp.Assignment, a int) (n int) {
	room := &p.Rooms[x[a].Room]
	now := p.Starts[x[a].Start]
	for b := range x {
		if x[b].Start == csp.Unplaced || x[b].Room != x[a].Room {
			continue
		}
		from := p.Starts[x[b].Start]
		if from <= now && now < from.Add(p.Activities[b].Minutes+room.Turnaround) {
			n++
		}
	}
	return n
}

// missing returns how many activities that must be placed are not.
func missing(p *csp.Problem, x csp.Assignment) (n int) {
	for a := range x {
		if x[a].Start == csp.Unplaced && !p.Activities[a].Optional {
			n++
		}
	}
	return n
}

// fewestMissing returns the least number of activities left out of any assignment
// without clashes, by trying all.
func fewestMissing(p *csp.Problem) int {
	x := make(csp.Assignment, len(p.Activities))
	for a := range x {
		x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	best := len(x) + 1
	var try func(a, left int)
	try = func(a, left int) {
		if left >= best || best == 0 {
			return
		}
		if a == len(x) {
			best = left
			return
		}
		c := &p.Activities[a].Candidates
		for i, s := range c.Starts {
			for r := range p.Rooms {
				if x[a] = (csp.Place{Start: s, Room: model.RoomIndex(r)}); c.Rooms[i].Has(x[a].Room) && len(clashes(p, x)) == 0 {
					try(a+1, left)
				}
			}
		}
		x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		if !p.Activities[a].Optional {
			left++
		}
		try(a+1, left)
	}
	try(0, 0)
	return best
}

// compiled returns the problem of an event whose rules must make sense.
func compiled(e *model.Event) (*csp.Problem, *rules.Book) {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		panic(faults)
	}
	return compile.Problem(book), book
}
