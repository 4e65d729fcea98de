package main

import (
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
)

// view is a programme on its way to the terminal.
type view struct {
	*term.Console
	event     *model.Event
	programme *model.Programme
	zones     []model.Zone // the clocks to show, the venue's first
	sharing   map[model.Placement]bool
	shifted   bool // whether a time was shown that falls on another day
	begun     bool // whether a heading was printed
}

func newView(c *term.Console, e *model.Event, p *model.Programme, reader model.Zone) *view {
	return &view{Console: c, event: e, programme: p, zones: term.WithZone(term.WithZone([]model.Zone{e.Zone}, term.UTC), reader), sharing: e.Sharing(p)}
}

// heading begins a part of the view.
func (v *view) heading(text string) {
	if v.begun {
		v.Printf("\n")
	}
	v.begun = true
	v.Printf("%s\n", v.Paint.Bold(term.Plain(text)))
}

// room names a room as the head of its column does.
func (v *view) room(r model.RoomIndex) string {
	if r == model.NoRoom {
		return "no room"
	}
	return term.Plain(v.event.Rooms[r].Name)
}

func (v *view) title(s model.SessionIndex) string { return term.Plain(v.event.Sessions[s].Title) }

// id says which session is placed, marked where another one has its room.
func (v *view) id(p model.Placement) string {
	text := term.Plain(v.event.Sessions[p.Session].ID)
	if v.sharing[p] {
		return term.ClashMark + text
	}
	return text
}

// mark returns a time, and remembers whether it bears the mark of another day.
func (v *view) mark(time string) string {
	v.shifted = v.shifted || strings.Contains(time, "(")
	return time
}

// shiftLegend says what the marks of [term.Clock] mean.
const shiftLegend = "(+1), (-1): so many calendar days after or before the day at the venue"

// afterword prints what the tables could not: what their marks mean, which sessions
// have no place, and the further lists of names.
func (v *view) afterword(more ...names) {
	var lines []string
	if len(v.sharing) > 0 {
		lines = append(lines, v.Paint.Red(strings.TrimSpace(term.ClashMark))+" shares its room with another session at that time")
	}
	if v.shifted {
		lines = append(lines, shiftLegend)
	}
	for _, list := range append(more, names{"not placed", v.ids(leftOut(v.event, v.programme))}) {
		if len(list.names) > 0 {
			lines = append(lines, list.String())
		}
	}
	if v.begun && len(lines) > 0 {
		v.Printf("\n")
	}
	for _, line := range lines {
		v.Printf("%s\n", line)
	}
}

// names is a list of names and what it lists.
type names struct {
	what  string
	names []string
}

func (n names) String() string { return n.what + ": " + strings.Join(n.names, ", ") }

func (v *view) ids(sessions []model.SessionIndex) []string {
	ids := make([]string, len(sessions))
	for i, s := range sessions {
		ids[i] = term.Plain(v.event.Sessions[s].ID)
	}
	return ids
}
