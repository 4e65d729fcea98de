package rules

import (
	"testing"

	"programme/model"
)

// Ana is in Prague, seven hours behind Kyoto; Bo's zone is not known.
func TestHoursOfPeople(t *testing.T) {
	for _, c := range []struct {
		name   string
		who    model.PersonIndex
		hours  string
		change func(e *model.Event)
		want   OwnHours
	}{
		{"in the morning", 0, "16:00-17:00", nil, OwnHours{}},
		{"late", 0, "28:00-29:00", nil, OwnHours{Points: 2}},
		{"later than the limit", 0, "29:30-30:30", nil, OwnHours{9, true}},
		{"in the night", 0, "09:00-10:00", nil, OwnHours{9, true}},
		{"of somebody whose zone is not known", 1, "09:00-10:00", nil, OwnHours{}},
		{"waived", 0, "09:00-10:00", func(e *model.Event) { e.People[0].Waiver = []string{"R28"} }, OwnHours{Outside: true}},
		{"off", 0, "09:00-10:00", func(e *model.Event) { e.Rules = append(e.Rules, model.Setting{Rule: "R27", Level: model.Off}) }, OwnHours{Points: 9}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := conference()
			if c.change != nil {
				c.change(e)
			}
			book, faults := Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if got := HoursOf(book, c.who, span("10", c.hours)); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
	if (OwnHours{2, true}).WorseThan(OwnHours{5, true}) || !(OwnHours{2, true}).WorseThan(OwnHours{5, false}) || !(OwnHours{5, false}).WorseThan(OwnHours{2, true}) {
		t.Error("hours are worse by points, or outside where they were not")
	}
}
