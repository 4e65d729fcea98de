package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that have no decomposition but are written without their stroke or ligature.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i",
	"'", "", "’", "", "‘", "", "ʼ", "", "`", "", "´", "")

// Fold returns word in lower case without accents and apostrophes.
func Fold(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf && word[i] != '\'' && word[i] != '`'
	}
	if ascii {
		return strings.ToLower(word)
	}
	decomposed := norm.NFKD.String(strings.ToLower(plainLetters.Replace(word)))
	return plainLetters.Replace(strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, decomposed))
}
