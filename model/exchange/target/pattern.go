package target

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// pattern writes a date, a time or both: one of the letters of Unicode Technical Standard 35,
// part 4, after the other, or text as it is.
type pattern []patternPart

type patternPart struct {
	text   string
	layout string // of package time; "" for text
}

// layouts are the letters that are known, as package time has them.
var layouts = map[string]string{
	"yyyy": "2006", "yy": "06", "MMMM": "January", "MMM": "Jan", "MM": "01", "M": "1", "dd": "02", "d": "2", "EEEE": "Monday", "EEE": "Mon",
	"HH": "15", "hh": "03", "h": "3", "mm": "04", "ss": "05", "a": "PM", "XXX": "Z07:00",
}

// parsePattern reads a pattern such as yyyy-MM-dd HH:mm; what stands between apostrophes is text.
func parsePattern(text string) (pattern, error) {
	var p pattern
	plain := func(text string) {
		if n := len(p); n > 0 && p[n-1].layout == "" {
			p[n-1].text += text
		} else if text != "" {
			p = append(p, patternPart{text: text})
		}
	}
	letter := func(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\'':
			end := strings.IndexByte(text[i+1:], '\'')
			if end < 0 {
				return nil, fmt.Errorf("the apostrophe in the pattern %q is not closed", text)
			}
			if end == 0 {
				plain("'")
			}
			plain(text[i+1 : i+1+end])
			i += end + 2
		case letter(c):
			end := i
			for end < len(text) && text[end] == c {
				end++
			}
			layout, known := layouts[text[i:end]]
			if !known {
				return nil, fmt.Errorf("%q in the pattern %q is not known; it can have %s", text[i:end], text, strings.Join(patternLetters(), ", "))
			}
			p = append(p, patternPart{text: text[i:end], layout: layout})
			i = end
		default:
			end := i
			for end < len(text) && text[end] != '\'' && !letter(text[end]) {
				end++
			}
			plain(text[i:end])
			i = end
		}
	}
	if !slices.ContainsFunc(p, func(part patternPart) bool { return part.layout != "" }) {
		return nil, fmt.Errorf("the pattern %q says no time", text)
	}
	return p, nil
}

func patternLetters() []string {
	letters := make([]string, 0, len(layouts))
	for l := range layouts {
		letters = append(letters, l)
	}
	slices.Sort(letters)
	return letters
}

// hasDate reports whether the pattern tells the day.
func (p pattern) hasDate() bool {
	return slices.ContainsFunc(p, func(part patternPart) bool { return part.text == "d" || part.text == "dd" })
}

func (p pattern) write(t time.Time) string {
	var b strings.Builder
	for _, part := range p {
		if part.layout == "" {
			b.WriteString(part.text)
			continue
		}
		b.WriteString(t.Format(part.layout))
	}
	return b.String()
}
