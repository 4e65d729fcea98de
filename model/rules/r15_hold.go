package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Hold is the id of R15, of which the tables of breaks are settings.
const Hold = "R15"

var r15 = Rule{
	ID: Hold, Name: "rooms held for something else",
	Text:  "No session overlaps a hold in one of the rooms that it holds: lunch, coffee, a press conference, a security sweep. A hold of a room holds those that share a part with it, too: one that combines it, or the rooms that it combines. A session counts the minutes that it overlaps the hold.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "rooms", Type: RoomList, Text: "rooms that are held"},
		{Key: "start", Type: InstantParam, Text: "when the hold begins"},
		{Key: "end", Type: InstantParam, Text: "when the hold ends"},
		{Key: "title", Type: TextParam, Text: "what the rooms are held for"},
		{Key: "public", Type: YesNoParam, Default: "no", Text: "whether public programmes show the hold, if it has a title; those of breaks.csv and lunch.csv they do, unless these say no"},
		{Key: "catering", Type: YesNoParam, Default: "no", Text: "whether food is served, so that R11 asks for time after it"},
	},
	Needs: [][]string{{"rooms"}, {"start"}, {"end"}},
	Validate: func(e *model.Event, b *Bound) []Objection {
		if b.Index < 0 || b.Instant("start") < b.Instant("end") {
			return nil
		}
		return []Objection{{
			Keys:    []string{"end", "start"},
			Message: fmt.Sprintf("%s ends %s, which is not after its start, %s", holdTitle(b), At(e, b.Instant("end")), At(e, b.Instant("start"))),
			Remedy:  "give an end after the start",
		}}
	},
	Scope: linesAlone,
	Hangs: hanging(OnPlace, WithNothing),
	Judge: judgeHolds,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		h := b.Setting(i.Setting)
		rooms := h.Rooms("rooms")
		if i.Room != model.NoRoom {
			rooms = []model.RoomIndex{i.Room}
		}
		return fmt.Sprintf("no session is in %s during %s, %s", Rooms(e, rooms), holdTitle(h), Span(e, holdSpan(h)))
	},
	Bars: func(_ *model.Event, b *Binding, i Instance) string {
		if title := b.Setting(i.Setting).Text("title"); title != "" {
			return fmt.Sprintf("held for %q", title)
		}
		return "held"
	},
	Remedies: movedHold,
}

func holdSpan(b *Bound) model.Interval {
	return model.Interval{Start: b.Instant("start"), End: b.Instant("end")}
}

// holdsRoom reports whether a hold is in a room, or in one that combines it with others.
func holdsRoom(e *model.Event, b *Bound, r model.RoomIndex) bool {
	held := b.Rooms("rooms")
	return slices.Contains(held, r) || slices.ContainsFunc(e.Wholes(r), func(whole model.RoomIndex) bool { return slices.Contains(held, whole) })
}

// holdTitle says what a hold is for: "Lunch" in quotes, or that there is a hold.
func holdTitle(b *Bound) string {
	if title := b.Text("title"); title != "" {
		return fmt.Sprintf("%q", title)
	}
	return "the hold"
}

func judgeHolds(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		hold := holdSpan(b)
		for _, r := range spaceOf(e, b.Rooms("rooms")) {
			for _, p := range c.ByRoom[r] {
				overlap := p.Overlap(hold)
				if overlap == 0 {
					continue
				}
				in := NewInstance("R15")
				in.A, in.Room, in.Span = p.Session, r, hold
				c.Report(b, in, int(overlap), fmt.Sprintf("%s, overlaps %s, %s, for %s",
					Placed(e, p, ""), holdTitle(b), Span(e, hold), Duration(overlap)))
			}
		}
	}
}

// movedHold holds the rooms earlier or later, as near as can be to when it was.
func movedHold(e *model.Event, b *Binding, i Instance) (list []Remedy) {
	line := &e.Rules[i.Setting]
	if line.ID == "" {
		return nil
	}
	was := holdSpan(b.Setting(i.Setting))
	for _, by := range []model.Minutes{30, -30, 60, -60} {
		r := SwitchOff(e, line)
		r.Kind, r.Change = MoveHold, fmt.Sprintf("hold %q moved to %s", line.ID, written(model.Span(was.Start.Add(by), was.Minutes())))
		list = append(list, r)
	}
	return list
}
