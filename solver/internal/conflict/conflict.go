package conflict

import (
	"context"
	"slices"

	"programme/model"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Conflict is why a problem has no programme: rule instances that cannot hold together, or
// an overload that anyone can add up.
type Conflict struct {
	Instances []csp.InstanceIndex
	Minimal   bool                // proved that none of the instances can be left out
	Overload  *bounds.Certificate // nil unless arithmetic shows it
}

// sessions returns the sessions whose places a conflict is about.
func (c *Conflict) sessions(p *csp.Problem) map[model.SessionIndex]bool {
	about := map[model.SessionIndex]bool{}
	add := func(a csp.ActivityIndex) {
		for _, s := range p.Activities[a].Sessions {
			about[s] = true
		}
	}
	if c.Overload != nil {
		for _, a := range c.Overload.Whole.Activities {
			add(a)
		}
		return about
	}
	for _, i := range c.Instances {
		for _, s := range []model.SessionIndex{p.Instances[i].A, p.Instances[i].B} {
			if s != model.NoSession && p.ActivityOf[s] >= 0 {
				add(p.ActivityOf[s])
			}
		}
	}
	return about
}

// Without returns which instances of p, and whose duties, to leave out so that the conflict
// is gone.
func (c *Conflict) Without(p *csp.Problem) (gone []csp.InstanceIndex, free []model.PersonIndex) {
	switch {
	case c.Overload != nil && c.Overload.Person != model.NoPerson:
		return nil, []model.PersonIndex{c.Overload.Person}
	case c.Overload != nil && c.Overload.Apart:
		return c.keptApart(p), nil
	case c.Overload != nil && len(c.Overload.Uses) > 0:
		return c.Overload.Uses, nil
	case c.Overload != nil:
		for _, a := range c.Overload.Activities {
			gone = append(append(gone, p.Activities[a].Placed), p.Activities[a].Asked...)
		}
		return gone, nil
	}
	for _, i := range c.Instances {
		if !p.Instances[i].AsksForPlace() {
			gone = append(gone, i)
		}
	}
	if len(gone) == 0 {
		gone = c.Instances
	}
	return gone, nil
}

// keptApart returns what an overload rests on of activities that never overlap, and all
// other rule instances that lines and people of these have on two of the activities: of
// two exclusive sessions each excludes the other.
func (c *Conflict) keptApart(p *csp.Problem) []csp.InstanceIndex {
	type source struct {
		rule    string
		setting int
		person  model.PersonIndex
	}
	of := func(i csp.InstanceIndex) source {
		in := &p.Instances[i]
		return source{in.Rule, in.Setting, in.Person}
	}
	named := map[source]bool{}
	gone := slices.Clone(c.Overload.Uses)
	for _, i := range gone {
		named[of(i)] = true
	}
	in := map[csp.ActivityIndex]bool{}
	for _, a := range c.Overload.Whole.Activities {
		in[a] = true
	}
	for i := range p.Relations {
		if r := &p.Relations[i]; in[r.A] && in[r.B] && named[of(r.Instance)] {
			gone = append(gone, r.Instance)
		}
	}
	return gone
}

// shortCore is how many rule instances are read more easily than a sum.
const shortCore = 6

// telling reports whether a core is short and says more than that sessions must be placed,
// one at a time in a room.
func (c *Conflict) telling(p *csp.Problem) bool {
	return len(c.Instances) <= shortCore && slices.ContainsFunc(c.Instances, func(i csp.InstanceIndex) bool {
		return !p.Book.Of(p.Instances[i].Rule).Rule.Plain
	})
}

// Minimise leaves instances out of a core of a formula until none can go, or ctx ends.
func Minimise(ctx context.Context, f *cnf.Loaded, core []sat.Lit) Conflict {
	shrunk := f.Solver.ShrinkCore(ctx, core)
	return Conflict{Instances: f.Instances(shrunk.Core), Minimal: shrunk.Minimal}
}

// CoreAmong returns a core of what is asked of a few activities; ok is false if they have a
// programme, or ctx ends before it is known that they have none.
func CoreAmong(ctx context.Context, p *csp.Problem, some []csp.ActivityIndex) (Conflict, bool) {
	f, ok := cnf.Load(ctx, p.Among(some), cnf.Selected, cnf.EagerRooms)
	if !ok {
		return Conflict{}, false
	}
	answer := f.Solver.Solve(ctx, f.Selectors())
	if answer.Status != sat.Unsatisfiable {
		return Conflict{}, false
	}
	return Minimise(ctx, f, answer.Core), true
}

// fewOverloaded is up to how many activities an overload is refuted by a solver too:
// beyond, that takes it exponential time.
const fewOverloaded = 6

// Arithmetic returns the conflicts that arithmetic finds. An overload of few sessions is
// told as a core where that is short and other rules than those that every session has take
// part, or where some rules keep the sessions apart: that says more than a sum. No two such cores share a rule instance: two people who
// must attend the same sessions are overloaded for the same reasons.
func Arithmetic(ctx context.Context, p *csp.Problem) []Conflict {
	var conflicts []Conflict
	left := p // without the instances that cores name
	for _, c := range bounds.Check(p) {
		if len(c.Instances) > 0 {
			conflicts = append(conflicts, Conflict{Instances: c.Instances, Minimal: true})
			continue
		}
		found := Conflict{Overload: &c}
		if len(c.Activities) <= fewOverloaded {
			core, ok := CoreAmong(ctx, left, c.Activities)
			switch {
			case ok && (core.telling(p) || c.Apart && len(core.Instances) <= shortCore):
				found = core
				left = left.Without(core.Without(p))
			case !ok && left != p:
				continue // there is room for these without what was named
			}
		}
		conflicts = append(conflicts, found)
	}
	return conflicts
}
