package rules

import (
	"fmt"

	"programme/model"
)

var r29 = Rule{
	ID: "R29", Name: "bad hours shared fairly",
	Reads: []string{"people.zone", "people.presence", "people.region", "cast.person", "cast.presence", "cast.must"},
	Text: "The points of R27, where it is hard or soft, and of R28 of each person are added up over the event, and the largest sum counts; with per=region those of all people of a region are, and people without a region are left out. " +
		"The bands of R28 hold here even where R28 is off.",
	Level: model.Soft(2), Weight: 10, Unit: "points", Soft: true,
	Params: []ParamSpec{
		{Key: "per", Type: ChoiceParam, Choices: []string{"person", "region"}, Default: "person", Text: "whose points are added up"},
	},
	Scale: func(book *Book, _ *Bound) Scale {
		return Scale{Factor: max(worstCost(&book.Of("R28").General), book.Of("R27").General.Count("points"))}
	},
	Scope: scopeOfFairness,
	Judge: judgeFairness,
	Say: func(_ *model.Event, b *Binding, _ Instance) string {
		return fmt.Sprintf("no %s should bear many more points of bad hours than the others", b.General.Text("per"))
	},
}

func scopeOfFairness(e *model.Event, b *Binding) Scope {
	counted := everybody
	if b.General.Text("per") == "region" {
		counted = func(p *model.Person) bool { return p.Region != "" }
	}
	return onlineScope(e, r28.ID, counted)
}

func judgeFairness(c *Case) {
	e, b := c.Event, &c.Binding.General
	perRegion := b.Text("per") == "region"
	points := map[string]int{} // by the name of whom they are added up for
	var worst string
	var most, sharing int // how much that is, and how many bear as much
	bear := func(p model.PersonIndex, n int) {
		who := e.People[p].ID
		if perRegion {
			who = e.People[p].Region
		}
		if who != "" {
			points[who] += n
		}
	}
	for _, d := range c.burdens() {
		bear(d.person, d.band.Cost)
	}
	c.eachOnline("R27", func(p model.PersonIndex, pl model.Placement) {
		if c.outsideLimits(p, pl.Interval) {
			bear(p, c.Book.Of("R27").General.Count("points"))
		}
	})
	for i := range e.People {
		who, name := e.People[i].ID, e.People[i].Name
		if perRegion {
			who, name = e.People[i].Region, fmt.Sprintf("region %q", e.People[i].Region)
		}
		switch n := points[who]; {
		case n > most:
			worst, most, sharing = name, n, 1
		case n == most && most > 0:
			sharing++
		}
		delete(points, who) // a region comes once
	}
	if most == 0 {
		return
	}
	in := NewInstance("R29")
	text := fmt.Sprintf("%s bears %s of bad hours over the event", worst, Count(most, "point", "points"))
	if sharing > 1 {
		text += fmt.Sprintf(", and no other %s bears more", b.Text("per"))
	} else {
		text += fmt.Sprintf(", more than any other %s", b.Text("per"))
	}
	c.Report(b, in, most, text)
}
