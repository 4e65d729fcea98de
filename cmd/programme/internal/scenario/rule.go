package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/change"
	"programme/model/when"
)

// rule is how scenarios are made by rule: a change without the name of what it is about, which
// then comes to each person, room or the like.
type rule struct {
	text    string
	subject string // first word
	rest    string // what follows the name
	more    int    // minutes that a session takes more than it did; 0 for none
	by      string // "day", "half day", or "" for a change as it is written
}

// subjects are what rules are about, in the order in which help lists them; "day" is every
// room closed on a day.
var subjects = []string{"person", "room", "session", "day", "window", "kit", "delay", "split", "unpin"}

// RuleExamples are rules for help and for faults.
const RuleExamples = `"person away by day", "person cancels", "room closed by day", "session +30min", "session cancelled", "day closed", "kit -1"`

// readRule reads a rule.
func readRule(text string) (rule, error) {
	r := rule{text: text}
	subject, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	r.subject, r.rest = subject, strings.TrimSpace(rest)
	if !slices.Contains(subjects, r.subject) {
		return r, fmt.Errorf("--every %q: a rule begins with person, room, session, day, window or kit, like %s", text, RuleExamples)
	}
	for _, by := range []string{"half day", "day"} {
		if before, found := strings.CutSuffix(r.rest, "by "+by); found {
			r.rest, r.by = strings.TrimSpace(before), by
			break
		}
	}
	if r.subject == "day" && (r.rest != "closed" || r.by != "") {
		return r, fmt.Errorf("--every %q: of a day there is \"day closed\" alone, every room closed on it", text)
	}
	if sign := strings.IndexAny(r.rest, "+-"); r.subject == "session" && sign == 0 {
		length, err := when.Length(strings.TrimSpace(r.rest[1:]))
		if err != nil || length == 0 {
			return r, fmt.Errorf("--every %q: write how much longer each session takes like +30min, or shorter like -15min", text)
		}
		r.more = int(length)
		if r.rest[0] == '-' {
			r.more = -r.more
		}
	}
	return r, nil
}

// made is a scenario that a rule made, and what it is about.
type made struct {
	Scenario
	of    thing
	times []model.Interval // that the change is about; nil for the whole event
}

// thing is what a rule is about: one of the lists of the event, by its index there. Of a day
// it is that of the event.
type thing struct {
	noun  string
	index int
}

// expand returns the scenarios of a rule. Of what the change cannot be made it says so, unless
// that is everything: then it is an error.
func (r rule) expand(e *model.Event) (list []made, left []string, err error) {
	things := thingsOf(e, r.subject)
	var first error
	for _, t := range things {
		for _, text := range r.textsFor(e, t) {
			m, err := makeOne(e, t, text)
			if err != nil {
				first = cmp.Or(first, err)
				left = append(left, fmt.Sprintf("%s: %s", strings.Join(text, "; "), saidOf(err)))
				continue
			}
			list = append(list, m)
		}
	}
	switch {
	case len(list) > 0:
		return list, left, nil
	case first != nil:
		return nil, nil, fmt.Errorf("--every %q: %s", r.text, saidOf(first))
	case len(things) > 0:
		return nil, nil, fmt.Errorf("--every %q: no session is longer than that", r.text)
	}
	return nil, nil, fmt.Errorf("--every %q: the event has no %s", r.text, nounOf(r.subject))
}

// saidOf says a fault without its place, which is in no file.
func saidOf(err error) string {
	if faults, ok := err.(model.Faults); ok && len(faults) > 0 {
		text := faults[0].Message
		if faults[0].Remedy != "" {
			text += "; " + faults[0].Remedy
		}
		return text
	}
	return err.Error()
}

func nounOf(subject string) string {
	switch subject {
	case "delay", "split", "unpin":
		return "session"
	}
	return subject
}

// thingsOf returns what a rule is about, in the order of the event. Sessions that are
// cancelled are none, nor are rooms that stand for a room and its overflow.
func thingsOf(e *model.Event, subject string) (list []thing) {
	noun := nounOf(subject)
	all := map[string]int{"person": len(e.People), "room": len(e.Rooms), "session": len(e.Sessions), "day": len(e.Days), "window": len(e.Windows), "kit": len(e.Kits)}[noun]
	for i := range all {
		if noun == "session" && e.Sessions[i].State == model.Cancelled || noun == "room" && e.Rooms[i].Pair != nil {
			continue
		}
		list = append(list, thing{noun, i})
	}
	return list
}

// textsFor returns the changes of each scenario of the rule for a thing.
func (r rule) textsFor(e *model.Event, t thing) (scenarios [][]string) {
	if r.subject == "day" {
		var rooms []string
		for _, room := range thingsOf(e, "room") {
			rooms = append(rooms, fmt.Sprintf("room %s closed %v", quoted(e.Rooms[room.index].ID), e.Days[t.index]))
		}
		return [][]string{rooms}
	}
	id, rest := idOf(e, t), r.rest
	if r.more != 0 {
		minutes := int(e.Sessions[t.index].Minutes) + r.more
		if minutes <= 0 {
			return nil
		}
		rest = fmt.Sprintf("%dmin", minutes)
	}
	text := strings.TrimSpace(r.subject + " " + quoted(id) + " " + rest)
	switch r.by {
	case "day":
		for _, d := range e.Days {
			scenarios = append(scenarios, []string{text + " " + d.String()})
		}
	case "half day":
		for _, d := range e.Days {
			scenarios = append(scenarios, []string{text + " " + d.String() + " 00:00-12:00"}, []string{text + " " + d.String() + " 12:00-24:00"})
		}
	default:
		scenarios = [][]string{{text}}
	}
	return scenarios
}

func idOf(e *model.Event, t thing) string {
	switch t.noun {
	case "person":
		return e.People[t.index].ID
	case "room":
		return e.Rooms[t.index].ID
	case "session":
		return e.Sessions[t.index].ID
	case "window":
		return e.Windows[t.index].ID
	}
	return e.Kits[t.index].ID
}

// quoted writes an id as the language of changes reads it, whatever is in it.
func quoted(id string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(id) + `"`
}

// makeOne reads the changes of a scenario, and makes them, to see whether they can be made.
func makeOne(e *model.Event, t thing, texts []string) (made, error) {
	changes, err := change.ParseArguments(texts, e)
	if err != nil {
		return made{}, err
	}
	m := made{Scenario: named(changes), of: t}
	for _, c := range changes {
		if c.Interval != (model.Interval{}) {
			m.times = append(m.times, c.Interval)
		}
	}
	if t.noun == "day" {
		m.Name = fmt.Sprintf("day %v closed", e.Days[t.index])
	}
	return m, nil
}

// named returns a scenario that is called by its changes.
func named(changes []change.Change) Scenario {
	s := Scenario{Changes: changes}
	s.Name = plainName(strings.Join(s.Asked(), " and "))
	return s
}

// plainName returns a name as it can stand before a colon in a file of scenarios.
func plainName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for strings.Contains(name, ": ") {
		name = strings.ReplaceAll(name, ": ", " ")
	}
	return strings.TrimLeft(strings.TrimRight(name, ":"), "#")
}
