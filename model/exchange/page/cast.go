package page

import (
	"slices"
	"strconv"
	"strings"

	"programme/model"
)

// classify says what each line after the head is, as far as the line alone tells.
func (r *reader) classify() {
	for i := r.next; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind != text {
			continue
		}
		if m := formatLine.FindStringSubmatch(l.text); m != nil {
			l.kind = format
			r.readFormat(l, m[1], m[2])
			continue
		}
		if role, rest, numbered, ok := readRole(l.text); ok {
			switch {
			case rest == "" && !numbered:
				l.kind, l.role = heading, role
			case numbered || !isSentence(rest):
				l.kind, l.role, l.who = label, role, readEntry(rest)
				// "Speaker 1:" is a form's own; "Rapporteur:" can begin any sentence.
				l.odd = !couldBeName(l.who.Name) || !numbered && !readsAsName(l.who.Name)
			}
			continue
		}
		if isFurniture(l.text) || isSentence(l.text) {
			continue
		}
		who := readEntry(l.text)
		switch could := couldBeName(who.Name); {
		case readsAsName(who.Name), isPlain(l) && (who.Name == "" || could):
			l.kind, l.who = entry, who
		case could && r.underHeading(i):
			l.kind, l.who, l.odd = entry, who, true
		}
	}
}

// underHeading reports whether a heading stands right above line i, or one blank line
// higher.
func (r *reader) underHeading(i int) bool {
	if r.lines[i-1].kind == blank && i > 1 {
		i--
	}
	return r.lines[i-1].kind == heading
}

// isPlain reports whether a line shows by its own marks that it belongs to a cast: it
// ends with a group of the form, or begins with the sign before organisations.
func isPlain(l *line) bool {
	e := readEntry(l.text)
	return e.Group != "" || e.Region != "" || strings.HasPrefix(l.text, lock)
}

func (r *reader) readFormat(l *line, words, minutes string) {
	s := r.session
	n, err := strconv.Atoi(minutes)
	switch {
	case err != nil || n == 0:
		r.note(l, "give the session its minutes in sessions.csv", "%q minutes is not a length; the format is left out", minutes)
	case s.Format.Line > 0:
		r.note(l, "", "a second format, after that of line %d; it is left out", s.Format.Line)
	default:
		s.Format, s.Minutes = Field{words, l.number}, model.Minutes(n)
	}
}

// list is a run of cast lines that belong together.
type list struct {
	lines    []*line
	role     string
	roleLine int  // of the label or heading; 0 without
	far      bool // more than one blank line between the heading and the list
}

// takesLabels reports whether a labelled line can belong to the list: after other
// labels, or right under the list's heading.
func (l *list) takesLabels() bool { return len(l.lines) == 0 || l.lines[0].kind == label }

// stretch is a part of the page that no other text interrupts. Only inside one does
// the order of the page say anything.
type stretch []list

// readCast reads every list of the cast, gives those without a heading the role that
// the order leaves for them, and notes what is unsure or left out.
func (r *reader) readCast() {
	for _, s := range r.stretches() {
		if !s.anchored() {
			s.dropNames()
		}
		s.order()
		for i := range s {
			r.take(&s[i])
		}
	}
}

// stretches cuts the page after the head into stretches of lists. A list ends at two
// blank lines, at a label or heading, and where labels end.
func (r *reader) stretches() []stretch {
	var all []stretch
	var open stretch
	blanks := 0
	for i := r.next; i < len(r.lines); i++ {
		l := &r.lines[i]
		switch l.kind {
		case blank:
			blanks++
			continue
		case label:
			if n := len(open); n == 0 || open[n-1].role != l.role || !open[n-1].takesLabels() {
				open = append(open, list{role: l.role, roleLine: l.number})
			}
			last := &open[len(open)-1]
			last.lines = append(last.lines, l)
		case heading:
			open = append(open, list{role: l.role, roleLine: l.number})
		case entry:
			n := len(open)
			headed := n > 0 && len(open[n-1].lines) == 0
			switch {
			case headed:
				open[n-1].far = blanks > 1
			case n == 0 || blanks > 1 || open[n-1].lines[0].kind == label:
				open = append(open, list{})
			}
			last := &open[len(open)-1]
			last.lines = append(last.lines, l)
		default:
			if len(open) > 0 {
				all, open = append(all, open), nil
			}
		}
		blanks = 0
	}
	if len(open) > 0 {
		all = append(all, open)
	}
	return all
}

// anchored reports whether any list of the stretch has a label or heading.
func (s stretch) anchored() bool {
	return slices.ContainsFunc(s, func(l list) bool { return l.roleLine > 0 })
}

// dropNames takes out of a stretch what only looks like a name. Without any label or
// heading near, that is some title in the descriptive text.
func (s stretch) dropNames() {
	for i := range s {
		s[i].lines = slices.DeleteFunc(s[i].lines, func(l *line) bool {
			if isPlain(l) {
				return false
			}
			l.kind = text
			return true
		})
	}
}

// order gives the lists without label or heading their roles: between two known roles,
// or before the first or after the last, if there are exactly as many lists as roles
// that the order has there.
func (s stretch) order() {
	known := -1 // rank of the last role that the page says
	from := 0
	fill := func(to, next int) {
		if to-from == next-known-1 && to > from {
			for k := from; k < to; k++ {
				s[k].role = order[known+1+k-from]
			}
		}
	}
	for i := range s {
		if s[i].roleLine == 0 {
			continue
		}
		at := rank(s[i].role)
		if at >= 0 {
			fill(i, at)
		}
		known, from = at, i+1
		if at < 0 { // "Moderator" alone: the order after it is open
			known = len(order)
		}
	}
	if s.anchored() {
		fill(len(s), len(order))
	}
}

// take puts a list into the session's cast, line by line, with the notes it needs.
func (r *reader) take(l *list) {
	if len(l.lines) == 0 && l.roleLine > 0 {
		r.note(&r.lines[l.roleLine-1], "", "nobody stands under %q", r.lines[l.roleLine-1].text)
		return
	}
	for k, at := range l.lines {
		e := at.who
		e.Line, e.Role, e.RoleLine = at.number, l.role, l.roleLine
		if at.kind == label {
			e.RoleLine = at.number
		}
		said := e.Name
		if said == "" {
			said = e.Affiliation
		}
		switch {
		case isNobody(said):
			r.note(at, "", "%q names nobody; it is left out", shorten(at.text))
			continue
		case l.role == "" && l.roleLine > 0:
			r.note(at, "add a line to cast.csv", "%q stands under %q, which can be the onsite or the online moderator; it is left out", said, r.lines[l.roleLine-1].text)
			continue
		case l.role == "":
			r.note(at, "add a line to cast.csv", "%q stands without a heading, and the order of the page does not tell the role; it is left out", said)
			continue
		case l.roleLine == 0:
			e.Unsure = true
			r.note(at, "confirm the role in cast.csv", "%q stands without a heading; by the order of the page the role is %s", said, words(l.role))
		case at.kind == entry && l.far:
			e.Unsure = true
			r.note(at, "confirm the role in cast.csv", "%q stands far below the heading of line %d; by that heading the role is %s", said, l.roleLine, words(l.role))
		case at.kind == entry && k > 0 && rank(l.role) >= rank("onsite_moderator"):
			// A missing heading looks the same as a second name under the one above.
			e.Unsure = true
			r.note(at, "confirm the role in cast.csv", "%q is one more name under the heading of line %d; by that heading the role is %s", said, l.roleLine, words(l.role))
		}
		if e.Name != "" && at.odd {
			e.Unsure = e.Unsure || at.kind == entry
			r.note(at, "correct the name in people.csv, or take it out if it is an organisation", "%q does not read like a person's name; it is taken as one", e.Name)
		}
		r.session.Cast = append(r.session.Cast, e)
	}
}

// words returns a role as a sentence says it.
func words(role string) string { return strings.ReplaceAll(role, "_", " ") }
