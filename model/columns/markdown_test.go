package columns

import (
	"strings"
	"testing"
)

// Every column has its line in the manual, with its example, its rules and its synonyms,
// and so has every word of a cell.
func TestTheManualHasEveryColumn(t *testing.T) {
	page := Markdown()
	lines := strings.Split(page, "\n")
	has := func(parts ...string) bool {
		for _, line := range lines {
			found := true
			for _, part := range parts {
				found = found && strings.Contains(line, part)
			}
			if found {
				return true
			}
		}
		return false
	}
	for _, table := range Tables() {
		if !has("## " + table.Name) {
			t.Errorf("no heading for %s", table.Name)
		}
		for _, c := range table.Columns {
			parts := append([]string{"| " + c.Name + " |", c.Meaning, "`" + c.Example + "`", c.Also}, Reads(table.Name, c.Name)...)
			if !has(parts...) {
				t.Errorf("no line for %s.%s with %q", table.Name, c.Name, parts)
			}
			for _, w := range c.Words {
				if !has("| "+w.Name+" |", w.Also) {
					t.Errorf("no line for the word %s of %s.%s", w.Name, table.Name, c.Name)
				}
			}
			if strings.ContainsAny(c.Meaning+c.Example+c.Also, "|\n") {
				t.Errorf("%s.%s breaks its line", table.Name, c.Name)
			}
		}
	}
}
