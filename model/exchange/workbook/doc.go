// Package workbook reads and writes workbooks (.xlsx, ECMA-376).
//
// [Event] writes an event as one workbook, a sheet for each table of the event folder;
// [Programme] writes a programme as a workbook for people: a flat table, a coloured grid
// a day, a sheet a room, and everybody's duties. [Read] reads any workbook as
// [tables.Sheet] values, which the package tables turns into an event or a programme.
//
// Workbooks are written with excelize. They are read by a reader of this package, which
// goes through the XML once: it needs what the libraries hide or hold in memory at once,
// namely which cells are text, numbers and dates, and what a hostile file costs.
package workbook
