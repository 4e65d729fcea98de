package page

import (
	"fmt"
	"regexp"
	"strings"
)

// kinds are the session types that page titles name, with the letters that their ids
// have in the programme.
var kinds = []struct{ words, id, name string }{
	{"WS", "WS", "Workshop"},
	{"Workshop", "WS", "Workshop"},
	{"Open Forum", "OF", "Open Forum"},
	{"Town Hall", "TH", "Town Hall"},
	{"Lightning Talk", "LT", "Lightning Talk"},
	{"Networking Session", "NS", "Networking Session"},
	{"Launch / Award Event", "LA", "Launch / Award Event"},
	{"Day 0 Event", "D0", "Day 0 Event"},
}

var (
	titleLine = regexp.MustCompile(`^(?:([A-Za-z][A-Za-z-]{1,20} \d{4}) )?([A-Za-z][A-Za-z0-9 /-]{0,40}?) ?# ?(\d{1,6})\b[ :]*(.*)$`)
	coalition = regexp.MustCompile(`^(?:([A-Za-z][A-Za-z-]{1,20} \d{4}) )?(DC(?:-[A-Za-z0-9]+| [A-Z0-9]{2,}|[A-Z0-9]+))\b[ :]*(.*)$`)
	unmarked  = regexp.MustCompile(`^([A-Za-z][A-Za-z-]{1,20} \d{4}) (\S.{0,120})$`)
)

// readTitle fills in what the title line says, and reports whether it is one. The
// remark is what the secretary should know about it, or "".
func (s *Session) readTitle(text string, line int) (ok bool, remark string) {
	field := func(t string) Field { return Field{t, line} }
	if m := titleLine.FindStringSubmatch(text); m != nil {
		s.Meeting, s.Number, s.Title = m[1], field(m[3]), field(m[4])
		if m[4] == "" {
			remark = "the title line has a number and no title"
		}
		for _, k := range kinds {
			if strings.EqualFold(squeeze(m[2]), k.words) {
				s.ID, s.Type = field(k.id+" "+m[3]), field(k.name)
				return true, remark
			}
		}
		s.ID, s.Type = field(m[2]+" "+m[3]), field(m[2])
		return true, fmt.Sprintf("%q is not a type of session that pages usually have; it is taken as it is", m[2])
	}
	if m := coalition.FindStringSubmatch(text); m != nil {
		s.Meeting, s.ID, s.Type, s.Title = m[1], field(m[2]), field("Dynamic Coalition"), field(m[3])
		return true, ""
	}
	if m := unmarked.FindStringSubmatch(text); m != nil {
		s.Meeting, s.ID, s.Type, s.Title = m[1], field(m[2]), field("Other"), field(m[2])
		return true, "the title has no session number; the title itself is the id, and the type is \"Other\""
	}
	return false, ""
}

var numbered = regexp.MustCompile(`^(.+) (\d{1,6})$`)

// titleOf returns the title line of a session in the wording of a page. An id that no
// page title would have, such as "Opening", is not part of the line.
func titleOf(meeting, id, title string) string {
	label := ""
	if m := numbered.FindStringSubmatch(id); m != nil {
		label = m[1] + " #" + m[2]
		for _, k := range kinds {
			if k.id == m[1] {
				label = k.words + " #" + m[2]
				break
			}
		}
	} else if coalition.MatchString(id + " ") {
		label = id
	}
	return squeeze(meeting + " " + label + " " + title)
}
