package foreign

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// isContributions reports whether rows are those that Indico imports as contributions: no
// header, and start, minutes, title, first name, last name, affiliation and e-mail in each.
func isContributions(rows [][]string) bool {
	const columns = 7
	filled := slices.DeleteFunc(slices.Clone(rows), func(cells []string) bool { return strings.TrimSpace(strings.Join(cells, "")) == "" })
	return len(filled) > 0 && !slices.ContainsFunc(filled, func(cells []string) bool {
		if len(cells) != columns || strings.TrimSpace(cells[2]) == "" {
			return true
		}
		_, wrong := strconv.Atoi(strings.TrimSpace(cells[1]))
		start := strings.TrimSpace(cells[0])
		return wrong != nil && cells[1] != "" || start != "" && !isNaive(start)
	})
}

// isNaive reports whether text is a date and time without an offset.
func isNaive(text string) bool {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}

// contributions returns the table of such rows, in which a speaker has one name.
func contributions(name string, rows [][]string, lines []int) *Table {
	t := &Table{File: name, Header: []string{"Start", "Minutes", "Title", "Speakers", "Affiliation", "E-mail"}}
	for i, cells := range rows {
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		speaker := strings.TrimSpace(cells[3] + " " + cells[4])
		t.Rows, t.Lines = append(t.Rows, []string{cells[0], cells[1], cells[2], speaker, cells[5], cells[6]}), append(t.Lines, lines[i])
	}
	return t
}
