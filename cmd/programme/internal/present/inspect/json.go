// Package inspect says what was read of an event, what its rules have to work on, and what to
// look at.
package inspect

import (
	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/inspect"
)

// Answer is the answer of inspect.
type Answer struct {
	present.Head
	present.About
	Rules    []Rule    `json:"rules"` // those that are off are left out
	Findings []Finding `json:"findings"`
	Minutes  []Minutes `json:"minutes"`
	// Composition has every check of the composition that is on.
	Composition []present.Composed `json:"composition"`
}

// Rule is what a rule has to work on.
type Rule struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Level string `json:"level"` // of its general setting
	Count int    `json:"count"` // of what that binds
	Of    string `json:"of"`    // what that is
	Lines int    `json:"lines"` // that state it for something of their own
	Lacks string `json:"lacks"` // what is not given; "" where the rule has something to work on, or nothing asks for it
}

// Finding is one thing to look at.
type Finding struct {
	Kind    inspect.Kind `json:"kind"`
	Place   string       `json:"place"` // sessions.csv:14:1
	Message string       `json:"message"`
	Remedy  string       `json:"remedy"`
}

// Minutes is what the sessions of a class take, and what the rooms that are for them have.
type Minutes struct {
	Class    string       `json:"class"`
	Sessions int          `json:"sessions"`
	Wanted   int          `json:"wanted"`
	Rooms    int          `json:"rooms"`
	There    int          `json:"there"`
	Days     []DayMinutes `json:"days"`
}

// DayMinutes is what the rooms have on one day.
type DayMinutes struct {
	Day   string `json:"day"`
	There int    `json:"there"`
}

// Of returns the answer about what was found in an event.
func Of(about present.About, e *model.Event, r *inspect.Report) *Answer {
	a := &Answer{Head: present.HeadOf("inspect"), About: about, Rules: []Rule{}, Findings: []Finding{}, Minutes: []Minutes{}}
	a.Composition = present.Composition(e, r.Composition)
	for i := range r.Rules {
		x := &r.Rules[i]
		if !x.Off() {
			a.Rules = append(a.Rules, Rule{x.Rule.ID, x.Rule.Name, x.General.Level.String(), x.Count, x.Of, len(x.Lines), x.Lacks})
		}
	}
	for _, f := range r.Findings {
		a.Findings = append(a.Findings, Finding{f.Kind, f.Pos.String(), f.Message, f.Remedy})
	}
	for _, m := range r.Minutes {
		row := Minutes{m.Class, m.Sessions, int(m.Wanted), m.Rooms, int(m.There), []DayMinutes{}}
		for _, d := range m.Days {
			row.Days = append(row.Days, DayMinutes{d.Day.String(), int(d.There)})
		}
		a.Minutes = append(a.Minutes, row)
	}
	return a
}
