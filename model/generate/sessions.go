package generate

import (
	"fmt"
	"slices"

	"programme/model"
)

// makeSessions makes the sessions with their lengths: the opening, a plenary in larger
// events, and 25/50/25 % of 30, 60 and 90 minutes, or 60/40 % of 60 and 90 for slots.
func (d *draft) makeSessions() {
	e := d.event
	e.Types = []model.SessionType{
		{ID: "opening", Minutes: plenaryLength},
		{ID: "plenary", Minutes: plenaryLength},
		{ID: "talk", Minutes: shortest},
		{ID: "panel", Minutes: 60},
		{ID: "workshop", Minutes: 90},
	}
	deck := d.lengths(d.Sessions)
	width := len(fmt.Sprint(d.Sessions))
	for i := range d.Sessions {
		s := model.Session{
			ID:    fmt.Sprintf("S%0*d", width, i+1),
			Title: d.title(), Type: deck[i].ID, Minutes: deck[i].Minutes, State: model.Confirmed,
		}
		switch {
		case i == 0:
			s.Type, s.Minutes, d.opening = "opening", plenaryLength, 0
		case i == 1 && d.Sessions >= plenaryFrom:
			s.Type, s.Minutes, d.plenary = "plenary", plenaryLength, 1
		}
		e.Sessions = append(e.Sessions, s)
	}
	d.planted = make([]model.Placement, d.Sessions)
}

// lengths returns n types of ordinary sessions in their proportions, shuffled.
func (d *draft) lengths(n int) []model.SessionType {
	talk, panel, workshop := d.event.Types[2], d.event.Types[3], d.event.Types[4]
	kinds := []model.SessionType{talk, panel, panel, workshop}
	if d.FixedSlots {
		kinds = []model.SessionType{panel, workshop, panel, workshop, panel}
	}
	deck := make([]model.SessionType, n)
	for i := range deck {
		deck[i] = kinds[i%len(kinds)]
	}
	d.rng.Shuffle(n, func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
	return deck
}

// themes are the programme's tracks.
var themes = []string{"access", "commons", "data", "energy", "health", "language", "transport", "water"}

// exclusiveThemes is how many sessions allow nothing of their theme beside them; see
// setExclusive.
const exclusiveThemes = 2

// drawThemes gives each session one to three themes. Nothing beside an exclusive
// session has its theme: the first theme for the first of them, and so on.
func (d *draft) drawThemes() {
	e := d.event
	barred := make([][]string, len(e.Sessions))
	for k, x := range d.exclusive() {
		for s := range e.Sessions {
			if model.SessionIndex(s) != x && d.planted[s].Overlaps(d.planted[x].Interval) {
				barred[s] = append(barred[s], themes[k])
			}
		}
		e.Sessions[x].Themes = []string{themes[k]}
	}
	for s := range e.Sessions {
		if e.Sessions[s].Themes != nil {
			continue
		}
		for range 1 + d.rng.IntN(3) {
			if t := pick(d, themes); !slices.Contains(e.Sessions[s].Themes, t) && !slices.Contains(barred[s], t) {
				e.Sessions[s].Themes = append(e.Sessions[s].Themes, t)
			}
		}
	}
}

// exclusive returns the sessions that allow nothing of their theme beside them.
func (d *draft) exclusive() []model.SessionIndex {
	var list []model.SessionIndex
	for i := 2; i < len(d.event.Sessions) && len(list) < exclusiveThemes && d.Sessions >= plenaryFrom; i++ {
		if d.event.Sessions[i].Type == "workshop" {
			list = append(list, model.SessionIndex(i))
		}
	}
	return list
}
