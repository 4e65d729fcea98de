package model

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Fault is something wrong in an input file or an event, said so that its author can mend
// it.
type Fault struct {
	Pos     Position
	Field   string // of an [Event], such as Sessions[3].Minutes; "" for a fault of a file
	Message string // what is wrong, naming the value
	Remedy  string // what to write instead; "" if the message says it
}

// Error returns the fault as one line: file:line:column: message; remedy. A cell of a
// workbook stands as sheet!B14, and where there is no position the field.
func (f Fault) Error() string {
	var b strings.Builder
	switch {
	case f.Pos.File == "" && f.Field == "":
	case f.Pos.File == "":
		fmt.Fprintf(&b, "%s: ", f.Field)
	case f.Pos.Line == 0:
		fmt.Fprintf(&b, "%s: ", f.Pos.File)
	default:
		fmt.Fprintf(&b, "%s: ", f.Pos)
	}
	b.WriteString(f.Message)
	if f.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(f.Remedy)
	}
	return b.String()
}

// Faults is every fault of one reading, as an error.
type Faults []Fault

// Sort orders the faults by what has to be mended first: by table, each after those that
// it depends on, then by line and column. It drops repetitions. Files that are no tables
// of an event come last, by name.
func (f Faults) Sort() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(turn(a.Pos), turn(b.Pos)), cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(f)
}

// tableTurns is the order in which tables depend on each other: a row can name what is in
// one before its own, and what is wrong there is often why the row is wrong too.
var tableTurns = []string{
	"event", "days", "types", "roles", "lunch", "breaks", "rooms", "walk", "windows", "people", "kits", "sessions", "cast",
	"demand", "availability", "rules", "baseline", "programme",
}

// turn returns when the table of a position is mended: its place in [tableTurns]; what
// is of no file comes before all, what is no table of an event after all.
func turn(pos Position) int {
	if pos.File == "" {
		return -1
	}
	name := pos.File
	if !pos.Sheet {
		name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	}
	for i, table := range tableTurns {
		if strings.EqualFold(table, strings.TrimSpace(name)) {
			return i
		}
	}
	return len(tableTurns)
}

// Error returns the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].Error()
	}
	return strings.Join(lines, "\n")
}

// String returns the position as file:line:column or, of a cell of a workbook, as
// formulas write it: sheet!B14, or 'some sheet'!B14. It returns "" for the zero Position.
func (p Position) String() string {
	switch {
	case p.File == "":
		return ""
	case p.Sheet:
		sheet := p.File
		if strings.ContainsFunc(sheet, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsNumber(c) }) {
			sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
		}
		return fmt.Sprintf("%s!%s%d", sheet, ColumnLetters(p.Column), p.Line)
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
}

// ColumnLetters returns how spreadsheets call a column, counted from 1: A to Z, AA, AB.
func ColumnLetters(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append(letters, byte('A'+(column-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}
