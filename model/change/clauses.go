package change

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"programme/model"
	"programme/model/identity"
	"programme/model/rules"
)

// This file reads and writes what follows the verb of a change.

func (p *parser) readWhen() bool {
	v, ok := p.interval()
	p.c.Interval = v
	return ok
}

func (c Change) when() string {
	if c.Interval == (model.Interval{}) {
		return ""
	}
	return written(c.Interval, c.Zone)
}

// readAnyTime reads a time, if there is one.
func (p *parser) readAnyTime() bool { return p.next == len(p.tokens) || p.readWhen() }

// readTimes reads all the times that there are.
func (p *parser) readTimes() bool {
	v, ok := p.interval()
	p.c.Times = append([]model.Interval{v}, p.later...)
	p.later = nil
	return ok
}

func (c Change) times() string {
	texts := make([]string, len(c.Times))
	for i, v := range c.Times {
		texts[i] = written(v, c.Zone)
		if len(c.Times) > 1 {
			texts[i] = writtenHours(v, c.Zone)
		}
	}
	return strings.Join(texts, ", ")
}

func (p *parser) readMoment() bool {
	at, ok := p.moment()
	p.c.Interval = model.Interval{Start: at, End: at}
	return ok
}

func (c Change) moment() string { return writtenMoment(c.Interval.Start, c.Zone) }

// readInSession reads a session after in, if there is one.
func (p *parser) readInSession() bool { return !p.take("in") || p.readSession() }

func (c Change) inSession() string {
	if c.Session == "" {
		return ""
	}
	return "in " + plain(c.Session)
}

// readThatSession reads a session after in.
func (p *parser) readThatSession() bool { return p.expect("in", "a session") && p.readSession() }

// expect passes over the word, which must be next, before something.
func (p *parser) expect(word, before string) bool {
	return p.take(word) || p.fault(p.offset(), fmt.Sprintf("%q is missing", word), fmt.Sprintf("write %s and then %s", word, before))
}

func (p *parser) readSession() (ok bool) {
	p.where[object] = p.offset()
	p.c.Session, ok = p.named(sessionsOf(p.e), never, true)
	return ok
}

func (c Change) session() string { return plain(c.Session) }

// readOtherSession reads a second session.
func (p *parser) readOtherSession() (ok bool) {
	p.where[object] = p.offset()
	p.c.Other, ok = p.named(sessionsOf(p.e), never, true)
	return ok
}

func (c Change) other() string { return plain(c.Other) }

// readReplaced reads the person whose part another takes, and in which session.
func (p *parser) readReplaced() (ok bool) {
	p.where[object] = p.offset()
	if p.c.Other, ok = p.named(peopleOf(p.e), func(t token) bool { return t.is("in") }, true); !ok {
		return false
	}
	return p.readInSession()
}

func (c Change) replaced() string { return joinWords([]string{plain(c.Other), c.inSession()}) }

func (p *parser) readPerson() (ok bool) {
	p.where[object] = p.offset()
	p.c.Person, ok = p.named(peopleOf(p.e), never, true)
	return ok
}

func (c Change) person() string { return plain(c.Person) }

func (p *parser) readJoin() (ok bool) {
	p.where[object] = p.offset()
	isAs := func(t token) bool { return t.is("as") }
	if p.c.Session, ok = p.named(sessionsOf(p.e), isAs, true); !ok {
		return false
	}
	if p.c.Role, ok = p.usualRole(); !p.take("as") {
		return ok
	}
	p.c.Role, ok = p.named(rolesOf(p.e), never, true)
	return ok
}

// usualRole is the role of those of whom none is given: speaker, or else the first of
// the event.
func (p *parser) usualRole() (string, bool) {
	roles := rolesOf(p.e).ids(nil)
	switch {
	case slices.Contains(roles, "speaker"):
		return "speaker", true
	case len(roles) > 0:
		return roles[0], true
	}
	return "", p.fault(p.offset(), "the event has no roles", "add some to event.yaml")
}

func (c Change) join() string { return plain(c.Session) + " as " + plain(c.Role) }

func (p *parser) readRoom() (ok bool) {
	p.where[object] = p.offset()
	p.c.Room, ok = p.named(roomsOf(p.e), never, true)
	return ok
}

func (c Change) room() string { return plain(c.Room) }

func (p *parser) readSeats() (ok bool) {
	p.c.Count, ok = p.number("seats")
	return ok
}

func (p *parser) readPeople() (ok bool) {
	p.c.Count, ok = p.number("people")
	return ok
}

// readPieces reads how many pieces of the kit there are, or how many more or less.
func (p *parser) readPieces() (ok bool) {
	t := p.peek()
	more, relative := signed(t)
	switch i := kitByID(p.e, p.c.Kit); {
	case relative && p.e.Kits[i].Count+more < 0:
		return p.fault(t.start, fmt.Sprintf("there are only %d of the kit %q", p.e.Kits[i].Count, p.c.Kit), "take away fewer")
	case relative:
		p.c.Count = p.e.Kits[i].Count + more
	case t.is("0"):
		p.c.Count = 0
	default:
		p.c.Count, ok = p.number("pieces")
		return ok
	}
	p.next++
	return true
}

func (c Change) count() string { return strconv.Itoa(c.Count) }

func (p *parser) readLength() bool {
	p.c.Minutes, _ = length(p.peek())
	p.next++
	return true
}

// length is what follows the name of a session, whose verb it is.
func (c Change) length() string { return fmt.Sprintf("%dmin", c.Minutes) }

// readSetUp reads minutes, with or without their unit, or none.
func (p *parser) readSetUp() bool {
	t := p.peek()
	p.where[object] = p.offset()
	switch n, isLength := length(t); {
	case isLength:
		p.c.Minutes = n
	case t.is("0"):
	default:
		n, ok := p.number("minutes")
		p.c.Minutes = model.Minutes(n)
		return ok
	}
	p.next++
	return true
}

func (c Change) setUp() string { return fmt.Sprint(int(c.Minutes)) }

func (p *parser) readPinAt() bool { return p.readMoment() && (!p.take("in") || p.readRoom()) }

func (c Change) pinAt() string { return c.moment() + c.inRoom() }

func (p *parser) readPinOn() bool {
	day, ok := p.day()
	p.c.Day = day
	return ok && (!p.take("in") || p.readRoom())
}

func (c Change) pinOn() string { return c.Day.String() + c.inRoom() }

func (c Change) inRoom() string {
	if c.Room == "" {
		return ""
	}
	return " in " + plain(c.Room)
}

// readRule reads the id of a rule or of a line.
func (p *parser) readRule() bool {
	ends := func(t token) bool {
		_, _, isParam := assigned(t)
		return isLevel(t) || isParam || t.is("sets")
	}
	id, ok := p.named(rulesOf(p.e), ends, false)
	if slices.ContainsFunc(rules.Rows(), func(r rules.Rule) bool { return r.ID == id }) {
		p.c.Rule = id
	} else {
		p.c.Line = id
	}
	return ok
}

// readLevel reads a level, and parameters if there are some.
func (p *parser) readLevel() bool {
	p.c.Level, _ = model.ParseLevel(p.peek().text)
	p.next++
	_, _, more := assigned(p.peek())
	return !more || p.readParams()
}

func (c Change) level() string { return joinWords([]string{c.Level.String(), c.params()}) }

// readParams reads parameters, each with its value: the value is all up to the next one.
// After the word sets it is one without a sign between the two.
func (p *parser) readParams() bool {
	one := p.take("sets")
	p.where[object] = p.offset()
	if one {
		if p.next+2 > len(p.tokens) {
			return p.fault(p.offset(), "the change ends where it should give a parameter and its value", "write "+formOf(RuleSets).usage)
		}
		p.c.Params = []Param{{p.peek().text, p.phrase(p.next+1, len(p.tokens))}}
		p.next = len(p.tokens)
		return true
	}
	isParam := func(t token) bool { _, _, ok := assigned(t); return ok }
	for p.next < len(p.tokens) {
		from := p.next
		p.next = p.upTo(from+1, isParam)
		key, value, _ := strings.Cut(p.phrase(from, p.next), "=")
		if slices.ContainsFunc(p.c.Params, func(q Param) bool { return q.Key == key }) {
			return p.fault(p.tokens[from].start, fmt.Sprintf("%s is given twice", key), "remove one of them")
		}
		p.c.Params = append(p.c.Params, Param{key, strings.TrimSpace(value)})
	}
	return true
}

func (c Change) params() string {
	texts := make([]string, len(c.Params))
	for i, param := range c.Params {
		value := param.Value
		if value == "" || strings.ContainsAny(value, ",=\"\\") || strings.IndexFunc(value, unicode.IsSpace) >= 0 {
			value = quoted(value)
		}
		texts[i] = param.Key + "=" + value
	}
	return strings.Join(texts, " ")
}

// readLayouts reads layouts with commas between, or any, for which there are none.
func (p *parser) readLayouts() bool {
	for {
		from := p.next
		p.next = p.upTo(from, func(t token) bool { return t.is(",") })
		if !p.addLayout(from) {
			return false
		}
		if !p.take(",") {
			return p.soleAny()
		}
	}
}

// readLayout reads one layout, or any.
func (p *parser) readLayout() bool {
	from := p.next
	p.next = len(p.tokens)
	return p.addLayout(from) && p.soleAny()
}

// addLayout adds the layout that was read from there on. One that is almost like another
// was meant for that, unless it is in quotes.
func (p *parser) addLayout(from int) bool {
	p.where[object] = p.offset()
	if from == p.next {
		return p.fault(p.tokens[from-1].end, "a layout is missing", "write one, or any")
	}
	layout := p.phrase(from, p.next)
	at, isQuoted := p.tokens[from].start, p.next == from+1 && p.tokens[from].quoted
	p.where[object] = at
	if slices.Contains(p.c.Layouts, layout) {
		return p.fault(at, fmt.Sprintf("layout %q is listed twice", layout), "remove one of them")
	}
	known := append(layoutsOf(p.e), anyLayout)
	if !slices.Contains(known, layout) && !isQuoted {
		for _, other := range known {
			if identity.Fold(other) == identity.Fold(layout) {
				layout = other
			}
		}
		if near := model.Nearest(layout, known); near != "" && near != layout {
			return p.fault(at, fmt.Sprintf("no room and no session has the layout %q", layout), fmt.Sprintf("did you mean %q? if not, put it in quotes", near))
		}
	}
	if isQuoted && layout == anyLayout {
		return p.fault(at, `"any" cannot be a layout`, "write another name")
	}
	p.c.Layouts = append(p.c.Layouts, layout)
	return true
}

// anyLayout is written for whatever layout.
const anyLayout = "any"

// soleAny takes any for no layouts, which stands alone.
func (p *parser) soleAny() bool {
	if !slices.Contains(p.c.Layouts, anyLayout) {
		return true
	}
	if len(p.c.Layouts) > 1 {
		return p.fault(p.where[object], "any is every layout, and others are listed too", "write only one of them")
	}
	p.c.Layouts = nil
	return true
}

// layouts writes layouts in quotes, so that they may be new.
func (c Change) layouts() string {
	if len(c.Layouts) == 0 {
		return anyLayout
	}
	texts := make([]string, len(c.Layouts))
	for i, layout := range c.Layouts {
		texts[i] = quoted(layout)
	}
	return strings.Join(texts, ", ")
}

// layoutsOf returns the layouts of rooms and sessions, each once.
func layoutsOf(e *model.Event) []string {
	var all []string
	for i := range e.Rooms {
		all = append(all, e.Rooms[i].Layouts...)
	}
	for i := range e.Sessions {
		if layout := e.Sessions[i].Layout; layout != "" {
			all = append(all, layout)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// readService reads a service that the subject has, or that is known.
func (p *parser) readService() bool {
	p.where[object] = p.offset()
	if p.next == len(p.tokens) {
		return p.fault(p.offset(), "the change ends where it should name a service", "")
	}
	p.c.Service, p.next = p.phrase(p.next, len(p.tokens)), len(p.tokens)
	return true
}

// readNewService reads a service that may be new to the event. One that is almost like
// another was meant for that, unless it is in quotes.
func (p *parser) readNewService() bool {
	from := p.next
	if !p.readService() {
		return false
	}
	if len(p.tokens) == from+1 && p.tokens[from].quoted {
		return true
	}
	known := servicesOf(p.e)
	near := model.Nearest(p.c.Service, known)
	if near == "" || slices.Contains(known, p.c.Service) {
		return true
	}
	return p.fault(p.tokens[from].start, fmt.Sprintf("no room has the service %q and no session needs it", p.c.Service),
		fmt.Sprintf("did you mean %q? if not, put it in quotes", near))
}

// service writes a service in quotes, so that it may be new.
func (c Change) service() string { return quoted(c.Service) }

func (p *parser) readWithout() bool { return p.expect("without", "a service") && p.readService() }

func (c Change) without() string { return "without " + c.service() }

// servicesOf returns the services that rooms have and sessions ask for, each once.
func servicesOf(e *model.Event) []string {
	var all []string
	for i := range e.Rooms {
		all = append(all, e.Rooms[i].Services...)
	}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		all = slices.Concat(all, s.Needs, s.Prefers, s.Avoids, s.Interpretation)
	}
	for _, k := range e.Kits {
		all = append(all, k.ID, k.Kind)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
