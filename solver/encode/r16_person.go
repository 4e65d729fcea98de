package encode

import (
	"programme/model"
	"programme/model/rules"
)

// encodeNobodyInTwoPlaces keeps apart every two activities that one person must attend.
func encodeNobodyInTwoPlaces(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.mustAttend = make([][]ActivityIndex, len(c.byPerson))
	for p, duties := range c.byPerson {
		for j := range duties {
			c.mustAttend[p] = append(c.mustAttend[p], duties[j].activity)
			for i := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = duties[i].session, duties[j].session, model.PersonIndex(p)
				c.relate(Relation{A: duties[i].activity, B: duties[j].activity, Kind: Apart}, b, &b.General, in)
			}
		}
	}
}
