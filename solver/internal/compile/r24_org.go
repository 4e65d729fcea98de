package compile

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// chargeOrSeparateOrgs keeps every two sessions of one organisation apart or charges for their
// overlap, as the last line says that names one of them or what they share.
func chargeOrSeparateOrgs(c *compiler, b *rules.Binding) {
	holders := holdersOf(c.Event)
	lines := map[[2]model.SessionIndex]*rules.Bound{} // by pair: what keeps it apart
	var order [][2]model.SessionIndex
	for _, h := range holders {
		set := -1
		for i := range b.Items {
			if slices.ContainsFunc(b.Items[i].Items("org"), func(name string) bool { return strings.EqualFold(name, h.name) }) {
				set = i
			}
		}
		for j, t := range h.sessions {
			for _, s := range h.sessions[:j] {
				pair := [2]model.SessionIndex{s, t}
				by, had := lines[pair]
				if !had {
					order = append(order, pair)
				}
				lines[pair] = later(b, by, set)
			}
		}
	}
	naming := make([]int, len(c.Event.Sessions))
	for s := range naming {
		naming[s] = -1
	}
	for i := range b.Items {
		for _, s := range b.Items[i].Sessions("session") {
			naming[s] = i
		}
	}
	for _, pair := range order {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.B = pair[0], pair[1]
		if !sameActivity(c, in) {
			c.keepApart(b, later(b, lines[pair], max(naming[in.A], naming[in.B])), in, 1)
		}
	}
}

// later returns the item of that number if it comes after a setting, else the setting; nil and
// a number below 0 are the general one.
func later(b *rules.Binding, set *rules.Bound, item int) *rules.Bound {
	switch {
	case item >= 0 && (set == nil || set == &b.General || set.Index < b.Items[item].Index):
		return &b.Items[item]
	case set == nil:
		return &b.General
	}
	return set
}

// holder is an organisation with the sessions that it holds, ascending.
type holder struct {
	name     string
	sessions []model.SessionIndex
}

// holdersOf returns who holds sessions that are not cancelled, or organizes them.
func holdersOf(e *model.Event) (list []holder) {
	known := map[string]int{}
	hold := func(s model.SessionIndex, name string) {
		if name = strings.TrimSpace(name); name == "" || e.Sessions[s].State == model.Cancelled {
			return
		}
		k, had := known[name]
		if !had {
			if k = slices.IndexFunc(list, func(h holder) bool { return strings.EqualFold(h.name, name) }); k < 0 {
				k = len(list)
				list = append(list, holder{name: name})
			}
			known[name] = k
		}
		if at, had := slices.BinarySearch(list[k].sessions, s); !had {
			list[k].sessions = slices.Insert(list[k].sessions, at, s)
		}
	}
	for i := range e.Sessions {
		for _, name := range strings.Split(e.Sessions[i].Org, ";") {
			hold(model.SessionIndex(i), name)
		}
	}
	for _, c := range e.Cast {
		if c.Role == "organizer" {
			if person := &e.People[c.Person]; person.Kind == model.Organisation {
				hold(c.Session, person.Name)
			} else {
				hold(c.Session, person.Org)
			}
		}
	}
	return list
}
