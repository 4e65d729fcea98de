package csp

import (
	"math/bits"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// Indices into the slices of a [Problem].
type (
	ActivityIndex int32 // into Activities
	StartIndex    int32 // into Starts
	InstanceIndex int32 // into Instances
)

// Problem is an event compiled for solving. It is not changed once built and can be
// read by several goroutines.
type Problem struct {
	Book       *rules.Book
	Event      *model.Event // of the book
	Activities []Activity
	// Starts are all instants at which any activity may start, ascending.
	Starts []model.Instant
	// Days are the calendar days of Starts in the venue's zone, counted from an
	// arbitrary one.
	Days []int32
	// Rooms are the event's rooms; room indices are the model's.
	Rooms      []Room
	Relations  []Relation
	Pools      []Pool
	RoomLimits []RoomLimit
	Respites   []Respite
	// RefitLimits bound how often rooms are laid out anew, one for each room and day.
	RefitLimits []RefitLimit
	Soft        Soft
	// Tidying is the first tier from which on nothing is charged but for looks, by rules that the
	// event does not ask for; 0 if there is none.
	Tidying   int
	Instances []rules.Instance
	// ActivityOf maps each session to its activity, -1 for cancelled sessions.
	ActivityOf []ActivityIndex
	// MustAttend holds for each person the activities that the person must attend and that
	// therefore cannot overlap, in order: one list for each person of the event, or none
	// where people may be in two places. AttendRule is the rule that asks for it.
	MustAttend [][]ActivityIndex
	AttendRule string
}

// Activity is what is placed as one: a session, or merged sessions that act as one.
type Activity struct {
	Sessions []model.SessionIndex
	Minutes  model.Minutes // of the longest session
	Optional bool
	Priority int // of an optional activity, 1 first
	// Legal are the indices into Starts that the windows allow, ascending, before any
	// ban.
	Legal []StartIndex
	// Bans are what rule instances take away from Legal x Rooms.
	Bans []Ban
	// Candidates is what is left: for each start that has any, the rooms.
	Candidates Candidates
	// Placed is the rule instance that asks for the activity to be placed; Asked are more
	// of them, each of which does so by itself: of optional sessions that are frozen (R54).
	Placed InstanceIndex
	Asked  []InstanceIndex
}

// IsAskedBy reports whether a rule instance asks for the activity to be placed.
func (a *Activity) IsAskedBy(i InstanceIndex) bool {
	return i == a.Placed || slices.Contains(a.Asked, i)
}

// Candidates are the (start, room) pairs open to an activity.
type Candidates struct {
	Starts []StartIndex // ascending
	Rooms  []RoomSet    // the rooms open at each of Starts; never empty sets; shared, not to be changed
}

// Ban is one rule instance that takes candidates from one activity: all pairs of a
// start in Starts and a room in Rooms.
type Ban struct {
	Starts   []StartIndex // nil means every start
	Rooms    RoomSet      // nil means every room
	Instance InstanceIndex
}

// Room is what a room can hold.
type Room struct {
	Parallel   int           // activities at a time, at least 1
	Turnaround model.Minutes // between the end of one and the start of the next; 0 if Parallel > 1
	// Holds and Turns are the instances that ask for the two.
	Holds, Turns InstanceIndex
}

// Relation forbids some pairs of starts of two activities. It binds where both are
// placed and, if Where is given, their rooms meet it.
type Relation struct {
	A, B     ActivityIndex
	Kind     RelationKind
	Gap      model.Minutes // meaning by Kind
	After    model.Minutes // Apart and NotClose: the gap if B comes first
	Max      model.Minutes // Before only: at most so much later; NoMax for any
	Nights   *Nights       // Rested only; nil for none
	Where    *RoomPairs    // nil means whatever the rooms
	Instance InstanceIndex
}

// NoMax in [Relation.Max] means that B may start any time after A.
const NoMax model.Minutes = 1 << 40

// RelationKind says what a relation asks of starts a, b and lengths la, lb.
type RelationKind int8

const (
	// Apart asks b >= a+la+Gap or a >= b+lb+After.
	Apart RelationKind = iota
	// NotClose forbids a+la <= b < a+la+Gap and b+lb <= a < b+lb+After: it says
	// nothing where the two overlap.
	NotClose
	// Before asks a+la+Gap <= b <= a+la+Max.
	Before
	// SameDay asks that a and b lie on one conference day.
	SameDay
	// DaysApart asks that the days of a and b are at least Gap days apart.
	DaysApart
	// FirstOfDay asks, if b is on a's day, b >= a+la.
	FirstOfDay
	// LastOfDay asks, if b is on a's day, b+lb <= a.
	LastOfDay
	// Rested asks, of two that start on both sides of one of Nights, b >= a+la+Gap or
	// a >= b+lb+Gap, whichever is after that night; of a Gap of 0, nothing.
	Rested
	// Never forbids every pair of starts: with Where, it forbids those rooms together.
	Never
)

// RoomPairs is a condition on the rooms of two activities.
type RoomPairs struct {
	// With[r] are the rooms of B that meet the condition when A is in room r.
	With []RoomSet
}

// Meets reports whether rooms r of A and s of B meet the condition; a nil condition is
// always met.
func (p *RoomPairs) Meets(r, s model.RoomIndex) bool { return p == nil || p.With[r].Has(s) }

// RoomSet is a set of rooms as a bit vector of (rooms+63)/64 words.
type RoomSet []uint64

// NewRoomSet returns an empty set that can hold n rooms.
func NewRoomSet(n int) RoomSet { return make(RoomSet, (n+63)/64) }

// Has reports whether r is in the set.
func (s RoomSet) Has(r model.RoomIndex) bool { return s[r>>6]&(1<<(uint(r)&63)) != 0 }

// From returns the first room of the set from r on.
func (s RoomSet) From(r model.RoomIndex) (_ model.RoomIndex, found bool) {
	word := s[r>>6] >> (uint(r) & 63)
	for i := int(r >> 6); ; r = model.RoomIndex(i << 6) {
		if word != 0 {
			return r + model.RoomIndex(bits.TrailingZeros64(word)), true
		}
		if i++; i == len(s) {
			return 0, false
		}
		word = s[i]
	}
}

// Add puts r into the set.
func (s RoomSet) Add(r model.RoomIndex) { s[r>>6] |= 1 << (uint(r) & 63) }

// Remove takes r out of the set.
func (s RoomSet) Remove(r model.RoomIndex) { s[r>>6] &^= 1 << (uint(r) & 63) }

// Say states a rule instance in a sentence.
func (p *Problem) Say(i InstanceIndex) string { return p.Sentence(p.Instances[i]) }

// Sentence states an instance in the words of its rule.
func (p *Problem) Sentence(in rules.Instance) string {
	b := p.Book.Of(in.Rule)
	return b.Rule.Say(p.Event, b, in)
}

// Cells returns the number of (activity, room, start) triples, which the size of a
// formula with all its room clauses grows with.
func (p *Problem) Cells() int { return len(p.Activities) * len(p.Rooms) * len(p.Starts) }

// Span returns when activity a takes place if it starts at s.
func (p *Problem) Span(a ActivityIndex, s StartIndex) model.Interval {
	return model.Span(p.Starts[s], p.Activities[a].Minutes)
}

// AllRooms returns the set of all rooms.
func (p *Problem) AllRooms() RoomSet {
	all := NewRoomSet(len(p.Rooms))
	for r := range p.Rooms {
		all.Add(model.RoomIndex(r))
	}
	return all
}

// StartAt returns the index of an instant among the starts, and whether it is one.
func (p *Problem) StartAt(t model.Instant) (StartIndex, bool) {
	s := p.First(t)
	return s, int(s) < len(p.Starts) && p.Starts[s] == t
}

// The ends of an absence that goes on beyond the conference.
const (
	Earliest model.Instant = -1 << 50
	Latest   model.Instant = 1 << 50
)

// GCD returns the greatest common divisor of two numbers, one of them if the other is 0.
func GCD[T ~int64](m, n T) T {
	for n != 0 {
		m, n = n, m%n
	}
	return m
}
