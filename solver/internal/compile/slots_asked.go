package compile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"programme/model"
	"programme/solver/internal/csp"
)

// supplied is what the windows give a group of activities, by slot and, last, at all other
// times. Slots are the days of the event, or times of which no two overlap.
type supplied struct {
	slots  []int          // activities that each slot has place for
	groups map[string]int // activities by the slots that windows let them start in: "x" and "-"
}

// supply works out what the windows give a group.
func (c *compiler) supply(group []csp.ActivityIndex, slots []model.Interval) *supplied {
	x := &supplied{slots: make([]int, len(slots)+1), groups: map[string]int{}}
	on := make([][]byte, len(group))
	for i := range on {
		on[i] = []byte(strings.Repeat("-", len(x.slots)))
	}
	for r := range c.Rooms {
		open, shortest := make([]map[model.Instant]bool, len(x.slots)), make([]model.Minutes, len(x.slots))
		done := map[string]string{} // by kind of activity: the slots in which it can start here
		for i, a := range group {
			starts, kind := c.startsByWindows(a, model.RoomIndex(r))
			of, known := done[kind]
			if !known {
				can := []byte(strings.Repeat("-", len(x.slots)))
				for t := range starts {
					d := slotOf(slots, t)
					if can[d] = 'x'; open[d] == nil {
						open[d], shortest[d] = map[model.Instant]bool{}, c.Activities[a].Minutes
					}
					open[d][t], shortest[d] = true, min(shortest[d], c.Activities[a].Minutes)
				}
				of = string(can)
				done[kind] = of
			}
			for d := range of {
				if of[d] == 'x' {
					on[i][d] = 'x'
				}
			}
		}
		for d := range open {
			from := csp.Earliest
			for _, t := range slices.Sorted(maps.Keys(open[d])) {
				if t >= from {
					x.slots[d] += c.Rooms[r].Parallel
					from = t.Add(max(1, shortest[d]))
				}
			}
		}
	}
	for i := range on {
		x.groups[string(on[i])]++
	}
	return x
}

// startsByWindows returns when windows let an activity start in a room, and what of it and of
// the room that depends on.
func (c *compiler) startsByWindows(a csp.ActivityIndex, r model.RoomIndex) (starts map[model.Instant]bool, kind string) {
	var windows []*model.Window // open to all sessions of the activity
	bits := make([]byte, len(c.Event.Windows))
	for i := range c.Event.Windows {
		w := &c.Event.Windows[i]
		barred := len(w.Rooms) > 0 && !slices.Contains(w.Rooms, r)
		for _, s := range c.Activities[a].Sessions {
			barred = barred || len(w.Types) > 0 && !slices.Contains(w.Types, c.Event.Sessions[s].Type)
		}
		if bits[i] = '0'; !barred {
			windows, bits[i] = append(windows, w), '1'
		}
	}
	kind = fmt.Sprint(string(bits), " ", c.Activities[a].Minutes)
	if c.byWindows[kind] == nil {
		if c.byWindows == nil {
			c.byWindows = map[string]map[model.Instant]bool{}
		}
		c.byWindows[kind] = startsWithin(windows, max(1, c.Event.Grain), c.Activities[a].Minutes, nil)
	}
	return c.byWindows[kind], kind
}

// slotOf returns in which slot, or at all other times, a time is.
func slotOf(slots []model.Interval, t model.Instant) int {
	for d, v := range slots {
		if v.Start <= t && t < v.End {
			return d
		}
	}
	return len(slots)
}

// eventDays returns the days of the event.
func (c *compiler) eventDays() (days []model.Interval) {
	for _, day := range c.Event.Days {
		days = append(days, day.Bounds(c.Event.Zone))
	}
	return days
}

// takes returns how many activities the slots take together, each no more than its limit.
func (x *supplied) takes(limit []int) (total int) {
	keys := slices.Sorted(maps.Keys(x.groups))
	left := slices.Clone(limit) // by slot
	for d := range left {
		left[d] = min(left[d], x.slots[d])
	}
	given := make([][]int, len(keys)) // by group and slot
	for g := range given {
		given[g] = make([]int, len(left))
	}
	for g, key := range keys {
		for range x.groups[key] {
			if x.move(keys, given, left, g, make([]bool, len(left))) {
				total++
			}
		}
	}
	return total
}

// move gives one more activity of a group a slot, if need be that of another group's, which
// gets another.
func (x *supplied) move(keys []string, given [][]int, left []int, g int, seen []bool) bool {
	for d := range left {
		if keys[g][d] == 'x' && !seen[d] && left[d] > 0 {
			left[d]--
			given[g][d]++
			return true
		}
	}
	for d := range left {
		if keys[g][d] != 'x' || seen[d] {
			continue
		}
		seen[d] = true
		for h := range keys {
			if given[h][d] > 0 && x.move(keys, given, left, h, seen) {
				given[h][d]--
				given[g][d]++
				return true
			}
		}
	}
	return false
}

// cut returns how many of the group each slot is asked to have at least, and any
// at most, where windows may not give what a rule asks.
func (x *supplied) cut(least, most int) (mins []int, top int) {
	all, last := 0, len(x.slots)-1
	for _, n := range x.groups {
		all += n
	}
	limits := func(n, others int) []int {
		limit := slices.Repeat([]int{n}, len(x.slots))
		limit[last] = others
		return limit
	}
	best := x.takes(limits(all, all))
	top = most
	for top < all && x.takes(limits(top, all)) < best {
		top++
	}
	for n := least; ; n-- {
		limit, sum := limits(n, 0), 0
		for d := range last {
			most := 0
			for key, members := range x.groups {
				if key[d] == 'x' {
					most += members
				}
			}
			limit[d] = min(n, x.slots[d], most)
			sum += limit[d]
		}
		if x.takes(limit) == sum {
			return limit[:last], top
		}
	}
}
