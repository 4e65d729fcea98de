package main

import (
	"programme/model/exchange/sheets"
	"programme/model/tables"
)

// The tables that planners open in a spreadsheet.
var (
	csvFormat = exportFormat{
		"csv", "a flat table, a grid a day, and one of people, as CSV files",
		func(x *exporting) ([]tables.File, error) {
			o := sheets.Options{Excel: x.options.excel}
			files := append([]tables.File{sheets.Programme(x.event, x.programme, o)}, sheets.Grids(x.event, x.programme, o)...)
			return append(files, sheets.People(x.event, x.programme, o)), nil
		},
	}
	gridFormat = exportFormat{
		"grid", "a grid a day, as CSV files",
		func(x *exporting) ([]tables.File, error) {
			return sheets.Grids(x.event, x.programme, sheets.Options{Excel: x.options.excel}), nil
		},
	}
)
