// Package solve says what a solve found, and how sure that is.
package solve

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
)

// Answer is the answer of solve: what --json prints, and programme.json.
type Answer struct {
	present.Head
	Tool present.Tool `json:"tool"`
	present.About
	Zones      []present.Zone      `json:"zones"`
	Options    Options             `json:"options"`
	Verdict    solver.Verdict      `json:"verdict"`
	Stopped    string              `json:"stopped"`               // what ended the run before its proof; "" if nothing did
	Effort     int64               `json:"effort"`                // units of work done
	ProofEnded bool                `json:"proof_ended,omitempty"` // before the run did: more time does not raise the bounds
	Tiers      []present.Tier      `json:"tiers"`                 // empty unless there is a programme
	Reasons    []present.Reason    `json:"reasons"`               // of all cores; empty unless impossible
	Cores      []present.Core      `json:"cores"`                 // what cannot hold together
	Placements []present.Placement `json:"placements"`
	LeftOut    []string            `json:"left_out"` // ids of sessions that are not cancelled and have no place
	// Output is nil on stdout.
	Output *term.OutputStamp `json:"output,omitempty"`
}

// Options is what a solve was asked, as far as it can change the answer.
type Options struct {
	Seed   uint64 `json:"seed"`
	Time   string `json:"time"`   // "" for no limit
	Effort int64  `json:"effort"` // 0 for no limit
	Keep   string `json:"keep"`
	Now    string `json:"now"`    // what began before stays; "" if nothing has
	Freeze string `json:"freeze"` // days and sessions that stay
	// Changes were made to the event of the tables.
	Changes []string `json:"changes,omitempty"`
}

// Of returns the answer about event e: what the solver found, and what the judge says
// of it; nil where there is no programme.
func Of(about present.About, options Options, e *model.Event, r *solver.SolveResult, judged *check.Report) *Answer {
	a := &Answer{
		Head: present.HeadOf("solve"), Tool: present.ThisTool(), About: about, Zones: present.Zones(e), Options: options,
		Verdict: r.Verdict, Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded,
		Tiers: []present.Tier{}, Reasons: present.Reasons(present.AllReasons(r.Cores)), Cores: present.Cores(r.Cores), Placements: []present.Placement{}, LeftOut: []string{},
	}
	if judged != nil {
		a.Tiers = present.ProvedTiers(judged.Cost, r.Bound)
		a.Placements = present.Placements(e, r.Programme.Placements)
		a.LeftOut = present.IDs(e, present.LeftOut(e, r.Programme))
	}
	return a
}

// Files returns the programme as the files that solve -o writes, programme.json last.
func (a *Answer) Files(e *model.Event, p *model.Programme, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(e, p, o)}, sheets.Grids(e, p, o)...)
	files = append(files, sheets.People(e, p, o))
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
