package tables

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"programme/model"
	"programme/model/columns"
	"programme/model/when"
)

// This file reads the cells of the current row of a table.

// pos is the position of the row.
func (t *table) pos() model.Position { return t.position(t.line, 1) }

func (t *table) posOf(c cell) model.Position { return t.position(c.line, c.column) }

// row is what every value carries that comes from the row.
func (t *table) row() model.Row {
	r := model.Row{Pos: t.pos()}
	if len(t.extra) > 0 {
		r.Extra = make([]string, len(t.extra))
		for k, i := range t.extra {
			if i < len(t.scan.cells) {
				r.Extra[k] = Restore(t.scan.cells[i].text)
			}
		}
	}
	return r
}

// at returns which cell of the row belongs to the column, -1 if the table has no such
// column.
func (t *table) at(column string) int {
	k := slices.Index(t.spec.columns, column)
	if k < 0 {
		panic("tables: " + t.spec.name + " has no column " + column)
	}
	return t.index[k]
}

// has reports whether the table has the column.
func (t *table) has(column string) bool { return t.at(column) >= 0 }

// scanned returns the cell of the column, or nil if there is nothing in it to read: the
// table has no such column, or the cell was reported already.
func (t *table) scanned(column string) *cell {
	i := t.at(column)
	if i < 0 || i >= len(t.scan.cells) || t.scan.cells[i].bad {
		return nil
	}
	return &t.scan.cells[i]
}

// where returns the position of the column's cell, of the row if it has none.
func (t *table) where(column string) model.Position {
	if i := t.at(column); i >= 0 && i < len(t.scan.cells) {
		return t.posOf(t.scan.cells[i])
	}
	return t.pos()
}

// prose returns the cell as it was meant, outer spaces and all.
func (t *table) prose(column string) string {
	c := t.scanned(column)
	if c == nil {
		return ""
	}
	return Restore(c.text)
}

// label returns the cell without outer spaces: a word by which things are compared.
func (t *table) label(column string) string { return strings.TrimSpace(t.prose(column)) }

// wrong reports a fault of the column's cell.
func (t *table) wrong(column, message, remedy string) {
	if !t.lost {
		t.fault(t.where(column), message, remedy)
	}
}

// wrongErr reports err as a fault of the column's cell.
func (t *table) wrongErr(column string, err error) {
	if !t.lost {
		t.refuse(t.where(column), err)
	}
}

// need returns a label that must be given, and whether it is.
func (t *table) need(column string) (string, bool) {
	if t.scanned(column) == nil {
		return "", false
	}
	text := t.label(column)
	if text == "" {
		t.wrong(column, fmt.Sprintf("%s is empty", column), "every row needs one")
	}
	return text, text != ""
}

// id returns the label by which other tables mean the row. It is "" if it cannot serve.
func (t *table) id(column string) string {
	text, ok := t.need(column)
	if !ok {
		return ""
	}
	if err := checkID(column, text); err != nil {
		t.wrongErr(column, err)
		return ""
	}
	return text
}

// checkID returns a fault if text cannot be an id: lists and rule parameters have to be
// able to name it.
func checkID(what, text string) error {
	if why := model.BadID(text); why != "" {
		return model.Fault{Message: fmt.Sprintf("%s %s %s", what, quote(text), why), Remedy: "write it without"}
	}
	return nil
}

// number returns a whole number from least to [model.MaxNumber], and whether it is given.
func (t *table) number(column string, least int) (n int, given bool) {
	text := t.label(column)
	if text == "" {
		return 0, false
	}
	digits, same := columns.Digits(text)
	n, err := parseNumber(column, text, least)
	if !same && digits != "" {
		n, err = parseNumber(column, digits, least)
	}
	if err != nil {
		t.wrongErr(column, err)
		return 0, false
	}
	if !same {
		t.take(column, text, digits, t.where(column))
	}
	return n, true
}

// minutes returns a length of at least so many minutes, and whether it is given.
func (t *table) minutes(column string, least int) (m model.Minutes, given bool) {
	text := t.label(column)
	if text == "" {
		return 0, false
	}
	m, same, err := parseMinutes(column, text, least)
	switch {
	case err != nil:
		t.wrongErr(column, err)
	case !same:
		t.take(column, text, strconv.Itoa(int(m)), t.where(column))
	}
	return m, err == nil
}

// parseMinutes reads a length of at least so many minutes, and reports whether the text
// is their number.
func parseMinutes(what, text string, least int) (m model.Minutes, same bool, err error) {
	digits := text
	if length, err := when.Length(text); err == nil {
		digits = strconv.Itoa(int(length))
	}
	n, err := parseNumber(what, digits, least)
	return model.Minutes(n), strings.Trim(text, "0123456789") == "", err
}

// parseNumber reads a whole number from least to [model.MaxNumber].
func parseNumber(what, text string, least int) (int, error) {
	digits, negative := strings.CutPrefix(text, "-")
	n := 0
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, model.Fault{Message: fmt.Sprintf("%s %s is not a whole number", what, quote(text)), Remedy: "write digits only"}
		}
		n = min(n*10+int(c-'0'), model.MaxNumber+1)
	}
	switch {
	case digits == "":
		return 0, model.Fault{Message: fmt.Sprintf("%s %s is not a whole number", what, quote(text)), Remedy: "write digits only"}
	case negative, n < least:
		return 0, model.Fault{Message: fmt.Sprintf("%s %s is too small", what, quote(text)), Remedy: fmt.Sprintf("it is at least %d", least)}
	case n > model.MaxNumber:
		return 0, model.Fault{Message: fmt.Sprintf("%s %s is too large", what, quote(text)), Remedy: fmt.Sprintf("it is at most %d", model.MaxNumber)}
	}
	return n, nil
}

// choice returns what the cell says of the few things that its column can say, "" if it
// is empty.
func (t *table) choice(column string) string {
	text := t.label(column)
	if text == "" {
		return ""
	}
	meant, itself, err := t.parseChoice(column, text, t.spec.Columns[slices.Index(t.spec.columns, column)].Words)
	switch {
	case err != nil:
		t.wrongErr(column, err)
	case !itself:
		t.take(column, text, meant, t.where(column))
	}
	return meant
}

// parseChoice returns which of the words text stands for, and whether it is that word.
func (r *report) parseChoice(what, text string, words columns.Words) (meant string, itself bool, err error) {
	if meant, itself = words.Meant(text); meant == "" {
		err = model.Fault{
			Message: fmt.Sprintf("%s %s is not known", what, quote(text)),
			Remedy:  r.suggest(text, words.Names(), "write "+either(words.Names())),
		}
	}
	return meant, itself, err
}

// yes reports whether the cell says yes.
func (t *table) yes(column string) bool { return t.choice(column) == "yes" }

// item is one item of a list cell, without outer spaces.
type item struct {
	text   string
	offset int // in the cell as scanned
}

// list returns the items of a cell that are separated by semicolons, empty ones left
// out. An item that is there twice is taken once, with a note.
func (t *table) list(column string) []item {
	c := t.scanned(column)
	if c == nil {
		return nil
	}
	items := splitItems(c.text, len(c.text)-len(Restore(c.text)), ';')
	if len(items) < 2 {
		return items
	}
	seen := make(map[string]bool, len(items))
	single := items[:0]
	for _, it := range items {
		if seen[it.text] {
			t.noteItem(column, it, fmt.Sprintf("%s is listed twice, and taken once", quote(it.text)))
			continue
		}
		seen[it.text] = true
		single = append(single, it)
	}
	return single
}

// splitItems splits text from the offset on.
func splitItems(text string, offset int, separator byte) []item {
	if offset == len(text) {
		return nil
	}
	items := make([]item, 0, 1+strings.Count(text[offset:], string(separator)))
	for offset <= len(text) {
		end := strings.IndexByte(text[offset:], separator)
		if end < 0 {
			end = len(text)
		} else {
			end += offset
		}
		left := strings.TrimLeftFunc(text[offset:end], unicode.IsSpace)
		if word := strings.TrimRightFunc(left, unicode.IsSpace); word != "" {
			items = append(items, item{word, end - len(left)})
		}
		offset = end + 1
	}
	return items
}

// words returns the items of a list cell as they read.
func (t *table) words(column string) []string { return texts(t.list(column)) }

func texts(items []item) []string {
	if len(items) == 0 {
		return nil
	}
	words := make([]string, len(items))
	for i, it := range items {
		words[i] = it.text
	}
	return words
}

// wrongItem reports a fault of one item of a list cell.
func (t *table) wrongItem(column string, it item, message, remedy string) {
	if !t.lost {
		t.fault(t.whereItem(column, it), message, remedy)
	}
}

// noteItem notes something of one item of a list cell.
func (t *table) noteItem(column string, it item, message string) {
	if !t.lost {
		t.note(t.whereItem(column, it), message, "")
	}
}

// wrongItemErr reports err as a fault of one item of a list cell.
func (t *table) wrongItemErr(column string, it item, err error) {
	if !t.lost {
		t.refuse(t.whereItem(column, it), err)
	}
}

// whereItem returns the position of an item of the column's list.
func (t *table) whereItem(column string, it item) model.Position {
	return t.place(t.at(column), it.offset)
}

// cursor walks through the text of a cell as it stands in the file.
type cursor struct {
	offset       int // in the text of the cell
	raw          int // in the content
	line, column int
}

// place returns the position of the text of cell i of the row from that offset on.
// Going through a cell from left to right costs one pass in all.
func (t *table) place(i, offset int) model.Position {
	c, content := &t.scan.cells[i], t.content
	if t.sheet {
		return t.posOf(*c)
	}
	if t.spotCell != i || t.spot.offset > offset {
		t.spotCell, t.spot = i, cursor{raw: c.raw, line: c.line, column: c.column}
	}
	s := &t.spot
	for s.offset < offset {
		switch b := content[s.raw]; {
		case b == '\n':
			s.raw, s.offset = s.raw+1, s.offset+1
			s.line, s.column = s.line+1, 1
		case b == '"' && c.quoted:
			s.raw, s.offset = s.raw+2, s.offset+1
			s.column += 2
		case b < utf8.RuneSelf:
			s.raw, s.offset = s.raw+1, s.offset+1
			s.column++
		default:
			_, size := utf8.DecodeRuneInString(content[s.raw:])
			s.raw, s.offset = s.raw+size, s.offset+size
			s.column++
		}
	}
	return t.position(s.line, s.column)
}
