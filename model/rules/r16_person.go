package rules

import (
	"fmt"

	"programme/model"
)

var r16 = Rule{
	ID: "R16", Name: "nobody in two places",
	Reads: []string{"cast.person", "cast.role", "cast.must", "people.kind"},
	Text: "Nobody who must attend two sessions finds them at the same time; several roles in one session count once. " +
		"Whether someone must, the row of the cast says, or else the role; an organisation need not, nor need one of several organizers of a session. " +
		"At the level nice, that is so too where a person, not an organisation, is in the cast of two sessions and need not attend one of them or both. Merged sessions are one place.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "nice", Type: LevelParam, Default: "soft:3", Whole: true, Text: "level at which overlaps with sessions that someone need not attend count"},
	},
	Scope: scopeOfPeople,
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgeNobodyInTwoPlaces,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		who := fmt.Sprintf("%s is in %s (%s) and %s (%s)", Person(e, i.Person),
			Session(e, i.A), Roles(e, i.A, i.Person), Session(e, i.B), Roles(e, i.B, i.Person))
		if i.Part == "nice" {
			return who + ", which should not overlap even if one can be missed"
		}
		return who + ", which therefore cannot overlap"
	},
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		return Person(e, i.Person) + " in " + e.Sessions[other].ID + " then"
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		return []Remedy{StandIn(e, i.Person, i.A), StandIn(e, i.Person, i.B)}
	},
	Plain: true,
}

func scopeOfPeople(e *model.Event, _ *Binding) Scope {
	if len(e.Cast) == 0 {
		return Scope{Of: "people in several sessions", Lacks: noCast, Unseen: "nobody's double booking can be seen"}
	}
	s := Scope{Of: "people in several sessions", Count: peopleWho(e, 2, func(model.Duty) bool { return true })}
	cast := map[model.SessionIndex]bool{}
	for _, d := range e.Duties() {
		cast[d.Session] = true
	}
	if all := sessionsThat(e, anySession); len(cast) < all {
		s.Except = fmt.Sprintf("%d of %d sessions without a cast", all-len(cast), all)
	}
	return s
}

func judgeNobodyInTwoPlaces(c *Case) {
	e := c.Event
	span := func(a *attended) model.Interval { return a.Interval }
	for who, list := range c.attending(anyDuty) {
		eachOverlap(list, span, func(p, q *attended, overlap model.Minutes) {
			if c.together(p.Session, q.Session) {
				return
			}
			in := clash(&p.Placement, &q.Placement, overlap)
			in.Person = who
			first, second := c.placed(p.Placement, who), c.placed(q.Placement, who)
			if p.Must && q.Must {
				c.Report(&c.Binding.General, in, int(overlap), fmt.Sprintf("%s is in two places at once for %s: %s and %s",
					Person(e, who), Duration(overlap), first, second))
				return
			}
			if e.People[who].Kind == model.Organisation {
				return
			}
			in.Part = "nice"
			c.Report(&c.Binding.General, in, int(overlap), missedOne(Person(e, who), overlap, first, second, p.Must, q.Must))
		})
	}
}

// missedOne says that someone misses the session of two that they need not attend, or
// one of both.
func missedOne(who string, overlap model.Minutes, first, second string, boundToFirst, boundToSecond bool) string {
	switch {
	case boundToFirst:
		return fmt.Sprintf("%s misses %s of %s, for %s", who, Duration(overlap), second, first)
	case boundToSecond:
		return fmt.Sprintf("%s misses %s of %s, for %s", who, Duration(overlap), first, second)
	default:
		return fmt.Sprintf("%s misses %s of one of these: %s and %s", who, Duration(overlap), first, second)
	}
}
