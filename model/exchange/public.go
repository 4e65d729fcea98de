package exchange

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// Public returns what the public may see of programme p of event e, as values of their
// own: the sessions that p places and that are not cancelled, and those that an earlier
// programme had published and that are cancelled or have no place now, with all their
// [model.Content]; their cast by name, group, region, organisation and presence, with what
// tells who they are; the rooms; and holds that say they are public. Gone are whoever is in none of these sessions,
// sessions that were only ever offered and then cancelled, availability, arrivals and
// people's zones, rules with who asked for them and why, notes, extra columns, and of the
// baseline whatever was not published. Gone, too, are sessions that are not public, see
// [programme/model/rules.Hidden], and types that only those have. It is the one place that
// knows what the public may see: every format is written of what it returns.
//
// Ids that are e-mail addresses become others that stay the same from one programme to
// the next. They are keyed by a secret of the event, since whoever guesses an address
// could tell it from its bare digest. Where [HasAddresses] is false there need be none.
func Public(e *model.Event, p *model.Programme, secret []byte) (*model.Event, *model.Programme) {
	shown, hidden := make([]bool, len(e.Sessions)), rules.Hidden(e)
	var placed []model.Placement
	for _, pl := range p.Placements {
		if e.Sessions[pl.Session].State != model.Cancelled && !hidden[pl.Session] {
			shown[pl.Session] = true
			placed = append(placed, pl)
		}
	}
	var former []model.Placement
	if e.Baseline != nil {
		for _, pl := range e.Baseline.Placements {
			if pl.State == model.Published && !hidden[pl.Session] {
				former = append(former, pl)
				shown[pl.Session] = true
			}
		}
	}
	out := &model.Event{
		Name: e.Name, Zone: e.Zone, Grain: e.Grain, Days: slices.Clone(e.Days),
		Types: publicTypes(e, hidden), Roles: slices.Clone(e.Roles),
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
			Themes: slices.Clone(s.Themes), Org: s.Org, Languages: slices.Clone(s.Languages), Merge: s.Merge, Recorded: s.Recorded, Content: s.Content,
		})
		out.Sessions[len(out.Sessions)-1].Links = slices.Clone(s.Links)
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
			out.People = append(out.People, model.Person{
				ID: publicID(was.ID, secret), Name: was.Name, Presence: was.Presence, Group: was.Group, Region: was.Region, Org: was.Org,
				Bio: was.Bio, Link: was.Link, Image: was.Image,
			})
		}
		out.Cast = append(out.Cast, model.CastMember{Session: sessionAt[c.Session], Person: personAt[c.Person], Role: c.Role, Presence: c.Presence})
	}
	for _, r := range e.Rooms {
		out.Rooms = append(out.Rooms, model.Room{ID: r.ID, Name: r.Name, Area: r.Area, Capacity: r.Capacity, Services: slices.Clone(r.Services), Pair: slices.Clone(r.Pair)})
	}
	renumber := func(placements []model.Placement) *model.Programme {
		list := slices.Clone(placements)
		for i := range list {
			list[i].Session = sessionAt[list[i].Session]
			list[i].Told, list[i].Pos = 0, model.Position{}
		}
		return model.NewProgramme(list)
	}
	out.Rules = publicHolds(e)
	if len(former) > 0 {
		out.Baseline = renumber(former)
	}
	return out, renumber(placed)
}

// publicTypes returns the types of e without those of hidden sessions alone.
func publicTypes(e *model.Event, hidden []bool) []model.SessionType {
	secret, open := map[string]bool{}, map[string]bool{}
	for i := range e.Sessions {
		if hidden[i] {
			secret[e.Sessions[i].Type] = true
		} else {
			open[e.Sessions[i].Type] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(e.Types), func(t model.SessionType) bool { return secret[t.ID] && !open[t.ID] })
}

// publicHolds returns the holds of e that the public may see, with their rooms, times and
// titles alone.
func publicHolds(e *model.Event) (holds []model.Setting) {
	for _, b := range rules.Breaks(e) {
		if b.Public {
			holds = append(holds, b.Setting(e))
		}
	}
	return holds
}

// HasAddresses reports whether people of e have e-mail addresses as ids.
func HasAddresses(e *model.Event) bool {
	return slices.ContainsFunc(e.People, func(p model.Person) bool { return isAddress(p.ID) })
}

func isAddress(id string) bool { return strings.Contains(id, "@") }

// publicID returns the id by which the public may know a person.
func publicID(id string, secret []byte) string {
	if !isAddress(id) {
		return id
	}
	if len(secret) == 0 {
		panic("exchange: ids that are e-mail addresses are made public without a secret")
	}
	sum := hmac.New(sha256.New, secret)
	sum.Write([]byte(id))
	return "person-" + hex.EncodeToString(sum.Sum(nil)[:8])
}
