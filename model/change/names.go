package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// things are what names of one kind can mean in an event.
type things struct {
	noun  string // "room"
	n     int
	id    func(i int) string
	other func(i int) []string // aliases and names of the thing; nil if there are none
}

func sessionsOf(e *model.Event) things {
	return things{
		"session", len(e.Sessions), func(i int) string { return e.Sessions[i].ID },
		func(i int) []string { return []string{e.Sessions[i].Title} },
	}
}

func peopleOf(e *model.Event) things {
	return things{
		"person", len(e.People), func(i int) string { return e.People[i].ID },
		func(i int) []string { return append(slices.Clone(e.People[i].Aliases), e.People[i].Name) },
	}
}

func roomsOf(e *model.Event) things {
	return things{
		"room", len(e.Rooms), func(i int) string { return e.Rooms[i].ID },
		func(i int) []string { return []string{e.Rooms[i].Name} },
	}
}

func windowsOf(e *model.Event) things {
	return things{"window", len(e.Windows), func(i int) string { return e.Windows[i].ID }, nil}
}

func kitsOf(e *model.Event) things {
	return things{
		"kit", len(e.Kits), func(i int) string { return e.Kits[i].ID },
		func(i int) []string { return []string{e.Kits[i].Kind} },
	}
}

func typesOf(e *model.Event) things {
	return things{"session type", len(e.Types), func(i int) string { return e.Types[i].ID }, nil}
}

func rolesOf(e *model.Event) things {
	return things{"role", len(e.Roles), func(i int) string { return e.Roles[i].ID }, nil}
}

// rulesOf has the rules of the catalogue, then the lines of rules.csv.
func rulesOf(e *model.Event) things {
	catalogue := rules.Rows()
	return things{"rule or line of rules.csv", len(catalogue) + len(e.Rules), func(i int) string {
		if i < len(catalogue) {
			return catalogue[i].ID
		}
		return e.Rules[i-len(catalogue)].ID
	}, nil}
}

// catalogue has the rules of the catalogue.
func catalogue() things {
	rows := rules.Rows()
	return things{"rule", len(rows), func(i int) string { return rows[i].ID }, nil}
}

// find returns what the name means: the things that have it for an id or else for an
// alias or a name, or that have it so but for the width of its spaces, or else but for
// case and accents.
func (g things) find(name string) []int {
	if name == "" {
		return nil
	}
	var same []int
	for i := range g.n {
		if g.id(i) == name {
			same = append(same, i)
		}
	}
	if len(same) > 0 {
		return same
	}
	folded := fold(name)
	var alike []int
	for i := range g.n {
		others := g.others(i)
		switch {
		case slices.Contains(others, name):
			same = append(same, i)
		case fold(g.id(i)) == folded, slices.ContainsFunc(others, func(o string) bool { return fold(o) == folded }):
			alike = append(alike, i)
		}
	}
	switch {
	case len(same) > 0:
		return same
	case len(alike) > 0:
		return alike
	}
	plain := identity.Fold(folded)
	for i := range g.n {
		if likely(g.id(i), folded, plain) || slices.ContainsFunc(g.others(i), func(o string) bool { return likely(o, folded, plain) }) {
			alike = append(alike, i)
		}
	}
	return alike
}

// likely reports whether a known name is another but for case, accents and the width of
// its spaces; plain is the other one without these.
func likely(known, name, plain string) bool {
	return known != "" && (strings.EqualFold(known, name) || identity.Fold(fold(known)) == plain)
}

func (g things) others(i int) []string {
	if g.other == nil {
		return nil
	}
	return g.other(i)
}

// fold makes all space in a name one space wide.
func fold(name string) string { return strings.Join(strings.Fields(name), " ") }

// nearest returns the id or name that one of the names was most likely meant to be, ""
// if none is near.
func (g things) nearest(names []string) string {
	var known []string
	for i := range g.n {
		for _, word := range append([]string{g.id(i)}, g.others(i)...) {
			if word != "" {
				known = append(known, word)
			}
		}
	}
	for _, name := range names {
		if near := model.Nearest(name, known); near != "" {
			return near
		}
	}
	return ""
}

// unknown is the fault of a name that means nothing; the names are what may have been
// meant for it, the first being what it is called.
func (g things) unknown(names []string) model.Fault {
	f := model.Fault{Message: fmt.Sprintf("%s %q is not in the event", g.noun, names[0])}
	if near := g.nearest(names); near != "" {
		f.Remedy = fmt.Sprintf("did you mean %q?", near)
	} else if g.n > 0 && g.n <= listed {
		f.Remedy = "write " + rules.Or(rules.Quoted(g.ids(nil)))
	}
	return f
}

// listed is how many names a remedy lists at most.
const listed = 8

// ambiguous is the fault of a name that several things have.
func (g things) ambiguous(name string, meant []int) model.Fault {
	f := model.Fault{Message: fmt.Sprintf("%q is the name of more than one %s", name, g.noun)}
	ids := rules.Quoted(g.ids(meant))
	switch {
	case len(ids) == 1:
		f.Remedy = "give each an id of its own"
	case len(ids) > listed:
		f.Remedy = "write an id: " + rules.Or(append(ids[:listed], fmt.Sprintf("%d more", len(ids)-listed)))
	default:
		f.Remedy = "write an id: " + rules.Or(ids)
	}
	return f
}

// ids returns the ids of those things, of all for nil, without empty ones.
func (g things) ids(of []int) []string {
	var ids []string
	for i := range g.n {
		if (of == nil || slices.Contains(of, i)) && g.id(i) != "" && !slices.Contains(ids, g.id(i)) {
			ids = append(ids, g.id(i))
		}
	}
	return ids
}
