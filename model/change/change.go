package change

import "programme/model"

// Change is one change of an event. Things are named by their ids, so that a Change can
// be kept, compared and applied without the event for which it was read. Fields that do
// not belong to the Kind are zero. A Change is made by [Parse]; its slices must not be
// changed.
type Change struct {
	Kind Kind
	Pos  model.Position // of its first word
	Zone model.Zone     // of the venue: [Change.String] writes times on its clock

	// Who and what the change is about, by id. Session and Person are new ids where one is
	// added. Other is a second session or person.
	Session, Person, Room, Window, Other string
	// Interval is the time that the change is about; its End is its Start where that is
	// a moment. The zero Interval of a change that may leave the time out is the whole event.
	Interval model.Interval
	Times    []model.Interval // of what is available only then, ascending
	Day      model.Date       // of a pin or a move to a day, in the venue's zone

	Minutes model.Minutes // length of a session, 0 for a new one that has that of its type; of its set-up, of a delay, or of a kit on its way
	Count   int           // seats of a room, people in a session or a room, pieces of a kit
	Service string
	Layouts []string // of a room, or the one of a session; none for any
	Role    string   // in which a person joins
	Type    string   // of a new session
	Title   string   // of a new session; "" for its id
	Cast    []Part   // of a new session
	Rooms   []string // of a window, of the overflow of a session, or that a room combines; none for none
	Types   []string

	Kit        string
	Rule, Line string // the rule, or the line of rules.csv, that gets the Level or the parameter
	Level      model.Level
	Params     []Param
}

// Param is a parameter of a rule and its value, as a table writes it.
type Param struct{ Key, Value string }

// Part is what one person does in a new session, which cannot do without them.
type Part struct{ Person, Role string }

// Kind says what a [Change] changes: the first words of its form.
type Kind string

// Kinds of changes.
const (
	PersonAway      Kind = "person away"
	PersonAvailable Kind = "person available"
	PersonOnly      Kind = "person only"
	PersonOnline    Kind = "person online"
	PersonOnsite    Kind = "person onsite"
	PersonArrives   Kind = "person arrives"
	PersonDeparts   Kind = "person departs"
	PersonLeaves    Kind = "person leaves"
	PersonCancels   Kind = "person cancels"
	PersonReplaces  Kind = "person replaces"
	PersonJoins     Kind = "person joins"
	PersonOptional  Kind = "person optional"
	PersonRequired  Kind = "person required"
	PersonAdded     Kind = "person added"

	RoomClosed   Kind = "room closed"
	RoomOpen     Kind = "room open"
	RoomOnly     Kind = "room only"
	RoomLate     Kind = "room late"
	RoomCapacity Kind = "room capacity"
	RoomSafety   Kind = "room safety"
	RoomLayout   Kind = "room layout"
	RoomCombines Kind = "room combines"
	RoomAlone    Kind = "room alone"
	RoomOffers   Kind = "room offers"
	RoomLacks    Kind = "room lacks"

	SessionLength    Kind = "session length"
	SessionCancelled Kind = "session cancelled"
	SessionConfirmed Kind = "session confirmed"
	SessionOptional  Kind = "session optional"
	SessionExpects   Kind = "session expects"
	SessionLayout    Kind = "session layout"
	SessionSetUp     Kind = "session setup"
	SessionOverflow  Kind = "session overflow"
	SessionNeeds     Kind = "session needs"
	SessionWithout   Kind = "session without"
	SessionAdded     Kind = "session added"

	Merge    Kind = "merge"
	Split    Kind = "split"
	MoveTo   Kind = "move to"
	MoveRoom Kind = "move to room"
	Swap     Kind = "swap"
	Delay    Kind = "delay"

	PinAt Kind = "pin at"
	PinOn Kind = "pin on"
	PinIn Kind = "pin in"
	Unpin Kind = "unpin"

	WindowAdded  Kind = "window added"
	WindowClosed Kind = "window closed"

	KitCount Kind = "kit count"
	KitMove  Kind = "kit move"

	HoldMoved Kind = "hold moved"

	RuleSets  Kind = "rule sets"
	RuleLevel Kind = "rule"
	Waive     Kind = "waive"
	Unwaive   Kind = "unwaive"
)

// String returns the canonical text of c: ids instead of names, dates instead of
// weekdays, times on the venue's clock where that shows them once, names in quotes where
// they could be read otherwise. [Parse] at the same position gives c again. Changes of
// one event that mean the same have the same text. The zero Change has none.
func (c Change) String() string {
	f := formOf(c.Kind)
	if f == nil {
		return ""
	}
	var subject string
	switch f.subject {
	case "person":
		subject = plain(c.Person)
	case "room":
		subject = plain(c.Room)
	case "session", "pin", "unpin", "merge", "split", "move", "swap", "delay":
		subject = plain(c.Session)
	case "window":
		subject = plain(c.Window)
	case "kit":
		subject = plain(c.Kit)
	case "rule", "waive", "unwaive", "hold":
		subject = plain(c.Rule + c.Line)
	}
	words := []string{f.subject, subject}
	if !f.verbIsRead() {
		words = append(words, f.verb)
	}
	if f.write != nil {
		words = append(words, f.write(c))
	}
	return joinWords(words)
}
