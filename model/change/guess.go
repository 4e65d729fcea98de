package change

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// guess reads a change whose first word is left out: that of the one person, room or
// session whose name it begins with. It reports whether it was read, or is at fault.
func (p *parser) guess() bool {
	var all, named []*parser
	for _, noun := range []string{"person", "room", "session"} {
		g := &parser{e: p.e, text: noun + " " + p.text, shift: len(noun) + 1, start: p.start, c: Change{Zone: p.e.Zone}}
		if g.read(); g.c.Kind == PersonAdded || g.c.Kind == SessionAdded {
			continue
		}
		g.c.Pos = p.c.Pos
		switch {
		case g.c.Kind != "":
			all = append(all, g)
		case g.unfit:
			named = append(named, g)
		}
	}
	if len(all) == 0 && len(named) > 0 {
		all = named[:1]
	}
	switch len(all) {
	case 0:
		return false
	case 1:
		*p = *all[0]
		return true
	}
	nouns := make([]string, len(all))
	for i, g := range all {
		nouns[i] = g.tokens[0].text
	}
	return !p.fault(p.tokens[0].start, "the change can be one of a "+rules.Or(nouns), "begin with one of these words")
}

// suggestion is the fault of a word that should have been one of a few; others are what
// to write for other words that people use.
func suggestion(message, word string, known []string, others map[string]string) model.Fault {
	near := others[strings.ToLower(word)]
	if strings.Contains(near, " ") {
		return model.Fault{Message: message, Remedy: fmt.Sprintf("write it like %q", near)}
	}
	if near == "" {
		near = model.Nearest(word, known)
	}
	if near != "" {
		return model.Fault{Message: message, Remedy: fmt.Sprintf("did you mean %q?", near)}
	}
	return model.Fault{Message: message, Remedy: "write " + rules.Or(known)}
}
