package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeNobodyInTwoPlaces keeps apart every two activities that one person must attend.
func encodeNobodyInTwoPlaces(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.AttendRule = b.Rule.ID
	c.MustAttend = make([][]csp.ActivityIndex, len(c.byPerson))
	for p, duties := range c.byPerson {
		for j := range duties {
			c.MustAttend[p] = append(c.MustAttend[p], duties[j].activity)
			for i := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = duties[i].session, duties[j].session, model.PersonIndex(p)
				c.relate(csp.Relation{A: duties[i].activity, B: duties[j].activity, Kind: csp.Apart}, b, &b.General, in)
			}
		}
	}
}

// chargeNiceToAttend charges for the overlap of two sessions that one person has in the
// cast, at least one of them as nice to have; an organisation can be in both.
func chargeNiceToAttend(c *compiler, b *rules.Binding) {
	level := b.General.LevelOf("nice")
	for p, duties := range c.attends {
		for j, o := range duties {
			for _, d := range duties[:j] {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person = d.session, o.session, model.PersonIndex(p)
				switch {
				case d.must && o.must && b.General.Level.Tier() > 0:
					c.chargeOverlap(b, &b.General, b.General.Level, in, 1)
				case !(d.must && o.must) && level.Tier() > 0 && c.Event.People[p].Kind != model.Organisation:
					in.Part = "nice"
					c.chargeOverlap(b, &b.General, level, in, 1)
				}
			}
		}
	}
}
