package words

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// NameOf returns what the language calls another one that is given by its code of two or
// three letters: "French" for fr; "" if word is no such code.
func (l *Language) NameOf(word string) string {
	base, err := language.ParseBase(strings.TrimSpace(word))
	if err != nil || !strings.EqualFold(base.String(), strings.TrimSpace(word)) {
		return ""
	}
	return display.Languages(language.Make(l.tag)).Name(base)
}
