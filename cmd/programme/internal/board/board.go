package board

import (
	"errors"
	"sync"

	"programme/model"
)

// Board is one event, its states, and what is going on. It can be asked by several goroutines.
type Board struct {
	commands Commands

	mu     sync.Mutex
	now    *scene // nil while the tables could not be read yet
	began  string
	faults []Fault
	closed bool
}

// New returns a board about the event of the commands. Faults of the tables are no error: the
// board lists them.
func New(c Commands) (*Board, error) {
	b := &Board{commands: c}
	x, err := c.Read()
	var faults model.Faults
	switch {
	case errors.As(err, &faults):
		b.faults = faultsOf(faults)
		return b, nil
	case err != nil:
		return nil, err
	}
	p, called, err := c.Begin(x)
	if err != nil {
		return nil, err
	}
	b.began = called
	b.now = sceneOf(x, 1, placedIn(x.book().Event(), p))
	return b, nil
}

// Close ends what is going on.
func (b *Board) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
}

// Event answers what no step changes.
func (b *Board) Event() *Event {
	b.mu.Lock()
	now := b.now
	b.mu.Unlock()
	if now == nil {
		return noEvent(b.commands.Path(), "")
	}
	return eventOf(now.book, now.read, b.commands.Path(), now.revision)
}

// State answers where the board is.
func (b *Board) State() *State {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := &State{
		Placements: []Placement{}, Unplaced: []Unplaced{}, Tiers: []Tier{}, Conflicts: []Conflict{}, Changes: []string{}, States: []Step{},
		Faults: append([]Fault{}, b.faults...), Began: b.began,
	}
	if b.now != nil {
		b.now.state(s)
	}
	return s
}

// faultsOf returns the answer for faults.
func faultsOf(faults model.Faults) []Fault {
	list := make([]Fault, len(faults))
	for i, f := range faults {
		list[i] = Fault{File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Column, Words: f.Message, Remedy: f.Remedy}
	}
	return list
}
