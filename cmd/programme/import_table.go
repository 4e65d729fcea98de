package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/foreign"
	"programme/model/exchange/ical"
)

var tableImport = importFormat{
	word: "table", text: "sessions of another system, as CSV, XLSX or pretalx's JSON, a row a session", whole: true,
	readAt: func(v venue) fileReader { return v.readTables },
}

// readTables reads tables of sessions. The error holds the faults of all files.
func (v venue) readTables(names []string, base *model.Event) (*model.Event, model.Faults, error) {
	all, notes, err := v.tablesOf(names)
	if err != nil {
		return nil, notes, err
	}
	e, found, err := foreign.Reading{Base: base, Zone: v.zone, Days: v.days, Columns: v.columns}.Event(all)
	return e, append(notes, found...), err
}

// readPlaces reads tables of sessions as the baseline of the event, of which nothing else
// changes.
func (v venue) readPlaces(names []string, base *model.Event) (*model.Event, model.Faults, error) {
	if base == nil {
		return nil, nil, term.Advise(errors.New("--as baseline needs an event that has the sessions"), "name the folder of the event, or leave out --as baseline to make one of the table")
	}
	all, notes, err := v.tablesOf(names)
	if err != nil {
		return nil, notes, err
	}
	places, found, err := foreign.Reading{Base: base, Columns: v.columns}.Places(all)
	notes = append(notes, found...)
	if err != nil {
		return nil, notes, err
	}
	published := ical.Calendar{Called: "table"}
	for _, p := range places {
		published.Entries = append(published.Entries, ical.Entry{
			Pos: p.Pos, Session: p.ID, Summary: p.Title, Location: p.Room, Times: []model.Interval{p.Interval}, NoEnd: p.Interval.Minutes() == 0,
		})
	}
	e, found := published.Baseline(base)
	return e, append(notes, found...), nil
}

// tablesOf reads the tables of files. The error holds the faults of all files.
func (v venue) tablesOf(names []string) (all []*foreign.Table, notes model.Faults, err error) {
	var faults model.Faults
	for _, name := range names {
		content, err := readFile(name, foreign.MaxSize)
		if err != nil {
			return nil, nil, err
		}
		t, unread, err := v.tableOf(name, content)
		notes = append(notes, unread...)
		var fault model.Fault
		var wrong model.Faults
		switch {
		case errors.As(err, &fault):
			faults = append(faults, fault)
		case errors.As(err, &wrong):
			faults = append(faults, wrong...)
		case err != nil:
			return nil, nil, err
		default:
			all = append(all, t)
		}
	}
	if len(faults) > 0 {
		return nil, notes, faults.Sort()
	}
	return all, notes, nil
}

// tableOf returns the table of a file: of a workbook that of the first sheet that has
// sessions. The notes name the other sheets.
func (v venue) tableOf(name string, content []byte) (t *foreign.Table, notes []model.Fault, err error) {
	at := filepath.ToSlash(name)
	if !isWorkbook(name) {
		t, err = foreign.Read(at, content, v.columns)
		return t, nil, err
	}
	sheets, err := sheetsOf(name, content)
	if err != nil {
		return nil, nil, err
	}
	var first error
	var unread []string
	for i := range sheets {
		s := &sheets[i]
		if t == nil {
			if t, err = foreign.FromSheet(at, s, v.columns); err == nil {
				continue
			}
			first = cmp.Or(first, err)
		}
		if len(s.Rows) > 0 {
			unread = append(unread, fmt.Sprintf("%q", s.Name))
		}
	}
	if t == nil {
		return nil, nil, first
	}
	if len(unread) > 0 {
		notes = append(notes, model.Fault{Pos: model.Position{File: at}, Message: "sheets that are not read: " + strings.Join(unread, ", "), Remedy: "the first sheet with sessions is; a workbook of an event is read with --from xlsx"})
	}
	return t, notes, nil
}
