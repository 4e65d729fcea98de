package main

import (
	"fmt"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// reasonAnswer is a rule instance of the answer "impossible".
type reasonAnswer struct {
	Rule     string       `json:"rule"`
	Sentence string       `json:"sentence"`
	Source   sourceAnswer `json:"source"`
}

func reasonsOf(reasons []solver.Reason) []reasonAnswer {
	list := make([]reasonAnswer, len(reasons))
	for i, r := range reasons {
		list[i] = reasonAnswer{r.Instance.Rule, r.Sentence, sourceOf(r.Source)}
	}
	return list
}

// coreAnswer is a set of rule instances that cannot hold together.
type coreAnswer struct {
	Minimal  bool           `json:"minimal"`  // proved: without any one of them the others can hold
	Overload bool           `json:"overload"` // the one reason is a sum to check by hand
	Reasons  []reasonAnswer `json:"reasons"`
}

func coresOf(cores []solver.Core) []coreAnswer {
	list := make([]coreAnswer, len(cores))
	for i, core := range cores {
		list[i] = coreAnswer{core.Minimal, core.Overload, reasonsOf(core.Reasons)}
	}
	return list
}

// allReasons returns the reasons of all cores.
func allReasons(cores []solver.Core) []solver.Reason {
	var all []solver.Reason
	for _, core := range cores {
		all = append(all, core.Reasons...)
	}
	return all
}

// showCores prints why there is no programme: under a heading for each core, a line for
// each rule instance, or for all sessions together that must be placed.
func showCores(c *term.Console, e *model.Event, cores []solver.Core) {
	for i, core := range cores {
		if i > 0 {
			c.Printf("\n")
		}
		c.Printf("%s\n", coreHead(core))
		for _, line := range coreLines(e, core) {
			c.Printf("  %s\n", term.Plain(line))
		}
	}
}

// coreHead says what is known of a core.
func coreHead(core solver.Core) string {
	switch {
	case core.Overload:
		return "this is more than there is room for:"
	case len(core.Reasons) == 1:
		return "this cannot be:"
	case core.Minimal:
		return "these cannot hold together, and without any one of them the others can:"
	default:
		return "these cannot hold together, and perhaps fewer of them already cannot:"
	}
}

// coreLines says the rule instances of a core, those that ask for a session to be placed
// in one line.
func coreLines(e *model.Event, core solver.Core) []string {
	var lines []string
	var placed []model.SessionIndex
	for _, r := range core.Reasons {
		if r.Instance.AsksForPlace() {
			placed = append(placed, r.Instance.A)
			continue
		}
		lines = append(lines, sourced(r.Instance.Rule+" "+r.Sentence, r.Source))
	}
	switch len(placed) {
	case 0:
		return lines
	case 1:
		return append([]string{"R01 " + rules.Session(e, placed[0]) + " must be placed"}, lines...)
	}
	return append([]string{fmt.Sprintf("R01 %s must be placed", rules.Sessions(e, placed))}, lines...)
}
