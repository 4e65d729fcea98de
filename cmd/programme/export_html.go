package main

import (
	"programme/model/exchange/web"
	"programme/model/tables"
)

// htmlFormat is the page that everybody reads.
var htmlFormat = exportFormat{
	"html", "a page to search and print, one file that needs no network",
	func(x *exporting) ([]tables.File, error) {
		o := web.Options{Language: x.options.said().Tag()}
		if x.release.version != nil {
			o.Version = x.release.in
		}
		return []tables.File{web.Page(x.event, x.programme, o)}, nil
	},
}
