package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r25 = Rule{
	ID: "R25", Name: "protocol of guests of honour",
	Reads: []string{"sessions.type", "cast.person", "cast.must"},
	Text: "Each session of a line lies inside its window, from start to end; it counts the minutes outside. " +
		"Whoever of the people of the line must attend it, or everybody who must if the line names none, has so many minutes without another duty before its start and after its end, to be escorted; for each of them what is missing counts, of two sessions of one line once, by the longer of what both ask. Sessions that overlap are the matter of R16. A line of people alone is about all that they must attend. " +
		"At the level backup_level the back-up slot is kept free: another session that one of these people must attend, or that is in the back-up room, or in one that shares a part with it (R02), counts the minutes of the slot that it takes. Merged sessions are one. " +
		"With public=no the sessions are in nothing that is written for the public, nor whoever is in no other; so it is at every level, off too, for as long as the line stands.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions of the guests"},
		{Key: "type", Type: TypeList, Text: "types of sessions of the guests"},
		{Key: "people", Type: PersonList, Text: "the guests; everybody who must attend, if they are not given"},
		{Key: "start", Type: InstantParam, Text: "when the window opens"},
		{Key: "end", Type: InstantParam, Text: "when the window closes"},
		{Key: "before", Type: MinutesParam, Text: "minutes without another duty before the start"},
		{Key: "after", Type: MinutesParam, Text: "minutes without another duty after the end"},
		{Key: "backup_start", Type: InstantParam, Text: "when the back-up slot begins"},
		{Key: "backup_end", Type: InstantParam, Text: "when the back-up slot ends"},
		{Key: "backup_room", Type: RoomList, Text: "rooms that are kept free in the back-up slot"},
		{Key: "backup_level", Type: LevelParam, Default: "soft:1", Whole: true, Text: "level at which the back-up slot is kept free"},
		{Key: "public", Type: YesNoParam, Text: "whether the public is told of the sessions, as it is unless no is said"},
	},
	Needs:    [][]string{{"session", "type", "people"}, {"before", "after", "start", "backup_start", "public"}},
	Validate: validateGuests,
	Scale:    scaleOf("before", "after"),
	Scope:    linesAlone,
	Judge: func(c *Case) {
		var all [][]attended
		for _, b := range c.Binding.active() {
			sessions := c.guestSessions(b)
			c.judgeGuestWindow(b, sessions)
			if b.Minutes("before")+b.Minutes("after") > 0 {
				if all == nil {
					all = c.mustAttend()
				}
				c.judgeEscort(b, sessions, all)
			}
			c.judgeBackup(b, sessions)
		}
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		switch {
		case i.Part != "":
			return fmt.Sprintf("%s should leave the back-up slot of %s free, %s", Session(e, i.A), guestWords(e, s), Span(e, backupOf(s)))
		case i.Person == model.NoPerson:
			return fmt.Sprintf("%s %s be inside its window, %s", Session(e, i.A), asks(s.Level), Span(e, i.Span))
		default:
			return fmt.Sprintf("%s must attend %s, with %s it free for the escort, and %s", Person(e, i.Person), Session(e, i.A), escortWords(s), Session(e, i.B))
		}
	},
	Bars: always("not in its window"),
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		return Person(e, i.Person) + " too close to " + e.Sessions[other].ID
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		if i.Person == model.NoPerson {
			return nil
		}
		return append(milder(e, b, i, step{"before", -15, 0}, step{"after", -15, 0}), StandIn(e, i.Person, i.B), StandIn(e, i.Person, i.A))
	},
}

func validateGuests(e *model.Event, b *Bound) (wrong []Objection) {
	if b.Index < 0 {
		return nil
	}
	pair := func(what, from, to string) (given bool) {
		switch {
		case b.Has(from) != b.Has(to):
			wrong = append(wrong, Objection{Keys: []string{from, to}, Message: fmt.Sprintf("the %s has %s or %s alone", what, from, to), Remedy: "give both"})
		case b.Has(from) && b.Instant(from) >= b.Instant(to):
			wrong = append(wrong, Objection{
				Keys:    []string{to, from},
				Message: fmt.Sprintf("the %s ends %s, which is not after its start, %s", what, At(e, b.Instant(to)), At(e, b.Instant(from))),
				Remedy:  "give an end after the start",
			})
		}
		return b.Has(from) && b.Has(to)
	}
	pair("window", "start", "end")
	if !pair("back-up slot", "backup_start", "backup_end") && b.Has("backup_room") && len(wrong) == 0 {
		wrong = append(wrong, Objection{Keys: []string{"backup_room"}, Message: "there is a back-up room and no back-up slot", Remedy: "give backup_start and backup_end"})
	}
	return wrong
}

func backupOf(b *Bound) model.Interval {
	return model.Interval{Start: b.Instant("backup_start"), End: b.Instant("backup_end")}
}

// guestWords says whose protocol a line is about.
func guestWords(e *model.Event, b *Bound) string {
	if of := group(b); of != "" {
		return of
	}
	var names []string
	for _, p := range b.People("people") {
		names = append(names, Person(e, p))
	}
	return And(names)
}

// escortWords says the minutes without another duty.
func escortWords(b *Bound) string {
	var text []string
	if m := b.Minutes("before"); m > 0 {
		text = append(text, Duration(m)+" before")
	}
	if m := b.Minutes("after"); m > 0 {
		text = append(text, Duration(m)+" after")
	}
	return And(text)
}

// guestSessions returns the sessions that a line is about.
func (c *Case) guestSessions(b *Bound) []model.SessionIndex {
	if b.Has("session") || b.Has("type") {
		return b.Sessions("session", "type")
	}
	var all []model.SessionIndex
	for _, d := range c.Duties {
		if d.Must && slices.Contains(b.People("people"), d.Person) {
			all = append(all, d.Session)
		}
	}
	return distinct(all)
}

// isGuest reports whether a line is about a person who must attend one of its sessions.
func isGuest(b *Bound, p model.PersonIndex) bool {
	return !b.Has("people") || slices.Contains(b.People("people"), p)
}

func (c *Case) judgeGuestWindow(b *Bound, sessions []model.SessionIndex) {
	if !b.Has("start") {
		return
	}
	window := model.Interval{Start: b.Instant("start"), End: b.Instant("end")}
	for _, s := range sessions {
		for _, p := range c.BySession[s] {
			outside := p.Minutes() - p.Overlap(window)
			if outside <= 0 {
				continue
			}
			in := NewInstance("R25")
			in.A, in.Span = s, window
			c.Report(b, in, int(outside), fmt.Sprintf("%s, is outside its window, %s, for %s",
				Placed(c.Event, p, ""), Span(c.Event, window), Duration(outside)))
		}
	}
}

// judgeEscort reports the duties of guests, of all that everybody must attend, that are too
// close to what they are escorted to.
func (c *Case) judgeEscort(b *Bound, sessions []model.SessionIndex, all [][]attended) {
	of := make([]bool, len(c.Event.Sessions))
	for _, s := range sessions {
		of[s] = true
	}
	for who, own := range c.attendance(func(d model.Duty) bool { return d.Must && of[d.Session] && isGuest(b, d.Person) }) {
		guest := func(q model.Placement) int {
			return slices.IndexFunc(own, func(a attended) bool { return c.spot(a.Placement) == c.spot(q) })
		}
		for i, p := range own {
			for _, q := range all[who] {
				both := guest(q.Placement)
				if both >= 0 && both <= i || c.together(p.Session, q.Session) {
					continue // itself, or judged the other way round
				}
				c.judgeEscortBetween(b, model.PersonIndex(who), p.Placement, q.Placement, both >= 0)
			}
		}
	}
}

// judgeEscortBetween reports what is missing between the session p of a line and q, which may
// be one of the line too.
func (c *Case) judgeEscortBetween(b *Bound, who model.PersonIndex, p, q model.Placement, both bool) {
	before, after := b.Minutes("before"), b.Minutes("after")
	if both {
		before = max(before, after)
		after = before
	}
	gap, needed, first, second := q.Start.Sub(p.End), after, p, q
	if q.Start < p.Start {
		gap, needed, first, second = p.Start.Sub(q.End), before, q, p
	}
	if gap < 0 || gap >= needed {
		return
	}
	in := NewInstance("R25")
	in.A, in.B, in.Person, in.Span = p.Session, q.Session, who, model.Interval{Start: first.End, End: second.Start}
	c.Report(b, in, int(needed-gap), fmt.Sprintf("%s has %s between %s and %s, of %s for the escort: %s missing",
		Person(c.Event, who), Duration(gap), c.placed(first, who), c.placed(second, who), Duration(needed), Duration(needed-gap)))
}

func (c *Case) judgeBackup(b *Bound, sessions []model.SessionIndex) {
	if !b.Has("backup_start") || len(sessions) == 0 {
		return
	}
	e, slot := c.Event, backupOf(b)
	own := make([]bool, len(e.Sessions)) // of the line, or merged with one of it
	guests := make([]bool, len(e.People))
	for _, s := range sessions {
		for _, t := range c.mergedWith(e, s) {
			own[t] = true
		}
	}
	for _, d := range c.Duties {
		if d.Must && slices.Contains(sessions, d.Session) && isGuest(b, d.Person) {
			guests[d.Person] = true
		}
	}
	guestOf := make([]model.PersonIndex, len(e.Sessions))
	for s := range guestOf {
		guestOf[s] = model.NoPerson
	}
	for _, d := range c.Duties {
		if d.Must && guests[d.Person] && guestOf[d.Session] == model.NoPerson {
			guestOf[d.Session] = d.Person
		}
	}
	for _, p := range c.Placements {
		overlap, who := p.Overlap(slot), guestOf[p.Session]
		inRoom := p.Room.Given() && slices.ContainsFunc(b.Rooms("backup_room"), func(r model.RoomIndex) bool { return e.Share(r, p.Room.Index()) })
		if overlap == 0 || own[p.Session] || who == model.NoPerson && !inRoom {
			continue
		}
		why := "its room"
		if who != model.NoPerson {
			why = Person(e, who)
		}
		in := NewInstance("R25")
		in.Part, in.A, in.Person, in.Room, in.Span = "backup_level", p.Session, who, p.Room.Index(), slot
		c.Report(b, in, int(overlap), fmt.Sprintf("%s, takes %s for %s of the back-up slot of %s, %s",
			Placed(e, p, ""), why, Duration(overlap), guestWords(e, b), Span(e, slot)))
	}
}
