package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// bookOf returns a workbook of one sheet with that XML in sheetData, and those styles:
// of style n the number format codes[n].
func bookOf(sheetData, shared string, date1904 bool, codes ...string) []byte {
	var formats, styles strings.Builder
	for i, code := range codes {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, strings.ReplaceAll(code, `"`, "&quot;"))
		fmt.Fprintf(&styles, `<xf numFmtId="%d"/>`, 164+i)
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const relations = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return archiveOf(map[string]string{
		"_rels/.rels":                `<Relationships ` + relations + `><Relationship Id="a" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            fmt.Sprintf(`<workbook %s><workbookPr date1904="%t"/><sheets><sheet name="Sheet 1" sheetId="1" r:id="s1"/></sheets></workbook>`, main, date1904),
		"xl/_rels/workbook.xml.rels": `<Relationships ` + relations + `><Relationship Id="s1" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="` + kind + `sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s3" Type="` + kind + `styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet ` + main + `><numFmts>` + formats.String() + `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>` + styles.String() + `</cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       `<sst ` + main + `>` + shared + `</sst>`,
		"xl/worksheets/sheet1.xml":   `<worksheet ` + main + `><sheetData>` + sheetData + `</sheetData></worksheet>`,
	})
}

func archiveOf(parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// What people type into spreadsheets, and what those make of it.
func TestCellsAsSpreadsheetsKeepThem(t *testing.T) {
	codes := []string{"General", "yyyy-mm-dd", "dd/mm/yyyy hh:mm", "[$-F400]h:mm:ss AM/PM", `[Red]0.00" days"`, "mmm", "[h]:mm", `"day "0`, `d\.m\.yyyy`, `"WS "000;-0`, `#,##0\ "seats"`, "0%", "000-0000", "# ?/?"}
	for _, c := range []struct{ name, cell, want string }{
		{"a shared text", `<c r="A1" t="s"><v>0</v></c>`, "shared"},
		{"a shared text of several looks, and how it is spoken", `<c r="A1" t="s"><v>1</v></c>`, "東京 Tokyo"},
		{"a text with outer spaces and escapes", `<c r="A1" t="s"><v>2</v></c>`, " a\a_x0041_ "},
		{"a text that is not there", `<c r="A1" t="s"><v>3</v></c>`, "the text of the cell is missing from the workbook; write it again"},
		{"a text of its own", `<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>`, "=1+1"},
		{"the text of a formula", `<c r="A1" t="str"><f>A2</f><v>WS 70</v></c>`, "WS 70"},
		{"a number", `<c r="A1"><v>90</v></c>`, "90"},
		{"a number that binary cannot hold", `<c r="A1"><v>0.10000000000000001</v></c>`, "0.1"},
		{"a large number", `<c r="A1"><v>1E+20</v></c>`, "1e+20"},
		{"what is no number", `<c r="A1"><v>NaN</v></c>`, `"NaN" is not a number; write the cell again`},
		{"a day", `<c r="A1" s="1"><v>45210</v></c>`, "2023-10-11"},
		{"a day with a time that its format hides", `<c r="A1" s="1"><v>45210.5</v></c>`, "2023-10-11T12:00"},
		{"a moment", `<c r="A1" s="2"><v>45210.697916666664</v></c>`, "2023-10-11T16:45"},
		{"midnight", `<c r="A1" s="2"><v>45210</v></c>`, "2023-10-11T00:00"},
		{"a moment with seconds", `<c r="A1" s="2"><v>45210.697928240742</v></c>`, "2023-10-11T16:45:01"},
		{"a moment that rounds to the next day", `<c r="A1" s="2"><v>45210.99999999999</v></c>`, "2023-10-12T00:00"},
		{"a time of day", `<c r="A1" s="3"><v>0.375</v></c>`, "09:00"},
		{"a duration", `<c r="A1" s="6"><v>0.0625</v></c>`, "01:30"},
		{"a month", `<c r="A1" s="5"><v>45200</v></c>`, "2023-10-01"},
		{"a German day", `<c r="A1" s="8"><v>45210</v></c>`, "2023-10-11"},
		{"a number with words and a colour", `<c r="A1" s="4"><v>1.5</v></c>`, "1.5 days"},
		{"a number after a word", `<c r="A1" s="7"><v>2</v></c>`, "day 2"},
		{"a negative number after a word", `<c r="A1" s="7"><v>-2</v></c>`, "-2"},
		{"a number with zeros before it", `<c r="A1" s="9"><v>7</v></c>`, "WS 007"},
		{"a number with its thousands marked", `<c r="A1" s="10"><v>1200</v></c>`, "1200 seats"},
		{"a share", `<c r="A1" s="11"><v>0.5</v></c>`, "50%"},
		{"a telephone number", `<c r="A1" s="12"><v>1234567</v></c>`, "1234567"},
		{"a fraction", `<c r="A1" s="13"><v>1.5</v></c>`, "1.5"},
		{"a number that sums made", `<c r="A1"><v>90.000000000000014</v></c>`, "90"},
		{"a length of more than a day", `<c r="A1" s="6"><v>1.0833333333333333</v></c>`, "26:00"},
		{"a length of more than a day in seconds", `<c r="A1" s="6"><v>1.08334490740741</v></c>`, "26:00:01"},
		{"a day before spreadsheets can count", `<c r="A1" s="1"><v>59</v></c>`, "the number 59 is shown as a date that there is not; write the date as text, such as 2023-10-11T07:45:00Z"},
		{"a day before the first", `<c r="A1" s="1"><v>-1</v></c>`, "the number -1 is shown as a date that there is not; write the date as text, such as 2023-10-11T07:45:00Z"},
		{"a day in ISO 8601", `<c r="A1" s="1" t="d"><v>2023-10-11T16:45:00</v></c>`, "2023-10-11T16:45:00"},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, "yes"},
		{"false", `<c r="A1" t="b"><v>0</v></c>`, "no"},
		{"an error", `<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>`, "the cell shows the error #REF!; write its value instead"},
		{"what a formula came to", `<c r="A1" s="2"><f>B1+1</f><v>45210.5</v></c>`, "2023-10-11T12:00"},
		{"a formula that nobody has worked out", `<c r="A1"><f>B1+1</f></c>`, "the cell is a formula that nobody has worked out; open the workbook in a spreadsheet and save it, or write the value instead"},
		{"nothing", `<c r="A1" s="1"/>`, ""},
		{"a style that is not there", `<c r="A1" s="99"><v>1</v></c>`, "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			const shared = `<si><t>shared</t></si><si><r><rPr/><t>東京</t></r><r><t> Tokyo</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t xml:space="preserve"> a_x0007__x005F_x0041_ </t></si>`
			sheets := mustRead(t, bookOf(`<row r="1">`+c.cell+`</row>`, shared, false, codes...))
			if got := said(sheets); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := said(mustRead(t, bookOf(`<row r="1"><c r="A1" s="0"><v>43748</v></c></row>`, "", true, "yyyy-mm-dd"))); got != "2023-10-11" {
		t.Errorf("days from 1904: %s", got)
	}
}

// said is what the only cell of the only sheet says.
func said(sheets []tables.Sheet) string {
	if len(sheets) != 1 || len(sheets[0].Rows) != 1 || len(sheets[0].Rows[0].Cells) != 1 {
		return ""
	}
	c := sheets[0].Rows[0].Cells[0]
	if c.Wrong != nil {
		return c.Wrong.Error()
	}
	return c.Text
}

// What is merged and hidden comes with the sheet, as far as anything stands there.
func TestWhatOfASheetIsMergedAndHidden(t *testing.T) {
	parts := parts(t, bookOf(`<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" hidden="true"/>`, "", false))
	sheet := parts["xl/worksheets/sheet1.xml"]
	sheet = strings.Replace(sheet, "<sheetData>", `<cols><col min="1" max="1" width="9"/><col min="2" max="16384" hidden="1"/></cols><sheetData>`, 1)
	parts["xl/worksheets/sheet1.xml"] = strings.Replace(sheet, "</sheetData>", `</sheetData><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C1:C1048576"/></mergeCells>`, 1)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<sheet ", `<sheet state="veryHidden" `, 1)
	got := mustRead(t, archiveOf(parts))[0]
	want := tables.Sheet{
		Name: "Sheet 1", Rows: got.Rows, Hidden: true, HiddenRows: []int{2}, HiddenColumns: []int{2, 3},
		Merged: []tables.Area{{FromColumn: 1, FromRow: 1, ToColumn: 2, ToRow: 2}, {FromColumn: 3, FromRow: 1, ToColumn: 3, ToRow: maxRow}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	parts["xl/worksheets/sheet1.xml"] = strings.Replace(sheet, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`, 1)
	if _, err := workbook.Read(archiveOf(parts)); err == nil || !strings.Contains(err.Error(), `there are no cells "B2:A1" to merge`) {
		t.Errorf("got %v", err)
	}
}

const maxRow = 1_048_576

// Rows and cells may say where they are or follow one another, in any order.
func TestPlacesOfCells(t *testing.T) {
	v := func(place, n string) string { return `<c` + place + `><v>` + n + `</v></c>` }
	sheets := mustRead(t, bookOf(`<row r="3">`+v(` r="B3"`, "1")+v("", "2")+`</row><row>`+v("", "3")+`</row><row r="1">`+v(` r="AB1"`, "5")+v(` r="A1"`, "4")+`</row>`, "", false))
	want := []tables.SheetRow{
		{Number: 1, Cells: []tables.SheetCell{{Column: 1, Text: "4"}, {Column: 28, Text: "5"}}},
		{Number: 3, Cells: []tables.SheetCell{{Column: 2, Text: "1"}, {Column: 3, Text: "2"}}},
		{Number: 4, Cells: []tables.SheetCell{{Column: 1, Text: "3"}}},
	}
	if diff := cmp.Diff(want, sheets[0].Rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// without returns a workbook that lacks a part or has another in its stead.
func without(content []byte, name, instead string) []byte {
	t := &testing.T{}
	all := parts(t, content)
	delete(all, name)
	if instead != "" {
		all[name] = instead
	}
	return archiveOf(all)
}

func TestWhatIsNoWorkbook(t *testing.T) {
	good := bookOf(`<row><c><v>1</v></c></row>`, "", false)
	const damaged = "the workbook is damaged: "
	for _, c := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"nothing", nil, "the file is no workbook; save it as .xlsx"},
		{"a table", []byte("session,start,room\n"), "the file is no workbook; save it as .xlsx"},
		{"an old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), "the file is a workbook of an older kind, or one with a password; save it as .xlsx without a password"},
		{"half a workbook", good[:len(good)/2], "the file is no workbook; save it as .xlsx"},
		{"another archive", archiveOf(map[string]string{"a.txt": "b"}), "the file is no workbook; save it as .xlsx"},
		{"no workbook part", without(good, "xl/workbook.xml", ""), "the file is no workbook; save it as .xlsx"},
		{"a document of another kind", without(good, "xl/workbook.xml", "<document/>"), "the file is no workbook; save it as .xlsx"},
		{"no cells", without(good, "xl/worksheets/sheet1.xml", ""), damaged + "/xl/worksheets/sheet1.xml: the part is missing; open it in a spreadsheet and save it again"},
		{"no texts", without(good, "xl/sharedStrings.xml", ""), damaged + "/xl/sharedStrings.xml: the part is missing; open it in a spreadsheet and save it again"},
		{"broken XML", without(good, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row"), damaged + "/xl/worksheets/sheet1.xml: XML syntax error on line 1: unexpected EOF; open it in a spreadsheet and save it again"},
		{"an entity", without(good, "xl/worksheets/sheet1.xml", `<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`), damaged + "/xl/worksheets/sheet1.xml: XML syntax error on line 1: invalid character entity &a; (in row 1 of the sheet " + `"Sheet 1"` + "); open it in a spreadsheet and save it again"},
		{"an empty part", without(good, "xl/worksheets/sheet1.xml", " "), damaged + "/xl/worksheets/sheet1.xml: the part is empty; open it in a spreadsheet and save it again"},
		{"no styles", without(good, "xl/styles.xml", ""), damaged + "/xl/styles.xml: the part is missing; open it in a spreadsheet and save it again"},
		{"no rows", without(good, "xl/worksheets/sheet1.xml", "<worksheet/>"), damaged + "/xl/worksheets/sheet1.xml: it has no <sheetData>; open it in a spreadsheet and save it again"},
		{"more behind the end", without(good, "xl/sharedStrings.xml", "<sst></sst><sst/>"), damaged + "/xl/sharedStrings.xml: <sst> stands outside all else; open it in a spreadsheet and save it again"},
		{"a cell in a cell", bookOf(`<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></c></row>`, "", false), damaged + `<c> stands inside <c> (in row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a cell outside the rows", bookOf(`<row r="1"/><c r="A1"><v>1</v></c>`, "", false), damaged + `<c> stands inside <sheetData> (after row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a row in a row", bookOf(`<row r="1"><row r="2"/></row>`, "", false), damaged + `<row> stands inside <row> (in row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a value outside the cells", bookOf(`<row r="1"><v>1</v></row>`, "", false), damaged + `<v> stands inside <row> (in row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a cell twice", bookOf(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "", false), damaged + `the cell A1 of the sheet "Sheet 1" is there twice; open it in a spreadsheet and save it again`},
		{"crossed elements", bookOf(`<row r="1"><c r="A1"><v>1</c></v></row>`, "", false), damaged + `/xl/worksheets/sheet1.xml: </c> closes what was not opened (in row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a row beyond the last", bookOf(`<row r="1048577"/>`, "", false), damaged + `it has no row "1048577"; open it in a spreadsheet and save it again`},
		{"a cell in another row", bookOf(`<row r="2"><c r="A3"><v>1</v></c></row>`, "", false), damaged + `the cell "A3" stands in row 2 (in row 2 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"a cell beyond the last", bookOf(`<row r="1"><c r="XFE1"><v>1</v></c></row>`, "", false), damaged + `the cell "XFE1" stands in row 1 (in row 1 of the sheet "Sheet 1"); open it in a spreadsheet and save it again`},
		{"too large", make([]byte, workbook.MaxSize+1), "the file is larger than 67108864 bytes; leave out what is not needed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sheets, err := workbook.Read(c.content)
			if err == nil || err.Error() != c.want || sheets != nil {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
			if _, plain := err.(model.Fault); !plain {
				t.Errorf("the error is a %T", err)
			}
		})
	}
}

// Wherever a part is cut, whether its archive is whole or not, the workbook is refused:
// what is missing is never taken for nothing.
func TestCutPartsAreRefused(t *testing.T) {
	good := bookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="0"><v>2</v></c></row>`, "<si><t>a</t></si>", false, "yyyy")
	for name, text := range parts(t, good) {
		for end := range len(text) {
			if _, err := workbook.Read(without(good, name, text[:end]+" ")); err == nil {
				t.Errorf("%s cut after %q is read", name, text[:end])
			}
		}
	}
	for end := range good {
		if _, err := workbook.Read(good[:end]); err == nil {
			t.Errorf("the archive cut after %d of %d bytes is read", end, len(good))
		}
	}
}

// A byte that is not what it was is noticed, even where the XML is as good as before.
func TestFlippedBytesAreRefused(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts(t, bookOf(`<row r="1"><c r="A1"><v>1234</v></c></row>`, "", false)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content := bytes.Replace(b.Bytes(), []byte("1234"), []byte("1235"), 1)
	if _, err := workbook.Read(content); err == nil || !strings.Contains(err.Error(), "checksum") {
		t.Errorf("got %v", err)
	}
}

func TestAPartThatIsThereTwice(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	all := parts(t, bookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "", false))
	all["XL/worksheets/Sheet1.xml"] = all["xl/worksheets/sheet1.xml"]
	for name, text := range all {
		if f, err := w.Create(name); err != nil {
			t.Fatal(err)
		} else if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := workbook.Read(b.Bytes()); err == nil || !strings.Contains(err.Error(), "/xl/worksheets/sheet1.xml: the part is there twice") {
		t.Errorf("got %v", err)
	}
}

// FuzzRead reads a workbook of which one part is anything.
func FuzzRead(f *testing.F) {
	good := bookOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c><v>2</v></c></row>`, "<si><t>a</t></si>", false, "General")
	all := parts(f, good)
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		f.Add(uint8(i), []byte(all[name]))
	}
	f.Add(uint8(5), []byte(`<worksheet><sheetData><c><v>1</v></c><row r="0"><c r="1A" t="inlineStr"><is><t>x</v></is></row></sheetData>`))
	f.Add(uint8(255), good[:len(good)-9])
	f.Fuzz(func(t *testing.T, part uint8, content []byte) {
		if int(part) < len(names) {
			other := map[string]string{}
			for name, text := range all {
				other[name] = text
			}
			other[names[part]] = string(content)
			content = archiveOf(other)
		}
		sheets, err := workbook.Read(content)
		if err != nil {
			if _, plain := err.(model.Fault); !plain {
				t.Fatalf("the error is a %T: %v", err, err)
			}
			return
		}
		for _, s := range sheets {
			row := 0
			for _, r := range s.Rows {
				if r.Number < row || r.Number > 1_048_576 {
					t.Fatalf("row %d after %d", r.Number, row)
				}
				row = r.Number
				column := 0
				for _, c := range r.Cells {
					if c.Column < column || c.Column < 1 || c.Column > 16_384 {
						t.Fatalf("column %d after %d", c.Column, column)
					}
					column = c.Column
				}
			}
		}
		if _, err := tables.ReadSheets(sheets); err != nil {
			if _, plain := err.(model.Faults); !plain {
				t.Fatalf("the error is a %T: %v", err, err)
			}
		}
	})
}
