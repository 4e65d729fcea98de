package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// whatIfAnswer is the answer of what-if: what --json prints, and programme.json.
type whatIfAnswer struct {
	head
	Tool toolStamp `json:"tool"`
	about
	From       term.FileStamp    `json:"from"`
	Zones      []zoneStamp       `json:"zones"`
	Options    whatIfStamp       `json:"options"`
	Asked      []string          `json:"asked"` // the changes, in their canonical words
	Replanned  replannedAnswer   `json:"answer"`
	Changes    *changesAnswer    `json:"changes"` // null unless there is a programme
	Placements []placementAnswer `json:"placements"`
	LeftOut    []string          `json:"left_out"`
	Output     *term.OutputStamp `json:"output,omitempty"` // nil on stdout
}

// whatIfStamp is what a question was asked with, as far as it can change the answer. A
// limit that is not set is null.
type whatIfStamp struct {
	Seed     uint64 `json:"seed"`
	Time     string `json:"time"`
	Keep     string `json:"keep"`
	Now      string `json:"now"`
	Freeze   string `json:"freeze"`
	MaxMoved *int   `json:"max_moved"`
	MaxTold  *int   `json:"max_told"`
}

// reply is the answer to one question.
type reply struct {
	changes   []change.Change
	event     *model.Event  // after the changes
	before    *check.Report // of the earlier programme, by the rules of the event as it is
	budget    solver.Budget
	result    *solver.Replanned
	programme *model.Programme // nil if there is none
	report    *diff.Report     // from the earlier programme to this one
	judged    *check.Report
}

// limit returns n, nil if it is negative: no limit.
func limit(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// replannedAnswer is how little has to change, and how sure that is.
type replannedAnswer struct {
	Verdict solver.Verdict `json:"verdict"`
	Stopped string         `json:"stopped"`
	// OverBudget says, of impossible, that there are programmes, but none within
	// max_moved and max_told; Needs says how much the one takes that cannot be kept.
	OverBudget bool          `json:"over_budget"`
	Needs      *needsAnswer  `json:"needs"`
	Cores      []coreAnswer  `json:"cores"`        // why it is impossible
	Moved      int           `json:"moved"`        // sessions that are elsewhere or dropped
	Weighed    bool          `json:"told_weighed"` // people told count as R53 weighs what changes for them
	Counts     countsAnswer  `json:"counts"`       // of the programme
	Bound      countsAnswer  `json:"bound"`        // proved to be the least
	Before     judgedAnswer  `json:"before"`
	After      *judgedAnswer `json:"after"` // null unless there is a programme
}

type needsAnswer struct {
	Moved *int `json:"moved,omitempty"`
	Told  *int `json:"told,omitempty"`
}

// replanned returns the answer but for the programme and what changes in it.
func (r *reply) replanned() replannedAnswer {
	x := r.result
	a := replannedAnswer{
		Cores:   coresOf(x.Cores),
		Verdict: x.Verdict, Stopped: x.Stopped, OverBudget: x.OverBudget, Moved: x.Moved, Weighed: x.Weighed,
		Counts: countsAnswer(x.Changes), Bound: countsAnswer(x.Bound), Before: judgedAnswer{Hard: r.before.Hard, Tiers: tiersOf(r.before.Cost)},
	}
	if x.OverBudget {
		a.Needs = &needsAnswer{limit(x.Needs.Moved.Number()), limit(x.Needs.Told.Number())}
	}
	if r.judged != nil {
		a.After = &judgedAnswer{Hard: r.judged.Hard, Tiers: tiersOf(r.judged.Cost)}
	}
	return a
}

// answer returns the answer about a programme that a file of that stamp holds.
func (r *reply) answer(about about, from term.FileStamp, options whatIfStamp) *whatIfAnswer {
	e := r.event
	a := &whatIfAnswer{
		head: headOf("what-if"), Tool: thisTool(), about: about, From: from, Zones: zoneStamps(e), Options: options,
		Asked: changeTexts(r.changes), Replanned: r.replanned(), Placements: []placementAnswer{}, LeftOut: []string{},
	}
	if r.programme != nil {
		changes := changesOf(e, r.report)
		a.Changes = &changes
		a.Placements = placementsOf(e, r.programme.Placements)
		a.LeftOut = idsOf(e, leftOut(e, r.programme))
	}
	return a
}

// files returns the programme as the files that what-if -o writes, programme.json last.
func (a *whatIfAnswer) files(r *reply, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(r.event, r.programme, o)}, sheets.Grids(r.event, r.programme, o)...)
	files = append(files, sheets.People(r.event, r.programme, o), sheets.Changes(r.event, r.report, o))
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
