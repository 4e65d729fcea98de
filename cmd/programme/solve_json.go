package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// solved is the answer of solve: what --json prints, and programme.json.
type solved struct {
	head
	Tool toolStamp `json:"tool"`
	about
	Zones      []zoneStamp       `json:"zones"`
	Options    optionStamp       `json:"options"`
	Verdict    solver.Verdict    `json:"verdict"`
	Stopped    string            `json:"stopped"`               // what ended the run before its proof; "" if nothing did
	Effort     int64             `json:"effort"`                // units of work done
	ProofEnded bool              `json:"proof_ended,omitempty"` // before the run did: more time does not raise the bounds
	Tiers      []tierAnswer      `json:"tiers"`                 // empty unless there is a programme
	Reasons    []reasonAnswer    `json:"reasons"`               // of all cores; empty unless impossible
	Cores      []coreAnswer      `json:"cores"`                 // what cannot hold together
	Placements []placementAnswer `json:"placements"`
	LeftOut    []string          `json:"left_out"` // ids of sessions that are not cancelled and have no place
	// Output is nil on stdout.
	Output *term.OutputStamp `json:"output,omitempty"`
}

// optionStamp is what a solve was asked, as far as it can change the answer.
type optionStamp struct {
	Seed   uint64 `json:"seed"`
	Time   string `json:"time"`   // "" for no limit
	Effort int64  `json:"effort"` // 0 for no limit
	Keep   string `json:"keep"`
	Now    string `json:"now"`    // what began before stays; "" if nothing has
	Freeze string `json:"freeze"` // days and sessions that stay
	// Changes were made to the event of the tables.
	Changes []string `json:"changes,omitempty"`
}

// solvedOf returns the answer about event e: what the solver found, and what the judge says
// of it; nil where there is no programme.
func solvedOf(about about, options optionStamp, e *model.Event, r *solver.Result, judged *check.Report) *solved {
	a := &solved{
		head: headOf("solve"), Tool: thisTool(), about: about, Zones: zoneStamps(e), Options: options,
		Verdict: r.Verdict, Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded,
		Tiers: []tierAnswer{}, Reasons: reasonsOf(allReasons(r.Cores)), Cores: coresOf(r.Cores), Placements: []placementAnswer{}, LeftOut: []string{},
	}
	if judged != nil {
		a.Tiers = provedTiersOf(judged.Cost, r.Bound)
		a.Placements = placementsOf(e, r.Programme.Placements)
		a.LeftOut = idsOf(e, leftOut(e, r.Programme))
	}
	return a
}

// files returns the programme as the files that solve -o writes, programme.json last.
func (a *solved) files(e *model.Event, p *model.Programme, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(e, p, o)}, sheets.Grids(e, p, o)...)
	files = append(files, sheets.People(e, p, o))
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
