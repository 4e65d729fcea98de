package rules

import (
	"fmt"
	"slices"

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
	Hangs: hangingOnOnline,
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

// hangingOnOnline: nobody bears points of a session that nobody is online in.
func hangingOnOnline(book *Book, sessions []model.SessionIndex) Hangs {
	e := book.event
	online := func(c model.CastMember) bool {
		return slices.Contains(sessions, c.Session) && e.PresenceOf(c) == model.Online
	}
	if slices.ContainsFunc(e.Cast, online) {
		return Hangs{OnStart, WithAll}
	}
	return Hangs{OnNothing, WithNothing}
}

// sharers returns for whom points are added up: by person, a number from 0, or -1 for nobody.
func sharers(e *model.Event, perRegion bool) []int {
	numbers, regions := make([]int, len(e.People)), map[string]int{"": -1}
	for i := range e.People {
		numbers[i] = i
		if perRegion {
			n, known := regions[e.People[i].Region]
			if !known {
				n = len(regions) - 1
				regions[e.People[i].Region] = n
			}
			numbers[i] = n
		}
	}
	return numbers
}

func judgeFairness(c *Case) {
	e, b := c.Event, &c.Binding.General
	perRegion := b.Text("per") == "region"
	whose := sharers(e, perRegion)
	points, heads := make([]int, len(e.People)), make([]int, len(e.People)) // by the number of whom they are added up for
	bear := func(p model.PersonIndex, n int) {
		if whose[p] >= 0 {
			points[whose[p]] += n
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
	last := model.NoPerson // duties are by person
	for _, d := range c.Duties {
		if d.Must && d.Presence == model.Online && e.People[d.Person].Zone != "" && d.Person != last {
			if last = d.Person; whose[last] >= 0 {
				heads[whose[last]]++
			}
		}
	}
	var worst model.PersonIndex // the first of those for whom most is added up
	most, sharing := 0, 0       // how much of it there is for each head, and how many bear as much
	once := make([]bool, len(e.People))
	for i, who := range whose {
		if who < 0 || once[who] {
			continue
		}
		once[who] = true
		switch n := (points[who] + max(1, heads[who]) - 1) / max(1, heads[who]); {
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
		who := whose[worst]
		text = fmt.Sprintf("region %q bears %s of bad hours a head over the event, %d for %s", e.People[worst].Region, Count(most, "point", "points"), points[who], Count(heads[who], "person", "people"))
	}
	if sharing > 1 {
		text += fmt.Sprintf(", and no other %s bears more", b.Text("per"))
	} else {
		text += fmt.Sprintf(", more than any other %s", b.Text("per"))
	}
	c.Report(b, NewInstance("R29"), most, text)
}
