package change

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// This file has the changes that put sessions to places, most of them by the places that
// the programme gives, which is the baseline of the event. Each is a pin (R35), and of
// several of one session the last counts.

// place pins the session, in place of what a change said of it before.
func (d *draft) place(s model.SessionIndex, at model.Instant, room string) {
	var params []string
	if at != model.NoInstant {
		params = append(params, "start", at.String())
	}
	if room != "" {
		params = append(params, "rooms", room)
	}
	d.pinned(s, params...)
}

func (d *draft) pinned(s model.SessionIndex, params ...string) {
	id := placeID(d.Sessions[s].ID)
	d.Rules = slices.DeleteFunc(slices.Clone(d.Rules), func(line model.Setting) bool { return line.ID == id })
	d.setting(id, rules.Pin, model.Hard, append([]string{"session", d.Sessions[s].ID}, params...)...)
}

// placeID is the id of the line that says where a change puts a session.
func placeID(session string) string { return "what-if place " + session }

// given is where a session is: as changes say, or else the programme.
type given struct {
	model.Interval
	room string // "" if it is not said
}

// whereabouts returns where the session is, and whether anything says so.
func (d *draft) whereabouts(s model.SessionIndex) (at given, known bool) {
	if d.Baseline != nil {
		i := slices.IndexFunc(d.Baseline.Placements, func(p model.Placement) bool { return p.Session == s })
		if known = i >= 0; known {
			p := d.Baseline.Placements[i]
			at.Start = p.Start
			if p.Room.Given() {
				at.room = d.Rooms[p.Room.Index()].ID
			}
		}
	}
	for i := range d.Rules {
		line := &d.Rules[i]
		if line.ID != placeID(d.Sessions[s].ID) || line.Rule != rules.Pin || line.Level != model.Hard {
			continue
		}
		book, _ := rules.Bind(&d.Event)
		if set := book.Of(rules.Pin).Setting(i); set.Has("start") {
			at.Start, known = set.Instant("start"), true
		}
		if room, said := line.Param("rooms"); said {
			at.room = room
		}
	}
	at.Interval = model.Span(at.Start, d.Sessions[s].Minutes)
	return at, known
}

// where returns where the session is, and the problem of one that is nowhere.
func (d *draft) where(s model.SessionIndex, about part) (given, *problem) {
	at, known := d.whereabouts(s)
	switch {
	case known:
		return at, nil
	case d.Baseline == nil:
		return at, &problem{about, "there is no programme that says where the sessions are", `write where to, such as "move SESSION to DAY HH:MM in ROOM"`}
	}
	return at, &problem{about, fmt.Sprintf("session %q has no place in the programme", d.Sessions[s].ID), `write where to, such as "move SESSION to DAY HH:MM in ROOM"`}
}

// move puts a session to a time, a day or a room.
func move(d *draft, c Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	if c.Room != "" {
		if _, bad := d.room(object); bad != nil {
			return bad
		}
	}
	switch at, known := d.whereabouts(s); {
	case c.Kind == MoveRoom && known:
		d.place(s, at.Start, c.Room)
		d.admit(s, at.Start)
	case c.Day != model.Date{}:
		params := []string{"day", c.Day.String()}
		if c.Room != "" {
			params = append(params, "rooms", c.Room)
		}
		d.pinned(s, params...)
	default:
		d.place(s, c.Interval.Start, c.Room)
	}
	return nil
}

// swap gives each of two sessions the place of the other.
func swap(d *draft, _ Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	t, bad := d.otherSession()
	if bad != nil {
		return bad
	}
	if merge := d.Sessions[s].Merge; merge != "" && merge == d.Sessions[t].Merge {
		return &problem{object, "the two sessions are merged, and have one place", ""}
	}
	one, bad := d.where(s, subject)
	if bad != nil {
		return bad
	}
	other, bad := d.where(t, object)
	if bad != nil {
		return bad
	}
	d.place(s, other.Start, other.room)
	d.place(t, one.Start, one.room)
	d.admit(s, other.Start)
	d.admit(t, one.Start)
	return nil
}

// admit makes a time a legal start, as little as can be: another one of a window that lists
// its starts, or else a finer grain of the event. Times outside all windows stay outside.
func (d *draft) admit(s model.SessionIndex, at model.Instant) {
	if d.Baseline != nil && slices.ContainsFunc(d.Baseline.Placements, func(p model.Placement) bool { return p.Session == s && p.Start == at }) {
		return
	}
	grain, in := max(1, d.Grain), -1
	for i := range d.Windows {
		w := &d.Windows[i]
		if at < w.Start || at >= w.End || len(w.Types) > 0 && !slices.Contains(w.Types, d.Sessions[s].Type) {
			continue
		}
		if len(w.Starts) > 0 && slices.Contains(w.Starts, at) || len(w.Starts) == 0 && at.Sub(w.Start)%grain == 0 {
			return
		}
		if in < 0 {
			in = i
		}
	}
	if in < 0 {
		return
	}
	w := &d.Windows[in]
	if len(w.Starts) == 0 {
		d.Grain = common(grain, at.Sub(w.Start))
		return
	}
	d.Windows = slices.Clone(d.Windows)
	w = &d.Windows[in]
	w.Pos, w.Starts = d.change.Pos, with(w.Starts, at)
	slices.Sort(w.Starts)
}

// common returns the greatest number of minutes of which both are multiples.
func common(a, b model.Minutes) model.Minutes {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
