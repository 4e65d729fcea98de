package change

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/rules"
)

// Parse reads one change of e, which starts at that position; a Column of 0 reads as 1.
// The error is a [model.Faults] that says for each fault which word is at fault. What
// Parse accepts, [Apply] can do to e.
func Parse(text string, e *model.Event, at model.Position) (Change, error) {
	changes, err := ParseEach(text, e, at)
	switch {
	case err != nil:
		return Change{}, err
	case len(changes) > 1:
		at.Column = max(1, at.Column)
		return Change{}, model.Faults{{Pos: at, Message: fmt.Sprintf("%q is %d changes", text, len(changes)), Remedy: "write one of them, such as " + strconv.Quote(changes[0].String())}}
	}
	return changes[0], nil
}

// ParseEach reads a change as [Parse] does, which is several where its time is that of
// several days: one for each.
func ParseEach(text string, e *model.Event, at model.Position) ([]Change, error) {
	changes, _, faults := read(text, e, at)
	if len(faults) > 0 {
		return nil, faults.Sort()
	}
	return changes, nil
}

// ParseAll reads a file of changes, one a line; name is what positions call the file.
// Empty lines and lines that start with # are passed over. Each line is read for the
// event that e has become by the lines before it. The error is a [model.Faults] with the
// faults of all lines.
func ParseAll(name string, content []byte, e *model.Event) ([]Change, error) {
	lines := strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
		if strings.HasPrefix(strings.TrimSpace(lines[i]), "#") {
			lines[i] = ""
		}
	}
	return parseLines(lines, e, func(i int) model.Position { return model.Position{File: name, Line: i + 1, Column: 1} })
}

// ParseArguments reads changes that are given one by one, as on a command line. The
// first is at "change 1", line 1. The error is that of [ParseAll].
func ParseArguments(texts []string, e *model.Event) ([]Change, error) {
	return parseLines(texts, e, func(i int) model.Position {
		return model.Position{File: fmt.Sprintf("change %d", i+1), Line: 1, Column: 1}
	})
}

func parseLines(lines []string, e *model.Event, at func(i int) model.Position) ([]Change, error) {
	var changes []Change
	var faults model.Faults
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		read, next, found := read(line, e, at(i))
		faults = append(faults, found...)
		changes, e = append(changes, read...), next
	}
	if len(faults) > 0 {
		// Not sorted: "change 10" comes after "change 9".
		return nil, faults
	}
	return changes, nil
}

// read reads one change of e, which may be one for each of several times, and applies it.
// Where it is at fault the event is e, with the session or person that it was to add if
// that can be told, so that a later change which refers to that is not blamed.
func read(text string, e *model.Event, at model.Position) ([]Change, *model.Event, model.Faults) {
	at.Column = max(1, at.Column)
	p := &parser{e: e, text: text, start: at, c: Change{Zone: e.Zone}}
	p.read()
	if len(p.faults) == 0 {
		changes, next, bad := p.applyEach()
		if bad == nil {
			return changes, next, nil
		}
		p.fault(p.where[bad.about], bad.message, bad.remedy)
	}
	if _, known := e.SessionByID(p.c.Session); p.c.Kind == SessionAdded && p.c.Session != "" && !known {
		next := *e
		next.Sessions = with(e.Sessions, model.Session{ID: p.c.Session, State: model.Confirmed, Minutes: 60})
		e = &next
	}
	if len(peopleOf(e).find(p.c.Person)) == 0 && p.c.Kind == PersonAdded && p.c.Person != "" {
		next := *e
		next.People = with(e.People, model.Person{ID: p.c.Person, Name: p.c.Person})
		e = &next
	}
	return nil, e, p.faults
}

// applyEach applies the change, for each of its times.
func (p *parser) applyEach() (changes []Change, e *model.Event, bad *problem) {
	e = p.e
	for i, v := range append([]model.Interval{p.c.Interval}, p.later...) {
		c := p.c
		c.Interval = v
		if i > 0 && len(p.lines) > 0 {
			c.Line = p.lines[i-1]
		}
		if e, bad = applyOne(e, c); bad != nil {
			return nil, nil, bad
		}
		changes = append(changes, c)
	}
	return changes, e, nil
}

// parser reads one change.
type parser struct {
	e      *model.Event
	text   string
	shift  int // bytes of the text that stand before what was written
	start  model.Position
	tokens []token
	next   int // token
	c      Change
	later  []model.Interval // other times that the change is of, too
	lines  []string         // of each of these times, where it is of another line
	holds  []int            // settings that a hold means
	unfit  bool             // the subject was named, and no verb follows
	where  [parts]int       // byte offsets of the parts of the change
	faults model.Faults
}

// part is a part of a change that a fault can be about.
type part int8

const (
	whole   part = iota
	subject      // what the change is about
	object       // a second thing, or what is said of the subject
	timing
	parts
)

// position returns the position of a byte of the change.
func (p *parser) position(offset int) model.Position {
	at := p.start
	at.Column += utf8.RuneCountInString(p.text[min(p.shift, offset):offset])
	return at
}

// fault records a fault at a byte of the change, and returns false.
func (p *parser) fault(offset int, message, remedy string) bool {
	p.faults = append(p.faults, model.Fault{Pos: p.position(offset), Message: message, Remedy: remedy})
	return false
}

// refuse records a fault that has no position.
func (p *parser) refuse(offset int, err error) bool {
	if f, ok := err.(model.Fault); ok {
		return p.fault(offset, f.Message, f.Remedy)
	}
	return p.fault(offset, err.Error(), "")
}

func (p *parser) read() {
	var at int
	var err error
	if p.tokens, at, err = scan(p.text); err != nil {
		p.refuse(at, err)
		return
	}
	if len(p.tokens) == 0 {
		p.fault(0, "there is no change", "write one like "+strconv.Quote(example))
		return
	}
	first := p.tokens[0]
	p.c.Pos = p.position(first.start)
	for i := range p.where {
		p.where[i] = first.start
	}
	noun := strings.ToLower(first.text)
	if first.quoted || !slices.Contains(subjects, noun) {
		if p.shift > 0 || !p.guess() {
			p.refuse(first.start, suggestion(fmt.Sprintf("a change cannot begin with %q", first.text), first.text, subjects, openings))
		}
		return
	}
	p.tokens[0].text = noun
	p.next = 1
	p.where[subject] = p.offset()
	f := p.readSubject(noun)
	if f == nil {
		return
	}
	p.c.Kind = f.kind
	p.where[object], p.where[timing] = p.offset(), p.offset()
	if f.read != nil && !f.read(p) {
		return
	}
	if f = formOf(p.c.Kind); p.next < len(p.tokens) {
		t := p.tokens[p.next]
		p.fault(t.start, fmt.Sprintf("%q is more than the change takes", t.text), "write "+f.usage)
	}
}

const example = "person Ana Silva away 2023-10-11"

// offset returns where the next token starts, or where the change ends.
func (p *parser) offset() int {
	if p.next < len(p.tokens) {
		return p.tokens[p.next].start
	}
	return len(strings.TrimRight(p.text, " \t"))
}

// peek returns the next token, the zero token at the end.
func (p *parser) peek() token {
	if p.next < len(p.tokens) {
		return p.tokens[p.next]
	}
	return token{quoted: true}
}

// take passes over the next token if it is that word.
func (p *parser) take(word string) bool {
	if !p.peek().is(word) {
		return false
	}
	p.next++
	return true
}

// phrase returns the tokens i up to j as they read.
func (p *parser) phrase(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && p.tokens[k].spaced {
			b.WriteByte(' ')
		}
		b.WriteString(p.tokens[k].text)
	}
	return b.String()
}

// readSubject reads what the change is about and the verb, which give its form. It
// returns nil after a fault.
func (p *parser) readSubject(noun string) *form {
	var matching []form
	for _, f := range forms() {
		if f.subject == noun {
			matching = append(matching, f)
		}
	}
	own := slices.Clone(matching)
	if noun == "session" { // session NAME at WHEN pins it
		for _, f := range forms() {
			if f.subject == "pin" {
				matching = append(matching, f)
			}
		}
	}
	begins := func(forms []form) func(token) bool {
		return func(t token) bool {
			return slices.ContainsFunc(forms, func(f form) bool { return f.begins(t) })
		}
	}
	isVerb := begins(matching)
	ok := false
	switch noun {
	case "person":
		if ok = p.newPerson(); !ok {
			p.c.Person, ok = p.named(peopleOf(p.e), isVerb, false)
		}
	case "room":
		p.c.Room, ok = p.named(ownRoomsOf(p.e), isVerb, false)
	case "session":
		if ok = p.newSession(begins(own)); !ok {
			p.c.Session, ok = p.named(sessionsOf(p.e), isVerb, false)
		}
	case "pin", "merge", "move", "swap", "delay":
		p.c.Session, ok = p.named(sessionsOf(p.e), isVerb, false)
	case "unpin", "split":
		p.c.Session, ok = p.named(sessionsOf(p.e), never, true)
	case "window":
		if ok = p.peek().is("added") && !p.closes(); !ok {
			p.c.Window, ok = p.named(windowsOf(p.e), func(t token) bool { return t.is("closed") }, false)
		}
	case "kit":
		p.c.Kit, ok = p.named(kitsOf(p.e), isVerb, false)
	case "hold":
		ok = p.readHeld()
	case "rule":
		ok = p.readRule()
	case "waive", "unwaive":
		p.c.Rule, ok = p.named(catalogue(), isVerb, false)
	}
	if !ok {
		return nil
	}
	for i := range matching {
		if f := &matching[i]; f.begins(p.peek()) {
			switch {
			case f.verbIsRead() || f.verb == "" || p.take(f.verb):
			case f.kind == Merge || f.kind == Swap: // which go with either word
				p.next++
			}
			return f
		}
	}
	panic("change: the verb was read and has no form")
}

// closes reports whether the next two tokens close a window of that name.
func (p *parser) closes() bool {
	return p.next+2 == len(p.tokens) && p.tokens[p.next+1].is("closed")
}

func never(token) bool { return false }

// named reads the longest run of tokens that names one of the things, up to a token
// that ends a name or, if the name may end the change, to the end. It returns the id.
func (p *parser) named(g things, ends func(token) bool, mayEnd bool) (id string, ok bool) {
	from := p.next
	if from == len(p.tokens) {
		return "", p.fault(p.offset(), "the change ends where it should name a "+g.noun, "")
	}
	var tried []string // what could have been meant, the shortest first
	for j := len(p.tokens); j > from; j-- {
		if j == len(p.tokens) && !mayEnd || j < len(p.tokens) && !ends(p.tokens[j]) {
			continue
		}
		name := p.phrase(from, j)
		switch meant := g.find(name); len(meant) {
		case 0:
			tried = append([]string{name}, tried...)
		case 1:
			p.next = j
			return g.id(meant[0]), true
		default:
			return "", p.refuse(p.tokens[from].start, g.ambiguous(name, meant))
		}
	}
	if len(tried) > 0 {
		return "", p.refuse(p.tokens[from].start, g.unknown(tried))
	}
	return "", p.noVerb(g)
}

// noVerb reports a change without any word that could follow the name.
func (p *parser) noVerb(g things) bool {
	verbs := verbsOf(p.tokens[0].text)
	for j := len(p.tokens); j > p.next; j-- {
		if len(g.find(p.phrase(p.next, j))) == 0 {
			continue
		}
		p.unfit = true
		if j == len(p.tokens) {
			return p.fault(len(strings.TrimRight(p.text, " \t")), fmt.Sprintf("the change ends after the %s", g.noun), "write what changes: "+rules.Or(verbs))
		}
		t := p.tokens[j]
		return p.refuse(t.start, suggestion(fmt.Sprintf("%q is not a change of a %s", t.text, g.noun), t.text, verbs, verbsFor[g.noun]))
	}
	t := p.tokens[p.next]
	return p.fault(t.start, fmt.Sprintf("%q does not say what changes", p.phrase(p.next, len(p.tokens))),
		fmt.Sprintf("write a %s and then %s", g.noun, rules.Or(verbs)))
}

// newPerson reads the name of a person who is added, and reports whether one is.
func (p *parser) newPerson() bool {
	added := len(p.tokens) - 1
	if added <= p.next || !p.tokens[added].is("added") {
		return false
	}
	p.c.Person, p.next = p.phrase(p.next, added), added
	return true
}

// newSession reads the id of a session that is added, and reports whether one is. An id
// that means a session is left to be read as that.
func (p *parser) newSession(isVerb func(token) bool) bool {
	added := -1
	for j := p.next + 1; j < len(p.tokens); j++ {
		t := p.tokens[j]
		switch {
		case t.is("added"):
			if added < 0 || j+1 < len(p.tokens) && p.tokens[j+1].is("type") {
				added = j
			}
		case isVerb(t) && len(sessionsOf(p.e).find(p.phrase(p.next, j))) > 0:
			return false
		}
	}
	if added < 0 {
		return false
	}
	p.c.Session, p.next = p.phrase(p.next, added), added
	return true
}

// assigned divides the token of a parameter, like max=9, into its key and its value.
func assigned(t token) (key, value string, ok bool) {
	key, value, ok = strings.Cut(t.text, "=")
	return key, value, ok && !t.quoted && beforeValue.MatchString(key+"=")
}
