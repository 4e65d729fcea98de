// Package sheets writes a programme as the tables that people open in a spreadsheet:
// programme.csv with a row a session, a grid a day, person.csv with a row a duty, and
// violations.csv. Lines end in CRLF; cells that a spreadsheet might take for formulas
// are defused; every row repeats the stable id of what it is about. programme.csv can be
// read again by [programme/model/tables.ReadProgramme].
package sheets
