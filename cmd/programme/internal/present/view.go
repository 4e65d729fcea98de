package present

import (
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
)

// View is a programme on its way to the terminal.
type View struct {
	*term.Console
	Event     *model.Event
	Programme *model.Programme
	Zones     []model.Zone // the clocks to show, the venue's first
	sharing   map[model.Placement]bool
	Shifted   bool // whether a time was shown that falls on another day
	Begun     bool // whether a heading was printed
}

// NewView returns a view that shows times on the venue's clock, in UTC and on a reader's
// clock, unless that is "" or shown already.
func NewView(c *term.Console, e *model.Event, p *model.Programme, reader model.Zone) *View {
	return &View{Console: c, Event: e, Programme: p, Zones: term.WithZone(term.WithZone([]model.Zone{e.Zone}, term.UTC), reader), sharing: e.Sharing(p)}
}

// Heading begins a part of the view.
func (v *View) Heading(text string) {
	if v.Begun {
		v.Printf("\n")
	}
	v.Begun = true
	v.Printf("%s\n", v.Paint.Bold(term.Plain(text)))
}

// Room names a room as the head of its column does.
func (v *View) Room(r model.RoomIndex) string {
	if r == model.NoRoom {
		return "no room"
	}
	return term.Plain(v.Event.Rooms[r].Name)
}

// Title returns the title of a session as a terminal can be given it.
func (v *View) Title(s model.SessionIndex) string { return term.Plain(v.Event.Sessions[s].Title) }

// ID says which session is placed, marked where another one has its room.
func (v *View) ID(p model.Placement) string {
	text := term.Plain(v.Event.Sessions[p.Session].ID)
	if v.sharing[p] {
		return term.ClashMark + text
	}
	return text
}

// Mark returns a time, and remembers whether it bears the mark of another day.
func (v *View) Mark(time string) string {
	v.Shifted = v.Shifted || strings.Contains(time, "(")
	return time
}

// ShiftLegend says what the marks of [term.Clock] mean.
const ShiftLegend = "(+1), (-1): so many calendar days after or before the day at the venue"

// Afterword prints what the tables could not: what their marks mean, which sessions
// have no place, and the further lists of names.
func (v *View) Afterword(more ...Names) {
	var lines []string
	if len(v.sharing) > 0 {
		lines = append(lines, v.Paint.Red(strings.TrimSpace(term.ClashMark))+" shares its room with another session at that time")
	}
	if v.Shifted {
		lines = append(lines, ShiftLegend)
	}
	for _, list := range append(more, Names{"not placed", v.ids(LeftOut(v.Event, v.Programme))}) {
		if len(list.List) > 0 {
			lines = append(lines, list.String())
		}
	}
	if v.Begun && len(lines) > 0 {
		v.Printf("\n")
	}
	for _, line := range lines {
		v.Printf("%s\n", line)
	}
}

// Names is a list of names and what it lists.
type Names struct {
	What string
	List []string
}

// String says the list: "never used: Hall, Quay Room".
func (n Names) String() string { return n.What + ": " + strings.Join(n.List, ", ") }

func (v *View) ids(sessions []model.SessionIndex) []string {
	ids := make([]string, len(sessions))
	for i, s := range sessions {
		ids[i] = term.Plain(v.Event.Sessions[s].ID)
	}
	return ids
}
