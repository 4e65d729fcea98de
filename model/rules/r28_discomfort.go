package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"programme/model"
)

var r28 = Rule{
	ID: "R28", Name: "hours that suit people online",
	Reads: []string{"people.zone", "people.presence", "people.waiver", "cast.person", "cast.presence", "cast.must"},
	Text: "Of the sessions that someone must attend online on one day, the day in the venue's zone on which they start, the worst counts: the points of the worst band of hours, on that person's own clock, with which one of them shares a minute; hours in no band count 0. " +
		"A session that R27 counts, hard or soft, is left out, and so is a day that costs no more than most; where the rule is hard each session counts that costs more. It binds everybody whose zone is given and whose waiver does not list R28.",
	Level: model.Soft(2), Weight: 1, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{
			Key: "bands", Type: BandsParam, Default: "06:00-07:00=5|07:00-08:00=2|21:00-22:00=2|22:00-23:00=5|23:00-06:00=9",
			Text: "hours on the person's own clock and the points that each costs; they can pass midnight",
		},
		{Key: "most", Type: CountParam, Text: "points of one person on one day that do not count; the level hard needs it"},
	},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if !b.Hard() || b.Has("most") {
			return nil
		}
		return []Objection{{Keys: []string{"most"}, Message: "at the level hard it has to say how many points a day may cost somebody", Remedy: "give most, such as 5, or a soft level"}}
	},
	Scale: func(book *Book, b *Bound) Scale {
		return Scale{Key: "bands", Factor: worstCost(b), Most: mostPoints(book.event)}
	},
	Scope: func(e *model.Event, b *Binding) Scope { return onlineScope(e, everybody, b.Rule.ID) },
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgeDiscomfort,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s is online in %s (%s), whose hours count %s %s", Person(e, i.Person), Session(e, i.A),
			Roles(e, i.A, i.Person), bandWords(b.General.Bands("bands")), e.People[i.Person].Zone) + atMostPoints(&b.General, ", and may count at most %s a day")
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string { return "bad hours for " + Person(e, i.Person) },
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(milder(e, b, i, step{key: "most", by: 2}), StandIn(e, i.Person, i.A))
	},
}

// atMostPoints says how many points a day may cost somebody, "" if that is not given.
func atMostPoints(b *Bound, format string) string {
	if !b.Has("most") {
		return ""
	}
	return fmt.Sprintf(format, Count(b.Count("most"), "point", "points"))
}

// mostPoints returns what one session may count for one person: the search has a place for
// each point that people can bear together.
func mostPoints(e *model.Event) int { return 1 << 24 / max(1, len(e.Cast)) }

// HourBands returns the bands of hours that the event gives R28, whatever its level.
func HourBands(book *Book) []Band { return book.Of(r28.ID).General.Bands("bands") }

// worstCost returns what the dearest of the bands costs.
func worstCost(b *Bound) (worst int) {
	for _, band := range b.Bands("bands") {
		worst = max(worst, band.Cost)
	}
	return worst
}

// bandWords says what bands of hours count: 5 points 06:00-07:00 and 2 points 07:00-08:00.
func bandWords(bands []Band) string {
	words := make([]string, len(bands))
	for i, band := range bands {
		words[i] = Count(band.Cost, "point", "points") + " " + band.String()
	}
	return And(words)
}

// String returns the hours as tables write them: 06:00-07:00.
func (b Band) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", b.From/60, b.From%60, b.To/60, b.To%60)
}

// burden is what the sessions of one day cost one person who is online.
type burden struct {
	person    model.PersonIndex
	placement model.Placement // the first of those that cost most
	band      Band            // the worst that it touches
}

// burdens returns what the programme costs everybody whom R28 binds, by person, then day,
// without what costs nothing; whatever the level of R28 is.
func (c *Case) burdens() []burden {
	if c.borne != nil {
		return c.borne
	}
	type day struct {
		person model.PersonIndex
		model.Date
	}
	worst := map[day]burden{}
	for _, d := range c.everyBurden() {
		on := day{d.person, model.DateIn(d.placement.Start, c.Event.Zone)}
		if d.band.Cost > worst[on].band.Cost {
			worst[on] = d
		}
	}
	c.borne = slices.SortedFunc(maps.Values(worst), func(a, b burden) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.placement.Start, b.placement.Start))
	})
	return c.borne
}

// everyBurden is burdens with all sessions of a day, in the order of [Case.eachOnline].
func (c *Case) everyBurden() (all []burden) {
	c.eachOnline("R28", func(who model.PersonIndex, p model.Placement) {
		if c.outsideLimits(who, p.Interval) {
			return
		}
		if band := c.hoursOf(p.Interval, c.Event.People[who].Zone).band; band.Cost > 0 {
			all = append(all, burden{who, p, band})
		}
	})
	return all
}

// zoned is a time on the clock of a zone.
type zoned struct {
	model.Interval
	model.Zone
}

// hours is what a time is on the clock of a zone: whether R27 allows it, and the dearest band
// of R28 that it touches.
type hours struct {
	within bool
	band   Band
}

// hoursOf returns what a time is on the clock of a zone. It is found out once: people are many,
// and zones and times few.
func (c *Case) hoursOf(v model.Interval, z model.Zone) hours {
	h, known := c.hours[zoned{v, z}]
	if !known {
		limits := &c.Book.Of("R27").General
		h = hours{withinDay(v, z, limits.Minutes("from"), limits.Minutes("to")), worstBand(c.Book.Of("R28").General.Bands("bands"), v, z)}
		c.hours[zoned{v, z}] = h
	}
	return h
}

// worstBand returns the dearest of the bands with which v shares a minute on the clock
// of zone z, the first of several, or a band that costs nothing.
func worstBand(bands []Band, v model.Interval, z model.Zone) (worst Band) {
	for _, stretch := range clockStretches(v, z) {
		for _, band := range bands {
			if band.Cost > worst.Cost && stretch.touches(band) {
				worst = band
			}
		}
	}
	return worst
}

// clockStretch is a time during which a clock runs on without being changed.
type clockStretch struct {
	start model.Minutes // since the midnight before it, as the clock shows
	model.Minutes
}

// clockStretches returns v as the clock of zone z shows it: in one piece, or in more
// where the clock is changed.
func clockStretches(v model.Interval, z model.Zone) []clockStretch {
	var stretches []clockStretch
	for t := v.Start; t < v.End; {
		local, end := t.In(z), v.End
		if _, change := local.ZoneBounds(); !change.IsZero() {
			at, exact := model.InstantOf(change)
			if !exact {
				at++ // the minute in which a clock of old was changed is one of before
			}
			end = min(end, at)
		}
		stretches = append(stretches, clockStretch{clock(local), end.Sub(t)})
		t = end
	}
	return stretches
}

// touches reports whether the stretch shares a minute with the band on some day.
func (s clockStretch) touches(band Band) bool {
	const day = 24 * 60
	length := band.To - band.From
	if length <= 0 {
		length += day
	}
	// How long after the stretch begins the band next begins; it also began a day before.
	wait := ((band.From-s.start)%day + day) % day
	return wait < s.Minutes || wait+length > day
}

func judgeDiscomfort(c *Case) {
	b := &c.Binding.General
	list := c.burdens()
	if b.Hard() {
		list = c.everyBurden()
	}
	for _, d := range list {
		if d.band.Cost > b.Count("most") {
			c.reportHours(b, d)
		}
	}
}

func (c *Case) reportHours(b *Bound, d burden) {
	e := c.Event
	in := NewInstance("R28")
	in.A, in.Person, in.Span, in.Source = d.placement.Session, d.person, d.placement.Interval, e.People[d.person].Pos
	c.Report(b, in, d.band.Cost, fmt.Sprintf("%s, is %s for %s, who is online: %s for %v%s",
		c.placed(d.placement, d.person), OwnTime(d.placement.Interval, e.People[d.person].Zone), Person(e, d.person), Count(d.band.Cost, "point", "points"), d.band,
		atMostPoints(b, ", of at most %s a day")))
}
