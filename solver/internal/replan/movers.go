package replan

import (
	"context"
	"math/bits"
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// movers looks for the sets of sessions that have to move together if few people are to be
// told: a tree of hitting sets (Reiter, A theory of diagnosis from first principles, Artificial
// Intelligence 32, 1987), of which each node lets some sessions move, at the cost of the people
// who are told of them, and asks the formula whether the others can all stay. If not, a core
// names some of these of which one has to move, and each of them is a branch. Cores are kept for
// all nodes, so that most of them need not ask.
//
// What core-guided search lacks here, where a session has some six people most of whom have other
// sessions too: one branch pays for all people of a session at once, and the questions, in
// which nearly everything stays, are answered by unit propagation alone.
type movers struct {
	toldOf
	r     *replan // of its own, whose formula has nothing but the budget added
	fixed []sat.Lit
	room  *roomFor
	index map[sat.Lit]int // of stays

	cores  [][]int
	inCore []set
	frames []*frame // by depth

	work, most int // done, and that may be done
	raised     int // work until the last number was refuted
	stopped    bool
	hopeless   bool // nothing may move enough
	found      []movable
}

// movable is sessions that may move, with a programme in which no others do.
type movable struct {
	free set // of the literals that say that something stays
	x    csp.Assignment
}

// frame is what a node of the tree works with.
type frame struct {
	told             set // of parts
	out              set // stays that hold in this branch: of all where they do not others see to it
	free, affordable set // stays that may not hold: they cost nothing more, or what the limit leaves
	marginal         []int
	must             []int // stays that do not hold in this branch
}

// set is a set of small numbers.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) has(i int) bool { return s[i>>6]&(1<<(uint(i)&63)) != 0 }

func (s set) add(i int) { s[i>>6] |= 1 << (uint(i) & 63) }

// common returns how many numbers two sets have in common.
func (s set) common(t set) (n int) {
	for i := range s {
		n += bits.OnesCount64(s[i] & t[i])
	}
	return n
}

// empty reports whether there are no numbers.
func (s set) empty() bool { return !slices.ContainsFunc(s, func(w uint64) bool { return w != 0 }) }

func (s set) meets(t set) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// What a node of the tree counts for, and a question to the formula, where work bounds a search.
const (
	nodeWork = 1
	askWork  = 20
)

// It is left where the next number takes much more than those before: where many sessions have
// to move it does not come far.
const (
	patience  = 5      // times the work until the last number was refuted
	leastWork = 50_000 // that it gets anyhow
)

// newMovers returns the search, which does at most so much work; nil if what people are told of is
// not only sessions that do not stay.
func newMovers(r *replan, most int) *movers {
	m := &movers{r: r.alike(), index: map[sat.Lit]int{}, most: most}
	var known bool
	if m.toldOf, known = tellingOf(m.r); !known {
		return nil
	}
	m.name()
	m.room = newRoomFor(r.p, m.r.formula.Homes())
	return m
}

// name takes the names that the formula has for what stays.
func (m *movers) name() {
	m.stays, m.fixed = m.r.formula.Stay(), m.r.formula.On()
	clear(m.index)
	for i, stay := range m.stays {
		m.index[stay] = i
	}
}

// mostOpened is how many activities the formula of the tree has opened at most before it begins anew:
// a question has to go through all of them, and few of them can move where it is asked.
const mostOpened = 24

// renew begins the formula anew, if it has become large.
func (m *movers) renew() {
	if len(m.r.formula.Opened()) > mostOpened {
		m.r = m.r.alike()
		m.name()
	}
}

// climb looks for the least that has to be told of, from below, where less than from was refuted.
// proved is told of each number that nothing tells less than.
func (m *movers) climb(ctx context.Context, from int, proved func(least int)) *movables {
	least := m.base + (max(0, from-m.base)+m.unit-1)/m.unit*m.unit
	for least-m.base <= m.total {
		root := m.at(0)
		clear(root.told)
		clear(root.out)
		m.branch(ctx, 0, least-m.base)
		if m.stopped || m.hopeless || len(m.found) > 0 {
			return &movables{least, m.found, !m.stopped}
		}
		least += m.unit
		m.raised = m.work
		proved(least)
	}
	return &movables{least: from}
}

// at returns the frame of a depth, with nothing free or affordable yet.
func (m *movers) at(depth int) *frame {
	if depth == len(m.frames) {
		n := len(m.stays)
		m.frames = append(m.frames, &frame{newSet(len(m.parts)), newSet(n), newSet(n), newSet(n), make([]int, n), nil})
	}
	f := m.frames[depth]
	clear(f.free)
	clear(f.affordable)
	return f
}

// branch goes through the node at a depth, of which told and out are set, and what is below it,
// where so much more may be told of.
func (m *movers) branch(ctx context.Context, depth, left int) {
	if m.work += nodeWork; m.work > m.most || ctx.Err() != nil || m.tired() {
		m.stopped = true
		return
	}
	f := m.at(depth)
	for a := range m.stays {
		f.marginal[a] = m.more(a, f.told)
		switch {
		case f.out.has(a):
		case f.marginal[a] == 0:
			f.free.add(a)
		case f.marginal[a] <= left:
			f.affordable.add(a)
		}
	}
	core, dead := m.open(f, left)
	if dead {
		return
	}
	ways, dead := m.makeRoom(f, left)
	switch {
	case dead:
		return
	case core < 0 && ways == nil:
		if f.affordable.empty() && !m.arranged(f) {
			return
		}
		if core = m.ask(ctx, f); core < 0 {
			return
		}
	}
	if core >= 0 {
		if other := m.affordableOf(f, m.cores[core]); ways == nil || len(other) <= len(ways) {
			ways = other
		}
	}
	// What costs most has the smallest trees, and is out in those of the others.
	slices.SortStableFunc(ways, func(a, b int) int { return f.marginal[b] - f.marginal[a] })
	m.at(depth + 1)
	for _, a := range ways {
		next := m.frames[depth+1]
		copy(next.told, f.told)
		copy(next.out, f.out)
		next.must = append(append(next.must[:0], f.must...), a)
		for _, k := range m.partsOf[a] {
			next.told.add(k)
		}
		if m.branch(ctx, depth+1, left-f.marginal[a]); m.stopped || m.hopeless {
			return
		}
		f.out.add(a)
	}
}

// affordableOf returns which of some stays can move.
func (m *movers) affordableOf(f *frame, stays []int) (list []int) {
	for _, a := range stays {
		if f.affordable.has(a) {
			list = append(list, a)
		}
	}
	return list
}

// tired reports whether the search is left.
func (m *movers) tired() bool {
	return len(m.found) == 0 && m.work > max(leastWork, patience*m.raised)
}

// open returns the core with the fewest ways of those that what is free does not meet, -1 if there is
// none; dead says that the limit is too low for them.
func (m *movers) open(f *frame, left int) (core int, dead bool) {
	var open []int
	ways := map[int]int{}
	for c, in := range m.inCore {
		if in.meets(f.free) {
			continue
		}
		n := in.common(f.affordable)
		if n == 0 {
			return c, true
		}
		open, ways[c] = append(open, c), n
	}
	if len(open) == 0 {
		return -1, false
	}
	slices.SortStableFunc(open, func(b, c int) int { return ways[b] - ways[c] })
	return open[0], m.sum(f, open, left) > left
}

// mostSummed is how many cores are added up at most at a node: the first ones do most.
const mostSummed = 12

// sum returns what some cores cost at least: of each the least that one of its ways costs,
// whatever the people whom the cores before could tell.
func (m *movers) sum(f *frame, cores []int, left int) (sum int) {
	used := slices.Clone(f.told)
	for _, c := range cores[:min(mostSummed, len(cores))] {
		least := m.total
		for _, a := range m.cores[c] {
			if f.affordable.has(a) {
				least = min(least, m.more(a, used))
			}
		}
		if sum += least; sum > left {
			break
		}
		for _, a := range m.cores[c] {
			if f.affordable.has(a) {
				for _, k := range m.partsOf[a] {
					used.add(k)
				}
			}
		}
	}
	return sum
}

// ask asks the formula whether all but what is free can stay, and returns the core that it
// learns; -1 if they can, which is kept, or if it has no answer.
func (m *movers) ask(ctx context.Context, f *frame) int {
	m.renew()
	var stay []int
	for a := range m.stays {
		if !f.free.has(a) {
			stay = append(stay, a)
		}
	}
	// What the formula is told first is what its cores are made of: what cannot move here, or
	// costs most.
	weight := func(a int) int {
		if f.out.has(a) {
			return m.total + 1
		}
		return f.marginal[a]
	}
	slices.SortStableFunc(stay, func(a, b int) int { return weight(b) - weight(a) })
	assume := slices.Clone(m.fixed)
	for _, a := range stay {
		assume = append(assume, m.stays[a])
	}
	for m.work < m.most {
		m.work += askWork
		answer := m.r.solver.Solve(ctx, assume)
		switch answer.Status {
		case sat.Satisfiable:
			if m.r.formula.Refine(answer.Model.Value) {
				continue
			}
			m.keep(f, m.r.formula.Decode(answer.Model.Value))
			return -1
		case sat.Unsatisfiable:
			return m.learn(answer.Core)
		}
		break
	}
	m.stopped = true
	return -1
}

// keep takes in a programme in which what is not free stays.
func (m *movers) keep(f *frame, x csp.Assignment) {
	m.found = append(m.found, movable{slices.Clone(f.free), x})
}

// learn takes in that not all literals of a core hold, and returns which core it is; -1 if none
// of them says that something stays.
func (m *movers) learn(lits []sat.Lit) int {
	core, in := []int(nil), newSet(len(m.stays))
	for _, l := range lits {
		if a, is := m.index[l]; is {
			core = append(core, a)
			in.add(a)
		}
	}
	if m.hopeless = len(core) == 0; m.hopeless {
		return -1
	}
	m.cores, m.inCore = append(m.cores, core), append(m.inCore, in)
	return len(m.cores) - 1
}
