package main

import (
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
)

// The tables that planners open in a spreadsheet.
var (
	csvFormat = exportFormat{
		"csv", "a flat table, a grid a day, tables of rooms, people and violations, as CSV files",
		func(x *exporting) ([]tables.File, error) {
			o := x.options.sheets()
			files := append([]tables.File{sheets.Programme(x.event, x.programme, o)}, sheets.Grids(x.event, x.programme, o)...)
			files = append(files, sheets.Rooms(x.event, x.programme, o), sheets.People(x.event, x.programme, o))
			if x.options.profileOf(internalProfile) == internalProfile { // violations give reasons
				judged := check.Programme(x.in.book, x.programme)
				files = append(files, sheets.Violations(x.event, judged.Violations, x.in.inspected().Composition, o))
			}
			return files, nil
		},
	}
	gridFormat = exportFormat{
		"grid", "a grid a day, as CSV files",
		func(x *exporting) ([]tables.File, error) {
			return sheets.Grids(x.event, x.programme, x.options.sheets()), nil
		},
	}
)

// sheets says how CSV files are written.
func (o *exportOptions) sheets() sheets.Options {
	separator, _ := separatorOf(o.divided) // which was checked
	return sheets.Options{Excel: o.excel, Separator: separator}
}
