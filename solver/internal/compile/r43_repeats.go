package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeRepeats keeps the days of repeated sessions apart.
func encodeRepeats(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		list := item.Sessions("session")
		for j := range list {
			for k := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = list[k], list[j]
				c.ask(csp.Strain{A: c.ActivityOf[list[k]], B: c.ActivityOf[list[j]], Kind: csp.DaysApart, Gap: model.Minutes(item.Count("days"))}, b, item, in)
			}
		}
	}
}
