package fragility

import (
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/solver"
)

// Answer is the answer of fragility.
type Answer struct {
	present.Head
	Tool present.Tool `json:"tool"`
	present.About
	From    term.FileStamp `json:"from"`
	Options whatif.Options `json:"options"`
	// Scenarios counts the scenarios: as they were asked, and by what came of them.
	Scenarios Tally `json:"tally"`
	// AsItIs is what the programme needs if nothing is lost; null where that was not asked.
	AsItIs *AsItIs `json:"as_it_is"`
	// Who and what can be lost, those whose worst loss costs most first.
	People   []Ranked `json:"people"`
	Rooms    []Ranked `json:"rooms"`
	Sessions []Ranked `json:"sessions"`
	Days     []Ranked `json:"days"`
	Others   []Ranked `json:"others"` // scenarios about several of these, or about something else
	// MostMoved are the sessions that move in most scenarios.
	MostMoved []MovedSession `json:"most_moved"`
	// Themes are those that most losses are fatal for first; none where no programme is known that
	// keeps every hard rule if nothing is lost, since no loss need be the reason then.
	Themes     []Theme  `json:"themes"`
	Unanswered []string `json:"unanswered"`

	keeps bool // such a programme is known
}

// Tally counts scenarios.
type Tally struct {
	All        int `json:"all"`
	Proved     int `json:"proved"`      // the least changes are known
	NotProved  int `json:"not_proved"`  // a programme was found, perhaps one changes less
	Impossible int `json:"impossible"`  // proved
	OverBudget int `json:"over_budget"` // impossible within limits, proved
	Unknown    int `json:"unknown"`     // neither a programme nor a proof
	Unanswered int `json:"unanswered"`
}

// AsItIs is what a programme needs if nothing is lost: nothing, if it keeps every hard rule.
type AsItIs struct {
	Verdict solver.Verdict `json:"verdict"`
	Hard    int            `json:"hard"` // violations of hard rules
	Told    int            `json:"told"`
	Moved   int            `json:"moved"`
	Days    int            `json:"days"`

	loss Loss
}

// Ranked is somebody or something that can be lost.
type Ranked struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Fatal  int    `json:"fatal"`  // how many of the losses no programme survives
	Losses []Loss `json:"losses"` // the worst first
}

// MovedSession is how often a session is elsewhere after a loss, those apart that move it even
// if nothing is lost.
type MovedSession struct {
	Session string `json:"session"`
	Title   string `json:"title"`
	Moved   int    `json:"moved"` // in so many scenarios
	Days    int    `json:"days"`  // to another day
	Of      int    `json:"of"`    // scenarios that have a programme
}

// Theme is what the sessions on a theme hang on.
type Theme struct {
	Theme    string  `json:"theme"`
	Sessions int     `json:"sessions"` // that the programme has on it
	Points   []Point `json:"points"`   // single points of failure, those with most of its sessions first
	Worst    *Point  `json:"worst"`    // of losses that a programme survives, the worst one; null for none
}

// Point is a loss of a person or a room that touches sessions on a theme.
type Point struct {
	Kind     string `json:"kind"` // "person" or "room"
	ID       string `json:"id"`
	Name     string `json:"name"`
	Lost     string `json:"lost"`
	Sessions int    `json:"sessions"` // on the theme that it touches
	Told     int    `json:"told"`
}

// Subject is what an answer is about.
type Subject struct {
	About     present.About
	From      term.FileStamp
	Options   whatif.Options
	Event     *model.Event
	Programme *model.Programme
	Hard      int // violations of hard rules that the programme has
}

// Of returns the answer for scenarios of which one without changes asks what the programme needs
// as it is.
func Of(s *Subject, asked []Asked) *Answer {
	a := &Answer{
		Head: present.HeadOf("fragility"), Tool: present.ThisTool(), About: s.About, From: s.From, Options: s.Options,
		MostMoved: []MovedSession{}, Themes: []Theme{}, Unanswered: []string{},
	}
	var asItIs *scenario.Answer
	for i := range asked {
		if x := asked[i].Answer; x != nil && len(asked[i].Changes) == 0 {
			asItIs = x
			a.AsItIs = &AsItIs{
				Verdict: x.Verdict, Hard: s.Hard, Told: x.People, Moved: x.Moved, Days: x.Counts.Days,
				loss: lossOf(s.Event, s.Programme, &asked[i], nil),
			}
		}
	}
	var losses []Loss
	for i := range asked {
		switch {
		case asked[i].Answer == nil:
			a.Unanswered = append(a.Unanswered, asked[i].Name)
		case len(asked[i].Changes) == 0:
			continue
		default:
			losses = append(losses, lossOf(s.Event, s.Programme, &asked[i], asItIs))
		}
		a.Scenarios.All++
	}
	a.Scenarios.count(losses, len(a.Unanswered))
	for _, to := range []struct {
		kind string
		list *[]Ranked
	}{{person, &a.People}, {room, &a.Rooms}, {session, &a.Sessions}, {day, &a.Days}, {other, &a.Others}} {
		*to.list = rank(s.Event, losses, to.kind)
	}
	a.MostMoved = mostMoved(s.Event, asked, asItIs)
	a.keeps = s.Hard == 0 || asItIs != nil && asItIs.After != nil
	if a.keeps {
		a.Themes = themesOf(s.Event, s.Programme, losses)
	}
	return a
}

func (t *Tally) count(losses []Loss, unanswered int) {
	t.Unanswered = unanswered
	for i := range losses {
		switch l := &losses[i]; {
		case l.Verdict == solver.Optimal:
			t.Proved++
		case l.Verdict == solver.Feasible:
			t.NotProved++
		case l.fatal():
			t.Impossible++
		case l.OverBudget:
			t.OverBudget++
		default:
			t.Unknown++
		}
	}
}

// rank returns who or what of a kind can be lost, the worst first.
func rank(e *model.Event, losses []Loss, kind string) []Ranked {
	list := []Ranked{}
	at := map[string]int{}
	for _, l := range losses {
		if l.subject.kind != kind {
			continue
		}
		i, there := at[l.subject.id]
		if !there {
			i = len(list)
			at[l.subject.id] = i
			list = append(list, Ranked{ID: l.subject.id, Name: nameOf(e, l.subject)})
		}
		list[i].Losses = append(list[i].Losses, l)
		if l.fatal() {
			list[i].Fatal++
		}
	}
	for i := range list {
		slices.SortStableFunc(list[i].Losses, func(a, b Loss) int { return worse(&a, &b) })
	}
	slices.SortStableFunc(list, func(a, b Ranked) int { return worse(&a.Losses[0], &b.Losses[0]) })
	return list
}

// nameOf returns how people call a subject.
func nameOf(e *model.Event, of subject) string {
	name := ""
	switch of.kind {
	case person:
		if p, known := e.PersonByID(of.id); known {
			name = e.People[p].Name
		}
	case room:
		if r, known := e.RoomByName(of.id); known {
			name = e.Rooms[r].Name
		}
	case session:
		if s, known := e.SessionByID(of.id); known {
			name = e.Sessions[s].Title
		}
	case day:
		for _, d := range e.Days {
			if d.String() == of.id {
				name = term.LongDay(d)
			}
		}
	}
	if strings.TrimSpace(name) == "" {
		return of.id
	}
	return name
}
