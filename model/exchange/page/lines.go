package page

import (
	"regexp"
	"strings"
	"unicode"
)

// kind says what one line of a page is, as far as the line alone tells.
type kind int8

const (
	blank   kind = iota
	header       // title, time, room or theme: already read
	format       // "Panel - 60 Min"
	label        // "Speaker 1: Name, ..."
	heading      // "Onsite Moderator"
	entry        // reads as a cast line, but nothing says its role
	text         // anything else
)

// line is one line of a page.
type line struct {
	number int // from 1
	column int // of the first letter, from 1, in runes
	text   string
	kind   kind
	role   string // of a label or heading; "" if it names no single role
	who    Entry  // of a label or entry
	odd    bool   // the name of who does not look like one
}

// roleWords finds a role at the start of a line: "Speaker 1", "On-site Moderators".
var roleWords = regexp.MustCompile(`(?i)^(organi[sz]er|speaker|on-? ?site moderator|online moderator|moderator|rapporteur)(?:s|\(s\))? ?(\d{1,3})? ?(:.*)?$`)

// readRole returns the role that a line labels or heads, and what follows the colon.
func readRole(t string) (role, rest string, numbered, ok bool) {
	m := roleWords.FindStringSubmatch(t)
	if m == nil {
		return "", "", false, false
	}
	switch word := strings.ToLower(m[1]); {
	case strings.HasPrefix(word, "organi"):
		role = "organizer"
	case word == "speaker", word == "rapporteur":
		role = word
	case word == "online moderator":
		role = "online_moderator"
	case strings.HasPrefix(word, "on"):
		role = "onsite_moderator"
	}
	return role, strings.TrimSpace(strings.TrimPrefix(m[3], ":")), m[2] != "", true
}

var formatLine = regexp.MustCompile(`(?i)^(\S.{0,60}?) ?[-–—] ?(\d{1,4}) ?min(?:ute)?s?\.?$`)

// roomLabel finds the rooms that pages name: "WS 8 – Room C-1", "Main Hall".
var roomLabel = regexp.MustCompile(`^(?:[A-Z]{2} ?\d{0,3} ?[-–—] ?)?(?:Room \S{1,12}|[A-Z]\w*(?: [A-Z]\w*)? (?:Hall|Room)(?: \d{1,3})?)$`)

// roomPrefix is what a label has before the room's own name: "WS 8 – ".
var roomPrefix = regexp.MustCompile(`^[A-Z]{2} ?\d{0,3} ?[-–—] ?`)

// furniture are lines of the page's own that head descriptive text, or say what comes
// next in the head of the page. Compared in lower case, from the start of the line.
var furniture = []string{
	"theme", "themes", "subtheme", "subthemes", "sub-theme", "issue(s)", "issues", "topic", "topics", "time", "room", "format", "duration",
	"policy question", "description", "expected outcomes", "what will participants", "hybrid format", "online participation",
	"discussion facilitation", "session content", "background", "sdgs", "sustainable development goals", "targets", "relevance to",
	"key takeaways", "call to action", "session report", "reference document", "additional documents", "tags",
}

func isFurniture(t string) bool {
	t = strings.ToLower(strings.TrimRight(t, " :"))
	for _, f := range furniture {
		if t == f || len(f) > 9 && strings.HasPrefix(t, f) {
			return true
		}
	}
	return false
}

// isSentence reports whether t reads as running text rather than as an item of a list.
func isSentence(t string) bool {
	if len([]rune(t)) > maxEntry {
		return true
	}
	if abbreviationEnd.MatchString(t) {
		return false
	}
	return strings.HasSuffix(t, ".") || strings.HasSuffix(t, "?") || strings.HasSuffix(t, "!") || strings.HasSuffix(t, ":") || strings.HasSuffix(t, ";")
}

// maxEntry is the length in runes above which a line is never taken for a cast line:
// the longest one seen, with a long office and its ministry, has 250.
const maxEntry = 400

var abbreviationEnd = regexp.MustCompile(`\b(?:Inc|Ltd|Co|Corp|Jr|Sr|[A-Z])\.$`)

// invisible marks that pages carry over from their HTML.
var invisible = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2007", " ", "\t", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\ufe0f", "", "\u00ad", "")

// clean returns a line's text without invisible marks and superfluous spaces.
func clean(t string) string { return squeeze(invisible.Replace(t)) }

// squeeze returns t with every run of spaces made one, and none around.
func squeeze(t string) string { return strings.Join(strings.Fields(t), " ") }

// column returns the rune column of the first letter of a raw line, 1 for an empty one.
func column(raw string) int {
	for i, r := range []rune(raw) {
		if !unicode.IsSpace(r) {
			return i + 1
		}
	}
	return 1
}
