package rules

import (
	"fmt"

	"programme/model"
)

var r06 = Rule{
	ID: "R06", Name: "room large enough",
	Reads: []string{"sessions.expected", "rooms.capacity", "rooms.safety", "demand.session", "demand.attendee", "demand.count"},
	Text: "A session is in a room that has a seat for everybody expected and, where the room has a safety limit, may hold so many; the larger of the two shortfalls counts. " +
		"At the level comfort_level, and whether or not there are seats enough, a session counts the people expected beyond comfort percent of the seats, and the people missing to empty percent of them; both shares are rounded down to whole seats. " +
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
	Judge:    judgeCapacity,
	Say:      sayCapacity,
	Bars:     always("too small"),
	Remedies: inLargestRoom,
}

// inLargestRoom makes a session fit the largest room.
func inLargestRoom(e *model.Event, _ *Binding, i Instance) []Remedy {
	largest := 0
	for r := range e.Rooms {
		largest = max(largest, e.Rooms[r].Capacity)
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
	} else if s.Count > 0 && rooms < len(e.Rooms) {
		s.Except = fmt.Sprintf("%d of %d rooms without a number of seats", len(e.Rooms)-rooms, len(e.Rooms))
	}
	return s
}

func expects(s *model.Session) bool { return s.Expected > 0 }

// noneExpected is what a rule about seats lacks where no session asks for any.
const noneExpected = "no session says how many are expected"

func judgeCapacity(c *Case) {
	e, b := c.Event, &c.Binding.General
	for _, p := range c.Placements {
		people := e.Sessions[p.Session].Expected
		if people == 0 || !p.Room.Given() {
			continue
		}
		room := &e.Rooms[p.Room.Index()]
		in := NewInstance("R06")
		in.A, in.Room, in.Span, in.Source = p.Session, p.Room.Index(), p.Interval, e.Sessions[p.Session].Pos
		if missing := seatsMissing(room, needSeats(e, b, p.Session)); missing > 0 {
			c.Report(b, in, missing, fmt.Sprintf("%s, expects %s, and the room %s: %d too many",
				Placed(e, p, ""), seated(e, b, p.Session), holds(room), missing))
		}
		if room.Capacity == 0 {
			continue
		}
		in.Part = "comfort_level"
		full, empty := seats(room, b.Percent("comfort")), seats(room, b.Percent("empty"))
		switch {
		case people > full:
			c.Report(b, in, people-full, fmt.Sprintf("%s, expects %s, and %d of the %s are the most in comfort: %d too many",
				Placed(e, p, ""), persons(people), full, Count(room.Capacity, "seat", "seats"), people-full))
		case people < empty:
			c.Report(b, in, empty-people, fmt.Sprintf("%s, expects %s, and below %d of the %s the room looks empty: %d too few",
				Placed(e, p, ""), persons(people), empty, Count(room.Capacity, "seat", "seats"), empty-people))
		}
	}
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
func seatsMissing(room *model.Room, people int) (missing int) {
	if room.Capacity > 0 {
		missing = max(missing, people-room.Capacity)
	}
	if room.Safety > 0 {
		missing = max(missing, people-room.Safety)
	}
	return missing
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
	text := fmt.Sprintf("%s expects %s and ", Session(e, i.A), seated(e, &b.General, i.A))
	switch {
	case i.Part == "comfort_level":
		text = fmt.Sprintf("%s expects %s and ", Session(e, i.A), persons(e.Sessions[i.A].Expected))
		return text + fmt.Sprintf("should be in a room of which they take from %d to %d percent of the seats", b.General.Percent("empty"), b.General.Percent("comfort"))
	case i.Room == model.NoRoom || holds(&e.Rooms[i.Room]) == "":
		return text + asks(b.General.Level) + " be in a room that can hold them"
	default:
		return text + fmt.Sprintf("%s be in a room that can hold them, and %s %s", asks(b.General.Level), Room(e, i.Room), holds(&e.Rooms[i.Room]))
	}
}
