package steps

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Order is that of two activities, if both are placed, Then starts at Least minutes or more after
// First does; of fewer than 0, that First starts at most so many after Then.
type Order struct {
	First, Then csp.ActivityIndex
	Least       model.Minutes
}

// relation is the order as the formula knows it.
func (o Order) relation(p *csp.Problem) *csp.Relation {
	return &csp.Relation{A: o.First, B: o.Then, Kind: csp.Before, Gap: o.Least - p.Activities[o.First].Minutes, Max: csp.NoMax}
}

// contrary is what holds of starts that do not keep it.
func (o Order) contrary() Order { return Order{o.Then, o.First, 1 - o.Least} }

// edge is an order that an instance asks for.
type edge struct {
	Order
	by csp.InstanceIndex
}

// orders returns the orders that instances of the core ask for.
func (e *engine) orders() (list []edge) {
	for i := range e.p.Relations {
		r := &e.p.Relations[i]
		if r.Kind != csp.Before || r.Where != nil || !e.in[r.Instance] {
			continue
		}
		length := e.p.Activities[r.A].Minutes
		list = append(list, edge{Order{r.A, r.B, length + r.Gap}, r.Instance})
		if r.Max < csp.NoMax {
			list = append(list, edge{Order{r.B, r.A, -length - r.Max}, r.Instance})
		}
	}
	return list
}

// circle derives a contradiction from orders that go round: each step says how much later the next
// one starts than the first. Places would only shrink by and by, round after round. It reports
// whether there is such a circle.
func (e *engine) circle() bool {
	round := shortestCircle(len(e.p.Activities), e.orders())
	if len(round) < 2 {
		return false
	}
	// What ends the chain is the order that says the least by itself.
	least := 0
	for i := range round {
		if round[i].Least <= round[least].Least {
			least = i
		}
	}
	round = append(slices.Clone(round[least+1:]), round[:least+1]...)
	so, from := round[0].Order, []int(nil)
	by := []csp.InstanceIndex{round[0].by}
	for _, next := range round[1 : len(round)-1] {
		so = Order{so.First, next.Then, so.Least + next.Least}
		if !e.concludeOrder(so, append(by, next.by), from) {
			return false
		}
		by, from = nil, []int{len(e.facts) - 1}
	}
	return e.concludeNone(append(append(e.asks(), by...), round[len(round)-1].by), from)
}

// concludeOrder adds an order, if it follows from some instances and facts; false if not.
func (e *engine) concludeOrder(o Order, instances []csp.InstanceIndex, number []int) bool {
	contrary := []sat.Lit{e.proof.order(o.contrary()), e.proof.f.Placed(o.First), e.proof.f.Placed(o.Then)}
	rests, ok := e.follows(contrary, append(e.asks(), instances...), number)
	if !ok {
		return false
	}
	e.add(&fact{about: -1, order: &o, instances: rests.instances, from: rests.facts, refutes: -1})
	e.facts[len(e.facts)-1].says = e.proof.order(o)
	return true
}

// order gives the formula a literal under which an order holds.
func (q *proof) order(o Order) sat.Lit {
	m := q.f.Solver.NewVar()
	q.f.Relate(m, o.relation(q.p))
	return m
}

// shortestCircle returns orders of n activities, each of which begins with the activity that the
// one before ends with, the first with that of the last, and which together ask that one starts
// after itself: as few of them as there are; nil for none. It takes time in proportion to the orders
// and the square of the activities (Bellman, On a routing problem, Quarterly of Applied
// Mathematics 16, 1958).
func shortestCircle(n int, orders []edge) (best []edge) {
	for from := range n {
		x := csp.ActivityIndex(from)
		late := []map[csp.ActivityIndex]model.Minutes{{x: 0}} // by steps: how much later others start at least
		last := []map[csp.ActivityIndex]int{nil}              // the order by which
		for steps := 1; steps <= n && (best == nil || steps < len(best)); steps++ {
			now, by := map[csp.ActivityIndex]model.Minutes{}, map[csp.ActivityIndex]int{}
			for i, o := range orders {
				before, reached := late[steps-1][o.First]
				if was, known := now[o.Then]; reached && (!known || before+o.Least > was) {
					now[o.Then], by[o.Then] = before+o.Least, i
				}
			}
			late, last = append(late, now), append(last, by)
			if now[x] > 0 {
				best = nil
				for at, k := x, steps; k > 0; k-- {
					o := orders[last[k][at]]
					best, at = append(best, o), o.First
				}
				slices.Reverse(best)
				break
			}
		}
	}
	return best
}
