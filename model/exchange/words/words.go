package words

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed texts
var files embed.FS

// English is the tag of the language of everything else that the program says.
const English = "en"

// tags are the languages, in the order of their own names in Latin letters first.
var tags = []string{"de", "en", "es", "fr", "ru", "zh", "ar"}

// names are what the languages call themselves.
var names = map[string]string{
	"ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文",
}

// Tags returns the tags of all languages, in the order in which they are offered.
func Tags() []string { return append([]string{}, tags...) }

// Language is one of the languages, with its texts. It is not changed after [In].
type Language struct {
	tag   string
	texts map[string]forms
}

// forms are the forms of a text by plural category; "" is that of a text with one form.
type forms map[string]string

// languages are read once.
var languages = sync.OnceValue(func() map[string]*Language {
	all := map[string]*Language{}
	for _, tag := range tags {
		content, err := files.ReadFile("texts/" + tag + ".txt")
		if err != nil {
			panic("words: " + err.Error())
		}
		all[tag] = &Language{tag, parse(tag, string(content))}
	}
	return all
})

// entry is a line of a file of texts: "key: text", or "key[category]: text".
var entry = regexp.MustCompile(`^([a-z]+\.[a-z0-9_]+)(?:\[([a-z]+)\])?: (.+)$`)

func parse(tag, content string) map[string]forms {
	texts := map[string]forms{}
	for i, line := range strings.Split(content, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		m := entry.FindStringSubmatch(line)
		if m == nil || texts[m[1]][m[2]] != "" {
			panic(fmt.Sprintf("words: %s.txt:%d: %q is no text, or is there twice", tag, i+1, line))
		}
		if texts[m[1]] == nil {
			texts[m[1]] = forms{}
		}
		texts[m[1]][m[2]] = m[3]
	}
	return texts
}

// In returns the language with that tag, one of [Tags]; English for "".
func In(tag string) *Language {
	if tag == "" {
		tag = English
	}
	l := languages()[tag]
	if l == nil {
		panic(fmt.Sprintf("words: there is no language %q", tag))
	}
	return l
}

// Tag returns the tag of the language by BCP 47: "ar".
func (l *Language) Tag() string { return l.tag }

// Name returns what the language calls itself.
func (l *Language) Name() string { return names[l.tag] }

// RightToLeft reports whether the language is written from right to left.
func (l *Language) RightToLeft() bool { return l.tag == "ar" }

// Direction returns the direction of the language as HTML has it: ltr or rtl.
func (l *Language) Direction() string {
	if l.RightToLeft() {
		return "rtl"
	}
	return "ltr"
}

// Comma returns what stands between the items of a list, its blank included.
func (l *Language) Comma() string {
	switch l.tag {
	case "ar":
		return "، "
	case "zh":
		return "、"
	}
	return ", "
}

// Says reports whether there is a text of that key.
func (l *Language) Says(key string) bool { return l.texts[key] != nil }

// Say returns the text of a key with its places filled in from pairs of name and value: a
// string or an int. A text with plural forms needs "n", an int. It panics for a key that
// there is not.
func (l *Language) Say(key string, pairs ...any) string {
	text, found := l.texts[key][""]
	if !found {
		text = l.texts[key][l.category(key, pairs)]
	}
	if len(pairs) == 0 {
		return text
	}
	filled := make([]string, len(pairs))
	for i := 0; i < len(pairs); i += 2 {
		filled[i], filled[i+1] = "{"+pairs[i].(string)+"}", fmt.Sprint(pairs[i+1])
	}
	return strings.NewReplacer(filled...).Replace(text)
}

// category returns the plural category of "n" among pairs.
func (l *Language) category(key string, pairs []any) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		if n, whole := pairs[i+1].(int); whole && pairs[i] == "n" {
			category := categoryOf(l.tag, n)
			if _, found := l.texts[key][category]; found {
				return category
			}
		}
	}
	panic(fmt.Sprintf("words: nothing to say for %q of %v in %s", key, pairs, l.tag))
}

var categories = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// categoryOf returns the plural category of a whole number.
func categoryOf(tag string, n int) string {
	return categories[plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0)]
}

// Texts returns the texts whose keys begin with the prefix, by key without it, for a
// script: a string each, or an object of forms.
func (l *Language) Texts(prefix string) map[string]any {
	out := map[string]any{}
	for key, text := range l.texts {
		name, found := strings.CutPrefix(key, prefix)
		if !found {
			continue
		}
		if one, single := text[""]; single {
			out[name] = one
		} else {
			out[name] = map[string]string(text)
		}
	}
	return out
}

// Role returns the role with that id in the language, if it is one of those that events
// have unless they name others; else the id with blanks for underscores.
func (l *Language) Role(id string) string {
	if key := "role." + id; l.Says(key) {
		return l.Say(key)
	}
	return strings.ReplaceAll(id, "_", " ")
}
