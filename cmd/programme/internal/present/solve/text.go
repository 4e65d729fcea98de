package solve

import (
	"fmt"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// Show prints what was found: the verdict, and the programme as a list a day, on a
// reader's clock too unless that is ""; or why there is none, and that of the rest. The
// judge's report is of either, nil where there is neither.
//
// Where there is none, and the reasons were told, only the programme of the rest is printed.
func Show(c *term.Console, e *model.Event, r *solver.SolveResult, told bool, judged *check.Report, unseen []string, reader model.Zone) error {
	if r.Programme == nil {
		if !told {
			ShowReasons(c, e, r)
		}
		if r.Bent != nil {
			return showBent(c, e, r.Bent, judged, reader)
		}
		return showRest(c, e, r.Rest, judged, reader)
	}
	present.ShowVerdict(c, verdictLines(e, r, judged, unseen)...)
	c.Printf("\n")
	return present.NewView(c, e, r.Programme, reader).ListDays()
}

// ShowReasons prints that there is no programme, or none was found, and why.
func ShowReasons(c *term.Console, e *model.Event, r *solver.SolveResult) {
	present.ShowVerdict(c, verdictLines(e, r, nil, nil)...)
	present.ShowCores(c, e, r.Cores)
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
	switch {
	case r.Verdict == solver.Optimal:
		line += "; proved that none is better"
	case r.Tidied:
		line += "; proved that none is better, but for what only tidies"
	}
	lines := []string{line}
	for _, t := range present.TierVerdicts(judged.Cost, r.Bound) {
		if t.Cost > 0 {
			lines = append(lines, t.String()+present.RuleShares(judged, t.Tier))
		}
	}
	return lines
}

// showRest prints a programme of the rest, if there is one: how little it leaves out, what
// and why, what it costs, then the list a day.
func showRest(c *term.Console, e *model.Event, r *solver.Rest, judged *check.Report, reader model.Zone) error {
	if r == nil {
		return nil
	}
	c.Printf("\n%s\n", c.Paint.Bold("a programme of the rest: "+r.Words()))
	for i := range r.LeftOut {
		l := &r.LeftOut[i]
		c.Printf("  %s\n", term.Plain(rules.Session(e, l.Session)+": "+l.Words()))
	}
	said := false
	for _, t := range present.TierVerdicts(judged.Cost, r.Bound) {
		if t.Cost == 0 {
			continue
		}
		if !said {
			c.Printf("among all that leave out the same:\n")
			said = true
		}
		c.Printf("  %s%s\n", t, present.RuleShares(judged, t.Tier))
	}
	c.Printf("\n")
	return present.NewView(c, e, r.Programme, reader).ListDays()
}

// showBent prints a programme that bends rules: how little it breaks, and what; or why even
// that is not enough.
func showBent(c *term.Console, e *model.Event, b *solver.Bent, judged *check.Report, reader model.Zone) error {
	c.Printf("\n%s\n", c.Paint.Bold(b.Words()))
	if b.Programme == nil {
		present.ShowCores(c, e, b.Cores)
		return nil
	}
	for _, v := range b.Broken {
		c.Printf("  %s\n", term.Plain(v.Rule+" "+present.SourcedViolation(e, &v)))
	}
	for t, cost := range judged.Cost {
		if cost > 0 {
			c.Printf("tier %d costs %d\n", t+1, cost)
		}
	}
	c.Printf("\n")
	return present.NewView(c, e, b.Programme, reader).ListDays()
}
