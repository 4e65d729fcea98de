package whynot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// Show prints the answer to a question: first whether the session can be there,
// then the words on the places. The limit is that of its time, in words.
func Show(c *term.Console, q *Question, reader model.Zone, limit string) error {
	if q.Result != nil {
		if err := showResult(c, q, reader); err != nil {
			return err
		}
		present.NoteStopped(c, q.Result.Stopped, q.Result.MemoryShort, limit)
	}
	if q.Places == nil {
		return nil
	}
	if q.Result != nil {
		c.Printf("\n")
	}
	return showPlaces(c, q, reader)
}

// where says the place of a question: "Mon 11 May 09:00 (08:00 UTC) in "Quay Room"".
func (q *Question) where() string {
	var parts []string
	if q.At != model.NoInstant {
		parts = append(parts, "start "+rules.At(q.Book.Event(), q.At))
	} else {
		parts = append(parts, "be")
	}
	if q.Room != model.NoRoom {
		parts = append(parts, "in "+rules.Room(q.Book.Event(), q.Room))
	}
	return strings.Join(parts, " ")
}

func showResult(c *term.Console, q *Question, reader model.Zone) error {
	w, who := q.Result, rules.Session(q.Book.Event(), q.Session)
	if w.Stands {
		c.Printf("%s\n", term.Plain(fmt.Sprintf("%s is there already: %s", who, q.standing())))
		for _, v := range w.Breaks {
			c.Printf("  %s\n", term.Plain("but "+v.Rule+" "+present.SourcedViolation(q.Book.Event(), &v)))
		}
		if w.Broken == 0 {
			return nil
		}
		c.Printf("\n")
	}
	switch w.Verdict {
	case solver.Impossible:
		present.ShowVerdict(c, fmt.Sprintf("impossible: proved; %s cannot %s", who, q.where()))
		showBars(c, q)
		return nil
	case solver.Unknown:
		present.ShowVerdict(c, fmt.Sprintf("unknown: nothing was found that forbids %s to %s, and no programme that has it there", who, q.where()))
		c.Hint("a longer --time may find one")
		return nil
	}
	return showPossible(c, q, reader)
}

// standing says when and where the earlier programme has the session.
func (q *Question) standing() string {
	e := q.Book.Event()
	at := slices.IndexFunc(q.From.Placements, func(pl model.Placement) bool { return pl.Session == q.Session })
	pl := q.From.Placements[at]
	if !pl.Room.Given() {
		return rules.Span(e, pl.Interval)
	}
	return rules.Span(e, pl.Interval) + " in " + rules.Room(e, pl.Room.Index())
}

// showBars prints what forbids it.
func showBars(c *term.Console, q *Question) {
	e, w := q.Book.Event(), q.Result
	for _, found := range w.Conflicts {
		c.Printf("\n%s\n", conflictHead(&found))
		present.ShowCore(c, e, found.Core)
	}
	c.Printf("\n")
	if len(w.Nearest) > 0 {
		starts := make([]string, len(w.Nearest))
		for i, t := range w.Nearest {
			starts[i] = rules.At(e, t)
		}
		c.Printf("%s\n", term.Plain("the nearest starts that windows have for it: "+strings.Join(starts, ", ")))
		return
	}
	switch {
	case len(w.Conflicts) == 0:
		c.Printf("%s\n", "time was up before a reason was found")
	case w.Complete:
		c.Printf("%s\n", "without these it can be: nothing else forbids it")
	default:
		c.Printf("%s\n", "there may be further reasons beside these")
	}
}

// conflictHead says what is known of a conflict.
func conflictHead(c *solver.Conflict) string {
	where := "with it there"
	if c.Anyway {
		where = "wherever it is"
	}
	switch {
	case c.Overload:
		return where + ", this is more than there is room for:"
	case len(c.Reasons) == 1:
		return where + ", this cannot be kept:"
	case c.Minimal && len(c.Steps) > 0:
		return where + ", these cannot hold together, and without any one of them the others can; step by step:"
	case len(c.Steps) > 0:
		return where + ", these cannot hold together, step by step:"
	case c.Minimal:
		return where + ", these cannot hold together, and without any one of them the others can:"
	default:
		return where + ", these cannot hold together, and perhaps fewer of them already cannot:"
	}
}

// showPossible prints what it takes for the session to be there.
func showPossible(c *term.Console, q *Question, reader model.Zone) error {
	w, report := q.Result, q.changes()
	head := fmt.Sprintf("%s: %s can %s", w.Verdict, rules.Session(q.Book.Event(), q.Session), q.where())
	var more []string
	switch {
	case report == nil:
		if w.Verdict == solver.Optimal {
			head += "; proved that no programme with it there costs less"
		} else {
			head += "; what programmes cost was found, not proved"
		}
	case w.Replan == nil:
		head += "; time was up before the fewest changes were found"
	case w.Verdict == solver.Optimal:
		head += "; proved that no programme changes less"
	default:
		head += "; not proved that no programme changes less"
	}
	if w.Replan != nil && !report.Empty() {
		more = append([]string{present.HeadWords(w.Replan, report)}, present.CountWords(w.Replan, report)...)
	}
	if w.Broken > 0 {
		text := "the programme as it is has " + rules.Count(w.Broken, "violation of a hard rule", "violations of hard rules") + ", and the changes mend that too"
		if m := w.Mend; m != nil && m.Programme != nil {
			text += fmt.Sprintf("; with %s anywhere, that takes %s and %s moved", rules.Session(q.Book.Event(), q.Session),
				present.PeopleWords(m.People), rules.Count(m.Moved, "session", "sessions"))
		}
		more = append(more, text)
	}
	present.ShowVerdict(c, append([]string{head}, more...)...)
	if err := showTake(c, q); err != nil {
		return err
	}
	if report == nil || report.Empty() {
		return nil
	}
	c.Printf("\n")
	return present.ShowChanges(c, q.Book.Event(), report, false, reader)
}

// showTake prints what programmes cost without the question and with it.
func showTake(c *term.Console, q *Question) error {
	w := q.Result
	t := term.Table{Header: []string{"", "before", "after"}, Paint: c.Paint}
	if q.From == nil {
		t.Header = []string{"", "anywhere", "there"}
	}
	before := func(n int) string {
		if !w.HasBefore {
			return "not found"
		}
		return strconv.Itoa(n)
	}
	for _, row := range present.CostRows(&check.Report{Hard: w.Broken, Cost: w.Before}, &check.Report{Cost: w.Cost}) {
		t.Add(row.What, before(row.Before), strconv.Itoa(row.After))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	c.Printf("\n")
	return t.Render(c.Out, c.Width)
}
