// Package standing knows who is where in a programme, and who is in whose way there: for
// swaps, and for what is said of the places of a session.
package standing

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Stand is where an activity is, or could be.
type Stand struct {
	Activity csp.ActivityIndex
	csp.Place
	Interval model.Interval
	// Regular says that it begins at a start of the problem and takes as long as it should.
	Regular bool
}

// Standing knows who is where in a programme, which may have been made elsewhere: with
// sessions in several places, without a room, or at starts that no window allows.
type Standing struct {
	p      *csp.Problem
	of     [][]Stand // by activity
	inRoom [][]Stand // by room
	whole  []bool
	bonds  [][]Bond      // by activity
	shares [][]poolShare // by activity
	users  [][]user      // by pool: who uses it where they are
	limits [][]int       // by activity: the limits of rooms of its groups
	// respites are, by activity, those that it matters to.
	respites [][]int
}

// Bond is a relation from one of its activities.
type Bond struct {
	Relation *csp.Relation
	Other    csp.ActivityIndex
}

// New returns who is where in a programme.
func New(p *csp.Problem, programme *model.Programme) *Standing {
	n := len(p.Activities)
	t := &Standing{
		p: p, of: make([][]Stand, n), inRoom: make([][]Stand, len(p.Rooms)), whole: make([]bool, n),
		bonds: make([][]Bond, n), shares: make([][]poolShare, n), users: make([][]user, len(p.Pools)), limits: make([][]int, n),
		respites: make([][]int, n),
	}
	placed, again := make([]int, n), make([]bool, n) // sessions, and whether one of them is placed twice
	seen := make([]bool, len(p.ActivityOf))
	for _, pl := range programme.Placements {
		if a := p.ActivityOf[pl.Session]; a >= 0 {
			if seen[pl.Session] {
				again[a] = true
			} else {
				placed[a]++
			}
			seen[pl.Session] = true
			t.enter(a, pl)
		}
	}
	for a, stands := range t.of {
		t.whole[a] = len(stands) == 1 && placed[a] == len(p.Activities[a].Sessions) && !again[a] && stands[0].Room != model.NoRoom
		for _, m := range stands {
			if m.Room != model.NoRoom {
				t.inRoom[m.Room] = append(t.inRoom[m.Room], m)
			}
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		t.bonds[r.A] = append(t.bonds[r.A], Bond{r, r.B})
		t.bonds[r.B] = append(t.bonds[r.B], Bond{r, r.A})
	}
	t.shareOut()
	for i := range p.RoomLimits {
		for _, a := range p.RoomLimits[i].Members {
			t.limits[a] = append(t.limits[a], i)
		}
	}
	for i := range p.Respites {
		k := &p.Respites[i]
		for _, m := range k.Members {
			t.respites[m.Activity] = append(t.respites[m.Activity], i)
		}
		if k.Kind == csp.Quiet {
			t.respites[k.After.Activity] = append(t.respites[k.After.Activity], i)
		}
	}
	return t
}

// enter records a placement, unless it is where a merged session is already.
func (t *Standing) enter(a csp.ActivityIndex, pl model.Placement) {
	own, session := t.p.Activities[a].Minutes, t.p.Event.Length(pl.Session)
	m := Stand{
		Activity: a, Place: csp.Place{Start: csp.Unplaced, Room: pl.Room.Index()},
		Interval: model.Span(pl.Start, own-session+pl.Minutes()), Regular: pl.Minutes() == session,
	}
	if s := t.p.First(pl.Start); int(s) < len(t.p.Starts) && t.p.Starts[s] == pl.Start {
		m.Start = s
	}
	m.Regular = m.Regular && m.Start != csp.Unplaced
	if len(t.p.Activities[a].Sessions) == 1 || !slices.Contains(t.of[a], m) {
		t.of[a] = append(t.of[a], m)
	}
}

// Of returns where an activity is: in no place, in one, or in several. It is not to be
// changed.
func (t *Standing) Of(a csp.ActivityIndex) []Stand { return t.of[a] }

// Whole reports whether an activity has one place, and all its sessions are there, each once.
func (t *Standing) Whole(a csp.ActivityIndex) bool { return t.whole[a] }

// Bonds returns the relations of an activity. They are not to be changed.
func (t *Standing) Bonds(a csp.ActivityIndex) []Bond { return t.bonds[a] }

// Home returns the place of an activity that is whole.
func (t *Standing) Home(a csp.ActivityIndex) csp.Place { return t.of[a][0].Place }

// At returns an activity at a place of the problem.
func (t *Standing) At(a csp.ActivityIndex, at csp.Place) Stand {
	return Stand{a, at, model.Span(t.p.Starts[at.Start], t.p.Activities[a].Minutes), true}
}

// Open reports whether a place is a candidate of an activity.
func (t *Standing) Open(a csp.ActivityIndex, at csp.Place) bool {
	return t.p.Activities[a].Candidates.Has(at)
}

// InWay returns the activities that cannot be where they are with m where it is, each
// once, without those that are gone. It gives up, and ok is false, beyond most of them.
// What crowds say is left to [Standing.Crowded].
func (t *Standing) InWay(m Stand, gone []csp.ActivityIndex, most int) (list []csp.ActivityIndex, ok bool) {
	note := func(b csp.ActivityIndex) bool {
		if !slices.Contains(list, b) {
			list = append(list, b)
		}
		return len(list) <= most
	}
	for i := range t.inRoom[m.Room] {
		b := &t.inRoom[m.Room][i]
		if t.shareRoom(&m, b) && !slices.Contains(gone, b.Activity) && !note(b.Activity) {
			return list, false
		}
	}
	for _, l := range t.bonds[m.Activity] {
		if slices.Contains(gone, l.Other) {
			continue
		}
		for i := range t.of[l.Other] {
			if !t.Keeps(l.Relation, &m, &t.of[l.Other][i]) && !note(l.Other) {
				return list, false
			}
		}
	}
	return list, true
}

// Roommates returns who is in the room of m and excludes it there by that, but for its own
// activity.
func (t *Standing) Roommates(m *Stand) (others []Stand) {
	for i := range t.inRoom[m.Room] {
		if o := &t.inRoom[m.Room][i]; o.Activity != m.Activity && t.shareRoom(m, o) {
			others = append(others, *o)
		}
	}
	return others
}

// Clash reports whether two activities exclude each other where they are.
func (t *Standing) Clash(m, o *Stand) bool {
	if t.shareRoom(m, o) {
		return true
	}
	for _, l := range t.bonds[m.Activity] {
		if l.Other == o.Activity && !t.Keeps(l.Relation, m, o) {
			return true
		}
	}
	return false
}

// shareRoom reports whether two activities are in a room for one at a time, without the
// time that it takes between them.
func (t *Standing) shareRoom(m, o *Stand) bool {
	return m.Room == o.Room && m.Room != model.NoRoom && t.p.Rooms[m.Room].Excludes(m.Interval, o.Interval)
}

// Keeps reports whether a relation holds with two activities where they are. What hangs
// on rooms, as ways do, is not asked of one that has none.
func (t *Standing) Keeps(r *csp.Relation, m, o *Stand) bool {
	if r.A != m.Activity {
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
	if m.Regular && o.Regular {
		return t.p.Allows(r, m.Start, o.Start)
	}
	return t.p.AllowsSpans(r, m.Interval, o.Interval)
}
