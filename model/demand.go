package model

import (
	"cmp"
	"slices"
)

// SessionRef is a session that may be left open. The zero SessionRef is none.
type SessionRef struct{ next SessionIndex } // the index after that of the session

// ToSession refers to that session, or to none for [NoSession].
func ToSession(s SessionIndex) SessionRef { return SessionRef{s + 1} }

// Given reports whether r is a session.
func (r SessionRef) Given() bool { return r.next != 0 }

// Index returns the session, [NoSession] if it is left open.
func (r SessionRef) Index() SessionIndex { return r.next - 1 }

// Equal reports whether r and o are the same session, or both none.
func (r SessionRef) Equal(o SessionRef) bool { return r == o }

// Demand is one row of what attendees would like to see: a session that one of them would
// like to attend, how many would attend a session, or how many would attend both of two.
// Attendees are no people of the event: they need nothing but an id, which nothing shows.
type Demand struct {
	Row
	Attendee string // "" where the row says how many
	Session  SessionIndex
	With     SessionRef // the other session of two; none where Attendee is given
	Count    int        // how many would; 0 where Attendee is given
}

// Wanted returns how many attendees would like to attend each session: those whom the
// demand names, each once, or the number that it says, whichever is more. It is nil if there
// is no demand.
func (e *Event) Wanted() []int {
	if len(e.Demand) == 0 {
		return nil
	}
	type wish struct {
		session  SessionIndex
		attendee int32
	}
	wanted := make([]int, len(e.Sessions))
	numbers := make(map[string]int32)
	wishes := make([]wish, 0, len(e.Demand))
	counts := make(map[SessionIndex]int)
	for i := range e.Demand {
		d := &e.Demand[i]
		switch {
		case d.Session < 0 || int(d.Session) >= len(e.Sessions): // a fault of the event
		case d.Attendee != "":
			n, known := numbers[d.Attendee]
			if !known {
				n = int32(len(numbers))
				numbers[d.Attendee] = n
			}
			wishes = append(wishes, wish{d.Session, n})
		case !d.With.Given():
			counts[d.Session] = max(counts[d.Session], d.Count)
		}
	}
	slices.SortFunc(wishes, func(v, w wish) int {
		return cmp.Or(cmp.Compare(v.session, w.session), cmp.Compare(v.attendee, w.attendee))
	})
	for _, w := range slices.Compact(wishes) {
		wanted[w.session]++
	}
	for s, n := range counts {
		wanted[s] = max(wanted[s], n)
	}
	return wanted
}
