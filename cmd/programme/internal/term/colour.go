package term

import (
	"fmt"
	"os"
	"regexp"
)

// Palette colours text, or leaves it alone if it is off.
type Palette bool

func (p Palette) wrap(code, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Bold, Red, Green and Yellow return text as a terminal shows it so.
func (p Palette) Bold(text string) string   { return p.wrap("1", text) }
func (p Palette) Red(text string) string    { return p.wrap("31", text) }
func (p Palette) Green(text string) string  { return p.wrap("32", text) }
func (p Palette) Yellow(text string) string { return p.wrap("33", text) }

// colours matches the sequences that a palette writes.
var colours = regexp.MustCompile("\x1b\\[[0-9]+m")

// ColourOf returns the palette that --color asks for. "auto" colours a terminal,
// unless NO_COLOR is set to anything (no-color.org).
func ColourOf(when string, terminal bool) (Palette, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return Palette(terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"), nil
	}
	return false, fmt.Errorf("--color %q is none of auto, always and never", when)
}
