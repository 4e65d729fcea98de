package solver

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// stand is where an activity is, or could be.
type stand struct {
	activity csp.ActivityIndex
	csp.Place
	Interval model.Interval
	// regular says that it begins at a start of the problem and takes as long as it should.
	regular bool
}

// standing knows who is where in a programme, which may have been made elsewhere: with
// sessions in several places, without a room, or at starts that no window allows.
type standing struct {
	p      *csp.Problem
	of     [][]stand     // by activity
	inRoom [][]stand     // by room
	whole  []bool        // by activity: it has one place, and all its sessions are there
	bonds  [][]bond      // by activity
	shares [][]poolShare // by activity
	users  [][]user      // by pool: who uses it where they are
}

// bond is a relation from one of its activities.
type bond struct {
	relation *csp.Relation
	other    csp.ActivityIndex
}

func newStanding(p *csp.Problem, programme *model.Programme) *standing {
	n := len(p.Activities)
	t := &standing{
		p: p, of: make([][]stand, n), inRoom: make([][]stand, len(p.Rooms)), whole: make([]bool, n),
		bonds: make([][]bond, n), shares: make([][]poolShare, n), users: make([][]user, len(p.Pools)),
	}
	placements := make([]int, n)
	for _, pl := range programme.Placements {
		if a := p.ActivityOf[pl.Session]; a >= 0 {
			placements[a]++
			t.enter(a, pl)
		}
	}
	for a, stands := range t.of {
		t.whole[a] = len(stands) == 1 && placements[a] == len(p.Activities[a].Sessions) && stands[0].Room != model.NoRoom
		for _, m := range stands {
			if m.Room != model.NoRoom {
				t.inRoom[m.Room] = append(t.inRoom[m.Room], m)
			}
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		t.bonds[r.A] = append(t.bonds[r.A], bond{r, r.B})
		t.bonds[r.B] = append(t.bonds[r.B], bond{r, r.A})
	}
	t.shareOut()
	return t
}

// enter records a placement, unless it is where a merged session is already.
func (t *standing) enter(a csp.ActivityIndex, pl model.Placement) {
	own, session := t.p.Activities[a].Minutes, t.p.Event.Length(pl.Session)
	m := stand{
		activity: a, Place: csp.Place{Start: csp.Unplaced, Room: pl.Room.Index()},
		Interval: model.Span(pl.Start, own-session+pl.Minutes()), regular: pl.Minutes() == session,
	}
	if s := t.p.First(pl.Start); int(s) < len(t.p.Starts) && t.p.Starts[s] == pl.Start {
		m.Start = s
	}
	m.regular = m.regular && m.Start != csp.Unplaced
	if len(t.p.Activities[a].Sessions) == 1 || !slices.Contains(t.of[a], m) {
		t.of[a] = append(t.of[a], m)
	}
}

// home returns the place of an activity that is whole.
func (t *standing) home(a csp.ActivityIndex) csp.Place { return t.of[a][0].Place }

// standAt returns an activity at a place of the problem.
func (t *standing) standAt(a csp.ActivityIndex, at csp.Place) stand {
	return stand{a, at, model.Span(t.p.Starts[at.Start], t.p.Activities[a].Minutes), true}
}

// open reports whether a place is a candidate of an activity.
func (t *standing) open(a csp.ActivityIndex, at csp.Place) bool {
	return t.p.Activities[a].Candidates.Has(at)
}

// inWay returns the activities that cannot be where they are with m where it is, each
// once, without those that are gone. It gives up, and ok is false, beyond most of them.
// What crowds say is left to [standing.crowded].
func (t *standing) inWay(m stand, gone []csp.ActivityIndex, most int) (list []csp.ActivityIndex, ok bool) {
	note := func(b csp.ActivityIndex) bool {
		if !slices.Contains(list, b) {
			list = append(list, b)
		}
		return len(list) <= most
	}
	for i := range t.inRoom[m.Room] {
		b := &t.inRoom[m.Room][i]
		if t.shareRoom(&m, b) && !slices.Contains(gone, b.activity) && !note(b.activity) {
			return list, false
		}
	}
	for _, l := range t.bonds[m.activity] {
		if slices.Contains(gone, l.other) {
			continue
		}
		for i := range t.of[l.other] {
			if !t.keeps(l.relation, &m, &t.of[l.other][i]) && !note(l.other) {
				return list, false
			}
		}
	}
	return list, true
}

// clash reports whether two activities exclude each other where they are.
func (t *standing) clash(m, o *stand) bool {
	if t.shareRoom(m, o) {
		return true
	}
	for _, l := range t.bonds[m.activity] {
		if l.other == o.activity && !t.keeps(l.relation, m, o) {
			return true
		}
	}
	return false
}

// shareRoom reports whether two activities are in a room for one at a time, without the
// time that it takes between them.
func (t *standing) shareRoom(m, o *stand) bool {
	return m.Room == o.Room && m.Room != model.NoRoom && t.p.Rooms[m.Room].Excludes(m.Interval, o.Interval)
}

// keeps reports whether a relation holds with two activities where they are. What hangs
// on rooms, as ways do, is not asked of one that has none.
func (t *standing) keeps(r *csp.Relation, m, o *stand) bool {
	if r.A != m.activity {
		m, o = o, m
	}
	switch {
	case m.Room == model.NoRoom || o.Room == model.NoRoom:
		if r.Where != nil || r.Kind == csp.NotClose {
			return true
		}
	case !r.Where.Meets(m.Room, o.Room):
		return true
	}
	if m.regular && o.regular {
		return t.p.Allows(r, m.Start, o.Start)
	}
	return t.p.AllowsSpans(r, m.Interval, o.Interval)
}
