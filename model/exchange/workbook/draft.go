package workbook

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"programme/model"
)

// maxCellUnits is how many UTF-16 code units a cell can hold.
const maxCellUnits = excelize.TotalCellChars

// draft is a workbook while it is written. The first error stays, and nothing is done
// after it.
type draft struct {
	file   *excelize.File
	err    error
	names  sheetNames
	styles map[look]int
	sheets int
}

// newDraft starts a workbook, whose bytes depend on what is written into it alone: it
// bears no date of its own.
func newDraft(title string) *draft {
	d := &draft{file: excelize.NewFile(), styles: map[look]int{}, names: sheetNames{}}
	d.do(d.file.SetDocProps(&excelize.DocProperties{
		Title: cleaned(title, 250), Creator: "programme", LastModifiedBy: "programme",
		Created: "1980-01-01T00:00:00Z", Modified: "1980-01-01T00:00:00Z", // the first date of a ZIP archive
	}))
	d.do(d.file.SetAppProps(&excelize.AppProperties{Application: "programme"}))
	d.do(d.file.SetDefaultFont("Calibri"))
	return d
}

func (d *draft) do(err error) {
	if d.err == nil {
		d.err = err
	}
}

// content returns the workbook, of which the first sheet is shown.
func (d *draft) content() ([]byte, error) {
	d.file.SetActiveSheet(0)
	if d.err != nil {
		return nil, d.err
	}
	b, err := d.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), d.file.Close()
}

// sheet adds a sheet, whose name is as near to the wanted one as workbooks allow.
func (d *draft) sheet(wanted string) *page {
	p := &page{draft: d, name: d.names.take(wanted)}
	if d.sheets++; d.sheets == 1 {
		d.do(d.file.SetSheetName("Sheet1", p.name))
	} else {
		_, err := d.file.NewSheet(p.name)
		d.do(err)
	}
	return p
}

// page is a sheet while it is written. Columns and rows count from 1.
type page struct {
	*draft
	name string
}

func cellName(column, row int) string { return fmt.Sprintf("%s%d", model.ColumnLetters(column), row) }

// text writes text that stays text whatever it looks like.
func (p *page) text(column, row int, text string, l look) {
	if text != "" {
		p.do(p.file.SetCellStr(p.name, cellName(column, row), escape(text)))
	}
	p.dress(column, row, column, row, l)
}

func (p *page) number(column, row, n int, l look) {
	p.do(p.file.SetCellInt(p.name, cellName(column, row), int64(n)))
	p.dress(column, row, column, row, l)
}

// moment writes what the clocks show at t, wherever they stand, as a date and time.
func (p *page) moment(column, row int, t time.Time, l look) {
	y, m, day := t.Date()
	since := time.Date(y, m, day, t.Hour(), t.Minute(), 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC))
	p.do(p.file.SetCellFloat(p.name, cellName(column, row), since.Minutes()/(24*60), -1, 64))
	p.dress(column, row, column, row, l)
}

// dress gives the cells of a rectangle a look.
func (p *page) dress(column, row, toColumn, toRow int, l look) {
	if l == (look{}) {
		return
	}
	p.do(p.file.SetCellStyle(p.name, cellName(column, row), cellName(toColumn, toRow), p.style(l)))
}

// rich writes text of which parts have different fonts.
func (p *page) rich(column, row int, runs ...excelize.RichTextRun) {
	p.do(p.file.SetCellRichText(p.name, cellName(column, row), runs))
}

func (p *page) merge(column, row, toColumn, toRow int) {
	if column != toColumn || row != toRow {
		p.do(p.file.MergeCell(p.name, cellName(column, row), cellName(toColumn, toRow)))
	}
}

func (p *page) width(column int, characters float64) {
	letters := model.ColumnLetters(column)
	p.do(p.file.SetColWidth(p.name, letters, letters, characters))
}

func (p *page) height(row int, points float64) { p.do(p.file.SetRowHeight(p.name, row, points)) }

// freeze keeps the rows above and the columns before that cell in sight.
func (p *page) freeze(column, row int) {
	pane := "bottomRight"
	if column == 1 {
		pane = "bottomLeft"
	}
	p.do(p.file.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: column - 1, YSplit: row - 1, TopLeftCell: cellName(column, row), ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: cellName(column, row), ActiveCell: cellName(column, row), Pane: pane}},
	}))
}

// Paper sizes, as ECMA-376 part 1, 18.3.1.63 numbers them.
const (
	paperA3 = 8
	paperA4 = 9
)

// print has the sheet printed across one page, with those rows again on each.
func (p *page) print(paper, headFrom, headTo int) {
	landscape, wide, tall, fit := "landscape", 1, 0, true
	p.do(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	p.do(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}))
	margin, foot, edge := 0.4, 0.6, 0.3 // inches
	p.do(p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &foot, Header: &edge, Footer: &edge}))
	p.do(p.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
	quoted := "'" + strings.ReplaceAll(p.name, "'", "''") + "'"
	p.do(p.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, headFrom, headTo), Scope: p.name,
	}))
}

// filter lets readers choose among the rows below that row.
func (p *page) filter(row, columns, lastRow int) {
	p.do(p.file.AutoFilter(p.name, cellName(1, row)+":"+cellName(columns, max(lastRow, row)), nil))
}

// sheetNames are the names that sheets of a workbook have, in lower case.
type sheetNames map[string]bool

// take returns a name that no sheet has, as near to the wanted one as can be: at most 31
// UTF-16 code units, none of :\/?*[], no control characters, and not "History", which
// Excel keeps for itself. Apostrophes become typographic ones: the range of a filter
// names its sheet between straight ones, and excelize does not double those inside.
func (n sheetNames) take(wanted string) string {
	name := strings.Map(func(c rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, c):
			return '-'
		case c == '\'':
			return '’'
		case c < ' ' || c == 0x7f || c >= 0xfffe && c <= 0xffff || c == utf8.RuneError:
			return ' '
		}
		return c
	}, wanted)
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || strings.EqualFold(name, "history") {
		name = strings.TrimSpace(name + " sheet")
	}
	for k := 1; ; k++ {
		ending := ""
		if k > 1 {
			ending = fmt.Sprintf(" (%d)", k)
		}
		try := strings.TrimSpace(shortened(name, 31-len(ending))) + ending
		if low := strings.ToLower(try); !n[low] {
			n[low] = true
			return try
		}
	}
}

// shortened returns the longest beginning of text that has at most that many UTF-16 code
// units.
func shortened(text string, most int) string {
	units := 0
	for i, c := range text {
		if units += utf16.RuneLen(c); units > most {
			return text[:i]
		}
	}
	return text
}

// units returns the length of text in UTF-16 code units.
func units(text string) (n int) {
	for _, c := range text {
		n += max(utf16.RuneLen(c), 1)
	}
	return n
}

// cleaned returns text for people, without what no XML can hold and no longer than most
// UTF-16 code units: an ellipsis stands for the rest.
func cleaned(text string, most int) string {
	text = strings.Map(func(c rune) rune {
		switch {
		case c == '\r':
			return -1
		case c < ' ' && c != '\t' && c != '\n', c == 0xfffe, c == 0xffff:
			return utf8.RuneError
		}
		return c
	}, text)
	if units(text) <= most {
		return text
	}
	return shortened(text, most-1) + "…"
}

// widthOf returns how wide a column has to be to show the longest line of each text,
// within bounds. Letters of East Asia count twice.
func widthOf(least, most float64, texts ...string) float64 {
	width := least
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			width = max(width, 2+lengthOf(line))
		}
	}
	return min(width, most)
}

// lengthOf returns how many letters wide a line is.
func lengthOf(line string) (letters float64) {
	for _, c := range line {
		if letters++; c >= 0x1100 {
			letters++
		}
	}
	return letters
}

// linesIn returns about how many lines a text takes in a column of that width.
func linesIn(text string, width float64) (lines int) {
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(max(lengthOf(line)-1, 0)/(width-1))
	}
	return lines
}

// columnTexts returns the cells of a column.
func columnTexts(rows [][]string, column int) []string {
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = row[column]
	}
	return texts
}
