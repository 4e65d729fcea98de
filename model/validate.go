package model

import (
	"fmt"
	"slices"
	"time"
)

// What an event says is bounded, far above any conference, so that sums cannot run over
// and a slip of the finger is seen where it was made.
const (
	MaxNumber     = 1_000_000    // largest count, capacity, weight or number of minutes
	LongestWindow = 60 * 24 * 60 // minutes
)

// The times of an event lie between these: others are slips of the finger, and years of
// more or less than four digits could not be written back.
var Earliest, Latest = newYear(1900), newYear(2200)

func newYear(year int) Instant {
	at, _ := InstantOf(time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC))
	return at
}

// Validate returns everything for which e is not an event that can be judged and planned,
// in the order of its fields; nil if there is nothing. The zero value of a field means that
// it is not given, which is a fault only where nothing else says what is meant; see
// [Complete]. Each fault has the path of its field, such as Sessions[3].Minutes, and the
// position of its row if that has one. What settings ask of rules is not looked at: that
// is for the binding of rules to say.
func Validate(e *Event) Faults {
	_, faults := Complete(e)
	return faults
}

// validation is an event, complete, while it is validated.
type validation struct {
	e      *Event
	faults Faults

	types, roles, rooms, kits *ids
}

func (v *validation) validate() {
	v.types, v.roles = v.ids("Types", "session type", ""), v.ids("Roles", "role", "")
	v.rooms, v.kits = v.ids("Rooms", "room", "rooms"), v.ids("Kits", "kit", "kits")
	v.head()
	v.kinds()
	v.sessions()
	v.people()
	v.places()
	v.windows()
	v.cast()
	v.equipment()
	v.availability()
	v.walks()
	v.demand()
	v.settings()
	v.baseline()
}

// wrong reports a fault of a field of the event itself.
func (v *validation) wrong(field, message, remedy string) {
	v.faults = append(v.faults, Fault{Field: field, Message: message, Remedy: remedy})
}

// head validates what the event says of itself.
func (v *validation) head() {
	e := v.e
	if _, err := LoadZone(string(e.Zone)); e.Zone == "" {
		v.wrong("Zone", "the event has no zone", zoneRemedy)
	} else if err != nil {
		v.wrong("Zone", fmt.Sprintf("the event has the zone %q, which is not an IANA time zone", e.Zone), zoneRemedy)
	}
	if e.Grain < 0 || e.Grain > MaxNumber {
		v.wrong("Grain", fmt.Sprintf("the event has a grain of %d minutes", e.Grain), "write one like 15")
	}
	if len(e.Days) == 0 {
		v.wrong("Days", "the event has no days", "list the conference days in order")
	}
	for i, day := range e.Days {
		field := nth("Days", i)
		y, m, d := time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC).Date()
		switch {
		case (Date{y, m, d}) != day || day.Year < 1900 || day.Year >= 2200:
			v.wrong(field, fmt.Sprintf("%s is not a day of the years 1900 to 2199", day), "mend it")
		case i == 0:
		case day == e.Days[i-1]:
			v.wrong(field, fmt.Sprintf("the day %s is listed twice", day), "remove one of them")
		case day.Compare(e.Days[i-1]) < 0:
			v.wrong(field, fmt.Sprintf("the day %s stands after %s", day, e.Days[i-1]), "list the days in order")
		}
	}
	if len(e.Windows) == 0 {
		v.wrong("Windows", "the event has no windows, in which sessions may be placed", "give each day one, such as from 09:00 to 18:00")
	}
}

// kinds validates session types and roles.
func (v *validation) kinds() {
	for i, t := range v.e.Types {
		number(v.types.item(i, t.ID, Row{}), "Minutes", t.Minutes, 0)
	}
	for i, r := range v.e.Roles {
		choice(v.roles.item(i, r.ID, Row{}), "Presence", r.Presence, OnSite, Online)
	}
}

func (v *validation) sessions() {
	known := v.ids("Sessions", "session", "sessions")
	merged := map[string]*Session{}
	for i := range v.e.Sessions {
		s := &v.e.Sessions[i]
		x := known.item(i, s.ID, s.Row)
		typed := s.Type != "" && v.types.has(s.Type)
		switch {
		case s.Type == "":
			x.wrong("Type", "has no type", "name one of Types")
		case !typed:
			x.wrong("Type", fmt.Sprintf("has the type %q, which is not in Types", s.Type), "add it there or mend it here")
		}
		switch {
		case s.Minutes != 0:
			number(x, "Minutes", s.Minutes, 1)
		case typed:
			x.wrong("Minutes", fmt.Sprintf("has no minutes, and its type %q gives none", s.Type), "write how long it takes")
		}
		choice(x, "State", s.State, Confirmed, Optional, Cancelled)
		if s.Priority < 0 || s.Priority > 9 {
			x.wrong("Priority", fmt.Sprintf("has the priority %d", s.Priority), "it is 1 to 9, or 0 for none")
		}
		x.words("Themes", s.Themes)
		x.words("Languages", s.Languages)
		x.words("Interpretation", s.Interpretation)
		number(x, "Expected", s.Expected, 0)
		number(x, "Setup", s.Setup, 0)
		for k, r := range s.Overflow {
			if field := nth("Overflow", k); index(x, field, r, "Rooms", len(v.e.Rooms)) && (k > 0 && r <= s.Overflow[k-1] || v.e.Rooms[r].Paired()) {
				x.wrong(field, "names rooms for its overflow that are not one after the other", "sort their indices, each once, without pairs")
			}
		}
		x.words("Needs", slices.CompactFunc(slices.Clone(s.Needs), func(need, next string) bool { return need == next && v.e.isKit(need) }))
		x.words("Prefers", s.Prefers)
		x.words("Avoids", s.Avoids)
		choice(x, "Recorded", s.Recorded, Recorded, Unrecorded)
		for k, link := range s.Links {
			x.address(nth("Links", k), link)
		}
		x.address("Stream", s.Stream)
		x.address("Slides", s.Slides)
		x.address("Image", s.Image)
		if s.Merge == "" || s.State == Cancelled || s.Minutes == 0 {
			continue
		}
		if first := merged[s.Merge]; first == nil {
			merged[s.Merge] = s
		} else if first.Minutes != s.Minutes {
			x.wrong("Merge", fmt.Sprintf("of %d minutes is merged with %q of %d", s.Minutes, first.ID, first.Minutes), "give merged sessions the same minutes")
		}
	}
}

func (v *validation) people() {
	known := v.ids("People", "person", "people")
	items := make([]item, len(v.e.People))
	for i := range v.e.People {
		p := &v.e.People[i]
		x := known.item(i, p.ID, p.Row)
		items[i] = x
		x.zone(p.Zone)
		choice(x, "Kind", p.Kind, Human, Organisation)
		choice(x, "Presence", p.Presence, OnSite, Online)
		arrives, departs := x.instant("Arrive", p.Arrive), x.instant("Depart", p.Depart)
		if arrives && departs && p.Arrive != NoInstant && p.Depart != NoInstant && p.Depart <= p.Arrive {
			x.wrong("Depart", fmt.Sprintf("departs at %s, which is not after they arrive at %s", p.Depart, p.Arrive), "mend one of them")
		}
		if p.WalkFactor != 0 && !(p.WalkFactor >= 0.1 && p.WalkFactor <= 10) {
			x.wrong("WalkFactor", fmt.Sprintf("has the walk factor %v", p.WalkFactor), "it is 0.1 to 10, or 0 for none")
		}
		x.words("Waiver", p.Waiver)
		x.words("Languages", p.Languages)
		x.words("Aliases", p.Aliases)
		x.address("Link", p.Link)
		x.address("Image", p.Image)
		if why := BadMail(p.Mail); p.Mail != "" && why != "" {
			x.wrong("Mail", fmt.Sprintf("has the address %q, which %s", p.Mail, why), "write it like ana@example.org")
		}
	}
	// An alias may collide with the id of a later person.
	for i := range v.e.People {
		for k, alias := range v.e.People[i].Aliases {
			if why := BadID(alias); why != "" {
				items[i].wrong(nth("Aliases", k), fmt.Sprintf("has the alias %q, which %s", alias, why), "write it without")
			} else if other, taken := known.first[alias]; taken && other != i {
				items[i].wrong(nth("Aliases", k), fmt.Sprintf("has the alias %q, which also means %q", alias, v.e.People[other].ID), "an alias can mean one person only")
			} else if !taken && alias != "" {
				known.first[alias] = i
			}
		}
	}
}

// places validates the rooms.
func (v *validation) places() {
	for i := range v.e.Rooms {
		r := &v.e.Rooms[i]
		x := v.rooms.item(i, r.ID, r.Row)
		number(x, "Capacity", r.Capacity, 0)
		number(x, "Safety", r.Safety, 0)
		x.words("Layouts", r.Layouts)
		x.words("Services", r.Services)
		number(x, "Booths", r.Booths, 0)
		v.parts(x, RoomIndex(i))
		v.pair(x, r)
		for k, open := range r.Open {
			x.interval(nth("Open", k)+".", open)
		}
	}
}

// parts validates what a room combines.
func (v *validation) parts(x item, r RoomIndex) {
	parts := v.e.Rooms[r].Combines
	for k, part := range parts {
		field := nth("Combines", k)
		switch {
		case !index(x, field, part, "Rooms", len(v.e.Rooms)):
		case part == r:
			x.wrong(field, "combines itself", "name the rooms of which it consists")
		case len(v.e.Rooms[part].Combines) > 0:
			x.wrong(field, fmt.Sprintf("combines %q, which combines others itself", v.e.Rooms[part].ID), "name the parts of that room instead")
		case k > 0 && part <= parts[k-1]:
			x.wrong(field, "combines rooms that are not one after the other", "sort their indices, each once")
		}
	}
	if len(parts) == 1 && parts[0] != r && parts[0] >= 0 && int(parts[0]) < len(v.e.Rooms) {
		x.wrong("Combines", "combines one room alone", "name two or more, or leave it empty")
	}
}

// pair validates of which rooms a room is a pair.
func (v *validation) pair(x item, r *Room) {
	if n := len(r.Pair); n != 0 && n != 2 {
		x.wrong("Pair", fmt.Sprintf("is a pair of %d", n), "leave it to Complete")
		return
	}
	for k, of := range r.Pair {
		if index(x, nth("Pair", k), of, "Rooms", len(v.e.Rooms)) && v.e.Rooms[of].Paired() {
			x.wrong(nth("Pair", k), "is a pair itself", "leave it to Complete")
		}
	}
}

func (v *validation) windows() {
	known := v.ids("Windows", "window", "windows")
	for i := range v.e.Windows {
		w := &v.e.Windows[i]
		x := known.item(i, w.ID, w.Row)
		closed := w.Start == w.End && w.Start != NoInstant
		whole := closed || x.interval("", w.Interval)
		if whole && w.Minutes() > LongestWindow {
			x.wrong("End", "is longer than 60 days", "mend its start or end")
		}
		for k, at := range w.Starts {
			field := nth("Starts", k)
			switch {
			case !whole || closed:
			case at < w.Start || at >= w.End:
				x.wrong(field, "has a start outside it", "mend it, or the window's start and end")
			case k > 0 && at <= w.Starts[k-1]:
				x.wrong(field, "has starts that are not one after the other", "sort them, each once")
			}
		}
		x.words("Types", w.Types)
		for k, t := range w.Types {
			if t != "" && !v.types.has(t) {
				x.wrong(nth("Types", k), fmt.Sprintf("takes the type %q, which is not in Types", t), "add it there or mend it here")
			}
		}
		for k, r := range w.Rooms {
			field := nth("Rooms", k)
			if index(x, field, r, "Rooms", len(v.e.Rooms)) && k > 0 && r <= w.Rooms[k-1] {
				x.wrong(field, "has rooms that are not one after the other", "sort their indices, each once")
			}
		}
	}
}

func (v *validation) cast() {
	for i := range v.e.Cast {
		c := &v.e.Cast[i]
		x := v.item("Cast", i, "cast member", c.Row, "cast")
		index(x, "Session", c.Session, "Sessions", len(v.e.Sessions))
		index(x, "Person", c.Person, "People", len(v.e.People))
		switch {
		case c.Role == "":
			x.wrong("Role", "has no role", "name one of Roles")
		case !v.roles.has(c.Role):
			x.wrong("Role", fmt.Sprintf("has the role %q, which is not in Roles", c.Role), "add it there or mend it here")
		}
		choice(x, "Presence", c.Presence, OnSite, Online)
		choice(x, "Must", c.Must, MustAttend, NiceToHave)
	}
}

// equipment validates the kits.
func (v *validation) equipment() {
	for i := range v.e.Kits {
		k := &v.e.Kits[i]
		x := v.kits.item(i, k.ID, k.Row)
		if k.Kind == "" {
			x.wrong("Kind", "has no kind", "say what it is a kit of")
		}
		number(x, "Count", k.Count, 0)
		number(x, "Setup", k.Setup, 0)
		number(x, "Strike", k.Strike, 0)
		number(x, "Move", k.Move, 0)
	}
}

func (v *validation) availability() {
	for i := range v.e.Availability {
		a := &v.e.Availability[i]
		x := v.item("Availability", i, "availability", a.Row, "availability")
		switch {
		case a.Subject == Subject{}:
			x.wrong("Subject", "is of nobody and nothing", "say OfPerson, OfRoom or OfKit")
		case a.Person() != NoPerson:
			index(x, "Subject", a.Person(), "People", len(v.e.People))
		case a.Room() != NoRoom:
			index(x, "Subject", a.Room(), "Rooms", len(v.e.Rooms))
		case !v.kits.has(a.Kit()):
			x.wrong("Subject", fmt.Sprintf("is of the kit %q, which is not in Kits", a.Kit()), "add it there or mend it here")
		}
		x.interval("", a.Interval)
		choice(x, "Kind", a.Kind, Available, Unavailable, Preferred, Avoided)
		x.zone(a.Zone)
	}
}

func (v *validation) walks() {
	ends := map[string]bool{}
	for i := range v.e.Rooms {
		ends[v.e.Rooms[i].ID], ends[v.e.Rooms[i].Area] = true, true
	}
	first := map[[2]string]int{}
	for i := range v.e.Walks {
		w := &v.e.Walks[i]
		x := v.item("Walks", i, "way", w.Row, "walk")
		for _, end := range []struct{ field, place string }{{"From", w.From}, {"To", w.To}} {
			if end.place == "" || !ends[end.place] {
				x.wrong(end.field, fmt.Sprintf("has the end %q, which is neither the id of a room nor an area", end.place), "add it to Rooms or mend it here")
			}
		}
		way := [2]string{w.From, w.To}
		if k, twice := first[way]; twice {
			x.wrong("From", fmt.Sprintf("from %q to %q is that of Walks[%d]", w.From, w.To, k), "remove one of them")
		} else {
			first[way] = i
		}
		number(x, "Minutes", w.Minutes, 0)
	}
}

func (v *validation) demand() {
	for i := range v.e.Demand {
		d := &v.e.Demand[i]
		x := v.item("Demand", i, "demand", d.Row, "demand")
		index(x, "Session", d.Session, "Sessions", len(v.e.Sessions))
		if d.With.Given() {
			index(x, "With", d.With.Index(), "Sessions", len(v.e.Sessions))
		}
		number(x, "Count", d.Count, 0)
		switch {
		case d.Attendee != "" && d.With.Given():
			x.wrong("With", "of an attendee names two sessions", "write a row for each")
		case d.Attendee != "" && d.Count != 0:
			x.wrong("Count", fmt.Sprintf("of an attendee has a count of %d", d.Count), "leave one of them out")
		case d.With.Given() && d.With.Index() == d.Session:
			x.wrong("With", "names one session twice", "name another one")
		}
	}
}

// settings validates of the rules' settings what no rule is needed for.
func (v *validation) settings() {
	for i := range v.e.Rules {
		s := &v.e.Rules[i]
		x := v.item("Rules", i, "setting of rule", s.Row, "rules")
		x.id = s.Rule
		if s.Level != Unset && s.Level.String() == "" {
			x.wrong("Level", fmt.Sprintf("has the level %d", s.Level), "write Hard, Soft(1) to Soft(9), CheckOnly or Off")
		}
		number(x, "Weight", s.Weight, 0)
	}
}

func (v *validation) baseline() {
	if v.e.Baseline == nil {
		return
	}
	for i := range v.e.Baseline.Placements {
		p := &v.e.Baseline.Placements[i]
		x := item{v, "Baseline.Placements", i, "placement", "", p.Pos}
		index(x, "Session", p.Session, "Sessions", len(v.e.Sessions))
		x.interval("", p.Interval)
		if p.Room.Given() {
			index(x, "Room", p.Room.Index(), "Rooms", len(v.e.Rooms))
		}
		choice(x, "State", p.State, Draft, Offered, Confirmed, Published)
		number(x, "Told", p.Told, 0)
	}
}
