package board

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"programme/model"
)

// Board is one event, its states, and what is going on. It can be asked by several goroutines.
type Board struct {
	commands Commands
	journal  *journal
	hub      hub
	digest   string // of the tables before they were read first

	mu       sync.Mutex
	history  *history
	edition  *Edition // as the tables could be read last; nil while they never could
	now      *scene   // of the current state; nil while there is no edition
	faults   []Fault  // of the tables as they are
	notes    []Fault  // on the board itself
	began    string   // the programme that it began with
	proposal *proposal
	ways     map[string]way
	run      *run // that is on; nil for none
	runs     int  // that were begun
	outcome  *Outcome
}

// New returns a board about the event of the commands. Faults of the tables are no error: the
// board lists them.
func New(c Commands) (*Board, error) {
	var faults model.Faults
	digest := c.Digest() // of what is read next, or of what was before it: then it is read again
	x, wrong := c.Read()
	if wrong != nil && !errors.As(wrong, &faults) { // nothing is made where there is no event
		return nil, wrong
	}
	j, h, err := openJournal(c.Journal())
	if err != nil {
		return nil, err
	}
	b := &Board{commands: c, journal: j, history: h, ways: map[string]way{}, digest: digest}
	if err := b.use(x, wrong); err != nil {
		j.close()
		return nil, err
	}
	return b, nil
}

// Close ends what is going on, and the journal.
func (b *Board) Close() {
	b.mu.Lock()
	r := b.run
	b.mu.Unlock()
	if r != nil {
		r.cancel()
		<-r.done
	}
	b.hub.close()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.journal.close()
}

// reload reads the tables, and shows the current state by them. What they had before stays
// where they have faults.
func (b *Board) reload() error {
	x, err := b.commands.Read()
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.use(x, err)
}

// use shows the current state by the tables as they were read, or lists what is wrong with them.
func (b *Board) use(x *Edition, err error) error {
	var faults model.Faults
	switch {
	case errors.As(err, &faults):
		b.faults = faultsOf(faults)
		return nil
	case err != nil && b.edition != nil: // a file that is being written, perhaps
		b.faults = []Fault{{Words: err.Error()}}
		return nil
	case err != nil:
		return err
	}
	first := b.edition == nil
	b.faults, b.edition, b.proposal = nil, x, nil
	b.checkBaseline()
	if first {
		if err := b.begin(); err != nil {
			return err
		}
	}
	b.show()
	return nil
}

// checkBaseline forgets that the baseline has the programme of a state, if it is another one by now.
func (b *Board) checkBaseline() {
	path := b.commands.Baseline()
	of, known := b.history.files[path]
	if !known {
		return
	}
	e := b.edition.Planner.Event()
	var list []placed
	if e.Baseline != nil {
		list = placedIn(e, e.Baseline)
		sortPlaced(list)
	}
	if !slices.EqualFunc(list, b.history.placements(of), placed.at) {
		delete(b.history.files, path)
	}
}

// begin makes the first state, and one for a programme that the command names, unless the board
// is there already.
func (b *Board) begin() error {
	p, file, named, err := b.commands.Begin(b.edition)
	if err != nil {
		return err
	}
	e, list := b.edition.Planner.Event(), []placed{}
	if p != nil {
		list = placedIn(e, p)
		sortPlaced(list)
	}
	words := "no programme yet"
	if p != nil {
		words = file + " as it is"
	}
	now := b.history.now()
	switch {
	case now == nil:
		if err := b.record(&state{Words: words, Set: difference(nil, list), Source: file}); err != nil {
			return err
		}
	case named && (len(now.Changes)+len(now.Pins) > 0 || !slices.Equal(b.history.placements(now.Number), list)):
		set := difference(b.history.placements(now.Number), list)
		if err := b.record(&state{Words: words, Set: set, Source: file}); err != nil {
			return err
		}
	}
	b.began = b.history.states[1].Words
	return nil
}

// record appends a state after the current one to the journal, and goes there.
func (b *Board) record(s *state) error {
	s.Number, s.From, s.At = b.history.last+1, b.history.current, time.Now().UTC().Truncate(time.Second)
	if err := b.journal.write(&entry{State: s}); err != nil {
		return err
	}
	return b.history.add(s)
}

// show makes the scene of the current state.
func (b *Board) show() {
	now := b.history.now()
	key := keyOf(b.edition, now.Changes, now.Pins)
	var s *setting
	if b.now != nil && b.now.key == key {
		s = b.now.setting
	} else {
		s = settingOf(b.edition, now.Changes, now.Pins)
	}
	b.now = sceneOf(s, now.Number, b.history.placements(now.Number))
	b.ways = map[string]way{}
	if b.proposal != nil && b.proposal.Number != now.Number {
		b.proposal = nil
	}
	b.tellState(now.Number, b.now.revision)
	if c := b.now; !c.prepared.Load() {
		go func() {
			if _, err := c.ready(); err == nil && b.scene() == c { // the first lift says what went wrong
				b.tellState(c.number, c.revision)
			}
		}()
	}
}

// scene returns what the board shows; nil while the tables could not be read yet.
func (b *Board) scene() *scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

// Event answers what no step changes.
func (b *Board) Event() *Event {
	c := b.scene()
	if c == nil {
		return noEvent(b.commands.Path(), "")
	}
	x := eventOf(c.book, c.edition.Read, b.commands.Path(), c.revision)
	x.Formats = b.commands.Formats()
	return x
}

// State answers where the board is.
func (b *Board) State() *State {
	b.mu.Lock()
	s := &State{
		Placements: []Placement{}, Unplaced: []Unplaced{}, Tiers: []Tier{}, Conflicts: []Conflict{}, Changes: []string{}, States: []Step{},
		Faults: append(append([]Fault{}, b.notes...), b.faults...), Began: b.began, Last: b.outcome,
	}
	c := b.now
	var bound *provedBound
	if c != nil {
		now := b.history.now()
		s.States, s.Undo, s.Redo = b.history.steps(), now.From != 0, now.next != 0
		s.Command = b.command(now)
		bound = b.bound(now)
		if b.proposal != nil {
			s.Proposal = &b.proposal.Proposal
		}
		if b.run != nil {
			s.Busy = &Busy{What: b.run.what, Words: b.run.words}
		}
	}
	b.mu.Unlock()
	if c != nil {
		c.state(s, bound)
	}
	return s
}

// bound returns what was proved of a state, or of one with the same changes and pins.
func (b *Board) bound(s *state) *provedBound {
	for at := s; at != nil; at = b.history.states[at.From] {
		if !slices.Equal(at.Changes, s.Changes) || !slices.Equal(at.Pins, s.Pins) {
			return nil
		}
		if at.Bound != nil && at.Bound.Digest == b.edition.Digest {
			return at.Bound
		}
	}
	return nil
}

// elsewhere is the error of a step that is about another state than the one that the board
// is at.
type elsewhere struct{ number int }

func (e elsewhere) Error() string {
	return fmt.Sprintf("the board is at state %d by now: somebody else did a step, or another tab", e.number)
}

// busyError is the error of a step while a run is on.
type busyError struct{ words string }

func (e busyError) Error() string { return e.words + " is on; stop it first" }

// at returns the scene if the board is at that state, and nothing is going on.
func (b *Board) at(number int) (*scene, error) {
	switch {
	case b.now == nil:
		return nil, errNoEvent
	case b.history.current != number:
		return nil, elsewhere{b.history.current}
	case b.run != nil:
		return nil, busyError{b.run.words}
	}
	return b.now, nil
}

// errReread is the error of a step for which something was looked at in tables that are others by
// now.
var errReread = errors.New("the tables were changed meanwhile; ask again")

// still returns an error unless the board shows the same as when something was looked at.
func (b *Board) still(number int, c *scene) error {
	now, err := b.at(number)
	if err == nil && now != c {
		err = errReread
	}
	return err
}

// Watch looks now and then whether the files of the event have changed, until ctx ends, and
// shows the board by the new ones.
func (b *Board) Watch(ctx context.Context, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	seen := b.digest
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if now := b.commands.Digest(); now != seen {
			seen = now
			b.Reread()
		}
	}
}

// Reread reads the tables again and tells the pages.
func (b *Board) Reread() {
	if err := b.reload(); err != nil {
		b.mu.Lock()
		b.faults = []Fault{{Words: err.Error()}}
		b.mu.Unlock()
	}
	b.hub.tell("event", map[string]any{"revision": b.Event().Revision})
}

// faultsOf returns the answer for faults.
func faultsOf(faults model.Faults) []Fault {
	list := make([]Fault, len(faults))
	for i, f := range faults {
		list[i] = Fault{File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Column, Words: f.Message, Remedy: f.Remedy}
	}
	return list
}
