// Package whynot says what forbids a session some time or room, or what it would take.
package whynot

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/solver"
)

// Question is what is asked, and what was found.
type Question struct {
	Book    *rules.Book
	From    *model.Programme // nil for none
	Session model.SessionIndex
	At      model.Instant   // or NoInstant
	Room    model.RoomIndex // or NoRoom

	Result *solver.WhyNotResult // nil unless there is a time or a room
	Places []solver.PlaceWord   // nil if there are both
}

// Answer is the answer of why-not.
type Answer struct {
	present.Head
	present.About
	From    *term.FileStamp `json:"from"` // null without an earlier programme
	Changed present.Changed `json:"changed"`
	Session string          `json:"session"`
	Start   string          `json:"start"`  // "" for any
	Room    string          `json:"room"`   // id; "" for any
	Answer  *Result         `json:"answer"` // null unless a time or a room was asked about
	Places  []Place         `json:"places"` // empty if both were
}

// Result is whether a session can be where it was asked about.
type Result struct {
	Verdict solver.Verdict      `json:"verdict"`
	Stands  bool                `json:"stands"` // the earlier programme has it there
	Breaks  []present.Violation `json:"breaks"` // which hard rules that breaks, if it does
	// Conflicts are what forbids it; Complete says that there is nothing beside them.
	Conflicts []Conflict `json:"bars"`
	Complete  bool       `json:"complete"`
	Nearest   []Start    `json:"nearest"` // starts around one that no window has
	// Before is what the earlier programme breaks and costs or, without one, what was
	// found with the session anywhere; null if there is neither. After is null unless
	// there is a programme with the session there.
	Before  *present.Judged `json:"before"`
	After   *present.Judged `json:"after"`
	Counts  *present.Counts `json:"counts"`  // how little has to change; null without an earlier programme
	Bound   *present.Counts `json:"bound"`   // proved to be the least
	Mending *present.Counts `json:"mending"` // what it takes to mend the earlier programme alone; null if it breaks no hard rule
	// Changes are null without an earlier programme.
	Changes *present.Changes `json:"changes"`
	Stopped string           `json:"stopped"`
	// MemoryShort says that a proof was given up for lack of memory.
	MemoryShort bool `json:"memory_short,omitempty"`
}

// Conflict is a core that forbids a session its place.
type Conflict struct {
	present.SteppedCore
	Anyway bool `json:"anyway"` // it forbids the session everywhere
}

// Start is a start that a window has.
type Start struct {
	Start      string `json:"start"`
	StartLocal string `json:"start_local"`
}

// Place is a word on a place.
type Place struct {
	Start      string           `json:"start"`
	StartLocal string           `json:"start_local"`
	Room       string           `json:"room"`
	Kind       solver.PlaceKind `json:"kind"`
	Here       bool             `json:"here"` // the earlier programme has it there
	Reasons    []PlaceReason    `json:"reasons"`
}

// PlaceReason is a rule that stands in the way of a place, in a few words.
type PlaceReason struct {
	Rule  string `json:"rule"`
	Words string `json:"words"`
	present.Asked
}

// Answer returns the answer about a programme that a file of that stamp holds, nil for none.
func (q *Question) Answer(about present.About, changed present.Changed) *Answer {
	e := q.Book.Event()
	a := &Answer{
		Head: present.HeadOf("why-not"), About: about, From: changed.From, Changed: changed,
		Session: e.Sessions[q.Session].ID, Start: q.At.String(), Places: make([]Place, len(q.Places)),
	}
	if q.Room != model.NoRoom {
		a.Room = e.Rooms[q.Room].ID
	}
	if q.Result != nil {
		a.Answer = q.resultAnswer()
	}
	for i, p := range q.Places {
		a.Places[i] = Place{
			Start: p.Start.String(), StartLocal: sheets.Local(p.Start, e.Zone), Room: e.Rooms[p.Room].ID,
			Kind: p.Kind, Here: p.Here, Reasons: make([]PlaceReason, len(p.Reasons)),
		}
		for k, r := range p.Reasons {
			a.Places[i].Reasons[k] = PlaceReason{r.Rule, r.Words, present.AskedOf(r.Asked)}
		}
	}
	return a
}

func (q *Question) resultAnswer() *Result {
	e, w := q.Book.Event(), q.Result
	a := &Result{
		Verdict: w.Verdict, Stands: w.Stands, Breaks: present.Violations(q.Book, w.Breaks),
		Conflicts: []Conflict{}, Complete: w.Complete, Nearest: []Start{}, Stopped: w.Stopped, MemoryShort: w.MemoryShort,
	}
	for i, core := range present.SteppedCores(e, coresOf(w.Conflicts)) {
		a.Conflicts = append(a.Conflicts, Conflict{core, w.Conflicts[i].Anyway})
	}
	for _, t := range w.Nearest {
		a.Nearest = append(a.Nearest, Start{t.String(), sheets.Local(t, e.Zone)})
	}
	if w.HasBefore {
		a.Before = &present.Judged{Hard: w.Broken, Tiers: present.Tiers(w.Before)}
	}
	if w.Programme != nil {
		a.After = &present.Judged{Tiers: present.Tiers(w.Cost)}
	}
	if r := w.Replan; r != nil {
		counts, bound := present.Counts(r.Changes), present.Counts(r.Bound)
		a.Counts, a.Bound = &counts, &bound
	}
	if w.Mend != nil {
		mending := present.Counts(w.Mend.Changes)
		a.Mending = &mending
	}
	if report := q.changes(); report != nil {
		changes := present.ChangesOf(e, report)
		a.Changes = &changes
	}
	return a
}

// changes returns what changes for the session to be there; nil without a programme
// before or after.
func (q *Question) changes() *diff.Report {
	if q.From == nil || q.Result.Programme == nil {
		return nil
	}
	return present.Compared(q.Book, q.From, q.Result.Programme)
}

// Possible counts the places that no rule forbids by itself.
func (q *Question) Possible() (n int) {
	for _, p := range q.Places {
		if p.Kind != solver.PlaceForbidden {
			n++
		}
	}
	return n
}

func coresOf(conflicts []solver.Conflict) []solver.Core {
	cores := make([]solver.Core, len(conflicts))
	for i := range conflicts {
		cores[i] = conflicts[i].Core
	}
	return cores
}
