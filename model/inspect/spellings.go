package inspect

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// word is one word of a vocabulary, as it is written.
type word struct {
	text string
	uses int
	pos  model.Position // where it stands first
}

// vocabulary is the words of one kind of thing: themes, organisations.
type vocabulary struct {
	name  string // in the plural
	words []word // in the order in which they are first met
	at    map[string]int
}

func (v *vocabulary) add(pos model.Position, texts ...string) {
	for _, text := range texts {
		k, had := v.at[text]
		if !had {
			if text == "" {
				continue
			}
			k = len(v.words)
			v.at[text] = k
			v.words = append(v.words, word{text: text, pos: pos})
		}
		v.words[k].uses++
	}
}

// vocabularies returns the words of the event that mean something by being the same.
func vocabularies(e *model.Event) []*vocabulary {
	made := func(name string) *vocabulary { return &vocabulary{name: name, at: map[string]int{}} }
	themes, orgs, languages := made("themes"), made("organisations"), made("languages")
	layouts, services := made("layouts"), made("services")
	groups, regions, areas := made("groups"), made("regions"), made("areas")
	for i := range e.Sessions {
		s := &e.Sessions[i]
		themes.add(s.Pos, s.Themes...)
		for org := range strings.SplitSeq(s.Org, ";") {
			orgs.add(s.Pos, strings.TrimSpace(org))
		}
		languages.add(s.Pos, slices.Concat(s.Languages, s.Interpretation)...)
		layouts.add(s.Pos, s.Layout, s.PrefersLayout)
		services.add(s.Pos, slices.Concat(s.Needs, s.Prefers, s.Avoids)...)
	}
	for _, i := range e.OwnRooms() {
		r := &e.Rooms[i]
		layouts.add(r.Pos, r.Layouts...)
		services.add(r.Pos, r.Services...)
		areas.add(r.Pos, r.Area)
	}
	for i := range e.Kits {
		services.add(e.Kits[i].Pos, e.Kits[i].Kind)
	}
	for i := range e.People {
		groups.add(e.People[i].Pos, e.People[i].Group)
		regions.add(e.People[i].Pos, e.People[i].Region)
		if p := &e.People[i]; p.Kind == model.Organisation {
			orgs.add(p.Pos, p.Name)
		} else {
			orgs.add(p.Pos, p.Org)
		}
		languages.add(e.People[i].Pos, e.People[i].Languages...)
	}
	return []*vocabulary{themes, orgs, languages, layouts, services, groups, regions, areas}
}

// spellings finds words that can be spellings of one: rules take them for two.
func spellings(e *model.Event) (found []Finding) {
	for _, v := range vocabularies(e) {
		texts := make([]string, len(v.words))
		for i, w := range v.words {
			texts[i] = w.text
		}
		same := identity.Variants(texts)
		if v.name == "languages" {
			same = identity.Languages(texts)
		}
		for _, group := range same {
			// The one that most have comes first: it is what the others are likely to be.
			slices.SortStableFunc(group, func(i, j int) int { return cmp.Compare(v.words[j].uses, v.words[i].uses) })
			said, pos := make([]string, len(group)), v.words[slices.Min(group)].pos
			for k, i := range group {
				w := &v.words[i]
				said[k] = fmt.Sprintf("%q (%s", w.text, rules.Count(w.uses, "time", "times"))
				if w.pos != pos {
					said[k] += ", " + w.pos.String()
				}
				said[k] += ")"
			}
			found = append(found, Finding{
				Spelling, pos,
				fmt.Sprintf("%s that can be one: %s", v.name, rules.And(said)),
				fmt.Sprintf("if they are, write %q everywhere; rules take them for different ones", v.words[group[0]].text),
			})
		}
	}
	return found
}
