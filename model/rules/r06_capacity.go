package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r06 = Rule{
	ID: "R06", Name: "room large enough",
	Reads: []string{"sessions.expected", "sessions.merge", "rooms.capacity", "rooms.safety", "demand.session", "demand.attendee", "demand.count"},
	Text: "A session is in a room that has a seat for everybody expected and, where the room has a safety limit, may hold so many; the larger of the two shortfalls counts. " +
		"At the level comfort_level, and whether or not there are seats enough, a session counts the people expected beyond comfort percent of the seats, and the people missing to empty percent of them; both shares are rounded down to whole seats. " +
		"Merged sessions count as one that expects as many as all of them together (R45). In a room that can hold several sessions at once (R02), those that are in it at one time are added up: each moment at which one more begins counts, by the seats that are missing then, and by the people beyond comfort percent; such a room is never too empty. " +
		"A room without a capacity is bound by its safety limit alone; a session of which is not known how many are expected is not bound. " +
		"Where expected is empty it is how many attendees of demand.csv would like to come: demand percent of those, rounded down, must find a seat, and comfort counts all of them.",
	Level: model.Hard, Weight: 1, Unit: "seats", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "comfort", Type: PercentParam, Default: "90", Text: "percent of the seats that can be taken in comfort"},
		{Key: "empty", Type: PercentParam, Default: "20", Text: "percent of the seats that are taken, or the room looks empty"},
		{Key: "demand", Type: PercentParam, Default: "0", Text: "percent of those who would like to come, by demand.csv alone, who need a seat"},
		{Key: "comfort_level", Type: LevelParam, Default: "soft:6", Text: "level at which rooms that are too full or too empty count"},
	},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Percent("empty") <= b.Percent("comfort") {
			return nil
		}
		return []Objection{{
			Keys:    []string{"empty", "comfort"},
			Message: fmt.Sprintf("a room that is too empty below %d percent and too full above %d percent is never right", b.Percent("empty"), b.Percent("comfort")),
			Remedy:  "give an empty that is not above comfort",
		}}
	},
	Scope:    scopeOfCapacity,
	Hangs:    hangingOnSeats,
	Judge:    judgeCapacity,
	Say:      sayCapacity,
	Bars:     always("too small"),
	Full:     func(Instance) string { return "no seats left" },
	Counts:   countsSeats,
	Remedies: inLargestRoom,
}

// countsSeats says which sessions sit in a room that holds several, and how many seats it has.
func countsSeats(e *model.Event, _ *Binding, i Instance) (which, most string) {
	seats, _ := seatsIn(&e.Rooms[i.Room])
	return "expect people in " + Room(e, i.Room), Count(seats, "seat", "seats")
}

// inLargestRoom makes a session fit the largest room.
func inLargestRoom(e *model.Event, _ *Binding, i Instance) []Remedy {
	if i.A == model.NoSession || i.B != model.NoSession {
		return nil
	}
	largest := 0
	for r := range e.Rooms {
		if over := e.Sessions[i.A].Overflow; !e.Rooms[r].Paired() && len(over) == 0 || e.Rooms[r].Paired() && slices.Contains(over, e.Rooms[r].Pair[1]) {
			largest = max(largest, e.Rooms[r].Capacity)
		}
	}
	if largest == 0 || largest >= e.Sessions[i.A].Expected {
		return nil
	}
	return []Remedy{ofSession(DoWithout, i.A, "session %q expects %d", e.Sessions[i.A].ID, largest)}
}

func scopeOfCapacity(e *model.Event, _ *Binding) Scope {
	sessions := sessionsThat(e, expects)
	rooms := roomsThat(e, func(r *model.Room) bool { return r.Capacity > 0 || r.Safety > 0 })
	s := with("sessions that say how many are expected", sessions, rooms, noneExpected, "no room says how many it holds", "no room can be seen to be too small")
	if all := sessionsThat(e, anySession); s.Count > 0 && s.Count < all {
		s.Except = fmt.Sprintf("%d of %d sessions without a number of people expected", all-s.Count, all)
	} else if s.Count > 0 && rooms < len(e.OwnRooms()) {
		s.Except = fmt.Sprintf("%d of %d rooms without a number of seats", len(e.OwnRooms())-rooms, len(e.OwnRooms()))
	}
	return s
}

func expects(s *model.Session) bool { return s.Expected > 0 }

// noneExpected is what a rule about seats lacks where no session asks for any.
const noneExpected = "no session says how many are expected"

func judgeCapacity(c *Case) {
	e, b := c.Event, &c.Binding.General
	for _, p := range c.Placements {
		if !p.Room.Given() {
			continue
		}
		room, shared := &e.Rooms[p.Room.Index()], AtOnce(c.Book, p.Room.Index()) > 1
		if needed := c.audienceOf(p, shared, func(s model.SessionIndex) int { return needSeats(e, b, s) }); needed != nil {
			if missing := seatsMissing(room, needed.people); missing > 0 {
				who := persons(needed.people)
				if len(needed.sessions) == 1 {
					who = seated(e, b, p.Session)
				}
				c.Report(b, needed.instance, missing, fmt.Sprintf("%s, and the room %s: %d too many", needed.expects(e, p, who), holds(room), missing))
			}
		}
		expected := c.audienceOf(p, shared, func(s model.SessionIndex) int { return e.Sessions[s].Expected })
		if room.Capacity == 0 || expected == nil {
			continue
		}
		expected.instance.Part = "comfort_level"
		people, who := expected.people, expected.expects(e, p, persons(expected.people))
		full, empty := seats(room, b.Percent("comfort")), seats(room, b.Percent("empty"))
		switch {
		case people > full:
			c.Report(b, expected.instance, people-full, fmt.Sprintf("%s, and %d of the %s are the most in comfort: %d too many",
				who, full, Count(room.Capacity, "seat", "seats"), people-full))
		case people < empty && !shared:
			c.Report(b, expected.instance, empty-people, fmt.Sprintf("%s, and below %d of the %s the room looks empty: %d too few",
				who, empty, Count(room.Capacity, "seat", "seats"), empty-people))
		}
	}
}

// audience is who sits in a room when a session starts.
type audience struct {
	sessions []model.SessionIndex
	people   int // of all
	instance Instance
}

// audienceOf returns who sits with a placement when it starts, each session counting as many as
// many says: those placed as one with it or, in a room that is shared, all in it. It returns
// nil if the session counts nobody, or one of them, before it in the programme, starts at the
// same time.
func (c *Case) audienceOf(p model.Placement, shared bool, many func(model.SessionIndex) int) *audience {
	var x audience
	begins := false
	for _, q := range c.ByRoom[p.Room.Index()] {
		switch {
		case many(q.Session) == 0 || q.Start > p.Start || q.End <= p.Start:
		case !shared && !c.together(p.Session, q.Session), slices.Contains(x.sessions, q.Session):
		default:
			if q.Start == p.Start && !begins {
				if q.Session != p.Session {
					return nil
				}
				begins = true
			}
			x.sessions, x.people = append(x.sessions, q.Session), x.people+many(q.Session)
		}
	}
	if !begins {
		return nil
	}
	x.instance = NewInstance("R06")
	x.instance.A, x.instance.Room, x.instance.Span, x.instance.Source = p.Session, p.Room.Index(), p.Interval, c.Event.Sessions[p.Session].Pos
	if len(x.sessions) > 1 {
		x.instance.A, x.instance.B = x.sessions[0], x.sessions[1]
	}
	return &x
}

// expects says that the audience expects so many.
func (x *audience) expects(e *model.Event, p model.Placement, people string) string {
	if len(x.sessions) > 1 {
		return fmt.Sprintf("%s in %s, %s, expect %s together", Sessions(e, x.sessions), Room(e, x.instance.Room), At(e, p.Start), people)
	}
	return fmt.Sprintf("%s, expects %s", Placed(e, p, ""), people)
}

// needSeats returns how many of those whom a session expects need a seat.
func needSeats(e *model.Event, b *Bound, s model.SessionIndex) int {
	n := e.Sessions[s].Expected
	if e.Sessions[s].ByDemand {
		n = n * b.Percent("demand") / 100
	}
	return n
}

// seated says how many need a seat.
func seated(e *model.Event, b *Bound, s model.SessionIndex) string {
	text := persons(needSeats(e, b, s))
	if e.Sessions[s].ByDemand {
		text += fmt.Sprintf(" of the %d who would like to come", e.Sessions[s].Expected)
	}
	return text
}

// seatsMissing returns by how many the people are more than the room has seats for or
// may hold, as far as either is known.
func seatsMissing(room *model.Room, people int) int {
	if most, known := seatsIn(room); known {
		return max(0, people-most)
	}
	return 0
}

// seatsIn returns how many a room has seats for and may hold, if either is known.
func seatsIn(room *model.Room) (most int, known bool) {
	switch {
	case room.Capacity > 0 && room.Safety > 0:
		return min(room.Capacity, room.Safety), true
	case room.Capacity > 0:
		return room.Capacity, true
	}
	return room.Safety, room.Safety > 0
}

// seats returns a share of the room's seats.
func seats(room *model.Room, percent int) int { return room.Capacity * percent / 100 }

func persons(n int) string { return Count(n, "person", "people") }

// holds says what a room has seats for and may hold.
func holds(room *model.Room) string {
	var parts []string
	if room.Capacity > 0 {
		parts = append(parts, "has "+Count(room.Capacity, "seat", "seats"))
	}
	if room.Safety > 0 {
		parts = append(parts, "may hold "+persons(room.Safety))
	}
	return And(parts)
}

func sayCapacity(e *model.Event, b *Binding, i Instance) string {
	must := asks(b.General.LevelOf(i.Part))
	switch {
	case i.A == model.NoSession && i.Part == "comfort_level":
		return fmt.Sprintf("%s has %s for all sessions that are in it at once, and should be filled to %d percent at most",
			Room(e, i.Room), Count(e.Rooms[i.Room].Capacity, "seat", "seats"), b.General.Percent("comfort"))
	case i.A == model.NoSession:
		return fmt.Sprintf("%s %s, and %s have a seat for everybody in all sessions that are in it at once", Room(e, i.Room), holds(&e.Rooms[i.Room]), must)
	}
	sessions := seatedWith(e, i)
	people := 0
	for _, s := range sessions {
		if i.Part == "comfort_level" {
			people += e.Sessions[s].Expected
		} else {
			people += needSeats(e, &b.General, s)
		}
	}
	text := Sessions(e, sessions)
	switch {
	case len(sessions) > 1:
		text += fmt.Sprintf(" expect %s together and ", persons(people))
	case i.Part == "comfort_level":
		text += fmt.Sprintf(" expects %s and ", persons(people))
	default:
		text += fmt.Sprintf(" expects %s and ", seated(e, &b.General, i.A))
	}
	switch {
	case i.Part == "comfort_level":
		return text + fmt.Sprintf("should be in a room of which they take from %d to %d percent of the seats", b.General.Percent("empty"), b.General.Percent("comfort"))
	case i.Room == model.NoRoom || holds(&e.Rooms[i.Room]) == "":
		return text + must + " be in a room that can hold them"
	default:
		return text + fmt.Sprintf("%s be in a room that can hold them, and %s %s", must, Room(e, i.Room), holds(&e.Rooms[i.Room]))
	}
}

// seatedWith returns the sessions that an instance adds up: its A, with its B if it has one,
// and with those that they are merged with.
func seatedWith(e *model.Event, i Instance) []model.SessionIndex {
	if i.B == model.NoSession {
		return []model.SessionIndex{i.A}
	}
	var list []model.SessionIndex
	for s := range e.Sessions {
		x, merge := model.SessionIndex(s), e.Sessions[s].Merge
		with := merge != "" && (merge == e.Sessions[i.A].Merge || merge == e.Sessions[i.B].Merge)
		if x == i.A || x == i.B || with && e.Sessions[s].State != model.Cancelled && e.Sessions[s].Expected > 0 {
			list = append(list, x)
		}
	}
	return list
}

// hangingOnSeats: what is in the room matters only where one of the event holds several at once.
func hangingOnSeats(book *Book, _ []model.SessionIndex) Hangs {
	for r := range book.event.Rooms {
		if AtOnce(book, model.RoomIndex(r)) > 1 {
			return Hangs{OnPlace, WithRoom}
		}
	}
	return Hangs{OnRoom, WithNothing}
}
