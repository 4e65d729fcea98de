package compile

import (
	"slices"

	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeFirstAndLast relates an opening or closing to every other activity.
func encodeFirstAndLast(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		anchored := c.activities(item.Sessions("session"))
		for _, a := range anchored {
			for x := range c.Activities {
				other := csp.ActivityIndex(x)
				if slices.Contains(anchored, other) {
					continue
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = c.Activities[a].Sessions[0], c.Activities[other].Sessions[0]
				c.relate(anchor(a, other, item), b, item, in)
			}
		}
	}
}

// anchor returns the relation that puts a first or last, of the event or its day.
func anchor(a, other csp.ActivityIndex, item *rules.Bound) csp.Relation {
	first, day := item.Text("anchor") == "first", item.Text("of") == "day"
	switch {
	case first && day:
		return csp.Relation{A: a, B: other, Kind: csp.FirstOfDay}
	case day:
		return csp.Relation{A: a, B: other, Kind: csp.LastOfDay}
	case first:
		return csp.Relation{A: a, B: other, Kind: csp.Before, Max: csp.NoMax}
	default:
		return csp.Relation{A: other, B: a, Kind: csp.Before, Max: csp.NoMax}
	}
}
