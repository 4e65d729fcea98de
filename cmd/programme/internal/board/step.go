package board

import (
	"errors"
	"fmt"
	"slices"

	"programme/model"
)

// next is what a step makes of the current state.
type next struct {
	words   string
	changes []string
	pins    []pin
	list    []placed // sorted
	bound   *provedBound
}

// onward returns what comes after the current state where nothing changes yet.
func (b *Board) onward(words string) next {
	now := b.history.now()
	return next{words: words, changes: now.Changes, pins: now.Pins, list: b.history.placements(now.Number)}
}

// step makes the next state, kept before anybody hears of it.
func (b *Board) step(n next) error {
	now := b.history.now()
	set := difference(b.history.placements(now.Number), n.list)
	if err := b.record(&state{Words: n.words, Changes: n.changes, Pins: n.pins, Set: set, Bound: n.bound}); err != nil {
		return err
	}
	b.proposal = nil
	b.show()
	return nil
}

// withPlaces returns the list with some sessions elsewhere.
func withPlaces(list []placed, sessions []string, places ...placed) []placed {
	made := slices.DeleteFunc(slices.Clone(list), func(x placed) bool { return slices.Contains(sessions, x.Session) })
	made = append(made, places...)
	sortPlaced(made)
	return made
}

// done answers that a step was done.
func (b *Board) done(words string) *Answer {
	state := b.State()
	return &Answer{State: state, Done: words, Notes: []string{}, Files: []string{}, Command: state.Command}
}

// Drop puts a session into a place: at once where it is free of conflicts; else it asks what
// that takes.
func (b *Board) Drop(d Drop) (*Answer, error) {
	b.mu.Lock()
	c, err := b.at(d.Number)
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	s, err := c.session(d.Session)
	if err != nil {
		return nil, err
	}
	if d.Room == "" && d.Start == 0 {
		return b.takeOut(d.Number, c, s)
	}
	room, err := c.room(d.Room)
	if err != nil {
		return nil, err
	}
	start := model.Instant(d.Start)
	kind, err := c.kindOf(s, start, room)
	if err != nil {
		return nil, err
	}
	switch kind {
	case Here:
		return b.done(d.Session + " is there already"), nil
	case Free, Costs:
		return b.move(d.Number, c, s, start, d.Room)
	default:
		return b.askPlace(d, c, s, start)
	}
}

// move puts a session, and those placed with it, into a place.
func (b *Board) move(number int, c *scene, s model.SessionIndex, start model.Instant, room string) (*Answer, error) {
	b.mu.Lock()
	err := b.still(number, c)
	if err == nil {
		e := c.book.Event()
		n := b.onward(c.placesWords(e.Sessions[s].ID, start, room))
		var ids []string
		var places []placed
		for _, t := range c.together(s) {
			id := e.Sessions[t].ID
			ids = append(ids, id)
			places = append(places, placed{Session: id, Start: start, End: start.Add(e.Length(t)), Room: room, State: model.Draft})
		}
		n.list = withPlaces(n.list, ids, places...)
		err = b.step(n)
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done("moved"), nil
}

// takeOut takes a session, and those placed with it, out of the programme.
func (b *Board) takeOut(number int, c *scene, s model.SessionIndex) (*Answer, error) {
	b.mu.Lock()
	err := b.still(number, c)
	if err == nil {
		var ids []string
		for _, t := range c.together(s) {
			ids = append(ids, c.book.Event().Sessions[t].ID)
		}
		n := b.onward(c.book.Event().Sessions[s].ID + " taken out")
		n.list = withPlaces(n.list, ids)
		n.pins = slices.DeleteFunc(slices.Clone(n.pins), func(p pin) bool { return slices.Contains(ids, p.Session) })
		err = b.step(n)
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done("taken out"), nil
}

// Hold holds a session where it is.
func (b *Board) Hold(h Hold) (*Answer, error) {
	return b.changePins(h.Number, h.Session, func(c *scene, pins []pin) ([]pin, string, error) {
		at := slices.IndexFunc(c.programme.Placements, func(p model.Placement) bool { return c.book.Event().Sessions[p.Session].ID == h.Session })
		if at < 0 {
			return nil, "", fmt.Errorf("session %q has no place to be held at", h.Session)
		}
		pl := c.programme.Placements[at]
		p := pin{Session: h.Session, Start: pl.Start, Reason: h.Reason}
		if pl.Room.Given() {
			p.Room = c.book.Event().Rooms[pl.Room.Index()].ID
		}
		return append(pins, p), h.Session + " is held", nil
	})
}

// Release lets a session go that is held on the board.
func (b *Board) Release(h Hold) (*Answer, error) {
	return b.changePins(h.Number, h.Session, func(c *scene, pins []pin) ([]pin, string, error) {
		if !slices.ContainsFunc(b.history.now().Pins, func(p pin) bool { return p.Session == h.Session }) {
			return nil, "", fmt.Errorf("session %q is not held on the board", h.Session)
		}
		return pins, h.Session + " is released", nil
	})
}

// changePins makes a step that changes what is held; do gets the pins of the others.
func (b *Board) changePins(number int, session string, do func(c *scene, others []pin) ([]pin, string, error)) (*Answer, error) {
	b.mu.Lock()
	c, err := b.at(number)
	var words string
	if err == nil {
		_, err = c.session(session)
	}
	if err == nil {
		n := b.onward("")
		others := slices.DeleteFunc(slices.Clone(n.pins), func(p pin) bool { return p.Session == session })
		if n.pins, words, err = do(c, others); err == nil {
			n.words = words
			err = b.step(n)
		}
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done(words), nil
}

// Undo goes back to the state before.
func (b *Board) Undo(n Numbered) (*Answer, error) {
	return b.goTo(n.Number, func() (int, error) { return b.history.undo() })
}

// Redo goes to the state that undo left.
func (b *Board) Redo(n Numbered) (*Answer, error) {
	return b.goTo(n.Number, func() (int, error) { return b.history.redo() })
}

// Go goes to a state.
func (b *Board) Go(g Go) (*Answer, error) {
	return b.goTo(g.Number, func() (int, error) {
		if b.history.states[g.To] == nil {
			return 0, fmt.Errorf("there is no state %d", g.To)
		}
		return g.To, nil
	})
}

func (b *Board) goTo(number int, where func() (int, error)) (*Answer, error) {
	b.mu.Lock()
	_, err := b.at(number)
	var to int
	if err == nil {
		to, err = where()
	}
	if err == nil {
		err = b.journal.write(&entry{Go: &goEntry{To: to}})
	}
	if err == nil {
		err = b.history.goTo(to)
	}
	if err == nil {
		b.proposal = nil
		b.show()
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done(fmt.Sprintf("state %d", to)), nil
}

// maxName is how long the name of a state can be, in bytes.
const maxName = 200

// Name names the current state, or takes its name away.
func (b *Board) Name(n Name) (*Answer, error) {
	if len(n.Words) > maxName {
		return nil, errors.New("the name is too long")
	}
	b.mu.Lock()
	_, err := b.at(n.Number)
	if err == nil {
		err = b.journal.write(&entry{Name: &nameEntry{State: n.Number, Words: n.Words}})
	}
	if err == nil {
		b.history.now().named = n.Words
		b.tellState(n.Number, b.now.revision)
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done("named"), nil
}

// Refuse drops a proposal.
func (b *Board) Refuse(t Take) (*Answer, error) {
	b.mu.Lock()
	_, err := b.at(t.Number)
	if err == nil {
		if b.proposal == nil || b.proposal.ID != t.Proposal {
			err = errNoProposal
		} else {
			b.proposal = nil
			b.tellState(t.Number, b.now.revision)
		}
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done("refused"), nil
}

// Take takes a proposal or a way.
func (b *Board) Take(t Take) (*Answer, error) {
	b.mu.Lock()
	_, err := b.at(t.Number)
	if err == nil {
		taken, known := b.ways[t.Way]
		switch {
		case t.Way != "" && known:
			n := b.onward(taken.Words)
			n.list = taken.list
			err = b.step(n)
		case t.Way != "":
			err = errors.New("there is no such way any more; ask again")
		case b.proposal == nil || b.proposal.ID != t.Proposal:
			err = errNoProposal
		default:
			err = b.step(b.proposal.next)
		}
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return b.done("taken"), nil
}

var errNoProposal = errors.New("there is no such proposal any more; ask again")
