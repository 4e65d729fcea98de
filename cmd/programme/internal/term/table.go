package term

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// This file alone knows the library that draws tables.

// Table is rows of cells under a header. A cell can have several lines.
type Table struct {
	Header []string
	Rigid  []bool // columns that break only if nothing else can; nil for none
	Rows   [][]string
	Lined  bool // a line between rows, for cells of several lines
	Paint  Palette
}

// Add adds a row, a cell for each column.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// TextWidth returns how many columns of a terminal text takes. It asks neither the
// locale nor the environment.
func TextWidth(text string) int { return twwidth.WidthWithOptions(text, twwidth.Options{}) }

// Render draws the table at most width columns wide, as long as that leaves a column
// of text to each column of cells.
func (t *Table) Render(w io.Writer, width int) error {
	for _, row := range append(t.Rows, t.Header) { // before anything is measured
		for i := range row {
			row[i] = visible(row[i])
		}
	}
	if t.Rigid == nil {
		t.Rigid = make([]bool, len(t.Header))
	}
	natural, pieces := make([]int, len(t.Header)), make([]int, len(t.Header))
	for i, head := range t.Header {
		pieces[i] = longestPiece(head)
		natural[i] = NaturalWidth(head)
		if t.Rigid[i] { // whose cells are short, and whose head may break all the same
			natural[i] = pieces[i]
		}
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			natural[i], pieces[i] = max(natural[i], NaturalWidth(cell)), max(pieces[i], longestPiece(cell))
		}
	}
	widths := share(natural, pieces, t.Rigid, width)
	line := tw.Off
	if t.Lined {
		line = tw.On
	}
	twwidth.SetOptions(twwidth.Options{})
	out := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.Separators{BetweenRows: line}},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone), tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAlignment(tw.AlignLeft), tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithTrimSpace(tw.Off), tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithBehavior(tw.Behavior{AutoHide: tw.Off, TrimSpace: tw.Off, TrimLine: tw.Off}),
	)
	out.Header(t.broken(t.Header, widths, t.Paint.Bold))
	for _, row := range t.Rows {
		if err := out.Append(t.broken(row, widths, t.marked)); err != nil {
			return err
		}
	}
	return out.Render()
}

// broken breaks the cells of a row into lines and colours each line.
func (t *Table) broken(row []string, widths []int, colour func(string) string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		lines := BreakLines(cell, widths[i])
		for k := range lines {
			lines[k] = colour(lines[k])
		}
		cells[i] = strings.Join(lines, "\n")
	}
	return cells
}

// marked colours a line that says a clash.
func (t *Table) marked(line string) string {
	if strings.HasPrefix(line, ClashMark) {
		return t.Paint.Red(line)
	}
	return line
}

// ClashMark stands before a session that shares its room with another at that time.
const ClashMark = "! "
