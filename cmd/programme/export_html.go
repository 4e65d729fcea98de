package main

import (
	"programme/model/exchange/web"
	"programme/model/tables"
)

// htmlFormat is the page that everybody reads.
var htmlFormat = exportFormat{
	"html", "a page to search and print, one file that needs no network",
	func(x *exporting) ([]tables.File, error) {
		return []tables.File{web.Page(x.event, x.programme, x.release.words())}, nil
	},
}
