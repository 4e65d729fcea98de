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
