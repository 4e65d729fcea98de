package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r26 = Rule{
	ID: "R26", Name: "people can attend what they would like to",
	Reads: []string{"cast.person", "cast.must", "demand.session", "demand.attendee", "demand.with", "demand.count"},
	Text: "Each person of a line would like to attend each session of it: no two of them, and none of them and a session that the person must attend, overlap. " +
		"Each line stands by itself. Two sessions of both of which the person is in the cast are the matter of R16; merged sessions do not clash. " +
		"Besides, at the level demand, two sessions both of which attendees of demand.csv would like to attend count, for each minute that they overlap, so many attendees: those who name both, or the count of the pair, whichever is more. Pairs that fewer than least want do not count. " +
		"Of merged sessions, whoever wants one wants them all, and the greatest count of a pair is taken.",
	Level: model.Soft(5), Weight: 1, Unit: "minutes", Soft: true,
	Params: []ParamSpec{
		{Key: "people", Type: PersonList, Text: "people who would like to attend"},
		{Key: "session", Type: SessionList, Text: "sessions that they would like to attend"},
		{Key: "type", Type: TypeList, Text: "types of sessions that they would like to attend"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions they would like to attend"},
		{Key: demandPart, Type: LevelParam, Default: "soft:8", Whole: true, Many: true, Text: "level at which sessions that attendees of demand.csv would both like to attend count"},
		{Key: "least", Type: CountParam, Default: "1", Whole: true, Text: "attendees who would like to attend both, at least, for two sessions to count"},
	},
	Needs: [][]string{{"people"}, {"session", "type", "theme"}},
	Scale: func(book *Book, b *Bound) Scale {
		if w := book.Of("R26").wants; w != nil && b.Index < 0 {
			return Scale{Factor: max(1, w.named, w.most)}
		}
		return Scale{Factor: 1}
	},
	Scope: scopeOfDemanded,
	Hangs: hanging(OnStart, WithMeanwhile),
	Judge: func(c *Case) {
		judgeAttendanceWishes(c)
		judgeDemanded(c)
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Part == demandPart {
			return sayDemanded(e, b, i)
		}
		wished := b.Setting(i.Setting).Sessions("session", "type", "theme")
		wish, other := i.A, i.B
		if !slices.Contains(wished, wish) {
			wish, other = other, wish
		}
		if slices.Contains(wished, other) {
			return fmt.Sprintf("%s would like to attend %s and %s, which should not overlap", Person(e, i.Person), Session(e, i.A), Session(e, i.B))
		}
		return fmt.Sprintf("%s would like to attend %s and is in %s (%s), which should not overlap",
			Person(e, i.Person), Session(e, wish), Session(e, other), Roles(e, other, i.Person))
	},
}

func judgeAttendanceWishes(c *Case) {
	e, lines := c.Event, c.Binding.active()
	if len(lines) == 0 {
		return
	}
	// Of sessions that are placed as one, cast and isWished have the first.
	must, cast := make([][]model.SessionIndex, len(e.People)), make([][]model.SessionIndex, len(e.People))
	for _, d := range c.Duties {
		cast[d.Person] = append(cast[d.Person], c.first[d.Session])
		if d.Must {
			must[d.Person] = append(must[d.Person], d.Session)
		}
	}
	for _, b := range lines {
		wished := b.Sessions("session", "type", "theme")
		isWished := make([]bool, len(e.Sessions))
		for _, s := range wished {
			isWished[c.first[s]] = true
		}
		for _, who := range b.People("people") {
			c.eachClash(c.eachOnce(c.placementsOf(slices.Concat(wished, must[who]))), func(p, q *model.Placement, overlap model.Minutes) {
				if slices.Contains(cast[who], c.first[p.Session]) && slices.Contains(cast[who], c.first[q.Session]) {
					return
				}
				in := clash(p, q, overlap)
				in.Person = who
				c.Report(b, in, int(overlap), missedOne(Person(e, who), overlap,
					c.placed(*p, who), c.placed(*q, who), !isWished[c.first[p.Session]], !isWished[c.first[q.Session]]))
			})
		}
	}
}
