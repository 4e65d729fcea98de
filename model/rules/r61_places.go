package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r61 = Rule{
	ID: "R61", Name: "rooms asked for",
	Reads: []string{"rooms.area", "cast.person", "cast.must"},
	Text: "A session of a line, or one that somebody of the line must attend, is in one of the rooms that the line prefers, where it prefers any, and in none that it avoids. " +
		"Rooms are named by id, by name, or by their area, which means all of its rooms; a name that is both means the room. Each session in another room counts 1, or 3 if the wish is strong.",
	Level: model.Soft(5), Weight: 10, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that the wish is about"},
		{Key: "type", Type: TypeList, Text: "types of sessions that the wish is about"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions the wish is about"},
		{Key: "people", Type: PersonList, Text: "people whose sessions, those that they must attend, the wish is about"},
		{Key: "prefer", Type: PlaceList, Text: "rooms or areas that are asked for"},
		{Key: "avoid", Type: PlaceList, Text: "rooms or areas that are better avoided"},
		{Key: "strength", Type: ChoiceParam, Choices: []string{"weak", "strong"}, Default: "weak", Text: "how much the wish counts"},
	},
	Needs: [][]string{{"session", "type", "theme", "people"}, {"prefer", "avoid"}},
	Validate: func(e *model.Event, b *Bound) []Objection {
		if b.Index < 0 || slices.ContainsFunc(allRooms(e), func(r model.RoomIndex) bool { return !unwishedRoom(b, r) }) {
			return nil
		}
		return []Objection{{Keys: []string{"avoid", "prefer"}, Message: "no room is left that is not avoided", Remedy: "leave out a room that is to be avoided"}}
	},
	Scope: linesAlone,
	Hangs: hanging(OnRoom, WithNothing),
	Judge: judgePlaceWishes,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return Session(e, i.A) + " " + placeWish(b.Setting(i.Setting))
	},
	Bars:     always("not a room asked for"),
	NoRemedy: "the line that states it can be switched off",
}

func allRooms(e *model.Event) []model.RoomIndex {
	rooms := make([]model.RoomIndex, len(e.Rooms))
	for r := range rooms {
		rooms[r] = model.RoomIndex(r)
	}
	return rooms
}

// unwishedRoom reports whether a room is none of those that a line asks for.
func unwishedRoom(b *Bound, r model.RoomIndex) bool {
	return b.Has("prefer") && !slices.Contains(b.Rooms("prefer"), r) || slices.Contains(b.Rooms("avoid"), r)
}

// placeWish says what a line asks, in its own words: should be in "Main Hall", and not in "C".
func placeWish(b *Bound) string {
	text := asks(b.Level)
	if b.Has("prefer") {
		text += " be in " + Or(Quoted(b.Items("prefer")))
	}
	switch {
	case b.Has("prefer") && b.Has("avoid"):
		text += ", and not in " + Or(Quoted(b.Items("avoid")))
	case b.Has("avoid"):
		text += " not be in " + Or(Quoted(b.Items("avoid")))
	}
	return text
}

func judgePlaceWishes(c *Case) {
	for _, b := range c.Binding.active() {
		amount := 1
		if b.Text("strength") == "strong" {
			amount = 3
		}
		for _, s := range c.wishing(b) {
			for _, p := range c.BySession[s] {
				if !p.Room.Given() || !unwishedRoom(b, p.Room.Index()) {
					continue
				}
				in := NewInstance("R61")
				in.A, in.Room, in.Span = s, p.Room.Index(), p.Interval
				c.Report(b, in, amount, fmt.Sprintf("%s, %s", Placed(c.Event, p, ""), placeWish(b)))
			}
		}
	}
}
