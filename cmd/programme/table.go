package main

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// This file alone knows the library that draws tables.

// table is rows of cells under a header. A cell can have several lines.
type table struct {
	header []string
	rigid  []bool // columns that break only if nothing else can; nil for none
	rows   [][]string
	lined  bool // a line between rows, for cells of several lines
	paint  palette
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// textWidth returns how many columns of a terminal text takes. It asks neither the
// locale nor the environment.
func textWidth(text string) int { return twwidth.WidthWithOptions(text, twwidth.Options{}) }

// render draws the table at most width columns wide, as long as that leaves a column
// of text to each column of cells.
func (t *table) render(w io.Writer, width int) error {
	for _, row := range append(t.rows, t.header) { // before anything is measured
		for i := range row {
			row[i] = visible(row[i])
		}
	}
	if t.rigid == nil {
		t.rigid = make([]bool, len(t.header))
	}
	natural, pieces := make([]int, len(t.header)), make([]int, len(t.header))
	for i, head := range t.header {
		pieces[i] = longestPiece(head)
		natural[i] = naturalWidth(head)
		if t.rigid[i] { // whose cells are short, and whose head may break all the same
			natural[i] = pieces[i]
		}
	}
	for _, row := range t.rows {
		for i, cell := range row {
			natural[i], pieces[i] = max(natural[i], naturalWidth(cell)), max(pieces[i], longestPiece(cell))
		}
	}
	widths := share(natural, pieces, t.rigid, width)
	line := tw.Off
	if t.lined {
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
	out.Header(t.broken(t.header, widths, t.paint.bold))
	for _, row := range t.rows {
		if err := out.Append(t.broken(row, widths, t.marked)); err != nil {
			return err
		}
	}
	return out.Render()
}

// broken breaks the cells of a row into lines and colours each line.
func (t *table) broken(row []string, widths []int, colour func(string) string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		lines := breakLines(cell, widths[i])
		for k := range lines {
			lines[k] = colour(lines[k])
		}
		cells[i] = strings.Join(lines, "\n")
	}
	return cells
}

// marked colours a line that says a clash.
func (t *table) marked(line string) string {
	if strings.HasPrefix(line, clashMark) {
		return t.paint.red(line)
	}
	return line
}
