package change

import (
	"fmt"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/rules"
)

// This file reads and writes what follows the verb of a change.

func (p *parser) readWhen() bool {
	v, ok := p.interval()
	p.c.Interval = v
	return ok
}

func (c Change) when() string { return written(c.Interval, c.Zone) }

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

func (p *parser) readPieces() (ok bool) {
	p.c.Count, ok = p.number("pieces")
	return ok
}

func (c Change) count() string { return strconv.Itoa(c.Count) }

func (p *parser) readLength() bool {
	p.c.Minutes, _ = length(p.peek())
	p.next++
	return true
}

// length is what follows the name of a session, whose verb it is.
func (c Change) length() string { return fmt.Sprintf("%dmin", c.Minutes) }

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
		level, err := model.ParseLevel(t.text)
		return !t.quoted && err == nil && level != model.Unset || t.is("sets")
	}
	id, ok := p.named(rulesOf(p.e), ends, false)
	if slices.ContainsFunc(rules.Rows(), func(r rules.Rule) bool { return r.ID == id }) {
		p.c.Rule = id
	} else {
		p.c.Line = id
	}
	return ok
}

func (p *parser) readLevel() bool {
	p.c.Level, _ = model.ParseLevel(p.peek().text)
	p.next++
	return true
}

func (c Change) level() string { return c.Level.String() }

// readParam reads the key of a parameter and, to the end, its value.
func (p *parser) readParam() bool {
	p.where[object] = p.offset()
	if p.next+2 > len(p.tokens) {
		return p.fault(p.offset(), "the change ends where it should give a parameter and its value", "write "+formOf(RuleSets).usage)
	}
	p.c.Key = p.peek().text
	p.c.Value, p.next = p.phrase(p.next+1, len(p.tokens)), len(p.tokens)
	return true
}

func (c Change) param() string { return plain(c.Key) + " " + plain(c.Value) }

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
