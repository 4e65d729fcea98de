package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeNights leaves, between two activities that somebody must attend online on two of their
// own days, the time of a night, or charges for the hours that are missing.
func encodeNights(c *compiler, b *rules.Binding) {
	nights := map[model.Zone]*csp.Nights{}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if person.Zone == "" || slices.Contains(person.Waiver, b.Rule.ID) {
			continue
		}
		online := slices.DeleteFunc(slices.Clone(duties), func(d duty) bool { return d.online == model.NoSession })
		if len(online) < 2 {
			continue
		}
		if nights[person.Zone] == nil {
			nights[person.Zone] = c.nights(person.Zone, b.General.Minutes("night"))
		}
		x := csp.Strain{Kind: csp.Rested, Gap: b.General.Minutes("rest") + b.General.Minutes("around"), Nights: nights[person.Zone]}
		for j := range online {
			for i := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B, in.Person, in.Source = online[i].online, online[j].online, model.PersonIndex(p), person.Pos
				x.A, x.B = online[i].activity, online[j].activity
				c.ask(x, b, &b.General, in)
			}
		}
	}
}

// nights returns when days of somebody in zone z begin, from before the first start, or what
// a programme has before, until after the last: at the first minute at which the clock shows
// night, or later, on a date that it had not shown so late before.
func (c *compiler) nights(z model.Zone, night model.Minutes) *csp.Nights {
	n := &csp.Nights{}
	if len(c.Starts) == 0 {
		return n
	}
	first, last := c.Starts[0], c.Starts[len(c.Starts)-1]
	if c.programme != nil {
		for _, p := range c.programme.Placements {
			first, last = min(first, p.Start), max(last, p.Start)
		}
	}
	const day = 24 * 60
	date, dates, begun := model.DateIn(first.Add(-3*day), z), 0, -1
	for t := first.Add(-3 * day); t <= last.Add(day); t++ {
		local := t.In(z)
		shown := model.Date{Year: local.Year(), Month: local.Month(), Day: local.Day()}
		number := dates
		switch shown.Compare(date) {
		case 1:
			date, dates = shown, dates+1
			number = dates
		case -1:
			number = dates - 1
		}
		if model.Minutes(local.Hour()*60+local.Minute()) < night {
			number--
		}
		if number > begun {
			begun = number
			n.At = append(n.At, t)
		}
	}
	return n
}
