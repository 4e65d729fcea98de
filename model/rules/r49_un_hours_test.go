package rules

import (
	"slices"
	"testing"

	"programme/model"
)

// interpreted has A in English interpreted into French and Spanish, and B interpreted by Bo.
func interpreted(e *model.Event) {
	e.Sessions[0].Languages, e.Sessions[0].Interpretation = []string{"en", "fr"}, []string{"FR", "es", "fr", "EN"}
	e.Roles = append(e.Roles, model.Role{ID: "interpreter", Must: true})
	e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 1, Role: "interpreter"})
}

var r49Cases = []judged{
	{
		name: "inside the hours, and of what is not interpreted",
		change: func(e *model.Event) {
			interpreted(e)
			e.Sessions[2].Languages, e.Sessions[2].Interpretation = []string{"en"}, []string{"En"}
		},
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 17:00-18:00", "C C-2 10 13:00-14:00", "D - 10 09:00-10:00"},
	},
	{
		name:      "before, between and after the hours",
		change:    interpreted,
		programme: []string{"A C-1 10 09:45-10:45", "B C-2 10 12:40-15:20"},
		want: []string{
			`15: "A" in "Room C-1", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), is interpreted, and 15 minutes of it are outside 10:00-13:00 or 15:00-18:00`,
			`120: "B" in "Room C-2", Tue 10 Oct 12:40-15:20 (03:40-06:20 UTC), is interpreted, and 2 hours of it are outside 10:00-13:00 or 15:00-18:00`,
		},
		say: []string{
			`"A" is interpreted and should be inside 10:00-13:00 or 15:00-18:00`,
			`"B" is interpreted and should be inside 10:00-13:00 or 15:00-18:00`,
		},
	},
	{
		name:      "hours past midnight",
		change:    interpreted,
		settings:  []model.Setting{set("R49", "hours=22:00-02:00")},
		programme: []string{"A C-1 10 23:30-24:30", "B C-2 11 21:30-22:30"},
		want:      []string{`30: "B" in "Room C-2", Wed 11 Oct 21:30-22:30 (12:30-13:30 UTC), is interpreted, and 30 minutes of it are outside 22:00-02:00`},
	},
}

func TestR49MeetingHours(t *testing.T) { judge(t, "R49") }

func TestHoursThatMakeNoSense(t *testing.T) {
	for value, want := range map[string]string{
		"10:00":                   `"10:00" is not hours of a day; write them like 10:00-13:00`,
		"10:00-13:00|15:00-18":    `"15:00-18" is not hours of a day; write them like 10:00-13:00`,
		"10:00-13:00|15:00-15:00": `"15:00-15:00" covers no hours; write the whole day as 00:00-24:00`,
	} {
		if got := faultsOf(t, set("R49", "hours="+value)); !slices.Equal(got, []string{"rules.csv:2:10: hours of rule R49: " + want}) {
			t.Errorf("faults %q, want %q", got, want)
		}
	}
}
