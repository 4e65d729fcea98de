package refute

import (
	"fmt"
	"slices"

	"programme/solver/internal/sat"
)

// propagation is clauses, the formula's and those that follow from it, with what unit
// propagation makes of them. Each clause has two literals that are watched: the first two, which
// are not false unless nothing is left to do. What is true whatever is assumed has a clause of its own that says so, so that
// the proof of each names few.
type propagation struct {
	clauses [][]sat.Lit // of the formula, then what follows
	from    [][]int32   // of what follows, by clause less those of the formula: the clauses it follows from
	given   int         // clauses of the formula

	watching [][]int32 // by literal: clauses that watch it
	value    []int8    // by variable: 1 true, -1 false, 0 open
	reason   []int32   // by variable that is not open: the clause that made it so; assumed where nothing did
	trail    []sat.Lit // what is true, in order
	queue    int       // of the trail, what has not been propagated yet
	settled  int       // of the trail, what is true whatever is assumed
	empty    int32     // the clause without literals; none as long as there is none

	seen []bool // by variable, false between calls
}

const (
	none    = -1
	assumed = -1
)

func newPropagation(f *sat.CNF) *propagation {
	n := f.Vars() + 1
	p := &propagation{
		watching: make([][]int32, 2*n), value: make([]int8, n), reason: make([]int32, n), seen: make([]bool, n),
		given: f.Clauses(), empty: none,
	}
	for clause := range f.All() {
		p.clauses = append(p.clauses, slices.Clone(clause))
	}
	for i := range p.given {
		p.attach(int32(i))
	}
	p.settle()
	return p
}

func (p *propagation) refuted() bool { return p.empty != none }

func index(m sat.Lit) int {
	if m < 0 {
		return 2*m.Var() + 1
	}
	return 2 * m.Var()
}

func (p *propagation) holds(m sat.Lit) int8 {
	if m < 0 {
		return -p.value[-m]
	}
	return p.value[m]
}

func (p *propagation) make(m sat.Lit, because int32) {
	p.value[m.Var()] = 1
	if m < 0 {
		p.value[m.Var()] = -1
	}
	p.reason[m.Var()] = because
	p.trail = append(p.trail, m)
}

// attach takes a clause in, nothing being assumed.
func (p *propagation) attach(i int32) {
	c := p.clauses[i]
	free := 0 // literals that are not false, brought to the front
	for k := range c {
		if p.holds(c[k]) >= 0 {
			c[free], c[k] = c[k], c[free]
			if free++; free == 2 {
				break
			}
		}
	}
	switch {
	case p.refuted():
	case free == 0:
		p.refute(i)
	case free == 1 && p.holds(c[0]) == 0:
		p.unit(c[0], i)
	case free == 2:
		p.watch(c[0], i)
		p.watch(c[1], i)
	}
}

func (p *propagation) watch(m sat.Lit, i int32) {
	p.watching[index(m)] = append(p.watching[index(m)], i)
}

// unit makes a literal true for good, which is all that is left of a clause, with a clause that
// says so.
func (p *propagation) unit(m sat.Lit, because int32) {
	if len(p.clauses[because]) > 1 {
		because = p.add([]sat.Lit{m}, append(p.reasonsOf(because, m), because))
	}
	p.make(m, because)
}

// refute adds the clause without literals, since all of one are false for good.
func (p *propagation) refute(because int32) {
	if len(p.clauses[because]) == 0 {
		p.empty = because
		return
	}
	p.empty = p.add(nil, append(p.reasonsOf(because, 0), because))
}

// reasonsOf returns the clauses that make the literals of one false for good, but for one.
func (p *propagation) reasonsOf(i int32, but sat.Lit) (from []int32) {
	for _, m := range p.clauses[i] {
		if m != but {
			from = append(from, p.reason[m.Var()])
		}
	}
	return from
}

func (p *propagation) add(clause []sat.Lit, from []int32) int32 {
	p.clauses, p.from = append(p.clauses, clause), append(p.from, from)
	return int32(len(p.clauses) - 1)
}

// settle propagates what is true for good.
func (p *propagation) settle() {
	for !p.refuted() && p.queue < len(p.trail) {
		conflict := p.next(p.unit)
		if conflict != none {
			p.refute(conflict)
		}
	}
	p.settled = len(p.trail)
}

// next propagates the next literal of the trail: use is called with what it makes true, and the clause
// that is left with that. It returns a clause that has no literal left, none if there is none.
func (p *propagation) next(use func(sat.Lit, int32)) (conflict int32) {
	off := p.trail[p.queue].Not()
	p.queue++
	list := p.watching[index(off)]
	kept := list[:0]
	for k, i := range list {
		c := p.clauses[i]
		if c[0] == off {
			c[0], c[1] = c[1], c[0]
		}
		if p.holds(c[0]) > 0 {
			kept = append(kept, i)
			continue
		}
		other := 2
		for other < len(c) && p.holds(c[other]) < 0 {
			other++
		}
		if other < len(c) {
			c[1], c[other] = c[other], c[1]
			p.watch(c[1], i)
			continue
		}
		kept = append(kept, i)
		if p.holds(c[0]) < 0 {
			p.watching[index(off)] = append(kept, list[k+1:]...)
			return i
		}
		use(c[0], i)
	}
	p.watching[index(off)] = kept
	return none
}

// follow adds a clause that follows by unit propagation. The error says that it does not.
func (p *propagation) follow(clause []sat.Lit) error {
	if p.refuted() {
		return nil
	}
	for _, m := range clause {
		switch p.holds(m) {
		case 1: // it holds for good, or holds a literal and its negation
			p.forget()
			return nil
		case 0:
			p.make(m.Not(), assumed)
		}
	}
	conflict := int32(none)
	for conflict == none && p.queue < len(p.trail) {
		conflict = p.next(p.make)
	}
	if conflict == none {
		return fmt.Errorf("a clause of %d literals does not follow from those before", len(clause))
	}
	from := p.because(conflict)
	p.forget()
	p.attach(p.add(slices.Clone(clause), from))
	p.settle()
	return nil
}

// forget takes back what was assumed, and all that came of it.
func (p *propagation) forget() {
	for _, m := range p.trail[p.settled:] {
		p.value[m.Var()] = 0
	}
	p.trail = p.trail[:p.settled]
	p.queue = p.settled
}

// because returns the clauses that lead to one that has no literal left, in the order in which
// they propagate, that one last.
func (p *propagation) because(conflict int32) (from []int32) {
	for _, m := range p.clauses[conflict] {
		p.seen[m.Var()] = true
	}
	from = append(from, conflict)
	for k := len(p.trail) - 1; k >= 0; k-- {
		v := p.trail[k].Var()
		if !p.seen[v] {
			continue
		}
		p.seen[v] = false
		if p.reason[v] == assumed {
			continue
		}
		from = append(from, p.reason[v])
		if k < p.settled { // whose clause has no other literal
			continue
		}
		for _, m := range p.clauses[p.reason[v]] {
			if m.Var() != v {
				p.seen[m.Var()] = true
			}
		}
	}
	slices.Reverse(from)
	return from
}

// trimmed returns the proof without what does not lead to its end.
func (p *propagation) trimmed() *Proof {
	proof := &Proof{first: p.given + 1}
	if int(p.empty) < p.given { // the formula has it: a step that says so again
		proof.Steps = []Step{{From: []int{int(p.empty) + 1}}}
		return proof
	}
	needed := make([]bool, len(p.clauses))
	needed[p.empty] = true
	for i := int(p.empty); i >= p.given; i-- {
		if needed[i] {
			for _, k := range p.from[i-p.given] {
				needed[k] = true
			}
		}
	}
	number := make([]int, len(p.clauses))
	for i := range p.clauses[:p.given] {
		number[i] = i + 1
	}
	for i := p.given; i <= int(p.empty); i++ {
		if !needed[i] {
			continue
		}
		number[i] = proof.first + len(proof.Steps)
		step := Step{Clause: p.clauses[i]}
		for _, k := range p.from[i-p.given] {
			step.From = append(step.From, number[k])
		}
		proof.Steps = append(proof.Steps, step)
	}
	return proof
}
