package randevent

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"

	"pgregory.net/rapid"
)

// general draws values for some of the parameters of a rule that can be given for the
// whole event.
func general(t *rapid.T, e *model.Event, r *rules.Rule) model.Setting {
	s := model.Setting{Rule: r.ID, Weight: rapid.SampledFrom([]int{0, 0, 0, 2}).Draw(t, "weight of all")}
	for _, spec := range r.Params {
		needed := slices.ContainsFunc(r.Needs, func(group []string) bool { return slices.Contains(group, spec.Key) })
		if !needed && !spec.Type.Names() {
			give(t, e, &s, spec, 1)
		}
	}
	return s
}

// line draws a line of rules.csv about what the row of the rule asks for; it has no
// parameters if the rule has no lines about anything.
func line(t *rapid.T, e *model.Event, r *rules.Rule) model.Setting {
	s := model.Setting{Rule: r.ID}
	least := map[string]bool{}
	for _, group := range r.Needs {
		least[rapid.SampledFrom(group).Draw(t, "of what a line needs")] = true
	}
	if len(r.Needs) == 0 {
		for _, spec := range r.Params {
			least[spec.Key] = spec.Type.Names()
		}
		if !slices.ContainsFunc(r.Params, func(spec rules.ParamSpec) bool { return spec.Type.Names() }) {
			return s
		}
	}
	for _, spec := range r.Params {
		if least[spec.Key] {
			give(t, e, &s, spec, 0)
		} else if !spec.Whole {
			give(t, e, &s, spec, 2)
		}
	}
	s.Level = rapid.SampledFrom([]model.Level{model.Unset, model.Unset, model.Soft(2), model.Hard}).Draw(t, "level of line")
	if !r.Allows(s.Level) {
		s.Level = model.Unset
	}
	s.Weight = rapid.SampledFrom([]int{0, 0, 0, 3}).Draw(t, "weight of line")
	return s
}

// give draws a value for a parameter, in one of rarely+1 settings.
func give(t *rapid.T, e *model.Event, s *model.Setting, spec rules.ParamSpec, rarely int) {
	if rapid.IntRange(0, rarely).Draw(t, "without "+spec.Key) > 0 {
		return
	}
	if value := value(t, e, s.Rule, spec); value != "" {
		s.Params = append(s.Params, model.Param{Key: spec.Key, Value: value})
	}
}

// value draws a value of a parameter, of most by their type; "" if the event has none.
func value(t *rapid.T, e *model.Event, rule string, spec rules.ParamSpec) string {
	label := rule + " " + spec.Key
	of := func(words ...string) string { return rapid.SampledFrom(words).Draw(t, label) }
	instant := func() string {
		w := rapid.SampledFrom(e.Windows).Draw(t, label)
		return w.Start.Add(30 * model.Minutes(rapid.IntRange(0, 3).Draw(t, label))).String()
	}
	switch label {
	case "R10 max":
		return of("1", "1", "2")
	case "R36 most_themes":
		return of("1", "1", "2")
	case "R19 other":
		return of("", "", "", "", "", "0", "15", "30")
	case "R31 group":
		return of("NGO", "State", "NGO|State")
	case "R31 region":
		return of("Africa", "Asia")
	case "R52 minutes":
		return of("30", "30|60", "60|20", "45")
	case "R24 org":
		return of("itu", "ISOC", "Isoc|ITU") // events where no session has them have no such line
	case "R38 value": // likewise
		return of("en", "en", "talk", "NGO", "Africa", "Africa|Asia")
	case "R22 from":
		return of("00:00", "01:30", "08:00", "09:00", "10:30")
	case "R22 to":
		return of("02:30", "09:30", "11:00", "12:30", "24:00")
	case "R32 from":
		return of("08:00", "09:30", "11:00")
	case "R32 to":
		return of("10:30", "12:00", "24:00")
	case "R32 title":
		return of("lunch", "tea")
	case "R58 group", "R60 group":
		return of("ngo", "State", "NGO|State") // events where nobody is of them have no such line
	case "R27 from":
		return of("00:00", "07:30", "08:30", "10:00")
	case "R27 to":
		return of("12:00", "20:00", "22:00", "24:00")
	case "R30 night":
		return of("00:00", "02:30", "04:00", "08:30")
	}
	switch spec.Type {
	case rules.MinutesParam:
		return of("0", "15", "30", "60", "120")
	case rules.CountParam:
		return of("0", "1", "2", "5")
	case rules.ClockParam:
		return of("00:00", "08:30", "10:00", "12:00", "23:00", "24:00")
	case rules.PercentParam:
		return of("0", "20", "40", "60", "100")
	case rules.YesNoParam:
		return of("yes", "no")
	case rules.TextParam:
		return of("booth", "screen", "booth|screen")
	case rules.ChoiceParam:
		return of(spec.Choices...)
	case rules.InstantParam:
		return instant()
	case rules.DateParam, rules.DatesParam:
		return rapid.SampledFrom(e.Days).Draw(t, label).String()
	case rules.LevelParam:
		if spec.Hard {
			return of("hard", "hard", "soft:1", "soft:9", "check", "off")
		}
		return of("soft:1", "soft:9", "check", "off")
	case rules.BandsParam:
		return of("00:00-12:00=3", "12:00-00:00=1|18:00-06:00=4", "06:00-08:00=2|08:00-20:00=1|20:00-06:00=7")
	case rules.HoursParam:
		return of("10:00-13:00|15:00-18:00", "08:30-09:30|22:00-01:30", "00:00-24:00")
	case rules.TypeList:
		return of("talk", "panel", "talk|panel")
	case rules.ThemeList:
		themes := presentThemes(e)
		if len(themes) == 0 {
			return ""
		}
		return of(append(themes, strings.Join(themes, "|"))...)
	case rules.SessionList:
		return several(t, label, e.Sessions, func(s model.Session) string { return s.ID })
	case rules.PersonList:
		return several(t, label, e.People, func(p model.Person) string { return p.ID })
	case rules.RoomList:
		return several(t, label, e.Rooms, func(r model.Room) string { return r.ID })
	case rules.PlaceList:
		return somePlace(t, e)
	case rules.WindowList:
		return several(t, label, e.Windows, func(w model.Window) string { return w.ID })
	default:
		panic(fmt.Sprintf("randevent: parameters of the type of %s cannot be drawn", label))
	}
}

// several draws a list of the ids of one to three of some things.
func several[T any](t *rapid.T, label string, of []T, id func(T) string) string {
	some := rapid.Permutation(of).Draw(t, label)[:rapid.IntRange(1, min(3, len(of))).Draw(t, label)]
	ids := make([]string, len(some))
	for i := range some {
		ids[i] = id(some[i])
	}
	return strings.Join(ids, "|")
}
