package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r48 = Rule{
	ID: "R48", Name: "booths and teams for its languages",
	Reads: []string{"sessions.interpretation", "sessions.languages", "rooms.booths", "people.languages", "cast.role", "cast.person"},
	Text: "A session asks for a booth for each language into which it is interpreted, but for its floor language, the first of its languages; each that its room lacks counts. Where no room gives its booths nobody knows of any, and none is asked for. " +
		"And where anybody is an interpreter in a cast, somebody in its cast as interpreter works into each of these languages; with relay=no also from the floor language, if that is given. Each language of which that is not so counts; one interpreter may do for several. An interpreter whose languages are not given is taken to have all. " +
		"However languages are written, capitals do not matter. Merged sessions ask for each language once, of the interpreters of all of them.",
	Level: model.Hard, Weight: 1, Unit: "languages", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "relay", Type: YesNoParam, Default: "yes", Text: "whether interpreters can work from what another booth says"},
	},
	Scope: scopeOfInterpretation,
	Hangs: hanging(OnRoom, WithNothing),
	Judge: judgeInterpretation,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Value != "" {
			return fmt.Sprintf("%s is interpreted into %q, and nobody in its cast as interpreter %s", Session(e, i.A), i.Value, worksInto(e, b, i.A))
		}
		asked := languagesAsked(&e.Sessions[i.A])
		return fmt.Sprintf("%s is interpreted into %s, and needs a room with %s", Session(e, i.A), And(Quoted(asked)), Count(len(asked), "booth", "booths"))
	},
	Bars: func(_ *model.Event, _ *Binding, i Instance) string {
		if i.Value != "" {
			return fmt.Sprintf("no team into %q", i.Value)
		}
		return "too few booths"
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		list := withoutInterpretation(e, b, i)
		if i.Value == "" {
			return list
		}
		for _, p := range interpretersOf(e) {
			if len(list) > mostMore || !covers(e, b, p, i.A, i.Value) {
				continue
			}
			list = append(list, ofPerson(AskPerson, p, "person %q joins %q as interpreter", e.People[p].ID, e.Sessions[i.A].ID))
		}
		return list
	},
}

// worksInto says what no interpreter of a session does.
func worksInto(e *model.Event, b *Binding, s model.SessionIndex) string {
	if floor := floorOf(&e.Sessions[s]); !b.General.Yes("relay") && floor != "" {
		return fmt.Sprintf("works from %q into it", floor)
	}
	return "works into it"
}

// interpretersOf returns who is in a cast as interpreter, each once.
func interpretersOf(e *model.Event) (list []model.PersonIndex) {
	for _, m := range e.Cast {
		if m.Role == interpreter && e.Sessions[m.Session].State != model.Cancelled {
			list = append(list, m.Person)
		}
	}
	return distinct(list)
}

// covers reports whether an interpreter works into a language of a session.
func covers(e *model.Event, b *Binding, p model.PersonIndex, s model.SessionIndex, language string) bool {
	speaks := func(language string) bool {
		return slices.ContainsFunc(e.People[p].Languages, func(own string) bool { return foldCase(own) == foldCase(language) })
	}
	floor := floorOf(&e.Sessions[s])
	return len(e.People[p].Languages) == 0 || speaks(language) && (b.General.Yes("relay") || floor == "" || speaks(floor))
}

func scopeOfInterpretation(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "sessions interpreted into other languages"}
	s.Count = sessionsThat(e, func(s *model.Session) bool { return len(languagesAsked(s)) > 0 })
	booths := roomsThat(e, func(r *model.Room) bool { return r.Booths > 0 })
	interpreters, silent := interpretersOf(e), 0
	for _, p := range interpreters {
		if len(e.People[p].Languages) == 0 {
			silent++
		}
	}
	switch {
	case s.Count == 0:
	case booths == 0 && len(interpreters) == 0:
		s.Count, s.Lacks, s.Unseen = 0, "no room has booths, and no cast an interpreter", "nobody can see whether there are booths and teams"
	case booths == 0:
		s.Except = "booths, since no room gives any"
	case len(interpreters) == 0:
		s.Except = "teams, since no cast has an interpreter"
	case silent > 0:
		s.Except = fmt.Sprintf("%d of %d interpreters whose languages are not given", silent, len(interpreters))
	}
	return s
}

func judgeInterpretation(c *Case) {
	e, b := c.Event, &c.Binding.General
	booths := roomsThat(e, func(r *model.Room) bool { return r.Booths > 0 }) > 0
	teams := len(interpretersOf(e)) > 0
	bySpot, order := map[spot][]model.Placement{}, []spot{}
	for _, p := range c.Placements {
		at := c.spot(p)
		if bySpot[at] == nil {
			order = append(order, at)
		}
		bySpot[at] = append(bySpot[at], p)
	}
	for _, at := range order {
		type ask struct {
			placement model.Placement
			language  string
		}
		var asked []ask
		var team []model.PersonIndex
		slices.SortStableFunc(bySpot[at], func(p, q model.Placement) int { return int(p.Session - q.Session) })
		for _, p := range bySpot[at] {
			for _, m := range c.castOf(p.Session) {
				if m.Role == interpreter {
					team = append(team, m.Person)
				}
			}
			for _, language := range languagesAsked(&e.Sessions[p.Session]) {
				if !slices.ContainsFunc(asked, func(a ask) bool { return foldCase(a.language) == foldCase(language) }) {
					asked = append(asked, ask{p, language})
				}
			}
		}
		if len(asked) == 0 {
			continue
		}
		first := asked[0].placement
		if has := boothsIn(e, first.Room); booths && first.Room.Given() && has < len(asked) {
			var languages []string
			for _, a := range asked {
				languages = append(languages, a.language)
			}
			in := NewInstance("R48")
			in.A, in.Room, in.Span, in.Source = first.Session, first.Room.Index(), first.Interval, e.Sessions[first.Session].Pos
			c.Report(b, in, len(asked)-has, fmt.Sprintf("%s, is interpreted into %s, which takes %s; the room has %d",
				Placed(e, first, ""), And(Quoted(languages)), Count(len(asked), "booth", "booths"), has))
		}
		for _, a := range asked {
			if !teams || slices.ContainsFunc(team, func(p model.PersonIndex) bool { return covers(e, c.Binding, p, a.placement.Session, a.language) }) {
				continue
			}
			in := NewInstance("R48")
			in.A, in.Value, in.Span, in.Source = a.placement.Session, a.language, a.placement.Interval, e.Sessions[a.placement.Session].Pos
			c.Report(b, in, 1, fmt.Sprintf("%s, is interpreted into %q, and nobody in its cast as interpreter %s",
				Placed(e, a.placement, ""), a.language, worksInto(e, c.Binding, a.placement.Session)))
		}
	}
}

func boothsIn(e *model.Event, r model.RoomRef) int {
	if !r.Given() {
		return 0
	}
	return e.Rooms[r.Index()].Booths
}
