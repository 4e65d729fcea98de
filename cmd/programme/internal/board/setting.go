package board

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

// setting is an event after the changes and pins of a state: what states that differ in their
// programme alone have in common. It is only read once it is made.
type setting struct {
	edition  *Edition
	key      string
	revision string
	changes  []change.Change // those that the tables still allow
	pins     []pin
	planner  *solver.Planner
	book     *rules.Book
	faults   []Fault // changes and pins that the tables no longer allow
	tiers    []TierName

	prepare  sync.Once
	prepared atomic.Bool // lifts is there, unless that failed
	lifts    *solver.Lifts
	failed   error
}

// keyOf returns what a setting hangs on.
func keyOf(x *Edition, changes []string, pins []pin) string {
	sum := sha256.New()
	fmt.Fprintln(sum, x.Digest)
	for _, c := range changes {
		fmt.Fprintln(sum, c)
	}
	for _, p := range pins {
		fmt.Fprintf(sum, "%q\n", []string{p.Session, p.Start.String(), p.Room, p.Reason})
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// settingOf returns the event of an edition after changes and pins.
func settingOf(x *Edition, changes []string, pins []pin) *setting {
	s := &setting{edition: x, key: keyOf(x, changes, pins), planner: x.Planner}
	s.revision = keyOf(x, changes, nil)
	e := x.Planner.Event()
	for _, text := range changes {
		read, err := change.ParseEach(text, e, model.Position{})
		next := e
		if err == nil {
			next, err = change.Apply(e, read...)
		}
		if err != nil {
			s.faults = append(s.faults, lostFault(fmt.Sprintf("the change %q can no longer be made: %v", text, err)))
			continue
		}
		e, s.changes = next, append(s.changes, read...)
	}
	for _, p := range pins {
		next, err := p.hold(e)
		if err != nil {
			s.faults = append(s.faults, lostFault(fmt.Sprintf("session %q can no longer be held where it is: %v", p.Session, err)))
			continue
		}
		e, s.pins = next, append(s.pins, p)
	}
	if e != x.Planner.Event() {
		planner, err := solver.New(e)
		if err != nil { // one by one they were possible
			s.faults = append(s.faults, lostFault(fmt.Sprintf("the changes cannot be made: %v", err)))
		} else {
			s.planner = planner
		}
	}
	s.book = s.planner.Rules()
	s.tiers = tierNames(s.book)
	return s
}

func lostFault(words string) Fault {
	return Fault{Words: words, Remedy: "undo goes back to before it; the board keeps it until then"}
}

// change returns the change of the language that holds the session.
func (p pin) change(z model.Zone) change.Change {
	return change.Change{Kind: change.PinAt, Zone: z, Session: p.Session, Room: p.Room, Interval: model.Interval{Start: p.Start, End: p.Start}}
}

// hold returns the event in which the session is held, for its reason.
func (p pin) hold(e *model.Event) (*model.Event, error) {
	read, err := change.ParseEach(p.change(e.Zone).String(), e, model.Position{})
	if err != nil {
		return nil, err
	}
	next, err := change.Apply(e, read...)
	if err != nil {
		return nil, err
	}
	if n := len(next.Rules); n > len(e.Rules) {
		next.Rules[n-1].Reason = p.Reason
	}
	return next, nil
}

// ready returns what answers lifts, which is prepared once.
func (s *setting) ready() (*solver.Lifts, error) {
	s.prepare.Do(func() {
		s.lifts, s.failed = s.planner.Lifts(context.Background())
		s.prepared.Store(true)
	})
	return s.lifts, s.failed
}
