package inspect

import (
	"fmt"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/composition"
	"programme/model/inspect"
	"programme/model/rules"
)

// mostFindings is how many findings of a kind are printed unless all are asked for.
const mostFindings = 20

// mostRemarks is the same of a check of the composition.
const mostRemarks = 5

// headings say what the findings of a kind are.
var headings = map[inspect.Kind]string{
	inspect.Spelling:      "words that can be one",
	inspect.Merge:         "merges of one session",
	inspect.List:          "items that look like several",
	inspect.Line:          "lines of rules that bind nothing",
	inspect.Unsaid:        "what some say and others do not",
	inspect.Contradiction: "what does not go together",
	inspect.Fit:           "what cannot fit",
}

// Show prints the answer: tables, what was not used and what was taken, rules, minutes, and
// then all that there is to look at.
func Show(c *term.Console, a *Answer, r *inspect.Report) error {
	for _, part := range []func() error{
		func() error { return showTables(c, a.Read.Tables) },
		func() error { showWords(c, a.Read); return nil },
		func() error { showDecided(c, a.Read.Decided); return nil },
		func() error { showDemand(c, r.Demand); return nil },
		func() error { return showRules(c, r) },
		func() error { return showMinutes(c, r.Minutes) },
	} {
		if err := part(); err != nil {
			return err
		}
	}
	for _, kind := range inspect.Kinds() {
		heading(c, headings[kind], r.Count(kind))
		shown := 0
		for _, f := range r.Findings {
			if f.Kind == kind && (shown < mostFindings || c.AllFaults) {
				shown++
				c.Printf("  %s\n", term.Plain(model.Fault{Pos: f.Pos, Message: f.Message, Remedy: f.Remedy}.Error()))
			}
		}
		if more := r.Count(kind) - shown; more > 0 {
			c.Printf("  and %d more; --all-faults lists every one\n", more)
		}
	}
	c.Printf("\n")
	present.ShowComposition(c, r.Composition, mostRemarks, "--all-faults lists every one")
	c.Printf("%s\n", summary(a, r))
	return nil
}

// showDecided prints what was decided of people whom the tables leave open.
func showDecided(c *term.Console, said []string) {
	heading(c, "decided of whom the tables leave open", len(said))
	for _, text := range said {
		c.Printf("  %s\n", term.Plain(text))
	}
}

// showDemand prints what attendees would like to attend.
func showDemand(c *term.Console, d *inspect.Demand) {
	if d != nil {
		heading(c, "demand", 1)
		c.Printf("  %s\n", term.Plain(d.Words()))
	}
}

// heading begins a list of so many; nothing if there are none.
func heading(c *term.Console, text string, n int) {
	if n > 0 {
		c.Printf("\n%s\n", c.Paint.Bold(text))
	}
}

func showTables(c *term.Console, list []present.TableRead) error {
	t := term.Table{Header: []string{"read", "rows", "columns"}, Rigid: []bool{false, true, true}, Paint: c.Paint}
	for _, x := range list {
		t.Add(x.Place, strconv.Itoa(x.Rows), strconv.Itoa(x.Columns))
	}
	return t.Render(c.Out, c.Width)
}

// showWords prints what of the tables was not used, and what was taken for another word.
func showWords(c *term.Console, read present.Read) {
	heading(c, "not used", len(read.Unused))
	for _, u := range read.Unused {
		text := fmt.Sprintf("%s %q", u.Kind, u.Name)
		if u.Kind == "column" {
			text += " of " + u.Place
		}
		if u.Meant != "" {
			text += fmt.Sprintf("; did you mean %q?", u.Meant)
		}
		c.Printf("  %s\n", term.Plain(text))
	}
	heading(c, "taken for another word", len(read.Taken))
	for _, w := range read.Taken {
		text := fmt.Sprintf("%q of %s for %s", w.Written, w.Place, w.Meant)
		if w.Rows > 0 {
			text += ", in " + rules.Count(w.Rows, "row", "rows")
		}
		c.Printf("  %s\n", term.Plain(text))
	}
}

// showRules prints what each rule that is on has to work on, and what the others lack.
func showRules(c *term.Console, r *inspect.Report) error {
	t := term.Table{Header: []string{"rule", "level", "", "number", "at work on"}, Rigid: []bool{true, true, false, true, false}, Paint: c.Paint}
	for i := range r.Rules {
		x := &r.Rules[i]
		if x.Off() || x.Idle() {
			continue
		}
		n, text := x.Count, x.Of
		switch lines := len(x.Lines); {
		case n == 0:
			n, text = lines, "lines of rules.csv"
		case lines > 0:
			text += ", and " + rules.Count(lines, "line", "lines") + " of rules.csv"
		}
		if x.Except != "" {
			text += "; " + x.Except
		}
		var defaults []string
		for _, d := range x.Defaults() {
			defaults = append(defaults, d.Key+" "+d.Value)
		}
		if len(defaults) > 0 && x.Count > 0 {
			text += "; by default " + strings.Join(defaults, ", ")
		}
		t.Add(x.Rule.ID, x.General.Level.String(), x.Rule.Name, strconv.Itoa(n), text)
	}
	for i := range r.Composition {
		x := &r.Composition[i]
		text := x.Of
		if x.Except != "" {
			text += "; " + x.Except
		}
		if x.Count > 0 {
			t.Add(x.Rule.ID, model.CheckOnly.String(), x.Rule.Name, strconv.Itoa(x.Count), text)
		}
	}
	c.Printf("\n")
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	idle := append(r.Idle(), r.IdleChecks()...)
	heading(c, "on, and with nothing to work on", len(idle))
	for _, l := range idle {
		lacks := l.Lacks
		if lacks == "" {
			lacks = "nothing in the event asks for it"
			if len(l.Rules) > 1 {
				lacks = "nothing in the event asks for them"
			}
		}
		c.Printf("  %s: %s\n", rules.And(l.Rules), lacks)
	}
	return nil
}

// mostDays is how many days have a column of their own; JSON has all.
const mostDays = 5

// showMinutes prints what sessions take, and what the rooms that are for them have each day.
func showMinutes(c *term.Console, list []inspect.Minutes) error {
	if len(list) == 0 {
		return nil
	}
	t := term.Table{Header: []string{"minutes", "sessions", "take", "rooms", "have"}, Rigid: []bool{false, true, true, true, true}, Paint: c.Paint}
	days := list[0].Days
	if len(days) > mostDays {
		days = nil
	}
	for _, d := range days {
		t.Header, t.Rigid = append(t.Header, rules.Day(d.Day)), append(t.Rigid, false)
	}
	for _, m := range list {
		row := []string{m.Class, strconv.Itoa(m.Sessions), strconv.Itoa(int(m.Wanted)), strconv.Itoa(m.Rooms), strconv.Itoa(int(m.There))}
		for _, d := range m.Days[:len(days)] {
			row = append(row, strconv.Itoa(int(d.There)))
		}
		t.Add(row...)
	}
	c.Printf("\n")
	return t.Render(c.Out, c.Width)
}

// summary says in a line how much there is to look at, and what no verdict can see.
func summary(a *Answer, r *inspect.Report) string {
	text := "nothing to look at"
	if n := len(r.Findings); n > 0 {
		text = rules.Count(n, "thing to look at", "things to look at")
	}
	if n := composition.Count(r.Composition); n > 0 {
		text += ", " + rules.Count(n, "remark on composition", "remarks on composition")
	}
	return text + present.UnseenWords(a.Read.Unseen)
}
