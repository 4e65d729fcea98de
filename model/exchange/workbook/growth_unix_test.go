//go:build unix

package workbook_test

import (
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"

	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// BenchmarkGrowth reads a workbook of each shape at a size and at twice that size. The
// metric is by how much more of the processor the second takes, about 2 where the work is
// linear.
func BenchmarkGrowth(b *testing.B) {
	many := func(n int, format string) string {
		var text strings.Builder
		for i := range n {
			text.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i+1)))
		}
		return text.String()
	}
	const cell = `<c t="inlineStr"><is><t>a%d</t></is></c>`
	for _, c := range []struct {
		name string
		n    int
		book func(n int) []byte
	}{
		{"rows", 20_000, func(n int) []byte {
			return bookOf(many(n, `<row r="%d"><c t="s"><v>0</v></c></row>`), "<si><t>a</t></si>", false)
		}},
		{"empty rows", 100_000, func(n int) []byte { return bookOf(many(n, `<row/>`), "", false) }},
		{"columns", 5_000, func(n int) []byte { return bookOf(strings.Repeat("<row>"+many(n, cell)+"</row>", 4), "", false) }},
		{"rows backwards", 20_000, func(n int) []byte {
			rows := strings.SplitAfter(many(n, `<row r="%d"><c><v>1</v></c></row>`), "</row>")
			slices.Reverse(rows)
			return bookOf(strings.Join(rows, ""), "", false)
		}},
		{"a long cell", 500_000, func(n int) []byte {
			return bookOf(`<row><c t="inlineStr"><is><t>`+strings.Repeat("_x0041_x", n/8)+`</t></is></c></row>`, "", false)
		}},
		{"texts of parts", 40_000, func(n int) []byte { return bookOf("", "<si>"+many(n, "<r><t>a%d</t></r>")+"</si>", false) }},
		{"shared texts", 40_000, func(n int) []byte { return bookOf("", many(n, "<si><t>a%d</t></si>"), false) }},
		{"attributes", 40_000, func(n int) []byte { return bookOf(`<row><c `+many(n, `a%d="1" `)+`><v>1</v></c></row>`, "", false) }},
		{"faulty cells", 4_000, func(n int) []byte { return bookOf(many(n, `<row><c t="e"><v>#REF!</v></c></row>`), "", false) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			books := [2][]byte{c.book(c.n), c.book(2 * c.n)}
			var took [2][]int64
			for b.Loop() {
				for i, content := range books {
					start := processor(b)
					if sheets, err := workbook.Read(content); err != nil {
						b.Fatal(err)
					} else {
						sheets[0].Name = "kits"
						_, _ = tables.ReadSheets(sheets)
					}
					took[i] = append(took[i], processor(b)-start)
				}
			}
			b.ReportMetric(float64(slices.Min(took[1]))/float64(slices.Min(took[0])), "n-to-2n")
		})
	}
}

// processor returns how many nanoseconds of the processor were used.
func processor(b *testing.B) int64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return used.Utime.Nano() + used.Stime.Nano()
}
