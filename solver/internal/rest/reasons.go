package rest

import (
	"cmp"
	"context"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/places"
)

// Out is what is left out as one: a session, or merged ones.
type Out struct {
	Sessions []model.SessionIndex
	// Conflict is why not all that it names can be placed; nil where none was found: then
	// Taken says what stands against the places of the programme.
	Conflict *conflict.Conflict
	Taken    []Taken // most places first; nil if it was not looked for or a place is free
}

// Taken is for how many places a rule is the first to stand against them.
type Taken struct {
	Rule   string
	Places int
}

// mostLookedAt is of how many that are left out every place is looked at.
const mostLookedAt = 20

// reasons says what is left out, and why.
func (r *Result) reasons(ctx context.Context, book *rules.Book, x csp.Assignment, proved *least) {
	looked := 0
	for _, a := range r.Problem.LeftOut(x) {
		o := Out{Sessions: r.Problem.Due(a)}
		for i := range proved.shortages {
			if s := &proved.shortages[i]; slices.Contains(s.activities, a) {
				o.Conflict = &s.Conflict
			}
		}
		if o.Conflict == nil && looked < mostLookedAt && ctx.Err() == nil {
			looked++
			o.look(places.InTheWay(r.Problem, book, r.Programme, o.Sessions[0]))
		}
		r.Out = append(r.Out, o)
	}
}

// look counts what stands against places.
func (o *Out) look(all []places.Place) {
	for i := range all {
		rule := all[i].Reasons[0].Instance.Rule
		k := slices.IndexFunc(o.Taken, func(t Taken) bool { return t.Rule == rule })
		if k < 0 {
			k = len(o.Taken)
			o.Taken = append(o.Taken, Taken{Rule: rule})
		}
		o.Taken[k].Places++
	}
	slices.SortFunc(o.Taken, func(a, b Taken) int { return cmp.Or(b.Places-a.Places, cmp.Compare(a.Rule, b.Rule)) })
}

// due returns how many sessions have to be placed.
func due(p *csp.Problem) (n int) {
	for a := range p.Activities {
		if !p.Activities[a].Optional {
			n += len(p.Due(csp.ActivityIndex(a)))
		}
	}
	return n
}
