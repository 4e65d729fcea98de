package tables

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/columns"
	"programme/model/identity"
	"programme/model/rules"
)

// organisations are words in the names of these, folded.
var organisations = []string{
	"of", "for", "the", "university", "institute", "ministry", "council", "agency", "foundation", "inc", "ltd", "llc", "gmbh", "association", "organization", "organisation",
	"commission", "network", "alliance", "centre", "center", "society", "department", "government", "union", "bank", "group", "committee", "authority", "company", "school",
	"universite", "ministere", "institut", "universitat", "ministerium", "verein", "stiftung", "universidad", "ministerio", "instituto", "fundacion", "asociacion",
}

func isOrganisation(text string) bool {
	return slices.ContainsFunc(identity.Parts(text), func(token string) bool { return slices.Contains(organisations, token) })
}

// findOrganisations finds, among those of whom the tables do not say what they are, who is in
// the cast as organizer alone and has the name of an organisation: words of such names, an
// abbreviation, or the org of a session. They are noted, since they need not attend then.
func (r *reading) findOrganisations() {
	elsewhere, organizes := map[model.PersonIndex]bool{}, map[model.PersonIndex]bool{}
	for i := range r.e.Cast {
		c := &r.e.Cast[i]
		if isOrganizer(c.Role) {
			organizes[c.Person] = true
		} else {
			elsewhere[c.Person] = true
		}
	}
	holds := map[string]bool{}
	for i := range r.e.Sessions {
		for org := range strings.SplitSeq(r.e.Sessions[i].Org, ";") {
			holds[columns.Key(org)] = true
		}
	}
	delete(holds, "")
	shouted := !slices.ContainsFunc(r.e.People, func(p model.Person) bool { return !isAcronym(p.Name) && len(strings.Fields(p.Name)) > 1 }) &&
		slices.ContainsFunc(r.e.People, func(p model.Person) bool { return isAcronym(p.Name) && len(strings.Fields(p.Name)) > 1 })
	var found []string
	var first model.Position
	for i := range r.e.People {
		p, who := &r.e.People[i], model.PersonIndex(i)
		abbreviation := !shouted && len(strings.Fields(p.Name)) == 1 && isAcronym(p.Name) && utf8.RuneCountInString(p.Name) >= shortest
		if p.Kind != "" || !organizes[who] || elsewhere[who] || !abbreviation && !isOrganisation(p.Name) && !holds[columns.Key(p.Name)] {
			continue
		}
		if p.Kind = model.Organisation; len(found) == 0 {
			first = p.Pos
		}
		found = append(found, p.Name)
	}
	if len(found) > 0 {
		r.note(first, fmt.Sprintf("%s %s read as %s, by name: %s need not attend", rules.And(quotedSome(found)),
			verb(len(found), "is", "are"), verb(len(found), "an organisation", "organisations"), verb(len(found), "it", "they")),
			"of one that is none, write the kind person")
	}
}

// shortest is how many letters a name in capitals has that is not taken for initials.
const shortest = 3

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
