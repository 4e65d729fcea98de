package model

import (
	"cmp"
	"slices"
	"strings"
)

// Indices into the slices of an [Event]. They have types of their own so that a swap
// does not compile.
type (
	SessionIndex int32
	PersonIndex  int32
	RoomIndex    int32
	WindowIndex  int32
)

// None: a field that may be left open has one of these.
const (
	NoSession SessionIndex = -1
	NoPerson  PersonIndex  = -1
	NoRoom    RoomIndex    = -1
	NoWindow  WindowIndex  = -1
)

// RoomRef is a room that may be left open. The zero RoomRef is none.
type RoomRef struct{ next RoomIndex } // the index after that of the room

// InRoom refers to that room, or to none for [NoRoom].
func InRoom(r RoomIndex) RoomRef { return RoomRef{r + 1} }

// Given reports whether r is a room.
func (r RoomRef) Given() bool { return r.next != 0 }

// Index returns the room, [NoRoom] if it is left open.
func (r RoomRef) Index() RoomIndex { return r.next - 1 }

// Equal reports whether r and o are the same room, or both none.
func (r RoomRef) Equal(o RoomRef) bool { return r == o }

// Subject is one person, room or kit. The zero Subject is none of them.
type Subject struct {
	person PersonIndex // the index after that of the person
	room   RoomRef
	kit    string
}

// OfPerson is that person, or none for [NoPerson].
func OfPerson(p PersonIndex) Subject { return Subject{person: p + 1} }

// OfRoom is that room, or none for [NoRoom].
func OfRoom(r RoomIndex) Subject { return Subject{room: InRoom(r)} }

// OfKit is the kit with that id, or none for "".
func OfKit(id string) Subject { return Subject{kit: id} }

// Person returns the person, [NoPerson] if s is something else.
func (s Subject) Person() PersonIndex { return s.person - 1 }

// Room returns the room, [NoRoom] if s is something else.
func (s Subject) Room() RoomIndex { return s.room.Index() }

// Kit returns the id of the kit, "" if s is something else.
func (s Subject) Kit() string { return s.kit }

// Equal reports whether s and o are the same thing, or both none.
func (s Subject) Equal(o Subject) bool { return s == o }

// Position is a place in an input file. Line and Column count from 1; Column counts
// runes. The zero Position means that a value came from no file.
type Position struct {
	File         string
	Line, Column int
	// Sheet says that File is a sheet of a workbook, and Line and Column are those of a
	// cell: line 14 and column 2 are B14.
	Sheet bool
}

// Row is what every value that came from a table row carries.
type Row struct {
	Pos Position
	// Extra holds the cells of the columns that the model does not know, one for each
	// name in [Event.ExtraColumns] of that table, in the same order. They are carried
	// through untouched.
	Extra []string
}

// Event is a conference: everything that is known before its programme is made.
// The slices are in the order of their tables. Ids are unique within a slice.
//
// The zero value of a field means that it is not given. [Complete] fills in what follows
// from other fields then, and [Validate] says what an event cannot do without; tables,
// importers, changes and the solver see to both.
type Event struct {
	Name  string
	Zone  Zone    // of the venue
	Grain Minutes // starts in a free window lie on multiples of this from its start; 0 means 1
	Days  []Date  // the conference days in the venue's zone, ascending

	Types        []SessionType
	Roles        []Role // nil means [DefaultRoles]
	Sessions     []Session
	People       []Person
	Cast         []CastMember
	Rooms        []Room
	Windows      []Window
	Availability []Availability
	Walks        []Walk
	Kits         []Kit
	Demand       []Demand
	Rules        []Setting  // from event.yaml first, then rules.csv, in order
	Baseline     *Programme // an earlier programme, nil if there is none

	ColumnNames []ColumnName // by which the tables call their columns

	// ExtraColumns names the unknown columns of each table, by table name without
	// its ending ("sessions"), in the order of the file.
	ExtraColumns map[string][]string
}

// ColumnName is a name that the tables have for a column, and the column that is meant.
type ColumnName struct {
	Table   string // without ending: "sessions"
	Written string // as the header has it
	Meant   string // "" for none that is read: the column is carried along
	Pos     Position
}

// Names reports whether n and o are names of one column, in whatever case.
func (n ColumnName) Names(o ColumnName) bool {
	return n.Table == o.Table && strings.EqualFold(n.Written, o.Written)
}

// SessionType is a kind of session with the length that its sessions have unless they
// say otherwise.
type SessionType struct {
	ID      string
	Minutes Minutes // 0 if each session must give its own
}

// Role is what a person does in a session.
type Role struct {
	ID    string
	Must  bool // whether the session cannot take place without the person, by default
	Alone bool // with Must: only without whoever is the one person in the role there
	Host  bool // whether the role moderates or leads the session
	// Presence is how whoever has the role takes part; "" leaves it to the person.
	Presence Presence
}

// State says how binding a session or a placement is.
type State string

// States of a session: it must be placed, may be placed, or must not be.
const (
	Confirmed State = "confirmed"
	Optional  State = "optional"
	Cancelled State = "cancelled"
)

// States of a placement in a baseline, in rising order of what a move costs; Confirmed
// stands between Offered and Published.
const (
	Draft     State = "draft"
	Offered   State = "offered"
	Published State = "published"
)

// Session is a thing to place.
type Session struct {
	Row
	ID        string
	Title     string  // "" means the id
	Type      string  // id of a SessionType
	Minutes   Minutes // 0 means those of the type
	State     State   // Confirmed, Optional or Cancelled; "" means Confirmed
	Priority  int     // 1 (first) to 9, for optional sessions; 0 if not given
	Themes    []string
	Org       string   // that holds it, of several with ; between
	Languages []string // in which it is held, the floor language first
	// Interpretation names the languages into which it is interpreted.
	Interpretation []string
	Expected       int     // seats; 0 if not known
	ByDemand       bool    // Expected is not given: it is how many attendees would like to come, as [Complete] finds
	Layout         string  // that its room must have
	PrefersLayout  string  // that it would like its room to have
	Setup          Minutes // for which its room must be free before it
	// Overflow are the rooms one of which it takes besides its own for its whole time, ascending;
	// nil for none.
	Overflow []RoomIndex
	Needs    []string // services that its room must have; a kit as often as it takes it at once
	Prefers  []string
	Avoids   []string
	Recorded Recording
	Merge    string // sessions with the same merge id act as one; "" for none
	Notes    string
	Content
}

// Recording is whether a session is recorded, or streamed.
type Recording string

// Recordings. The empty one is "not given".
const (
	Recorded   Recording = "yes"
	Unrecorded Recording = "no"
)

// Presence is how a person takes part.
type Presence string

// Presences. The empty one is "not given".
const (
	OnSite Presence = "onsite"
	Online Presence = "online"
)

// PersonKind says what a person of an event is. The empty one means a human.
type PersonKind string

// Kinds of people. An organisation need not attend.
const (
	Human        PersonKind = "person"
	Organisation PersonKind = "organisation"
)

// Person is who is in the cast of sessions: a human, or an organisation.
type Person struct {
	Row
	ID         string
	Name       string
	Kind       PersonKind
	Aliases    []string // other ids or names by which tables mean this person
	Zone       Zone     // own time zone; "" if not known
	Presence   Presence
	Group      string // stakeholder group
	Region     string // regional group
	Gender     string // "" if not given: nothing infers it
	Org        string // the organisation that the person is of
	Arrive     Instant
	Depart     Instant
	WalkFactor float64  // how many times longer than in walk.csv this person walks; 0 if not given
	Waiver     []string // ids of rules that do not bind this person
	Languages  []string // that an interpreter works between; empty if not known
	Bio        string   // who they are, in plain text or Markdown; public
	Link       string   // web address of a page about them; public
	Image      string   // web address of a picture of them; public
	Mail       string   // e-mail address, which nobody but planners' tools sees
}

// Attendance is whether a cast member must attend.
type Attendance string

// Attendances. The empty one leaves it to the role.
const (
	ByRole     Attendance = ""
	MustAttend Attendance = "yes"
	NiceToHave Attendance = "no"
)

// CastMember is one person in one role of one session.
type CastMember struct {
	Row
	Session  SessionIndex
	Person   PersonIndex
	Role     string
	Presence Presence // "" leaves it to the role and the person, see [Event.PresenceOf]
	Must     Attendance
}

// Room is a place that holds one session at a time.
type Room struct {
	Row
	ID       string
	Name     string
	Area     string // building or floor
	Capacity int    // seats; 0 if not known
	Safety   int    // persons allowed at most; 0 if not known
	Layouts  []string
	Services []string
	Booths   int        // of interpreters; 0 for none, or for not known where no room has any
	Open     []Interval // when it can be used; empty means always
	Notes    string
	// Combines are the rooms of which it consists, ascending, two or more; nil for one by itself.
	// A room that combines others is part of none.
	Combines []RoomIndex
	Summed   bool // Capacity is not given: it is that of its parts together, as [Complete] finds
	// Pair are a room and its overflow room, where the room is both for a session that takes them,
	// as [Complete] makes it; nil for a room that tables give.
	Pair []RoomIndex
}

// Window is an interval in which sessions may be placed. Windows that touch or overlap
// join: a session may run from one into the next. A window of no minutes is closed.
type Window struct {
	Row
	ID string
	Interval
	Starts []Instant   // the only starts, ascending; empty means free on the grain
	Types  []string    // session types that may be placed; empty means all
	Rooms  []RoomIndex // rooms that may be used, ascending; empty means all
	Prime  bool        // a slot that everyone wants
}

// Kind is what an availability entry says.
type Kind string

// Kinds of availability.
const (
	Available   Kind = "yes"
	Unavailable Kind = "no"
	Preferred   Kind = "prefer"
	Avoided     Kind = "avoid"
)

// Availability says when its subject, a person, a room or shared kit, can or cannot be had.
type Availability struct {
	Row
	Subject
	Interval
	Kind   Kind   // "" means Available
	Zone   Zone   // in which the interval was written, "" if in UTC or with an offset
	Source string // who said so
}

// Walk is how long the way from one room or area to another takes.
type Walk struct {
	Row
	From, To string // room ids or areas
	Minutes  Minutes
}

// Kit is a pool of movable equipment or of people who serve sessions.
type Kit struct {
	Row
	ID            string
	Kind          string
	Count         int
	Setup, Strike Minutes
	Move          Minutes // from a room of one area to one of another
}

// PresenceOf returns how c takes part: as the cast says; else online where the role says that;
// else as the person says, so that nobody who is far away is taken to be there; else as the
// role says, else "" for not given.
func (e *Event) PresenceOf(c CastMember) Presence {
	role := e.RolePresence(c.Role)
	if c.Presence == "" && role == Online {
		return Online
	}
	return cmp.Or(c.Presence, e.People[c.Person].Presence, role)
}

// RolePresence returns how whoever has the role takes part, "" if the role does not say.
func (e *Event) RolePresence(role string) Presence {
	for i := range e.Roles {
		if e.Roles[i].ID == role {
			return e.Roles[i].Presence
		}
	}
	return ""
}

// Length returns how long session s takes.
func (e *Event) Length(s SessionIndex) Minutes { return e.Sessions[s].Minutes }

// SessionByID returns the session of that id, and whether there is one. It takes time
// linear in the number of sessions.
func (e *Event) SessionByID(id string) (SessionIndex, bool) {
	for i := range e.Sessions {
		if e.Sessions[i].ID == id {
			return SessionIndex(i), true
		}
	}
	return 0, false
}

// RoomByName returns the room whose id or name is name, and whether there is one.
func (e *Event) RoomByName(name string) (RoomIndex, bool) {
	for i := range e.Rooms {
		if e.Rooms[i].ID == name {
			return RoomIndex(i), true
		}
	}
	for i := range e.Rooms {
		if e.Rooms[i].Name == name {
			return RoomIndex(i), true
		}
	}
	return NoRoom, false
}

// PersonByID returns the person whose id is id, and whether there is one.
func (e *Event) PersonByID(id string) (PersonIndex, bool) {
	for i := range e.People {
		if e.People[i].ID == id {
			return PersonIndex(i), true
		}
	}
	return NoPerson, false
}

// isKit reports whether a service is the kind or the id of a kit.
func (e *Event) isKit(service string) bool {
	return slices.ContainsFunc(e.Kits, func(k Kit) bool { return k.Kind == service || k.ID == service })
}
