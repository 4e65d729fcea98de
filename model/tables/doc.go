// Package tables reads and writes an event folder: event.yaml and the CSV tables beside
// it, as a [model.Event].
//
//	read, err := tables.Read(os.DirFS("igf2023"))
//
// # What is read
//
// Tables are UTF-8 by RFC 4180 with a header row, LF or CRLF between rows, and , ; or
// TAB between cells; a byte-order mark is passed over. Columns are found in any order, by
// the names that event.yaml gives, else by those of [programme/model/columns] in any of
// its languages; so are words of cells. What was taken for another word, and what nobody
// reads, stands in the [Account] of a [Reading]. Columns that the model does not know are
// kept in [model.Row.Extra]. Items of a list in a cell are separated by semicolons. An
// empty cell says "not given".
//
// Times are read by [when.Calendar]: with Z or an offset, else on the clock of the zone that
// the row names, or of the venue. Nothing is guessed: a local time that the clocks skip or
// show twice is a fault, and so is a day that can be two.
//
// Spaces around words, numbers and times mean nothing and are not kept. Titles, notes,
// reasons, sources and unknown columns are kept to the letter.
//
// # Workbooks
//
// [ReadSheets] reads the same tables from the sheets of a workbook, and [Sheets] gives
// them back. Cells are text there, and positions are cells, such as rooms!B14.
//
// # Faults
//
// A reading goes on to the end, whatever is wrong, and returns every fault at its file,
// line and column. Columns count runes from 1 and point at where the text of a cell
// starts, after its opening quote, or at the item of a list or the word of a time. What follows from a fault
// that was reported already is not reported again: a session whose length cannot be read
// is still a session that casts may name. Notes are said of what is allowed but likely
// a slip.
//
// # What is written
//
// [Files] writes the folder back with commas and CRLF, times in UTC but for availability
// in a zone of its own, and cells that a spreadsheet would take for a formula behind an
// apostrophe, see [Defuse].
package tables
