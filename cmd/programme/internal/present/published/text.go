package published

import (
	"fmt"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/model/versions"
)

// Show prints what was published, and what that changes.
func Show(c *term.Console, e *model.Event, v *versions.Version, n *versions.Next) error {
	c.Verdict(v.Words())
	c.Printf("%s: %s; %s to tell\n", v.Words(), strings.Join(changedWords(&v.Changes), ", "), rules.Count(v.Told, "person", "people"))
	if v.Replaces == 0 && e.Baseline == nil || n.Report.Empty() {
		return nil // all of it is new, or nothing is
	}
	c.Printf("\n")
	return present.ShowChanges(c, e, n.Report, false, "")
}

// ShowBroken prints the hard rules that a programme breaks.
func ShowBroken(c *term.Console, e *model.Event, judged *check.Report) {
	c.Printf("%s\n", c.Paint.Red(present.BrokenWords(judged)))
	for _, v := range hard(judged) {
		c.Printf("  %s\n", term.Plain(v.Rule+" "+present.SourcedViolation(e, &v)))
	}
}

// changedWords counts what changed: "8 new", "2 moved".
func changedWords(x *versions.Changed) []string {
	var parts []string
	for _, k := range kindsOf(x) {
		if len(k.ids) > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", len(k.ids), k.what))
		}
	}
	if parts == nil {
		return []string{"nothing changes"}
	}
	return parts
}

// changed is a kind of change and the sessions that it is of.
type changed struct {
	what string
	ids  []string
}

func kindsOf(x *versions.Changed) []changed {
	return []changed{
		{"new", x.New}, {"moved", x.Moved}, {"in another room", x.Room}, {"cancelled", x.Cancelled}, {"more binding where they were", x.Raised},
	}
}

// mostNamed is how many sessions log names of each kind.
const mostNamed = 6

// ShowLog prints a row a version, the newest first.
func ShowLog(c *term.Console, all []versions.Version) error {
	dated := false
	for _, v := range all {
		dated = dated || v.At != ""
	}
	t := term.Table{Header: []string{"version", "state", "what changed", "told"}, Rigid: []bool{true, true, false, true}, Paint: c.Paint}
	if dated {
		t.Header, t.Rigid = append(t.Header, "at (UTC)"), append(t.Rigid, true)
	}
	for i := len(all) - 1; i >= 0; i-- {
		v := &all[i]
		var lines []string
		for _, k := range kindsOf(&v.Changes) {
			if len(k.ids) == 0 {
				continue
			}
			line := fmt.Sprintf("%d %s", len(k.ids), k.what)
			if v.Replaces > 0 || len(k.ids) <= mostNamed { // of a first version nearly all is new
				line += ": " + strings.Join(k.ids[:min(len(k.ids), mostNamed)], ", ")
				if more := len(k.ids) - mostNamed; more > 0 {
					line += fmt.Sprintf(" and %d more", more)
				}
			}
			lines = append(lines, term.Plain(line))
		}
		if lines == nil {
			lines = changedWords(&v.Changes)
		}
		row := []string{strconv.Itoa(v.Number), v.StateWords(), strings.Join(lines, "\n"), strconv.Itoa(v.Told)}
		if dated {
			row = append(row, v.At)
		}
		t.Add(row...)
	}
	return t.Render(c.Out, c.Width)
}
