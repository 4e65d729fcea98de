package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r13 = Rule{
	ID: "R13", Name: "track keeps its room",
	Reads: []string{"sessions.themes"},
	Text:  "The confirmed sessions of a group are in so many rooms at most as rooms says; each further room counts. A group is the sessions of one primary theme, the first of a session's themes, if there are two or more, unless themes says no; and the sessions that a line names by themselves, their types and all their themes. A room that combines others is one room here, another one than each of them.",
	Level: model.Soft(7), Weight: 1, Unit: "rooms", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions of the group"},
		{Key: "type", Type: TypeList, Text: "types of sessions of the group"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions are in the group"},
		{Key: "rooms", Type: CountParam, Default: "1", Text: "rooms that a group may have"},
		{Key: "themes", Type: YesNoParam, Default: "yes", Whole: true, Text: "whether the sessions of each primary theme are a group"},
	},
	Needs: [][]string{{"session", "type", "theme"}},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		wrong := groupOfOne(b)
		if b.Count("rooms") == 0 {
			wrong = append(wrong, Objection{Keys: []string{"rooms"}, Message: "no group is in 0 rooms", Remedy: "give rooms of at least 1"})
		}
		return wrong
	},
	Scope:    scopeOfHomeRooms,
	Hangs:    hanging(OnRoom, WithAll),
	Judge:    judgeHomeRooms,
	Say:      sayHomeRoom,
	Beside:   beside("in one room with"),
	Chain:    true,
	Full:     func(Instance) string { return "a room too many for its group" },
	Remedies: moreHomeRooms,
}

func sayHomeRoom(e *model.Event, b *Binding, i Instance) string {
	s := b.Setting(i.Setting)
	who := "the sessions mainly on one theme"
	switch {
	case s.Index >= 0:
		who = group(s)
	case i.Value != "":
		who = fmt.Sprintf("the sessions mainly on theme %q", i.Value)
	}
	where := "one room"
	if n := s.Count("rooms"); n > 1 {
		where = fmt.Sprintf("%d rooms at most", n)
	}
	if i.B != model.NoSession {
		return fmt.Sprintf("%s and %s are among %s, which %s be in %s", Session(e, i.A), Session(e, i.B), who, asks(s.Level), where)
	}
	return fmt.Sprintf("%s %s be in %s", who, asks(s.Level), where)
}

// moreHomeRooms lets a group have more rooms.
func moreHomeRooms(e *model.Event, b *Binding, i Instance) []Remedy {
	return raisedBy(e, b, i, "rooms")
}

func scopeOfHomeRooms(e *model.Event, b *Binding) Scope {
	if !b.General.Yes("themes") {
		return linesAlone(e, b)
	}
	return ofThemes(e, themesOf(e, b, 2), "themes that are the first of several confirmed sessions")
}

// themesOf returns how many themes are the first of at least so many confirmed sessions.
func themesOf(e *model.Event, b *Binding, least int) (n int) {
	for _, g := range b.byPrimaryTheme(e) {
		if len(g.sessions) >= least {
			n++
		}
	}
	return n
}

func judgeHomeRooms(c *Case) {
	if b := &c.Binding.General; b.Yes("themes") && b.Level != model.Off {
		for _, g := range c.byPrimaryTheme(c.Event) {
			in := NewInstance("R13")
			in.Value = g.theme
			c.judgeHomeRoom(b, in, fmt.Sprintf("the sessions mainly on theme %q", g.theme), g.sessions)
		}
	}
	for _, b := range c.Binding.active() {
		c.judgeHomeRoom(b, NewInstance("R13"), group(b), c.confirmedOf(b.Sessions("session", "type", "theme")))
	}
}

func (c *Case) judgeHomeRoom(b *Bound, in Instance, who string, sessions []model.SessionIndex) {
	var rooms []model.RoomIndex
	for _, s := range sessions {
		for _, p := range c.BySession[s] {
			if p.Room.Given() && !slices.Contains(rooms, p.Room.Index()) {
				rooms = append(rooms, p.Room.Index())
			}
		}
	}
	most := b.Count("rooms")
	if len(rooms) <= most {
		return
	}
	slices.Sort(rooms)
	names := make([]string, len(rooms))
	for i, r := range rooms {
		names[i] = Room(c.Event, r)
	}
	text := fmt.Sprintf("%s are in %d rooms: %s", who, len(rooms), And(names))
	if most > 1 {
		text += fmt.Sprintf("; at most %d", most)
	}
	c.Report(b, in, len(rooms)-most, text)
}
