package inspect

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// Demand says what is known of what attendees would like to attend.
type Demand struct {
	Attendees int      // who name sessions
	Wishes    int      // sessions that they name, those of each added up
	Counted   int      // sessions of which a row says how many would like to attend
	Pairs     int      // two sessions of which a row says how many would like to attend both
	Taken     int      // sessions that expect as many people as would like to come
	Without   []string // sessions that nobody would like to attend
}

// demandOf returns what is known, nil where nothing is. Sessions that are cancelled do not
// count.
func demandOf(e *model.Event) *Demand {
	if len(e.Demand) == 0 {
		return nil
	}
	d := &Demand{}
	attendees := map[string]bool{}
	stands := func(s model.SessionIndex) bool { return e.Sessions[s].State != model.Cancelled }
	for i := range e.Demand {
		row := &e.Demand[i]
		if !stands(row.Session) || row.With.Given() && !stands(row.With.Index()) {
			continue
		}
		switch {
		case row.Attendee != "":
			attendees[row.Attendee] = true
			d.Wishes++
		case row.With.Given():
			d.Pairs++
		default:
			d.Counted++
		}
	}
	d.Attendees = len(attendees)
	for s, n := range e.Wanted() {
		if !stands(model.SessionIndex(s)) {
			continue
		}
		if n == 0 {
			d.Without = append(d.Without, e.Sessions[s].ID)
		}
		if e.Sessions[s].ByDemand {
			d.Taken++
		}
	}
	return d
}

// Words says it in a line.
func (d *Demand) Words() string {
	var parts []string
	if d.Attendees > 0 {
		parts = append(parts, fmt.Sprintf("%s with %s", rules.Count(d.Attendees, "attendee", "attendees"), rules.Count(d.Wishes, "wish", "wishes")))
	}
	if d.Counted > 0 {
		parts = append(parts, rules.Count(d.Counted, "session counted", "sessions counted"))
	}
	if d.Pairs > 0 {
		parts = append(parts, rules.Count(d.Pairs, "pair counted", "pairs counted"))
	}
	text := rules.And(parts)
	if d.Taken > 0 {
		text += fmt.Sprintf("; %s as many people as would like to come", rules.Count(d.Taken, "session expects", "sessions expect"))
	}
	if n := len(d.Without); n > 0 {
		text += fmt.Sprintf("; nobody would like to attend %s: %s", rules.Count(n, "session", "sessions"), named(d.Without))
	}
	return text
}
