package board

import "unicode/utf16"

// units returns how many UTF-16 units a text has, by which scripts count.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// cutUnits returns the first units of a text.
func cutUnits(text string, n int) string {
	all := utf16.Encode([]rune(text))
	return string(utf16.Decode(all[:min(n, len(all))]))
}
