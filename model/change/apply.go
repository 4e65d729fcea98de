package change

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// Apply returns the event that e becomes by the changes, one after the other. The event
// e is not changed; the new one shares with it what stays. Sessions, people, rooms and
// windows keep their indices, new ones come after them, so that a programme of e is one
// of the new event. Rows that a change adds or rewrites have its position, and settings
// a reason that quotes it.
//
// The error is a [model.Faults], one for each change that cannot be made, such as one
// that was read for another event, or else what [model.Validate] says of the new event.
func Apply(e *model.Event, changes ...Change) (*model.Event, error) {
	copied := *e
	next := &copied
	var faults model.Faults
	for _, c := range changes {
		changed, bad := applyOne(next, c)
		if bad != nil {
			faults = append(faults, model.Fault{Pos: c.Pos, Message: bad.message, Remedy: bad.remedy})
			continue
		}
		next = changed
	}
	if len(faults) == 0 {
		next, faults = model.Complete(next)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return next, nil
}

// problem is why a change cannot be made, and the part of it that is at fault.
type problem struct {
	about           part
	message, remedy string
}

// draft is an event while a change is made to it. Its slices are those of the event
// before: each is copied before it changes.
type draft struct {
	model.Event
	change Change
}

func applyOne(e *model.Event, c Change) (*model.Event, *problem) {
	f := formOf(c.Kind)
	if f == nil {
		return nil, &problem{whole, fmt.Sprintf("%q is not a kind of change", c.Kind), ""}
	}
	d := &draft{Event: *e, change: c}
	if bad := f.apply(d, c); bad != nil {
		return nil, bad
	}
	next := d.Event
	return &next, nil
}

// with returns a new list with more at its end: the old one may have room there that
// belongs to others.
func with[T any](list []T, more ...T) []T { return slices.Concat(list, more) }

// row returns what a new row of that table carries.
func (d *draft) row(table string) model.Row {
	r := model.Row{Pos: d.change.Pos}
	if n := len(d.ExtraColumns[table]); n > 0 {
		r.Extra = make([]string, n)
	}
	return r
}

// missing is the problem of a name that means nothing in the event.
func missing(about part, noun, id string) *problem {
	return &problem{about, fmt.Sprintf("%s %q is not in the event", noun, id), ""}
}

// person returns who the change is about.
func (d *draft) person() (model.PersonIndex, *problem) {
	p, ok := d.PersonByID(d.change.Person)
	if !ok {
		return p, missing(subject, "person", d.change.Person)
	}
	return p, nil
}

// room returns the room that the change is about.
func (d *draft) room(about part) (model.RoomIndex, *problem) {
	r, ok := d.roomByID(d.change.Room)
	if !ok {
		return r, missing(about, "room", d.change.Room)
	}
	return r, nil
}

func (d *draft) roomByID(id string) (model.RoomIndex, bool) {
	i := slices.IndexFunc(d.Rooms, func(r model.Room) bool { return r.ID == id })
	return model.RoomIndex(i), i >= 0
}

// session returns the session that the change is about. One that is cancelled can only
// be brought back.
func (d *draft) session(about part) (model.SessionIndex, *problem) {
	s, ok := d.SessionByID(d.change.Session)
	switch {
	case !ok:
		return s, missing(about, "session", d.change.Session)
	case d.Sessions[s].State == model.Cancelled:
		return s, &problem{
			about, fmt.Sprintf("session %q is cancelled, so nothing else about it counts", d.change.Session),
			fmt.Sprintf("write %q before", Change{Kind: SessionConfirmed, Session: d.change.Session}),
		}
	}
	return s, nil
}

// editSession returns the session to be changed, in a table of its own.
func (d *draft) editSession(s model.SessionIndex) *model.Session {
	d.Sessions = slices.Clone(d.Sessions)
	d.Sessions[s].Pos = d.change.Pos
	return &d.Sessions[s]
}

// editPerson returns the person to be changed, in a table of their own.
func (d *draft) editPerson(p model.PersonIndex) *model.Person {
	d.People = slices.Clone(d.People)
	d.People[p].Pos = d.change.Pos
	return &d.People[p]
}

// editRoom returns the room to be changed, in a table of its own.
func (d *draft) editRoom(r model.RoomIndex) *model.Room {
	d.Rooms = slices.Clone(d.Rooms)
	d.Rooms[r].Pos = d.change.Pos
	return &d.Rooms[r]
}

// reason is what a new row says of why it is there.
func (d *draft) reason() string { return "what if: " + d.change.String() }

// levelOf returns the level that the event gives a rule as a whole.
func (d *draft) levelOf(rule string) model.Level {
	book, _ := rules.Bind(&d.Event) // whose faults are for those who ask for the event
	return book.Of(rule).General.Level
}

// ruleOf returns the rule with that id, nil if the catalogue has none.
func ruleOf(id string) *rules.Rule {
	catalogue := rules.Rows()
	for i := range catalogue {
		if catalogue[i].ID == id {
			return &catalogue[i]
		}
	}
	return nil
}

// counts returns the problem that a rule is off, without which the change would do
// nothing.
func (d *draft) counts(rule, what string) *problem {
	if d.levelOf(rule) != model.Off {
		return nil
	}
	return &problem{whole, fmt.Sprintf("rule %s is off, so %s would not count", rule, what), fmt.Sprintf("write %q before", "rule "+rule+" hard")}
}

// near returns the problem that a time lies outside the conference by more than that, so
// that the change would do nothing: a slip in its date.
func (d *draft) near(v model.Interval, margin model.Minutes) *problem {
	event := d.bounds()
	around := model.Interval{Start: event.Start.Add(-margin), End: event.End.Add(margin)}
	if event == (model.Interval{}) || around.Overlaps(v) {
		return nil
	}
	return &problem{timing, fmt.Sprintf("%s lies outside the event, which is from %s to %s", written(v, d.Zone),
		model.DateIn(event.Start, d.Zone), model.DateIn(event.End-1, d.Zone)), "mend the day"}
}

// bounds returns the time from the beginning of the conference to its end, the zero
// Interval if it has no days and no windows.
func (d *draft) bounds() (event model.Interval) {
	cover := func(w model.Interval) {
		if event == (model.Interval{}) {
			event = w
		}
		event.Start, event.End = min(event.Start, w.Start), max(event.End, w.End)
	}
	for _, day := range d.Days {
		if w := day.Bounds(d.Zone); w.Minutes() > 0 {
			cover(w)
		}
	}
	for i := range d.Windows {
		cover(d.Windows[i].Interval)
	}
	return event
}
