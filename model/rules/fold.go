package rules

import (
	"strings"
	"unicode"
)

// foldCase returns the same key for words that differ in capitals alone, as Unicode's simple
// folding has it: they are equal by [strings.EqualFold].
func foldCase(word string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for next := unicode.SimpleFold(c); next != c; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, word)
}
