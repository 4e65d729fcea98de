package rules

import (
	"testing"

	"programme/model"
)

// threeOnline has Ana from Prague must attend A and B, Bo from Kathmandu D, and Cy from
// New York D and E, all online. Ana and Cy are of one region, Bo of another.
//
// At 09:00 in Kyoto it is 02:00 in Prague, 05:45 in Kathmandu and 20:00 in New York; at
// 14:00 it is 07:00, 10:45 and 01:00.
func threeOnline(e *model.Event) {
	e.People[0].Presence, e.People[0].Region = model.Online, "WEOG"
	e.People[1].Presence, e.People[1].Zone, e.People[1].Region = model.Online, "Asia/Kathmandu", "Asia-Pacific"
	e.People = append(e.People, model.Person{ID: "cy", Name: "Cy Roe", Zone: "America/New_York", Presence: model.Online, Region: "WEOG"})
	e.Cast = append(e.Cast,
		model.CastMember{Session: 3, Person: 1, Role: "speaker"},
		model.CastMember{Session: 3, Person: 2, Role: "speaker"},
		model.CastMember{Session: 4, Person: 2, Role: "speaker"})
}

var perRegion = set("R29", "per=region")

var r29Cases = []judged{
	{
		name:      "nobody has bad hours",
		change:    threeOnline,
		programme: []string{"A C-1 10 15:00-16:00", "E C-1 10 09:00-09:30"},
	},
	{
		// Ana 20 + 2, Bo 20, Cy 0.
		name:      "one person bears the most",
		change:    threeOnline,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 14:00-15:00", "D C-2 10 09:00-10:00"},
		want:      []string{`22: Ana Silva bears 22 points of bad hours over the event, more than any other person`},
		say:       []string{`no person should bear many more points of bad hours than the others`},
	},
	{
		// Ana 2, Bo 0, Cy 9 + 9, on two days.
		name:      "the bands of R28 hold where it is off",
		change:    threeOnline,
		settings:  []model.Setting{nights, leveled(model.Off, 0, set("R28")), leveled(model.Soft(3), 4, set("R29"))},
		programme: []string{"B C-1 10 14:00-15:00", "D C-2 10 14:00-15:00", "E C-2 11 15:00-15:30"},
		want:      []string{`18: Cy Roe bears 18 points of bad hours over the event, more than any other person`},
	},
	{
		// Ana 4, Bo 3, Cy 4.
		name:      "other bands, and two who bear the same",
		change:    threeOnline,
		settings:  []model.Setting{nights, set("R28", "bands=05:00-06:00=3|00:00-05:00=4")},
		programme: []string{"A C-1 10 09:00-10:00", "D C-2 10 09:00-10:00", "E C-2 10 14:00-14:30"},
		want:      []string{`4: Ana Silva bears 4 points of bad hours over the event, and no other person bears more`},
	},
	{
		// Ana 9, Bo 9, Cy 9: 18 for two of WEOG.
		name:      "per region",
		change:    threeOnline,
		settings:  []model.Setting{nights, perRegion},
		programme: []string{"A C-1 10 09:00-10:00", "D C-2 10 09:00-10:00", "E C-2 10 14:00-14:30"},
		want:      []string{`9: region "WEOG" bears 9 points of bad hours a head over the event, 18 for 2 people, and no other region bears more`},
		say:       []string{`no region should bear many more points of bad hours than the others`},
	},
	{
		// Ana 20 + 2, Bo 0, Cy 5: 27 for two of WEOG.
		name:      "per region, what is left of a head counts as one",
		change:    threeOnline,
		settings:  []model.Setting{perRegion},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 14:00-15:00", "D C-2 10 11:00-12:00"},
		want:      []string{`14: region "WEOG" bears 14 points of bad hours a head over the event, 27 for 2 people, more than any other region`},
	},
	{
		// Ana 9 without a region, Bo 9.
		name: "people without a region are left out",
		change: func(e *model.Event) {
			threeOnline(e)
			e.People[0].Region = ""
		},
		settings:  []model.Setting{nights, perRegion},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "D C-2 10 09:00-10:00"},
		want:      []string{`9: region "Asia-Pacific" bears 9 points of bad hours a head over the event, 9 for 1 person, more than any other region`},
	},
	{
		name: "waived",
		change: func(e *model.Event) {
			threeOnline(e)
			e.People[0].Waiver = []string{"R27", "R28"}
		},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
}

func TestR29Fair(t *testing.T) { judge(t, "R29") }
