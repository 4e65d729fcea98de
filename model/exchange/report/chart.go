package report

import (
	"strconv"
	"unicode/utf8"
)

// chart is a drawing with its numbers. Lengths are in units of the drawing, which is
// width units wide on any screen or sheet.
type chart struct {
	ID          string
	Title, Desc string
	Height      float64
	Boxes       []box
	Lines       []line
	Texts       []text
	Key         []keyEntry
	Head        []string   // of the table; the first column names the row
	Rows        [][]string // of the table, each as long as Head
}

const width = 960

type box struct {
	X, Y, W, H float64
	Class      string
	Tip        string // what it stands for
}

type line struct {
	X1, Y1, X2, Y2 float64
	Class          string
}

type text struct {
	X, Y   float64
	Anchor string // start, middle or end
	Class  string
	Text   string
}

// keyEntry says what a colour stands for.
type keyEntry struct{ Class, Text string }

func (c *chart) box(x, y, w, h float64, class, tip string) {
	c.Boxes = append(c.Boxes, box{x, y, w, h, class, tip})
}

func (c *chart) line(x1, y1, x2, y2 float64, class string) {
	c.Lines = append(c.Lines, line{x1, y1, x2, y2, class})
}

func (c *chart) text(x, y float64, anchor, class, words string) {
	c.Texts = append(c.Texts, text{x, y, anchor, class, words})
}

func (c *chart) row(cells ...string) { c.Rows = append(c.Rows, cells) }

// mirror turns a drawing round for a language from right to left, in which the start of a
// text is its right end.
func (c *chart) mirror() {
	for i := range c.Boxes {
		c.Boxes[i].X = width - c.Boxes[i].X - c.Boxes[i].W
	}
	for i := range c.Lines {
		c.Lines[i].X1, c.Lines[i].X2 = width-c.Lines[i].X1, width-c.Lines[i].X2
	}
	for i := range c.Texts {
		c.Texts[i].X = width - c.Texts[i].X
	}
}

// px writes a length with at most one decimal.
func px(v float64) string { return strconv.FormatFloat(float64(int64(v*10+0.5))/10, 'f', -1, 64) }

// cut shortens words to n characters; the whole stands in the table.
func cut(words string, n int) string {
	if utf8.RuneCountInString(words) <= n {
		return words
	}
	runes := []rune(words)
	return string(runes[:n-1]) + "…"
}

// colour returns the class of the i-th of a few colours.
func colour(i int) string { return "c" + strconv.Itoa(i%8) }

// share is a part of a bar.
type share struct {
	label string
	value int
	words string // the value with its unit
	class string
}

// stack draws the shares beside each other, scale units to one of value.
func (c *chart) stack(x, y, height, scale float64, of string, shares []share) float64 {
	for _, s := range shares {
		if s.value == 0 {
			continue
		}
		w := float64(s.value) * scale
		c.box(x, y, w, height, s.class, of+" · "+s.label+": "+s.words)
		x += w
	}
	return x
}

// heat returns the class of a shade from 0 (nothing) to 9 (full).
func heat(value, full int) string {
	if full <= 0 || value <= 0 {
		return "h0"
	}
	return "h" + strconv.Itoa(min(9, 1+8*value/full))
}

// onDark reports whether words on the shade of value have to be light.
func onDark(value, full int) bool { return full > 0 && 1+8*value/full >= 6 }
