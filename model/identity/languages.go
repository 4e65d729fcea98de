package identity

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Languages is [Variants] of words for languages, of which the code, the English name and the
// name in the language itself are one: "fr", "fra", "French", "français".
func Languages(words []string) [][]int {
	groups := newGroups(len(words))
	for _, same := range Variants(words) {
		for _, i := range same[1:] {
			groups.join(same[0], i)
		}
	}
	first := map[string]int{} // by code
	for i, word := range words {
		code := languageOf(word)
		if j, had := first[code]; had {
			groups.join(i, j)
		} else if code != "" {
			first[code] = i
		}
	}
	return groups.lists()
}

// languageOf returns the code of the language that a word means, "" if none is known.
func languageOf(word string) string {
	if code, found := languageNames()[Fold(strings.TrimSpace(word))]; found {
		return code
	}
	if tag, err := language.Parse(strings.TrimSpace(word)); err == nil {
		base, _ := tag.Base()
		return base.String()
	}
	return ""
}

// languageNames has the code of each language by its folded names.
var languageNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	english := display.English.Languages()
	for _, base := range display.Supported.BaseLanguages() {
		tag := language.Make(base.String())
		for _, name := range []string{english.Name(tag), display.Self.Name(tag)} {
			if _, had := names[Fold(name)]; !had && name != "" {
				names[Fold(name)] = base.String()
			}
		}
	}
	return names
})
