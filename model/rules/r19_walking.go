package rules

import (
	"fmt"

	"programme/model"
)

var r19 = Rule{
	ID: "R19", Name: "time to walk between duties",
	Reads: []string{"walk.from", "walk.to", "walk.minutes", "rooms.area", "people.walk_factor", "people.presence", "people.waiver", "cast.person", "cast.presence", "cast.must"},
	Text: "Between any two sessions that someone must attend there is time to change: on site in both, the way between the rooms at their pace and a pause, and nothing if it is the same room; " +
		"online in one of them or both, link minutes, in whatever rooms. The way is what walk.csv says of the two rooms, else of one room and the area of the other, else of the two areas; " +
		"a row counts both ways unless another gives the way back, and a name that is both the id of a room and an area means the room. Sessions that overlap are the matter of R16. " +
		"It binds events with a walk.csv, and nobody whose waiver lists R19.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true,
	Params: []ParamSpec{
		{Key: "pause", Type: MinutesParam, Default: "5", Text: "minutes besides the way, for those on site"},
		{Key: "link", Type: MinutesParam, Default: "5", Text: "minutes to change the link, for those online"},
		{Key: "other", Type: MinutesParam, Default: "0", Text: "minutes of a way that walk.csv does not give"},
	},
	Scope: scopeOfWalking,
	Judge: judgeWalking,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s must attend %s (%s) and %s (%s) and needs time between them: the way and %s on site, %s online",
			Person(e, i.Person), Session(e, i.A), Roles(e, i.A, i.Person), Session(e, i.B), Roles(e, i.B, i.Person),
			Duration(b.General.Minutes("pause")), Duration(b.General.Minutes("link")))
	},
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		return "no time for " + Person(e, i.Person) + " around " + e.Sessions[other].ID
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) (list []Remedy) {
		for _, s := range []model.SessionIndex{i.A, i.B} {
			list = append(list, takePartOnline(e, i.Person, s), StandIn(e, i.Person, s))
		}
		return list
	},
}

func scopeOfWalking(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "people who must attend several sessions"}
	if len(e.Cast) == 0 {
		s.Lacks = noCast
		return s
	}
	bound := func(d model.Duty) bool { return d.Must && !waives(e, d.Person, "R19") }
	if s.Count = peopleWho(e, 2, bound); s.Count == 0 || len(e.Walks) > 0 {
		return s
	}
	s.Count, s.Lacks = 0, "there is no walk.csv"
	areas := map[string]bool{}
	for i := range e.Rooms {
		areas[e.Rooms[i].Area] = true
	}
	delete(areas, "")
	if len(areas) > 1 && peopleWho(e, 2, func(d model.Duty) bool { return bound(d) && d.Presence != model.Online }) > 0 {
		s.Unseen = "nobody's way between areas can be seen"
	}
	return s
}

func judgeWalking(c *Case) {
	e, b := c.Event, &c.Binding.General
	if len(e.Walks) == 0 {
		return
	}
	walks := e.WalkTable(b.Minutes("other"))
	for who, list := range c.mustAttend() {
		p := model.PersonIndex(who)
		if waives(e, p, "R19") {
			continue
		}
		for j, later := range list {
			for _, earlier := range list[:j] {
				gap := later.Start.Sub(earlier.End)
				if gap < 0 || !earlier.Room.Given() || !later.Room.Given() || c.together(earlier.Session, later.Session) {
					continue
				}
				var needed model.Minutes
				var what string
				if earlier.Online || later.Online {
					needed, what = b.Minutes("link"), "to change the link"
				}
				if earlier.OnSite && later.OnSite && earlier.Room != later.Room {
					way := e.People[p].Walks(walks.Minutes(earlier.Room.Index(), later.Room.Index()))
					if onFoot := way + b.Minutes("pause"); onFoot > needed {
						needed, what = onFoot, fmt.Sprintf("for the way (%s) and a pause (%s)", Duration(way), Duration(b.Minutes("pause")))
					}
				}
				if gap >= needed {
					continue
				}
				in := NewInstance("R19")
				in.A, in.B, in.Person = earlier.Session, later.Session, p
				in.Span = model.Interval{Start: earlier.End, End: later.Start}
				c.Report(b, in, int(needed-gap), fmt.Sprintf("%s needs %s %s and has %s between %s, and %s",
					Person(e, p), Duration(needed), what, Duration(gap), c.placed(earlier.Placement, p), c.placed(later.Placement, p)))
			}
		}
	}
}
