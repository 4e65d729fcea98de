package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"programme/model"
)

// mostCompared is how many different words are compared letter by letter, each with each:
// half a million pairs. Of more, only what [Variants] finds by keys is found.
const mostCompared = 1000

// Variants returns which of the words can be spellings of one: groups of two or more indices,
// ascending, in the order of their first. Such are words that differ at most in case,
// accents, spaces, punctuation and "&" for "and"; an abbreviation in capitals and what it
// stands for, with it in brackets or not; and words that differ in one letter, or in two if
// they are long, of which each part begins alike and no number or single letter differs.
//
// The words are those that differ; it takes time linear in their number, but for the
// comparing of letters, which is quadratic up to a bound, and of abbreviations with all others.
func Variants(words []string) [][]int {
	groups := newGroups(len(words))
	byKey := map[string]int{}
	for i, word := range words {
		for _, form := range forms(word) {
			if first, had := byKey[form]; had {
				groups.join(first, i)
			} else if form != "" {
				byKey[form] = i
			}
		}
	}
	long := make([][]string, len(words)) // the parts that an abbreviation is of
	for i, word := range words {
		before, _, _ := strings.Cut(word, "(")
		long[i] = slices.DeleteFunc(partsOf(before), func(part string) bool { return small[part] })
	}
	for i, word := range words {
		short := strings.ReplaceAll(word, ".", "")
		if !isAbbreviation(short) {
			continue
		}
		for j, folded := 0, Fold(short); j < len(words); j++ {
			if len(long[j]) >= 2 && beginnings(folded, long[j]) {
				groups.join(i, j)
			}
		}
	}
	if len(words) <= mostCompared {
		parts := make([][]string, len(words))
		for i, word := range words {
			parts[i] = partsOf(word)
		}
		for i := range parts {
			for j := range i {
				if nearlyAlike(parts[i], parts[j]) {
					groups.join(i, j)
				}
			}
		}
	}
	return groups.lists()
}

// forms returns the keys of a word: its letters and digits, folded; and, of one with an
// abbreviation in brackets, those of each by itself.
func forms(word string) []string {
	list := []string{key(word)}
	if before, inside, found := strings.Cut(word, "("); found {
		if short := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(inside), ")")); isAbbreviation(short) && key(before) != "" {
			list = append(list, key(before), key(short))
		}
	}
	return list
}

// key returns the letters and digits of a word, folded: "Cyber-Security" is cybersecurity.
func key(word string) string { return strings.Join(partsOf(word), "") }

// partsOf returns the folded runs of letters and digits of a word; "&" is "and".
func partsOf(word string) []string {
	return strings.FieldsFunc(Fold(strings.ReplaceAll(word, "&", " and ")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsNumber(c)
	})
}

// isAbbreviation reports whether a word is written as abbreviations are: ISOC, W3C, DiploF.
func isAbbreviation(word string) bool {
	upper, n := 0, 0
	for _, c := range word {
		if !unicode.IsLetter(c) && !unicode.IsNumber(c) {
			return false
		}
		if n++; unicode.IsUpper(c) {
			upper++
		}
	}
	return n >= 2 && n <= 10 && upper >= 2 && 2*upper > n
}

// small are words that abbreviations pass over.
var small = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "de": true, "la": true, "le": true, "les": true,
	"du": true, "des": true, "et": true, "pour": true, "y": true, "el": true, "los": true, "para": true, "der": true, "die": true,
	"das": true, "und": true, "fur": true,
}

// beginnings reports whether short is made of the beginnings of all parts, in order: isoc of
// internet and society.
func beginnings(short string, parts []string) bool {
	if len(parts) == 0 {
		return short == ""
	}
	for n := 0; n < len(parts[0]) && n < len(short) && short[n] == parts[0][n]; n++ {
		if beginnings(short[n+1:], parts[1:]) {
			return true
		}
	}
	return false
}

// nearlyAlike reports whether two words of that many parts each are a slip of the pen apart.
func nearlyAlike(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	letters, off := 0, 0
	for i := range a {
		letters += utf8.RuneCountInString(a[i])
		if a[i] == b[i] {
			continue
		}
		const shortest = 4 // a part that may have a slip
		if min(utf8.RuneCountInString(a[i]), utf8.RuneCountInString(b[i])) < shortest || a[i][0] != b[i][0] || numbers(a[i]) != numbers(b[i]) {
			return false
		}
		if off += model.Distance(a[i], b[i]); off > 2 {
			return false
		}
	}
	return off == 1 && letters >= 5 || off == 2 && letters >= 12
}

// numbers returns the digits of a word.
func numbers(word string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsNumber(c) {
			return c
		}
		return -1
	}, word)
}

// groups joins indices into groups.
type groups []int // to which each belongs: the least of its group, or one before it that knows

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) {
	i, j = g.of(i), g.of(j)
	g[max(i, j)] = min(i, j)
}

// lists returns the groups of two or more.
func (g groups) lists() [][]int {
	members := make([][]int, len(g))
	for i := range g {
		members[g.of(i)] = append(members[g.of(i)], i)
	}
	return slices.DeleteFunc(members, func(list []int) bool { return len(list) < 2 })
}
