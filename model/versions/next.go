package versions

import (
	"slices"

	"programme/model"
	"programme/model/diff"
)

// Options say what of a programme is published.
type Options struct {
	State    model.State          // that its sessions get: Offered, Confirmed or Published
	Sessions []model.SessionIndex // those that get it; nil for all
}

// Next is a programme that is to be the baseline of its event.
type Next struct {
	// Programme has the placements that are published, each with its state and how many were
	// told of it. Sessions that are cancelled are not in it.
	Programme *model.Programme
	Report    *diff.Report         // from the baseline, or from nothing
	Raised    []model.SessionIndex // that stay as and where they were, and are more binding now
	// Lowered were offered, confirmed or published elsewhere, and are drafts now, since
	// they are not among those that get the state.
	Lowered []model.SessionIndex
	// Told is how many people are to be told, each once: the cast of what changes or was
	// raised, and those whom it does not name, see [diff.SessionChange]; drafts left out.
	Told int
}

// binding ranks the states of placements.
var binding = []model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}

// atLeast reports whether state s binds as much as o.
func atLeast(s, o model.State) bool { return slices.Index(binding, s) >= slices.Index(binding, o) }

// Promised reports whether anybody may rely on a state: whether it is more than a draft.
func Promised(s model.State) bool { return atLeast(s, model.Offered) }

// Of returns programme p of event e as it is published. What stays as and where the
// baseline has it keeps a state that binds more, and a greater number of people told; who
// was told of a session before is told of its new place.
func Of(e *model.Event, p *model.Programme, o Options) *Next {
	former := &model.Programme{}
	if e.Baseline != nil {
		former = e.Baseline
	}
	was, casts := former.BySession(len(e.Sessions)), castSizes(e)
	n := &Next{}
	raised, lowered := map[model.SessionIndex]bool{}, map[model.SessionIndex]bool{}
	var placements []model.Placement
	for _, pl := range p.Placements {
		if e.Sessions[pl.Session].State == model.Cancelled {
			continue
		}
		before, stays := standing(pl, was[pl.Session])
		named := o.Sessions == nil || slices.Contains(o.Sessions, pl.Session)
		pl.Pos = model.Position{}
		if pl.State == "" {
			pl.State = model.Draft
		}
		if named && !atLeast(pl.State, o.State) {
			pl.State = o.State
		}
		if stays && atLeast(before.State, pl.State) {
			pl.State = before.State
		}
		if Promised(pl.State) {
			pl.Told = max(pl.Told, before.Told, casts[pl.Session])
		} else {
			pl.Told = 0
		}
		raised[pl.Session] = raised[pl.Session] || stays && !atLeast(before.State, pl.State)
		lowered[pl.Session] = lowered[pl.Session] || !Promised(pl.State) && Promised(before.State)
		placements = append(placements, pl)
	}
	n.Programme = model.NewProgramme(placements)
	n.Report = diff.Of(e, former, n.Programme)
	for s := range e.Sessions {
		if s := model.SessionIndex(s); raised[s] {
			n.Raised = append(n.Raised, s)
		}
		if s := model.SessionIndex(s); lowered[s] {
			n.Lowered = append(n.Lowered, s)
		}
	}
	n.Told = n.toTell(e)
	return n
}

// standing returns the placement of a session that pl leaves as and where it is, and
// whether there is one; if not, the most binding of those that it had, or none.
func standing(pl model.Placement, was []model.Placement) (before model.Placement, stays bool) {
	for _, b := range was {
		if b.Interval == pl.Interval && (b.Room == pl.Room || !b.Room.Given()) {
			return b, true
		}
		if before.State == "" || !atLeast(before.State, b.State) {
			before.State = b.State
		}
		before.Told = max(before.Told, b.Told)
	}
	return before, false
}

// castSizes returns how many people are in the cast of each session.
func castSizes(e *model.Event) []int {
	sizes := make([]int, len(e.Sessions))
	type member struct {
		session model.SessionIndex
		person  model.PersonIndex
	}
	seen := map[member]bool{}
	for _, c := range e.Cast {
		member := member{c.Session, c.Person}
		if !seen[member] {
			sizes[c.Session]++
		}
		seen[member] = true
	}
	return sizes
}

// toTell counts the people to be told of what changes, or is raised, beyond a draft.
func (n *Next) toTell(e *model.Event) int {
	concerned := map[model.SessionIndex]bool{}
	for _, s := range n.Raised {
		concerned[s] = true
	}
	beyond := 0
	for _, c := range n.Report.Sessions {
		if c.Old != nil && Promised(c.Old.State) {
			beyond += c.Beyond
		}
		for _, pl := range []*model.Placement{c.Old, c.New} {
			if pl != nil && Promised(pl.State) {
				concerned[c.Session] = true
			}
		}
	}
	people := map[model.PersonIndex]bool{}
	for _, c := range e.Cast {
		if concerned[c.Session] {
			people[c.Person] = true
		}
	}
	return len(people) + beyond
}
