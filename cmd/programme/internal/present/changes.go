package present

import (
	"programme/model"
	"programme/model/change"
	"programme/model/diff"
	"programme/model/exchange/sheets"
	"programme/model/rules"
)

// ChangeTexts returns changes in their canonical words, never nil.
func ChangeTexts(changes []change.Change) []string {
	texts := make([]string, len(changes))
	for i, c := range changes {
		texts[i] = c.String()
	}
	return texts
}

// Changes is what differs between two programmes.
type Changes struct {
	Told      int             `json:"told"`   // people who must be told, each once
	Points    *int            `json:"points"` // what that counts by R53; null where the placements before have all one state
	New       int             `json:"new"`
	Cancelled int             `json:"cancelled"`
	Days      int             `json:"days"`  // moves to another day
	Times     int             `json:"times"` // moves to another time on the same day
	Rooms     int             `json:"rooms"` // changes of room, those of sessions that also move included
	Worse     []WorseHours    `json:"worse_hours"`
	Sessions  []SessionChange `json:"sessions"`
	People    []PersonChange  `json:"people"`
}

// SessionChange is what becomes of one placement of a session. Old is null of
// kind new, New of kind cancelled.
type SessionChange struct {
	Session string     `json:"session"`
	Title   string     `json:"title"`
	Kind    diff.Kind  `json:"kind"`
	Day     bool       `json:"day"`  // goes to another day
	Time    bool       `json:"time"` // goes to another time on the same day
	Room    bool       `json:"room"` // goes to another room
	Old     *Placement `json:"old"`
	New     *Placement `json:"new"`
	People  []string   `json:"people"`
	Told    int        `json:"told"`
	Reason  string     `json:"reason"`
}

// PersonChange is what changes for one person.
type PersonChange struct {
	Person   string       `json:"person"`
	Name     string       `json:"name"`
	Zone     string       `json:"zone"` // "" if not known
	Sessions []DutyChange `json:"sessions"`
}

// DutyChange is a change of a session that a person is in the cast of. Old and
// New are null where the session's are, and for a person whose zone is not known.
type DutyChange struct {
	Session  string         `json:"session"`
	Kind     diff.Kind      `json:"kind"`
	Roles    []string       `json:"roles"`
	Presence model.Presence `json:"presence"`
	Old      *OwnSpan       `json:"old"`
	New      *OwnSpan       `json:"new"`
}

// OwnSpan is a time on a person's own clock. DayShift is how many calendar days after
// the day at the venue it begins there.
type OwnSpan struct {
	Start    string `json:"start"`
	End      string `json:"end"`
	DayShift int    `json:"day_shift"`
}

// Compared returns what differs between two programmes, with what R53 counts for telling
// people of it, and whose hours get worse.
func Compared(book *rules.Book, old, new *model.Programme) *diff.Report {
	r := diff.Of(book.Event(), old, new)
	weigh, _ := rules.Telling(book, old)
	r.Weigh(weigh)
	r.Worse = worseHours(book, r)
	return r
}

// ChangesOf returns the answer for a report, in its order.
func ChangesOf(e *model.Event, r *diff.Report) Changes {
	a := Changes{
		Told: r.Told, New: r.New, Cancelled: r.Cancelled, Days: r.Days, Times: r.Times, Rooms: r.Rooms,
		Sessions: make([]SessionChange, len(r.Sessions)), People: make([]PersonChange, len(r.People)),
	}
	if r.Weighed {
		a.Points = &r.Points
	}
	a.Worse = WorseHoursOf(e, r)
	for i, c := range r.Sessions {
		s := &e.Sessions[c.Session]
		a.Sessions[i] = SessionChange{
			Session: s.ID, Title: s.Title, Kind: c.Kind, Day: c.Day, Time: c.Time, Room: c.Room,
			Old: PlacementOf(e, c.Old), New: PlacementOf(e, c.New), People: make([]string, len(c.People)), Told: c.Told, Reason: c.Reason,
		}
		for k, p := range c.People {
			a.Sessions[i].People[k] = e.People[p].ID
		}
	}
	for i, p := range r.People {
		person := &e.People[p.Person]
		a.People[i] = PersonChange{
			Person: person.ID, Name: person.Name, Zone: string(person.Zone), Sessions: make([]DutyChange, len(p.Duties)),
		}
		for k, d := range p.Duties {
			c := &r.Sessions[d.Change]
			a.People[i].Sessions[k] = DutyChange{
				Session: e.Sessions[c.Session].ID, Kind: c.Kind, Roles: d.Roles, Presence: d.Presence,
				Old: ownTimes(e, c.Old, person.Zone), New: ownTimes(e, c.New, person.Zone),
			}
		}
	}
	return a
}

// ownTimes returns when a placement is in zone z; nil if there is none, or no zone.
func ownTimes(e *model.Event, p *model.Placement, z model.Zone) *OwnSpan {
	if p == nil || z == "" {
		return nil
	}
	return &OwnSpan{sheets.Local(p.Start, z), sheets.Local(p.End, z), model.DateIn(p.Start, z).Sub(model.DateIn(p.Start, e.Zone))}
}
