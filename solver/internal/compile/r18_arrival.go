package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeArrival bans, for who must attend on site, the starts too soon after arrival
// and those whose end comes too late before departure.
func encodeArrival(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		for _, d := range duties {
			if d.onSite == model.NoSession {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person, in.Source = d.onSite, model.PersonIndex(p), person.Pos
			if person.Arrive != model.NoInstant {
				in.Span = model.Interval{Start: csp.Earliest, End: person.Arrive.Add(b.General.Minutes("rest"))}
				c.banStarts(b, &b.General, d.activity, nil, in, in.Span.Overlaps)
			}
			if person.Depart != model.NoInstant {
				in.Span = model.Interval{Start: person.Depart.Add(-b.General.Minutes("leave")), End: csp.Latest}
				c.banStarts(b, &b.General, d.activity, nil, in, in.Span.Overlaps)
			}
		}
	}
}

// chargeArrival charges, for who must attend on site, the minutes by which sessions start
// too soon after arrival or end too late before departure.
func chargeArrival(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	for _, d := range c.duties {
		person, a := &c.Event.People[d.Person], c.ActivityOf[d.Session]
		if !d.Must || d.Presence == model.Online {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Person, in.Source = d.Session, d.Person, person.Pos
		if person.Arrive != model.NoInstant {
			in.Span = model.Interval{Start: csp.Earliest, End: person.Arrive.Add(b.General.Minutes("rest"))}
			c.chargeStarts(b, &b.General, b.General.Level, a, in, func(v model.Interval) int { return max(0, int(in.Span.End.Sub(v.Start))) })
		}
		if person.Depart != model.NoInstant {
			in.Span = model.Interval{Start: person.Depart.Add(-b.General.Minutes("leave")), End: csp.Latest}
			length := c.Event.Sessions[d.Session].Minutes
			c.chargeStarts(b, &b.General, b.General.Level, a, in, func(v model.Interval) int { return max(0, int(v.Start.Add(length).Sub(in.Span.Start))) })
		}
	}
}
