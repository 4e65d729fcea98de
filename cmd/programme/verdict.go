package main

import (
	"fmt"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// verdictLines says what a solve reached: the verdict in one line that claims no more
// than was proved, then one for each soft tier that costs anything.
func verdictLines(e *model.Event, r *solver.SolveResult, judged *check.Report) []string {
	switch r.Verdict {
	case solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	}
	line := fmt.Sprintf("%s: %s, %s", r.Verdict, placedWords(e, r.Programme), brokenWords(judged))
	if r.Verdict == solver.Optimal {
		line += "; proved that none is better"
	}
	lines := []string{line}
	for _, t := range tierVerdicts(judged.Cost, r.Bound) {
		if t.cost > 0 {
			lines = append(lines, t.String())
		}
	}
	return lines
}

// placedWords says how many sessions have a place: "all 237 sessions placed".
func placedWords(e *model.Event, p *model.Programme) string {
	var due, optional, duePlaced, optionalPlaced int
	for s, placed := range p.BySession(len(e.Sessions)) {
		has := min(1, len(placed))
		switch e.Sessions[s].State {
		case model.Confirmed:
			due, duePlaced = due+1, duePlaced+has
		case model.Optional:
			optional, optionalPlaced = optional+1, optionalPlaced+has
		}
	}
	kind := "session"
	if optional > 0 {
		kind = "confirmed session"
	}
	text := fmt.Sprintf("%d of %s", duePlaced, rules.Count(due, kind, kind+"s"))
	if duePlaced == due {
		text = "all " + rules.Count(due, kind, kind+"s")
	}
	if optional > 0 {
		text += fmt.Sprintf(" and %d of %d optional", optionalPlaced, optional)
	}
	return text + " placed"
}

// brokenWords says what a programme breaks, in a few words.
func brokenWords(r *check.Report) string {
	soft, noted := 0, 0
	for _, v := range r.Violations {
		switch {
		case v.Level.Tier() > 0:
			soft++
		case v.Level == model.CheckOnly:
			noted++
		}
	}
	text := "no rule broken"
	switch {
	case r.Hard > 0:
		text = rules.Count(r.Hard, "violation of a hard rule", "violations of hard rules")
		if soft > 0 {
			text += fmt.Sprintf(" and %d of soft ones", soft)
		}
	case soft > 0:
		text = "no hard rule broken, " + rules.Count(soft, "violation of a soft one", "violations of soft ones")
	}
	if noted > 0 {
		text += fmt.Sprintf(", %d to look at", noted)
	}
	return text
}

// stoppedWords says what ended a run before its proof; "" if nothing did.
func stoppedWords(r *solver.SolveResult) string {
	text := ""
	switch r.Stopped {
	case "":
	case "time":
		text = "stopped by --time"
	case "effort":
		text = fmt.Sprintf("stopped by --effort after %d units of work", r.Effort)
	case "interrupt":
		text = "stopped by an interrupt"
	}
	switch ended := "the proof had ended before: more time may find a better programme, and will not raise the bounds"; {
	case r.ProofEnded && text == "":
		return ended
	case r.ProofEnded:
		return text + "; " + ended
	}
	return text
}

// disagreement says where our judge does not bear out what our solver returned; nil if
// it does. Nothing of such a result may be shown. What a programme costs is always the
// judge's count; judged is nil where there is no programme.
func disagreement(r *solver.SolveResult, judged *check.Report) error {
	found := r.Verdict == solver.Optimal || r.Verdict == solver.Feasible
	switch {
	case found != (r.Programme != nil):
		return fmt.Errorf("our solver said %q, which its programme belies", r.Verdict)
	case !found:
		return nil
	case judged.Hard > 0:
		return fmt.Errorf("our checker refused our own programme: %s", brokenWords(judged))
	}
	for i, cost := range judged.Cost {
		bound := r.Bound[i]
		if cost < bound || r.Verdict == solver.Optimal && cost > bound {
			return fmt.Errorf("our checker counts a cost of %d in tier %d, where our solver claims a bound of %d", cost, i+1, bound)
		}
		if cost > bound {
			break // the bounds of later tiers are about programmes that cost less in this one
		}
	}
	return nil
}
