package change

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Notes returns what is worth saying of changes that are made to e one after the other,
// besides the programme afterwards: which of them change nothing, and what some of them make
// of sessions. There is nothing to say of changes that cannot be made.
func Notes(e *model.Event, changes []Change) (notes []string) {
	for _, c := range changes {
		next, bad := applyOne(e, c)
		if bad != nil {
			return notes
		}
		if text := noteOf(e, next, c); text != "" {
			notes = append(notes, text)
		}
		e = next
	}
	return notes
}

// noteOf says what is worth saying of a change that makes one event another, "" for nothing.
func noteOf(before, after *model.Event, c Change) string {
	if isIdle(before, after, c) {
		return "changes nothing: " + c.String() + meantOnly(before, c)
	}
	var parts []string
	switch c.Kind {
	case PersonCancels:
		parts = withoutPerson(before, after, c.Person)
	case Delay, RoomLate, Swap:
		parts = starts(before, after)
	}
	if len(parts) == 0 {
		return ""
	}
	return c.String() + ": " + strings.Join(parts, "; ")
}

// isIdle reports whether the change leaves the event as it was, in what it means.
func isIdle(before, after *model.Event, c Change) bool {
	switch c.Kind {
	case PersonAway, PersonAvailable, PersonOnly, RoomClosed, RoomOpen, RoomOnly:
		who := subjectOf(before, c)
		return slices.Equal(freeTimes(before, who), freeTimes(after, who))
	case RuleLevel, RuleSets:
		rule := c.Rule
		for i := range before.Rules {
			if line := &before.Rules[i]; c.Line != "" && line.ID == c.Line {
				rule = line.Rule
			}
		}
		return meaning(before, rule) == meaning(after, rule)
	case PinAt, PinOn, PinIn, MoveTo, MoveRoom:
		return meaning(before, rules.Pin) == meaning(after, rules.Pin)
	}
	return reflect.DeepEqual(bare(before), bare(after))
}

// subjectOf returns the person or the room that the change is about.
func subjectOf(e *model.Event, c Change) model.Subject {
	d := &draft{Event: *e, change: c}
	if c.Person != "" {
		p, _ := d.person()
		return model.OfPerson(p)
	}
	r, _ := d.room(subject)
	return model.OfRoom(r)
}

// freeTimes returns when the person or the room can be had during the event.
func freeTimes(e *model.Event, who model.Subject) (free []model.Interval) {
	d := &draft{Event: *e}
	var open, barred []model.Interval
	for _, a := range e.Availability {
		switch {
		case a.Subject != who:
		case a.Kind == model.Available:
			open = append(open, a.Interval)
		case a.Kind == model.Unavailable:
			barred = append(barred, a.Interval)
		}
	}
	if r := who.Room(); r != model.NoRoom {
		open = append(open, e.Rooms[r].Open...)
	}
	all := d.bounds()
	if len(open) == 0 {
		open = []model.Interval{all}
	}
	for _, v := range model.Joined(open) {
		v = model.Interval{Start: max(v.Start, all.Start), End: min(v.End, all.End)}
		for _, bar := range model.Joined(slices.Clone(barred)) {
			if v.Start < min(bar.Start, v.End) {
				free = append(free, model.Interval{Start: v.Start, End: min(bar.Start, v.End)})
			}
			v.Start = max(v.Start, bar.End)
		}
		if v.Start < v.End {
			free = append(free, v)
		}
	}
	return free
}

// meaning says what a rule asks, in the order of its lines and each line once.
func meaning(e *model.Event, rule string) string {
	book, _ := rules.Bind(e)
	b := book.Of(rule)
	say := func(set *rules.Bound) string {
		text := set.Level.String()
		for _, spec := range b.Rule.Params {
			if set.Has(spec.Key) {
				text += "\n" + spec.Key + "=" + set.Text(spec.Key)
			}
		}
		return text
	}
	all := []string{say(&b.General)}
	for i := range b.Items {
		if text := say(&b.Items[i]); !slices.Contains(all[1:], text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n\n")
}

// bare returns the tables of an event without where their rows stand and why they are there.
func bare(e *model.Event) []any {
	sessions, people, rooms := slices.Clone(e.Sessions), slices.Clone(e.People), slices.Clone(e.Rooms)
	cast, windows, kits := slices.Clone(e.Cast), slices.Clone(e.Windows), slices.Clone(e.Kits)
	availability, settings := slices.Clone(e.Availability), slices.Clone(e.Rules)
	for i := range sessions {
		sessions[i].Pos = model.Position{}
	}
	for i := range people {
		people[i].Pos = model.Position{}
	}
	for i := range rooms {
		rooms[i].Pos = model.Position{}
	}
	for i := range cast {
		cast[i].Pos = model.Position{}
	}
	for i := range windows {
		windows[i].Pos = model.Position{}
	}
	for i := range kits {
		kits[i].Pos = model.Position{}
	}
	for i := range availability {
		availability[i].Pos, availability[i].Source = model.Position{}, ""
	}
	for i := range settings {
		settings[i].Pos, settings[i].Reason = model.Position{}, ""
		settings[i].Params = slices.Clone(settings[i].Params)
		for k := range settings[i].Params {
			settings[i].Params[k].Pos = model.Position{}
		}
	}
	return []any{e.Grain, e.Days, sessions, people, rooms, cast, windows, kits, availability, settings}
}

// meantOnly says that another change is there for a time that was meant to be the only one,
// where whoever has no other entries is made available then.
func meantOnly(e *model.Event, c Change) string {
	only := Change{Kind: PersonOnly, Zone: c.Zone, Person: c.Person, Room: c.Room, Times: []model.Interval{c.Interval}}
	who := subjectOf
	switch {
	case c.Interval == (model.Interval{}) || c.Kind != PersonAvailable && c.Kind != RoomOpen:
		return ""
	case c.Kind == RoomOpen:
		only.Kind = RoomOnly
		if len(e.Rooms[who(e, c).Room()].Open) > 0 {
			return ""
		}
	}
	if slices.ContainsFunc(e.Availability, func(a model.Availability) bool { return a.Subject == who(e, c) }) {
		return ""
	}
	return fmt.Sprintf("; nothing says when else, so all times are free: for this one alone write %q", only)
}

// withoutPerson says what is left of the cast of each session in which the person was.
func withoutPerson(before, after *model.Event, person string) (parts []string) {
	p, _ := before.PersonByID(person)
	var seen []model.SessionIndex
	for _, m := range before.Cast {
		s := m.Session
		if m.Person != p || before.Sessions[s].State == model.Cancelled || slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		var gone, left []string
		for _, m := range before.Cast {
			still := slices.ContainsFunc(after.Cast, func(o model.CastMember) bool { return o.Session == s && o.Role == m.Role })
			if m.Session == s && m.Person == p && !still {
				gone = append(gone, m.Role)
			}
		}
		for _, m := range after.Cast {
			if name := after.People[m.Person].Name; m.Session == s && !slices.Contains(left, name) {
				left = append(left, name)
			}
		}
		id := rules.Session(before, s)
		switch {
		case len(left) == 0:
			parts = append(parts, id+" has nobody left")
		case len(gone) > 0:
			parts = append(parts, fmt.Sprintf("%s has no %s left, but %s", id, rules.Or(gone), fewOf(left)))
		default:
			parts = append(parts, fmt.Sprintf("%s goes on with %s", id, fewOf(left)))
		}
	}
	return parts
}

// fewOf lists some names, and how many more there are.
func fewOf(names []string) string {
	const most = 3
	if len(names) > most {
		names = append(slices.Clone(names[:most]), fmt.Sprintf("%d more", len(names)-most))
	}
	return rules.And(names)
}

// starts says which sessions start at another time by a change, and how close starts are
// where that is new.
func starts(before, after *model.Event) (parts []string) {
	was, is := &draft{Event: *before}, &draft{Event: *after}
	for i := range after.Rules {
		line := &after.Rules[i]
		session, _ := line.Param("session")
		s, known := after.SessionByID(session)
		if !known || line.ID != placeID(session) {
			continue
		}
		from, _ := was.whereabouts(s)
		to, _ := is.whereabouts(s)
		if from.Start == to.Start {
			continue
		}
		side, off := "later", to.Start.Sub(from.Start)
		if off < 0 {
			side, off = "earlier", -off
		}
		parts = append(parts, fmt.Sprintf("%s starts %s, %s %s", rules.Session(after, s), rules.At(after, to.Start), rules.Duration(off), side))
	}
	if after.Grain < before.Grain {
		parts = append(parts, fmt.Sprintf("starts can be every %s then", rules.Duration(after.Grain)))
	}
	return parts
}
