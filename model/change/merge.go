package change

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// merge gives two sessions, and all that are merged with one of them, one merge id.
func merge(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	t, bad := d.otherSession()
	if bad != nil {
		return bad
	}
	one, other := d.Sessions[s], d.Sessions[t]
	switch {
	case one.Merge != "" && one.Merge == other.Merge:
		return &problem{object, fmt.Sprintf("%q is already merged with %q", one.ID, other.ID), ""}
	case one.Minutes != other.Minutes:
		return &problem{
			object, fmt.Sprintf("%q takes %d minutes and %q %d", one.ID, one.Minutes, other.ID, other.Minutes),
			fmt.Sprintf("write %q before", Change{Kind: SessionLength, Session: other.ID, Minutes: one.Minutes}),
		}
	}
	if bad := d.counts(rules.Merged, "the merge"); bad != nil {
		return bad
	}
	id := one.Merge
	if id == "" {
		id = other.Merge
	}
	if id == "" {
		id = unused(one.ID+" + "+other.ID, func(id string) bool { return len(d.mergedBy(id)) > 0 })
	}
	all := append(append(d.mergedBy(one.Merge), d.mergedBy(other.Merge)...), s, t)
	for _, k := range all {
		if d.Sessions[k].Merge != id {
			d.editSession(k).Merge = id
		}
	}
	return nil
}

// split takes a session out of its merge. Who would be merged with nobody is in none.
func split(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	id := d.Sessions[s].Merge
	with := d.mergedBy(id)
	if len(with) < 2 {
		return &problem{subject, fmt.Sprintf("session %q is not merged with another", c.Session), ""}
	}
	d.editSession(s).Merge = ""
	if len(with) == 2 {
		for _, k := range d.mergedBy(id) {
			d.editSession(k).Merge = ""
		}
	}
	return nil
}

// mergedBy returns the sessions with that merge id, none for "". Cancelled ones are among
// them.
func (d *draft) mergedBy(id string) (list []model.SessionIndex) {
	for i := range d.Sessions {
		if id != "" && d.Sessions[i].Merge == id {
			list = append(list, model.SessionIndex(i))
		}
	}
	return list
}

// otherSession returns the second session that the change is about.
func (d *draft) otherSession() (model.SessionIndex, *problem) {
	o := *d
	o.change.Session = d.change.Other
	s, bad := o.session(object)
	if bad == nil && d.change.Other == d.change.Session {
		bad = &problem{object, fmt.Sprintf("session %q is named twice", d.change.Session), "name another one"}
	}
	return s, bad
}
