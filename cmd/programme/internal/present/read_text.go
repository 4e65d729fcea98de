package present

import (
	"fmt"
	"slices"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/inspect"
	"programme/model/rules"
)

// How much of a kind is listed before a verdict; programme inspect lists all.
const (
	fewColumns  = 5 // of one table, that were not used
	fewFindings = 3
)

// ShowRead notes in a few lines on stderr what of the event at path was read, what its rules
// have nothing to work on for want of, and what to look at: before any verdict. What the
// readers have noted already is not said again.
func ShowRead(c *term.Console, path string, read Read, r *inspect.Report) {
	if c.Quiet {
		return
	}
	for _, line := range []struct{ head, text string }{
		{"read", tableWords(read.Tables)},
		{"not used", unusedWords(read.Unused)},
		{"nothing to work on", lackWords(read.Idle)},
		{"only in part", lackWords(read.Partly)},
		{"decided", strings.Join(read.Decided, "; ")},
		{"demand", demandWords(r.Demand)},
		{"by default", defaultWords(read.Defaults)},
		{"composition", remarkWords(read.Composition, path)},
	} {
		if line.text != "" {
			c.Note("%s: %s", line.head, line.text)
		}
	}
	shown := foremost(r)
	for _, f := range shown {
		c.Note("%s", model.Fault{Pos: f.Pos, Message: f.Message, Remedy: f.Remedy}.Error())
	}
	if more := len(r.Findings) - r.Count(inspect.Unsaid) - r.Count(inspect.Merge) - len(shown); more > 0 {
		c.Note("%d more to look at: programme inspect %s", more, QuotedPath(path))
	}
}

// foremost returns the first finding of each kind, those first that a verdict is most likely
// to depend on, and of all no more than are listed before it. Of merges of one session the
// readers have told, and what is unsaid the rules say.
func foremost(r *inspect.Report) (list []inspect.Finding) {
	for _, kind := range []inspect.Kind{inspect.Fit, inspect.Contradiction, inspect.Line, inspect.List, inspect.Spelling} {
		k := slices.IndexFunc(r.Findings, func(f inspect.Finding) bool { return f.Kind == kind })
		if k >= 0 && len(list) < fewFindings {
			list = append(list, r.Findings[k])
		}
	}
	return list
}

// UnseenWords says after a verdict what it cannot see; "" if nothing has to be said.
func UnseenWords(unseen []string) string {
	text := ""
	for _, what := range unseen {
		text += "; " + what
	}
	return text
}

// demandWords says what attendees would like to attend; "" where nobody says.
func demandWords(d *inspect.Demand) string {
	if d == nil {
		return ""
	}
	return d.Words()
}

// tableWords says which tables were read: sessions.csv (13 rows, 11 columns), people.csv (12, 5).
func tableWords(list []TableRead) string {
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = fmt.Sprintf("%s (%d, %d)", t.Place, t.Rows, t.Columns)
		if i == 0 {
			parts[i] = fmt.Sprintf("%s (%s, %s)", t.Place, rules.Count(t.Rows, "row", "rows"), rules.Count(t.Columns, "column", "columns"))
		}
	}
	return strings.Join(parts, ", ")
}

// unusedWords says which columns were not used, a table after the other. Sheets, files and
// columns that are near to one were noted as they were read.
func unusedWords(list []Unused) string {
	var places []string
	columns := map[string][]string{}
	for _, u := range list {
		if u.Kind != "column" || u.Meant != "" {
			continue
		}
		if columns[u.Place] == nil {
			places = append(places, u.Place)
		}
		columns[u.Place] = append(columns[u.Place], u.Name)
	}
	parts := make([]string, len(places))
	for i, place := range places {
		names, word := rules.Quoted(columns[place]), ""
		switch {
		case i == 0 && len(names) == 1:
			word = "column "
		case i == 0:
			word = "columns "
		}
		if more := len(names) - fewColumns; more > 0 {
			names = append(names[:fewColumns], fmt.Sprintf("%d more", more))
		}
		parts[i] = fmt.Sprintf("%s%s of %s", word, rules.And(names), place)
	}
	return strings.Join(parts, "; ")
}

// lackWords says what rules lack.
func lackWords(list []Lack) string {
	var parts []string
	for _, l := range list {
		parts = append(parts, fmt.Sprintf("%s (%s)", rules.And(l.Rules), l.Lacks))
	}
	return strings.Join(parts, "; ")
}

// defaultWords says what hard rules ask for by their defaults.
func defaultWords(list []RuleDefaults) string {
	var parts []string
	for _, d := range list {
		if d.Level != model.Hard.String() {
			continue
		}
		words := make([]string, len(d.Params))
		for i, p := range d.Params {
			words[i] = p.Key + "=" + p.Value
		}
		parts = append(parts, d.Rule+" "+strings.Join(words, " "))
	}
	return strings.Join(parts, "; ")
}

// remarkWords says how many remarks the checks of the composition have, and where they stand.
func remarkWords(list []RemarkCount, path string) string {
	if len(list) == 0 {
		return ""
	}
	parts := make([]string, len(list))
	for i, x := range list {
		parts[i] = fmt.Sprintf("%s %s (%d)", x.Check, x.Name, x.Count)
		if i == 0 {
			parts[i] = fmt.Sprintf("%s %s (%s)", x.Check, x.Name, rules.Count(x.Count, "remark", "remarks"))
		}
	}
	return strings.Join(parts, ", ") + ": programme inspect " + QuotedPath(path)
}
