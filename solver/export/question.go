// Package export writes the question that an event asks, as clauses and soft literals,
// in the formats of other people's solvers, so that anybody can have an answer of ours
// confirmed: that there is no programme, or none that costs less.
package export

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/memory"
	"programme/solver/internal/replan"
	"programme/solver/internal/sat"
)

// Tiers is the number of soft tiers, which count from 1.
const Tiers = csp.Tiers

// ErrTooHeavy means that tiers cannot be made one objective: the weights that keep the
// later ones from outweighing the earlier ones add up to more than 64 bits hold.
var ErrTooHeavy = errors.New("the weights of all tiers together exceed 64 bits")

// Question is an event as a formula: its hard rules as clauses and, for the tiers that
// were asked for, what a model costs. It is not changed once built.
type Question struct {
	Event string // its name
	Tiers []Tier // ascending
	Left  []int  // tiers that only tidy, and are left out where several were asked for
	// Changes tells that the tiers are kinds of changes; Limits say how many of some there are at most.
	Changes bool
	Limits  []string
	hard    *sat.CNF
	soft    []sat.Soft
	says    map[int]string
	bare    bool
}

// Tier is one soft tier of a question. A programme that costs c in the tier adds
// Multiplier * (c - Base) / Unit to the cost of its model.
type Tier struct {
	Tier int // 1 to [Tiers]
	// Base is what every programme costs in the tier; it may be below 0, where it is
	// only part of that.
	Base       int
	Multiplier int64
	Unit       int64 // divides whatever a programme can cost beyond Base; at least 1
	Soft       int   // number of soft literals
}

// Kinds of changes, which are the tiers of a question about changes, from 1, in the order in which
// they are to be few. The last two are no tiers of the best: they count the same otherwise,
// sessions that move at all, and people told, each once, where told counts points of R53.
var Kinds = []string{"dropped", "told", "days", "times", "rooms", "moved", "people"}

// Asked says what is asked of an event.
type Asked struct {
	// Tiers are what to charge for, ascending: none asks for any programme, several for the best as
	// tiers are compared, in order.
	Tiers []int
	// Changes tells that tiers count what changes against the event's baseline, as [Kinds], and
	// not what soft rules charge.
	Changes bool
	// AtMost are limits of what changes: kinds, by their number from 1, with the most of each.
	AtMost map[int]int
	// Bare leaves comments out, for readers that want the line of the sizes first.
	Bare bool
}

// ErrNoBaseline means that the event has no earlier programme to count changes against.
var ErrNoBaseline = errors.New("the event has no earlier programme to count changes against")

// New is [Of] of what soft rules charge.
func New(book *rules.Book, tiers ...int) (*Question, error) { return Of(book, Asked{Tiers: tiers}) }

// Of returns a question about the book's event. Where several tiers are asked for, each one's
// multiplier is one more than all weights after
// it add up to, multipliers included; weights of several tiers are counted in the unit of
// each, which keeps them small: some solvers read no more than 31 bits. For the same reason
// those of several that only tidy are left out. The error is [ErrTooHeavy], [ErrNoBaseline], or a
// [memory.TooLarge]. Limits of changes go with tiers of changes, or none.
func Of(book *rules.Book, asked Asked) (*Question, error) {
	tiers := asked.Tiers
	size := compile.SizeOf(book)
	if err := memory.For(size, size.Bytes()); err != nil {
		return nil, err
	}
	q := &Question{Event: book.Event().Name, hard: &sat.CNF{}, bare: asked.Bare}
	p := compile.Problem(book)
	if err := fits(p); err != nil {
		return nil, err
	}
	if asked.Changes || len(asked.AtMost) > 0 {
		if book.Event().Baseline == nil {
			return nil, ErrNoBaseline
		}
		p, q.Changes = replan.Charged(p, book.Event().Baseline), true
	}
	if len(tiers) > 1 && p.Tidying > 0 {
		k, _ := slices.BinarySearch(tiers, p.Tidying)
		tiers, q.Left = tiers[:k], tiers[k:]
	}
	f := cnf.NewFormula(p, q.hard, cnf.Asserted, cnf.EagerRooms)
	objectives := make([]cnf.Objective, len(tiers))
	for i, tier := range tiers {
		objectives[i] = f.Objective(tier, nil)
		unit := int64(1)
		if len(tiers) > 1 {
			unit = unitOf(objectives[i].Soft)
		}
		q.Tiers = append(q.Tiers, Tier{Tier: tier, Base: objectives[i].Base, Unit: unit, Soft: len(objectives[i].Soft)})
	}
	for _, kind := range slices.Sorted(maps.Keys(asked.AtMost)) {
		f.Objective(kind, nil).AtMost(q.hard, asked.AtMost[kind])
		q.Limits = append(q.Limits, fmt.Sprintf("%s at most %d", Kinds[kind-1], asked.AtMost[kind]))
	}
	q.says = f.Says()
	total := int64(0)
	for i := len(tiers) - 1; i >= 0; i-- {
		multiplier := total + 1
		for _, s := range objectives[i].Soft {
			weight := s.Weight / q.Tiers[i].Unit
			// Old WCNF needs one weight more than the total.
			if weight > (math.MaxInt64-1-total)/multiplier {
				return nil, ErrTooHeavy
			}
			total += multiplier * weight
		}
		q.Tiers[i].Multiplier = multiplier
	}
	for i, o := range objectives {
		for _, s := range o.Soft {
			q.soft = append(q.soft, sat.Soft{Lit: s.Lit, Weight: q.Tiers[i].Multiplier * (s.Weight / q.Tiers[i].Unit)})
		}
	}
	q.soft = merged(q.soft)
	return q, nil
}

// unitOf returns the greatest number that divides the weights of all literals, 1 for none.
func unitOf(soft []sat.Soft) int64 {
	unit := int64(0)
	for _, s := range soft {
		unit = csp.GCD(unit, s.Weight)
	}
	return max(1, unit)
}

// countedCells is from how many cells of room and start on a formula is counted before it is
// written: some 300 sessions.
const countedCells = 500_000

// fits returns a [memory.TooLarge] if the formula of a large problem does not fit.
func fits(p *csp.Problem) error {
	if p.Cells() < countedCells {
		return nil
	}
	var size cnf.Counter
	cnf.NewFormula(p, &size, cnf.Asserted, cnf.EagerRooms)
	return size.Fits()
}

// merged adds up the weights of literals that are soft more than once, as an objective
// with one term a variable needs, and keeps the order of their first.
func merged(soft []sat.Soft) []sat.Soft {
	at := make(map[sat.Lit]int, len(soft))
	var list []sat.Soft
	for _, s := range soft {
		if i, known := at[s.Lit]; known {
			list[i].Weight += s.Weight
			continue
		}
		at[s.Lit] = len(list)
		list = append(list, s)
	}
	return list
}

// Vars returns the number of variables.
func (q *Question) Vars() int { return q.hard.Vars() }

// Clauses returns the number of hard clauses.
func (q *Question) Clauses() int { return q.hard.Clauses() }

// Soft returns the number of different soft literals.
func (q *Question) Soft() int { return len(q.soft) }
