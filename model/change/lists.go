package change

import (
	"fmt"
	"slices"
	"strings"
)

// This file reads and writes the changes that add something, which have lists of names.

// upTo returns where the next token from i on is that ends a clause.
func (p *parser) upTo(i int, ends func(token) bool) int {
	for i < len(p.tokens) && !ends(p.tokens[i]) {
		i++
	}
	return i
}

// list reads names with commas between, up to a token that ends them. It reports every
// name that means nothing.
func (p *parser) list(g things, ends func(token) bool) (ids []string, ok bool) {
	last := p.upTo(p.next, ends)
	before := len(p.faults)
	for {
		p.next, ids = p.listed(g, ids, last)
		if !p.take(",") {
			break
		}
	}
	p.next = last
	return ids, len(p.faults) == before
}

// listed reads one name of a list that ends at last, and returns where the next comma
// is, or last.
func (p *parser) listed(g things, ids []string, last int) (next int, all []string) {
	from := p.next
	end := min(last, p.upTo(from, func(t token) bool { return t.is(",") }))
	if end == from {
		p.fault(p.offset(), "a "+g.noun+" is missing", "write one, or no comma")
		return end, ids
	}
	name := p.phrase(from, end)
	switch meant := g.find(name); {
	case len(meant) == 0:
		p.refuse(p.tokens[from].start, g.unknown([]string{name}))
	case len(meant) > 1:
		p.refuse(p.tokens[from].start, g.ambiguous(name, meant))
	case slices.Contains(ids, g.id(meant[0])):
		p.fault(p.tokens[from].start, fmt.Sprintf("%s %q is listed twice", g.noun, name), "remove one of them")
	default:
		ids = append(ids, g.id(meant[0]))
	}
	return end, ids
}

// readNewWindow reads the time, the rooms and the types of a window.
func (p *parser) readNewWindow() (ok bool) {
	if !p.readWhen() {
		return false
	}
	if p.take("in") {
		p.where[object] = p.offset()
		if p.c.Rooms, ok = p.list(ownRoomsOf(p.e), func(t token) bool { return t.is("for") }); !ok {
			return false
		}
	}
	if p.take("for") {
		if p.c.Types, ok = p.list(typesOf(p.e), never); !ok {
			return false
		}
	}
	return true
}

func (c Change) newWindow() string {
	text := c.when()
	if len(c.Rooms) > 0 {
		text += " in " + plainList(c.Rooms)
	}
	if len(c.Types) > 0 {
		text += " for " + plainList(c.Types)
	}
	return text
}

// beginsClause reports whether t begins a part of a new session after its type.
func beginsClause(t token) bool {
	_, isLength := length(t)
	return isLength || t.is("title") || t.is("with")
}

func (p *parser) readNewSession() (ok bool) {
	if !p.expect("type", "a session type") {
		return false
	}
	p.where[object] = p.offset()
	if p.c.Type, ok = p.named(typesOf(p.e), beginsClause, true); !ok {
		return false
	}
	for p.next < len(p.tokens) {
		switch t := p.peek(); {
		case p.take("title"):
			if ok = p.readTitle(); !ok {
				return false
			}
		case p.take("with"):
			if ok = p.readCast(); !ok {
				return false
			}
		case beginsClause(t) && p.c.Minutes == 0:
			p.readLength()
		default:
			return p.fault(t.start, fmt.Sprintf("%q is more than the change takes", t.text), "write "+formOf(SessionAdded).usage)
		}
	}
	return true
}

func (p *parser) readTitle() bool {
	from := p.next
	if p.c.Title != "" {
		return p.fault(p.tokens[from-1].start, "the title is given twice", "remove one of them")
	}
	if from == len(p.tokens) || beginsClause(p.tokens[from]) {
		return p.fault(p.offset(), "the title is missing", `write it in quotes after "title"`)
	}
	p.next = from + 1
	if !p.tokens[from].quoted {
		p.next = p.upTo(from, beginsClause)
	}
	p.c.Title = p.phrase(from, p.next)
	return true
}

// readCast reads people, and their role.
func (p *parser) readCast() bool {
	endsPeople := func(t token) bool { return t.is("as") || beginsClause(t) }
	at := p.offset()
	people, ok := p.list(peopleOf(p.e), endsPeople)
	if !ok {
		return false
	}
	role, ok := "", true
	if p.take("as") {
		role, ok = p.named(rolesOf(p.e), beginsClause, true)
	} else {
		role, ok = p.usualRole()
	}
	for _, person := range people {
		part := Part{person, role}
		if slices.Contains(p.c.Cast, part) {
			return p.fault(at, fmt.Sprintf("person %q is listed twice as %s", person, role), "remove one of them")
		}
		p.c.Cast = append(p.c.Cast, part)
	}
	return ok
}

func (c Change) newSession() string {
	var b strings.Builder
	b.WriteString("type " + plain(c.Type))
	if c.Minutes > 0 {
		b.WriteString(" " + c.length())
	}
	if c.Title != "" {
		b.WriteString(" title " + quoted(c.Title))
	}
	for i, part := range c.Cast {
		switch {
		case i > 0 && c.Cast[i-1].Role == part.Role:
			b.WriteString(", ")
		default:
			b.WriteString(" with ")
		}
		b.WriteString(plain(part.Person))
		if i+1 == len(c.Cast) || c.Cast[i+1].Role != part.Role {
			b.WriteString(" as " + plain(part.Role))
		}
	}
	return b.String()
}
