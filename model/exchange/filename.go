package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestWord bounds the part of a file name that comes from an id, in bytes.
const longestWord = 60

// FileWords returns a word for each id that is safe in the name of a file on any system:
// letters a-z, digits and hyphens. No two are the same, and none depends on the order of
// the ids. Ids that read alike in these letters get a part of their digest, all of them,
// so that no word passes from one id to another when an id goes or comes.
func FileWords(ids []string) []string {
	words := make([]string, len(ids))
	holders := map[string]int{}
	for i, id := range ids {
		words[i] = fileWord(id)
		holders[words[i]]++
	}
	for i, id := range ids {
		if w := words[i]; holders[w] > 1 || w == "" || len(w) == longestWord {
			words[i] = strings.TrimPrefix(w+"-"+digest(id), "-")
		}
	}
	return words
}

func digest(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:6])
}

// fileWord writes id in small letters without accents, with a hyphen for whatever stands
// between letters and digits.
func fileWord(id string) string {
	var b strings.Builder
	gap := false
	for _, c := range norm.NFKD.String(strings.ToLower(id)) {
		switch {
		case unicode.Is(unicode.Mn, c):
			continue
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(c)
		default:
			gap = true
		}
		if b.Len() >= longestWord {
			break
		}
	}
	w := b.String()
	return w[:min(len(w), longestWord)]
}
