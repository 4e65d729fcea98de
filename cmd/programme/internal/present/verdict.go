package present

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// ShowVerdict prints the lines of a verdict, its first word in colour. The first line is what
// the answer comes to.
func ShowVerdict(c *term.Console, lines ...string) {
	for i, line := range lines {
		line = term.Plain(line)
		if i == 0 {
			line = Coloured(c, line)
			c.Verdict(line)
		}
		c.Printf("%s\n", line)
	}
}

// Coloured colours the verdict that a line begins with.
func Coloured(c *term.Console, line string) string {
	for _, v := range []struct {
		verdict solver.Verdict
		colour  func(string) string
	}{
		{solver.Optimal, c.Paint.Green},
		{solver.Feasible, c.Paint.Green},
		{solver.Impossible, c.Paint.Red},
		{solver.Unknown, c.Paint.Yellow},
	} {
		if word := string(v.verdict); len(line) > len(word) && line[:len(word)] == word {
			return v.colour(word) + line[len(word):]
		}
	}
	return line
}

// PlacedWords says how many sessions have a place: "all 237 sessions placed".
func PlacedWords(e *model.Event, p *model.Programme) string {
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

// BrokenWords says what a programme breaks, in a few words.
func BrokenWords(r *check.Report) string {
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

// NoteStopped says what ended a search for reasons, if anything did, and whether a proof was given
// up for lack of memory. The limit is that of its time, in words.
func NoteStopped(c *term.Console, stopped string, memoryShort bool, limit string) {
	text := StoppedWords(&solver.SolveResult{Stopped: stopped, MemoryShort: memoryShort}, limit)
	if stopped != "" {
		text += "; a longer --time may find more"
	}
	if text != "" {
		c.Note("%s", text)
	}
}

// StoppedWords says what ended a run before its proof; "" if nothing did. The limit is that
// of its time, in words: "60 s (the default of --time)".
func StoppedWords(r *solver.SolveResult, limit string) string {
	text := ""
	switch r.Stopped {
	case "":
	case "time":
		text = "stopped after " + limit
	case "effort":
		text = fmt.Sprintf("stopped by --effort after %d units of work", r.Effort)
	case "interrupt":
		text = "stopped by an interrupt"
	}
	if r.Tidied && text == "" {
		return "what only tidies (R57) had its share of the time; a line of it under rules in event.yaml gives it all"
	}
	var more []string
	if text != "" {
		more = append(more, text)
	}
	if len(r.Unstated) > 0 {
		more = append(more, "the proof left to arithmetic the charges of "+rules.And(r.Unstated)+", which would take most of its memory")
	}
	if r.MemoryShort {
		more = append(more, "the proof left out what takes more memory than there is; with more (--memory) it may say more")
	} else if r.ProofEnded {
		more = append(more, "the proof had ended before: more time may find a better programme, and will not raise the bounds")
	}
	return strings.Join(more, "; ")
}
