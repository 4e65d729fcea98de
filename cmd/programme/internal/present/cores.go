package present

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// Reason is a rule instance of the answer "impossible".
type Reason struct {
	Rule     string `json:"rule"`
	Sentence string `json:"sentence"`
	Asked
	Source Source `json:"source"`
}

// Reasons returns the answer for reasons, in their order, never nil.
func Reasons(reasons []solver.Reason) []Reason {
	list := make([]Reason, len(reasons))
	for i, r := range reasons {
		list[i] = Reason{r.Instance.Rule, r.Sentence, AskedOf(r.Asked), SourceOf(r.Source)}
	}
	return list
}

// Core is a set of rule instances that cannot hold together.
type Core struct {
	Minimal  bool     `json:"minimal"`  // proved: without any one of them the others can hold
	Overload bool     `json:"overload"` // the first reason is a sum to check by hand, any others what it rests on
	Reasons  []Reason `json:"reasons"`
}

// Cores returns the answer for cores, in their order, never nil.
func Cores(cores []solver.Core) []Core {
	list := make([]Core, len(cores))
	for i, core := range cores {
		list[i] = Core{core.Minimal, core.Overload, Reasons(core.Reasons)}
	}
	return list
}

// AllReasons returns the reasons of all cores.
func AllReasons(cores []solver.Core) []solver.Reason {
	var all []solver.Reason
	for _, core := range cores {
		all = append(all, core.Reasons...)
	}
	return all
}

// ShowCores prints why there is no programme: under a heading for each core, a line for
// each rule instance, or for all sessions together that must be placed. Cores that share a
// cause stand together under it, the first few of them in full.
func ShowCores(c *term.Console, e *model.Event, cores []solver.Core) {
	first := true
	show := func(i int) {
		if !first {
			c.Printf("\n")
		}
		first = false
		c.Printf("%s\n", CoreHead(cores[i]))
		ShowCore(c, e, cores[i])
	}
	told := make([]bool, len(cores))
	for _, cause := range causesOf(e, cores) {
		if !first {
			c.Printf("\n")
		}
		c.Printf("%s\n", c.Paint.Bold(term.Plain(cause.words(e))))
		first = false
		for k, i := range cause.Cores {
			told[i] = true
			if k < mostAlike {
				show(i)
			}
		}
		if more := len(cause.Cores) - mostAlike; more > 0 {
			c.Printf("\n%s\n", term.Plain(alikeWords(e, cores, cause.Cores[mostAlike:])))
		}
	}
	for i := range cores {
		if !told[i] {
			show(i)
		}
	}
}

// ShowCore prints the rule instances of a core, a line each, or the steps that lead to it.
func ShowCore(c *term.Console, e *model.Event, core solver.Core) {
	if len(core.Steps) > 0 {
		showSteps(c, e, core)
		return
	}
	for _, line := range CoreLines(e, core) {
		c.Printf("  %s\n", term.Plain(line))
	}
	if why := noStepsWords(core.NoSteps); why != "" {
		c.Printf("  (%s)\n", why)
	}
}

// mostAlike is how many cores that share a cause are shown in full.
const mostAlike = 3

// alikeWords says which cores are not shown in full.
func alikeWords(e *model.Event, cores []solver.Core, rest []int) string {
	var about []model.SessionIndex
	for _, i := range rest {
		for _, r := range cores[i].Reasons {
			for _, s := range []model.SessionIndex{r.Instance.A, r.Instance.B} {
				if s != model.NoSession && !slices.Contains(about, s) {
					about = append(about, s)
				}
			}
		}
	}
	text := fmt.Sprintf("and %d more like these", len(rest))
	if len(about) > 0 {
		text += ", about " + rules.Sessions(e, about)
	}
	return text + "; --json has all"
}

// CoreHead says what is known of a core.
func CoreHead(core solver.Core) string {
	switch {
	case core.Overload:
		return "this is more than there is room for:"
	case len(core.Reasons) == 1:
		return "this cannot be:"
	case core.Minimal && len(core.Steps) > 0:
		return "these cannot hold together, and without any one of them the others can; step by step:"
	case len(core.Steps) > 0:
		return "these cannot hold together, step by step:"
	case core.Minimal:
		return "these cannot hold together, and without any one of them the others can:"
	default:
		return "these cannot hold together, and perhaps fewer of them already cannot:"
	}
}

// CoreLines says the rule instances of a core, those that ask for a session to be placed
// in one line.
func CoreLines(e *model.Event, core solver.Core) []string {
	var lines []string
	if placed := placedLine(e, core); placed != "" {
		lines = append(lines, placed)
	}
	for _, r := range core.Reasons {
		if !r.Instance.AsksForPlace() {
			lines = append(lines, Sourced(r.Instance.Rule+" "+r.Sentence, r.Asked, r.Source))
		}
	}
	return lines
}

// placedLine says which sessions a core asks to be placed; "" for none.
func placedLine(e *model.Event, core solver.Core) string {
	var placed []model.SessionIndex
	for _, r := range core.Reasons {
		if r.Instance.AsksForPlace() {
			placed = append(placed, r.Instance.A)
		}
	}
	if len(placed) == 0 {
		return ""
	}
	return "R01 " + rules.Sessions(e, placed) + " must be placed"
}
