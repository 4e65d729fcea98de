package compile

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeBalance makes timeless pools of the slots of each value whose balance is hard, as those
// of themes are.
func encodeBalance(c *compiler, b *rules.Binding) {
	c.eachBalance(b, func(set *rules.Bound, in rules.Instance, group []csp.ActivityIndex, least, most int) {
		if set.Hard() {
			c.bound(b, set, in, group, in.Span, least, most)
		}
	})
}

// chargeBalance charges for each session of a value too many or too few in a slot.
func chargeBalance(c *compiler, b *rules.Binding) {
	c.eachBalance(b, func(set *rules.Bound, in rules.Instance, group []csp.ActivityIndex, least, most int) {
		if set.Level.Tier() > 0 {
			c.count(b, set, in, group, in.Span, least, most)
		}
	})
}

// eachBalance calls use with how many activities of a value are asked for in a slot, by each
// line that binds.
func (c *compiler) eachBalance(b *rules.Binding, use func(set *rules.Bound, in rules.Instance, group []csp.ActivityIndex, least, most int)) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		slots := c.eventDays()
		if item.Text("slots") == "prime" {
			slots = primeTime(c.Event)
		}
		with := c.withValue(item.Text("attribute"))
		for _, value := range slices.Sorted(maps.Keys(with)) {
			group := with[value]
			if tooFew(group) || item.Has("value") && !slices.Contains(item.Items("value"), value) {
				continue
			}
			least, most := c.supply(group, slots).cut(len(group)*item.Percent("min")/100, (len(group)*item.Percent("max")+99)/100)
			for k, slot := range slots {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Span, in.Value = c.Activities[group[0]].Sessions[0], slot, value
				use(item, in, group, least[k], most)
			}
		}
	}
}

// withValue returns the activities, ascending, that have to be placed and of which a session
// has a value of an attribute, by value.
func (c *compiler) withValue(attribute string) map[string][]csp.ActivityIndex {
	with := map[string][]csp.ActivityIndex{}
	add := func(s model.SessionIndex, value string) {
		if value == "" || c.ActivityOf[s] < 0 || !c.confirmed(s) {
			return
		}
		if at, had := slices.BinarySearch(with[value], c.ActivityOf[s]); !had {
			with[value] = slices.Insert(with[value], at, c.ActivityOf[s])
		}
	}
	must := c.Event.Attendances()
	for i, m := range c.Event.Cast {
		if m.Role == "speaker" || must[i].Must() {
			switch person := &c.Event.People[m.Person]; attribute {
			case "group":
				add(m.Session, person.Group)
			case "region":
				add(m.Session, person.Region)
			}
		}
	}
	for i := range c.Event.Sessions {
		switch s := &c.Event.Sessions[i]; attribute {
		case "language":
			for _, language := range s.Languages {
				add(model.SessionIndex(i), language)
			}
		case "type":
			add(model.SessionIndex(i), s.Type)
		}
	}
	return with
}

// primeTime returns when windows are prime, in pieces of which no two overlap.
func primeTime(e *model.Event) (pieces []model.Interval) {
	for _, w := range slices.SortedFunc(slices.Values(e.Windows), func(v, w model.Window) int { return int(v.Start - w.Start) }) {
		last := len(pieces) - 1
		switch {
		case !w.Prime || w.Minutes() == 0:
		case last >= 0 && w.Start < pieces[last].End:
			pieces[last].End = max(pieces[last].End, w.End)
		default:
			pieces = append(pieces, w.Interval)
		}
	}
	return pieces
}
