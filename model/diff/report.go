package diff

import "programme/model"

// Kind says what became of a placement, as tables write it.
type Kind string

// Kinds of change, in the order in which they are reported.
const (
	New       Kind = "new"       // was not placed, now is
	Moved     Kind = "moved"     // another time, and perhaps another room
	Room      Kind = "room"      // another room at the same time
	Cancelled Kind = "cancelled" // was placed, now is not
)

// Kinds returns every kind, in the order in which they are reported.
func Kinds() []Kind { return []Kind{New, Moved, Room, Cancelled} }

// Report is what differs between two programmes. Its slices are the caller's.
type Report struct {
	// Sessions has a change for every placement that is in one programme and not in the
	// other: a move counts for both of its placements. They are in the order of their new
	// start or, of those that are cancelled, their old one.
	Sessions []SessionChange
	// People has everyone in the cast of a session that changes, in the event's order.
	People []PersonChange

	// Worse are moves that make somebody's hours worse, where somebody who knows the rules
	// has looked at them: by person, then as Sessions.
	Worse []WorseHours
	// Told is how many people must be told, each counted once: People, and those whom no
	// cast names. It counts the cast of drafts too: a draft costs nothing by R53, but its
	// cast may well have seen it.
	Told int
	// Weighed says that the placements of the old programme differ in state; Points is then
	// what telling people counts by that, once [Report.Weigh] was asked.
	Weighed bool
	Points  int

	New, Cancelled int // changes of these kinds
	Days           int // moves to another calendar day at the venue
	Times          int // moves to another start on the same day, or to another end
	Rooms          int // changes of room, those of sessions that also move included
}

// SessionChange is what becomes of one placement of a session.
type SessionChange struct {
	Session  model.SessionIndex
	Kind     Kind
	Old, New *model.Placement // nil of kind New, and of kind Cancelled

	// What a session of kind Moved or Room does: start on another calendar day at the
	// venue; if not that, take another time on that day; be in another room.
	Day, Time, Room bool

	People []model.PersonIndex // its cast, each once, in the event's order
	// Told is how many people were told of the old placement or, if that is not known,
	// are in the cast.
	Told int
	// Beyond is how many people are to be told whom the cast does not name: those who were
	// told of the old placement beside it, or one where it is empty. It counts once for a
	// session, and not for what is new.
	Beyond int
	// Reason says why, as far as the event tells; "" if it does not.
	Reason string
}

// PersonChange is what changes for one person.
type PersonChange struct {
	Person model.PersonIndex
	Duties []DutyChange // at least one, in the order of [Report.Sessions]
}

// DutyChange is a change of a session that a person is in the cast of.
type DutyChange struct {
	Change   int // index into [Report.Sessions]
	Roles    []string
	Presence model.Presence // OnSite if any role is on site; "" if none says
}

// WorseHours is a change that moves a session which somebody must attend online to hours
// that suit them less.
type WorseHours struct {
	Person        model.PersonIndex
	Change        int  // index into [Report.Sessions]
	Before, After int  // points of their hours
	Outside       bool // outside the limits of their night, where it was not before
}

// Empty reports whether the programmes do not differ.
func (r *Report) Empty() bool { return len(r.Sessions) == 0 }

// Count returns how many changes are of that kind.
func (r *Report) Count(k Kind) int {
	n := 0
	for i := range r.Sessions {
		if r.Sessions[i].Kind == k {
			n++
		}
	}
	return n
}
