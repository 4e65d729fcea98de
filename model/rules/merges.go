package rules

import (
	"slices"

	"programme/model"
)

// merges knows which sessions are placed as one: those that are not cancelled and have
// one merge id, where R45 is hard. Where it is not, each session is by itself.
type merges struct {
	first     []model.SessionIndex // of those that each session is placed with, itself if there is none before
	confirmed []bool               // whether a session, or one that it is placed with, is confirmed
	several   []bool               // whether there is one that it is placed with
}

func mergesOf(book *Book) *merges {
	e := book.event
	m := &merges{make([]model.SessionIndex, len(e.Sessions)), make([]bool, len(e.Sessions)), make([]bool, len(e.Sessions))}
	merge, firstOf := book.Of("R45").General.Hard(), map[string]model.SessionIndex{}
	for i := range e.Sessions {
		x, s := model.SessionIndex(i), &e.Sessions[i]
		m.first[x] = x
		if s.Merge != "" && merge && s.State != model.Cancelled {
			if first, had := firstOf[s.Merge]; had {
				m.first[x] = first
				m.several[x], m.several[first] = true, true
			} else {
				firstOf[s.Merge] = x
			}
		}
		m.confirmed[m.first[x]] = m.confirmed[m.first[x]] || s.State == model.Confirmed
	}
	for x, first := range m.first {
		m.confirmed[x] = m.confirmed[first]
	}
	return m
}

// together reports whether s and t cannot clash because they are one: the same session,
// or two that are placed as one.
func (m *merges) together(s, t model.SessionIndex) bool { return m.first[s] == m.first[t] }

// confirmedOf returns the sessions of the list that are confirmed, or placed as one with
// one that is.
func (m *merges) confirmedOf(list []model.SessionIndex) []model.SessionIndex {
	return slices.DeleteFunc(slices.Clone(list), func(s model.SessionIndex) bool { return !m.confirmed[s] })
}

// spot is where sessions that are placed as one are.
type spot struct {
	first model.SessionIndex
	model.Interval
	room model.RoomIndex
}

func (m *merges) spot(p model.Placement) spot {
	return spot{m.first[p.Session], p.Interval, p.Room.Index()}
}

// eachOnce returns the placements without those of a session where one stands that it is
// placed with.
func (m *merges) eachOnce(list []model.Placement) []model.Placement {
	by := map[spot]model.SessionIndex{}
	return slices.DeleteFunc(slices.Clone(list), func(p model.Placement) bool {
		s, had := by[m.spot(p)]
		if !had {
			by[m.spot(p)] = p.Session
		}
		return had && s != p.Session
	})
}

// mergedWith returns the sessions that are placed as one with s, itself among them.
func (m *merges) mergedWith(e *model.Event, s model.SessionIndex) (list []model.SessionIndex) {
	for i := range e.Sessions {
		if m.first[i] == m.first[s] && e.Sessions[i].State != model.Cancelled {
			list = append(list, model.SessionIndex(i))
		}
	}
	return list
}

// once returns the sessions of the list without those that are placed as one with one before.
func (m *merges) once(list []model.SessionIndex) (first []model.SessionIndex) {
	for _, s := range list {
		if !slices.ContainsFunc(first, func(t model.SessionIndex) bool { return m.together(s, t) }) {
			first = append(first, s)
		}
	}
	return first
}
