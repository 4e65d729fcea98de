package page

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/exchange"
	"programme/model/tables"
)

// Files returns a page for each of the sessions of e, as [Write] writes it, named by
// their ids; of all that are not cancelled if sessions is nil.
func Files(e *model.Event, p *model.Programme, sessions []model.SessionIndex) []tables.File {
	if sessions == nil {
		for i := range e.Sessions {
			if e.Sessions[i].State != model.Cancelled {
				sessions = append(sessions, model.SessionIndex(i))
			}
		}
	}
	ids := make([]string, len(sessions))
	for i, x := range sessions {
		ids[i] = e.Sessions[x].ID
	}
	placed := p.BySession(len(e.Sessions))
	files := make([]tables.File, len(sessions))
	for i, word := range exchange.FileWords(ids) {
		files[i] = tables.File{Name: "page-" + word + ".txt", Content: Write(e, sessions[i], placed[sessions[i]])}
	}
	return files
}

// Write returns the page of session x in the wording and order of a public page: title;
// time and room of each placement; themes; format; and the cast. [Read] has the title,
// the time and the room of the first placement again from it, if the id has a number as
// pages want it. Lines end in LF.
func Write(e *model.Event, x model.SessionIndex, placed []model.Placement) []byte {
	s := &e.Sessions[x]
	var b strings.Builder
	block := func(lines ...string) {
		if len(lines) > 0 {
			b.WriteString("\n" + strings.Join(lines, "\n") + "\n")
		}
	}
	b.WriteString(Heading(e, meetingOf(e), x, nil)[0] + "\n")
	for i := range placed {
		block(Heading(e, "", x, &placed[i])[1:]...)
	}
	var themes []string
	for _, theme := range s.Themes {
		themes = append(themes, squeeze(theme))
	}
	block(themes...)
	block(formatOf(e, s))
	for _, role := range slices.Concat(order[:], otherRoles(e, x)) {
		block(castLines(e, x, role)...)
	}
	return []byte(b.String())
}

var meetingForm = regexp.MustCompile(`^[A-Za-z][A-Za-z-]{1,20} \d{4}$`)

// meetingOf returns what the title lines of an event begin with: its name, made a word
// and a year where it is not.
func meetingOf(e *model.Event) string {
	name := squeeze(e.Name)
	if meetingForm.MatchString(name) {
		return name
	}
	year := ""
	if len(e.Days) > 0 {
		year = fmt.Sprintf("%04d", e.Days[0].Year)
	}
	if m := lastYear.FindString(name); m != "" {
		year, name = m, strings.Replace(name, m, " ", 1)
	}
	var words []string
	for _, w := range letters.FindAllString(name, -1) {
		if len(strings.Join(append(words, w), "-")) <= 21 {
			words = append(words, w)
		}
	}
	if meeting := strings.Join(words, "-") + " " + year; meetingForm.MatchString(meeting) {
		return meeting
	}
	return strings.TrimSpace("Event " + year)
}

var (
	lastYear = regexp.MustCompile(`\b(?:19|20|21)\d\d\b`)
	letters  = regexp.MustCompile(`[A-Za-z]+`)
)

// formatOf returns the format line: what the page that the session came from says, or
// else its type and minutes.
func formatOf(e *model.Event, s *model.Session) string {
	format := extraOf(e, "sessions", s.Row, "format")
	if m := formatLine.FindStringSubmatch(format); m != nil {
		format = m[1]
	}
	if format = squeeze(format); format == "" {
		format = squeeze(s.Type)
	}
	return fmt.Sprintf("%s - %d Min", format, s.Minutes)
}

// KeepFormats gives the sessions of event public, which has no extra columns, the format
// lines that they have in e: a page shows them to everybody.
func KeepFormats(public, e *model.Event) {
	public.ExtraColumns = map[string][]string{"sessions": {"format"}}
	formats := map[string]string{}
	for i := range e.Sessions {
		if format := extraOf(e, "sessions", e.Sessions[i].Row, "format"); formatLine.MatchString(format) {
			formats[e.Sessions[i].ID] = format
		}
	}
	for i := range public.Sessions {
		s := &public.Sessions[i]
		s.Extra = []string{formats[s.ID]}
	}
}

// extraOf returns the cell of a row in a column that the model does not know, "" if the
// table has none of that name.
func extraOf(e *model.Event, table string, row model.Row, column string) string {
	at := slices.Index(e.ExtraColumns[table], column)
	if at < 0 || at >= len(row.Extra) {
		return ""
	}
	return row.Extra[at]
}

// otherRoles returns the roles of session x that pages do not know, in the event's order.
func otherRoles(e *model.Event, x model.SessionIndex) []string {
	var others []string
	for _, c := range e.Cast {
		if c.Session == x && rank(c.Role) < 0 && !slices.Contains(others, c.Role) {
			others = append(others, c.Role)
		}
	}
	return others
}

// castLines returns the lines of everybody in a role: numbered, or under a heading for
// the roles that one person has as a rule.
func castLines(e *model.Event, x model.SessionIndex, role string) []string {
	label := words(role)
	label = strings.ToUpper(label[:min(1, len(label))]) + label[min(1, len(label)):]
	headed := false
	switch role {
	case "onsite_moderator":
		label, headed = "Onsite Moderator", true
	case "online_moderator":
		label, headed = "Online Moderator", true
	case "rapporteur":
		headed = true
	}
	var lines []string
	if headed {
		lines = append(lines, label, "")
	}
	n := 0
	add := func(line string) {
		n++
		if !headed {
			line = label + " " + strconv.Itoa(n) + ": " + line
		}
		lines = append(lines, line)
	}
	for _, c := range e.Cast {
		if c.Session == x && c.Role == role {
			add(entryOf(e, c))
		}
	}
	if org := squeeze(e.Sessions[x].Org); role == "organizer" && org != "" {
		add(lock + org)
	}
	if n == 0 {
		return nil
	}
	return lines
}

// entryOf writes a cast line: name, affiliation, stakeholder group, regional group.
func entryOf(e *model.Event, c model.CastMember) string {
	p := &e.People[c.Person]
	name := squeeze(extraOf(e, "cast", c.Row, "honorific") + " " + p.Name)
	line := name
	for _, part := range []string{extraOf(e, "cast", c.Row, "affiliation"), p.Group, regionWords(p.Region)} {
		if part = squeeze(part); part != "" {
			line += ", " + part
		}
	}
	heading := e.RolePresence(c.Role)
	switch presence := e.PresenceOf(c); {
	case presence == model.Online && (heading != model.Online || c.Presence != ""):
		line += " (online)"
	case presence == model.OnSite && heading == model.Online:
		line += " (onsite)"
	}
	return line
}

// regionWords returns a regional group in the words of the page's form.
func regionWords(region string) string {
	switch region {
	case "African", "Asia-Pacific", "Eastern European":
		return region + " Group"
	case "WEOG":
		return "Western European and Others Group (WEOG)"
	case "GRULAC":
		return "Latin American and Caribbean Group (GRULAC)"
	}
	return region
}
