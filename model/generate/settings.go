package generate

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// setRules states the rules of the event: the turnaround, the opening and the plenary,
// and a few of each kind that bind ordinary sessions, as the planted programme keeps them.
func (d *draft) setRules() {
	d.set("R11", "base", fmt.Sprint(turnaround))
	opening := d.name(d.opening)
	d.set("R34", "session", opening, "anchor", "first", "of", "event")
	d.set("R33", "session", opening, "scope", "all")
	if d.plenary != model.NoSession {
		d.set("R33", "session", d.name(d.plenary), "scope", "all")
	}
	for _, s := range d.exclusive() {
		d.set("R33", "session", d.name(s), "scope", "theme")
	}
	if len(d.ordinary()) < fewest {
		return
	}
	for range 3 + d.Sessions/100 {
		d.setOrder()
		d.setSeries()
		d.setRepeats()
		d.setPin()
		d.setRestriction()
	}
}

// set adds a setting with the parameters given as keys and values in turn.
func (d *draft) set(rule string, keysAndValues ...string) {
	e := d.event
	s := model.Setting{ID: fmt.Sprintf("rule-%d", len(e.Rules)+1), Rule: rule}
	for i := 0; i < len(keysAndValues); i += 2 {
		s.Params = append(s.Params, model.Param{Key: keysAndValues[i], Value: keysAndValues[i+1]})
	}
	e.Rules = append(e.Rules, s)
}

// name returns the id of a session.
func (d *draft) name(s model.SessionIndex) string { return d.event.Sessions[s].ID }

// any returns an ordinary session at random.
func (d *draft) any() model.SessionIndex {
	for {
		s := model.SessionIndex(d.rng.IntN(len(d.event.Sessions)))
		if s != d.opening && s != d.plenary {
			return s
		}
	}
}

// dayOf returns on which conference day a session is planted.
func (d *draft) dayOf(s model.SessionIndex) int {
	return slices.Index(d.event.Days, model.DateIn(d.planted[s].Start, d.event.Zone))
}

// setOrder asks for one session before another.
func (d *draft) setOrder() {
	a, b := d.any(), d.any()
	if d.planted[a].Start > d.planted[b].Start {
		a, b = b, a
	}
	if d.planted[a].End <= d.planted[b].Start {
		d.set("R41", "before", d.name(a), "after", d.name(b))
	}
}

// setSeries asks for three sessions on one day in rising order.
func (d *draft) setSeries() {
	series := []model.SessionIndex{d.any()}
	for range 60 {
		last, next := series[len(series)-1], d.any()
		if d.dayOf(next) == d.dayOf(last) && d.planted[last].End <= d.planted[next].Start {
			if series = append(series, next); len(series) == 3 {
				d.set("R42", "session", d.names(series), "day", "yes", "rising", "yes", "consecutive", "no", "room", "no")
				return
			}
		}
	}
}

// setRepeats asks for two sessions on different days.
func (d *draft) setRepeats() {
	if a, b := d.any(), d.any(); d.dayOf(a) != d.dayOf(b) {
		d.set("R43", "session", d.names([]model.SessionIndex{a, b}), "days", "1")
	}
}

// setPin binds a session to its day.
func (d *draft) setPin() {
	s := d.any()
	d.set("R35", "session", d.name(s), "day", d.days[d.dayOf(s)].date.String())
}

// setRestriction binds a session to the windows of its own and one other day.
func (d *draft) setRestriction() {
	s := d.any()
	days := []int{d.dayOf(s), d.rng.IntN(len(d.days))}
	var windows []string
	for _, w := range d.event.Windows {
		on := slices.Index(d.event.Days, model.DateIn(w.Start, d.event.Zone))
		if slices.Contains(days, on) && w.ID != "opening" {
			windows = append(windows, w.ID)
		}
	}
	d.set("R44", "session", d.name(s), "windows", strings.Join(windows, "|"))
}

// names returns the ids of sessions as a list.
func (d *draft) names(list []model.SessionIndex) string {
	ids := make([]string, len(list))
	for i, s := range list {
		ids[i] = d.name(s)
	}
	return strings.Join(ids, "|")
}
