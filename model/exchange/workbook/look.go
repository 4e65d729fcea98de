package workbook

import "github.com/xuri/excelize/v2"

// look is how a cell looks. The zero look is the workbook's own.
type look struct {
	fill, ink string // colours like "DDEBF7"; "" for none and black
	bold      bool
	size      float64 // of the font; 0 for the workbook's
	format    string  // of numbers
	wrap      bool
	middle    bool   // in the middle of the cell, else at its top
	centred   bool   // between left and right
	left      bool   // also numbers
	indent    bool   // away from the left
	bar       string // colour of a thick line on the left
	frame     string // colour of a thin line around, where there is no bar
	bottom    string // colour of a line below
}

// Formats of numbers. "@" is text: what is typed into such a cell stays as it was typed.
const (
	formatText   = "@"
	formatMoment = "yyyy-mm-dd hh:mm"
	formatDay    = "yyyy-mm-dd"
)

// Colours.
const (
	ink      = "1F2933"
	softInk  = "52606D"
	headFill = "243B53"
	headInk  = "FFFFFF"
	line     = "D9E2EC"
	faint    = "E9EEF3"
	clashInk = "B91C1C"
	clashBar = "DC2626"
)

var headLook = look{fill: headFill, ink: headInk, bold: true, wrap: true, middle: true}

// style returns the number of a look.
func (d *draft) style(l look) int {
	if id, known := d.styles[l]; known {
		return id
	}
	s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: l.wrap}}
	if l.middle {
		s.Alignment.Vertical = "center"
	}
	if l.centred {
		s.Alignment.Horizontal = "center"
	}
	if l.left {
		s.Alignment.Horizontal = "left"
	}
	if l.indent {
		s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	s.Font = &excelize.Font{Family: "Calibri", Bold: l.bold, Size: l.size, Color: l.ink}
	if l.size == 0 {
		s.Font.Size = 11
	}
	if l.ink == "" {
		s.Font.Color = ink
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	const thin, thick = 1, 5
	if l.frame != "" {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: l.frame, Style: thin})
		}
	}
	if l.bar != "" {
		s.Border = []excelize.Border{{Type: "left", Color: l.bar, Style: thick}}
		for _, side := range []string{"right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "FFFFFF", Style: thin})
		}
	}
	if l.bottom != "" {
		s.Border = append(s.Border, excelize.Border{Type: "bottom", Color: l.bottom, Style: thin})
	}
	id, err := d.file.NewStyle(s)
	d.do(err)
	d.styles[l] = id
	return id
}

// hue is a light colour to write on, and a dark one beside it.
type hue struct{ fill, bar string }

// hues tell kinds of sessions apart. Dark ink on each fill has a contrast beyond 7:1.
var hues = []hue{
	{"D6E6F9", "2B6CB0"}, // blue
	{"FCE3CC", "C2570C"}, // orange
	{"D3EFDB", "2F855A"}, // green
	{"EBDDF8", "7C3AED"}, // violet
	{"FDEFB2", "B7791F"}, // yellow
	{"FBD9E4", "C02663"}, // pink
	{"CCEFEE", "0F766E"}, // teal
	{"F6D5CF", "B83227"}, // red
	{"E3EBC2", "5F7A12"}, // olive
	{"DCDDF9", "4348B8"}, // indigo
	{"EADFD3", "7B5234"}, // brown
	{"D5EEF9", "0C7396"}, // sky
}

// otherHue is for what has none of the hues.
var otherHue = hue{"E4E7EB", "7B8794"}
