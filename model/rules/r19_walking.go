package rules

import (
	"fmt"

	"programme/model"
)

var r19 = Rule{
	ID: "R19", Name: "time to walk between duties",
	Reads: []string{"walk.from", "walk.to", "walk.minutes", "rooms.area", "people.walk_factor", "people.presence", "people.waiver", "cast.person", "cast.presence", "cast.must"},
	Text: "Between any two sessions that someone must attend there is time to change. Online in one of them or both: link minutes, in whatever rooms. " +
		"On site in both, and in two rooms of whose way walk.csv says minutes: the way at their pace and a pause, or the link minutes if those are more. The way is what walk.csv says of the two rooms, else of one room and the area of the other, else of the two areas; " +
		"a row counts both ways unless another gives the way back, and a name that is both the id of a room and an area means the room. Of other ways, other is the minutes where it is given. Where it is not, a change between rooms of different areas takes areas minutes, at areas_level, at anybody's pace. Nobody walks from a room to one that it combines, or that combines it or one of its parts (R02). " +
		"What is missing counts, for each person and each two sessions. Sessions that overlap are the matter of R16. It binds nobody whose waiver lists R19.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "pause", Type: MinutesParam, Default: "5", Text: "minutes besides the way, for those on site"},
		{Key: "link", Type: MinutesParam, Default: "5", Text: "minutes to change the link, for those online"},
		{Key: "other", Type: MinutesParam, Text: "minutes of a way that walk.csv does not give; not given means that only areas count there"},
		{Key: "areas", Type: MinutesParam, Default: "10", Text: "minutes between rooms of different areas, where walk.csv gives no way and other is not given"},
		{Key: "areas_level", Type: LevelParam, Default: "soft:5", Text: "level at which those minutes between areas count"},
	},
	Scale: scaleOf("pause", "link", "other", "areas"),
	Scope: scopeOfWalking,
	Hangs: hanging(OnPlace, WithPeople),
	Judge: judgeWalking,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		g := &b.General
		needs := fmt.Sprintf("time between them: the way and %s on site, %s online", Duration(g.Minutes("pause")), Duration(g.Minutes("link")))
		if i.Part != "" {
			needs = Duration(g.Minutes("areas")) + " between them where they are in different areas"
		}
		return fmt.Sprintf("%s must attend %s (%s) and %s (%s) and needs %s",
			Person(e, i.Person), Session(e, i.A), Roles(e, i.A, i.Person), Session(e, i.B), Roles(e, i.B, i.Person), needs)
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

func scopeOfWalking(e *model.Event, b *Binding) Scope {
	s := Scope{Of: "people who must attend several sessions"}
	if len(e.Cast) == 0 {
		s.Lacks = noCast
		return s
	}
	bound := func(d model.Duty) bool { return d.Must && !waives(e, d.Person, "R19") }
	all := peopleWho(e, 2, bound)
	if all == 0 || len(e.Walks) > 0 || b.General.Has("other") || b.General.LevelOf("areas_level") != model.Off && severalAreas(e) {
		s.Count = all
		return s
	}
	online := map[model.PersonIndex]bool{}
	for _, d := range e.Duties() {
		online[d.Person] = online[d.Person] || bound(d) && d.Presence == model.Online
	}
	s.Count = peopleWho(e, 2, func(d model.Duty) bool { return bound(d) && online[d.Person] })
	if s.Count == 0 {
		s.Lacks = "there is no walk.csv, and no rooms are in different areas"
	}
	return s
}

// severalAreas reports whether rooms give different areas.
func severalAreas(e *model.Event) bool {
	areas := map[string]bool{}
	for i := range e.Rooms {
		areas[e.Rooms[i].Area] = true
	}
	delete(areas, "")
	return len(areas) > 1
}

func judgeWalking(c *Case) {
	e, b := c.Event, &c.Binding.General
	walks := c.walkTable()
	for p, list := range c.attending(musts) {
		if waives(e, p, "R19") {
			continue
		}
		for j, later := range list {
			for _, earlier := range list[:j] {
				gap := later.Start.Sub(earlier.End)
				if gap < 0 || !earlier.Room.Given() || !later.Room.Given() || c.together(earlier.Session, later.Session) {
					continue
				}
				in := NewInstance("R19")
				in.A, in.B, in.Person = earlier.Session, later.Session, p
				in.Span = model.Interval{Start: earlier.End, End: later.Start}
				report := func(needed model.Minutes, what string) {
					if gap < needed {
						c.Report(b, in, int(needed-gap), fmt.Sprintf("%s needs %s %s and has %s between %s, and %s",
							Person(e, p), Duration(needed), what, Duration(gap), c.placed(earlier.Placement, p), c.placed(later.Placement, p)))
					}
				}
				from, to := e.Main(earlier.Room.Index()), e.Main(later.Room.Index())
				onFoot := earlier.OnSite && later.OnSite && !e.Share(from, to)
				way, known := walks.Way(from, to)
				if !known && b.Has("other") {
					way, known = b.Minutes("other"), true
				}
				var needed model.Minutes
				var what string
				if earlier.Online || later.Online {
					needed, what = b.Minutes("link"), "to change the link"
				}
				if onFoot && known {
					way = e.People[p].Walks(way)
					if there := way + b.Minutes("pause"); there > needed {
						needed, what = there, fmt.Sprintf("for the way (%s) and a pause (%s)", Duration(way), Duration(b.Minutes("pause")))
					}
				}
				report(needed, what)
				if onFoot && !known && betweenAreas(e, from, to) {
					in.Part = "areas_level"
					report(b.Minutes("areas"), fmt.Sprintf("from area %q to %q", e.Rooms[from].Area, e.Rooms[to].Area))
				}
			}
		}
	}
}

// betweenAreas reports whether two rooms are in different areas, which both give.
func betweenAreas(e *model.Event, r, s model.RoomIndex) bool {
	a, b := e.Rooms[r].Area, e.Rooms[s].Area
	return a != "" && b != "" && a != b
}
