package tables

import (
	"fmt"

	"programme/model"
)

// merges are the sessions that act as one with others, in the order of the table.
type merges []merge

// merge is a session with a merge id, and where that stands.
type merge struct {
	session model.SessionIndex
	minutes model.Minutes
	pos     model.Position
}

// add adds the session of the current row of t, if it has a merge id.
func (m *merges) add(t *table, i model.SessionIndex, s *model.Session) {
	if s.Merge != "" {
		*m = append(*m, merge{i, s.Minutes, t.where("merge")})
	}
}

// join gives the session whose id is the merge id of others that merge id too, and then
// checks that sessions which act as one are several and of one length.
func (r *reading) join(t *table, all merges) {
	alone := map[model.SessionIndex]bool{} // was noted to be
	for _, m := range all {
		s := &r.e.Sessions[m.session]
		i, known := r.sessions.byID(s.Merge)
		if !known || i == m.session {
			continue
		}
		switch other := &r.e.Sessions[i]; {
		case other.State == model.Cancelled:
			r.note(m.pos, fmt.Sprintf("%s is to be merged with %s, which is cancelled", quote(s.ID), quote(other.ID)), "")
			alone[m.session] = true
		case other.Merge == "" && other.Minutes > 0:
			r.note(m.pos, fmt.Sprintf("%s is merged with %s, whose id stands there", quote(s.ID), quote(other.ID)), "")
			other.Merge = other.ID
			all = append(merges{{i, other.Minutes, other.Pos}}, all...)
		case other.Merge == s.ID:
			r.note(m.pos, fmt.Sprintf("%s is merged with %s: each names the other", quote(s.ID), quote(other.ID)), "")
			s.Merge = other.Merge
		case other.Merge != "" && other.Merge != s.Merge:
			r.fault(m.pos, fmt.Sprintf("%s is to be merged with %s, which is merged as %s", quote(s.ID), quote(other.ID), quote(other.Merge)), "write one word beside all sessions that act as one")
		}
	}
	first, count := map[string]merge{}, map[string]int{}
	for _, m := range all {
		s := &r.e.Sessions[m.session]
		if count[s.Merge]++; count[s.Merge] == 1 {
			first[s.Merge] = m
		}
		if f := first[s.Merge]; f.minutes != m.minutes {
			r.fault(m.pos, fmt.Sprintf("%s of %d minutes is merged with %s of %d (%s %d)", quote(s.ID), m.minutes, quote(r.e.Sessions[f.session].ID), f.minutes, r.rowWord(), f.pos.Line),
				"give merged sessions the same minutes")
		}
	}
	for _, m := range all {
		if s := &r.e.Sessions[m.session]; count[s.Merge] == 1 && !alone[m.session] && r.faultsOf[t.name] == 0 {
			r.note(m.pos, fmt.Sprintf("%s is merged as %s, but no other session is", quote(s.ID), quote(s.Merge)), "write the same word beside the session that it is merged with")
		}
	}
}
