package present

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// SteppedCore is a core with the steps that lead to it.
type SteppedCore struct {
	Core
	// Steps are empty unless they were asked for; NoSteps says why there are none if they were.
	Steps   []Step         `json:"steps"`
	NoSteps solver.NoSteps `json:"no_steps"`
}

// Step is what follows from some reasons and earlier steps, and from nothing else. Positions
// are from 0.
type Step struct {
	Sentence string   `json:"sentence"`
	Sessions []string `json:"sessions"` // that it is about; of the last, all that cannot be placed together
	Reasons  []int    `json:"reasons"`  // positions among those of the core
	From     []int    `json:"from"`     // positions of earlier steps
	Supposed bool     `json:"supposed"` // it rests on nothing, to see what comes of it
	Under    *int     `json:"under"`    // the step that is supposed where this one holds; null if this one holds anyway
	Refutes  *int     `json:"refutes"`  // the step that was supposed and came to nothing, so that this one holds
}

// SteppedCores returns the answer for cores, in their order, never nil.
func SteppedCores(e *model.Event, cores []solver.Core) []SteppedCore {
	list := make([]SteppedCore, len(cores))
	for i, core := range Cores(cores) {
		list[i] = SteppedCore{Core: core, Steps: make([]Step, len(cores[i].Steps)), NoSteps: cores[i].NoSteps}
		for k, s := range cores[i].Steps {
			list[i].Steps[k] = Step{s.Sentence, IDs(e, s.Sessions), notNil(s.Reasons), notNil(s.From), s.Supposed, given(s.Under), given(s.Refutes)}
		}
	}
	return list
}

func notNil(list []int) []int { return append([]int{}, list...) }

// given returns a position, nil for -1.
func given(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

// showSteps prints the steps of a core: a number, what it rests on, and what follows. Of
// several in a row that say the same of one session each, the first is told and the others named.
func showSteps(c *term.Console, e *model.Event, core solver.Core) {
	if placed := placedLine(e, core); placed != "" {
		c.Printf("  %s\n", term.Plain(placed))
	}
	t := stepTeller{e, core, map[int]int{}}
	width := len(strconv.Itoa(len(core.Steps)))
	for k := 0; k < len(core.Steps); {
		margin := "  "
		if core.Steps[k].Under >= 0 {
			margin += "   "
		}
		number := fmt.Sprintf("%*d. ", width, k+1)
		for _, line := range t.lines(k) {
			c.Printf("%s%s%s\n", margin, number, term.Plain(line))
			number = strings.Repeat(" ", len(number))
		}
		next := k + 1
		for next < len(core.Steps) && t.alike(k, next) {
			next++
		}
		if next-k > fewAlike {
			c.Printf("%s%*d to %d. likewise for %s\n", margin, width, k+2, next, term.Plain(t.also(k+1, next)))
			k = next
			continue
		}
		k++
	}
}

// fewAlike is how many steps in a row that say the same are all told.
const fewAlike = 3

// stepTeller says the steps of a core in lines.
type stepTeller struct {
	e    *model.Event
	core solver.Core
	told map[int]int // in which step a reason was told first
}

// lines says what a step rests on, a line each, and what follows. A rule that was told in an
// earlier step is named again with that.
func (t stepTeller) lines(k int) (lines []string) {
	s := t.core.Steps[k]
	if s.Supposed {
		return []string{s.Sentence}
	}
	again, fresh := t.reasons(k)
	for _, i := range fresh {
		r := t.core.Reasons[i]
		lines = append(lines, Sourced(r.Instance.Rule+" "+r.Sentence, r.Asked, r.Source))
	}
	var by []int
	for _, from := range s.From {
		if s.Refutes < 0 || t.core.Steps[from].Under != s.Refutes {
			by = append(by, from)
		}
	}
	switch with := rules.And(append(runs(by), again...)); {
	case s.Refutes >= 0 && with != "":
		return append(lines, fmt.Sprintf("since %d comes to nothing, and by %s, %s", s.Refutes+1, with, s.Sentence))
	case s.Refutes >= 0:
		return append(lines, fmt.Sprintf("since %d comes to nothing, %s", s.Refutes+1, s.Sentence))
	case len(lines) == 0 && with == "": // all that it rests on is the question
		return []string{"as asked, " + s.Sentence}
	case len(lines) == 0:
		return []string{"by " + with + ", " + s.Sentence}
	case with != "":
		return append(lines, "so, by "+with+", "+s.Sentence)
	}
	return append(lines, "so "+s.Sentence)
}

// reasons returns what to say of the reasons of a step that were told before, and which are told
// here; not of those that ask for a place.
func (t stepTeller) reasons(k int) (again []string, fresh []int) {
	for _, i := range t.core.Steps[k].Reasons {
		r := t.core.Reasons[i]
		first, before := t.told[i]
		switch {
		case r.Instance.AsksForPlace():
		case before:
			if text := r.Instance.Rule + " as in " + strconv.Itoa(first+1); !slices.Contains(again, text) {
				again = append(again, text)
			}
		default:
			t.told[i] = k
			fresh = append(fresh, i)
		}
	}
	return again, fresh
}

// runs says positions as numbers, three and more that follow each other as "3 to 5".
func runs(list []int) (texts []string) {
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end] == list[end-1]+1 {
			end++
		}
		if end-i < 3 {
			end = i + 1
			texts = append(texts, strconv.Itoa(list[i]+1))
		} else {
			texts = append(texts, fmt.Sprintf("%d to %d", list[i]+1, list[end-1]+1))
		}
		i = end
	}
	return texts
}

// alike reports whether two steps, each about one session, say the same of it for the same
// reasons.
func (t stepTeller) alike(k, other int) bool {
	s, o := t.core.Steps[k], t.core.Steps[other]
	return len(s.Sessions) == 1 && len(o.Sessions) == 1 && s.Under == o.Under && s.Refutes < 0 && o.Refutes < 0 && !s.Supposed &&
		slices.Equal(s.From, o.From) && slices.Equal(t.anonymous(k), t.anonymous(other))
}

// anonymous says a step and its reasons without the name of its session.
func (t stepTeller) anonymous(k int) (texts []string) {
	s := t.core.Steps[k]
	name := rules.Session(t.e, s.Sessions[0])
	texts = append(texts, strings.ReplaceAll(s.Sentence, name, "it"))
	for _, i := range s.Reasons {
		r := t.core.Reasons[i]
		texts = append(texts, Sourced(r.Instance.Rule+" "+strings.ReplaceAll(r.Sentence, name, "it"), r.Asked, r.Source))
	}
	slices.Sort(texts)
	return texts
}

// also names the sessions of steps from..to-1, whose reasons count as told.
func (t stepTeller) also(from, to int) string {
	var sessions []model.SessionIndex
	for k := from; k < to; k++ {
		t.reasons(k)
		sessions = append(sessions, t.core.Steps[k].Sessions...)
	}
	return rules.Sessions(t.e, sessions)
}

// noStepsWords says why a core has no steps; "" if that goes without saying.
func noStepsWords(n solver.NoSteps) string {
	switch n {
	case solver.NoStepsLess:
		return "all of these together are one step: no smaller ones were found"
	case solver.NoStepsYet:
		return "the steps to this were not finished in time"
	}
	return ""
}
