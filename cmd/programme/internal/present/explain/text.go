package explain

import (
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

// Shown is what an answer is shown with.
type Shown struct {
	// Command returns the command of a verb about the event that was asked about, with
	// changes besides.
	Command func(verb string, changes []string) string
	Repairs bool     // were asked for
	Limit   string   // of the time, in words
	Unseen  []string // by any verdict
}

// Show prints the answer about an event.
func Show(c *term.Console, e *model.Event, x *solver.ExplainResult, o Shown) {
	switch x.Verdict {
	case solver.Feasible:
		present.ShowVerdict(c, "feasible: a programme was found, and judged, that keeps every hard rule"+present.UnseenWords(o.Unseen)+"; programme solve makes one")
		return
	case solver.Unknown:
		present.ShowVerdict(c, "unknown: no programme was found, and no reason why there is none")
		present.NoteStopped(c, "", x.MemoryShort, o.Limit)
		c.Hint("a longer --time may find one")
		return
	}
	present.ShowVerdict(c, "impossible: proved; there is no programme that keeps every hard rule")
	c.Printf("\n")
	present.ShowCores(c, e, x.Cores)
	c.Printf("\n")
	if x.Complete {
		c.Printf("%s\n", "without these there is a programme: there is no further reason beside them")
	} else {
		c.Printf("%s\n", "there may be further reasons beside these")
	}
	if o.Repairs {
		showRepairs(c, e, x, o)
	}
	present.NoteStopped(c, x.Stopped, x.MemoryShort, o.Limit)
}

// showRepairs prints what would help, the cheapest first.
func showRepairs(c *term.Console, e *model.Event, x *solver.ExplainResult, o Shown) {
	c.Printf("\n")
	if len(x.Repairs) == 0 {
		c.Printf("no set of %d changes or fewer was found that would help\n", solver.MostChanges)
		return
	}
	c.Printf("%s\n", c.Paint.Bold("any of these would help; each was solved again"))
	about := concernedSessions(x.Cores)
	number := 0
	variant := make([]bool, len(x.Repairs)) // told with an earlier one
	for i, r := range x.Repairs {
		if variant[i] {
			continue
		}
		note := ""
		if number++; number == 1 && x.Smallest {
			note = ", proved to be the fewest that such changes take"
		}
		c.Printf("%d. %s to ask or tell%s\n", number, rules.Count(r.People, "person", "people"), note)
		for _, ch := range r.Changes {
			c.Printf("     %s\n", term.Plain(ch.String()))
		}
		for k, pl := range placedIn(r.Programme, about) {
			if k == mostThen {
				c.Printf("   and the others have places too\n")
				break
			}
			c.Printf("   then %s\n", term.Plain(rules.Placed(r.Event, pl, "")))
		}
		for k := i + 1; k < len(x.Repairs); k++ {
			if was, other, ok := exchanged(&r, &x.Repairs[k]); ok && !variant[k] {
				variant[k] = true
				c.Printf("   or, in place of %s: %s\n", term.Plain(was.String()), term.Plain(other.String()))
			}
		}
	}
	c.HintNext("%s makes the whole programme for the first", o.Command(repairVerb(e), present.ChangeTexts(x.Repairs[0].Changes)))
}

// exchanged returns the change that one repair has and the other has not, and the one of
// the same kind that is there in its place, if the two are long and differ in nothing else.
func exchanged(r, other *solver.Repair) (was, now change.Change, ok bool) {
	const few = 3
	if len(r.Changes) < few || len(r.Changes) != len(other.Changes) || r.People != other.People {
		return was, now, false
	}
	gone, come := missing(r.Changes, other.Changes), missing(other.Changes, r.Changes)
	if len(gone) != 1 || gone[0].Kind != come[0].Kind {
		return was, now, false
	}
	return gone[0], come[0], true
}

// missing returns the changes that the others do not have.
func missing(changes, others []change.Change) (list []change.Change) {
	texts := present.ChangeTexts(others)
	for _, c := range changes {
		if !slices.Contains(texts, c.String()) {
			list = append(list, c)
		}
	}
	return list
}

// repairVerb is the command that makes a programme of the event: one that changes as
// little as can be, if the event has one.
func repairVerb(e *model.Event) string {
	if e.Baseline == nil {
		return "solve"
	}
	return "what-if"
}

// mostThen is how many placements after a repair are named.
const mostThen = 4
