package compile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"programme/model"
	"programme/solver/internal/csp"
)

// supplied is what the windows give a group of activities, by day of the event and, last, of
// all other days.
type supplied struct {
	days   []int          // activities that each day has place for
	groups map[string]int // activities by the days that windows let them start on: "x" and "-"
}

// supply works out what the windows give a group.
func (c *compiler) supply(group []csp.ActivityIndex) *supplied {
	days := len(c.Event.Days) + 1
	x := &supplied{days: make([]int, days), groups: map[string]int{}}
	on := make([][]byte, len(group))
	for i := range on {
		on[i] = []byte(strings.Repeat("-", days))
	}
	for r := range c.Rooms {
		type opening struct {
			starts  map[model.Instant]bool
			minutes model.Minutes
		}
		open := make([]opening, days)
		known := map[string]map[model.Instant]bool{}
		for i, a := range group {
			minutes := c.Activities[a].Minutes
			windows, key := c.openTo(a, model.RoomIndex(r))
			key += fmt.Sprint(minutes)
			if known[key] == nil {
				known[key] = startsWithin(windows, max(1, c.Event.Grain), minutes, nil)
			}
			for t := range known[key] {
				d := c.eventDay(t)
				on[i][d] = 'x'
				if o := &open[d]; o.starts == nil {
					*o = opening{map[model.Instant]bool{t: true}, minutes}
				} else {
					o.starts[t], o.minutes = true, min(o.minutes, minutes)
				}
			}
		}
		for d, o := range open {
			from := csp.Earliest
			for _, t := range slices.Sorted(maps.Keys(o.starts)) {
				if t >= from {
					x.days[d] += c.Rooms[r].Parallel
					from = t.Add(max(1, o.minutes))
				}
			}
		}
	}
	for i := range on {
		x.groups[string(on[i])]++
	}
	return x
}

// openTo returns the windows that are open to all sessions of an activity in a room, and
// which these are.
func (c *compiler) openTo(a csp.ActivityIndex, r model.RoomIndex) (windows []*model.Window, key string) {
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
	return windows, string(bits)
}

// eventDay returns which of the days of the event, or all others, a time is on.
func (c *compiler) eventDay(t model.Instant) int {
	for d, day := range c.Event.Days {
		if v := day.Bounds(c.Event.Zone); v.Start <= t && t < v.End {
			return d
		}
	}
	return len(c.Event.Days)
}

// takes returns how many activities the days take together, each no more than its limit.
func (x *supplied) takes(limit []int) (total int) {
	keys := slices.Sorted(maps.Keys(x.groups))
	left := slices.Clone(limit) // by day
	for d := range left {
		left[d] = min(left[d], x.days[d])
	}
	given := make([][]int, len(keys)) // by group and day
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

// move gives one more activity of a group a day, if need be that of another group's, which
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

// cut returns how many of the group each day of the event is asked to have at least, and any
// at most, where windows may not give what a rule asks.
func (x *supplied) cut(least, most int) (mins []int, top int) {
	all, last := 0, len(x.days)-1
	for _, n := range x.groups {
		all += n
	}
	limits := func(n, others int) []int {
		limit := slices.Repeat([]int{n}, len(x.days))
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
			limit[d] = min(n, x.days[d], most)
			sum += limit[d]
		}
		if x.takes(limit) == sum {
			return limit[:last], top
		}
	}
}
