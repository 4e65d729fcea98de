// Package sheets writes a programme as the tables that people open in a spreadsheet:
// programme.csv with a row a session, a grid a day, room.csv with a row a session in each
// room, person.csv with a row a duty, violations.csv, and changes.csv with a row for each
// session that differs from an earlier programme. Lines end in CRLF; cells that a
// spreadsheet might take for formulas are defused; every row repeats the stable id of
// what it is about. programme.csv can be read again by
// [programme/model/tables.ReadProgramme].
package sheets
