package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/page"
)

var pageImport = importFormat{word: "page", text: "the text of a public session page", read: pagesAt(venue{}), readAt: pagesAt}

// pagesAt returns the reader of session pages that makes a new event at that venue.
func pagesAt(v venue) fileReader {
	return func(names []string, base *model.Event) (*model.Event, model.Faults, error) {
		return readPages(names, base, v)
	}
}

// readPages reads session pages and adds them to base, or makes an event of them if
// base is nil. The error holds the faults of all files that are no session pages.
func readPages(names []string, base *model.Event, v venue) (*model.Event, model.Faults, error) {
	var pages []*page.Session
	var notes, faults model.Faults
	for _, name := range names {
		content, err := readFile(name, page.MaxSize)
		if err != nil {
			return nil, nil, err
		}
		session, found, err := page.Read(filepath.ToSlash(name), content)
		notes = append(notes, found...)
		var wrong model.Faults
		switch {
		case errors.As(err, &wrong):
			faults = append(faults, wrong...)
		case err != nil:
			return nil, notes, err
		default:
			pages = append(pages, session)
		}
	}
	if len(faults) > 0 {
		return nil, notes, faults.Sort()
	}
	e, found := page.Event(pages, base, page.Venue{Zone: v.zone, Days: v.days})
	return e, append(notes, found...), nil
}

// readFile returns the content of a file, cut one byte after most bytes, so that its
// reader sees that it is too long.
func readFile(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, term.Unreadable(name, err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, term.Unreadable(name, err)
	}
	return content, nil
}
