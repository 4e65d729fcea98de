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
	Version    int               `json:"version"`
	Command    string            `json:"command"`
	Tool       toolStamp         `json:"tool"`
	Event      eventStamp        `json:"event"`
	Input      inputStamp        `json:"input"`
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

// toolStamp says which program made an answer. Go names the tz data in the program
// too; what of it the answer rests on is in zones.
type toolStamp struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Go      string `json:"go"`
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

func solveAnswer(in *input, o solveOptions, r *solver.SolveResult, judged *check.Report) *solved {
	e := in.event
	a := &solved{
		Version: answerVersion, Command: "solve", Tool: toolStamp{"programme", version(), goVersion()},
		Event: stampOf(e), Input: in.files.stamp(), Zones: zoneStamps(e),
		Options: optionStamp{Seed: o.seed, Effort: o.effort, Keep: o.keep, Now: o.freeze.now, Freeze: o.freeze.what, Changes: o.change},
		Verdict: r.Verdict, Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded,
		Tiers: []tierAnswer{}, Reasons: reasonsOf(allReasons(r.Cores)), Cores: coresOf(r.Cores), Placements: []placementAnswer{}, LeftOut: []string{},
	}
	if o.time.Duration > 0 {
		a.Options.Time = o.time.String()
	}
	if judged != nil {
		a.Tiers = provedTiersOf(judged.Cost, r.Bound)
		a.Placements = placementsOf(e, r.Programme.Placements)
		a.LeftOut = idsOf(e, leftOut(e, r.Programme))
	}
	return a
}

// files returns the programme as the files that solve -o writes, programme.json last.
func (a *solved) files(in *input, p *model.Programme, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(in.event, p, o)}, sheets.Grids(in.event, p, o)...)
	files = append(files, sheets.People(in.event, p, o))
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
