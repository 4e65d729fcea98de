package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// escape returns text with what XML cannot hold, and what looks like an escape, as the
// escapes of ECMA-376 part 1, 22.4.2.4: _x0007_ for the bell. A carriage return is
// escaped too, since readers of XML may take it off.
func escape(text string) string {
	var b strings.Builder
	for i, c := range text {
		switch {
		case c < ' ' && c != '\t' && c != '\n', c == 0xfffe, c == 0xffff:
			fmt.Fprintf(&b, "_x%04X_", c)
		case c == '_' && isEscape(text[i:]):
			b.WriteString("_x005F_")
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// unescape undoes [escape]. Escapes of zero bytes and of halves of characters stay.
func unescape(text string) string {
	k := strings.Index(text, "_x")
	if k < 0 {
		return text
	}
	var b strings.Builder
	for ; k >= 0; k = strings.Index(text, "_x") {
		b.WriteString(text[:k])
		text = text[k:]
		c := rune(0)
		if isEscape(text) {
			n, _ := strconv.ParseUint(text[2:6], 16, 32)
			c = rune(n)
		}
		if c == 0 || !utf8.ValidRune(c) {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		b.WriteRune(c)
		text = text[7:]
	}
	b.WriteString(text)
	return b.String()
}

// isEscape reports whether text starts with an escape.
func isEscape(text string) bool {
	if len(text) < 7 || text[:2] != "_x" || text[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(text[2:6], 16, 32)
	return err == nil
}
