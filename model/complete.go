package model

import "slices"

// DefaultRoles returns the roles of an event that names none.
func DefaultRoles() []Role {
	return []Role{
		{ID: "organizer", Must: true, Alone: true},
		{ID: "speaker", Must: true},
		{ID: "onsite_moderator", Must: true, Host: true, Presence: OnSite},
		{ID: "online_moderator", Must: true, Host: true, Presence: Online},
		{ID: "rapporteur", Must: true},
		{ID: "interpreter", Must: true},
		{ID: "audience"},
	}
}

// Complete returns e with what it does not give and something else says: a session has the
// minutes of its type and is confirmed, and expects as many people as attendees would like to
// come; a session has its id for a title, a person and a
// room theirs for a name, and one that combines others has the seats of all of them; there are the
// rooms that pair a room with the overflow room of a session, see [Room.Pair], and windows that name
// both are open to them; an availability says when its subject can be had; the grain is one
// minute; the roles are [DefaultRoles], and roles of their ids take part as they do; a baseline
// is sorted. It returns e itself if that is complete, else a copy that shares with e what
// stays, and the faults of [Validate]. The event e is not changed.
func Complete(e *Event) (*Event, Faults) {
	full, open := *e, false
	give(&open, &full.Grain, 1)
	if e.Roles == nil {
		full.Roles, open = DefaultRoles(), true
	}
	full.Roles = completed(&open, full.Roles, func(r *Role) (open bool) {
		for _, known := range DefaultRoles() {
			if known.ID == r.ID {
				give(&open, &r.Presence, known.Presence)
			}
		}
		return open
	})
	minutes := make(map[string]Minutes, len(e.Types))
	for _, t := range e.Types {
		minutes[t.ID] = t.Minutes
	}
	wanted := e.Wanted()
	full.Sessions = completedAt(&open, e.Sessions, func(i int, s *Session) (open bool) {
		give(&open, &s.Minutes, minutes[s.Type])
		give(&open, &s.State, Confirmed)
		give(&open, &s.Title, s.ID)
		if s.ByDemand || s.Expected == 0 {
			n := 0
			if wanted != nil {
				n = wanted[i]
			}
			open = open || n != s.Expected || s.ByDemand != (n > 0)
			s.Expected, s.ByDemand = n, n > 0
		}
		return open
	})
	full.People = completed(&open, e.People, func(p *Person) (open bool) {
		give(&open, &p.Name, p.ID)
		return open
	})
	full.Rooms = completed(&open, e.Rooms, func(r *Room) (open bool) {
		give(&open, &r.Name, r.ID)
		if !r.Paired() && (r.Summed || r.Capacity == 0) {
			n := e.seatsOf(r)
			open = open || n != r.Capacity || r.Summed != (n > 0)
			r.Capacity, r.Summed = n, n > 0
		}
		return open
	})
	if rooms := full.WithPairs(); len(rooms) > 0 && (len(rooms) > len(full.Rooms) || &rooms[0] != &full.Rooms[0]) {
		full.Rooms, open = rooms, true
	}
	full.Windows = completed(&open, e.Windows, func(w *Window) (open bool) {
		if rooms := full.windowRooms(w); !slices.Equal(rooms, w.Rooms) {
			w.Rooms, open = rooms, true
		}
		return open
	})
	full.Availability = completed(&open, e.Availability, func(a *Availability) (open bool) {
		give(&open, &a.Kind, Available)
		return open
	})
	if e.Baseline != nil && !slices.IsSortedFunc(e.Baseline.Placements, InOrder) {
		full.Baseline, open = NewProgramme(slices.Clone(e.Baseline.Placements)), true
	}
	v := &validation{e: &full}
	v.validate()
	if open {
		return &full, v.faults
	}
	return e, v.faults
}

// give sets a field that is not given to the value, and open if that is given.
func give[T comparable](open *bool, field *T, value T) {
	var none T
	if *field == none && value != none {
		*field, *open = value, true
	}
}

// completed returns the list with every element as the function completes it, which
// reports whether it had to: the list itself, or a copy and open set.
func completed[T any](open *bool, list []T, complete func(*T) bool) []T {
	return completedAt(open, list, func(_ int, t *T) bool { return complete(t) })
}

// completedAt is [completed] of elements by their indices.
func completedAt[T any](open *bool, list []T, complete func(int, *T) bool) []T {
	full := list
	for i, t := range list {
		if !complete(i, &t) {
			continue
		}
		if &full[0] == &list[0] {
			full, *open = slices.Clone(list), true
		}
		full[i] = t
	}
	return full
}
