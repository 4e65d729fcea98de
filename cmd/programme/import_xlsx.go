package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

var xlsxImport = importFormat{word: "xlsx", text: "an event workbook, as export --to event-xlsx writes it", readNamed: readEventWorkbook}

// readEventWorkbook returns the reader of the event of a workbook.
func readEventWorkbook(columns []model.ColumnName) fileReader {
	return func(names []string, base *model.Event) (*model.Event, model.Faults, error) {
		return readWorkbook(names, base, columns)
	}
}

// readWorkbook reads the event of a workbook. There is no base: a workbook holds a whole
// event.
func readWorkbook(names []string, base *model.Event, columns []model.ColumnName) (*model.Event, model.Faults, error) {
	switch {
	case len(names) > 1:
		return nil, nil, fmt.Errorf("a workbook holds a whole event; name one, not %d", len(names))
	case base != nil:
		return nil, nil, term.Advise(errors.New("a workbook holds a whole event, and the folder has one already"), "name a folder that is not there yet; every command reads the workbook itself too")
	}
	content, err := readFile(names[0], workbook.MaxSize)
	if err != nil {
		return nil, nil, err
	}
	sheets, err := sheetsOf(names[0], content)
	if err != nil {
		return nil, nil, err
	}
	read, err := tables.ReadSheets(sheets, columns...)
	return read.Event, read.Notes, err
}

// isWorkbook reports whether a file is named like a workbook.
func isWorkbook(name string) bool { return strings.EqualFold(filepath.Ext(name), ".xlsx") }

// sheetsOf returns the sheets of the workbook of that name and content.
func sheetsOf(name string, content []byte) ([]tables.Sheet, error) {
	sheets, err := workbook.Read(content)
	if fault, ok := errors.AsType[model.Fault](err); ok {
		fault.Pos.File = filepath.ToSlash(name)
		return nil, model.Faults{fault}
	}
	return sheets, err
}

// readEventBook reads the event workbook at path and prints what its reader noticed.
func (c *commands) readEventBook(path string) (*input, error) {
	content, err := readFile(path, workbook.MaxSize)
	if err != nil {
		return nil, err
	}
	sheets, err := sheetsOf(path, content)
	if err != nil {
		return nil, err
	}
	files := newWitness(os.DirFS(filepath.Dir(path)))
	names, err := c.columns.read(c, files.sums)
	if err != nil {
		return nil, err
	}
	read, err := tables.ReadSheets(sheets, names...)
	c.Warn(read.Notes)
	if err != nil {
		return nil, err
	}
	files.sums[filepath.Base(path)] = term.Sum(content)
	in := &input{path: path, files: files, workbook: filepath.Base(path), account: read.Account}
	return in, in.use(read.Event)
}
