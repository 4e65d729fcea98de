package composition

import (
	"fmt"

	"programme/model"
)

// cases are what each check says; in the first of each it says something.
var cases = map[string][]seen{
	"C1": {
		{"one speaker and a moderator", func(e *model.Event) { only(e, 0, 3, 4, 5, 6) }, []string{`2: "A" has 1 of at least 3 speakers`}},
		{"a speaker in two roles is one", func(e *model.Event) {
			e.Cast[2].Person = 1
			join(e, 0, 1, "rapporteur")
		}, []string{`1: "A" has 2 of at least 3 speakers`}},
		{"nobody in the cast of a session", func(e *model.Event) { only(e, 4, 5, 6, 7) }, nil},
		{"no speakers at all", func(e *model.Event) { only(e, 3, 7) }, nil},
		{"another role speaks, too", func(e *model.Event) {
			e.Cast[2].Role = "rapporteur"
			set(e, "C1", model.Unset, "roles=speaker|Rapporteur")
		}, nil},
		{"two are enough", func(e *model.Event) {
			e.Cast[2].Role = "rapporteur"
			set(e, "C1", model.Unset, "least=2")
		}, nil},
		{"for talks one is, and the last line counts", func(e *model.Event) {
			only(e, 0, 3, 8)
			set(e, "C1", model.Unset, "type=talk", "least=1")
			set(e, "C1", model.Unset, "session=A", "least=5")
			set(e, "C1", model.Unset, "session=A", "least=2")
		}, []string{`1: "A" has 1 of at least 2 speakers`}},
	},
	"C2": {
		{"all women", func(e *model.Event) { e.Cast[1].Person, e.Cast[3].Person = 4, 0 }, []string{`1: "A" has a panel of one gender: all 3 are female`}},
		{"in two words", func(e *model.Event) {
			e.Cast[1].Person, e.Cast[3].Person = 4, 0
			e.People[0].Gender, e.People[2].Gender = "F", "Woman"
		}, []string{`1: "A" has a panel of one gender: all 3 are F`}},
		{"somebody does not say", func(e *model.Event) {
			e.Cast[1].Person, e.Cast[3].Person = 4, 0
			e.People[4].Gender = ""
		}, nil},
		{"nobody says", func(e *model.Event) {
			for i := range e.People {
				e.People[i].Gender = ""
			}
		}, nil},
		{"one speaker alone", func(e *model.Event) { only(e, 0) }, nil},
		{"who keeps the record is not of the panel", func(e *model.Event) {
			e.Cast[1].Role, e.Cast[3].Role = "rapporteur", "rapporteur"
		}, []string{`1: "A" has a panel of one gender: both are female`}},
	},
	"C3": {
		{"one group, one region", func(e *model.Event) {
			for i := range 4 {
				e.People[i].Group, e.People[i].Region = "Government", "WEOG"
			}
			e.People[3].Group = "government"
		}, []string{`2: "A" has a panel from 1 of at least 2 stakeholder groups (Government) and 1 of at least 2 regions (WEOG)`}},
		{"one region of all three sessions", func(e *model.Event) {
			for i := range e.People {
				e.People[i].Region = "WEOG"
			}
			e.Sessions[2].Minutes = 60
			e.Sessions[1].Merge, e.Sessions[2].Merge = "m", "m"
		}, []string{
			`1: "A" has a panel from 1 of at least 2 regions (WEOG)`,
			`1: "B" has a panel from 1 of at least 2 regions (WEOG)`,
		}},
		{"somebody's group is not given", func(e *model.Event) {
			for i := range 4 {
				e.People[i].Group = "Government"
			}
			e.People[2].Group = ""
		}, nil},
		{"nobody's group or region is given", func(e *model.Event) {
			for i := range e.People {
				e.People[i].Group, e.People[i].Region = "", ""
			}
		}, nil},
		{"four groups asked, three there and one who does not say", func(e *model.Event) {
			e.People[0].Group, e.People[4].Group = "Government", ""
			set(e, "C3", model.Unset, "groups=5", "regions=0", "session=A")
		}, []string{`2: "A" has a panel from 3 of at least 5 stakeholder groups (Government, Technical and Private Sector)`}},
	},
	"C4": {
		{"four sessions", func(e *model.Event) {
			e.Sessions = append(e.Sessions, model.Session{ID: "D", Type: "talk"})
			for s := range 4 {
				join(e, model.SessionIndex(s), 4, "rapporteur")
			}
			join(e, 3, 4, "speaker")
		}, []string{`1: Eva Novak must attend 4 confirmed sessions of at most 3: "A", "B", "C" and "D"`}},
		{"more than are named", func(e *model.Event) {
			for i := range 7 {
				e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprint("S", i), Type: "talk"})
				join(e, model.SessionIndex(3+i), 0, "speaker")
			}
			set(e, "C4", model.Unset, "person=ben|chi|dan|eva", "most=9")
		}, []string{`6: Ana Diaz must attend 9 confirmed sessions of at most 3: "A", "C", "S0", "S1", "S2" and 4 more`}},
		{"two at most", func(e *model.Event) { set(e, "C4", model.Unset, "most=2") }, []string{
			`1: Chiyo Abe must attend 3 confirmed sessions of at most 2: "A", "B" and "C"`,
			`1: Dan Roth must attend 3 confirmed sessions of at most 2: "A", "B" and "C"`,
		}},
		{"two at most, of whom one has it waived", func(e *model.Event) {
			set(e, "C4", model.Unset, "most=2")
			e.People[2].Waiver = []string{"C4"}
		}, []string{`1: Dan Roth must attend 3 confirmed sessions of at most 2: "A", "B" and "C"`}},
		{"one at most for one", func(e *model.Event) { set(e, "C4", model.Unset, "person=dan", "most=1") }, []string{
			`2: Dan Roth must attend 3 confirmed sessions of at most 1: "A", "B" and "C"`,
		}},
		{"two of them are one, and another is optional", func(e *model.Event) {
			set(e, "C4", model.Unset, "most=2")
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		}, nil},
		{"an optional one", func(e *model.Event) {
			set(e, "C4", model.Unset, "most=2")
			e.Sessions[1].State = model.Optional
		}, nil},
		{"in the audience", func(e *model.Event) {
			set(e, "C4", model.Unset, "most=2")
			for i := range e.Cast {
				e.Cast[i].Role = "audience"
			}
		}, nil},
	},
	"C5": {
		{"no moderator of one", func(e *model.Event) { e.Cast[3].Role = "speaker" }, []string{`1: "A" has nobody who moderates it`}},
		{"somebody online moderates", func(e *model.Event) { e.Cast[3].Role = "online_moderator" }, nil},
		{"nobody moderates anywhere", func(e *model.Event) { only(e, 0, 4, 8) }, nil},
		{"a role of the event's own", func(e *model.Event) {
			e.Roles = append(model.DefaultRoles(), model.Role{ID: "chair", Host: true})
			e.Cast[3].Role = "chair"
		}, nil},
		{"no cast of one", func(e *model.Event) { only(e, 3, 7) }, nil},
	},
	"C6": {
		{"one without", func(e *model.Event) { e.Availability = e.Availability[1:] }, []string{`1: Ana Diaz must attend "A" and "C", and is taken to be free at any time`}},
		{"nobody says", func(e *model.Event) { e.Availability = nil }, nil},
		{"a room alone says", func(e *model.Event) {
			e.Availability = []model.Availability{{Subject: model.OfRoom(0), Interval: e.Windows[0].Interval}}
		}, nil},
		{"one without, and waived", func(e *model.Event) {
			e.Availability = e.Availability[1:]
			e.People[0].Waiver = []string{"C6"}
		}, nil},
		{"one without, who need not come", func(e *model.Event) {
			e.Availability = e.Availability[1:]
			only(e, 0, 1, 2, 3)
			e.Cast[0].Must = model.NiceToHave
		}, nil},
	},
	"C7": {
		{"two spellings", func(e *model.Event) { e.People[1].Name = "A. Díaz" }, []string{`1: "Ana Diaz" and "A. Díaz" are both speaker of "A", and can be one person`}},
		{"two spellings in two roles", func(e *model.Event) {
			e.People[3].Name = "A. Díaz"
			only(e, 0, 1, 2, 3)
		}, nil},
		{"two spellings in the two halves of a merge", func(e *model.Event) {
			e.People[3].Name = "A. Díaz"
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
			only(e, 0, 6)
		}, []string{`1: "Ana Diaz" and "A. Díaz" are both speaker of "A", and can be one person`}},
		{"one person twice", func(e *model.Event) { join(e, 0, 0, "speaker") }, nil},
	},
	"C8": {
		{"90 minutes of a format of 60", func(e *model.Event) { e.Sessions[0].Minutes = 90 }, []string{`30: "A" takes 90 minutes, and its type "Round Table - 60 Min" names 60 minutes`}},
		{"a column says the format", func(e *model.Event) {
			format(e, "Format", "Panel – 45 min", "", "Lightning talk (20')")
		}, []string{
			`15: "A" takes 60 minutes, and its format "Panel – 45 min" names 45 minutes`,
			`10: "C" takes 30 minutes, and its format "Lightning talk (20')" names 20 minutes`,
		}},
		{"a column says its minutes", func(e *model.Event) {
			format(e, "asked", "60", "1h30", "")
			set(e, "C8", model.Unset, "columns=format|asked")
		}, []string{`30: "B" takes 60 minutes, and its asked "1h30" names 90 minutes`}},
		{"a column that is not asked", func(e *model.Event) { format(e, "asked", "90", "90", "90") }, nil},
		{"no format names minutes", func(e *model.Event) {
			for i := range e.Sessions {
				e.Sessions[i].Type = "talk"
			}
			format(e, "format", "Day 0 Event", "Track 2", "WS 5")
		}, nil},
	},
	"C9": {
		{"published too long", func(e *model.Event) {
			e.Baseline.Placements[0].End = e.Baseline.Placements[0].End.Add(15)
			e.Baseline.Placements[1].End = e.Baseline.Placements[1].End.Add(-10)
		}, []string{
			`15: "A" is published for 75 minutes, and its type "Round Table - 60 Min" names 60 minutes`,
			`10: "C" is published for 20 minutes, and takes 30 minutes`,
		}},
		{"a draft", func(e *model.Event) {
			e.Baseline.Placements[0].End = e.Baseline.Placements[0].End.Add(15)
			e.Baseline.Placements[0].State = model.Draft
		}, nil},
		{"a session that was given other minutes than its format has", func(e *model.Event) {
			e.Sessions[0].Minutes = 75
			e.Baseline.Placements[0].End = e.Baseline.Placements[0].End.Add(15)
		}, []string{`15: "A" is published for 75 minutes, and its type "Round Table - 60 Min" names 60 minutes`}},
		{"no baseline", func(e *model.Event) { e.Baseline = nil }, nil},
	},
	"C10": {
		{"one for an hour, and in the talk for half of one", func(e *model.Event) {
			join(e, 0, 4, "interpreter")
			join(e, 2, 4, "interpreter")
		}, []string{`1: "A" takes 60 minutes and has 1 of at least 2 interpreters`}},
		{"as many as there have to be", func(e *model.Event) {
			e.Sessions[0].Minutes, e.Sessions[1].Minutes = 240, 361
			for p := range model.PersonIndex(4) {
				join(e, 1, p, "interpreter")
			}
			join(e, 0, 0, "interpreter")
			join(e, 0, 1, "interpreter")
		}, nil},
		{"one person twice in a merge, longer than four can do", func(e *model.Event) {
			e.Sessions[0].Merge, e.Sessions[1].Merge, e.Sessions[0].Minutes, e.Sessions[1].Minutes = "m", "m", 500, 500
			join(e, 0, 4, "interpreter")
			join(e, 1, 4, "interpreter")
			join(e, 1, 0, "interpreter")
		}, []string{`3: "A" takes 8 hours 20 minutes and has 2 of at least 5 interpreters`}},
		{"a team", func(e *model.Event) {
			join(e, 0, 4, "interpreter")
			e.People[4].Kind = model.Organisation
		}, nil},
		{"one is enough up to an hour, of talks up to two", func(e *model.Event) {
			set(e, "C10", model.Unset, "session=A", "one=60")
			join(e, 0, 4, "interpreter")
		}, nil},
	},
	"R20": {
		{"the moderator and two speakers are online", func(e *model.Event) {
			for _, k := range []int{1, 2, 3} {
				e.Cast[k].Presence = model.Online
			}
		}, []string{`2: "A" has 0 of 1 moderator and 1 of 2 speakers on site (online: Ben Okri, Chiyo Abe and Dan Roth)`}},
		{"one moderates on site and one online", func(e *model.Event) { join(e, 0, 4, "online_moderator") }, nil},
		{"one moderates online, whatever nobody says", func(e *model.Event) {
			e.Cast[3].Role, e.People[3].Presence = "online_moderator", ""
		}, []string{`1: "A" has 0 of 1 moderator on site (online: Dan Roth)`}},
		{"nobody's presence is given", func(e *model.Event) {
			for i := range e.People {
				e.People[i].Presence = ""
			}
			only(e, 0, 3, 4, 7)
		}, nil},
		{"nobody in the event speaks", func(e *model.Event) { only(e, 3, 7) }, nil},
		{"in the talk one is enough", func(e *model.Event) {
			e.Cast[9].Presence, e.Cast[10].Presence = model.Online, model.Online
			set(e, "R20", model.Unset, "type=talk", "speakers=1", "moderators=2")
		}, []string{`1: "C" has 1 of 2 moderators on site (online: Dan Roth and Eva Novak)`}},
	},
}

// format gives the sessions a column that no reader knows.
func format(e *model.Event, name string, cells ...string) {
	e.ExtraColumns = map[string][]string{"sessions": {"color", name}}
	for i := range e.Sessions {
		e.Sessions[i].Extra = []string{"red", cells[i]}
	}
}
