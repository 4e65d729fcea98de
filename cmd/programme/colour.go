package main

import (
	"fmt"
	"os"
	"regexp"
)

// palette colours text, or leaves it alone if it is off.
type palette bool

func (p palette) wrap(code, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p palette) bold(text string) string   { return p.wrap("1", text) }
func (p palette) red(text string) string    { return p.wrap("31", text) }
func (p palette) green(text string) string  { return p.wrap("32", text) }
func (p palette) yellow(text string) string { return p.wrap("33", text) }

// colours matches the sequences that a palette writes.
var colours = regexp.MustCompile("\x1b\\[[0-9]+m")

// colourOf returns the palette that --color asks for. "auto" colours a terminal,
// unless NO_COLOR is set to anything (no-color.org).
func colourOf(when string, terminal bool) (palette, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return palette(terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"), nil
	}
	return false, fmt.Errorf("--color %q is none of auto, always and never", when)
}
