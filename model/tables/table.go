package tables

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/columns"
	"programme/model/rules"
)

// spec is what is known of a table before it is read.
type spec struct {
	*columns.Table
	name     string   // without .csv
	columns  []string // that the model knows, those that must be there first
	required int      // how many must be there
}

// specOf returns what the list of columns has of a table.
func specOf(name string) *spec {
	t := columns.Of(name)
	return &spec{Table: t, name: name, columns: t.Names(), required: t.Required}
}

func (s *spec) file() string { return s.name + tableEnding }

const tableEnding = ".csv"

// table is one table while it is read, row by row. Its methods read the cells of the
// current row by column and report what is wrong with them; what was reported comes
// back as a zero value and is not reported twice.
type table struct {
	*report
	spec    *spec
	advance func() bool // to the next row
	scan    *scanned    // the row there
	content string      // in which the cells of scan stand, unless they are those of a sheet
	name    string      // of the file or sheet, in positions
	sheet   bool
	clean   bool // the content is UTF-8 without NUL

	index      []int    // the cell of each known column, -1 if the table has none
	extra      []int    // the cells of the unknown columns
	extraNames []string // their names
	unnamed    []int    // the cells of the columns that have no name
	width      int      // cells of the header
	headAt     int      // the line of the header where titles stand above it, else 0

	line         int               // of the current row
	lost         bool              // nothing in the current row can be trusted
	stopped      bool              // at a bound, before the end
	unsure       bool              // a column of the header could not be read
	doubled      map[string]bool   // columns that the header has twice
	near         map[string]string // unknown column -> the absent one that it looks like
	shown        map[string]bool   // unknown columns that say again what stands elsewhere
	rows, cells  int               // read so far
	badUTF8, nul encodingFault
	spot         cursor // how far place went in the cell spotCell
	spotCell     int    // -1 for none
}

// encodingFault is the first place with bytes that are no text, and how many cells there
// are like it: a table in another encoding has one fault, not thousands.
type encodingFault struct {
	pos   model.Position
	cells int
	byte  byte
}

// readLimited returns the whole content, or a fault if it is larger than most bytes.
func readLimited(r io.Reader, size int64, most int) (string, error) {
	tooLarge := model.Fault{Message: fmt.Sprintf("the file is larger than %d bytes", most), Remedy: "split it or leave out what is not needed"}
	if size > int64(most) {
		return "", tooLarge
	}
	var b strings.Builder
	b.Grow(int(max(size, 0)))
	n, err := io.Copy(&b, io.LimitReader(r, int64(most)+1))
	switch {
	case err != nil:
		return "", cannotRead(err)
	case n > int64(most):
		return "", tooLarge
	}
	return b.String(), nil
}

// readFile returns the whole content of a file. The error is fs.ErrNotExist if there is
// none, else a fault without a position.
func readFile(fsys fs.FS, name string, most int) (string, error) {
	f, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fs.ErrNotExist
	}
	if err != nil {
		return "", cannotRead(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", cannotRead(err)
	}
	if info.IsDir() {
		return "", model.Fault{Message: "a folder stands where a file should be"}
	}
	return readLimited(f, info.Size(), most)
}

func cannotRead(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		err = p.Err
	}
	return model.Fault{Message: "cannot be read: " + err.Error()}
}

// openTable reads the header of a table. It returns nil if there is nothing that rows
// could be read by, which it has then reported.
func openTable(r *report, sp *spec, name, content string) *table {
	if strings.HasPrefix(content, "\xff\xfe") || strings.HasPrefix(content, "\xfe\xff") {
		r.fault(at(name, 1, 1), "the table is in UTF-16", "save it as CSV in UTF-8")
		return nil
	}
	content = strings.TrimPrefix(content, "\ufeff")
	t := &table{
		report: r, spec: sp, content: content, name: name, spotCell: -1,
		clean: utf8.ValidString(content) && strings.IndexByte(content, 0) < 0,
	}
	comma, titles := r.separator(sp, content)
	scan := newScanner(content, comma, t.reportAt)
	t.advance, t.scan = scan.next, &scan.scanned
	return t.begin(titles)
}

// begin reads the header, which so many titles stand above, and returns nil if there is
// nothing that rows could be read by.
func (t *table) begin(titles int) *table {
	if !t.advance() || !t.passTitles(titles) {
		t.fault(t.position(1, 1), "the table is empty", "start it with a row of column names: "+strings.Join(t.spec.columns, ","))
		return nil
	}
	if t.decode(); t.scan.cut {
		t.finish()
		return nil
	}
	t.readHeader()
	return t
}

// position is where a line and column of the table are.
func (t *table) position(line, column int) model.Position {
	return model.Position{File: t.name, Line: line, Column: column, Sheet: t.sheet}
}

// reportAt reports a fault at a line and column of the table.
func (t *table) reportAt(line, column int, message, remedy string) {
	t.fault(t.position(line, column), message, remedy)
}

// next goes to the next row, and reports whether there is one. Rows that are blank are
// passed over; a row that cannot be read at all is still one, so that its id is known.
func (t *table) next() bool {
	if !t.advance() {
		// A file that ends inside a row has lost what came after.
		t.stopped = t.stopped || (t.lost || t.scan.cut) && !t.sheet && !strings.HasSuffix(t.content, "\n")
		t.finish()
		return false
	}
	t.line, t.lost, t.spotCell = t.scan.rowLine, false, -1
	t.rows++
	t.cells += len(t.scan.cells)
	if t.rows > maxRows || t.cells > maxCells {
		return t.giveUp(fmt.Sprintf("the table has more than %d rows or %d cells", maxRows, maxCells), "split it or leave out what is not needed")
	}
	if t.faultsOf[t.name] >= maxFaults {
		return t.giveUp(fmt.Sprintf("the table has at least %d faults above, and is not read further", maxFaults), "mend those first")
	}
	t.decode()
	switch n := len(t.scan.cells); {
	case t.scan.cut:
	case n < t.width:
		t.fault(t.pos(), fmt.Sprintf("the row has %s, the header has %d", rules.Count(n, "cell", "cells"), t.width), "add the missing separators")
		t.lost = true
	case n > t.width:
		surplus := t.scan.cells[t.width]
		t.fault(t.posOf(surplus), fmt.Sprintf("the row has %s, the header has %d", rules.Count(n, "cell", "cells"), t.width), "put a cell that contains the separator in quotes")
		t.lost = true
	}
	if !t.lost {
		for _, i := range t.unnamed {
			if i < len(t.scan.cells) && strings.TrimSpace(t.scan.cells[i].text) != "" {
				t.fault(t.posOf(t.scan.cells[i]), fmt.Sprintf("%s stands in a column that has no name", quote(t.scan.cells[i].text)), "name the column in "+t.headName())
			}
		}
	}
	return true
}

// giveUp reports why the table is not read from the current row on.
func (t *table) giveUp(message, remedy string) bool {
	t.stop(t.pos(), message, remedy)
	t.stopped = true
	t.finish()
	return false
}

// whole reports whether every row was read and had the column, so that what is not in
// it is nowhere.
func (t *table) whole(column string) bool {
	return t.has(column) && !t.doubled[column] && !t.stopped && !t.unsure
}

// decode finds bytes that are no text in the current row.
func (t *table) decode() {
	if t.clean {
		return
	}
	for i := range t.scan.cells {
		c := &t.scan.cells[i]
		if k := strings.IndexByte(c.text, 0); k >= 0 {
			t.nul.add(t.place(i, k), 0)
			c.bad = true
		}
		if k := invalidUTF8(c.text); k >= 0 {
			t.badUTF8.add(t.place(i, k), c.text[k])
			c.bad = true
		}
		if c.bad {
			c.text = strings.ReplaceAll(strings.ToValidUTF8(c.text, "\ufffd"), "\x00", "\ufffd")
		}
	}
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, c := range text {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

func (f *encodingFault) add(pos model.Position, b byte) {
	if f.cells++; f.cells == 1 {
		f.pos, f.byte = pos, b
	}
}

// finish reports what is reported once for a table.
func (t *table) finish() {
	const remedy = "save the table as CSV in UTF-8"
	others := func(f encodingFault) string {
		if f.cells == 1 {
			return ""
		}
		return ", and the same is wrong with " + rules.Count(f.cells-1, "more cell", "more cells")
	}
	if t.badUTF8.cells > 0 {
		t.fault(t.badUTF8.pos, fmt.Sprintf("the byte %#02x is not UTF-8", t.badUTF8.byte)+others(t.badUTF8), remedy)
	}
	if t.nul.cells > 0 {
		t.fault(t.nul.pos, "a zero byte is not text"+others(t.nul), remedy)
	}
	t.badUTF8, t.nul = encodingFault{}, encodingFault{}
}
