package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

var r60 = Rule{
	ID: "R60", Name: "few days for a person",
	Reads: []string{"cast.person", "cast.must", "people.group"},
	Text: "The sessions that somebody of a line must attend start on so many days of the venue at most as free says; each further day counts, for each person. " +
		"Who is meant are the people of the line, those of a stakeholder group, or everybody.",
	Level: model.Soft(7), Weight: 1, Unit: "days", Soft: true,
	Params: []ParamSpec{
		{Key: "people", Type: PersonList, Text: "people who had better come on few days"},
		{Key: "group", Type: TextParam, Text: "stakeholder groups whose people had better come on few days, in capitals or not"},
		{Key: "everybody", Type: YesNoParam, Text: "whether everybody had better come on few days"},
		{Key: "free", Type: CountParam, Default: "1", Text: "days that do not count"},
	},
	Needs: [][]string{{"people", "group", "everybody"}},
	Validate: func(e *model.Event, b *Bound) (wrong []Objection) {
		if b.Index >= 0 && len(peopleMeant(e, b)) == 0 {
			wrong = append(wrong, Objection{Keys: []string{"group", "everybody"}, Message: "nobody is meant", Remedy: "name people, or a group that people.csv gives"})
		}
		return wrong
	},
	Scope: linesAlone,
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgeDaysOfPeople,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s should have to come on at most %s", Person(e, i.Person), Count(b.Setting(i.Setting).Count("free"), "day", "days"))
	},
}

// peopleMeant returns the people whom a line means: by name, by their group, or everybody; in the
// order of the event.
func peopleMeant(e *model.Event, b *Bound) (people []model.PersonIndex) {
	for i := range e.People {
		who := model.PersonIndex(i)
		ofGroup := func(group string) bool { return strings.EqualFold(group, e.People[i].Group) }
		if b.Yes("everybody") || slices.Contains(b.People("people"), who) || e.People[i].Group != "" && slices.ContainsFunc(b.Items("group"), ofGroup) {
			people = append(people, who)
		}
	}
	return people
}

func judgeDaysOfPeople(c *Case) {
	e, lines := c.Event, c.Binding.active()
	if len(lines) == 0 {
		return
	}
	attended := c.mustAttend()
	for _, b := range lines {
		for _, who := range peopleMeant(e, b) {
			var days []model.Date
			for _, a := range attended[who] {
				if day := model.DateIn(a.Start, e.Zone); !slices.Contains(days, day) {
					days = append(days, day)
				}
			}
			if len(days) <= b.Count("free") {
				continue
			}
			slices.SortFunc(days, model.Date.Compare)
			names := make([]string, len(days))
			for i, d := range days {
				names[i] = Day(d)
			}
			in := NewInstance("R60")
			in.Person = who
			c.Report(b, in, len(days)-b.Count("free"), fmt.Sprintf("%s has to come on %s: %s; at most %d should be needed",
				Person(e, who), Count(len(days), "day", "days"), And(names), b.Count("free")))
		}
	}
}
