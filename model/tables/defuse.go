package tables

import "strings"

// Defuse returns cell as it is written to a table, so that no spreadsheet takes it for a
// formula: a cell that starts with = + - @ TAB or CR, or with apostrophes before one of
// these, gets one apostrophe in front. [Restore] takes exactly that one off again, so a
// cell that starts with an apostrophe of its own comes back as it was:
//
//	cell     written
//	=1+1     '=1+1
//	'=1+1    ''=1+1
//	'tis     'tis
//
// Restore(Defuse(cell)) == cell for every cell.
func Defuse(cell string) string {
	if startsFormula(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Restore returns the cell that was written as text by [Defuse]. Text that Defuse never
// writes, such as =1+1 without an apostrophe, is taken as it stands.
func Restore(text string) string {
	if strings.HasPrefix(text, "'") && startsFormula(strings.TrimLeft(text, "'")) {
		return text[1:]
	}
	return text
}

// startsFormula reports whether a spreadsheet may take a cell for more than text.
func startsFormula(cell string) bool {
	return cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0
}
