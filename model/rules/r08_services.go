package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r08 = Rule{
	ID: "R08", Name: "room has the services",
	Reads: []string{"sessions.needs", "sessions.prefers", "sessions.avoids", "rooms.services", "kits.kind"},
	Text: "A session is in a room that has each of the services it needs, but for those that are the kind or the id of a kit, which comes from its pool. " +
		"A line that names sessions or types forbids them the rooms with certain services. Each service counts. " +
		"At the level wishes, each service that a session prefers and its room lacks counts 1, and so does each that it avoids and its room has; a service that a kit provides is no exception.",
	Level: model.Hard, Weight: 1, Unit: "services", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that the line is about"},
		{Key: "type", Type: TypeList, Text: "types of sessions that the line is about"},
		{Key: "forbid", Type: TextParam, Text: "services that their room must not have"},
		{Key: "wishes", Type: LevelParam, Default: "soft:4", Whole: true, Text: "level at which services that a session prefers or avoids count"},
	},
	Needs:    [][]string{{"session", "type"}, {"forbid"}},
	Validate: validateServices,
	Scope:    scopeOfServices,
	Hangs:    hanging(OnRoom, WithNothing),
	Judge: func(c *Case) {
		judgeNeededServices(c)
		judgeForbiddenServices(c)
		judgeServiceWishes(c)
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Part == "wishes" {
			return sayServiceWish(e, i)
		}
		if s := b.Setting(i.Setting); s.Index >= 0 {
			return fmt.Sprintf("%s must be in a room without %s", Session(e, i.A), Or(Quoted(s.Items("forbid"))))
		}
		if i.Value != "" {
			return fmt.Sprintf("%s needs a room with %q", Session(e, i.A), i.Value)
		}
		return fmt.Sprintf("%s needs a room with %s", Session(e, i.A), And(Quoted(roomNeeds(e, i.A, kitNames(e)))))
	},
	Bars: func(_ *model.Event, _ *Binding, i Instance) string {
		if i.Value != "" {
			return fmt.Sprintf("no %q", i.Value)
		}
		return "not the services it needs"
	},
	Remedies: withoutServices,
}

// withoutServices lets a session do without the service that an instance is about, or
// without each that it needs.
func withoutServices(e *model.Event, b *Binding, i Instance) (list []Remedy) {
	if i.Setting >= 0 {
		return nil // the line that forbids them can be switched off
	}
	needs := roomNeeds(e, i.A, kitNames(e))
	if i.Value != "" {
		needs = []string{i.Value}
	}
	for _, need := range needs {
		list = append(list, equipped(e, func(room *model.Room) string {
			if slices.Contains(room.Services, need) || forbidden(b, need) {
				return ""
			}
			return fmt.Sprintf("offers %q", need)
		})...)
	}
	return append(list, doWithout(e, i.A, needs)...)
}

// forbidden reports whether a line forbids some sessions rooms with a service.
func forbidden(b *Binding, service string) bool {
	return slices.ContainsFunc(b.active(), func(item *Bound) bool { return slices.Contains(item.Items("forbid"), service) })
}

// doWithout has a session do without each of some services.
func doWithout(e *model.Event, s model.SessionIndex, services []string) (list []Remedy) {
	for _, service := range services {
		list = append(list, ofSession(DoWithout, s, "session %q does without %q", e.Sessions[s].ID, service))
	}
	return list
}

func validateServices(e *model.Event, b *Bound) (wrong []Objection) {
	var known []string
	for i := range e.Rooms {
		known = append(known, e.Rooms[i].Services...)
	}
	for _, service := range b.Items("forbid") {
		switch {
		case service == "":
			wrong = append(wrong, Objection{Keys: []string{"forbid"}, Message: "forbid has an empty place", Remedy: "name a service"})
		case !slices.Contains(known, service):
			// A service that no room has is forbidden for nothing; one that is written
			// almost as in rooms.csv was meant.
			if near := model.Nearest(service, known); near != "" {
				wrong = append(wrong, Objection{
					Keys:    []string{"forbid"},
					Message: fmt.Sprintf("no room has the service %q", service),
					Remedy:  fmt.Sprintf("did you mean %q?", near),
				})
			}
		}
	}
	return wrong
}

// kitNames returns the ids and kinds of all kits.
func kitNames(e *model.Event) map[string]bool {
	names := map[string]bool{}
	for _, k := range e.Kits {
		names[k.ID], names[k.Kind] = true, true
	}
	return names
}

// askedBefore knows the services that sessions have asked for, so that each counts once of
// sessions that are placed as one.
type askedBefore map[askedFor]model.SessionIndex

type askedFor struct {
	spot
	what, service string
}

// more returns the services that none that stands as one with p has asked for before it.
func (a askedBefore) more(m *merges, p model.Placement, what string, services []string) []string {
	return slices.DeleteFunc(slices.Clone(services), func(service string) bool {
		key := askedFor{m.spot(p), what, service}
		s, had := a[key]
		if !had {
			a[key] = p.Session
		}
		return had && s != p.Session
	})
}

// roomNeeds returns the services that the room of s must have.
func roomNeeds(e *model.Event, s model.SessionIndex, kits map[string]bool) []string {
	var needs []string
	for _, need := range e.Sessions[s].Needs {
		if !kits[need] && !slices.Contains(needs, need) {
			needs = append(needs, need)
		}
	}
	return needs
}

func scopeOfServices(e *model.Event, b *Binding) Scope {
	kits, wishes := kitNames(e), b.General.LevelOf("wishes") != model.Off
	s := Scope{Of: "sessions that need, prefer or avoid a service"}
	for i := range e.Sessions {
		x := &e.Sessions[i]
		asks := len(roomNeeds(e, model.SessionIndex(i), kits)) > 0 || wishes && len(x.Prefers)+len(x.Avoids) > 0
		if asks && x.State != model.Cancelled {
			s.Count++
		}
	}
	return s
}

func judgeNeededServices(c *Case) {
	e := c.Event
	kits, before := kitNames(e), askedBefore{}
	for _, p := range c.Placements {
		if !p.Room.Given() {
			continue
		}
		var missing []string
		for _, need := range before.more(c.merges, p, "needs", roomNeeds(e, p.Session, kits)) {
			if !slices.Contains(e.Rooms[p.Room.Index()].Services, need) {
				missing = append(missing, need)
			}
		}
		if len(missing) > 0 {
			in := NewInstance("R08")
			in.A, in.Room, in.Span, in.Source = p.Session, p.Room.Index(), p.Interval, e.Sessions[p.Session].Pos
			c.Report(&c.Binding.General, in, len(missing), fmt.Sprintf("%s, needs %s, which the room does not have",
				Placed(e, p, ""), And(Quoted(missing))))
		}
	}
}

func judgeForbiddenServices(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		before := askedBefore{}
		for _, s := range b.Sessions("session", "type") {
			for _, p := range c.BySession[s] {
				if !p.Room.Given() {
					continue
				}
				has := before.more(c.merges, p, "forbid", distinct(shared(b.Items("forbid"), e.Rooms[p.Room.Index()].Services)))
				if len(has) > 0 {
					in := NewInstance("R08")
					in.A, in.Room, in.Span = p.Session, p.Room.Index(), p.Interval
					c.Report(b, in, len(has), fmt.Sprintf("%s, must not be in a room with %s", Placed(e, p, ""), Or(Quoted(has))))
				}
			}
		}
	}
}

func judgeServiceWishes(c *Case) {
	e, before := c.Event, askedBefore{}
	for _, p := range c.Placements {
		if !p.Room.Given() {
			continue
		}
		s, has := &e.Sessions[p.Session], e.Rooms[p.Room.Index()].Services
		in := NewInstance("R08")
		in.Part, in.A, in.Room, in.Span, in.Source = "wishes", p.Session, p.Room.Index(), p.Interval, s.Pos
		for _, service := range before.more(c.merges, p, "prefers", distinct(slices.Clone(s.Prefers))) {
			if !slices.Contains(has, service) {
				in.Value = service
				c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, would like %q, which the room does not have", Placed(e, p, ""), service))
			}
		}
		for _, service := range before.more(c.merges, p, "avoids", distinct(slices.Clone(s.Avoids))) {
			if slices.Contains(has, service) {
				in.Value = service
				c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, would rather do without %q, which the room has", Placed(e, p, ""), service))
			}
		}
	}
}

// sayServiceWish says the wish that i.Value is about, or all wishes of the session.
func sayServiceWish(e *model.Event, i Instance) string {
	prefers, avoids := e.Sessions[i.A].Prefers, e.Sessions[i.A].Avoids
	if i.Value != "" {
		prefers, avoids = shared(prefers, []string{i.Value}), shared(avoids, []string{i.Value})
	}
	var wishes []string
	if len(prefers) > 0 {
		wishes = append(wishes, "would like a room with "+And(Quoted(prefers)))
	}
	if len(avoids) > 0 {
		wishes = append(wishes, "would rather be in a room without "+Or(Quoted(avoids)))
	}
	return Session(e, i.A) + " " + And(wishes)
}
