package page

import "programme/model"

// Field is a piece of a page's text, cleaned, with the line that it stands on. The
// zero Field means that the page does not say.
type Field struct {
	Text string
	Line int // from 1
}

// Slot is the time that a page gives. Line 0 means that it gives none.
type Slot struct {
	model.Interval
	Line int
}

// Session is what one session page says. Every field carries its line.
type Session struct {
	Page    string // name of the page's file
	Meeting string // "IGF 2023", from the title line; "" if it names none
	ID      Field  // as the programme writes it: "WS 70", "OF 44"
	Number  Field  // "70"; its Line is 0 if the title has none
	Type    Field  // "Workshop", "Open Forum"
	Title   Field
	Slot    Slot
	Room    Field
	Themes  []Field
	Format  Field         // "Round Table"
	Minutes model.Minutes // on the format's line; 0 if there is none
	Cast    []Entry       // in the page's order
}

// Entry is one line of a page's cast. All its parts stand on the same line, except
// that the role can come from a heading above it.
type Entry struct {
	Line        int
	Name        string // without honorific; "" if the line names an organisation alone
	Honorific   string // "Dr.", as written
	Affiliation string // as written
	Group       string // stakeholder group
	Region      string // regional group, in the short form: "WEOG"
	Short       string // the abbreviations by which region and group are said, with a space between
	Presence    model.Presence
	Role        string // one of order
	RoleLine    int    // the label or heading that says the role; 0 if only the order tells
	Unsure      bool   // the role follows from the order, not from the page's words
}

// order holds the roles that pages know, in the order in which they list them.
var order = [...]string{"organizer", "speaker", "onsite_moderator", "online_moderator", "rapporteur"}

// rank returns the place of a role in the page's order, -1 for none.
func rank(role string) int {
	for i, r := range order {
		if r == role {
			return i
		}
	}
	return -1
}
