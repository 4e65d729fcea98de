package target

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
)

// template is what a cell says: fields, and text between them.
type template []part

// part is a field of a template, or text.
type part struct {
	text  string // where field is nil
	field *field
	roles []string // of a field of people: in these, or in all that are shown where there are none
	times pattern  // of a field of times
	of    kind
}

// kind is what a field is about.
type kind int

const (
	ofSession kind = iota
	ofTime
	manyPeople
	onePerson
)

// field is something that a cell can say of a row, "" where that is not known.
type field struct {
	name string
	of   kind
	text string // what it is, for the manual
	say  func(*row, *part) string
}

// fields are all of them, in the order of the manual.
var fields = []field{
	{"id", ofSession, "the id of the session", session(func(s *model.Session) string { return s.ID })},
	{"title", ofSession, "its title, or else its id; of a break what it is", func(r *row, _ *part) string { return r.title() }},
	{"type", ofSession, "its type; of a break Break", func(r *row, _ *part) string {
		if r.session == nil {
			return "Break"
		}
		return r.session.Type
	}},
	{"theme", ofSession, "its first theme", session(func(s *model.Session) string { return first(s.Themes) })},
	{"themes", ofSession, "its themes", func(r *row, _ *part) string { return r.joined("the theme", r.own().Themes) }},
	{"org", ofSession, "the organisation that holds it", session(func(s *model.Session) string { return s.Org })},
	{"language", ofSession, "the floor language", session(func(s *model.Session) string { return first(s.Languages) })},
	{"languages", ofSession, "the languages in which it is held", func(r *row, _ *part) string { return r.joined("the language", r.own().Languages) }},
	{"minutes", ofSession, "how long it takes, in minutes", func(r *row, _ *part) string { return strconv.Itoa(int(r.minutes())) }},
	{"expected", ofSession, "how many people are expected", session(func(s *model.Session) string { return number(s.Expected) })},
	{"abstract", ofSession, "its abstract", session(func(s *model.Session) string { return s.Abstract })},
	{"description", ofSession, "its description, as it is", session(func(s *model.Session) string { return s.Description })},
	{"link", ofSession, "the address of its own page", session(func(s *model.Session) string { return first(s.Links) })},
	{"links", ofSession, "all of its links", func(r *row, _ *part) string { return r.joined("the link", r.own().Links) }},
	{"stream", ofSession, "where it can be watched", session(func(s *model.Session) string { return s.Stream })},
	{"slides", ofSession, "where its slides are", session(func(s *model.Session) string { return s.Slides })},
	{"image", ofSession, "the address of its picture", session(func(s *model.Session) string { return s.Image })},
	{"recorded", ofSession, "yes or no", session(func(s *model.Session) string { return string(s.Recorded) })},
	{"start", ofTime, "when it starts, by the pattern that follows", func(r *row, p *part) string { return r.time(p, r.at.Start) }},
	{"end", ofTime, "when it ends, by the pattern that follows", func(r *row, p *part) string { return r.time(p, r.at.End) }},
	{"zone", ofSession, "the zone of the times, an IANA name", func(r *row, _ *part) string { return string(r.zone) }},
	{"room", ofSession, "the name of its room, of a break in several of these", func(r *row, _ *part) string { return r.rooms(func(room *model.Room) string { return room.Name }) }},
	{"room_id", ofSession, "the id of its room", func(r *row, _ *part) string { return r.rooms(func(room *model.Room) string { return room.ID }) }},
	{"area", ofSession, "the area of its room", func(r *row, _ *part) string { return r.rooms(func(room *model.Room) string { return room.Area }) }},
	{"seats", ofSession, "the seats of its room", func(r *row, _ *part) string {
		return r.rooms(func(room *model.Room) string { return number(room.Capacity) })
	}},
	{"people", manyPeople, "the names of its people, each once, in the roles that follow or in all", func(r *row, p *part) string {
		return r.joined("the name", namesOf(r.people(p)))
	}},
	{"mails", manyPeople, "the e-mail addresses of these people", (*row).mails},
	{"name", onePerson, "the name of the first of these people, or of the first with an e-mail address if the table asks for that too", person(func(p *model.Person) string { return p.Name })},
	{"first_name", onePerson, "this name without its last word", person(func(p *model.Person) string { name, _ := splitName(p.Name); return name })},
	{"last_name", onePerson, "the last word of it", person(func(p *model.Person) string { _, name := splitName(p.Name); return name })},
	{"mail", onePerson, "the e-mail address of this person", person(mailOf)},
	{"affiliation", onePerson, "the organisation that this person is of", person(func(p *model.Person) string { return p.Org })},
	{"bio", onePerson, "who this person is", person(func(p *model.Person) string { return p.Bio })},
}

// Fields returns all fields as a table of the manual, in Markdown.
func Fields() string {
	var b strings.Builder
	b.WriteString("| field | says |\n| --- | --- |\n")
	after := map[kind]string{ofTime: " PATTERN", manyPeople: " ROLES", onePerson: " ROLES"}
	for _, f := range fields {
		fmt.Fprintf(&b, "| `{%s%s}` | %s |\n", f.name, after[f.of], f.text)
	}
	return b.String()
}

// parseTemplate reads what a cell says: text, and fields in braces, {{ for a brace.
func parseTemplate(text string) (t template, err error) {
	plain := func(text string) {
		if n := len(t); n > 0 && t[n-1].field == nil {
			t[n-1].text += text
		} else if text != "" {
			t = append(t, part{text: text})
		}
	}
	for text != "" {
		at := strings.IndexAny(text, "{}")
		if at < 0 {
			plain(text)
			break
		}
		plain(text[:at])
		brace := text[at]
		rest := text[at+1:]
		switch {
		case rest != "" && rest[0] == brace:
			plain(string(brace))
			text = rest[1:]
		case brace == '}':
			return nil, fmt.Errorf("a brace closes what was not opened; write }} for a brace")
		default:
			inner, after, closed := strings.Cut(rest, "}")
			if !closed {
				return nil, fmt.Errorf("the brace before %q is not closed; write {{ for a brace", rest)
			}
			p, err := parseField(inner)
			if err != nil {
				return nil, err
			}
			t = append(t, p)
			text = after
		}
	}
	return t, nil
}

// parseField reads what stands in braces: a name, and after a blank the pattern or the roles.
func parseField(text string) (part, error) {
	name, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	at := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
	if at < 0 {
		names := make([]string, len(fields))
		for i := range fields {
			names[i] = fields[i].name
		}
		if near := model.Nearest(name, names); near != "" {
			return part{}, fmt.Errorf("%q is no field; did you mean %q?", name, near)
		}
		return part{}, fmt.Errorf("%q is no field; there are %s", name, strings.Join(names, ", "))
	}
	p := part{field: &fields[at], of: fields[at].of}
	rest = strings.TrimSpace(rest)
	switch p.of {
	case ofTime:
		if rest == "" {
			return part{}, fmt.Errorf("{%s} has no pattern; write it like {%s yyyy-MM-dd HH:mm}", name, name)
		}
		var err error
		p.times, err = parsePattern(rest)
		return p, err
	case manyPeople, onePerson:
		for _, role := range strings.Split(rest, "|") {
			if role = strings.TrimSpace(role); role != "" {
				p.roles = append(p.roles, role)
			}
		}
	default:
		if rest != "" {
			return part{}, fmt.Errorf("{%s} takes nothing after its name", name)
		}
	}
	return p, nil
}

// say says what a template says of a row. Text between two fields is left out with either of
// them, and so is a line whose fields say nothing.
func (t template) say(r *row) string {
	var lines []string
	var line strings.Builder
	var between string
	fielded, gap := false, false
	flush := func() {
		if !gap {
			line.WriteString(between)
		}
		if line.Len() > 0 || !fielded && between != "" {
			lines = append(lines, line.String())
		}
		line.Reset()
		between, fielded, gap = "", false, false
	}
	for i := range t {
		p := &t[i]
		if p.field == nil {
			for k, text := range strings.Split(p.text, "\n") {
				if k > 0 {
					flush()
				}
				if !gap {
					between += text
				}
				gap = false
			}
			continue
		}
		said := strings.TrimSpace(p.field.say(r, p))
		fielded = true
		if said == "" {
			gap, between = true, ""
			continue
		}
		line.WriteString(between)
		line.WriteString(said)
		between, gap = "", false
	}
	flush()
	return strings.Join(lines, "\n")
}

// hasDate reports whether the template tells the day of a field of times.
func (t template) hasDate(name string) bool {
	return slices.ContainsFunc(t, func(p part) bool { return p.field != nil && p.field.name == name && p.times.hasDate() })
}

// has reports whether the template has a field.
func (t template) has(name string) bool {
	return slices.ContainsFunc(t, func(p part) bool { return p.field != nil && p.field.name == name })
}

// session makes a field of what a session says; a break says nothing.
func session(say func(*model.Session) string) func(*row, *part) string {
	return func(r *row, _ *part) string { return say(r.own()) }
}

// person makes a field of what the one person says whom the row shows.
func person(say func(*model.Person) string) func(*row, *part) string {
	return func(r *row, p *part) string {
		if who := r.one(p); who != nil {
			return say(who)
		}
		return ""
	}
}

// mailOf returns the address of a person, which their id can be.
func mailOf(p *model.Person) string {
	if p.Mail == "" && model.BadMail(p.ID) == "" {
		return p.ID
	}
	return p.Mail
}

// splitName takes the last word of a name for the last name, as most lists of people have it, or
// what stands before a comma.
func splitName(name string) (firstName, lastName string) {
	name = strings.TrimSpace(name)
	if last, first, comma := strings.Cut(name, ","); comma {
		return strings.TrimSpace(first), strings.TrimSpace(last)
	}
	at := strings.LastIndexByte(name, ' ')
	return strings.TrimSpace(name[:max(at, 0)]), name[at+1:]
}

func namesOf(people []*model.Person) []string {
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = cmp.Or(p.Name, p.ID)
	}
	return names
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// number writes a number, 0 as what is not known.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
