package change

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// Offer is what can stand at the end of a change that is being written.
type Offer struct {
	From  int    // the byte of what is written from which it stands
	Text  string // as a change has it
	About string // the id or the name beside it; "" for a word of the language
}

// Complete returns what can stand in a change of e whose beginning is text, whatever is
// begun at its end with it: names by their beginning, case and accents aside, or else by
// that of one of their words; days of the event; words of the language. Names are in the
// order of the event. Where the noun is left out, it is as [Parse] has it. It takes time
// linear in the event for each word of text.
func Complete(text string, e *model.Event) []Offer {
	c := &completion{e: e, text: text}
	if !c.scan() {
		return nil
	}
	first := c.tokens[0]
	if len(c.tokens) == 1 {
		c.word(0, subjects...)
		if first.text == "" {
			return c.offers
		}
	}
	if noun := strings.ToLower(first.text); len(c.tokens) > 1 && !first.quoted && slices.Contains(subjects, noun) {
		c.subject(noun)
		return c.offers
	}
	for _, noun := range []string{"person", "room", "session"} {
		g := &completion{e: e, text: noun + " " + text, shift: len(noun) + 1}
		if g.scan() {
			g.subject(noun)
			c.offers = append(c.offers, g.offers...)
		}
	}
	return c.offers
}

// Begins reports whether text begins as a change of e does: with a word of the language, one
// that people use for such a word, or the name of a person, a room or a session.
func Begins(text string, e *model.Event) bool {
	tokens, _, err := scan(text)
	if err != nil || len(tokens) == 0 {
		return false
	}
	first := strings.ToLower(tokens[0].text)
	if _, known := openings[first]; known || slices.Contains(subjects, first) {
		return true
	}
	c := completion{tokens: tokens}
	for j := range tokens {
		name := c.phrase(0, j+1)
		if len(peopleOf(e).find(name))+len(roomsOf(e).find(name))+len(sessionsOf(e).find(name)) > 0 {
			return true
		}
	}
	return false
}

// completion is a change that is being written, of which the last token is begun.
type completion struct {
	e      *model.Event
	text   string
	shift  int // bytes of it that stand before what was written
	tokens []token
	open   bool // the last token is in quotes that are not closed
	rule   string
	named  []place // where names were offered
	offers []Offer
}

// place is a token where the name of such a thing can stand.
type place struct {
	noun string
	at   int
}

// scan divides the text into tokens, of which the last is begun, perhaps with nothing. It
// reports whether the text can be the beginning of a change.
func (c *completion) scan() bool {
	if len(c.text) > longestChange || !utf8.ValidString(c.text) {
		return false
	}
	tokens, at, err := scan(c.text)
	if err != nil {
		if c.text[at] != '"' || strings.Contains(c.text[at+1:], `"`) {
			return false
		}
		if tokens, _, err = scan(c.text[:at]); err != nil {
			return false
		}
		c.open = true
		tokens = append(tokens, token{text: c.text[at+1:], start: at, end: len(c.text), quoted: true})
	}
	if n := len(tokens); n == 0 || tokens[n-1].end < len(c.text) || tokens[n-1].text == "," && !tokens[n-1].quoted {
		tokens = append(tokens, token{start: len(c.text), end: len(c.text)})
	}
	c.tokens = tokens
	return true
}

// last is the token that is begun.
func (c *completion) last() int { return len(c.tokens) - 1 }

// subject offers what can follow the first word, which is that noun.
func (c *completion) subject(noun string) {
	for _, f := range forms() {
		if f.subject == noun || noun == "session" && f.subject == "pin" {
			c.walk(f, itemsOf(f.usage)[1:], 1)
		}
	}
}

// An item is a word of a usage, or what may be left out.
type item struct {
	word     string
	optional []item
}

// placeholder reports whether it stands for what the user writes, and is no word of the language.
func (i item) placeholder() bool { return strings.ToLower(i.word) != i.word }

var (
	repeated = regexp.MustCompile(`\[, [A-Z]+\]|, [A-Z]+| \.\.\.`) // what walk knows without being told
	group    = regexp.MustCompile(`\[[^]]*\]|\S+`)
)

// itemsOf reads a usage: "person NAME online [in SESSION]".
func itemsOf(usage string) (items []item) {
	for _, word := range group.FindAllString(repeated.ReplaceAllString(usage, ""), -1) {
		if inside, ok := strings.CutPrefix(word, "["); ok {
			items = append(items, item{optional: itemsOf(strings.TrimSuffix(inside, "]"))})
			continue
		}
		items = append(items, item{word: word})
	}
	return items
}

// walk offers what items of a form offer for the begun token, where the first of them
// stands at token i.
func (c *completion) walk(f form, items []item, i int) {
	if len(items) == 0 || i > c.last() {
		return
	}
	next := items[0]
	switch rest := items[1:]; {
	case next.optional != nil:
		c.walk(f, slices.Concat(next.optional, rest), i)
		c.walk(f, rest, i)
	case !next.placeholder():
		if i == c.last() {
			c.word(i, next.word)
		} else if c.tokens[i].is(next.word) || next.word == f.verb && f.begins(c.tokens[i]) {
			c.walk(f, rest, i+1)
		}
	default:
		g, named := c.things(f, next.word)
		if named {
			c.names(g, i)
		} else {
			c.values(next.word, i)
			if follows(rest, c.tokens[i]) {
				return
			}
		}
		for j := i + 1; j <= c.last(); j++ {
			name := c.phrase(i, j)
			switch known := g.find(name); {
			case named && len(known) == 0:
				continue
			case !named && len(known) > 0: // nothing new
				return
			}
			if next.word == "RULE" || next.word == "ID" {
				c.rule = name
			}
			if c.tokens[j].is(",") {
				c.walk(f, items, j+1)
			}
			c.walk(f, rest, j)
			if !named && follows(rest, c.tokens[j]) {
				return
			}
		}
	}
}

// follows reports whether t is the word with which items begin, or those after what may be
// left out.
func follows(items []item, t token) bool {
	for _, next := range items {
		if next.optional == nil {
			return t.is(next.word)
		}
		if follows(next.optional, t) {
			return true
		}
	}
	return false
}

func (c *completion) phrase(i, j int) string {
	p := parser{tokens: c.tokens}
	return p.phrase(i, j)
}

// things returns what a placeholder of a form names, and whether it names what there is;
// else they are those whose names a new thing cannot have.
func (c *completion) things(f form, placeholder string) (things, bool) {
	noun := map[string]string{"NAME": f.subject, "ID": f.subject, "PERSON": "person", "ROOM": "room", "SESSION": "session"}[placeholder]
	switch {
	case f.kind == SessionAdded && placeholder == "ID":
		return sessionsOf(c.e), false
	case f.kind == PersonAdded:
		return peopleOf(c.e), false
	case placeholder == "TYPE":
		return typesOf(c.e), true
	case placeholder == "ROLE":
		return rolesOf(c.e), true
	case placeholder == "RULE":
		return catalogue(), true
	case placeholder == "SERVICE":
		return listOf("service", servicesOf(c.e)), true
	case placeholder == "LAYOUT":
		return listOf("layout", layoutsOf(c.e)), true
	}
	switch noun {
	case "person":
		return peopleOf(c.e), true
	case "room":
		return roomsOf(c.e), true
	case "session":
		return sessionsOf(c.e), true
	case "window":
		return windowsOf(c.e), true
	case "kit":
		return kitsOf(c.e), true
	case "hold":
		g, _ := holdsOf(c.e)
		return g, true
	case "rule":
		return rulesOf(c.e), true
	}
	return things{}, false
}

func listOf(noun string, words []string) things {
	return things{noun, len(words), func(i int) string { return words[i] }, nil}
}

// word offers words of the language for the begun token, if that is token i.
func (c *completion) word(i int, words ...string) {
	if i != c.last() || c.tokens[i].quoted {
		return
	}
	for _, w := range words {
		if strings.HasPrefix(w, strings.ToLower(c.tokens[i].text)) {
			c.offer(c.tokens[i].start, w, "")
		}
	}
}

// values offers for the begun token, if that is token i, what a placeholder can be that
// names nothing.
func (c *completion) values(placeholder string, i int) {
	switch placeholder {
	case "WHEN", "DAY":
		if i != c.last() || c.open {
			return
		}
		typed := strings.ToLower(c.tokens[i].text)
		for _, d := range c.e.Days {
			date, weekday := d.String(), time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday().String()
			if strings.HasPrefix(date, typed) || strings.HasPrefix(strings.ToLower(weekday), typed) {
				c.offer(c.tokens[i].start, date, weekday)
			}
		}
	case "LEVEL":
		c.word(i, "hard", "soft:", "check", "off")
	case "KEY=VALUE":
		id := c.rule
		for _, s := range c.e.Rules {
			if s.ID != "" && s.ID == id {
				id = s.Rule
				break
			}
		}
		for _, row := range rules.Rows() {
			if row.ID == id {
				for _, p := range row.Params {
					c.word(i, p.Key+"=")
				}
			}
		}
	}
}

// names offers the names of things that begin as the text does from token i on.
func (c *completion) names(g things, i int) {
	here := place{g.noun, i}
	if slices.Contains(c.named, here) {
		return
	}
	c.named = append(c.named, here)
	t := c.tokens[i]
	typed := c.text[t.start:]
	switch {
	case t.quoted && i < c.last(), t.quoted && !c.open:
		return
	case t.quoted:
		typed = t.text
	}
	meant := g.meanings()
	var begun, inside []Offer
	for k := range g.n {
		name, whole := g.begun(k, typed)
		if name == "" {
			continue
		}
		if meant[plainName(name)] != k {
			name = g.id(k)
		}
		o := Offer{From: t.start - c.shift, Text: plain(name), About: g.beside(k, name)}
		if t.quoted {
			o.Text = quoted(name)
		}
		if whole {
			begun = append(begun, o)
		} else {
			inside = append(inside, o)
		}
	}
	if len(begun) == 0 {
		begun = inside
	}
	for _, o := range begun {
		c.add(o)
	}
}

func (c *completion) offer(at int, text, about string) {
	c.add(Offer{From: at - c.shift, Text: text, About: about})
}

func (c *completion) add(o Offer) {
	if o.From >= 0 && !slices.Contains(c.offers, o) {
		c.offers = append(c.offers, o)
	}
}

// asTyped is the beginning of a name as names are compared, with its case and without: how
// wide its spaces are does not count, and that there is one at its end does.
func asTyped(typed string) (text, plain string) {
	text, end := fold(typed), ""
	if text != "" && strings.HasSuffix(typed, " ") {
		end = " "
	}
	return text + end, identity.Fold(text) + end
}

// begun returns the id or name of thing k that begins so, one in the same case before others,
// or else one of which a later word does; "" if none does.
func (g things) begun(k int, typed string) (name string, whole bool) {
	text, plain := asTyped(typed)
	words := g.words(k)
	for _, w := range words {
		if w != "" && strings.HasPrefix(w, text) {
			return w, true
		}
	}
	for _, w := range words {
		if w != "" && strings.HasPrefix(plainName(w), plain) {
			return w, true
		}
	}
	for _, w := range words {
		if strings.Contains(plainName(w), " "+plain) {
			return w, false
		}
	}
	return "", false
}

// plainName is a name without what names are compared without.
func plainName(name string) string { return identity.Fold(fold(name)) }

// meanings has the thing that each id or name means, none, -1, for those of several things.
func (g things) meanings() map[string]int {
	meant := map[string]int{}
	for k := range g.n {
		for _, w := range g.words(k) {
			name := plainName(w)
			if other, known := meant[name]; known && other != k {
				meant[name] = -1
				continue
			}
			meant[name] = k
		}
	}
	return meant
}

// words are the id of thing k, its name and its aliases.
func (g things) words(k int) []string {
	others := slices.Clone(g.others(k))
	slices.Reverse(others)
	return append([]string{g.id(k)}, others...)
}

// beside returns what thing k is called beside a name.
func (g things) beside(k int, name string) string {
	for _, w := range g.words(k) {
		if w != "" && w != name {
			return w
		}
	}
	return ""
}
