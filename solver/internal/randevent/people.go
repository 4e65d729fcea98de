package randevent

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/rules"

	"pgregory.net/rapid"
)

// drawPeople draws people and what they do; if busy, they are often in every cast; if far, they
// are online and mostly from one region.
func drawPeople(t *rapid.T, e *model.Event, busy, far bool) {
	zones := []string{"", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Europe/Prague"}
	for i := range rapid.IntRange(1, 3).Draw(t, "people") {
		p := model.Person{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Person %d", i), Arrive: model.NoInstant, Depart: model.NoInstant}
		if name := rapid.SampledFrom(zones).Draw(t, "own zone"); name != "" {
			p.Zone, _ = model.LoadZone(name)
		}
		p.Region = rapid.SampledFrom([]string{"", "Africa", "Africa", "Asia"}).Draw(t, "region")
		p.Group, p.Org = rapid.SampledFrom([]string{"", "NGO", "State"}).Draw(t, "group"), rapid.SampledFrom([]string{"", "ITU", "Isoc"}).Draw(t, "own org")
		p.Presence = rapid.SampledFrom([]model.Presence{"", model.OnSite, model.Online}).Draw(t, "presence")
		if far {
			p.Presence, p.Region = model.Online, rapid.SampledFrom([]string{"Africa", "Africa", "Asia"}).Draw(t, "far region")
		}
		if rapid.IntRange(0, 3).Draw(t, "arrives") == 0 {
			p.Arrive = e.Windows[0].Start.Add(-90)
		}
		if rapid.IntRange(0, 3).Draw(t, "departs") == 0 {
			p.Depart = e.Windows[0].End.Add(150)
		}
		p.WalkFactor = rapid.SampledFrom([]float64{0, 1.5, 2}).Draw(t, "factor")
		p.Waiver = subset(t, "waiver", rules.Waivers()...)
		e.People = append(e.People, p)
		drawDuties(t, e, model.PersonIndex(i), busy)
	}
}

// drawDuties puts a person into the casts of some sessions, or as a speaker into all.
func drawDuties(t *rapid.T, e *model.Event, p model.PersonIndex, busy bool) {
	everywhere := rapid.IntRange(0, 3).Draw(t, "everywhere") == 0
	busy = busy && rapid.Bool().Draw(t, "busy")
	for s := range e.Sessions {
		if everywhere {
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: p, Role: "speaker"})
			continue
		}
		if busy { // mostly as a speaker, who may be one that need not come
			m := randomMember(t, model.SessionIndex(s), p)
			if rapid.IntRange(0, 7).Draw(t, "in that role") > 0 {
				m.Role = "speaker"
			}
			e.Cast = append(e.Cast, m)
			continue
		}
		if rapid.Bool().Draw(t, "not in the cast") {
			continue
		}
		e.Cast = append(e.Cast, randomMember(t, model.SessionIndex(s), p))
	}
}

// drawParts has some of the cast report sessions, or interpret them.
func drawParts(t *rapid.T, e *model.Event, report, interpret bool) {
	var parts []string
	if report {
		parts = append(parts, "rapporteur")
	}
	if interpret {
		parts = append(parts, "interpreter")
	}
	if len(parts) == 0 {
		return
	}
	for _, part := range parts {
		addRole(e, part)
	}
	for i := range e.Cast {
		if rapid.IntRange(0, 2).Draw(t, "in a part") > 0 {
			e.Cast[i].Role = rapid.SampledFrom(parts).Draw(t, "part")
		}
	}
}

// addRole adds a role in which people must attend, if there is none of that id.
func addRole(e *model.Event, id string) {
	if !slices.ContainsFunc(e.Roles, func(r model.Role) bool { return r.ID == id }) {
		e.Roles = append(e.Roles, model.Role{ID: id, Must: true})
	}
}

// drawOtherRoles now and then makes somebody an organisation, or gives some of the cast a role
// that says how they take part, or that binds whoever alone has it.
func drawOtherRoles(t *rapid.T, e *model.Event) {
	role := model.Role{ID: "remote", Must: true, Presence: model.Online}
	switch rapid.IntRange(0, 7).Draw(t, "who is who") {
	case 0:
		p := &e.People[rapid.IntRange(0, len(e.People)-1).Draw(t, "organisation")]
		p.Kind, p.Name = model.Organisation, "Isoc"
		return
	case 1:
		role = model.Role{ID: "organizer", Must: true, Alone: true}
	case 2:
	default:
		return
	}
	e.Roles = append(slices.DeleteFunc(e.Roles, func(r model.Role) bool { return r.ID == role.ID }), role)
	for i := range e.Cast {
		c := &e.Cast[i]
		if rapid.IntRange(0, 2).Draw(t, "in the other role") > 0 {
			c.Role = role.ID
		}
		if c.Role == role.ID && rapid.Bool().Draw(t, "as the role says") {
			c.Must, c.Presence = model.ByRole, ""
		}
	}
}

// drawHours draws when people and rooms can be had.
func drawHours(t *rapid.T, e *model.Event) {
	for i := range e.People {
		if rapid.IntRange(0, 2).Draw(t, "says when") == 0 {
			e.Availability = append(e.Availability, availability(t, e, model.OfPerson(model.PersonIndex(i))))
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "room closed") == 0 {
		e.Availability = append(e.Availability, availability(t, e, model.OfRoom(0)))
	}
	if rapid.IntRange(0, 3).Draw(t, "room open") == 0 {
		e.Rooms[0].Open = []model.Interval{model.Span(e.Windows[0].Start, 90)}
	}
}

func availability(t *rapid.T, e *model.Event, of model.Subject) model.Availability {
	w := rapid.SampledFrom(e.Windows).Draw(t, "near window")
	return model.Availability{
		Subject:  of,
		Interval: model.Span(w.Start.Add(model.Minutes(30*rapid.IntRange(-1, 3).Draw(t, "from"))), model.Minutes(30*rapid.IntRange(1, 4).Draw(t, "for"))),
		Kind:     rapid.SampledFrom([]model.Kind{model.Available, model.Unavailable, model.Preferred, model.Avoided}).Draw(t, "kind"),
	}
}

// drawWalks draws ways between rooms and areas that there are.
func drawWalks(t *rapid.T, e *model.Event) {
	ways := [][2]string{{"r0", "r1"}, {"r1", "r0"}, {"east", "west"}, {"east", "east"}, {"r0", "east"}, {"west", "r0"}, {"r1", "west"}}
	known := func(end string) bool {
		return slices.ContainsFunc(e.Rooms, func(r model.Room) bool { return r.ID == end || r.Area == end })
	}
	for _, ends := range ways {
		if rapid.Bool().Draw(t, "walk") && known(ends[0]) && known(ends[1]) {
			e.Walks = append(e.Walks, model.Walk{From: ends[0], To: ends[1], Minutes: rapid.SampledFrom([]model.Minutes{0, 10, 20, 20, 40}).Draw(t, "minutes")})
		}
	}
}

// drawKits draws up to two kits, or at least one, of one kind or two, and when they can be
// had.
func drawKits(t *rapid.T, e *model.Event, some bool) {
	many := []int{0, 0, 1, 2}
	if some {
		many = []int{1, 1, 2}
	}
	if some && rapid.Bool().Draw(t, "one kit") {
		drawOneKit(t, e)
		return
	}
	for i := range rapid.SampledFrom(many).Draw(t, "kits") {
		kit := model.Kit{
			ID: fmt.Sprintf("k%d", i), Kind: rapid.SampledFrom([]string{"booth", "booth", "screen"}).Draw(t, "kind"),
			Count: rapid.SampledFrom([]int{0, 1, 1, 1, 2}).Draw(t, "count"), Setup: rapid.SampledFrom([]model.Minutes{0, 15, 30, 45, 60, 60}).Draw(t, "setup"),
			Strike: 10 * model.Minutes(rapid.IntRange(0, 4).Draw(t, "strike")),
		}
		if some {
			kit.Move = rapid.SampledFrom([]model.Minutes{0, 0, 20, 30, 75}).Draw(t, "move")
		}
		e.Kits = append(e.Kits, kit)
		for s := range e.Sessions {
			if rapid.IntRange(0, 3).Draw(t, "needs this one") == 0 {
				e.Sessions[s].Needs = append(e.Sessions[s].Needs, kit.ID)
				if rapid.IntRange(0, 2).Draw(t, "and another one") == 0 {
					e.Sessions[s].Needs = append(e.Sessions[s].Needs, kit.ID)
				}
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "kit availability") {
			e.Availability = append(e.Availability, availability(t, e, model.OfKit(kit.ID)))
		}
	}
}

// drawOneKit draws one kit, which is all that two sessions need: it takes long between the two,
// or long from one area to another.
func drawOneKit(t *rapid.T, e *model.Event) {
	kit := model.Kit{ID: "k0", Kind: "cart", Count: rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "count")}
	if rapid.IntRange(0, 2).Draw(t, "moves") > 0 {
		kit.Move = rapid.SampledFrom([]model.Minutes{60, 240, 600}).Draw(t, "move")
	} else {
		kit.Setup, kit.Strike = rapid.SampledFrom([]model.Minutes{0, 60, 120}).Draw(t, "setup"), rapid.SampledFrom([]model.Minutes{0, 30, 120}).Draw(t, "strike")
	}
	e.Kits = []model.Kit{kit}
	for s := range e.Sessions {
		if e.Sessions[s].Needs = nil; s < 2 || rapid.IntRange(0, 3).Draw(t, "needs it") == 0 {
			e.Sessions[s].Needs = []string{"k0"}
		}
	}
}
