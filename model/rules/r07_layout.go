package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

var r07 = Rule{
	ID: "R07", Name: "room has the layout",
	Reads: []string{"sessions.layout", "sessions.prefers_layout", "rooms.layouts"},
	Text: "A session that gives a layout is in a room that can be laid out so. A room that lists no layouts is not bound. " +
		"At the level wishes, a session that prefers a layout counts in a room that cannot be laid out so.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "wishes", Type: LevelParam, Default: "soft:4", Text: "level at which a layout that a session prefers counts"},
	},
	Scope: scopeOfLayout,
	Hangs: hanging(OnRoom, WithNothing),
	Judge: func(c *Case) {
		judgeLayout(c, "", func(s *model.Session) string { return s.Layout }, "needs")
		judgeLayout(c, "wishes", func(s *model.Session) string { return s.PrefersLayout }, "would like")
	},
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		if i.Part == "wishes" {
			return fmt.Sprintf("%s would like a room with the layout %q", Session(e, i.A), e.Sessions[i.A].PrefersLayout)
		}
		layout := e.Sessions[i.A].Layout
		if i.Room == model.NoRoom {
			return fmt.Sprintf("%s needs a room with the layout %q", Session(e, i.A), layout)
		}
		return fmt.Sprintf("%s needs the layout %q, and %s has only %s", Session(e, i.A), layout, Room(e, i.Room), And(Quoted(e.Rooms[i.Room].Layouts)))
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("no layout %q", e.Sessions[i.A].Layout)
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		list := layingOut(e, e.Sessions[i.A].Layout)
		return append(list, inAnyLayout(e, i.A)...)
	},
}

// inAnyLayout has a session that gives a layout take any.
func inAnyLayout(e *model.Event, s model.SessionIndex) []Remedy {
	if e.Sessions[s].Layout == "" {
		return nil
	}
	return []Remedy{ofSession(DoWithout, s, "session %q layout any", e.Sessions[s].ID)}
}

// layingOut has rooms that cannot be laid out so be laid out so too, the largest first.
func layingOut(e *model.Event, layout string) []Remedy {
	return equipped(e, func(room *model.Room) string {
		if layout == "" || len(room.Layouts) == 0 || slices.Contains(room.Layouts, layout) {
			return ""
		}
		return "layout " + strings.Join(Quoted(append(slices.Clone(room.Layouts), layout)), ", ")
	})
}

// mostEquipped is how many rooms a repair may choose from, to give them something.
const mostEquipped = 2

// equipped returns the remedies that give something to rooms, those with the most seats first;
// gives says what, "" for a room that it does not help.
func equipped(e *model.Event, gives func(*model.Room) string) (list []Remedy) {
	rooms := e.OwnRooms()
	slices.SortStableFunc(rooms, func(r, q model.RoomIndex) int { return e.Rooms[q].Capacity - e.Rooms[r].Capacity })
	for _, r := range rooms {
		what := gives(&e.Rooms[r])
		if what == "" || len(list) == mostEquipped {
			continue
		}
		remedy := newRemedy(EquipRoom, "room %q %s", e.Rooms[r].ID, what)
		remedy.Keeper = "room " + e.Rooms[r].ID
		list = append(list, remedy)
	}
	return list
}

func scopeOfLayout(e *model.Event, b *Binding) Scope {
	s := Scope{Of: "sessions that give or prefer a layout"}
	wishes := b.General.LevelOf("wishes") != model.Off
	s.Count = sessionsThat(e, func(s *model.Session) bool { return s.Layout != "" || wishes && s.PrefersLayout != "" })
	if s.Count > 0 && roomsThat(e, func(r *model.Room) bool { return len(r.Layouts) > 0 }) == 0 {
		s.Count, s.Lacks, s.Unseen = 0, "no room lists its layouts", "no wrong layout can be seen"
	}
	return s
}

// judgeLayout reports, for a part of the rule, the sessions whose rooms have not the layout
// that they ask for in those words.
func judgeLayout(c *Case, part string, asked func(*model.Session) string, words string) {
	e := c.Event
	for _, p := range c.Placements {
		layout := asked(&e.Sessions[p.Session])
		if layout == "" || !p.Room.Given() {
			continue
		}
		if has := e.Rooms[p.Room.Index()].Layouts; len(has) > 0 && !slices.Contains(has, layout) {
			in := NewInstance("R07")
			in.Part, in.A, in.Room, in.Span, in.Source = part, p.Session, p.Room.Index(), p.Interval, e.Sessions[p.Session].Pos
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, %s the layout %q, and the room has only %s",
				Placed(e, p, ""), words, layout, And(Quoted(has))))
		}
	}
}
