// Package rules says what every rule asks, and its parameters.
package rules

import (
	"cmp"
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/model/composition"
	"programme/model/rules"
)

// Answer is the answer of rules.
type Answer struct {
	present.Head
	Rules []Rule `json:"rules"`
}

// Rule is a rule of the catalogue or a check of the composition.
type Rule struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Text   string     `json:"text"`
	Level  string     `json:"level"`  // by default
	Levels []string   `json:"levels"` // that it can have
	Weight int        `json:"weight"`
	Unit   string     `json:"unit"`
	Needs  [][]string `json:"needs"` // of every group a line of rules.csv gives at least one key
	Params []Param    `json:"params"`

	Example *Example `json:"example"` // null where nothing of it can be set
	Broken  string   `json:"broken"`  // what is said of a programme that breaks it
}

// Param is a parameter of a rule.
type Param struct {
	Key     string `json:"key"`
	Value   string `json:"value"`   // how it is written
	Default string `json:"default"` // "" for none
	Whole   bool   `json:"whole"`   // whether it can be given only for the whole event
	Text    string `json:"text"`
}

// Of returns the answer: the rules and checks of those ids, or every one, in the order of the
// ids.
func Of(ids ...string) *Answer {
	answer := &Answer{Head: present.HeadOf("rules")}
	for _, r := range rules.Rows() {
		if len(ids) > 0 && !slices.Contains(ids, r.ID) {
			continue
		}
		a := Rule{
			ID: r.ID, Name: r.Name, Text: r.Text, Level: r.Level.String(), Levels: r.Levels(), Weight: r.Weight, Unit: r.Unit,
			Needs: append([][]string{}, r.Needs...), Params: []Param{},
			Example: exampleOf(&r), Broken: cmp.Or(r.Broken(), composition.Broken(r.ID)),
		}
		for _, p := range r.Params {
			a.Params = append(a.Params, Param{p.Key, valueWords(p), p.Default, p.Whole, p.Text})
		}
		answer.Rules = append(answer.Rules, a)
	}
	return answer
}

// valueWords says how the value of a parameter is written.
func valueWords(p rules.ParamSpec) string {
	switch p.Type {
	case rules.MinutesParam:
		return "minutes"
	case rules.CountParam:
		return "number"
	case rules.YesNoParam:
		return "yes or no"
	case rules.ChoiceParam:
		return strings.Join(p.Choices, ", ")
	case rules.InstantParam:
		return "instant"
	case rules.DateParam:
		return "day"
	case rules.DatesParam:
		return "days"
	case rules.ClockParam:
		return "time of day"
	case rules.PercentParam:
		return "percent"
	case rules.LevelParam:
		return "level"
	case rules.BandsParam:
		return "hours and their costs"
	case rules.HoursParam:
		return "hours of a day"
	case rules.SessionList:
		return "session ids"
	case rules.TypeList:
		return "session types"
	case rules.ThemeList:
		return "themes"
	case rules.PersonList:
		return "people"
	case rules.RoomList:
		return "rooms"
	case rules.PlaceList:
		return "rooms or areas"
	case rules.WindowList:
		return "windows"
	default:
		return "text"
	}
}
