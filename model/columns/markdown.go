package columns

import (
	"fmt"
	"slices"
	"strings"
)

// Markdown returns every table with its columns as a page of the manual.
func Markdown() string {
	var b strings.Builder
	b.WriteString("Columns stand in any order. They go by their names or by the other names below, compared without case, accents, punctuation and the s of a plural; " +
		"another name that was taken is told. What a table calls otherwise still is said in event.yaml, `columns: {rooms: {Pax max: capacity, Status: none}}`, " +
		"or by `--columns FILE`: YAML such as `rooms: {Pax max: capacity}`, or CSV with the columns table, column and meant. " +
		"Columns that nobody reads are named, and carried through untouched. " +
		"What a column says that is public may be seen by everybody who sees a programme with what it is about; no other column, and none that nobody reads, is in any output of `export --profile public`.\n\n")
	for i := range all {
		t := &all[i]
		fmt.Fprintf(&b, "## %s\n\nA row is %s.", t.Name, t.Meaning)
		if t.Also != "" {
			fmt.Fprintf(&b, " A sheet may be meant that is called %s.", either(t.Synonyms()))
		}
		fmt.Fprintf(&b, " Every such table has %s.\n\n", both(t.Names()[:t.Required]))
		b.WriteString("| column | meaning | cells hold | example | rules | public | also called |\n| --- | --- | --- | --- | --- | --- | --- |\n")
		for k := range t.Columns {
			c := &t.Columns[k]
			public := ""
			if c.Public {
				public = "yes"
			}
			fmt.Fprintf(&b, "| %s | %s | %s | `%s` | %s | %s | %s |\n", c.Name, c.Meaning, c.holds(), c.Example, strings.Join(Reads(t.Name, c.Name), ", "), public, c.Also)
		}
		b.WriteByte('\n')
	}
	b.WriteString("## Words in cells\n\nA cell that can say only a few things says them in other words too, in any case.\n\n| table and column | word | also |\n| --- | --- | --- |\n")
	told := map[string]bool{}
	for i := range all {
		for k := range all[i].Columns {
			c := &all[i].Columns[k]
			for _, w := range c.Words {
				where := all[i].Name + "." + c.Name
				if told[w.Name+w.Also] {
					continue
				}
				told[w.Name+w.Also] = true
				fmt.Fprintf(&b, "| %s | %s | %s |\n", where, w.Name, w.Also)
			}
		}
	}
	for _, w := range Roles {
		fmt.Fprintf(&b, "| cast.role | %s | %s |\n", w.Name, w.Also)
	}
	return b.String()
}

// holds says what the cells of the column hold, with the words of a choice.
func (c *Column) holds() string {
	if c.Holds == Choice {
		return either(c.Words.Names())
	}
	return string(c.Holds)
}

func either(words []string) string { return joined(words, " or ") }

func both(words []string) string { return joined(words, " and ") }

// joined joins words with commas, the last one by another word.
func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	head := slices.Clone(words[:len(words)-1])
	return strings.Join(head, ", ") + last + words[len(words)-1]
}
