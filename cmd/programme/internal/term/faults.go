package term

import (
	"fmt"
	"math"

	"programme/model"
)

// How faults and notes are listed: each on a line of its own while they are few, else a
// line a kind, as many as a screen takes. --all-faults lists each.

const (
	fewFaults = 9  // that are listed each, however alike they are
	fewLines  = 20 // that a list has where there is no terminal
	sumRows   = 4  // of a terminal, that are left for what sums the list up
)

// listFaults writes input faults bare, so that editors find their places.
func (c *Console) listFaults(faults model.Faults) {
	summary := c.fold(faults, "fault", func(line string) { fmt.Fprintln(c.Err, line) })
	if summary != "" {
		c.Complain(summary)
		c.Hint("--all-faults lists each")
	}
}

// Warn writes what a reader noticed without refusing the input, unless --quiet.
func (c *Console) Warn(notes model.Faults) {
	summary := c.fold(notes, "note", func(line string) { c.Note("%s", line) })
	if summary != "" {
		c.Note("%s; --all-faults lists each", summary)
	}
}

// fold writes the faults, and returns what to say of all of them: "" if each was written.
func (c *Console) fold(faults model.Faults, noun string, write func(line string)) (summary string) {
	if c.AllFaults || len(faults) <= fewFaults {
		for _, f := range faults {
			write(Plain(f.Error()))
		}
		return ""
	}
	kinds := faults.Kinds()
	most, width := fewLines, math.MaxInt
	if c.page.height > 0 {
		most, width = c.page.height-sumRows, max(c.page.width, 1)
	}
	shown, rows := 0, 0
	for _, kind := range kinds {
		line := Plain(kind.String())
		if rows += 1 + TextWidth(line)/width; rows > most && shown > 0 {
			break
		}
		write(line)
		shown++
	}
	switch {
	case len(kinds) == len(faults) && shown == len(kinds):
		return ""
	case len(kinds) == 1:
		return fmt.Sprintf("%d %ss of one kind", len(faults), noun)
	case shown < len(kinds):
		return fmt.Sprintf("%d %ss of %d kinds, of which the first %d are above", len(faults), noun, len(kinds), shown)
	}
	return fmt.Sprintf("%d %ss of %d kinds", len(faults), noun, len(kinds))
}
