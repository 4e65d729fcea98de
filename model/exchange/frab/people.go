package frab

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"programme/model"
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
		if slices.ContainsFunc(e.Cast, func(c model.CastMember) bool { return c.Session == x && c.Person == who }) {
			continue
		}
		if !slices.ContainsFunc(e.Roles, func(r model.Role) bool { return r.ID == speaker }) {
			e.Roles = append(e.Roles, model.Role{ID: speaker, Must: true})
		}
		e.Cast = append(e.Cast, model.CastMember{Row: model.Row{Pos: t.Pos}, Session: x, Person: who, Role: speaker})
	}
}

// person returns a person of a talk, a new one if nobody is known by that.
func (b *builder) person(t *Talk, p Person) model.PersonIndex {
	e := b.event
	keys := personKeys(p)
	for _, key := range keys {
		who, known := b.people[key]
		if !known || who == model.NoPerson {
			continue
		}
		if name := e.People[who].Name; name != p.Name {
			b.once(t.Pos, "", "%s has the name %s here and %s elsewhere; the latter is taken", quote(e.People[who].ID), quote(p.Name), quote(name))
		}
		b.comparePerson(t, p, who)
		b.know(keys, who)
		return who
	}
	if who, known := b.people["name "+p.Name]; known && who != model.NoPerson && !b.fresh {
		b.once(t.Pos, "give them a row each if they are two people", "%s is taken for the person %q of the event, who has that name", quote(p.Name), e.People[who].ID)
		b.comparePerson(t, p, who)
		b.know(keys, who)
		return who
	}
	id := personID(p.Name)
	for n := 2; b.ids[id] || id == ""; n++ {
		id = strings.TrimPrefix(fmt.Sprintf("%s-%d", personID(p.Name), n), "-")
	}
	b.ids[id] = true
	keep := cells{}
	guid := b.ns.Person(id)
	if p.GUID != guid {
		keep.set("guid", p.GUID)
	}
	if p.Number > 0 && p.Number != numberOf(cmp.Or(p.GUID, guid)) {
		keep.set("id", orEmpty(p.Number))
	}
	keep.set("code", p.Code)
	keep.set("url", p.URL)
	keep.set("avatar", p.Avatar)
	keep.set("biography", p.Biography)
	who := model.PersonIndex(len(e.People))
	e.People = append(e.People, model.Person{
		Row: model.Row{Pos: t.Pos, Extra: b.extra("people", keep)}, ID: id, Name: p.Name, Arrive: model.NoInstant, Depart: model.NoInstant,
	})
	b.know(keys, who)
	return who
}

// know remembers what a person is known by.
func (b *builder) know(keys []string, who model.PersonIndex) {
	for _, key := range keys {
		b.people[key] = who
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
