package tables

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"programme/model"
	"programme/model/columns"
	"programme/model/identity"
	"programme/model/rules"
)

// A column of sessions that is called like a role, such as Speakers, holds names of people:
// who is not in the table of people is added to it, and who is not in the cast of the
// session in that role is added to that. The column itself is carried along like any
// other, and says no more when it is read again.

// roleOf returns the role that a heading of sessions names, in the singular or plural or by
// another word, "" if it names none.
func (r *report) roleOf(heading string) string {
	if len(heading) > maxHeading {
		return ""
	}
	key := columns.Key(heading)
	for _, role := range r.roleNames {
		if columns.Key(role) == key && key != "" {
			return role
		}
	}
	for _, plural := range []string{"", "nen", "en"} { // of German
		word, has := strings.CutSuffix(heading, plural)
		role, _ := columns.Roles.Meant(word)
		// Other words for an audience, such as Public, are above columns without a name.
		if has && role != "audience" && slices.Contains(r.roleNames, role) {
			return role
		}
	}
	// "Keynote speakers", "Names of speakers", "Co-organizer", "Speaker 3", "Speaker name"
	if bare := aboutRole.ReplaceAllString(heading, ""); bare != heading && bare != "" {
		return r.roleOf(bare)
	}
	return ""
}

// maxHeading is how many bytes a heading has that names a role, at most.
const maxHeading = 100

// aboutRole is what can stand around the role in a heading.
var aboutRole = regexp.MustCompile(`(?i)^(?:(?:list|names?|lead|main|invited|confirmed|proposed|keynote|guest|featured|other|additional|session)\b(?: of(?: the)?)?|co-)[ :]*|[ ]*(?:[#.:]|\d|\bnames?$|\(names?\)$)+$`)

// castColumn is a column of sessions that names people.
type castColumn struct {
	t     *table
	cell  int // of the row
	name  string
	role  string
	pos   model.Position // of its heading
	made  int            // people
	added int            // to the cast

	doubtful []string // ids of people made who may be none
	nobody   int      // texts that name nobody
	remarks  int      // behind names
}

// mention is somebody whom a cell of a cast column names.
type mention struct {
	column  *castColumn
	session model.SessionIndex
	person  model.PersonIndex
	at      model.CastMember // but for the session, the person and the role
}

// findCastColumns finds the columns of sessions that name people.
func (r *reading) findCastColumns(t *table) {
	for k, name := range t.extraNames {
		if role := r.roleOf(heading(name)); role != "" {
			t.shown[name] = true
			r.castColumns = append(r.castColumns, &castColumn{t: t, cell: t.extra[k], name: name, role: role, pos: t.posOf(t.scan.cells[t.extra[k]])})
		}
	}
}

// readNames reads the names in the cast columns of the current row, which is session s.
func (r *reading) readNames(t *table, s model.SessionIndex) {
	for _, c := range r.castColumns {
		if t.lost || c.cell >= len(t.scan.cells) || t.scan.cells[c.cell].bad {
			continue
		}
		text := t.scan.cells[c.cell].text
		names, err := r.splitNames(text[len(text)-len(Restore(text)):])
		pos := t.posOf(t.scan.cells[c.cell])
		if err != nil {
			r.refuse(pos, err)
			continue
		}
		for _, name := range names {
			text, presence, remark := withoutRemark(name)
			if isNobody(text) {
				c.nobody++
				continue
			}
			if remark {
				c.remarks++
			}
			p, ok, err := r.personNamed(c, text, pos)
			if err != nil {
				r.refuse(pos, err)
			}
			if ok {
				r.mentions = append(r.mentions, mention{c, s, p, model.CastMember{Row: model.Row{Pos: pos}, Presence: presence}})
			}
		}
	}
}

// personNamed returns whom a text means: by id, alias or name as in every table; else who
// alone has that name but for accents, case, the order of its parts and honorifics, which
// is told; else somebody new.
func (r *reading) personNamed(c *castColumn, text string, pos model.Position) (p model.PersonIndex, ok bool, err error) {
	if i, known := r.people.byID(text); known {
		return i, true, nil
	}
	if len(r.people.named(text)) > 0 {
		return r.people.find(r.report, text)
	}
	key := identity.Key(text)
	switch same := r.byNameKey(key); {
	case len(same) == 1:
		c.t.take(c.name, text, r.e.People[same[0]].Name, pos)
		return same[0], true, nil
	case len(same) > 1:
		ids := make([]string, len(same))
		for k, i := range same {
			ids[k] = r.e.People[i].ID
		}
		return 0, false, model.Fault{Message: fmt.Sprintf("%s may be more than one person", quote(text)), Remedy: "write an id: " + someOf(ids)}
	}
	if !r.people.complete && !r.noPeople {
		return 0, false, nil // a row that could not be read may be the one
	}
	if err := checkID("name", text); err != nil {
		return 0, false, err
	}
	p = model.PersonIndex(len(r.e.People))
	r.people.put(text, p, pos.Line)
	r.people.complete, r.noPeople = true, false
	r.e.People = append(r.e.People, model.Person{Row: model.Row{Pos: pos}, ID: text, Name: text})
	r.nameKeys[key] = append(r.nameKeys[key], p)
	r.personNames = append(r.personNames, name{text, text, pos})
	c.made++
	if len(strings.Fields(text)) == 1 || isOrganisation(text) {
		c.doubtful = append(c.doubtful, text)
	}
	return p, true, nil
}

// byNameKey returns the people whose name has that key.
func (r *reading) byNameKey(key string) []model.PersonIndex {
	if r.nameKeys == nil {
		r.nameKeys = map[string][]model.PersonIndex{}
		for i := range r.e.People {
			k := identity.Key(r.e.People[i].Name)
			r.nameKeys[k] = append(r.nameKeys[k], model.PersonIndex(i))
		}
	}
	if key == "" {
		return nil
	}
	return r.nameKeys[key]
}

// addMentions adds to the cast whom the columns of sessions name, once it was read, finds
// organisations in the whole of it, and notes what each column came to.
func (r *reading) addMentions() {
	type part struct {
		session model.SessionIndex
		person  model.PersonIndex
		role    string
	}
	has := map[part]bool{}
	for _, c := range r.e.Cast {
		has[part{c.Session, c.Person, c.Role}] = true
	}
	for _, m := range r.mentions {
		p := part{m.session, m.person, m.column.role}
		if has[p] {
			continue
		}
		has[p] = true
		c := m.at
		c.Session, c.Person, c.Role = m.session, m.person, m.column.role
		r.leavePresence(&c, m.column.name)
		r.e.Cast = append(r.e.Cast, c)
		m.column.added++
	}
	r.findOrganisations()
	for _, c := range r.castColumns {
		c.doubtful = slices.DeleteFunc(c.doubtful, func(id string) bool {
			p, _ := r.people.byID(id)
			return r.e.People[p].Kind == model.Organisation
		})
		c.say(r.report)
	}
}

// say notes what the column came to.
func (c *castColumn) say(r *report) {
	var said []string
	if c.made > 0 {
		said = append(said, rules.Count(c.made, "person", "people")+" made")
	}
	if c.added > 0 {
		said = append(said, rules.Count(c.added, "row", "rows")+" added to the cast as "+c.role)
	}
	if c.nobody > 0 {
		said = append(said, rules.Count(c.nobody, "text that names", "texts that name")+" nobody not read")
	}
	if c.remarks > 0 {
		said = append(said, rules.Count(c.remarks, "remark", "remarks")+" behind a name not read")
	}
	if len(said) == 0 {
		return
	}
	remedy := ""
	switch {
	case len(c.doubtful) > 0:
		remedy = "is " + someOf(c.doubtful) + " a person? if not, take it out of the column"
	case c.made > 0:
		remedy = "one name is one person; where two share it, give each a row and an id in " + r.called(personSpec.name)
	}
	r.note(c.pos, fmt.Sprintf("from the column %s: %s", quote(c.name), both(said)), remedy)
}

// nobody are texts that stand where a name is not known yet, as columns.Key has them.
var nobody = []string{"tbc", "tbd", "tba", "na", "none", "toconfirm", "tobeconfirmed", "tobedetermined", "tobeannounced", "various", "nn", "aconfirmer", "offen", "porconfirmar", "yes", "no", "x", "oui", "non", "ja", "nein", "si", "true", "false"}

// isNobody reports whether a text is no name: it has no letter, or says that there is none.
func isNobody(text string) bool {
	return !strings.ContainsFunc(text, unicode.IsLetter) || slices.Contains(nobody, strings.ToLower(foldKey(text)))
}

// withoutRemark takes off a name what stands in brackets behind it, such as an
// affiliation, and returns the presence that it says, if it does, else whether there is
// a remark.
func withoutRemark(name string) (text string, presence model.Presence, remark bool) {
	at := strings.IndexAny(name, "([<") // an address stands in <>
	if at <= 0 {
		return name, "", false
	}
	words := columns.Of("cast").Columns[slices.Index(castSpec.columns, "presence")].Words
	meant, _ := words.Meant(strings.Trim(name[at:], "()[]<> "))
	return strings.TrimSpace(name[:at]), model.Presence(meant), meant == ""
}

// suffixes are parts of a name that stand behind a comma.
var suffixes = []string{"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "obe", "cbe"}

// splitNames returns the names in a cell: with semicolons, line ends, bars or slashes
// between, or "and"; or with commas where these do not divide the name of one person. The
// error is a fault without a position where that cannot be told.
func (r *reading) splitNames(text string) ([]string, error) {
	var names []string
	parts := outside(text, func(c rune) bool {
		return c == ';' || c == '\n' || c == '\r' || c == '|' || c == '•' || c == '；' || c == '、'
	})
	for _, part := range parts {
		part = bullet.ReplaceAllString(part, "")
		if _, known := r.people.byID(part); known || len(r.people.named(part)) > 0 {
			names = append(names, part)
			continue
		}
		for _, between := range outside(part, func(c rune) bool { return c == '/' }) {
			list, err := r.atCommas(between, len(parts) > 1)
			if err != nil {
				return nil, err
			}
			for _, one := range list {
				names = append(names, atAnd(one)...)
			}
		}
	}
	return names, nil
}

// bullet is what stands before a name in a list of lines.
var bullet = regexp.MustCompile(`^(?:[-–*·‣]|\d{1,2}[.)])[ \t]+`)

// outside splits text at the runes that are not in brackets, and leaves out what is blank.
func outside(text string, at func(rune) bool) (parts []string) {
	depth, from := 0, 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	for i, c := range text {
		switch {
		case c == '(' || c == '[' || c == '<':
			depth++
		case c == ')' || c == ']' || c == '>':
			depth = max(depth-1, 0)
		case depth == 0 && at(c):
			add(text[from:i])
			from = i + len(string(c))
		}
	}
	add(text[from:])
	return parts
}

// atCommas splits a text at commas if each part is the name of somebody. In a text that
// is one of several a comma stands inside a name, or before an affiliation.
func (r *reading) atCommas(text string, one bool) ([]string, error) {
	var parts []string
	for _, part := range outside(text, func(c rune) bool { return c == ',' || c == '،' || c == '，' }) {
		if n := len(parts); n > 0 && slices.Contains(suffixes, foldKey(part)) {
			parts[n-1] += ", " + part
			continue
		}
		parts = append(parts, part)
	}
	if len(parts) < 2 || len(r.byNameKey(identity.Key(text))) > 0 {
		return []string{text}, nil
	}
	single := func(part string) bool { return len(identity.Parts(part)) == 1 && !isAcronym(part) }
	switch {
	case len(parts) == 2 && single(parts[0]) && (one || single(parts[1])) && !r.isName(parts[0]): // "Diallo, Mariame"
		return []string{text}, nil
	case one && r.isName(parts[0]):
		return []string{parts[0] + " (" + strings.Join(parts[1:], ", ") + ")"}, nil
	case !slices.ContainsFunc(parts, func(p string) bool { return !r.isName(p) }):
		return parts, nil
	}
	return nil, model.Fault{Message: fmt.Sprintf("%s may be one person or several", quote(text)), Remedy: "write ; between people, and brackets around what is no name"}
}

// isName reports whether a part of a text is the name of somebody: known, or of two words
// or more that are not those of an organisation.
func (r *reading) isName(part string) bool {
	bare, _, _ := withoutRemark(part)
	if _, known := r.people.byID(bare); known || len(r.people.named(bare)) > 0 || isNobody(bare) {
		return true
	}
	return len(identity.Parts(bare)) > 1 && !isOrganisation(bare) || len(r.byNameKey(identity.Key(bare))) > 0
}

// isAcronym reports whether a word is written in capitals only.
func isAcronym(word string) bool {
	return strings.ContainsFunc(word, unicode.IsUpper) && !strings.ContainsFunc(word, unicode.IsLower)
}

// ands are words between two names.
var ands = []string{" and ", " & ", " und ", " et ", " y "}

// atAnd splits two names with "and" between, if each has two parts or more.
func atAnd(text string) []string {
	for _, and := range ands {
		if a, b, found := strings.Cut(text, and); found && len(identity.Parts(a)) > 1 && len(identity.Parts(b)) > 1 {
			return append([]string{strings.TrimSpace(a)}, atAnd(strings.TrimSpace(b))...)
		}
	}
	return []string{text}
}
