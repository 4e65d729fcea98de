package board

import "programme/cmd/programme/internal/present"

// The answers of the server as the page reads them. Times are minutes since
// 1970-01-01T00:00Z, as [model.Instant] counts them; the page says them in zones. Ids are those
// of the tables, "" for none. Lists are never null; whatever can be null is said so.

// Event is the answer to GET event: what no step changes, until the tables or the changes do.
type Event struct {
	Revision string       `json:"revision"` // another one with other tables or other changes
	Name     string       `json:"name"`
	Path     string       `json:"path"` // as the command was given it
	Zone     string       `json:"zone"` // of the venue, an IANA name
	Grain    int          `json:"grain"`
	Days     []Day        `json:"days"`
	Rooms    []Room       `json:"rooms"`
	Sessions []Session    `json:"sessions"` // without those that are cancelled
	People   []Person     `json:"people"`
	Windows  []Window     `json:"windows"`
	Holds    []Closure    `json:"holds"` // breaks, ceremonies and closed rooms: what is drawn in the grid
	Away     []Away       `json:"away"`  // people who cannot come, or would rather not
	Tiers    []TierName   `json:"tiers"` // that something can cost in
	Themes   []string     `json:"themes"`
	Baseline bool         `json:"baseline"` // the event has one, from which changes can be kept few
	Formats  []Format     `json:"formats"`  // of POST export
	Read     present.Read `json:"read"`     // what of the tables was read, and what no verdict sees
}

// Day is a conference day: from its first start to its last end.
type Day struct {
	Date   string `json:"date"` // 2026-05-11, in the venue's zone
	Opens  int64  `json:"opens"`
	Closes int64  `json:"closes"`
}

// Room is a room. Parts are rooms of which it consists.
type Room struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Area  string   `json:"area"`
	Seats int      `json:"seats"` // 0 if not known
	Parts []string `json:"parts"`
	Pair  bool     `json:"pair"` // it is a room with an overflow room, made of two
}

// Session is a session that can be placed.
type Session struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Type          string   `json:"type"`
	Themes        []string `json:"themes"`
	Minutes       int      `json:"minutes"`
	Organisations []string `json:"organisations"`
	People        []Part   `json:"people"`
	Optional      bool     `json:"optional"`
	Expected      int      `json:"expected"` // seats; 0 if not known
	Merged        []string `json:"merged"`   // the others that are placed with it
}

// Part is one person in one role of a session.
type Part struct {
	Person string `json:"person"`
	Role   string `json:"role"`
	Must   bool   `json:"must"` // the session cannot do without the person
}

// Person is who is in the cast of sessions.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Zone string `json:"zone"` // "" if not known
	Org  string `json:"org"`
}

// Window is an interval in which sessions may be placed; the page can draw what is none.
type Window struct {
	ID    string   `json:"id"`
	Start int64    `json:"start"`
	End   int64    `json:"end"`
	Rooms []string `json:"rooms"` // empty for all
}

// Closure is when something else has a room, or all of them.
type Closure struct {
	Title string   `json:"title"`
	Rooms []string `json:"rooms"` // empty for all
	Start int64    `json:"start"`
	End   int64    `json:"end"`
}

// Away is when a person or a room cannot be had, or should rather not.
type Away struct {
	Person string `json:"person"` // or Room
	Room   string `json:"room"`
	Start  int64  `json:"start"`
	End    int64  `json:"end"`
	Kind   string `json:"kind"` // "no", "avoid", "prefer" or "yes", as availability.csv has it
}

// TierName is what a soft tier counts.
type TierName struct {
	Tier  int    `json:"tier"`
	Words string `json:"words"` // the rules in it, in a few words
}

// Format is a foreign format in which a programme is handed over.
type Format struct {
	Name  string `json:"name"`
	Words string `json:"words"`
	Files bool   `json:"files"` // it is a folder of files
	// Flags are those of the command that say it.
	Flags []string `json:"-"`
}

// State is the answer to GET state: the programme, and what the board knows of it.
type State struct {
	Number     int         `json:"number"`   // of the state: another one after each step; undo goes back to an earlier one
	Revision   string      `json:"revision"` // of the event; where it is another one, GET event
	Placements []Placement `json:"placements"`
	Unplaced   []Unplaced  `json:"unplaced"` // the fewest places first, once they are counted
	Hard       int         `json:"hard"`     // hard rule instances that the programme breaks, unplaced sessions among them
	Tiers      []Tier      `json:"tiers"`
	Conflicts  []Conflict  `json:"conflicts"` // the hard ones first
	Changes    []string    `json:"changes"`   // to the event, as the language of changes writes them
	States     []Step      `json:"states"`    // the last ones and all with a name, by number
	Undo       bool        `json:"undo"`
	Redo       bool        `json:"redo"`
	Busy       *Busy       `json:"busy"`     // null unless a run is on
	Proposal   *Proposal   `json:"proposal"` // that waits to be taken or refused; null for none
	Last       *Outcome    `json:"last"`     // what the last run came to; null before one
	Faults     []Fault     `json:"faults"`   // of the tables, and of what the board has that they no longer have
	Command    string      `json:"command"`  // that gives this programme, from the one that the board began with
	Began      string      `json:"began"`    // the programme that the board began with, in words
}

// Placement is where a session is.
type Placement struct {
	Session string `json:"session"`
	Room    string `json:"room"` // "" for none
	Start   int64  `json:"start"`
	End     int64  `json:"end"`
	Pinned  bool   `json:"pinned"`
	Held    bool   `json:"held"`   // on the board, so that it can be released; else by the tables or a change
	Reason  string `json:"reason"` // why; "" if nobody said
}

// Unplaced is a session without a place.
type Unplaced struct {
	Session  string `json:"session"`
	Optional bool   `json:"optional"`
	Places   int    `json:"places"` // that no rule forbids by itself; -1 while that is not known
	Free     int    `json:"free"`   // to which it can go with nothing else moved; -1 where nobody counted: a lift says it
}

// Tier is what a soft tier costs.
type Tier struct {
	Tier    int    `json:"tier"`
	Words   string `json:"words"`
	Cost    int    `json:"cost"`
	Bound   *int   `json:"bound"`   // proved to be the least of all programmes of these tables, changes and held sessions; null if nobody proved any
	Settled bool   `json:"settled"` // cost and bound meet, here and in all tiers before
}

// Conflict is something that the programme breaks or that costs.
type Conflict struct {
	Rule     string   `json:"rule"`
	Words    string   `json:"words"` // the sentence
	Name     string   `json:"name"`  // of the rule, in a few words
	Sessions []string `json:"sessions"`
	People   []string `json:"people"`
	Room     string   `json:"room"`
	Hard     bool     `json:"hard"`
	Tier     int      `json:"tier"` // 0 of a hard one, and of one that is only checked
	Cost     int      `json:"cost"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
}

// Step is a state in the list of states.
type Step struct {
	Number int    `json:"number"`
	From   int    `json:"from"`  // of the state before it; 0 for the first
	Words  string `json:"words"` // what was done
	Named  string `json:"named"` // "" for no name
	At     string `json:"at"`    // 2026-05-11T09:00:00Z
	Undone bool   `json:"undone"`
}

// Busy is a run that is on.
type Busy struct {
	What  string `json:"what"` // "rest", "rooms", "day", "fewest", "drop" or "change"
	Words string `json:"words"`
}

// Outcome is what a run came to.
type Outcome struct {
	Run     int      `json:"run"`     // the run's number, so that a page knows one that it has not told of
	What    string   `json:"what"`    // as of [Busy]
	Asked   string   `json:"asked"`   // the words of [Busy]
	Number  int      `json:"number"`  // of the state that came of it, or that it left as it was
	Words   []string `json:"words"`   // the verdict, in lines
	Refusal *Refusal `json:"refusal"` // why there is nothing; null if there is
}

// Fault is what is wrong with the tables.
type Fault struct {
	File   string `json:"file"`
	Line   int    `json:"line"`   // 0 if it is about no line
	Column int    `json:"column"` // likewise
	Words  string `json:"words"`
	Remedy string `json:"remedy"`
}

// Lift is the answer to GET lift: of every start that windows leave to the session, and of
// every room then, what becomes of it there.
type Lift struct {
	Session string `json:"session"`
	Number  int    `json:"number"` // of the state that was asked of
	// Rooms and Starts are those of the cells: cell i is start i/len(rooms), room i%len(rooms).
	Rooms   []string `json:"rooms"`
	Starts  []int64  `json:"starts"`
	Minutes int      `json:"minutes"` // that it takes
	Cells   []Cell   `json:"cells"`
	Reasons []Reason `json:"reasons"`
}

// Cell is one place of a session.
type Cell struct {
	Kind Kind `json:"kind"`
	// Reasons are indices into those of the lift: why it is forbidden or needs others, or what
	// it costs more.
	Reasons []int `json:"reasons"`
	// More is, of a place that is free of conflicts, what the programme costs more there than
	// now, per tier (less, if negative); of one that is not placed now, than without it. Null
	// of other places.
	More []int `json:"more"`
}

// Kind is what a cell is.
type Kind string

// Kinds of cells. What is here, free or costs was judged, whole: no hard rule is broken
// there that is not broken by the rest of the programme.
const (
	Here      Kind = "here"
	Free      Kind = "free"      // it costs no more, in the tiers in order
	Costs     Kind = "costs"     // it costs more
	Others    Kind = "others"    // others would have to move
	Forbidden Kind = "forbidden" // whatever the others do
)

// Reason is one reason of cells, in words.
type Reason struct {
	Rule     string   `json:"rule"`
	Words    string   `json:"words"`    // "taken by OF 44"
	Who      string   `json:"who"`      // asks for it; "" if not said
	Reason   string   `json:"reason"`   // why, likewise
	Sessions []string `json:"sessions"` // in the way
}

// Answer is the answer to every POST that does a step or asks for one: one of State, Proposal
// and Refusal is not null, or none where a run began.
type Answer struct {
	State    *State    `json:"state"`
	Proposal *Proposal `json:"proposal"`
	Refusal  *Refusal  `json:"refusal"`
	Busy     *Busy     `json:"busy"`
	Done     string    `json:"done"`    // what was done, in words
	Notes    []string  `json:"notes"`   // on what was asked
	Files    []string  `json:"files"`   // that were written
	Command  string    `json:"command"` // that does the same
}

// Proposal is a programme that waits to be taken.
type Proposal struct {
	ID      string   `json:"id"`
	Number  int      `json:"number"` // of the state that it is about
	Asked   []string `json:"asked"`  // changes, or where a session goes
	Words   []string `json:"words"`  // the verdict, in lines
	Notes   []string `json:"notes"`
	Proved  bool     `json:"proved"`  // that no programme changes less
	Stopped string   `json:"stopped"` // "time" or "interrupt" if that ended the search
	Moves   []Move   `json:"moves"`
	Told    []Told   `json:"told"`   // people who must be told
	People  int      `json:"people"` // how many that are
	Before  Judged   `json:"before"`
	After   Judged   `json:"after"`
	Command string   `json:"command"`
}

// Move is what becomes of a session.
type Move struct {
	Session string  `json:"session"`
	Kind    string  `json:"kind"` // "moved", "room", "new", "dropped" or "length"
	From    *Place  `json:"from"` // null for one that was not placed
	To      *Place  `json:"to"`   // null for one that is dropped
	Words   string  `json:"words"`
	Because *string `json:"because"` // the change that it moves for; null if that is not known
}

// Place is a time and a room.
type Place struct {
	Start int64  `json:"start"`
	End   int64  `json:"end"`
	Room  string `json:"room"`
}

// Told is a person who must be told.
type Told struct {
	Person   string   `json:"person"`
	Name     string   `json:"name"`
	Sessions []string `json:"sessions"`
}

// Judged is what a programme breaks and costs.
type Judged struct {
	Hard  int   `json:"hard"`
	Tiers []int `json:"tiers"` // nine
}

// Refusal is why something cannot be.
type Refusal struct {
	Verdict  string      `json:"verdict"` // "impossible" if it was proved, "unknown" if the search ended before
	Words    []string    `json:"words"`
	Cores    []CoreWords `json:"cores"`
	Remedies []Remedy    `json:"remedies"` // after each of which it can be, the cheapest first
	Notes    []string    `json:"notes"`
	Command  string      `json:"command"`
}

// CoreWords is a set of rule instances that cannot hold together.
type CoreWords struct {
	Head    string   `json:"head"` // "these cannot hold together, ..."
	Reasons []Ground `json:"reasons"`
}

// Ground is one of them, in a sentence with its place in the tables.
type Ground struct {
	Rule     string   `json:"rule"`
	Words    string   `json:"words"`
	Sessions []string `json:"sessions"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
}

// Remedy is what would help: changes that can be asked of POST change together.
type Remedy struct {
	Words   string   `json:"words"`
	Changes []string `json:"changes"`
}

// Ways is the answer to GET ways: moves to empty places and exchanges of two and three, each
// of which breaks no further hard rule; the best first.
type Ways struct {
	Session string `json:"session"`
	Number  int    `json:"number"`
	Stays   string `json:"stays"` // why it may not move at all; "" if it may
	Ways    []Way  `json:"ways"`
	More    int    `json:"more"` // that are not listed
	Command string `json:"command"`
}

// Way is one of them.
type Way struct {
	ID      string `json:"id"`    // for POST take {way}
	Cycle   int    `json:"cycle"` // 1 for an empty place
	Words   string `json:"words"`
	Moves   []Move `json:"moves"`
	Told    int    `json:"told"`
	More    []int  `json:"more"` // what the programme costs more, per tier
	Command string `json:"command"`
}

// Completions is the answer to GET complete: ways to go on with a change that is begun.
type Completions struct {
	Completions []Completion `json:"completions"`
}

// Completion replaces what is written from From on, in UTF-16 units as scripts count.
type Completion struct {
	From  int    `json:"from"`
	Text  string `json:"text"`
	About string `json:"about"`
}

// Comparison is the answer to GET compare: what changes from one state to another.
type Comparison struct {
	A      int      `json:"a"`
	B      int      `json:"b"`
	Words  []string `json:"words"`
	Moves  []Move   `json:"moves"`
	Told   []Told   `json:"told"`
	People int      `json:"people"`
	Before Judged   `json:"before"`
	After  Judged   `json:"after"`
	// Added and Removed are changes to the event that one has and the other not.
	Added   []string `json:"added"`
	Removed []string `json:"removed"`
}

// Progress is the server-sent event of a run that is on.
type Progress struct {
	What     string `json:"what"` // as of [Busy]
	Elapsed  int    `json:"elapsed_ms"`
	Limit    int    `json:"limit_ms"` // 0 for none
	Doing    string `json:"doing"`
	Words    string `json:"words"`    // the line that the command draws
	Feasible bool   `json:"feasible"` // there is a programme that keeps every hard rule
	Tiers    []Tier `json:"tiers"`    // of the best so far; empty until there is one, and where changes are kept few
	Told     int    `json:"told"`     // of the best so far, where changes are kept few
	Moved    int    `json:"moved"`
}

// Problem is the answer to a request that is refused, with its status.
type Problem struct {
	Error  string   `json:"error"`
	Hint   string   `json:"hint"`   // "" for none
	Number int      `json:"number"` // of the state that the board is at
	Faults []Fault  `json:"faults"` // of a change that cannot be read, by its columns
	Notes  []string `json:"notes"`
}

// The bodies of POST requests. Number is that of the state which the page shows: where the
// board is elsewhere the answer is 409, and nothing is done.
type (
	// Numbered is in all of them.
	Numbered struct {
		Number int `json:"number"`
	}
	// Drop puts a session into a place; with no room and no start out of the programme.
	Drop struct {
		Numbered
		Session string `json:"session"`
		Start   int64  `json:"start"`
		Room    string `json:"room"`
	}
	// Take takes a proposal, or a way of GET ways.
	Take struct {
		Numbered
		Proposal string `json:"proposal"`
		Way      string `json:"way"`
	}
	// Hold holds a session where it is.
	Hold struct {
		Numbered
		Session string `json:"session"`
		Reason  string `json:"reason"`
	}
	// Change makes changes, in words: one a line.
	Change struct {
		Numbered
		Text string `json:"text"`
	}
	// Run asks the solver.
	Run struct {
		Numbered
		What string `json:"what"` // "rest", "rooms", "day" or "fewest"
		Day  string `json:"day"`  // of "day": 2026-05-11
	}
	// Name names the state, or takes its name away.
	Name struct {
		Numbered
		Words string `json:"words"`
	}
	// Go goes to a state.
	Go struct {
		Numbered
		To int `json:"to"`
	}
	// Write writes the programme as solve -o does.
	Write struct {
		Numbered
		Dir       string `json:"dir"`
		Overwrite bool   `json:"overwrite"`
	}
	// Publish makes the programme the baseline, as the command does.
	Publish struct {
		Numbered
		State     string `json:"state"`     // "offered", "confirmed" or "published", which "" is
		Sessions  string `json:"sessions"`  // that get it, ids with commas between; "" for all
		Now       string `json:"now"`       // a time, as the command reads it; "" for none
		Overwrite bool   `json:"overwrite"` // what breaks a hard rule, or was not made from the baseline
	}
	// Export hands the programme over in a foreign format, as the command does: the answer is
	// the file, or it is written to a path.
	Export struct {
		Numbered
		Format    string `json:"format"`
		To        string `json:"to"` // "" for a download
		Overwrite bool   `json:"overwrite"`
	}
)
