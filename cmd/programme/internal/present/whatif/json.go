// Package whatif says how little of a programme has to change, of one question and of many.
package whatif

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// Answer is the answer of what-if: what --json prints, and programme.json.
type Answer struct {
	present.Head
	// SoFar says, of programme.json, that it was written while the run went on: one that is still
	// there afterwards is of a run that was killed.
	SoFar bool         `json:"so_far,omitempty"`
	Tool  present.Tool `json:"tool"`
	present.About
	From       term.FileStamp      `json:"from"`
	Zones      []present.Zone      `json:"zones"`
	Options    Options             `json:"options"`
	Asked      []string            `json:"asked"` // the changes, in their canonical words
	Notes      []string            `json:"notes"` // which of them change nothing, and what others make of sessions
	Result     Result              `json:"answer"`
	Changes    *present.Changes    `json:"changes"` // null unless there is a programme
	Placements []present.Placement `json:"placements"`
	LeftOut    []string            `json:"left_out"`
	// Alternatives are programmes beside this one; absent unless they were asked for.
	Alternatives *present.Alternatives `json:"alternatives,omitempty"`
	Output       *term.OutputStamp     `json:"output,omitempty"` // nil on stdout
}

// Options is what a question was asked with, as far as it can change the answer. A
// limit that is not set is null.
type Options struct {
	Seed     uint64 `json:"seed"`
	Time     string `json:"time"`
	Effort   int64  `json:"effort,omitempty"` // units of work; absent unless it bounds a question
	Keep     string `json:"keep"`
	Now      string `json:"now"`
	Freeze   string `json:"freeze"`
	MaxMoved *int   `json:"max_moved"`
	MaxTold  *int   `json:"max_told"`
	// Alternatives is how programmes beside the answer were asked for; absent unless they were.
	Alternatives *present.AskedAlternatives `json:"alternatives,omitempty"`
	// Continue is the earlier answer that the run went on from.
	Continue *term.FileStamp `json:"continue,omitempty"`
}

// Reply is the answer to one question.
type Reply struct {
	Changes   []change.Change
	Notes     []string      // on these changes
	Event     *model.Event  // after the changes
	Before    *check.Report // of the earlier programme, by the rules of the event as it is
	Budget    solver.Budget
	Result    *solver.ReplanResult
	Programme *model.Programme // nil if there is none
	Report    *diff.Report     // from the earlier programme to this one
	Reasoned  *diff.Report     // the same, with the change that each session moves for
	Judged    *check.Report
	Unseen    []string        // by any verdict, and for want of what
	Others    *present.Beside // nil unless asked for
}

// Limit returns n, nil if it is negative: no limit.
func Limit(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// Result is how little has to change, and how sure that is.
type Result struct {
	Verdict solver.Verdict `json:"verdict"`
	Stopped string         `json:"stopped"`
	// OverBudget says, of impossible, that there are programmes, but none within
	// max_moved and max_told; Needs says how much the one takes at least that cannot be
	// kept. Of unknown it says what was proved of that.
	OverBudget bool            `json:"over_budget"`
	Needs      *Needs          `json:"needs"`
	Fewest     bool            `json:"fewest"`       // some programme takes no more than needs says
	Beyond     *Needs          `json:"beyond"`       // what one takes that was found and is not within the budget; null for none
	Cores      []present.Core  `json:"cores"`        // why it is impossible
	People     int             `json:"people"`       // who must be told, each once
	Moved      int             `json:"moved"`        // sessions that are elsewhere or dropped
	Weighed    bool            `json:"told_weighed"` // told of counts and bound weighs people by R53
	Counts     present.Counts  `json:"counts"`       // of the programme
	Bound      present.Counts  `json:"bound"`        // proved to be the least
	Before     present.Judged  `json:"before"`
	After      *present.Judged `json:"after"` // null unless there is a programme
}

// Needs says how much a programme takes of what has a limit.
type Needs struct {
	Moved *int `json:"moved,omitempty"`
	Told  *int `json:"told,omitempty"`
}

// Outcome returns the answer but for the programme and what changes in it.
func (r *Reply) Outcome() Result {
	x := r.Result
	a := Result{
		Cores:   present.Cores(x.Cores),
		Verdict: x.Verdict, Stopped: x.Stopped, OverBudget: x.OverBudget, Fewest: x.Fewest, People: x.People, Moved: x.Moved, Weighed: x.Weighed,
		Counts: present.Counts(x.Changes), Bound: present.Counts(x.Bound), Before: present.Judged{Hard: r.Before.Hard, Tiers: present.Tiers(r.Before.Cost)},
	}
	a.Needs, a.Beyond = needsOf(x.Needs), needsOf(x.Beyond)
	if r.Judged != nil {
		a.After = &present.Judged{Hard: r.Judged.Hard, Tiers: present.Tiers(r.Judged.Cost)}
	}
	return a
}

// needsOf returns what a budget says; nil for nothing.
func needsOf(b solver.Budget) *Needs {
	if !b.Moved.Given() && !b.Told.Given() {
		return nil
	}
	return &Needs{Limit(b.Moved.Number()), Limit(b.Told.Number())}
}

// Answer returns the answer about a programme that a file of that stamp holds.
func (r *Reply) Answer(about present.About, from term.FileStamp, options Options) *Answer {
	e := r.Event
	a := &Answer{
		Head: present.HeadOf("what-if"), Tool: present.ThisTool(), About: about, From: from, Zones: present.Zones(e), Options: options,
		Asked: present.ChangeTexts(r.Changes), Notes: append([]string{}, r.Notes...), Result: r.Outcome(), Placements: []present.Placement{}, LeftOut: []string{},
	}
	if r.Programme != nil {
		changes := present.ChangesOf(e, r.Reasoned)
		a.Changes = &changes
		a.Placements = present.Placements(e, r.Programme.Placements)
		a.LeftOut = present.IDs(e, present.LeftOut(e, r.Programme))
		a.Alternatives = present.AlternativesOf(r.Others, true)
	}
	return a
}

// Files returns the programme as the files that what-if -o writes, programme.json last.
func (a *Answer) Files(r *Reply, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(r.Event, r.Programme, o)}, sheets.Grids(r.Event, r.Programme, o)...)
	files = append(files, sheets.People(r.Event, r.Programme, o), sheets.Changes(r.Event, r.Reasoned, o))
	files = append(files, r.Others.Files(o)...)
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
