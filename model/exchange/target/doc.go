// Package target writes a programme as the table that another planning tool imports.
//
// A [Target] describes such a table: its columns in their order, the rows above the header,
// patterns of dates and times, what joins the people of a cell, separator and encoding, and
// what becomes of breaks and of sessions without a place. It is read from YAML, so a user can
// write one; those of [Builtin] are such files, too. What the table cannot hold is noted row
// by row, or refused.
//
// Patterns of dates and times are those of Unicode Technical Standard 35, part 4, section 8,
// as far as tools ask for them. What tools import was read in their help pages and templates
// in November 2026.
package target
