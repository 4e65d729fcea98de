package workbook

import (
	"cmp"
	"slices"

	"programme/model"
)

// kinds are what sessions are told apart by with colours: their first theme where most
// have one, else their type.
type kinds struct {
	themes bool
	hues   map[string]hue
	names  []string // in the order of the legend
	others bool     // some session has none of the hues
}

// kindsOf returns the kinds of the sessions that the programme places: the commonest
// have the hues.
func kindsOf(e *model.Event, p *model.Programme) *kinds {
	k := &kinds{hues: map[string]hue{}}
	placed, themed := 0, 0
	for _, pl := range p.Placements {
		placed++
		if len(e.Sessions[pl.Session].Themes) > 0 {
			themed++
		}
	}
	k.themes = 2*themed > placed
	count := map[string]int{}
	for _, pl := range p.Placements {
		if name := k.name(&e.Sessions[pl.Session]); name != "" {
			if count[name]++; count[name] == 1 {
				k.names = append(k.names, name)
			}
		} else {
			k.others = true
		}
	}
	slices.SortFunc(k.names, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	if len(k.names) > len(hues) {
		k.names, k.others = k.names[:len(hues)], true
	}
	for i, name := range k.names {
		k.hues[name] = hues[i]
	}
	return k
}

func (k *kinds) name(s *model.Session) string {
	switch {
	case !k.themes:
		return s.Type
	case len(s.Themes) > 0:
		return s.Themes[0]
	default:
		return ""
	}
}

func (k *kinds) hue(s *model.Session) hue {
	if h, known := k.hues[k.name(s)]; known {
		return h
	}
	return otherHue
}

// entry is a line of the legend.
type entry struct {
	name string
	hue  hue
}

func (k *kinds) legend() []entry {
	var list []entry
	for _, name := range k.names {
		list = append(list, entry{name, k.hues[name]})
	}
	if k.others {
		name := "other types"
		if k.themes {
			name = "other themes, or none"
		}
		list = append(list, entry{name, otherHue})
	}
	return list
}
