package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"programme/model"
)

// SamePeople returns, for each name, the indices of the earlier names that can be of the same
// person, ascending: those that differ at most in accents, case, the order of their parts,
// honorifics, and parts of which one name has the initial only or, where two other parts
// agree, nothing. Of names that are written alike the first stands for all.
//
// Names are compared by keys that such names share, in time linear in their number.
func SamePeople(names []string) [][]int {
	keyed := make([]nameKeys, 0, len(names))
	first := map[string]int{}         // exact key -> its first name
	initials := false                 // some name has initials
	same := make([][]int, len(names)) // earlier names that each may be
	for i, text := range names {
		k := keysOf(text)
		keyed = append(keyed, k)
		if len(k.tokens) == 0 {
			continue
		}
		if j, known := first[k.exact]; known {
			same[i] = append(same[i], j)
			continue
		}
		first[k.exact] = i
		initials = initials || k.long < len(k.tokens)
	}
	pair := func(i, j int) { same[max(i, j)] = append(same[max(i, j)], min(i, j)) }
	for i, k := range keyed {
		if len(k.tokens) == 0 || first[k.exact] != i {
			continue
		}
		if initials {
			k.eachShorter(func(key []byte) {
				if j, known := first[string(key)]; known {
					pair(i, j)
				}
			})
		}
		if k.long >= 2 && k.long < len(k.tokens) {
			if j, known := first[k.withoutInitials()]; known {
				pair(i, j)
			}
		}
	}
	for i := range same {
		slices.Sort(same[i])
		same[i] = slices.Compact(same[i])
	}
	return same
}

// SameName reports whether two names can be spellings of one: they differ at most in
// what [SamePeople] passes over, in parts that one of them
// leaves out, or in a few letters.
func SameName(a, b string) bool {
	long, short := keysOf(a), keysOf(b)
	if len(long.tokens) < len(short.tokens) {
		long, short = short, long
	}
	if len(short.tokens) == 0 || long.exact == short.exact || model.Nearest(short.exact, []string{long.exact}) != "" {
		return true
	}
	left, whole := slices.Clone(long.tokens), false
	for _, part := range short.tokens { // those of several letters first
		at := slices.Index(left, part)
		if whole = whole || at >= 0; at < 0 {
			at = slices.IndexFunc(left, func(o string) bool {
				return isInitial(part) && strings.HasPrefix(o, part) || isInitial(o) && strings.HasPrefix(part, o)
			})
		}
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return whole
}

// nameKeys are the parts of a name and the keys by which it is compared.
type nameKeys struct {
	tokens []string // folded, sorted: parts of several letters, then initials
	long   int      // how many parts have several letters
	exact  string   // the tokens, joined
}

// Key returns what the spellings of a name have in common that differ in nothing but case,
// accents, punctuation, honorifics and the order of its parts.
func Key(name string) string { return keysOf(name).exact }

func keysOf(text string) nameKeys {
	k := nameKeys{tokens: Parts(text)}
	slices.SortFunc(k.tokens, func(a, b string) int {
		if isInitial(a) != isInitial(b) {
			if isInitial(a) {
				return 1
			}
			return -1
		}
		return strings.Compare(a, b)
	})
	for k.long < len(k.tokens) && !isInitial(k.tokens[k.long]) {
		k.long++
	}
	k.exact = strings.Join(k.tokens, " ")
	return k
}

func (k *nameKeys) withoutInitials() string { return strings.Join(k.tokens[:k.long], " ") }

// eachShorter calls use with the key of every way to write the name with one or more of
// its long parts as initials and at least one in full. The key is overwritten by the
// next. Names of more than six long parts are only compared in full.
func (k *nameKeys) eachShorter(use func(key []byte)) {
	if k.long > 6 {
		return
	}
	var key []byte
	var letters []rune
	for mask := 1; mask < 1<<k.long-1; mask++ {
		key, letters = key[:0], letters[:0]
		ok := true
		for i, token := range k.tokens {
			c, _ := utf8.DecodeRuneInString(token)
			if i >= k.long {
				letters = append(letters, c)
				continue
			}
			if mask&(1<<i) != 0 {
				letters = append(letters, c)
				ok = ok && unicode.IsLower(c)
				continue
			}
			if len(key) > 0 {
				key = append(key, ' ')
			}
			key = append(key, token...)
		}
		if !ok {
			continue
		}
		slices.Sort(letters)
		for _, c := range letters {
			key = utf8.AppendRune(append(key, ' '), c)
		}
		use(key)
	}
}

// isInitial reports whether a folded token is a single letter of a script that
// abbreviates names so.
func isInitial(token string) bool {
	c, size := utf8.DecodeRuneInString(token)
	return size == len(token) && unicode.IsLower(c)
}

// honorifics are words that people put before a name, folded and without dots.
var honorifics = map[string]bool{
	"dr": true, "prof": true, "professor": true, "mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "mme": true,
	"sir": true, "dame": true, "rev": true, "amb": true, "ambassador": true, "hon": true, "honourable": true, "honorable": true,
	"minister": true, "excellency": true,
}

// Parts returns the parts of a name, folded, without honorifics. Hyphens and dots
// divide parts, apostrophes do not.
func Parts(text string) []string {
	words := strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || c == ',' || c == '(' || c == ')' })
	var tokens []string
	for i, word := range words {
		folded := Fold(word)
		bare := strings.ReplaceAll(folded, ".", "")
		// The last word is a name, whatever it looks like. He is a family name, H.E. is none.
		if i+1 < len(words) && (honorifics[bare] || bare == "he" && folded != bare) || bare == "phd" {
			continue
		}
		for token := range strings.FieldsFuncSeq(folded, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) }) {
			tokens = append(tokens, token)
		}
	}
	return tokens
}
