package composition

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// leastPanel is of how many people a panel can differ in something.
const leastPanel = 2

// kinds are the different words that people have of one attribute, and how many have none.
type kinds struct {
	words []string // as the first person writes each
	keys  map[string]bool
	open  int
}

func kindsOf(e *model.Event, people []model.PersonIndex, word func(*model.Person) string, key func(string) string) (k kinds) {
	k.keys = map[string]bool{}
	for _, p := range people {
		switch said := word(&e.People[p]); {
		case said == "":
			k.open++
		case !k.keys[key(said)]:
			k.keys[key(said)] = true
			k.words = append(k.words, said)
		}
	}
	return k
}

// decided reports whether the panel has no more kinds than are seen, or has enough of them.
func (k *kinds) decided(least int) bool {
	return len(k.words) > 0 && k.open == 0 || len(k.words) >= least
}

// missing returns how many kinds there are at least too few; whose is not given may be of
// another.
func (k *kinds) missing(least int) int {
	if len(k.words) == 0 {
		return 0
	}
	return max(0, least-len(k.words)-k.open)
}

// panels is the scope of a check of panels, of which it looked at so many, and could not at
// others for want of what.
func (l *look) panels(looked, others int, want string) Scope {
	s := Scope{Count: looked, Of: "sessions with a panel of two or more"}
	switch {
	case looked > 0 && others > 0:
		s.Except = fmt.Sprintf("%d of %d with people whose %s is not given", others, looked+others, want)
	case looked > 0:
	case len(l.e.Cast) == 0:
		s.Lacks = noCast
	case others > 0:
		s.Lacks = fmt.Sprintf("of no panel enough people's %s is given", want)
	default:
		s.Lacks = "no session has a panel of two or more"
	}
	return s
}

// genders is C2.
func genders(l *look) Scope {
	looked, others := 0, 0
	l.each(func(u *unit, b *rules.Bound) {
		panel := l.panel(u, b)
		if len(panel) < leastPanel {
			return
		}
		k := kindsOf(l.e, panel, func(p *model.Person) string { return p.Gender }, genderKey)
		if !k.decided(2) {
			others++
			return
		}
		if looked++; len(k.words) == 1 {
			all := fmt.Sprintf("all %d", len(panel))
			if len(panel) == 2 {
				all = "both"
			}
			l.remark(u, b, panel, 1, fmt.Sprintf("has a panel of one gender: %s are %s", all, k.words[0]), "write somebody else into the cast, too")
		}
	})
	scope := l.panels(looked, others, "gender")
	if others > 0 && !slices.ContainsFunc(l.e.People, func(p model.Person) bool { return p.Gender != "" }) {
		scope.Lacks = "nobody's gender is given"
	}
	return scope
}

// genderKey returns what is compared of a gender: f, female, woman are one.
func genderKey(word string) string {
	word = identity.Fold(strings.TrimSpace(word))
	for key, words := range map[string]string{
		"f": "f w female woman she femme feminin frau weiblich mujer femenino",
		"m": "m male man he homme masculin mann mannlich maennlich hombre masculino",
	} {
		for known := range strings.FieldsSeq(words) {
			if word == known {
				return key
			}
		}
	}
	return word
}

// origins is C3.
func origins(l *look) Scope {
	looked, others := 0, 0
	group := func(p *model.Person) string { return p.Group }
	region := func(p *model.Person) string { return p.Region }
	l.each(func(u *unit, b *rules.Bound) {
		panel := l.panel(u, b)
		if len(panel) < leastPanel {
			return
		}
		groups, regions := kindsOf(l.e, panel, group, identity.Fold), kindsOf(l.e, panel, region, identity.Fold)
		if len(groups.words)+len(regions.words) == 0 {
			others++
			return
		}
		looked++
		missing := 0
		var parts, lacks []string
		ask := func(k *kinds, key, one, many string) {
			least := b.Count(key)
			if n := k.missing(least); n > 0 {
				missing += n
				parts = append(parts, fmt.Sprintf("%d of at least %s (%s)", len(k.words), rules.Count(least, one, many), rules.And(k.words)))
				lacks = append(lacks, key)
			}
		}
		ask(&groups, "groups", "stakeholder group", "stakeholder groups")
		ask(&regions, "regions", "region", "regions")
		if missing > 0 {
			l.remark(u, b, panel, missing, "has a panel from "+rules.And(parts), "write people of other "+rules.And(lacks)+" into the cast")
		}
	})
	return l.panels(looked, others, "group and region")
}
