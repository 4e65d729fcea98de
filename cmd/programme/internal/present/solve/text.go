package solve

import (
	"fmt"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/solver"
)

// Show prints what was found: the verdict, and the programme as a list a day, on a
// reader's clock too unless that is ""; or why there is none. The judge's report is nil where
// there is none.
func Show(c *term.Console, e *model.Event, r *solver.SolveResult, judged *check.Report, unseen []string, reader model.Zone) error {
	present.ShowVerdict(c, verdictLines(e, r, judged, unseen)...)
	if r.Programme == nil {
		present.ShowCores(c, e, r.Cores)
		return nil
	}
	c.Printf("\n")
	return present.NewView(c, e, r.Programme, reader).ListDays()
}

// verdictLines says what a solve reached: the verdict in one line that claims no more
// than was proved, and what it cannot see, then one for each soft tier that costs anything.
func verdictLines(e *model.Event, r *solver.SolveResult, judged *check.Report, unseen []string) []string {
	switch r.Verdict {
	case solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	}
	line := fmt.Sprintf("%s: %s, %s", r.Verdict, present.PlacedWords(e, r.Programme), present.BrokenWords(judged)) + present.UnseenWords(unseen)
	if r.Verdict == solver.Optimal {
		line += "; proved that none is better"
	}
	lines := []string{line}
	for _, t := range present.TierVerdicts(judged.Cost, r.Bound) {
		if t.Cost > 0 {
			lines = append(lines, t.String())
		}
	}
	return lines
}
