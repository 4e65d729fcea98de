package scenario

import (
	"programme/cmd/programme/internal/present/whatif"
	"programme/model/diff"
)

// Answer is what a file of results keeps of the answer to a scenario.
type Answer struct {
	whatif.Result
	Sessions []Moved `json:"sessions"` // that are elsewhere than the programme had them, in the order of the event
}

// Moved is a session that is elsewhere than it was.
type Moved struct {
	Session string `json:"session"`
	Day     bool   `json:"day,omitempty"`  // to another day
	Time    bool   `json:"time,omitempty"` // to another time on the same day
	Room    bool   `json:"room,omitempty"` // to another room
	Dropped bool   `json:"dropped,omitempty"`
}

// AnswerOf returns what is kept of a reply.
func AnswerOf(r *whatif.Reply) Answer {
	a := Answer{Result: r.Outcome(), Sessions: []Moved{}}
	if r.Report == nil {
		return a
	}
	for _, s := range r.Report.Sessions {
		m := Moved{Session: r.Event.Sessions[s.Session].ID, Day: s.Day, Time: s.Time, Room: s.Room, Dropped: s.Kind == diff.Cancelled}
		if m.Day || m.Time || m.Room || m.Dropped {
			a.Sessions = append(a.Sessions, m)
		}
	}
	return a
}
