package columns

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that have no decomposition, and vowels that German also writes with an e.
var letters = strings.NewReplacer("ß", "ss", "æ", "a", "œ", "o", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ħ", "h", "ı", "i", "ae", "a", "oe", "o", "ue", "u")

// plain returns the letters and digits of a word in lower case without accents.
func plain(word string) string {
	var b strings.Builder
	b.Grow(len(word))
	if isASCII(word) {
		word = strings.ReplaceAll(word, "(s)", "s")
		for i := range len(word) {
			switch c := word[i]; {
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				b.WriteByte(c)
			case 'A' <= c && c <= 'Z':
				b.WriteByte(c - 'A' + 'a')
			}
		}
		return letters.Replace(b.String())
	}
	for _, c := range norm.NFKD.String(strings.ToLower(strings.ReplaceAll(word, "(s)", "s"))) {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			b.WriteRune(c)
		}
	}
	return letters.Replace(b.String())
}

func isASCII(word string) bool {
	return strings.IndexFunc(word, func(c rune) bool { return c > unicode.MaxASCII }) < 0
}

// Key returns what is compared of a word: its letters and digits in lower case, without
// accents and without the s of a plural. "Time zones", "TIME-ZONE" and "timezone" have
// one key.
func Key(word string) string {
	return singular(plain(word))
}

// singular takes the s of a plural off a plain word.
func singular(plain string) string {
	if len(plain) > 3 && strings.HasSuffix(plain, "s") && !strings.HasSuffix(plain, "ss") {
		return plain[:len(plain)-1]
	}
	return plain
}

// silentUnits are units in brackets behind the name of a column that say nothing new.
var silentUnits = []string{"min", "mins", "minutes", "minuten", "minutos", "seats", "persons", "people", "pax", "personen", "personnes", "personas", "required", "optional", "iana"}

// withoutUnit returns a word without a unit in brackets behind it that says nothing new.
func withoutUnit(word string) string {
	start := strings.LastIndexAny(word, "([")
	if start <= 0 || !strings.HasSuffix(word, ")") && !strings.HasSuffix(word, "]") {
		return word
	}
	unit := plain(word[start:])
	for _, silent := range silentUnits {
		if unit == silent {
			return word[:start]
		}
	}
	return word
}
