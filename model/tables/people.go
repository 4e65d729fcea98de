package tables

import (
	"fmt"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/rules"
)

var personSpec = specOf("people")

func (r *reading) readPeople() {
	t, exists := r.open(personSpec)
	r.noPeople = !exists
	if t == nil {
		return
	}
	var aliases []alias
	for t.next() {
		waivers, others := t.list("waiver"), t.list("aliases")
		zone, _ := t.zone("zone")
		p := model.Person{
			Row: t.row(), ID: t.id("id"), Kind: model.PersonKind(t.choice("kind")),
			Presence: model.Presence(t.choice("presence")),
			Group:    t.label("group"), Region: t.label("region"), Gender: t.label("gender"), Org: t.label("org"),
			Zone:   zone,
			Arrive: t.instant("arrive", t.calendar), Depart: t.instant("depart", t.calendar),
			WalkFactor: t.factor("walk_factor"), Waiver: texts(waivers), Aliases: texts(others), Languages: t.words("languages"),
			Bio: t.prose("bio"), Link: t.address("link"), Image: t.address("image"), Mail: t.mail("mail"),
		}
		p.Name, _ = t.need("name")
		if p.Arrive != model.NoInstant && p.Depart != model.NoInstant && p.Depart <= p.Arrive {
			t.wrong("depart", fmt.Sprintf("depart %s is not after arrive %s", quote(t.label("depart")), quote(t.label("arrive"))), "mend one of them")
		}
		for _, it := range waivers {
			if err := r.checkRule(it.text); err != nil {
				t.wrongItemErr("waiver", it, err)
			} else if f, wrong := rules.CannotWaive(it.text); wrong {
				t.wrongItemErr("waiver", it, f)
			}
		}
		if !r.people.add(t, "id", p.ID, model.PersonIndex(len(r.e.People))) {
			continue
		}
		for _, it := range others {
			if err := checkID("aliases", it.text); err != nil {
				t.wrongItemErr("aliases", it, err)
				continue
			}
			aliases = append(aliases, alias{it.text, model.PersonIndex(len(r.e.People)), t.whereItem("aliases", it), t.lost})
		}
		r.people.read(t, "name")
		r.people.read(t, "aliases")
		if p.Name != "" && !t.lost {
			r.personNames = append(r.personNames, name{p.Name, p.ID, t.where("name")})
			r.people.addName(p.Name, p.ID)
		}
		r.e.People = append(r.e.People, p)
	}
	r.addAliases(aliases)
	r.people.finish(t, "id", "name")
}

// alias is another word for a person, and where it stands.
type alias struct {
	text   string
	person model.PersonIndex
	pos    model.Position
	lost   bool // its row was reported as a whole
}

// addAliases registers the aliases once all ids are known, since an alias may collide
// with the id of a later row.
func (r *reading) addAliases(aliases []alias) {
	for _, a := range aliases {
		own := r.e.People[a.person].ID
		collides := func(how string, other *model.Person) {
			if a.lost {
				return
			}
			r.fault(a.pos, fmt.Sprintf("the alias %s of %s %s %s (%s %d)", quote(a.text), quote(own), how, quote(other.ID), r.rowWord(), other.Pos.Line),
				"an alias can mean one person only")
		}
		if other, taken := r.people.byID(a.text); taken {
			if other != a.person {
				collides("also means", &r.e.People[other])
			}
			continue
		}
		r.people.put(a.text, a.person, a.pos.Line)
		for _, id := range r.people.named(a.text) {
			if other, _ := r.people.byID(id); other != a.person {
				collides("is the name of", &r.e.People[other])
				break
			}
		}
	}
}

// factor returns a number from 0.1 to 10, 0 if it is not given.
func (t *table) factor(column string) float64 {
	text := t.label(column)
	if text == "" {
		return 0
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "0123456789.") != "" || f < 0.1 || f > 10 {
		t.wrong(column, fmt.Sprintf("%s %s is not a number from 0.1 to 10", column, quote(text)), "write it like 1.5")
		return 0
	}
	return f
}

func writePeople(e *model.Event) File {
	s := newSheet(e, personSpec.name, personSpec.columns...)
	for _, p := range e.People {
		factor := ""
		if p.WalkFactor != 0 {
			factor = strconv.FormatFloat(p.WalkFactor, 'f', -1, 64)
		}
		s.add(p.Row, p.ID, p.Name, string(p.Zone), string(p.Presence), p.Group, p.Region,
			p.Arrive.String(), p.Depart.String(), factor, list(p.Waiver), list(p.Aliases), p.Gender, string(p.Kind), p.Org, list(p.Languages),
			p.Bio, p.Link, p.Image, p.Mail)
	}
	return s.file()
}
