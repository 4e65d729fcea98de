package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"programme/model"
)

// Public returns what the public may see of programme p of event e, as values of their
// own: the sessions that p places, and those that an earlier programme had published and
// that are cancelled or have no place now; their cast by name, group, region and
// presence; and the rooms. Gone are whoever is in none of these sessions, availability,
// arrivals and people's zones, rules with who asked for them and why, notes, extra
// columns, and of the baseline whatever was not published. Ids that are e-mail addresses
// become others that stay the same from one programme to the next.
func Public(e *model.Event, p *model.Programme) (*model.Event, *model.Programme) {
	shown := make([]bool, len(e.Sessions))
	for _, pl := range p.Placements {
		shown[pl.Session] = true
	}
	var former []model.Placement
	if e.Baseline != nil {
		for _, pl := range e.Baseline.Placements {
			if pl.State == model.Published {
				former = append(former, pl)
				shown[pl.Session] = true
			}
		}
	}
	out := &model.Event{
		Name: e.Name, Zone: e.Zone, Grain: e.Grain, Days: slices.Clone(e.Days),
		Types: slices.Clone(e.Types), Roles: slices.Clone(e.Roles),
	}
	sessionAt := make([]model.SessionIndex, len(e.Sessions))
	for i, s := range e.Sessions {
		sessionAt[i] = model.NoSession
		if !shown[i] {
			continue
		}
		sessionAt[i] = model.SessionIndex(len(out.Sessions))
		state := model.Confirmed
		if s.State == model.Cancelled {
			state = model.Cancelled
		}
		out.Sessions = append(out.Sessions, model.Session{
			ID: s.ID, Title: s.Title, Type: s.Type, Minutes: s.Minutes, State: state,
			Themes: slices.Clone(s.Themes), Org: s.Org, Languages: slices.Clone(s.Languages), Merge: s.Merge,
		})
	}
	personAt := make([]model.PersonIndex, len(e.People))
	for i := range personAt {
		personAt[i] = model.NoPerson
	}
	for _, c := range e.Cast {
		if sessionAt[c.Session] == model.NoSession {
			continue
		}
		if personAt[c.Person] == model.NoPerson {
			personAt[c.Person] = model.PersonIndex(len(out.People))
			was := &e.People[c.Person]
			out.People = append(out.People, model.Person{ID: publicID(was.ID), Name: was.Name, Presence: was.Presence, Group: was.Group, Region: was.Region})
		}
		out.Cast = append(out.Cast, model.CastMember{Session: sessionAt[c.Session], Person: personAt[c.Person], Role: c.Role, Presence: c.Presence})
	}
	for _, r := range e.Rooms {
		out.Rooms = append(out.Rooms, model.Room{ID: r.ID, Name: r.Name, Area: r.Area, Capacity: r.Capacity, Services: slices.Clone(r.Services)})
	}
	renumber := func(placements []model.Placement) *model.Programme {
		list := slices.Clone(placements)
		for i := range list {
			list[i].Session = sessionAt[list[i].Session]
			list[i].Told, list[i].Pos = 0, model.Position{}
		}
		return model.NewProgramme(list)
	}
	if len(former) > 0 {
		out.Baseline = renumber(former)
	}
	return out, renumber(p.Placements)
}

// publicID returns the id by which the public may know a person.
func publicID(id string) string {
	if !strings.Contains(id, "@") {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return "person-" + hex.EncodeToString(sum[:6])
}
