package frab

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"programme/model"
	"programme/model/identity"
)

// personKeys are what a person of a schedule is known by: UUID, code or number, whatever
// it says of these, or else the name alone.
func personKeys(p Person) []string {
	var keys []string
	if p.GUID != "" {
		keys = append(keys, "guid "+p.GUID)
	}
	if p.Code != "" {
		keys = append(keys, "code "+p.Code)
	}
	if p.Number > 0 {
		keys = append(keys, "id "+orEmpty(p.Number))
	}
	if len(keys) == 0 {
		keys = append(keys, "name "+p.Name)
	}
	return keys
}

// addCast puts the people of a talk into the cast of its session. Who is in it already,
// in whatever role, stays as they are.
func (b *builder) addCast(t *Talk, x model.SessionIndex) {
	e := b.event
	for _, p := range t.Persons {
		who := b.person(t, p)
		if b.cast[seat{x, who}] {
			b.hear(t, x, who)
			continue
		}
		b.cast[seat{x, who}] = true
		if !slices.ContainsFunc(e.Roles, func(r model.Role) bool { return r.ID == speaker }) {
			e.Roles = append(e.Roles, model.Role{ID: speaker, Must: true})
		}
		e.Cast = append(e.Cast, model.CastMember{Row: model.Row{Pos: t.Pos}, Session: x, Person: who, Role: speaker})
	}
}

// hear gives the lines of a person in the cast of a session of base their position in the
// schedule, where that is what is taken.
func (b *builder) hear(t *Talk, x model.SessionIndex, who model.PersonIndex) {
	if !b.taking {
		return
	}
	for i := range b.event.Cast {
		if c := &b.event.Cast[i]; c.Session == x && c.Person == who {
			c.Pos = t.Pos
		}
	}
}

// sharers bounds how many people of one UUID, code or number are compared with a name
// that none of them has as it is.
const sharers = 8

// find returns who is known by one of the keys and has that name, be it spelled
// otherwise; [model.NoPerson] if nobody is. Others who are known by the keys are noted:
// merged schedules number their people anew.
func (b *builder) find(t *Talk, p Person, keys []string) model.PersonIndex {
	other := model.NoPerson
	for _, key := range keys {
		list := b.people[key]
		if strings.HasPrefix(key, "name ") && len(list) > 1 {
			continue // a name that two have says nothing
		}
		if same := b.people[key+"\n"+p.Name]; len(same) > 0 {
			return same[0]
		}
		for _, who := range list[:min(len(list), sharers)] {
			name := b.event.People[who].Name
			// A UUID that the event knew before is somebody who has another name now.
			renamed := who < b.known && len(list) == 1 && strings.HasPrefix(key, "guid ")
			if renamed || identity.SameName(name, p.Name) {
				b.once(t.Pos, "", "%s has the name %s here and %s elsewhere; the latter is taken", quote(b.event.People[who].ID), quote(p.Name), quote(name))
				return who
			}
			other = who
		}
	}
	if other != model.NoPerson {
		known := &b.event.People[other]
		b.once(t.Pos, "if they are one, keep one row and list the other id in its aliases", "%s is known by the same number, code or UUID as %s, %s; they are taken for two people", quote(p.Name), quote(known.ID), quote(known.Name))
	}
	return model.NoPerson
}

// person returns a person of a talk, a new one if nobody is known by that.
func (b *builder) person(t *Talk, p Person) model.PersonIndex {
	e := b.event
	keys := personKeys(p)
	if who := b.find(t, p, keys); who != model.NoPerson {
		b.comparePerson(t, p, who)
		b.know(keys, who, p.Name)
		return who
	}
	if list := b.people["name "+p.Name]; len(list) == 1 && list[0] < b.known {
		who := list[0]
		b.once(t.Pos, "give them a row each if they are two people", "%s is taken for the person %q of the event, who has that name", quote(p.Name), e.People[who].ID)
		b.comparePerson(t, p, who)
		b.know(keys, who, p.Name)
		return who
	}
	id := personID(p.Name)
	if id == "" {
		id = "person"
	}
	id = b.ids.free(id)
	keep := cells{}
	guid := b.ns.Person(id)
	if p.GUID != guid {
		keep.set("guid", p.GUID)
	}
	if p.Number > 0 && p.Number != numberOf(cmp.Or(p.GUID, guid)) {
		keep.set("id", orEmpty(p.Number))
	}
	keep.set("code", p.Code)
	link, image := keep.address("url", p.URL), keep.address("avatar", p.Avatar)
	who := model.PersonIndex(len(e.People))
	e.People = append(e.People, model.Person{
		Row: model.Row{Pos: t.Pos, Extra: b.extra("people", keep)}, ID: id, Name: p.Name, Bio: p.Biography, Link: link, Image: image,
	})
	b.know(keys, who, p.Name)
	return who
}

// know remembers what a person is known by, and under which name.
func (b *builder) know(keys []string, who model.PersonIndex, name string) {
	for _, key := range keys {
		for _, key := range []string{key, key + "\n" + name} {
			if list := b.people[key]; len(list) <= sharers && !slices.Contains(list, who) {
				b.people[key] = append(list, who)
			}
		}
	}
}

// personID makes the id of a person of their name: its letters and digits in small
// letters, without accents, with hyphens between the words.
func personID(name string) string {
	var id strings.Builder
	gap := false
	for _, c := range norm.NFKD.String(unmarked.Replace(strings.ToLower(name))) {
		switch {
		case unicode.Is(unicode.Mn, c) || strings.ContainsRune("'’.", c):
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if gap && id.Len() > 0 {
				id.WriteByte('-')
			}
			gap = false
			id.WriteRune(c)
		default:
			gap = true
		}
	}
	return id.String()
}

// unmarked writes letters that have no decomposition without their strokes.
var unmarked = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h")
