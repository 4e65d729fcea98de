package page

import (
	"regexp"
	"strings"
	"unicode"

	"programme/model"
)

const lock = "🔒"

// readEntry takes a cast line apart: name, affiliation, stakeholder group, regional
// group and mark of presence. What stands first, up to a comma or a dash, is the name,
// unless the line begins with the lock sign that pages put before organisations.
// Groups are read at the end of the line only, and only in the words of the page's own
// form or by the abbreviations of the field, which the entry keeps.
func readEntry(t string) Entry {
	var e Entry
	t = clean(t)
	organisation := strings.HasPrefix(t, lock)
	t = squeeze(strings.ReplaceAll(t, lock, ""))
	t, e.Presence = cutPresence(t)
	name, rest := "", t
	if !organisation {
		name, rest = cutFirst(t)
	}
	e.Honorific, e.Name = cutHonorific(trimEdges(name))
	before, last := cutLast(rest)
	if region, ok := regions[strings.ToLower(last)]; ok {
		e.Region, rest = region, before
	} else if region, ok := shortRegions[last]; ok {
		e.Region, rest, e.Short = region, before, last
	} else if _, group := cutLast(before); isGroup(last) && isGroup(group) {
		// The form offers "Intergovernmental Organization" as group and as region.
		e.Region, rest = last, before
	}
	if before, last = cutLast(rest); isGroup(last) {
		e.Group, rest = last, before
	} else if group, ok := shortGroups[last]; ok {
		e.Group, rest, e.Short = group, before, strings.TrimSpace(e.Short+" "+last)
	}
	if m := bracketed.FindStringSubmatch(rest); m != nil && e.Group == "" && shortGroups[m[2]] != "" {
		e.Group, rest, e.Short = shortGroups[m[2]], m[1], strings.TrimSpace(e.Short+" "+m[2])
	}
	e.Affiliation = trimEdges(rest)
	return e
}

// bracketed is an abbreviation in brackets at the end of a line: "OECD (IO)".
var bracketed = regexp.MustCompile(`^(.*) ?[(\[]([A-Z]+)[)\]]$`)

// groups are the stakeholder groups of the form that pages are made from.
var groups = []string{"Civil Society", "Government", "Intergovernmental Organization", "Private Sector", "Technical Community", "Academia"}

func isGroup(t string) bool {
	for _, g := range groups {
		if strings.EqualFold(t, g) {
			return true
		}
	}
	return false
}

// shortGroups are the groups that abbreviations of the field stand for, as they are
// written: in capitals.
var shortGroups = map[string]string{
	"NGO": "Civil Society", "CSO": "Civil Society", "CS": "Civil Society",
	"AC": "Academia", "ACAD": "Academia",
	"IO": "Intergovernmental Organization", "IGO": "Intergovernmental Organization",
	"GOV": "Government", "GOVT": "Government",
	"PS": "Private Sector", "PRIV": "Private Sector",
	"TC": "Technical Community", "TECH": "Technical Community",
}

// shortRegions are the regional groups that abbreviations stand for; the form has GRULAC
// and WEOG themselves.
var shortRegions = map[string]string{"EEG": "Eastern European", "APG": "Asia-Pacific", "AFG": "African", "LAC": "GRULAC", "WEO": "WEOG"}

// regions are the regional groups, by every spelling of the form, in lower case.
var regions = map[string]string{
	"african group": "African", "african": "African",
	"asia-pacific group": "Asia-Pacific", "asia-pacific": "Asia-Pacific",
	"eastern european group": "Eastern European", "eastern european": "Eastern European",
	"latin american and caribbean group (grulac)": "GRULAC", "latin american and caribbean group": "GRULAC", "grulac": "GRULAC",
	"western european and others group (weog)": "WEOG", "western european and others group": "WEOG", "weog": "WEOG",
}

var presenceMark = regexp.MustCompile(`(?i) ?[(\[](online|remote|remotely|virtual|onsite|on-site|on site|in person|in-person)(?: participation)?[)\]]`)

// cutPresence returns t without its mark of presence, and what the mark says. Two
// marks that disagree say nothing and stay where they are.
func cutPresence(t string) (string, model.Presence) {
	var said model.Presence
	for _, m := range presenceMark.FindAllStringSubmatch(t, -1) {
		p := model.OnSite
		switch strings.ToLower(m[1]) {
		case "online", "remote", "remotely", "virtual":
			p = model.Online
		}
		if said != "" && said != p {
			return t, ""
		}
		said = p
	}
	if said == "" {
		return t, ""
	}
	return squeeze(presenceMark.ReplaceAllString(t, "")), said
}

// separator is a comma, or a dash with a space or the line's edge on either side. A
// hyphen inside a name has neither.
var separator = regexp.MustCompile(` ?, ?| [-–—] ?|[-–—](?: |$)`)

// cutFirst splits t at its first separator.
func cutFirst(t string) (first, rest string) {
	at := separator.FindStringIndex(t)
	if at == nil {
		return t, ""
	}
	return t[:at[0]], t[at[1]:]
}

// cutLast splits t at its last separator; all of it is the tail if it has none.
func cutLast(t string) (rest, tail string) {
	all := separator.FindAllStringIndex(t, -1)
	if len(all) == 0 {
		return "", t
	}
	at := all[len(all)-1]
	return t[:at[0]], t[at[1]:]
}

// trimEdges removes what a cut or a missing part leaves at the edges of a text.
func trimEdges(t string) string { return strings.Trim(t, " ,;-–—") }

// honorifics are the titles before a name, in lower case; true if the title counts
// only with its full stop, because without it it is also a name.
var honorifics = map[string]bool{
	"amb": false, "ambassador": false, "dr": false, "prof": false, "professor": false, "mr": false, "mrs": false, "ms": false, "mx": false,
	"sir": false, "h.e": false, "honourable": false, "honorable": false, "hon": true, "eng": true,
}

// cutHonorific splits the titles before a name from the name. A title that would leave
// no name stays.
func cutHonorific(t string) (honorific, name string) {
	words := strings.Fields(t)
	n := 0
	for n < len(words)-1 && isHonorific(words[n]) {
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

func isHonorific(word string) bool {
	bare, stopped := strings.CutSuffix(strings.ToLower(word), ".")
	onlyStopped, known := honorifics[bare]
	return known && (stopped || !onlyStopped)
}

// isNobody reports whether a name stands for no one yet.
func isNobody(name string) bool {
	if len(fold(name)) == 0 {
		return true
	}
	switch strings.ToLower(strings.Trim(name, ".() ")) {
	case "tbc", "tbd", "tba", "n/a", "na", "none", "to be confirmed", "to be determined", "to be announced":
		return true
	}
	return false
}

// particles are the words of names that are written small.
var particles = map[string]bool{
	"de": true, "da": true, "do": true, "dos": true, "das": true, "del": true, "della": true, "di": true, "du": true, "la": true, "le": true,
	"van": true, "von": true, "der": true, "den": true, "ten": true, "ter": true, "zu": true, "af": true, "av": true, "al": true, "el": true,
	"bin": true, "ibn": true, "bint": true, "y": true, "e": true,
}

// connectives show that a text is the name of a thing, not of a person.
var connectives = map[string]bool{"of": true, "for": true, "and": true, "the": true, "on": true, "in": true, "at": true, "to": true, "with": true, "&": true}

// couldBeName reports whether t can be a person's name at all: one to six words without
// digits and without words such as "of".
func couldBeName(t string) bool {
	words := strings.Fields(t)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(t, "0123456789:;?!@/#*=\"") {
		return false
	}
	for _, w := range words {
		if connectives[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// readsAsName reports whether t looks like a full name by itself: two words or more
// written with a capital, or in a script without capitals, and otherwise particles.
func readsAsName(t string) bool {
	if !couldBeName(t) {
		return false
	}
	capital := 0
	for _, w := range strings.Fields(t) {
		first := []rune(strings.TrimLeft(w, "('’‘\"“"))
		switch {
		case particles[w]:
		case len(first) > 0 && unicode.IsLetter(first[0]) && !unicode.IsLower(first[0]):
			capital++
		default:
			return false
		}
	}
	return capital >= 2
}
