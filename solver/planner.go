package solver

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
)

// Planner answers questions about one event. It can be asked by several goroutines at once.
type Planner struct {
	book *rules.Book
}

// New returns a planner for e. What e leaves open is filled in, and its rules are bound,
// once and for all: e is not changed, and is not to be while the planner is in use. The
// error is a [model.Faults]: everything that keeps e from being a valid event with rules
// that make sense, see [model.Validate].
func New(e *model.Event) (*Planner, error) {
	full, faults := model.Complete(e)
	if len(faults) > 0 {
		return nil, faults
	}
	book, faults := rules.Bind(full)
	if len(faults) > 0 {
		return nil, faults
	}
	return &Planner{book}, nil
}

// Event returns the event with all that it left open. It is not to be changed.
func (p *Planner) Event() *model.Event { return p.book.Event() }

// Rules returns the event's rules as it sets them.
func (p *Planner) Rules() *rules.Book { return p.book }

// has returns an error unless the event has that session, the room if one is given, and
// those of the programme if it is not nil.
func (p *Planner) has(s model.SessionIndex, room model.RoomRef, programme *model.Programme) error {
	e := p.Event()
	switch {
	case s < 0 || int(s) >= len(e.Sessions):
		return fmt.Errorf("there is no session %d: the event has %d", s, len(e.Sessions))
	case room.Given() && (room.Index() < 0 || int(room.Index()) >= len(e.Rooms)):
		return fmt.Errorf("there is no room %d: the event has %d", room.Index(), len(e.Rooms))
	case programme == nil:
		return nil
	}
	for i := range programme.Placements {
		pl := &programme.Placements[i]
		if pl.Session < 0 || int(pl.Session) >= len(e.Sessions) || pl.Room.Given() && (pl.Room.Index() < 0 || int(pl.Room.Index()) >= len(e.Rooms)) {
			return fmt.Errorf("placement %d of the programme is of a session or room that the event does not have", i)
		}
	}
	return nil
}
