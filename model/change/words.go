package change

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"programme/model"
	"programme/model/tables"
)

// token is a word of a change, a text in quotes, or a comma outside quotes.
type token struct {
	text   string // without the quotes
	start  int    // byte offset in the change
	end    int
	quoted bool
	spaced bool // space stands before it
}

// is reports whether t is that word of the language: quoted words never are.
func (t token) is(word string) bool { return !t.quoted && t.text == word }

// longestChange bounds a change, which is read in time that grows with the square of
// its length.
const longestChange = 2000 // bytes

// scan divides a change into tokens. The error is a fault without a position, and at is
// the offset that it is about.
func scan(text string) (tokens []token, at int, err error) {
	if !utf8.ValidString(text) {
		return nil, 0, model.Fault{Message: "the change is not UTF-8", Remedy: "save it as UTF-8"}
	}
	if len(text) > longestChange {
		return nil, 0, model.Fault{Message: fmt.Sprintf("the change is longer than %d bytes", longestChange), Remedy: "write several changes"}
	}
	for i, c := range text {
		if unicode.IsControl(c) && c != '\t' {
			return nil, i, model.Fault{Message: fmt.Sprintf("the change contains the control character %U", c), Remedy: "write one change a line"}
		}
	}
	spaced := false
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		t := token{start: i, spaced: spaced}
		spaced = false
		switch {
		case unicode.IsSpace(c):
			spaced = true
			i += size
			continue
		case c == ',':
			t.text, i = ",", i+1
		case c == '"':
			inside, length, closed := unquote(text[i:])
			if !closed {
				return nil, i, model.Fault{Message: "the quote is not closed", Remedy: `end the name with "`}
			}
			if t.text, t.quoted = inside, true; strings.TrimSpace(inside) == "" {
				return nil, i, model.Fault{Message: "there is nothing between the quotes", Remedy: "write a name"}
			}
			i += length
			if next, _ := utf8.DecodeRuneInString(text[i:]); i < len(text) && next != ',' && !unicode.IsSpace(next) {
				return nil, i, model.Fault{Message: fmt.Sprintf("%q follows the closing quote", string(next)), Remedy: "write a space between them"}
			}
		default:
			end := i
			for end < len(text) {
				c, size := utf8.DecodeRuneInString(text[end:])
				if c == ',' || unicode.IsSpace(c) || c == '"' && beforeValue.MatchString(text[i:end]) {
					break
				}
				end += size
			}
			t.text, i = text[t.start:end], end
			if i < len(text) && text[i] == '"' {
				inside, length, err := quotedValue(text[i:])
				if err != nil {
					return nil, i, err
				}
				t.text, i = t.text+inside, i+length
			}
		}
		t.end = i
		tokens = append(tokens, t)
	}
	return joinLengths(tokens), 0, nil
}

// beforeValue is what stands before the value of a parameter.
var beforeValue = regexp.MustCompile(`^[a-z][a-z_-]*=$`)

// quotedValue reads the quoted value of a parameter, with which s begins.
func quotedValue(s string) (inside string, length int, err error) {
	inside, length, closed := unquote(s)
	if !closed {
		return "", 0, model.Fault{Message: "the quote is not closed", Remedy: `end the value with "`}
	}
	if next, _ := utf8.DecodeRuneInString(s[length:]); length < len(s) && next != ',' && !unicode.IsSpace(next) {
		return "", 0, model.Fault{Message: fmt.Sprintf("%q follows the closing quote", string(next)), Remedy: "write a space between them"}
	}
	return inside, length, nil
}

// joinLengths makes one token of each length that is written in several words: 120 min,
// 1 h 30 min.
func joinLengths(tokens []token) []token {
	const longest = 4 // words
	var joined []token
	for i := 0; i < len(tokens); {
		t, n := tokens[i], 1
		for k := min(longest, len(tokens)-i); k > 1; k-- {
			if words, ok := together(tokens[i : i+k]); ok {
				t, n = words, k
				break
			}
		}
		joined = append(joined, t)
		i += n
	}
	return joined
}

// together returns the length that some tokens are as one, and whether they are one.
func together(tokens []token) (token, bool) {
	t := tokens[0]
	for _, next := range tokens[1:] {
		if t.quoted || next.quoted || !next.spaced {
			return t, false
		}
		t.text, t.end = t.text+" "+next.text, next.end
	}
	_, ok := length(t)
	return t, ok
}

// unquote reads the quoted text that s starts with, and returns how many bytes it takes.
func unquote(s string) (inside string, length int, closed bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), i + 1, true
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
		}
		b.WriteByte(s[i])
	}
	return "", 0, false
}

// quoted writes text in quotes, as scan reads it.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// plain writes a name as it is where each of its words can only be part of a name, else
// in quotes.
func plain(name string) string {
	if strings.Join(strings.Fields(name), " ") != name || strings.ContainsAny(name, `",\`) {
		return quoted(name)
	}
	tokens, _, err := scan(name)
	if err != nil || slices.ContainsFunc(tokens, isKeyword) {
		return quoted(name)
	}
	if tables.IsZone(name) {
		return quoted(name)
	}
	return name
}

// plainList writes names with commas between.
func plainList(names []string) string {
	written := make([]string, len(names))
	for i, name := range names {
		written[i] = plain(name)
	}
	return strings.Join(written, ", ")
}

// joinWords joins the parts of a change that are not empty.
func joinWords(parts []string) string {
	var b strings.Builder
	for _, part := range parts {
		if part != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}
