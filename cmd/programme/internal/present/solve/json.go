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
	// SoFar says, of programme.json, that it was written while the run went on: one that is still
	// there afterwards is of a run that was killed.
	SoFar bool         `json:"so_far,omitempty"`
	Tool  present.Tool `json:"tool"`
	present.About
	Zones       []present.Zone      `json:"zones"`
	Options     Options             `json:"options"`
	Verdict     solver.Verdict      `json:"verdict"`
	Stopped     string              `json:"stopped"`                // what ended the run before its proof; "" if nothing did
	Effort      int64               `json:"effort"`                 // units of work done
	ProofEnded  bool                `json:"proof_ended,omitempty"`  // before the run did: more time does not raise the bounds
	MemoryShort bool                `json:"memory_short,omitempty"` // the proof left out what takes more memory than there is
	Unstated    []string            `json:"unstated,omitempty"`     // rules whose charges in some tier were too many for formulas: arithmetic alone bounds them
	Tidied      bool                `json:"tidied,omitempty"`       // all is proved but what only tidies
	Tiers       []present.Tier      `json:"tiers"`                  // empty unless there is a programme, or one of the rest
	Reasons     []present.Reason    `json:"reasons"`                // of all cores; empty unless impossible
	Cores       []present.Core      `json:"cores"`                  // what cannot hold together
	Placements  []present.Placement `json:"placements"`
	LeftOut     []string            `json:"left_out"` // ids of sessions that are not cancelled and have no place
	// Partial says that tiers, placements and left_out are those of a programme of the rest, which
	// breaks R01, or of one that breaks rules that were bent; Rest and Bent say how little, and why.
	Partial bool  `json:"partial,omitempty"`
	Rest    *Rest `json:"rest,omitempty"`
	// Bent is what comes of --bend; with a programme it is partial too, and breaks these rules.
	Bent *Bent `json:"bent,omitempty"`
	// Alternatives are programmes beside this one; absent unless they were asked for.
	Alternatives *present.Alternatives `json:"alternatives,omitempty"`
	// Output is nil on stdout.
	Output *term.OutputStamp `json:"output,omitempty"`
}

// Rest is what is said of a programme of the rest.
type Rest struct {
	Due        int       `json:"due"`        // sessions that have to be placed
	Least      int       `json:"least"`      // of them left out at least, proved
	Fewest     bool      `json:"fewest"`     // proved: no fewer can be left out
	Priorities bool      `json:"priorities"` // proved: nor, of as few, others of lower priority
	LeftOut    []LeftOut `json:"left_out"`
}

// LeftOut is a session that has to be placed and is not, and why.
type LeftOut struct {
	Session string           `json:"session"`
	Why     string           `json:"why"`
	Reasons []present.Reason `json:"reasons"` // rule instances that bar it; empty where only its places were counted
}

// Bent is what is said of a programme that bends rules.
type Bent struct {
	Rules   []string       `json:"rules"`
	Verdict solver.Verdict `json:"verdict"` // impossible: even that is not enough
	Cores   []present.Core `json:"cores"`   // why not
	Points  int            `json:"points"`  // what is broken counts, weight times amount
	Least   int            `json:"least"`   // proved
	Broken  []Broken       `json:"broken"`
}

// Broken is a violation of a rule that was bent.
type Broken struct {
	Rule     string         `json:"rule"`
	Amount   int            `json:"amount"`
	Sentence string         `json:"sentence"`
	Source   present.Source `json:"source"`
}

// bentOf returns what is said of a programme that bends rules; nil if none was asked for.
func bentOf(b *solver.Bent) *Bent {
	if b == nil {
		return nil
	}
	bent := &Bent{Rules: b.Rules, Verdict: b.Verdict, Cores: present.Cores(b.Cores), Points: b.Points, Least: b.Least, Broken: []Broken{}}
	for _, v := range b.Broken {
		bent.Broken = append(bent.Broken, Broken{v.Rule, v.Amount, v.Sentence, present.SourceOf(v.Source)})
	}
	return bent
}

// restOf returns what is said of a programme of the rest; nil if there is none.
func restOf(e *model.Event, r *solver.Rest) *Rest {
	if r == nil {
		return nil
	}
	rest := &Rest{Due: r.Due, Least: r.Least, Fewest: r.Fewest, Priorities: r.Priorities, LeftOut: []LeftOut{}}
	for i := range r.LeftOut {
		l := &r.LeftOut[i]
		rest.LeftOut = append(rest.LeftOut, LeftOut{e.Sessions[l.Session].ID, l.Words(), present.Reasons(l.Core.Reasons)})
	}
	return rest
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
	// Alternatives is how programmes beside the answer were asked for; absent unless they were.
	Alternatives *present.AskedAlternatives `json:"alternatives,omitempty"`
	// Continue is the programme that the run went on from.
	Continue *term.FileStamp `json:"continue,omitempty"`
}

// Of returns the answer about event e: what the solver found, and what the judge says
// of it, or of the programme of the rest; nil where there is neither; and the programmes beside
// it, nil where none were asked for.
func Of(about present.About, options Options, e *model.Event, r *solver.SolveResult, judged *check.Report, others *present.Beside) *Answer {
	a := &Answer{
		Head: present.HeadOf("solve"), Tool: present.ThisTool(), About: about, Zones: present.Zones(e), Options: options,
		Verdict: r.Verdict, Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded, MemoryShort: r.MemoryShort, Unstated: r.Unstated, Tidied: r.Tidied,
		Tiers: []present.Tier{}, Reasons: present.Reasons(present.AllReasons(r.Cores)), Cores: present.Cores(r.Cores), Placements: []present.Placement{}, LeftOut: []string{},
		Alternatives: present.AlternativesOf(others, false),
	}
	p, bound := r.Programme, r.Bound
	if r.Rest != nil {
		p, bound, a.Partial, a.Rest = r.Rest.Programme, r.Rest.Bound, true, restOf(e, r.Rest)
	}
	if a.Bent = bentOf(r.Bent); r.Bent != nil {
		p, a.Partial = r.Bent.Programme, r.Bent.Programme != nil
	}
	if judged != nil {
		a.Tiers = present.ProvedTiers(judged.Cost, bound)
		a.Placements = present.Placements(e, p.Placements)
		a.LeftOut = present.IDs(e, present.LeftOut(e, p))
	}
	return a
}

// Files returns the programme, and those beside it, as the files that solve -o writes,
// programme.json last.
func (a *Answer) Files(e *model.Event, p *model.Programme, others *present.Beside, excel bool) []tables.File {
	o := sheets.Options{Excel: excel}
	files := append([]tables.File{sheets.Programme(e, p, o)}, sheets.Grids(e, p, o)...)
	files = append(files, sheets.People(e, p, o))
	files = append(files, others.Files(o)...)
	a.Output = term.OutputOf(files)
	return append(files, tables.File{Name: term.ProgrammeJSON, Content: term.JSON(a)})
}
