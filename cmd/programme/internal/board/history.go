package board

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"programme/model"
)

// history is the states of a board. It grows and forgets nothing, so that undo has no end.
type history struct {
	states  map[int]*state
	current int
	last    int            // the highest number
	files   map[string]int // which state a file has, by its path
}

// state is one state: changes to the event and a programme. It is not changed once it is made,
// but for its name and the file that has it.
type state struct {
	Number  int             `json:"number"`
	From    int             `json:"from,omitempty"` // the state before it; 0 for the first
	At      time.Time       `json:"at"`
	Words   string          `json:"words"`
	Changes []string        `json:"changes,omitempty"` // to the event, in their canonical words
	Pins    []pin           `json:"pins,omitempty"`    // sessions that are held on the board
	Set     []sessionPlaces `json:"set,omitempty"`     // what is elsewhere than in the state before
	Source  string          `json:"source,omitempty"`  // the file that it was read from; "" for none
	Bound   *provedBound    `json:"bound,omitempty"`   // what a run has proved; nil for nothing
	named   string
	written string // the file that it was written into last; "" for none
	next    int    // to which redo goes; 0 for none
}

// pin is a session that is held where it is.
type pin struct {
	Session string        `json:"session"`
	Start   model.Instant `json:"start"`
	Room    string        `json:"room,omitempty"`
	Reason  string        `json:"reason,omitempty"`
}

// sessionPlaces is where a session is: in no place, in one, or, in a programme made elsewhere,
// in several.
type sessionPlaces struct {
	Session string   `json:"session"`
	Places  []placed `json:"places,omitempty"`
}

// provedBound is what was proved to be the least cost, for the event with the changes and pins
// of the state.
type provedBound struct {
	Digest string `json:"digest"` // of the tables
	Tiers  [9]int `json:"tiers"`
}

func newHistory() *history { return &history{states: map[int]*state{}, files: map[string]int{}} }

// keepFile notes that a file has the programme of a state, and of no other one any more.
func (h *history) keepFile(f *fileEntry) {
	s := h.states[f.State]
	if f.Published {
		s.Source, s.written = f.Path, ""
	} else {
		s.written = f.Path
	}
	h.files[f.Path] = f.State
}

// file returns the file that has the programme of a state; "" if none has.
func (h *history) file(s *state) string {
	for _, path := range []string{s.written, s.Source} {
		if path != "" && h.files[path] == s.Number {
			return path
		}
	}
	return ""
}

// read returns the file that the programme of a state was read from, if that still has it.
func (h *history) read(s *state) string {
	if s.Source != "" && h.files[s.Source] == s.Number {
		return s.Source
	}
	return ""
}

// now returns the state that the board is at; nil before the first.
func (h *history) now() *state { return h.states[h.current] }

// add appends a state after the current one, and goes there.
func (h *history) add(s *state) error {
	switch {
	case s.Number <= h.last:
		return fmt.Errorf("state %d comes after state %d", s.Number, h.last)
	case s.From != 0 && h.states[s.From] == nil:
		return fmt.Errorf("state %d follows state %d, which there is not", s.Number, s.From)
	}
	h.states[s.Number], h.last, h.current = s, s.Number, s.Number
	if s.Source != "" {
		h.files[s.Source] = s.Number
	}
	if before := h.states[s.From]; before != nil {
		before.next = s.Number
	}
	return nil
}

// goTo goes to a state. Redo finds the way back to where an undo came from.
func (h *history) goTo(number int) error {
	to := h.states[number]
	if to == nil {
		return fmt.Errorf("there is no state %d", number)
	}
	if now := h.now(); now != nil && now.From == number {
		to.next = now.Number
	}
	h.current = number
	return nil
}

var (
	errNoUndo = errors.New("there is nothing to undo")
	errNoRedo = errors.New("there is nothing to redo")
)

// undo and redo return the state that comes before, and the one that was left by undo.
func (h *history) undo() (int, error) {
	if now := h.now(); now != nil && now.From != 0 {
		return now.From, nil
	}
	return 0, errNoUndo
}

func (h *history) redo() (int, error) {
	if now := h.now(); now != nil && now.next != 0 {
		return now.next, nil
	}
	return 0, errNoRedo
}

// placements returns the programme of a state, sorted.
func (h *history) placements(number int) []placed {
	seen := map[string]bool{}
	list := []placed{}
	for s := h.states[number]; s != nil; s = h.states[s.From] {
		for _, set := range s.Set {
			if !seen[set.Session] {
				seen[set.Session] = true
				list = append(list, set.Places...)
			}
		}
	}
	sortPlaced(list)
	return list
}

// difference returns what of a programme is elsewhere than in another one, both of them sorted.
func difference(from, to []placed) (set []sessionPlaces) {
	was, is := bySession(from), bySession(to)
	for _, x := range to {
		if !slices.Equal(was[x.Session], is[x.Session]) && (len(set) == 0 || set[len(set)-1].Session != x.Session) {
			set = append(set, sessionPlaces{x.Session, is[x.Session]})
		}
	}
	for i, x := range from {
		if len(is[x.Session]) == 0 && (i == 0 || from[i-1].Session != x.Session) {
			set = append(set, sessionPlaces{Session: x.Session})
		}
	}
	return set
}

func bySession(list []placed) map[string][]placed {
	by := map[string][]placed{}
	for _, x := range list {
		by[x.Session] = append(by[x.Session], x)
	}
	return by
}

// shownStates is how many of the last states a page lists, beside those that have a name.
const shownStates = 100

// steps returns the states that a page lists, by number.
func (h *history) steps() []Step {
	before := map[int]bool{} // those that undo leads through
	for s := h.now(); s != nil; s = h.states[s.From] {
		before[s.Number] = true
	}
	list := []Step{}
	for n := 1; n <= h.last; n++ {
		s := h.states[n]
		if s == nil || n <= h.last-shownStates && s.named == "" && n != h.current {
			continue
		}
		list = append(list, Step{Number: n, From: s.From, Words: s.Words, Named: s.named, At: s.At.UTC().Format(time.RFC3339), Undone: !before[n]})
	}
	return list
}
