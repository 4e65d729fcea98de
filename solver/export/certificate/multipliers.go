package certificate

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/bounds"
	"programme/solver/internal/csp"
)

// Add up says how an overload is a sum: each activity counts for what it needs, and each point
// for what it is worth there, so that no place is worth more than its points.

// span is what one place takes of something: from Start to End, and what is lost without it.
type span struct {
	model.Interval
	worth int64
}

// pricesOf returns what moments are worth, so that the moments within each span are worth what it
// is or more, and all of them together no more than spans can be that do not overlap. What the
// best of these are worth up to each moment is worked out in order; its steps are the prices:
// each span is worth no more than what the best gain by it.
func pricesOf(spans []span) map[model.Instant]int64 {
	var ends []model.Instant
	for _, v := range spans {
		ends = append(ends, v.End)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	slices.SortFunc(spans, func(a, b span) int { return int(a.End - b.End) })
	best := make([]int64, len(ends)+1) // up to each of the ends, from 1
	prices := map[model.Instant]int64{}
	next := 0
	for i, end := range ends {
		best[i+1] = best[i]
		for ; next < len(spans) && spans[next].End == end; next++ {
			before, found := slices.BinarySearch(ends, spans[next].Start) // ends at or before the start
			if found {
				before++
			}
			best[i+1] = max(best[i+1], best[before]+spans[next].worth)
		}
		if gain := best[i+1] - best[i]; gain > 0 {
			prices[end-1] = gain // the last minute of a span that ends then
		}
	}
	return prices
}

// overload returns the statement that an overload makes, with its proof. ok is false where it
// is no sum over points that are known here.
func (q *Asked) overload(c *bounds.Certificate) (found Proved, ok bool) {
	o := &c.Overload
	s := Statement{Kind: Sum}
	for _, a := range o.Activities {
		s.Sessions = append(s.Sessions, q.idOf(a))
	}
	apart := c.Apart || c.Person != model.NoPerson
	var tries [][]priced
	switch {
	case c.Pool != nil && c.Pool.Timeless:
		var all []priced
		for i := range q.p.Pools {
			if k := &q.p.Pools[i]; k.Timeless && slices.Contains(c.Uses, k.Instance) {
				all = append(all, priced{Point{Pool: i + 1}, 1})
			}
		}
		tries = append(tries, q.needed(s, o.Needs, all))
	case c.Pool != nil:
		for i := range q.p.Pools {
			if k := &q.p.Pools[i]; k.Instance == c.Pool.Instance && k.During == c.Pool.During {
				tries = append(tries, pricedAt(Point{Pool: i + 1}, q.spansOfPool(o, k)))
			}
		}
	case apart:
		s.Free = make([]int, len(o.Activities))
		if !c.Counted {
			for i, a := range o.Activities {
				s.Free[i] = max(0, int(o.Needs[i])-int(q.p.Activities[a].Minutes))
			}
		}
		tries = append(tries, pricedAt(Point{}, q.spansIn(o, nil, s.Free)))
	default:
		for _, groups := range q.roomsTogether(o) {
			var all []priced
			for _, rooms := range groups {
				all = append(all, pricedAt(Point{Rooms: rooms}, q.spansIn(o, rooms, nil))...)
			}
			tries = append(tries, all)
		}
	}
	for _, all := range tries {
		if text, prices, ok := q.priced(&s, all); ok {
			if proof, ok := text.places.addUp(o.Needs, prices); ok {
				return Proved{s, text, proof}, true
			}
		}
	}
	return Proved{}, false
}

// priced gives a statement points, and returns its text and what each of them is worth.
func (q *Asked) priced(s *Statement, all []priced) (text *Text, prices []int64, ok bool) {
	s.Points = nil
	for _, p := range all {
		s.Points, prices = append(s.Points, p.Point), append(prices, p.price)
	}
	text, err := q.Text(*s)
	return text, prices, err == nil
}

// needed leaves points out without which all places are still worth what is needed.
func (q *Asked) needed(s Statement, needs []int64, all []priced) []priced {
	for i := len(all) - 1; i >= 0; i-- {
		fewer := slices.Delete(slices.Clone(all), i, i+1)
		if text, prices, ok := q.priced(&s, fewer); ok && text.places.worth(needs, prices) {
			all = fewer
		}
	}
	return all
}

// priced is a point and what it is worth.
type priced struct {
	Point
	price int64
}

// pricedAt returns the points that are worth something, in time.
func pricedAt(of Point, spans []span) (all []priced) {
	prices := pricesOf(spans)
	for _, at := range slices.Sorted(maps.Keys(prices)) {
		of.At = at.String()
		all = append(all, priced{of, prices[at]})
	}
	return all
}

// roomsTogether returns ways to count rooms together, the fewest groups first: those with the same
// turnaround; of these, those in which activities of an overload can be at the same times; and
// each room by itself.
func (q *Asked) roomsTogether(o *bounds.Overload) (ways [][][]int) {
	for _, same := range []func(r int) string{
		func(r int) string { return fmt.Sprint(q.p.Rooms[r].Turnaround) },
		func(r int) string {
			return fmt.Sprint(q.p.Rooms[r].Turnaround, joinedSpans(q.spansIn(o, []int{r + 1}, nil)))
		},
		func(r int) string { return fmt.Sprint(r) },
	} {
		at := map[string]int{}
		var groups [][]int
		for r := range q.p.Rooms {
			if len(q.spansIn(o, []int{r + 1}, nil)) == 0 {
				continue
			}
			i, known := at[same(r)]
			if !known {
				i = len(groups)
				at[same(r)], groups = i, append(groups, nil)
			}
			groups[i] = append(groups[i], r+1)
		}
		ways = append(ways, groups)
	}
	return ways
}

// joinedSpans returns the times that spans cover.
func joinedSpans(spans []span) []model.Interval {
	all := make([]model.Interval, len(spans))
	for i, v := range spans {
		all[i] = v.Interval
	}
	return model.Joined(all)
}

// spansIn returns what activities take at each of their starts in some rooms, of the same
// turnaround, or anywhere, with some minutes free after each.
func (q *Asked) spansIn(o *bounds.Overload, rooms []int, free []int) (spans []span) {
	for i, a := range o.Activities {
		x := &q.p.Activities[a]
		length := x.Minutes
		if rooms != nil {
			length += q.p.Rooms[rooms[0]-1].Turnaround
		} else {
			length += model.Minutes(free[i])
		}
		for n, s := range x.Candidates.Starts {
			in := func(r int) bool { return x.Candidates.Rooms[n].Has(model.RoomIndex(r - 1)) }
			if rooms == nil || slices.ContainsFunc(rooms, in) {
				spans = append(spans, span{model.Span(q.p.Starts[s], length), o.Needs[i]})
			}
		}
	}
	return spans
}

// spansOfPool returns what activities take of a pool at each of their places.
func (q *Asked) spansOfPool(o *bounds.Overload, k *csp.Pool) (spans []span) {
	for i, a := range o.Activities {
		x := &q.p.Activities[a]
		at, found := slices.BinarySearchFunc(k.Members, a, func(m csp.PoolMember, a csp.ActivityIndex) int { return int(m.Activity - a) })
		if !found {
			continue
		}
		for n, s := range x.Candidates.Starts {
			for r := range q.p.Rooms {
				if !x.Candidates.Rooms[n].Has(model.RoomIndex(r)) {
					continue
				}
				for _, v := range k.AppendTaken(nil, &k.Members[at], q.p.Starts[s], model.RoomIndex(r)) {
					units := int64(v.Units)
					spans = append(spans, span{v.Interval, (o.Needs[i] + units - 1) / units})
				}
			}
		}
	}
	return spans
}

// addUp writes the sum: each activity's row as often as it needs, each point's as often as it is
// worth. ok is false if that is not out of reach.
func (k *places) addUp(needs, prices []int64) (proof []byte, ok bool) {
	total := int64(0)
	for _, n := range needs {
		total += n
	}
	if !k.worth(needs, prices) {
		return nil, false
	}
	var out, last bytes.Buffer
	next := len(k.rows) + 1
	for i, n := range needs {
		fmt.Fprintf(&last, " %d %d", n, k.ofActivity[i])
	}
	for n, price := range prices {
		id, most := k.ofPoint[n], 1
		if id > 0 {
			most, _ = k.mostAt(n)
		} else if id, ok = k.joinPairs(&out, &next, n); !ok {
			return nil, false
		}
		total -= price * int64(most)
		if id > 0 {
			fmt.Fprintf(&last, " %d %d", price, id)
		}
	}
	fmt.Fprintf(&out, "%d%s 0\n", next, last.String())
	return out.Bytes(), total > 0
}

// worth reports whether each place of an activity is worth what that needs.
func (k *places) worth(needs, prices []int64) bool {
	return !slices.ContainsFunc(k.vars, func(x place) bool {
		worth := int64(0)
		for i, n := range x.points {
			worth += int64(x.units[i]) * prices[n]
		}
		return worth < needs[x.activity]
	})
}

// joinPairs writes how pairs of activities, of which one at most is counted at a point, make one
// at most of all of them, and returns the number of that row: one activity after the other, of n
// that are at most one and one that excludes each of them
//
//	(n-1)(x1+...+xn) <= n-1 and xi+y <= 1 for each i give n(x1+...+xn+y) <= 2n-1
//
// which is divided by n. ok is false if two do not exclude each other; number 0 stands for a
// point at which no more than one is counted.
func (k *places) joinPairs(out *bytes.Buffer, next *int, n int) (number int, ok bool) {
	var some []int
	for i, vars := range k.byActivity {
		if slices.ContainsFunc(vars, func(v int) bool { return slices.Contains(k.vars[v-1].points, n) }) {
			some = append(some, i)
		}
	}
	for j := 1; j < len(some); j++ {
		line := ""
		for _, x := range some[:j] {
			id, known := k.ofPair[n][[2]int{x, some[j]}]
			if !known {
				return 0, false
			}
			line += fmt.Sprintf(" 1 %d", id)
			number = max(number, 0)
			if j == 1 {
				number = id
			}
		}
		if j == 1 {
			continue
		}
		fmt.Fprintf(out, "%d %d %d%s / %d 0\n", *next, j-1, number, line, j)
		number = *next
		*next++
	}
	return number, true
}
