package whynot

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// asking is a question about a place of a session: the event with the session there.
type asking struct {
	book     *rules.Book
	problem  *csp.Problem
	anywhere *model.Event // in which the session must be placed, but may be anywhere
	activity csp.ActivityIndex
	pin      csp.InstanceIndex // of the question
	placed   csp.InstanceIndex // that the session is to be placed
}

// askedAt is the position of what the question adds to an event.
var askedAt = model.Position{File: "question", Line: 1, Column: 1}

// newAsking returns a question, without its problem if ctx ends before that is made.
func newAsking(ctx context.Context, book *rules.Book, asked Question) (*asking, error) {
	e, s, at, in := book.Event(), asked.Session, asked.At, asked.Room
	id := e.Sessions[s].ID
	if e.Sessions[s].State == model.Cancelled {
		return nil, fmt.Errorf("session %q is cancelled, so that it is nowhere", id)
	}
	pin := change.Change{Kind: change.PinIn, Pos: askedAt, Zone: e.Zone, Session: id}
	if in != model.NoRoom {
		pin.Room = e.Rooms[in].ID
	}
	switch {
	case at != model.NoInstant:
		pin.Kind, pin.Interval = change.PinAt, model.Interval{Start: at, End: at}
	case in == model.NoRoom:
		return nil, errors.New("there is neither a time nor a room to ask about")
	}
	q := &asking{anywhere: e}
	var err error
	if e.Sessions[s].State == model.Optional {
		confirm := change.Change{Kind: change.SessionConfirmed, Pos: askedAt, Zone: e.Zone, Session: id}
		if q.anywhere, err = change.Apply(e, confirm); err != nil {
			return nil, err
		}
	}
	there, err := change.Apply(q.anywhere, pin)
	if err != nil {
		return nil, err
	}
	var faults model.Faults
	if q.book, faults = rules.Bind(there); len(faults) > 0 {
		return nil, faults
	}
	if q.problem, err = compile.Within(ctx, q.book); q.problem == nil || err != nil {
		return q, err
	}
	q.activity = q.problem.ActivityOf[s]
	q.placed = q.problem.Activities[q.activity].Placed
	setting := len(there.Rules) - 1
	q.pin = csp.InstanceIndex(slices.IndexFunc(q.problem.Instances, func(i rules.Instance) bool { return i.Rule == rules.Pin && i.Setting == setting }))
	return q, nil
}

// asked returns what the question adds to the rule instances of the event.
func (q *asking) asked() [2]rules.Instance {
	return [2]rules.Instance{q.problem.Instances[q.pin], q.problem.Instances[q.placed]}
}
