package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// Read reads the sheets of a workbook in their order, hidden ones too, and of each which
// cells are merged and which rows and columns are hidden. What a cell shows is read: text
// as it is; a number as its shortest digits, with the leading zeros and the words around it
// of its format ("WS 007", "1.5 h"); a date as 2023-10-11, a date and time as
// 2023-10-11T16:45 and so without a zone, also where the format shows only one of them; a
// time alone, or a length of hours and minutes, as 16:45; yes or no for a truth; of a
// formula what it came to when the workbook was saved. A cell of which that cannot be
// said, such as #REF!, says in [tables.SheetCell] what is wrong.
//
// The error is a [model.Fault] without a position.
func Read(content []byte) ([]tables.Sheet, error) {
	a, err := openArchive(content)
	if err != nil {
		return nil, err
	}
	return readArchive(a)
}

func readArchive(a *archive) (sheets []tables.Sheet, err error) {
	b := &book{archive: a}
	if err := b.readParts(); err != nil {
		return nil, err
	}
	sheets = make([]tables.Sheet, len(b.sheets))
	for i, s := range b.sheets {
		if sheets[i], err = b.readSheet(s); err != nil {
			return nil, err
		}
	}
	return sheets, nil
}

// book is a workbook while it is read.
type book struct {
	*archive
	sheets  []sheetPart
	shared  []string       // texts that cells name by number
	formats []numberFormat // of numbers, by style
	from    epoch
}

// sheetPart is a sheet and the part that holds its cells.
type sheetPart struct {
	name, part string
	hidden     bool
}

// readParts reads all but the cells.
func (b *book) readParts() error {
	roots, err := b.relations("")
	if err != nil {
		return err
	}
	main := ""
	for _, r := range roots {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if main == "" {
		return errNoWorkbook
	}
	relations, err := b.relations(main)
	if err != nil {
		return err
	}
	if err := b.readWorkbook(main, relations); err != nil {
		return err
	}
	var texts, styles string
	for _, r := range relations {
		switch r.kind {
		case "sharedStrings":
			texts = r.target
		case "styles":
			styles = r.target
		}
	}
	if styles != "" {
		if b.formats, err = b.readFormats(styles); err != nil {
			return err
		}
	}
	if texts == "" {
		return nil
	}
	return b.readShared(texts)
}

// readWorkbook reads which sheets there are.
func (b *book) readWorkbook(name string, relations map[string]relation) error {
	names := map[string]bool{}
	return b.decode(name, "", errNoWorkbook, func(token xml.Token, within nesting) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		if len(within) == 0 && e.Name.Local != "workbook" {
			return errNoWorkbook
		}
		switch e.Name.Local {
		case "workbookPr":
			if on := attribute(e, "date1904"); on == "1" || on == "true" {
				b.from = epoch1904
			}
		case "sheet":
			if !within.in("sheets") {
				return nil
			}
			title := attribute(e, "name")
			if names[strings.ToLower(title)] {
				return damaged(fmt.Sprintf("it has two sheets %q", short(title)))
			}
			names[strings.ToLower(title)] = true
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" { // r:id
					id = a.Value
				}
			}
			r, known := relations[id]
			if !known {
				return model.Fault{Message: fmt.Sprintf("the sheet %q is missing from the workbook", short(title)), Remedy: "open it in a spreadsheet and save it again"}
			}
			if r.kind == "worksheet" { // not a sheet that is a chart
				b.sheets = append(b.sheets, sheetPart{title, r.target, strings.Contains(strings.ToLower(attribute(e, "state")), "hidden")})
			}
			if len(b.sheets) > maxSheets {
				return model.Fault{Message: fmt.Sprintf("the workbook has more than %d sheets", maxSheets)}
			}
		}
		return nil
	})
}

// readShared reads the texts that cells share.
func (b *book) readShared(name string) error {
	var text richText
	left := b.left // texts that no cell shows count too, but not twice
	return b.decode(name, "sst", broken(name, errMissing), func(token xml.Token, _ nesting) error {
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				text = richText{}
			}
			text.start(t.Name.Local)
		case xml.CharData:
			text.add(t)
		case xml.EndElement:
			if text.end(t.Name.Local); t.Name.Local == "si" {
				b.shared = append(b.shared, text.String())
				if !left.take(text.Len()) {
					return errTooMuch
				}
			}
		}
		return nil
	})
}

var (
	errMissing = fmt.Errorf("the part is missing")
	errTooMuch = model.Fault{Message: fmt.Sprintf("the workbook has more than %d cells or %d bytes of text", maxCells, maxText), Remedy: "leave out what is not needed"}
)

// take takes a cell with so many bytes of text, and reports whether there was enough.
func (b *budget) take(text int) bool {
	b.cells--
	b.text -= text
	return b.cells >= 0 && b.text >= 0
}

// richText collects the text of a cell, of which parts may be of different looks. How
// East Asian words are pronounced is no part of it.
type richText struct {
	strings.Builder
	inText, inPhonetic bool
}

func (r *richText) start(element string) {
	switch element {
	case "t":
		r.inText = true
	case "rPh":
		r.inPhonetic = true
	}
}

func (r *richText) end(element string) {
	switch element {
	case "t":
		r.inText = false
	case "rPh":
		r.inPhonetic = false
	}
}

func (r *richText) add(text []byte) {
	if r.inText && !r.inPhonetic {
		r.Write(text)
	}
}

// String returns the text with its escapes undone.
func (r *richText) String() string { return unescape(r.Builder.String()) }
