package localsearch

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"

	"programme/model"
	"programme/solver/internal/csp"
)

// Annealer improves an assignment without clashes by simulated annealing (Kirkpatrick,
// Gelatt and Vecchi, Optimization by Simulated Annealing, Science 220, 1983), tier by
// tier: while one tier is worked on, those before it must not get worse than the best
// that is known, and those after it break ties.
//
// Its moves keep the assignment free of clashes. One activity goes to another of its
// candidates, and whoever stands in its way there goes elsewhere: to the place that
// came free, to another room, or to whatever of a few random candidates costs least.
// Activities that are tied, as posters are that start at one time, go together.
//
// An Annealer is for one goroutine. Its run depends on the problem, the assignment it
// began with, the seed and the work done, on nothing else.
type Annealer struct {
	p     *csp.Problem
	table *timetable
	costs *charges
	ties  ties
	rng   *rand.Rand

	movable []int32
	best    csp.Assignment
	least   [csp.Tiers]int64
	ahead   bool // the table is better than best, which has yet to be copied

	// Better, if not nil, is called on the way by [Annealer.Run] once [Annealer.Best] is a better
	// one, within some thousand moves; it changes nothing but what it may ask for.
	Better func()

	work  int64
	moves []moved // of the compound move under way, in order

	late csp.ActivityIndex // whose place is priced, and not yet told to the costs; -1 for nobody

	pushed, inWay []int32     // reused
	places        []csp.Place // reused
}

// moved is a step of a compound move, to be undone.
type moved struct {
	activity int32
	was      csp.Place
}

// NewAnnealer returns an annealer that begins at x, which must be free of clashes.
func NewAnnealer(p *csp.Problem, x csp.Assignment, seed uint64) *Annealer {
	return newAnnealer(newSpace(p), x, seed)
}

// Another returns an annealer of the same problem that begins at x, with another seed. It takes
// less time and memory than a new one.
func (s *Annealer) Another(x csp.Assignment, seed uint64) *Annealer {
	return newAnnealer(s.table.space, x, seed)
}

func newAnnealer(l *space, x csp.Assignment, seed uint64) *Annealer {
	p := l.problem
	s := &Annealer{
		p: p, table: newTimetable(l), costs: newCharges(p), ties: newTies(p), rng: rand.New(rand.NewPCG(seed, 0x616e6e65616c)), late: nobody,
		best: make(csp.Assignment, len(x)),
	}
	for a := range p.Activities {
		starts, _ := l.all.of(int32(a))
		if len(starts) > 1 || len(starts) == 1 && s.table.roomsAt(int32(a), csp.StartIndex(starts[0])).Len() > 1 {
			s.movable = append(s.movable, int32(a))
		}
	}
	copy(s.best, x)
	s.restore()
	s.least = s.costs.cost
	return s
}

// restore puts the best assignment on the table.
func (s *Annealer) restore() {
	s.keep()
	for a := range s.table.x {
		if s.table.x[a].Start != csp.Unplaced {
			s.take(int32(a))
		}
	}
	for a, at := range s.best {
		if at.Start != csp.Unplaced {
			s.put(int32(a), at)
		}
	}
	s.conclude()
}

// Offer makes x, which must be free of clashes, the best assignment if it is better.
func (s *Annealer) Offer(x csp.Assignment) {
	s.keep()
	wide := widen(s.p.Cost(x))
	if compareCosts(&wide, &s.least) < 0 {
		copy(s.best, x)
		s.least = wide
	}
}

func widen(cost csp.Cost) (wide [csp.Tiers]int64) {
	for t, c := range cost {
		wide[t] = int64(c)
	}
	return wide
}

// Best returns the best assignment so far, which is the caller's, and what it costs.
func (s *Annealer) Best() (csp.Assignment, csp.Cost) {
	s.keep()
	var cost csp.Cost
	for t, c := range s.least {
		cost[t] = int(c)
	}
	return append(csp.Assignment(nil), s.best...), cost
}

// Work returns the number of moves tried since the annealer was made.
func (s *Annealer) Work() int64 { return s.work }

// Cooling is how the temperature falls: geometrically from Hot to Cold, in units of cost, over
// so many moves.
type Cooling struct {
	Moves     int64
	Hot, Cold float64
}

// Run works on one tier, 1 to [csp.Tiers], until the moves of a cooling are made or so many, or
// ctx ends: one that is cut short did what it would have done otherwise.
func (s *Annealer) Run(ctx context.Context, tier int, c Cooling, most int64) {
	if len(s.movable) == 0 || c.Moves <= 0 {
		return
	}
	s.restore()
	factor := math.Pow(c.Cold/c.Hot, 1/float64(c.Moves))
	temperature := c.Hot
	told := s.least
	for i := range min(c.Moves, most) {
		if i%1024 == 0 {
			if ctx.Err() != nil {
				break
			}
			if s.Better != nil && s.least != told {
				told = s.least
				s.Better()
			}
		}
		s.work++
		s.step(tier-1, temperature)
		temperature *= factor
	}
	s.keep()
}

// step tries one compound move.
func (s *Annealer) step(tier int, temperature float64) {
	before := s.costs.cost
	s.moves = s.moves[:0]
	if !s.relocate(s.movable[s.rng.IntN(len(s.movable))]) || !s.accept(tier, before, temperature) {
		s.undo(&before)
		return
	}
	s.conclude()
	switch order := compareCosts(&s.costs.cost, &s.least); {
	case order < 0:
		s.least, s.ahead = s.costs.cost, true
	case order > 0 && s.ahead:
		s.keep()
		for i := len(s.moves) - 1; i >= 0; i-- {
			s.best[s.moves[i].activity] = s.moves[i].was
		}
	}
}

// keep copies the table to best if it is better.
func (s *Annealer) keep() {
	if s.ahead {
		copy(s.best, s.table.x)
		s.ahead = false
	}
}

// nobody is no activity.
const nobody csp.ActivityIndex = -1

// lift takes a from its place in the table, to be put elsewhere or, by undo, back.
func (s *Annealer) lift(a int32) {
	s.moves = append(s.moves, moved{a, s.table.x[a]})
	if s.table.x[a].Start != csp.Unplaced {
		s.table.take(a)
	}
}

// charge tells the costs of all that was lifted, and of what was put since.
func (s *Annealer) charge() {
	for _, m := range s.moves {
		if m.was.Start != csp.Unplaced {
			s.costs.change(m.activity, m.was, -1)
		}
	}
	for _, m := range s.moves {
		if at := s.table.x[m.activity]; at.Start != csp.Unplaced {
			s.costs.change(m.activity, at, 1)
		}
	}
}

// undo puts everything back that was lifted, so that it costs what it did before.
func (s *Annealer) undo(before *[csp.Tiers]int64) {
	s.late = nobody
	for _, m := range s.moves {
		if s.table.x[m.activity] != m.was && s.table.x[m.activity].Start != csp.Unplaced {
			s.table.take(m.activity)
		}
		if at := s.costs.places[m.activity]; at != m.was && at.Start != csp.Unplaced {
			s.costs.move(m.activity, at, -1)
		}
	}
	for _, m := range s.moves {
		if m.was.Start == csp.Unplaced {
			continue
		}
		if s.table.x[m.activity] != m.was {
			s.table.put(m.activity, m.was)
		}
		if s.costs.places[m.activity] != m.was {
			s.costs.move(m.activity, m.was, 1)
		}
	}
	s.costs.cost = *before
	s.conclude()
}

// conclude brings up to date what is known of all places, once a move is over.
func (s *Annealer) conclude() {
	if s.late != nobody {
		s.costs.move(int32(s.late), s.table.x[s.late], 1)
		s.late = nobody
	}
	s.table.settle()
	s.costs.settle()
}

// put gives a, which has no place, one.
func (s *Annealer) put(a int32, at csp.Place) {
	s.costs.change(a, at, 1)
	s.table.put(a, at)
}

// putLast is put of the last activity that a move gives a place: who else is charged for it
// matters only if the move stays.
func (s *Annealer) putLast(a int32, at csp.Place) {
	s.costs.price(a, at, 1)
	s.late = csp.ActivityIndex(a)
	s.table.put(a, at)
}

func (s *Annealer) take(a int32) {
	at := s.table.x[a]
	s.table.take(a)
	s.costs.change(a, at, -1)
}

// compareCosts compares tier by tier.
func compareCosts(c, d *[csp.Tiers]int64) int {
	for t := range c {
		if c[t] != d[t] {
			return cmp.Compare(c[t], d[t])
		}
	}
	return 0
}

// most is how many activities a move may push out of their places.
const most = 3

// relocate moves a to a random candidate and finds places for those in its way. Of a set of
// activities that are tied, all move as often as one of any others does.
func (s *Annealer) relocate(a int32) bool {
	if set := s.ties.of(a); set != nil && s.rng.IntN(len(set)) == 0 {
		return s.relocateSet(a)
	}
	old := s.table.x[a]
	at := s.candidate(a)
	if old.Start != csp.Unplaced && s.rng.IntN(3) == 0 {
		at = s.beside(a, old)
	}
	if at == old || !s.table.open(a, at) {
		return false
	}
	drawing := s.table.draws.concern(a)
	if drawing {
		s.lift(a)
	}
	blockers, ok := s.table.blockers(s.pushed[:0], a, at, most)
	s.pushed = blockers
	if !ok {
		return false
	}
	if !drawing {
		s.lift(a)
	}
	for _, b := range blockers {
		s.lift(b)
	}
	if len(blockers) == 0 {
		if old.Start != csp.Unplaced {
			s.costs.change(a, old, -1)
		}
		s.putLast(a, at)
		return true
	}
	// Most moves fail since there is no place for whom they push out; what they would cost is
	// not worked out before that is known.
	s.table.put(a, at)
	if !s.findPlaces(blockers[0], s.moves[1].was, old) {
		return false
	}
	s.charge()
	for i, b := range blockers {
		if i > 0 && !s.findPlaces(b, s.moves[1+i].was, old) {
			return false
		}
		s.takeCheapest(b, i+1 == len(blockers))
	}
	return true
}

// candidate returns a random candidate of a.
func (s *Annealer) candidate(a int32) csp.Place {
	starts, _ := s.table.all.of(a)
	start := csp.StartIndex(starts[s.rng.IntN(len(starts))])
	return csp.Place{Start: start, Room: s.someRoom(s.table.roomsAt(a, start))}
}

// someRoom returns a room of the set: the first one from a random room on, round about.
func (s *Annealer) someRoom(set csp.RoomSet) model.RoomIndex {
	r := model.RoomIndex(s.rng.IntN(len(s.p.Rooms)))
	if next, found := set.From(r); found {
		return next
	}
	next, _ := set.From(0)
	return next
}

// beside returns a place near old: another room at its start, or a start next to it in
// its room.
func (s *Annealer) beside(a int32, old csp.Place) csp.Place {
	if s.rng.IntN(2) == 0 {
		return csp.Place{Start: old.Start, Room: s.someRoom(s.table.roomsAt(a, old.Start))}
	}
	step := csp.StartIndex(1 + s.rng.IntN(8))
	if s.rng.IntN(2) == 0 {
		step = -step
	}
	start := old.Start + step
	if start < 0 || int(start) >= s.table.axis {
		return old
	}
	return csp.Place{Start: start, Room: old.Room}
}

// tries is how many random candidates a pushed activity looks at.
const tries = 6

// findPlaces looks for places for b, which was pushed out of one while another came free. It
// reports whether b has any, or may be without one.
func (s *Annealer) findPlaces(b int32, was, free csp.Place) bool {
	s.places = s.places[:0]
	if free.Start != csp.Unplaced {
		s.consider(b, free)
		s.consider(b, csp.Place{Start: was.Start, Room: free.Room})
		s.consider(b, csp.Place{Start: free.Start, Room: was.Room})
		if at := s.table.x[s.moves[0].activity]; at.Room == was.Room {
			// Both in one room: right after who came, as in a swap of neighbours.
			if end := s.table.until(s.moves[0].activity, at); int(end) < s.table.axis {
				s.consider(b, csp.Place{Start: end, Room: was.Room})
			}
		}
	}
	for range tries {
		s.consider(b, s.candidate(b))
	}
	return len(s.places) > 0 || s.p.Activities[b].Optional
}

// consider keeps a place for b if it is free.
func (s *Annealer) consider(b int32, at csp.Place) {
	if !s.table.open(b, at) {
		return
	}
	list, ok := s.table.blockers(s.inWay[:0], b, at, 0)
	s.inWay = list
	if ok {
		s.places = append(s.places, at)
	}
}

// takeCheapest gives b the cheapest of the places found for it, the first of several. Where
// there are none it stays without.
func (s *Annealer) takeCheapest(b int32, last bool) {
	before, found := s.costs.cost, -1
	var least [csp.Tiers]int64
	for i, at := range s.places {
		s.costs.price(b, at, 1)
		if found < 0 || compareCosts(&s.costs.cost, &least) < 0 {
			found, least = i, s.costs.cost
		}
		s.costs.cost = before
	}
	if found < 0 {
		return
	}
	at := s.places[found]
	s.table.put(b, at)
	if s.costs.cost = least; last {
		s.late = csp.ActivityIndex(b)
	} else {
		s.costs.move(b, at, 1)
	}
}

// accept decides by Metropolis's rule on the tier under work.
func (s *Annealer) accept(tier int, before [csp.Tiers]int64, temperature float64) bool {
	for t := range tier {
		if s.costs.cost[t] != s.least[t] {
			return s.costs.cost[t] < s.least[t]
		}
	}
	rise, share := 0.0, 1.0
	for t := tier; t < csp.Tiers; t++ {
		if d := s.costs.cost[t] - before[t]; d != 0 {
			rise += share * float64(d)
		}
		share /= 64
	}
	return rise <= 0 || s.rng.Float64() < math.Exp(-rise/temperature)
}

// Rise returns by how much a move makes a tier worse, on average over those that do:
// the temperature at which annealing of that tier begins. It is 0 if none of a few
// hundred moves does.
func (s *Annealer) Rise(tier int) float64 {
	s.restore()
	const sample = 300
	sum, n := int64(0), int64(0)
	for range sample {
		before := s.costs.cost
		s.moves = s.moves[:0]
		if len(s.movable) > 0 && s.relocate(s.movable[s.rng.IntN(len(s.movable))]) {
			if d := s.costs.cost[tier-1] - before[tier-1]; d > 0 {
				sum += d
				n++
			}
		}
		s.undo(&before)
		s.work++
	}
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}
