package tables

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// scanAll returns every cell as line:column=text, rows on lines of their own, and every
// report as line:column: message.
func scanAll(content string) (rows, reports []string) {
	s := newScanner(content, ',', func(line, column int, message, _ string) {
		reports = append(reports, fmt.Sprintf("%d:%d: %s", line, column, message))
	})
	for s.next() {
		var cells []string
		for _, c := range s.cells {
			text := fmt.Sprintf("%d:%d=%q", c.line, c.column, c.text)
			if c.bad {
				text = fmt.Sprintf("%d:%d bad", c.line, c.column)
			}
			cells = append(cells, text)
		}
		if s.cut {
			cells = append(cells, "cut")
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return rows, reports
}

func TestScanner(t *testing.T) {
	const open, stray, text = "the quote that opens this cell is never closed", "a carriage return stands without a line feed", "text follows the quote that closes the cell"
	for _, c := range []struct{ name, content, rows, reports string }{
		{"nothing", "", "", ""},
		{"LF and CRLF end rows", "a,b\nc,d\r\ne", `1:1="a" 1:3="b"|2:1="c" 2:3="d"|3:1="e"`, ""},
		{"a carriage return may end the file", "a\r", `1:1="a"`, ""},
		{"blank rows are passed over and counted", "\n , \n\r\na\n", `4:1="a"`, ""},
		{"empty cells are cells", ",a,\n", `1:1="" 1:2="a" 1:4=""`, ""},
		{"columns count runes", "ěš,ř\n", `1:1="ěš" 1:4="ř"`, ""},
		{"quoted text starts after its quote", `"a",b,"ř",c`, `1:2="a" 1:5="b" 1:8="ř" 1:11="c"`, ""},
		{"quotes are doubled inside quotes", `"a ""b""",c`, `1:2="a \"b\"" 1:11="c"`, ""},
		{"a cell may hold rows of its own", "\"a\nběb\r\n\"\"c\",d\ne", `1:2="a\nběb\r\n\"c" 3:6="d"|4:1="e"`, ""},
		{"an empty cell in quotes", `"",a`, `1:2="" 1:4="a"`, ""},
		{"a quote inside a plain cell costs that cell", "a\"b,c\nd", `1:1 bad 1:5="c"|2:1="d"`, "1:2: a quote stands inside a cell that does not start with one"},
		{"text after a closing quote costs the rest of its row", "a,\"b\"c,d\ne", `1:1="a" 1:4 bad cut|2:1="e"`, "1:6: " + text},
		{"a quote left open costs its line only", "a,\"b,c\nd,e\nf", `1:1="a" 1:4 bad cut|2:1="d" 2:3="e"|3:1="f"`, "1:3: " + open},
		{
			"a quote left open before a quoted cell costs its line only", "a,\"b,c\nd,\"e\"\nf", `1:1="a" 1:4 bad cut|2:1="d" 2:4="e"|3:1="f"`,
			"1:3: the quote that opens this cell is not closed where the cell ends, but inside line 2",
		},
		{"a quote ends the file", "a,\"", `1:1="a" 1:4 bad cut`, "1:3: " + open},
		{"a stray carriage return costs the rest of its line", "a\rb,c\nd", `1:1 bad cut|2:1="d"`, "1:2: " + stray},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, reports := scanAll(c.content)
			if diff := cmp.Diff(c.rows, strings.Join(rows, "|")); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.reports, strings.Join(reports, "|")); diff != "" {
				t.Errorf("reports (-want +got):\n%s", diff)
			}
		})
	}
}

// The standard library's reader is the second witness wherever it reads to the end. It
// makes LF of CRLF in quotes and lets a lone carriage return pass, which we do not, and
// its position of a quoted cell is that of the quote, in bytes.
func TestScannerAgreesWithEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.StringOf(rapid.SampledFrom([]rune("aab,,,\"\"\"\n\n "))).Draw(t, "content")
		r := csv.NewReader(strings.NewReader(content))
		r.FieldsPerRecord = -1
		var want []string
		var failed error
		for {
			record, err := r.Read()
			if record == nil || err != nil {
				if err.Error() != "EOF" {
					failed = err
				}
				break
			}
			var cells []string
			for i, text := range record {
				line, column := r.FieldPos(i)
				if rows := strings.Split(content, "\n"); strings.HasPrefix(rows[line-1][column-1:], `"`) {
					column++
				}
				cells = append(cells, fmt.Sprintf("%d:%d=%q", line, column, text))
			}
			if strings.TrimSpace(strings.Join(record, "")) != "" {
				want = append(want, strings.Join(cells, " "))
			}
		}
		got, reports := scanAll(content)
		if (failed != nil) != (len(reports) > 0) {
			t.Fatalf("encoding/csv says %v, we say %q", failed, reports)
		}
		if failed == nil {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("cells (-encoding/csv +ours):\n%s", diff)
			}
		}
	})
}

func TestSeparatorIsTheOneThatGivesKnownColumns(t *testing.T) {
	for header, want := range map[string]byte{
		"id,name":                ',',
		"id;name;area":           ';',
		"id\tname":               '\t',
		"id;name;a,b,c,d,e,f":    ';',
		"\"id\";\"name\"\r\n1;2": ';',
		"id":                     ',',
		"x;y;z":                  ';',
	} {
		if got, above := newReport().separator(roomSpec, header); got != want || above != 0 {
			t.Errorf("separator of %q is %q below %d titles, want %q", header, got, above, want)
		}
		if len(header) < 6 { // does not name two columns
			continue
		}
		if got, above := newReport().separator(roomSpec, "Rooms of 2026; as of March, to be\tchecked\n\n"+header); got != want || above != 1 {
			t.Errorf("separator of %q below a title is %q below %d, want %q", header, got, above, want)
		}
	}
}
