package compile

import (
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeSeries relates the sessions of a series: same start, same day and same room in
// pairs, order and closeness from each to the next.
func encodeSeries(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		elsewhere := differentMains(c.Event)
		list := item.Sessions("session")
		for j := range list {
			for k := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = list[k], list[j]
				pair := csp.Strain{A: c.ActivityOf[list[k]], B: c.ActivityOf[list[j]], Flat: true}
				switch {
				case item.Yes("start"):
					pair.Kind = csp.Before
					pair.Gap = -c.Activities[pair.A].Minutes
					pair.Max = pair.Gap
					c.ask(pair, b, item, in)
					pair.Gap, pair.Max = 0, 0
				case item.Yes("day"):
					pair.Kind = csp.SameDay
					c.ask(pair, b, item, in)
				}
				if item.Yes("room") {
					pair.Kind, pair.Where = csp.Never, elsewhere
					c.ask(pair, b, item, in)
					pair.Where = nil
				}
				pair.Kind, pair.Max = csp.Before, csp.NoMax
				switch {
				case j == k+1 && item.Yes("consecutive"):
					pair.Max = item.Minutes("gap")
					c.ask(pair, b, item, in)
				case j == k+1 && item.Yes("rising"):
					c.ask(pair, b, item, in)
				}
			}
		}
	}
}
