package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// whatIfAnswer is the answer of what-if: what --json prints, and programme.json.
type whatIfAnswer struct {
	Version    int               `json:"version"`
	Command    string            `json:"command"`
	Tool       toolStamp         `json:"tool"`
	Event      eventStamp        `json:"event"`
	Input      inputStamp        `json:"input"`
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

func (o *whatIfOptions) stamp() whatIfStamp {
	return whatIfStamp{o.seed, o.time.String(), o.keep, o.freeze.now, o.freeze.what, limit(o.moved), limit(o.told)}
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

// countsAnswer counts changes, in the order in which they are kept few.
type countsAnswer struct {
	Dropped int `json:"dropped"`
	Told    int `json:"told"`
	Days    int `json:"days"`
	Times   int `json:"times"` // on another day or not
	Rooms   int `json:"rooms"`
}

// judgedAnswer is what a programme breaks and costs.
type judgedAnswer struct {
	Hard  int          `json:"hard"` // violations of hard rules
	Tiers []tierAnswer `json:"tiers"`
}

func (w *whatIf) replanned(r *reply) replannedAnswer {
	x := r.result
	a := replannedAnswer{
		Cores:   coresOf(x.Cores),
		Verdict: x.Verdict, Stopped: x.Stopped, OverBudget: x.OverBudget, Moved: x.Moved, Weighed: x.Weighed,
		Counts: countsAnswer(x.Changes), Bound: countsAnswer(x.Bound), Before: judgedAnswer{w.before.Hard, tiersOf(w.before.Cost)},
	}
	if x.OverBudget {
		a.Needs = &needsAnswer{limit(x.Needs.Moved.Number()), limit(x.Needs.Told.Number())}
	}
	if r.judged != nil {
		a.After = &judgedAnswer{r.judged.Hard, tiersOf(r.judged.Cost)}
	}
	return a
}

func (w *whatIf) answer(r *reply) *whatIfAnswer {
	e := r.in.event
	a := &whatIfAnswer{
		Version: answerVersion, Command: "what-if", Tool: toolStamp{"programme", version(), goVersion()},
		Event: stampOf(e), Input: w.in.files.stamp(), From: w.stamp, Zones: zoneStamps(e), Options: w.o.stamp(),
		Asked: changeTexts(r.changes), Replanned: w.replanned(r), Placements: []placementAnswer{}, LeftOut: []string{},
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
	files := append([]tables.File{sheets.Programme(r.in.event, r.programme, o)}, sheets.Grids(r.in.event, r.programme, o)...)
	files = append(files, sheets.People(r.in.event, r.programme, o), sheets.Changes(r.in.event, r.report, o))
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
