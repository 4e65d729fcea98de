package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/check"
	"programme/model/exchange/report"
	"programme/model/exchange/words"
	"programme/model/tables"
	"programme/solver"
)

// reportFormat is what planners read of a programme. Other eyes than theirs get the
// parts that need no rules, which the public profile has none of.
var reportFormat = exportFormat{
	"report", "how rooms and people are used, and what costs: a page for planners",
	func(x *exporting) ([]tables.File, error) {
		s := report.Subject{Event: x.event, Programme: x.programme, Language: x.options.said().Tag()}
		if x.event == x.in.event {
			s.Book = x.in.book
			s.Judged = check.Programme(s.Book, x.programme)
			s.Charges = reportCharges(x.in, s.Judged)
			s.Composed = x.in.inspected().Composition
			s.Verdict = x.verdict(x.options.said())
		}
		return []tables.File{report.Report(s)}, nil
	},
}

func reportCharges(in *input, judged *check.Report) []report.Charge {
	var list []report.Charge
	for _, h := range present.Charges(in.book, judged) {
		c := report.Charge{
			Tier: h.Tier, Rule: h.Rule, Name: h.Name(in.book), Unit: h.Unit,
			Violations: len(h.Worst), Amount: h.Amount, Cost: h.Cost,
		}
		for _, v := range h.Worst[:min(present.WorstCap, len(h.Worst))] {
			c.Worst = append(c.Worst, report.Sentence{Text: present.SourcedViolation(in.event, &v), Cost: v.Cost()})
		}
		list = append(list, c)
	}
	return list
}

// verdict returns what programme.json beside the programme's file says of exactly that
// file: the verdict, and the bound of each tier that costs anything; nil where there is
// none or it belongs to another one; in a language.
func (x *exporting) verdict(l *words.Language) []string {
	content, err := os.ReadFile(filepath.Join(filepath.Dir(x.source.Name), term.ProgrammeJSON))
	if err != nil {
		return nil
	}
	var a present.Vouched
	own := term.FileStamp{Name: filepath.Base(x.source.Name), SHA256: x.source.SHA256}
	if json.Unmarshal(content, &a) != nil || a.Output == nil || !slices.Contains(a.Output.Files, own) {
		return nil
	}
	key := map[solver.Verdict]string{solver.Optimal: "report.optimal", solver.Feasible: "report.feasible"}[a.Verdict]
	if key == "" {
		return nil
	}
	lines := []string{l.Say(key)}
	for _, t := range a.Tiers {
		if t.Cost > 0 && t.Bound != nil {
			lines = append(lines, l.Say("report.bound", "tier", t.Tier, "cost", t.Cost, "bound", *t.Bound))
		}
	}
	return lines
}
