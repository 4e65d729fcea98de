package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain writes letters that have no decomposition in Unicode without their strokes.
var plain = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "ħ", "h", "ŋ", "n")

// fold returns the words of t in lower case without accents, apostrophes and
// punctuation. A hyphen parts words.
func fold(t string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(plain.Replace(strings.ToLower(t))) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), strings.ContainsRune("'’‘`´ʼ.", r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// nameKey returns the same key for names that differ only in case, accents, honorific
// and the order of their words.
func nameKey(name string) string {
	_, name = cutHonorific(squeeze(name))
	words := fold(name)
	slices.Sort(words)
	return strings.Join(words, " ")
}

// slug returns the stable id of a name: its folded words with hyphens between.
func slug(name string) string { return strings.Join(fold(name), "-") }

// roomKey returns the same key for the labels of one room: "WS 8 – Room C-1", "Room
// C-1" and "C-1".
func roomKey(label string) string { return strings.Join(fold(bareRoom(label)), " ") }

// bareRoom returns a room's label without the words that all labels have.
func bareRoom(label string) string {
	label = squeeze(label)
	if m := roomPrefix.FindString(label); m != "" {
		label = label[len(m):]
	}
	if rest, ok := strings.CutPrefix(label, "Room "); ok {
		return rest
	}
	return label
}
