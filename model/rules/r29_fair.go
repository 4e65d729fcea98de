package rules

import (
	"fmt"

	"programme/model"
)

var r29 = Rule{
	ID: "R29", Name: "bad hours shared fairly",
	Reads: []string{"people.zone", "people.presence", "people.region", "cast.person", "cast.presence", "cast.must"},
	Text: "The points of R27, where it is hard or soft, and of the worst band of R28 on each day are added up for each person over the event, and the largest sum counts. " +
		"With per=region those of all people of a region are, and shared among its people who must attend something online and whose zone is given, rounded up; people without a region are left out. " +
		"The bands of R28 hold here even where R28 is off, and days that cost no more than its most count too.",
	Level: model.Soft(2), Weight: 10, Unit: "points", Soft: true,
	Params: []ParamSpec{
		{Key: "per", Type: ChoiceParam, Choices: []string{"person", "region"}, Default: "person", Text: "whose points are added up"},
	},
	Scale: func(book *Book, _ *Bound) Scale {
		return Scale{Factor: max(worstCost(&book.Of("R28").General), book.Of("R27").General.Count("points"))}
	},
	Scope: scopeOfFairness,
	Hangs: hanging(OnStart, WithAll),
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
	return onlineScope(e, counted, "R27", r28.ID)
}

func judgeFairness(c *Case) {
	e, b := c.Event, &c.Binding.General
	perRegion := b.Text("per") == "region"
	whose := func(p model.PersonIndex) string {
		if perRegion {
			return e.People[p].Region
		}
		return e.People[p].ID
	}
	points, heads := map[string]int{}, map[string]int{} // by the name of whom they are added up for
	for _, d := range c.burdens() {
		points[whose(d.person)] += d.band.Cost
	}
	c.eachOnline("R27", func(p model.PersonIndex, pl model.Placement) {
		if c.outsideLimits(p, pl.Interval) {
			points[whose(p)] += c.Book.Of("R27").General.Count("points")
		}
	})
	last := model.NoPerson // duties are by person
	for _, d := range c.Duties {
		if d.Must && d.Presence == model.Online && e.People[d.Person].Zone != "" && d.Person != last {
			heads[whose(d.Person)]++
			last = d.Person
		}
	}
	delete(points, "") // people without a region
	share := func(who string) int { return (points[who] + max(1, heads[who]) - 1) / max(1, heads[who]) }
	var worst model.PersonIndex // the first of those for whom most is added up
	most, sharing := 0, 0       // how much of it there is for each head, and how many bear as much
	once := map[string]bool{}
	for i := range e.People {
		who := whose(model.PersonIndex(i))
		if once[who] {
			continue
		}
		once[who] = true
		switch n := share(who); {
		case n > most:
			worst, most, sharing = model.PersonIndex(i), n, 1
		case n == most && most > 0:
			sharing++
		}
	}
	if most == 0 {
		return
	}
	text := fmt.Sprintf("%s bears %s of bad hours over the event", e.People[worst].Name, Count(most, "point", "points"))
	if perRegion {
		who := whose(worst)
		text = fmt.Sprintf("region %q bears %s of bad hours a head over the event, %d for %s", who, Count(most, "point", "points"), points[who], Count(heads[who], "person", "people"))
	}
	if sharing > 1 {
		text += fmt.Sprintf(", and no other %s bears more", b.Text("per"))
	} else {
		text += fmt.Sprintf(", more than any other %s", b.Text("per"))
	}
	c.Report(b, NewInstance("R29"), most, text)
}
