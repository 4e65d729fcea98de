package inspect

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// fewNamed is how many of those that a finding counts it names.
const fewNamed = 3

// those are the ones of several that something holds of.
type those struct {
	ids   []string
	first model.Position
	all   int
}

func (t *those) ask(id string, pos model.Position, holds bool) {
	if t.all++; !holds {
		return
	}
	if len(t.ids) == 0 {
		t.first = pos
	}
	t.ids = append(t.ids, id)
}

// finding returns what is to be said of those, which are neither none nor all: how many, and
// the first few.
func (t *those) finding(which, remedy string) []Finding {
	if len(t.ids) == 0 || len(t.ids) == t.all {
		return nil
	}
	return []Finding{{Unsaid, t.first, fmt.Sprintf("%d of %d %s: %s", len(t.ids), t.all, which, named(t.ids)), remedy}}
}

// named names the first few of several.
func named(ids []string) string {
	names := rules.Quoted(ids[:min(fewNamed, len(ids))])
	if more := len(ids) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return rules.And(names)
}

// unseenNights says of people online without a zone, some or all, that the rules about their
// hours cannot bind them.
func unseenNights(list []rules.InScope, noZone *those) []Finding {
	var ids []string
	for i := range list {
		if x := &list[i]; !x.Off() && len(x.Rule.Needs) == 0 && slices.Contains(x.Rule.Reads, "people.zone") {
			ids = append(ids, x.Rule.ID)
		}
	}
	if len(ids) == 0 || len(noZone.ids) == 0 {
		return nil
	}
	return []Finding{{
		Unsaid, noZone.first, fmt.Sprintf("%s cannot bind %s online without a zone: %s", rules.And(ids), rules.Count(len(noZone.ids), "person", "people"), named(noZone.ids)),
		"give each a zone, or their nights are not seen",
	}}
}

// unsaid finds what some sessions, rooms or people say and others do not: a rule does not
// bind those.
func unsaid(e *model.Event, list []rules.InScope) (found []Finding) {
	duties := map[model.PersonIndex][]model.Duty{}
	cast := map[model.SessionIndex]bool{}
	for _, d := range e.Duties() {
		duties[d.Person] = append(duties[d.Person], d)
		cast[d.Session] = true
	}
	var noCast, noExpected, noTheme, noSeats, noZone, noDuty those
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if s.State == model.Cancelled {
			continue
		}
		noCast.ask(s.ID, s.Pos, !cast[model.SessionIndex(i)])
		noExpected.ask(s.ID, s.Pos, s.Expected == 0)
		noTheme.ask(s.ID, s.Pos, len(s.Themes) == 0)
	}
	for _, i := range e.OwnRooms() {
		noSeats.ask(e.Rooms[i].ID, e.Rooms[i].Pos, e.Rooms[i].Capacity == 0 && e.Rooms[i].Safety == 0)
	}
	for i := range e.People {
		p := &e.People[i]
		if slices.ContainsFunc(duties[model.PersonIndex(i)], func(d model.Duty) bool { return d.Must && d.Presence == model.Online }) {
			noZone.ask(p.ID, p.Pos, p.Zone == "")
		}
		noDuty.ask(p.ID, p.Pos, len(duties[model.PersonIndex(i)]) == 0)
	}
	for _, list := range [][]Finding{
		noCast.finding("sessions without a cast", "nobody's double booking is seen there"),
		noExpected.finding("sessions without a number of people expected", "any room is large enough for them"),
		noTheme.finding("sessions without a theme", "they are kept apart from none"),
		noSeats.finding("rooms without a number of seats", "any session fits into them"),
		unseenNights(list, &noZone),
		noDuty.finding("people without a session", "give them a line in the cast, or leave them out"),
	} {
		found = append(found, list...)
	}
	return found
}

// contradictions finds cells about people that do not go together.
func contradictions(e *model.Event) (found []Finding) {
	open := openTo(e, anyWindow)
	online, onSite := map[model.PersonIndex]bool{}, map[model.PersonIndex]bool{}
	for i := range e.Cast {
		c := &e.Cast[i]
		if e.Sessions[c.Session].State == model.Cancelled {
			continue
		}
		presence := e.PresenceOf(*c)
		online[c.Person], onSite[c.Person] = online[c.Person] || presence == model.Online, onSite[c.Person] || presence == model.OnSite
		found = append(found, wrongRole(e, c)...)
	}
	for i := range e.People {
		p, who := &e.People[i], model.PersonIndex(i)
		say := func(pos model.Position, message, remedy string) {
			found = append(found, Finding{Contradiction, pos, p.Name + " " + message, remedy})
		}
		travels := p.Arrive != model.NoInstant || p.Depart != model.NoInstant
		if travels && online[who] && !onSite[who] {
			say(p.Pos, "takes part online alone, and has a time of arrival or departure", "times of arrival bind who is on site; leave them out, or give the presence onsite")
		}
		if n := len(open); n > 0 && travels {
			switch {
			case p.Arrive != model.NoInstant && p.Arrive >= open[n-1].End:
				say(p.Pos, fmt.Sprintf("arrives %s, when everything is over", rules.At(e, p.Arrive)), "look at the date")
			case p.Depart != model.NoInstant && p.Depart <= open[0].Start:
				say(p.Pos, fmt.Sprintf("departs %s, before anything begins", rules.At(e, p.Depart)), "look at the date")
			}
		}
	}
	for _, a := range e.Availability {
		found = append(found, wrongHours(e, open, &a, onSite)...)
	}
	return found
}

// wrongRole finds who is somewhere else than the role says: by the row of the cast, which
// counts, or by what the person says, which does not.
func wrongRole(e *model.Event, c *model.CastMember) []Finding {
	p, s := &e.People[c.Person], &e.Sessions[c.Session]
	by := e.RolePresence(c.Role)
	role := strings.NewReplacer("_", "", "-", "", " ", "").Replace(identity.Fold(c.Role))
	if by == "" && (strings.Contains(role, "onsite") || strings.Contains(role, "inperson")) {
		by = model.OnSite
	}
	switch {
	case by == model.OnSite && e.PresenceOf(*c) == model.Online:
		return []Finding{{
			Contradiction, c.Pos, fmt.Sprintf("%s is online and %s of %q", p.Name, c.Role, s.ID),
			"give the person another presence there, or the role to somebody else",
		}}
	case c.Presence == "" && p.Presence != "" && by != "" && p.Presence != by:
		return []Finding{{
			Contradiction, c.Pos, fmt.Sprintf("%s takes part %s, and counts as %s in %q, as %s", p.Name, placeWords[p.Presence], placeWords[by], s.ID, c.Role),
			fmt.Sprintf("if it is not so, write the presence %s into that row of the cast", p.Presence),
		}}
	}
	return nil
}

var placeWords = map[model.Presence]string{model.OnSite: "on site", model.Online: "online"}

// wrongHours finds a time at which somebody is free though nothing can take place, and one
// that is night at the venue where the person is, written on another clock.
func wrongHours(e *model.Event, open []model.Interval, a *model.Availability, onSite map[model.PersonIndex]bool) []Finding {
	if a.Kind != model.Available && a.Kind != model.Preferred || len(open) == 0 {
		return nil
	}
	name := a.Kit()
	switch {
	case a.Person() != model.NoPerson:
		name = e.People[a.Person()].Name
	case a.Room() != model.NoRoom:
		name = e.Rooms[a.Room()].Name
	}
	switch elsewhere := a.Zone != "" && a.Zone != e.Zone; {
	case len(both([]model.Interval{a.Interval}, open)) == 0:
		remedy := "look at its date and hours"
		if elsewhere {
			remedy = fmt.Sprintf("it is written on the clock of %s; is it meant on that of the venue?", a.Zone)
		}
		return []Finding{{Contradiction, a.Pos, fmt.Sprintf("%s is free %s, when no window is open", name, rules.Span(e, a.Interval)), remedy}}
	case elsewhere && onSite[a.Person()] && atNight(e, a.Interval):
		return []Finding{{
			Contradiction, a.Pos, fmt.Sprintf("%s is on site and free %s, in the night", name, rules.Span(e, a.Interval)),
			fmt.Sprintf("it is written on the clock of %s; is it meant on that of the venue?", a.Zone),
		}}
	}
	return nil
}

// atNight reports whether an interval of less than a day begins or ends from 0 to 6 o'clock at
// the venue.
func atNight(e *model.Event, v model.Interval) bool {
	const morning, day = 6, 24 * 60
	return v.Minutes() < day && (v.Start.In(e.Zone).Hour() < morning || v.End.Add(-1).In(e.Zone).Hour() < morning)
}

// overworked finds people who must attend for longer than windows are open while they can be
// there. Sessions of one merge are one.
func overworked(e *model.Event) (found []Finding) {
	open := openTo(e, anyWindow)
	if len(open) == 0 {
		return nil
	}
	said := make([][]model.Availability, len(e.People))
	for _, a := range e.Availability {
		if p := a.Person(); p != model.NoPerson {
			said[p] = append(said[p], a)
		}
	}
	type load struct {
		minutes model.Minutes
		merges  map[string]bool
		onSite  bool // somewhere, or unsaid
	}
	loads := make([]load, len(e.People))
	for _, d := range e.Duties() {
		s, l := &e.Sessions[d.Session], &loads[d.Person]
		if !d.Must || s.State != model.Confirmed || l.merges[s.Merge] {
			continue
		}
		if s.Merge != "" {
			if l.merges == nil {
				l.merges = map[string]bool{}
			}
			l.merges[s.Merge] = true
		}
		l.minutes += s.Minutes
		l.onSite = l.onSite || d.Presence != model.Online
	}
	for i := range e.People {
		p, l := &e.People[i], &loads[i]
		free := freeTimes(open, said[i])
		if l.onSite {
			stay := model.Interval{Start: -1 << 62, End: 1 << 62}
			if p.Arrive != model.NoInstant {
				stay.Start = p.Arrive
			}
			if p.Depart != model.NoInstant {
				stay.End = p.Depart
			}
			free = both(free, []model.Interval{stay})
		}
		if there := total(free); l.minutes > there {
			found = append(found, Finding{
				Fit, p.Pos, fmt.Sprintf("%s must attend for %s, and can be there %s while windows are open", p.Name, rules.Duration(l.minutes), rules.Duration(there)),
				"have somebody stand in, or ask for more of the person's time",
			})
		}
	}
	return found
}
