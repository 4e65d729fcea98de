package imported

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model/renew"
)

// fewAlike is how many changes of one kind are listed each: more are a line that counts
// them.
const fewAlike = 5

// alike is what folded changes have in common.
type alike struct {
	table, column, kept string
	kind                renew.Kind
}

// showChanges prints the changes, a line each; where many are of one kind, the first few
// and how many there are still, unless all are asked for.
func showChanges(c *term.Console, changes []renew.Change) {
	count := map[alike]int{}
	for i := range changes {
		count[alikeOf(&changes[i])]++
	}
	shown := map[alike]int{}
	for i := range changes {
		kind := alikeOf(&changes[i])
		shown[kind]++
		switch n := count[kind]; {
		case c.AllFaults || n <= fewAlike || shown[kind] < fewAlike:
			c.Printf("%s\n", term.Plain(words(&changes[i])))
		case shown[kind] == fewAlike:
			c.Printf("%s\n", kind.more(n-fewAlike+1))
		}
	}
}

func alikeOf(c *renew.Change) alike { return alike{c.Table, c.Column, c.Kept, c.Kind} }

// more says that so many further changes are of the kind: "sessions.csv: 7 more: title".
func (k alike) more(n int) string {
	text := map[renew.Kind]string{renew.Added: "new", renew.Gone: "gone", renew.Changed: k.column}[k.kind]
	if k.kept != "" {
		text += "; stays: " + k.kept
	}
	return fmt.Sprintf("%s: %d more: %s (--all-faults lists each)", file(k.table), n, text)
}

// words says one change: sessions.csv: WS 4: title "A" -> "B".
func words(c *renew.Change) string {
	var text string
	switch {
	case c.Kind == renew.Changed:
		text = fmt.Sprintf("%s %q -> %q", c.Column, shorten(c.Was), shorten(c.Is))
	case c.Kind == renew.Added && c.Is != "" && c.Is != c.Row:
		text = fmt.Sprintf("new, %q", shorten(c.Is))
	case c.Kind == renew.Added:
		text = "new"
	default:
		text = "gone"
	}
	if c.Kept != "" {
		text += "; stays: " + c.Kept
	}
	return fmt.Sprintf("%s: %s: %s", file(c.Table), c.Row, text)
}

// file returns the name of the file of a table.
func file(table string) string {
	if strings.Contains(table, ".") {
		return table
	}
	return table + ".csv"
}

// shorten returns a cell, cut to what a line can hold.
func shorten(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}
