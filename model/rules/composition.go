package rules

import (
	"cmp"
	"slices"

	"programme/model"
)

// PeopleOnSite is the check that counts who is in the room.
const PeopleOnSite = "R20"

// Parameters that several checks of the composition have.
var (
	checkedSessions = []ParamSpec{
		{Key: "session", Type: SessionList, Text: "the sessions that are checked so, instead of as the event says"},
		{Key: "type", Type: TypeList, Text: "all sessions of these types"},
	}
	checkedPeople  = ParamSpec{Key: "person", Type: PersonList, Text: "the people who are checked so, instead of as the event says"}
	speakerRoles   = ParamSpec{Key: "roles", Type: TextParam, Default: "speaker", Text: "the roles of those who speak, with | between"}
	formatColumns  = ParamSpec{Key: "columns", Type: TextParam, Default: "format", Text: "the columns of sessions.csv that say the format or its minutes, with | between, before the type"}
	panelParams    = append([]ParamSpec{speakerRoles}, checkedSessions...)
	ofTheirFormat  = append([]ParamSpec{formatColumns}, checkedSessions...)
	ofPanel        = " A session's panel is those who speak in it or host it; sessions of one merge are one."
	withoutNobody  = " Where nobody is in the cast of a session nothing is said of it; sessions of one merge are one."
	namedByFormats = " A format names its minutes as in Round Table - 90 Min; a cell that is a number alone is minutes, too."
)

// composition is every check of what sessions consist of, in the order of their ids. No
// programme breaks or keeps them: programme/model/composition looks at the event alone.
var composition = checks(
	Rule{
		ID: "C1", Name: "enough speakers", Unit: "speakers",
		Text:   "So many people speak in a session, at least. Each who is missing counts." + withoutNobody,
		Reads:  []string{"cast.role"},
		Params: append([]ParamSpec{{Key: "least", Type: CountParam, Default: "3", Text: "speakers"}}, panelParams...),
	},
	Rule{
		ID: "C2", Name: "not all of one gender", Unit: "sessions",
		Text:   "A panel of two people or more is not all of one gender, where people.csv gives that of each of them: it is never taken from a name. Each session counts." + ofPanel,
		Reads:  []string{"people.gender", "cast.role"},
		Params: panelParams,
	},
	Rule{
		ID: "C3", Name: "several groups and regions", Unit: "groups and regions",
		Text:  "A panel of two people or more comes from so many stakeholder groups and regions, at least. Whose group or region is not given may be of another, and a panel of which none is given is not looked at. Each group and region that is missing counts." + ofPanel,
		Reads: []string{"people.group", "people.region", "cast.role"},
		Params: append([]ParamSpec{
			{Key: "groups", Type: CountParam, Default: "2", Text: "stakeholder groups; 0 for any"},
			{Key: "regions", Type: CountParam, Default: "2", Text: "regional groups; 0 for any"},
		}, panelParams...),
	},
	Rule{
		ID: "C4", Name: "nobody in too many sessions", Unit: "sessions",
		Text:  "Nobody must attend more confirmed sessions than that, whom it is not waived for. Each one more counts; sessions of one merge are one.",
		Reads: []string{"sessions.state", "cast.must", "people.waiver"},
		Params: []ParamSpec{
			{Key: "most", Type: CountParam, Default: "3", Text: "sessions"},
			checkedPeople,
		},
	},
	Rule{
		ID: "C5", Name: "a moderator in every session", Unit: "sessions",
		Text:   "Somebody in each session has a role that hosts it: roles of event.yaml say which do. Each session without counts." + withoutNobody,
		Reads:  []string{"cast.role", "roles.host"},
		Params: checkedSessions,
	},
	Rule{
		ID: "C6", Name: "everybody says when they are free", Unit: "people",
		Text:   "Whoever must attend a session has a row of availability, where others have, or is taken to be free at any time. Each person without counts whom it is not waived for.",
		Reads:  []string{"cast.must", "people.waiver"},
		Params: []ParamSpec{checkedPeople},
	},
	Rule{
		ID: "C7", Name: "nobody twice in one role", Unit: "people",
		Text:   "No two people in one role of a session have names that can be of one person. Each pair counts; sessions of one merge are one.",
		Reads:  []string{"cast.role", "people.name"},
		Params: checkedSessions,
	},
	Rule{
		ID: "C8", Name: "format and minutes agree", Unit: "minutes",
		Text:   "A session takes the minutes that its format names. Each minute more or less counts." + namedByFormats,
		Reads:  []string{"sessions.type", "sessions.minutes"},
		Params: ofTheirFormat,
	},
	Rule{
		ID: "C9", Name: "published as long as the format", Unit: "minutes",
		Text:   "A published session of baseline.csv takes the minutes that its format names or, where it names none, those of the session. Each minute more or less counts." + namedByFormats,
		Reads:  []string{"sessions.type", "sessions.minutes", "baseline.end", "baseline.state"},
		Params: ofTheirFormat,
	},
	Rule{
		ID: "C10", Name: "interpreters enough for the length", Unit: "interpreters",
		Text: "A session that has interpreters, people with the role interpreter, has as many as its minutes ask for: one or two up to so many, and so on; longer than that of four, five. Each who is missing counts. " +
			"Of a session without interpreters nothing is said, nor of one with a team, which is an organisation with that role and has as many as it sends. Sessions of one merge are one, by the longest.",
		Reads: []string{"cast.role", "people.kind", "sessions.minutes"},
		Params: append([]ParamSpec{
			{Key: "one", Type: MinutesParam, Default: "40", Text: "minutes up to which one interpreter is enough"},
			{Key: "two", Type: MinutesParam, Default: "240", Text: "minutes up to which two are"},
			{Key: "three", Type: MinutesParam, Default: "360", Text: "minutes up to which three are"},
			{Key: "four", Type: MinutesParam, Default: "480", Text: "minutes up to which four are"},
		}, checkedSessions...),
	},
	Rule{
		ID: PeopleOnSite, Name: "enough people on site", Unit: "people",
		Text:  "So many of those who host a session and of those who speak in it are in the room, at least: somebody online is not, and nobody online moderates alone. Whose presence is not given is taken to be there, but in a role that is called online. Each who is missing counts; a role that nobody in the event has is not asked for." + withoutNobody,
		Reads: []string{"cast.role", "cast.presence", "people.presence", "roles.host"},
		Params: append([]ParamSpec{
			{Key: "moderators", Type: CountParam, Default: "1", Text: "people on site in a role that hosts the session"},
			{Key: "speakers", Type: CountParam, Default: "2", Text: "people on site who speak"},
		}, panelParams...),
	},
)

// checks completes the rows of checks: they are reported unless they are off.
func checks(rows ...Rule) []Rule {
	for i := range rows {
		rows[i].Level, rows[i].Weight = model.CheckOnly, 1
	}
	return rows
}

// Composition returns the rows of the checks of what sessions consist of, in the order of
// their ids: they can be check or off. It is not to be changed.
func Composition() []Rule { return composition }

// Rows returns every row that a setting can be about: the rules in the order of their
// numbers, and then the other checks. It is not to be changed.
func Rows() []Rule { return rows }

var rows = slices.SortedStableFunc(slices.Values(slices.Concat(catalogue, composition)), func(a, b Rule) int {
	return cmp.Or(cmp.Compare(b.ID[:1], a.ID[:1]), cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID)) // R before C, C9 before C10
})
