package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/solver"
)

// question is what is asked, and what was found.
type question struct {
	event   *model.Event
	book    *rules.Book
	from    *model.Programme // nil for none
	session model.SessionIndex
	at      model.Instant   // or NoInstant
	room    model.RoomIndex // or NoRoom

	whether *solver.Whether    // nil unless there is a time or a room
	places  []solver.PlaceWord // nil if there are both
}

// whyNotAnswer is the answer of why-not.
type whyNotAnswer struct {
	head
	about
	From    *term.FileStamp `json:"from"` // null without an earlier programme
	Session string          `json:"session"`
	Start   string          `json:"start"`  // "" for any
	Room    string          `json:"room"`   // id; "" for any
	Answer  *whetherAnswer  `json:"answer"` // null unless a time or a room was asked about
	Places  []placeAnswer   `json:"places"` // empty if both were
}

// whetherAnswer is whether a session can be where it was asked about.
type whetherAnswer struct {
	Verdict solver.Verdict    `json:"verdict"`
	Stands  bool              `json:"stands"` // the earlier programme has it there
	Breaks  []violationAnswer `json:"breaks"` // which hard rules that breaks, if it does
	// Bars are what forbids it; Complete says that there is nothing beside them.
	Bars     []barAnswer  `json:"bars"`
	Complete bool         `json:"complete"`
	Nearest  []spanAnswer `json:"nearest"` // starts around one that no window has
	// Before is what the earlier programme breaks and costs or, without one, what was
	// found with the session anywhere; null if there is neither. After is null unless
	// there is a programme with the session there.
	Before  *judgedAnswer `json:"before"`
	After   *judgedAnswer `json:"after"`
	Counts  *countsAnswer `json:"counts"`  // how little has to change; null without an earlier programme
	Bound   *countsAnswer `json:"bound"`   // proved to be the least
	Mending *countsAnswer `json:"mending"` // what it takes to mend the earlier programme alone; null if it breaks no hard rule
	// Changes are null without an earlier programme.
	Changes *changesAnswer `json:"changes"`
	Stopped string         `json:"stopped"`
}

type barAnswer struct {
	coreAnswer
	Anyway bool `json:"anyway"` // it forbids the session everywhere
}

type spanAnswer struct {
	Start      string `json:"start"`
	StartLocal string `json:"start_local"`
}

// placeAnswer is a word on a place.
type placeAnswer struct {
	Start      string           `json:"start"`
	StartLocal string           `json:"start_local"`
	Room       string           `json:"room"`
	Kind       solver.PlaceKind `json:"kind"`
	Here       bool             `json:"here"` // the earlier programme has it there
	Reasons    []placeReason    `json:"reasons"`
}

type placeReason struct {
	Rule  string `json:"rule"`
	Words string `json:"words"`
}

// answer returns the answer about a programme that a file of that stamp holds, nil for none.
func (q *question) answer(about about, from *term.FileStamp) *whyNotAnswer {
	e := q.event
	a := &whyNotAnswer{
		head: headOf("why-not"), about: about, From: from,
		Session: e.Sessions[q.session].ID, Start: q.at.String(), Places: make([]placeAnswer, len(q.places)),
	}
	if q.room != model.NoRoom {
		a.Room = e.Rooms[q.room].ID
	}
	if q.whether != nil {
		a.Answer = q.whetherAnswer()
	}
	for i, p := range q.places {
		a.Places[i] = placeAnswer{
			Start: p.Start.String(), StartLocal: sheets.Local(p.Start, e.Zone), Room: e.Rooms[p.Room].ID,
			Kind: p.Kind, Here: p.Here, Reasons: make([]placeReason, len(p.Reasons)),
		}
		for k, r := range p.Reasons {
			a.Places[i].Reasons[k] = placeReason{r.Rule, r.Words}
		}
	}
	return a
}

func (q *question) whetherAnswer() *whetherAnswer {
	e, w := q.event, q.whether
	a := &whetherAnswer{
		Verdict: w.Verdict, Stands: w.Stands, Breaks: violationsOf(e, q.book, w.Breaks),
		Bars: []barAnswer{}, Complete: w.Complete, Nearest: []spanAnswer{}, Stopped: w.Stopped,
	}
	for i, core := range coresOf(barCores(w.Bars)) {
		a.Bars = append(a.Bars, barAnswer{core, w.Bars[i].Anyway})
	}
	for _, t := range w.Nearest {
		a.Nearest = append(a.Nearest, spanAnswer{t.String(), sheets.Local(t, e.Zone)})
	}
	if w.HasBefore {
		a.Before = &judgedAnswer{Hard: w.Broken, Tiers: tiersOf(w.Before)}
	}
	if w.Programme != nil {
		a.After = &judgedAnswer{Tiers: tiersOf(w.Cost)}
	}
	if r := w.Replanned; r != nil {
		counts, bound := countsAnswer(r.Changes), countsAnswer(r.Bound)
		a.Counts, a.Bound = &counts, &bound
	}
	if w.Mended != nil {
		mending := countsAnswer(w.Mended.Changes)
		a.Mending = &mending
	}
	if report := q.changes(); report != nil {
		changes := changesOf(e, report)
		a.Changes = &changes
	}
	return a
}

// changes returns what changes for the session to be there; nil without a programme
// before or after.
func (q *question) changes() *diff.Report {
	if q.from == nil || q.whether.Programme == nil {
		return nil
	}
	return diff.Of(q.event, q.from, q.whether.Programme)
}

// possible counts the places that no rule forbids by itself.
func (q *question) possible() (n int) {
	for _, p := range q.places {
		if p.Kind != solver.PlaceForbidden {
			n++
		}
	}
	return n
}

func barCores(bars []solver.Bar) []solver.Core {
	cores := make([]solver.Core, len(bars))
	for i := range bars {
		cores[i] = bars[i].Core
	}
	return cores
}
