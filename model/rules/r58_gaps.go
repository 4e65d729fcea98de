package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

var r58 = Rule{
	ID: "R58", Name: "few gaps in a day",
	Reads: []string{"cast.person", "cast.presence", "cast.must", "people.presence", "people.group", "windows.start", "windows.end"},
	Text: "From the first start to the last end of a day of the venue, by the sessions that start on it, a room of a line is idle for so many minutes at most as free says; and so long at most somebody waits from the first to the last session of the day that they must attend and are not online in. What is more counts. " +
		"As many minutes after each session as pause says do not count, nor what is outside all windows, nor what a hold (R15) takes: of the room or, for people, of all rooms. What is in a room that combines others is in each of them, too. " +
		"Who is meant are the people of the line, those of a stakeholder group, or everybody. " +
		"People alone can be held to it: where a line is hard, it is about their confirmed sessions, and asks nothing as long as one of those has no place, which can be in between. A room cannot: any session of the event can be in between, in it or elsewhere, so that nothing which is placed breaks a limit of one room for good, and none of the sessions could be named as the one that has to move.",
	Level: model.Soft(8), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "rooms", Type: RoomList, Text: "rooms that had better have no gaps"},
		{Key: "every_room", Type: YesNoParam, Text: "whether no room had better have gaps"},
		{Key: "people", Type: PersonList, Text: "people who had better not wait"},
		{Key: "group", Type: TextParam, Text: "stakeholder groups whose people had better not wait, in capitals or not"},
		{Key: "everybody", Type: YesNoParam, Text: "whether nobody had better wait"},
		{Key: "free", Type: MinutesParam, Default: "0", Text: "minutes of a day that do not count"},
		{Key: "pause", Type: MinutesParam, Default: "15", Text: "minutes after each session that do not count"},
		{Key: "days", Type: DatesParam, Text: "days on which they count; all if they are not given"},
	},
	Needs: [][]string{{"rooms", "every_room", "people", "group", "everybody"}},
	Validate: func(e *model.Event, b *Bound) (wrong []Objection) {
		rooms := roomsWithoutGaps(e, b)
		if b.Index >= 0 && len(rooms) == 0 && len(peopleMeant(e, b)) == 0 {
			wrong = append(wrong, Objection{Keys: []string{"group", "everybody", "every_room"}, Message: "nobody is meant, and no room", Remedy: "name people or rooms, or a group that people.csv gives"})
		}
		if b.Hard() && len(rooms) > 0 {
			wrong = append(wrong, Objection{Keys: []string{"rooms", "every_room"}, Message: "rooms cannot be held to it, people alone: whatever has no place yet can fill what a room is idle", Remedy: "give the line of rooms a soft level, such as soft:8"})
		}
		return wrong
	},
	Scale:        func(book *Book, _ *Bound) Scale { return Scale{Factor: 1, Each: 24 * 60 * len(book.Event().Rooms)} },
	Scope:        linesAlone,
	Hangs:        hangingOnGaps,
	Judge:        judgeGaps,
	Say:          sayGaps,
	Full:         func(Instance) string { return "too long a wait for one person" },
	FullAnywhere: true,
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(milder(e, b, i, step{key: "free", by: 30}), missAny(e, i.Person, atVenue)...)
	},
}

// roomsWithoutGaps returns the rooms that a line means, in the order of the event.
func roomsWithoutGaps(e *model.Event, b *Bound) (rooms []model.RoomIndex) {
	for r := range e.Rooms {
		if room := model.RoomIndex(r); b.Yes("every_room") || slices.Contains(b.Rooms("rooms"), room) {
			rooms = append(rooms, room)
		}
	}
	return rooms
}

// hangingOnGaps: the rooms of a line ask what is in the room, and its people when they are where.
func hangingOnGaps(book *Book, _ []model.SessionIndex) Hangs {
	lines := book.Of("R58").active()
	rooms := slices.ContainsFunc(lines, func(b *Bound) bool { return len(roomsWithoutGaps(book.event, b)) > 0 })
	people := slices.ContainsFunc(lines, func(b *Bound) bool { return len(peopleMeant(book.event, b)) > 0 })
	switch {
	case rooms && people:
		return Hangs{OnPlace, WithAll}
	case rooms:
		return Hangs{OnPlace, WithRoom}
	case people:
		return Hangs{OnStart, WithPeople}
	}
	return Hangs{OnNothing, WithNothing}
}

func judgeGaps(c *Case) {
	e := c.Event
	onSite := c.busyTimes(atVenue)
	confirmed := c.busyTimes(c.atVenueConfirmed)
	whole := c.havingAll(c.atVenueConfirmed)
	allHeld := c.holdsOfAll()
	for _, b := range c.Binding.active() {
		for _, r := range roomsWithoutGaps(e, b) {
			var used []busy
			for _, p := range c.inSpace(r) {
				used = append(used, busy{p.Interval, p.Session})
			}
			g := gaps{c: c, b: b, in: NewInstance(""), says: Room(e, r) + " is idle", holds: c.holdsOf(r)}
			g.in.Room = r
			g.judge(used)
		}
		for _, who := range peopleMeant(e, b) {
			g := gaps{c: c, b: b, in: NewInstance(""), says: Person(e, who) + " waits", holds: allHeld}
			switch g.in.Person = who; {
			case !b.Hard():
				g.judge(onSite[who])
			case whole[who]:
				g.judge(confirmed[who])
			}
		}
	}
}

// atVenueConfirmed reports whether a duty is not done online, and in a session that is confirmed or
// placed as one with one that is.
func (c *Case) atVenueConfirmed(d model.Duty) bool { return atVenue(d) && c.confirmed[d.Session] }

// havingAll returns of each person whether all sessions have a place that they must attend, of
// those duties that count.
func (c *Case) havingAll(counts func(model.Duty) bool) []bool {
	all := slices.Repeat([]bool{true}, len(c.Event.People))
	for _, d := range c.Duties {
		if d.Must && counts(d) && len(c.BySession[d.Session]) == 0 {
			all[d.Person] = false
		}
	}
	return all
}

// gaps are those of a room, or of somebody, by a line.
type gaps struct {
	c     *Case
	b     *Bound
	in    Instance
	says  string // who is, or does, what
	holds []model.Interval
}

// judge judges what takes place, sorted by start, day by day.
func (g *gaps) judge(list []busy) {
	e := g.c.Event
	for len(list) > 0 {
		n, day := 1, model.DateIn(list[0].Start, e.Zone)
		for n < len(list) && model.DateIn(list[n].Start, e.Zone) == day {
			n++
		}
		if !g.b.Has("days") || slices.Contains(g.b.Days("days"), day) {
			g.judgeDay(day, list[:n])
		}
		list = list[n:]
	}
}

// judgeDay judges what takes place on a day.
func (g *gaps) judgeDay(day model.Date, list []busy) {
	e := g.c.Event
	idle, longest, before, after := model.Minutes(0), model.Minutes(0), list[0], list[0]
	last := list[0] // of those before, the one that ends last
	for _, next := range list[1:] {
		gap := model.Minutes(0)
		for t := last.End.Add(g.b.Minutes("pause")); t < next.Start; t++ {
			if g.counts(t) {
				gap++
			}
		}
		if idle += gap; gap > longest {
			longest, before, after = gap, last, next
		}
		if next.End > last.End {
			last = next
		}
	}
	more := idle - g.b.Minutes("free")
	if more <= 0 {
		return
	}
	sentence := fmt.Sprintf("%s for %s on %s", g.says, Duration(idle), Day(day))
	if g.b.Minutes("free") > 0 {
		sentence += fmt.Sprintf(", %s more than %s", Duration(more), Duration(g.b.Minutes("free")))
	}
	between := "between"
	if longest < idle {
		between = "longest between"
	}
	g.in.Span = day.Bounds(e.Zone)
	g.c.Report(g.b, g.in, int(more), fmt.Sprintf("%s, %s %s and %s", sentence, between, Placed(e, g.placement(before), ""), Placed(e, g.placement(after), "")))
}

// placement returns where what takes place does.
func (g *gaps) placement(of busy) model.Placement {
	for _, p := range g.c.BySession[of.session] {
		if p.Start == of.Start {
			return p
		}
	}
	return model.Placement{Session: of.session, Interval: of.Interval}
}

// counts reports whether somebody who waits then could do else, and a room be used.
func (g *gaps) counts(t model.Instant) bool {
	at := func(v model.Interval) bool { return v.Start <= t && t < v.End }
	return slices.ContainsFunc(g.c.Event.Windows, func(w model.Window) bool { return at(w.Interval) }) && !slices.ContainsFunc(g.holds, at)
}

// holdsOf returns when a room is held.
func (c *Case) holdsOf(r model.RoomIndex) (list []model.Interval) {
	for _, hold := range c.Book.Of(Hold).active() {
		if slices.Contains(spaceOf(c.Event, hold.Rooms("rooms")), r) {
			list = append(list, holdSpan(hold))
		}
	}
	return list
}

// holdsOfAll returns when all rooms are held, by one hold.
func (c *Case) holdsOfAll() (list []model.Interval) {
	for _, hold := range c.Book.Of(Hold).active() {
		held := spaceOf(c.Event, hold.Rooms("rooms"))
		if len(distinct(held)) == len(c.Event.Rooms) {
			list = append(list, holdSpan(hold))
		}
	}
	return list
}

func sayGaps(e *model.Event, b *Binding, i Instance) string {
	set := b.Setting(i.Setting)
	who, does := "", "wait"
	if i.Room != model.NoRoom {
		who, does = Room(e, i.Room), "be idle"
	} else {
		who = Person(e, i.Person)
	}
	day, free := Day(model.DateIn(i.Span.Start, e.Zone)), set.Minutes("free")
	words := []string{who, asks(set.Level), "not " + does, "between sessions on", day}
	if free > 0 {
		words = []string{who, asks(set.Level), does, "for at most", Duration(free), "between sessions on", day}
	}
	sentence := strings.Join(words, " ")
	if pause := set.Minutes("pause"); pause > 0 {
		sentence += fmt.Sprintf(", the %s after each aside", Duration(pause))
	}
	return sentence
}
