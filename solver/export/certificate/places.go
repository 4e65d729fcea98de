package certificate

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// places is the formula of a sum. Of each session it knows no more of a place than at which
// points it is counted there: a variable says "it is counted at these", and places that are
// counted at more than others are left out, since those hold fewer sessions. Its rows:
//
//	each session has one of its places or more: it is to be placed
//	of those that are counted at a point of rooms, no more than these hold at a time
//	of those that are counted at a point of a pool, no more units than there are then
//	of two that are counted at a point of no room, one, where they exclude each other at all such places
type places struct {
	q          *Asked
	activities []csp.ActivityIndex
	free       []model.Minutes // of each, where no room says it
	points     []point
	vars       []place
	byActivity [][]int // variables, from 1
	byTime     []int   // points, by time
	rows       []row
	ofActivity []int            // row of each activity, from 1
	ofPoint    []int            // row of each point; 0 where there are pairs, or none
	ofPair     []map[[2]int]int // rows of pairs of activities, by point
}

// point is a [Point] as it is used.
type point struct {
	rooms csp.RoomSet // nil for any
	pool  *csp.Pool   // nil where rooms or people are counted
	at    model.Instant
}

// place is a variable: at which points an activity is counted, and for how much.
type place struct {
	activity int
	points   []int
	units    []int
}

// row says that its terms are at least least.
type row struct {
	terms [][2]int // how often, and which variable
	least int
}

// mostFree bounds the minutes that are free after a session: two years, which no instant wraps around by.
const mostFree = 1 << 20

// sum states that sessions need more than there is.
func (q *Asked) sum(s Statement) (*Text, error) {
	k := &places{q: q}
	for i, id := range s.Sessions {
		a, known := q.activityOf(id)
		if !known || q.p.Activities[a].Optional || slices.Contains(k.activities, a) {
			return nil, fmt.Errorf("%q is no session that has to be placed, or is there twice", id)
		}
		free := model.Minutes(0)
		if len(s.Free) > 0 {
			if len(s.Free) != len(s.Sessions) || s.Free[i] < 0 || s.Free[i] > mostFree {
				return nil, fmt.Errorf("there are %d numbers of free minutes for %d sessions, or some are not from 0 to %d", len(s.Free), len(s.Sessions), mostFree)
			}
			free = model.Minutes(s.Free[i])
		}
		k.activities, k.free = append(k.activities, a), append(k.free, free)
	}
	for _, x := range s.Points {
		one := point{at: csp.Earliest}
		if len(x.Rooms) > 0 {
			one.rooms = csp.NewRoomSet(len(q.p.Rooms))
		}
		for _, r := range x.Rooms {
			if r < 1 || r > len(q.p.Rooms) {
				return nil, fmt.Errorf("the event has no room %d", r)
			}
			one.rooms.Add(model.RoomIndex(r - 1))
		}
		if x.Pool > 0 && x.Pool <= len(q.p.Pools) {
			one.pool = &q.p.Pools[x.Pool-1]
		}
		t, err := time.Parse(time.RFC3339, x.At)
		switch {
		case x.Pool < 0 || x.Pool > len(q.p.Pools) || x.Pool > 0 && len(x.Rooms) > 0:
			return nil, fmt.Errorf("the event has no pool %d", x.Pool)
		case err == nil:
			one.at, _ = model.InstantOf(t)
		case x.At != "" || one.pool == nil || !one.pool.Timeless:
			return nil, fmt.Errorf("%q is no time of a point", x.At)
		}
		k.points = append(k.points, one)
	}
	k.addPlaces()
	k.addRows()
	text := &Text{Formula: k.opb(), Map: k.says(), places: k}
	text.Sentence = fmt.Sprintf("There is not enough room or time for all of these: %s.", rules.OneLine(q.names(k.activities)))
	return text, nil
}

// addPlaces makes the variables.
func (k *places) addPlaces() {
	for n := range k.points {
		k.byTime = append(k.byTime, n)
	}
	slices.SortStableFunc(k.byTime, func(m, n int) int { return cmp.Compare(k.points[m].at, k.points[n].at) })
	k.byActivity = make([][]int, len(k.activities))
	for i, a := range k.activities {
		x := &k.q.p.Activities[a]
		var some []place
		known := map[string]bool{}
		for n, s := range x.Candidates.Starts {
			for r := range k.q.p.Rooms {
				if x.Candidates.Rooms[n].Has(model.RoomIndex(r)) {
					one := k.placeOf(i, csp.Place{Start: s, Room: model.RoomIndex(r)})
					if key := fmt.Sprint(one.points, one.units); !known[key] {
						known[key] = true
						some = append(some, one)
					}
				}
			}
		}
		for n := range some {
			if !slices.ContainsFunc(some, func(other place) bool { return other.within(&some[n]) }) {
				k.vars = append(k.vars, some[n])
				k.byActivity[i] = append(k.byActivity[i], len(k.vars))
			}
		}
	}
}

// placeOf returns where an activity is counted at a place.
func (k *places) placeOf(i int, at csp.Place) place {
	one := place{activity: i}
	from, to := 0, len(k.byTime)
	if !slices.ContainsFunc(k.points, func(x point) bool { return x.pool != nil }) { // pools can be used long before and after
		start := k.q.p.Starts[at.Start]
		end := start.Add(k.q.p.Activities[k.activities[i]].Minutes + max(k.free[i], k.q.p.Rooms[at.Room].Turnaround))
		after := func(t model.Instant) int {
			at, _ := slices.BinarySearchFunc(k.byTime, t, func(n int, t model.Instant) int { return cmp.Compare(k.points[n].at, t) })
			return at
		}
		from, to = after(start), after(end)
	}
	for _, n := range slices.Sorted(slices.Values(k.byTime[from:to])) {
		if units := k.counted(i, at, &k.points[n]); units > 0 {
			one.points, one.units = append(one.points, n), append(one.units, units)
		}
	}
	return one
}

// counted returns for how much an activity counts at a point if it is at a place.
func (k *places) counted(i int, at csp.Place, x *point) int {
	a, start := k.activities[i], k.q.p.Starts[at.Start]
	switch {
	case x.pool != nil:
		for n := range x.pool.Members {
			if m := &x.pool.Members[n]; m.Activity == a {
				for _, v := range x.pool.AppendTaken(nil, m, start, at.Room) {
					if v.Start <= x.at && x.at < v.End {
						return v.Units
					}
				}
			}
		}
		return 0
	case x.rooms != nil && !x.rooms.Has(at.Room):
		return 0
	}
	free := k.free[i]
	if x.rooms != nil {
		free = k.q.p.Rooms[at.Room].Turnaround
	}
	if start <= x.at && x.at < start.Add(k.q.p.Activities[a].Minutes+free) {
		return 1
	}
	return 0
}

// within reports whether a place is counted where another is, and not for more, but not the
// other way round.
func (x *place) within(y *place) bool {
	less := len(x.points) < len(y.points)
	for i, n := range x.points {
		j, found := slices.BinarySearch(y.points, n)
		if !found || x.units[i] > y.units[j] {
			return false
		}
		less = less || x.units[i] < y.units[j]
	}
	return less
}

// addRows makes the rows.
func (k *places) addRows() {
	for _, vars := range k.byActivity {
		one := row{least: 1}
		for _, v := range vars {
			one.terms = append(one.terms, [2]int{1, v})
		}
		k.rows = append(k.rows, one)
		k.ofActivity = append(k.ofActivity, len(k.rows))
	}
	at := make([]row, len(k.points))
	for v := range k.vars {
		for i, n := range k.vars[v].points {
			at[n].terms = append(at[n].terms, [2]int{-k.vars[v].units[i], v + 1})
		}
	}
	k.ofPoint, k.ofPair = make([]int, len(k.points)), make([]map[[2]int]int, len(k.points))
	for n := range k.points {
		if most, known := k.mostAt(n); known {
			at[n].least = -most
			k.rows = append(k.rows, at[n])
			k.ofPoint[n] = len(k.rows)
		} else if k.points[n].pool == nil {
			k.addPairs(n, at[n].terms)
		}
	}
}

// mostAt returns how much is to be had at a point; known is false at one of no room and no pool,
// and of a pool that does not bind then.
func (k *places) mostAt(n int) (most int, known bool) {
	switch x := &k.points[n]; {
	case x.pool != nil && x.pool.Timeless:
		return max(0, x.pool.Left(csp.Earliest)), true
	case x.pool != nil:
		return max(0, x.pool.Left(x.at)), x.pool.During.Start <= x.at && x.at < x.pool.During.End
	case x.rooms != nil:
		for r := range k.q.p.Rooms {
			if x.rooms.Has(model.RoomIndex(r)) {
				most += k.q.p.Rooms[r].Parallel
			}
		}
		return most, true
	}
	return 0, false
}

// addPairs makes rows of pairs of activities that exclude each other wherever both are counted
// at a point.
func (k *places) addPairs(n int, terms [][2]int) {
	k.ofPair[n] = map[[2]int]int{}
	of := map[int][][2]int{}
	var some []int
	for _, t := range terms {
		i := k.vars[t[1]-1].activity
		if len(of[i]) == 0 {
			some = append(some, i)
		}
		of[i] = append(of[i], t)
	}
	for j, y := range some {
		for _, x := range some[:j] {
			if k.exclude(n, x, y) {
				k.rows = append(k.rows, row{slices.Concat(of[x], of[y]), -1})
				k.ofPair[n][[2]int{x, y}] = len(k.rows)
			}
		}
	}
}

// exclude reports whether two activities exclude each other at all places at which both are
// counted at a point.
func (k *places) exclude(n, x, y int) bool {
	a, b := k.activities[x], k.activities[y]
	relations := k.q.relationsOf(a, b)
	here, there := k.placesAt(n, x), k.placesAt(n, y)
	for _, at := range here {
		for _, bt := range there {
			kept := !slices.ContainsFunc(relations, func(r *csp.Relation) bool {
				if r.A == a {
					return !k.q.p.Keeps(r, at, bt)
				}
				return !k.q.p.Keeps(r, bt, at)
			})
			if kept && !k.q.p.Excludes(a, at, b, bt) {
				return false
			}
		}
	}
	return true
}

// placesAt returns the candidates of an activity that are counted at a point.
func (k *places) placesAt(n, i int) (list []csp.Place) {
	x := &k.q.p.Activities[k.activities[i]].Candidates
	for c, s := range x.Starts {
		for r := range k.q.p.Rooms {
			if at := (csp.Place{Start: s, Room: model.RoomIndex(r)}); x.Rooms[c].Has(at.Room) && k.counted(i, at, &k.points[n]) > 0 {
				list = append(list, at)
			}
		}
	}
	return list
}

// relationsOf returns the relations of two activities.
func (q *Asked) relationsOf(a, b csp.ActivityIndex) (list []*csp.Relation) {
	for i := range q.p.Relations {
		if r := &q.p.Relations[i]; r.A == a && r.B == b || r.A == b && r.B == a {
			list = append(list, r)
		}
	}
	return list
}

// opb writes the rows.
func (k *places) opb() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "* #variable= %d #constraint= %d\n", len(k.vars), len(k.rows))
	for _, r := range k.rows {
		line := out.AvailableBuffer()
		for _, t := range r.terms {
			if t[0] >= 0 {
				line = append(line, '+')
			}
			line = append(strconv.AppendInt(line, int64(t[0]), 10), " x"...)
			line = append(strconv.AppendInt(line, int64(t[1]), 10), ' ')
		}
		line = append(strconv.AppendInt(append(line, ">= "...), int64(r.least), 10), " ;\n"...)
		out.Write(line)
	}
	return out.Bytes()
}

// says says what the rows say; a variable is a place at which a session is counted at the points
// in whose rows the variable is.
func (k *places) says() []byte {
	var text bytes.Buffer
	e := k.q.p.Event
	say := func(row int, sentence string) { fmt.Fprintf(&text, "%d\t%s\n", row, rules.OneLine(sentence)) }
	for i, a := range k.activities {
		say(k.ofActivity[i], k.q.names([]csp.ActivityIndex{a})+" must be placed")
	}
	for n := range k.points {
		p := &k.points[n]
		most, _ := k.mostAt(n)
		switch id := k.ofPoint[n]; {
		case id > 0 && p.pool != nil && p.pool.Timeless:
			say(id, fmt.Sprintf("%s; there are %d", k.q.p.Say(p.pool.Instance), most))
		case id > 0 && p.pool != nil:
			say(id, fmt.Sprintf("%s; there are %d at %s", k.q.p.Say(p.pool.Instance), most, rules.At(e, p.at)))
		case id > 0:
			say(id, fmt.Sprintf("%s can hold %d, turnaround included, at %s", k.rooms(p), most, rules.At(e, p.at)))
		}
		for _, pair := range slices.SortedFunc(maps.Keys(k.ofPair[n]), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
			both := k.q.names([]csp.ActivityIndex{k.activities[pair[0]], k.activities[pair[1]]})
			say(k.ofPair[n][pair], fmt.Sprintf("of %s one can be on at %s", both, rules.At(e, p.at)))
		}
	}
	return text.Bytes()
}

// rooms names the rooms of a point.
func (k *places) rooms(p *point) string {
	var names []string
	for r := range k.q.p.Rooms {
		if p.rooms.Has(model.RoomIndex(r)) {
			names = append(names, rules.Room(k.q.p.Event, model.RoomIndex(r)))
		}
	}
	return rules.And(names)
}
