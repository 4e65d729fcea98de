package encode

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodePlaced names the instance that asks for each activity to be placed. That an
// activity has at most one place holds by construction.
func encodePlaced(c *compiler, b *rules.Binding) {
	for x := range c.Activities {
		a := &c.Activities[x]
		in := rules.NewInstance(b.Rule.ID)
		in.A = a.Sessions[0]
		if k := slices.IndexFunc(a.Sessions, func(s model.SessionIndex) bool { return c.Event.Sessions[s].State == model.Confirmed }); k >= 0 {
			in.A = a.Sessions[k]
		}
		a.Placed = c.instance(b, &b.General, in)
	}
}

// encodeLength has nothing to add: an activity takes the minutes of its session by
// construction.
func encodeLength(*compiler, *rules.Binding) {}
