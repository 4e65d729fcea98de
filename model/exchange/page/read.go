package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"programme/model"
)

// Sizes beyond which a file is not a session page.
const (
	MaxSize  = 1 << 20 // bytes of the file
	MaxLines = 20_000
)

// Read reads the text of one session page; name is the page's file in all positions.
//
// The notes, by line, tell the secretary what to confirm (a role that only the page's
// order tells) and what was left out, and why. The error is [model.Faults] for a file
// that is no session page: too large, not UTF-8, without a title line.
func Read(name string, content []byte) (*Session, []model.Fault, error) {
	lines, err := split(name, content)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{session: &Session{Page: name}, lines: lines}
	if err := r.readHead(); err != nil {
		return nil, nil, err
	}
	r.classify()
	r.readCast()
	r.noteUnread()
	notes := model.Faults(r.notes).Sort()
	return r.session, notes, nil
}

type reader struct {
	session *Session
	lines   []line
	next    int // the first line after the head
	notes   []model.Fault
}

// note tells the secretary something about a line.
func (r *reader) note(l *line, remedy, format string, args ...any) {
	r.notes = append(r.notes, model.Fault{
		Pos:     model.Position{File: r.session.Page, Line: l.number, Column: l.column},
		Message: fmt.Sprintf(format, args...), Remedy: remedy,
	})
}

// split cuts a page into lines, or says why it cannot be a page.
func split(name string, content []byte) ([]line, error) {
	fault := func(number, column int, message, remedy string) error {
		return model.Faults{{Pos: model.Position{File: name, Line: number, Column: column}, Message: message, Remedy: remedy}}
	}
	if len(content) > MaxSize {
		return nil, model.Faults{{Pos: model.Position{File: name}, Message: fmt.Sprintf("the page has %d bytes, more than %d", len(content), MaxSize), Remedy: "give the text of one session page"}}
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	raw := strings.Split(strings.ReplaceAll(string(content), "\r\n", "\n"), "\n")
	if len(raw) > MaxLines {
		return nil, fault(MaxLines+1, 1, fmt.Sprintf("the page has %d lines, more than %d", len(raw), MaxLines), "give the text of one session page")
	}
	lines := make([]line, len(raw))
	for i, t := range raw {
		for at, c := range t {
			bad := c == 0
			if c == utf8.RuneError {
				_, width := utf8.DecodeRuneInString(t[at:])
				bad = width == 1
			}
			if bad {
				return nil, fault(i+1, utf8.RuneCountInString(t[:at])+1, fmt.Sprintf("the byte %#02x is not text in UTF-8", t[at]), "save the page as UTF-8 text")
			}
		}
		lines[i] = line{number: i + 1, column: column(t), text: clean(t), kind: text}
		if lines[i].text == "" {
			lines[i].kind = blank
		}
	}
	return lines, nil
}

// readHead reads the title line and what stands under it up to the cast or the
// descriptive text: time, room and themes.
func (r *reader) readHead() error {
	s := r.session
	first := slices.IndexFunc(r.lines, func(l line) bool { return l.kind != blank })
	if first < 0 {
		return model.Faults{{Pos: model.Position{File: s.Page}, Message: "the page is empty", Remedy: `begin it with a title line like "IGF 2023 WS #70 Title"`}}
	}
	title := &r.lines[first]
	ok, remark := s.readTitle(title.text, title.number)
	if !ok {
		return model.Faults{{
			Pos:     model.Position{File: s.Page, Line: title.number, Column: title.column},
			Message: fmt.Sprintf("%q is not the title line of a session page", shorten(title.text)), Remedy: `write it like "IGF 2023 WS #70 Title"`,
		}}
	}
	if remark != "" {
		r.note(title, "mend its row in sessions.csv", "%s", remark)
	}
	title.kind = header
	r.next = first + 1
	r.readTimeAndRoom()
	r.readThemes()
	return nil
}

// readTimeAndRoom reads a time line, the line right under it, which is the room, and a
// line that is the label of a room. They stand between the title and the themes.
func (r *reader) readTimeAndRoom() {
	s := r.session
	for ; r.next < len(r.lines); r.next++ {
		l := &r.lines[r.next]
		underTime := s.Slot.Line > 0 && l.number == s.Slot.Line+1
		switch {
		case l.kind == blank, isFurniture(l.text):
			continue
		case looksLikeTime(l.text):
			v, err := readSlot(l.text)
			switch {
			case err != nil:
				r.note(l, "give the session its time in baseline.csv", "%v; the time is left out", err)
			case s.Slot.Line > 0:
				r.note(l, "", "a second time, after that of line %d; it is left out", s.Slot.Line)
			default:
				s.Slot = Slot{v, l.number}
			}
		case s.Room.Line == 0 && roomLabel.MatchString(l.text):
			s.Room = Field{l.text, l.number}
		case s.Room.Line == 0 && underTime && !r.startsBody(l):
			s.Room = Field{l.text, l.number}
			r.note(l, "confirm the room", "%q stands where the room stands, but does not read like one", shorten(l.text))
		default:
			return
		}
		l.kind = header
	}
}

// readThemes reads the themes: the lines that stand together after title, time and
// room. If a format line follows before any cast, all the short lines up to it are
// themes.
func (r *reader) readThemes() {
	s := r.session
	end, byFormat := r.next, false
	for i := r.next; i < len(r.lines) && !byFormat; i++ {
		l := &r.lines[i]
		if formatLine.MatchString(l.text) {
			end, byFormat = i, true
		} else if l.kind != blank && r.startsBody(l) {
			break
		}
	}
	for i := r.next; i < len(r.lines); i++ {
		l := &r.lines[i]
		switch {
		case byFormat && i == end:
			r.next = i
			return
		case l.kind == blank && !byFormat && len(s.Themes) > 0:
			r.next = i
			return
		case l.kind == blank, isFurniture(l.text):
			continue
		case r.startsBody(l):
			r.next = i
			return
		}
		s.Themes = append(s.Themes, Field{l.text, l.number})
		l.kind = header
	}
	r.next = len(r.lines)
}

// startsBody reports whether l can be neither room nor theme: it belongs to the cast,
// the format or the descriptive text.
func (r *reader) startsBody(l *line) bool {
	if _, _, _, role := readRole(l.text); role || formatLine.MatchString(l.text) || isSentence(l.text) || len([]rune(l.text)) > 120 {
		return true
	}
	e := readEntry(l.text)
	return e.Group != "" || e.Region != "" || strings.Contains(l.text, lock)
}

// noteUnread says how much of the page nobody read.
func (r *reader) noteUnread() {
	var first *line
	n := 0
	for i := range r.lines {
		if l := &r.lines[i]; l.kind == text && !isFurniture(l.text) {
			if n++; first == nil {
				first = l
			}
		}
	}
	if n > 0 {
		r.note(first, "", "%s of descriptive text from here on, which is not read", count(n, "line", "lines"))
	}
}

// shorten returns t, cut to what a message can hold.
func shorten(t string) string {
	if runes := []rune(t); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return t
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
