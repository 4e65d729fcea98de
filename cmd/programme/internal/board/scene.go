package board

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/change"
	"programme/model/check"
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

// scene is a state of the board with all that it means for the tables as they are now. It
// is only read once it is made, so that many requests can be answered from it at once.
type scene struct {
	*setting
	number    int
	programme *model.Programme
	report    *check.Report // of programme
	lost      []placed      // that the tables no longer have a session or room for

	stand sync.Once
	in    *solver.LiftsIn
}

// sceneOf returns the scene of a state.
func sceneOf(s *setting, number int, list []placed) *scene {
	c := &scene{setting: s, number: number}
	c.programme, c.lost = programmeOf(s.book.Event(), list)
	c.report = check.Programme(s.book, c.programme)
	return c
}

// lift lifts a session.
func (c *scene) lift(s model.SessionIndex) (*solver.Lift, error) {
	lifts, err := c.ready()
	if err != nil {
		return nil, err
	}
	c.stand.Do(func() { c.in = lifts.In(c.programme) })
	return c.in.Of(s), nil
}

// session returns the session of that id that can be placed.
func (c *scene) session(id string) (model.SessionIndex, error) {
	e := c.book.Event()
	s, known := e.SessionByID(id)
	switch {
	case !known:
		return s, fmt.Errorf("there is no session %q", id)
	case e.Sessions[s].State == model.Cancelled:
		return s, fmt.Errorf("session %q is cancelled", id)
	}
	return s, nil
}

// room returns the room of that id.
func (c *scene) room(id string) (model.RoomIndex, error) {
	e := c.book.Event()
	r := slices.IndexFunc(e.Rooms, func(r model.Room) bool { return r.ID == id })
	if r < 0 {
		return model.NoRoom, fmt.Errorf("there is no room %q", id)
	}
	return model.RoomIndex(r), nil
}

// together returns the sessions that are placed as one with a session, itself among them.
func (c *scene) together(s model.SessionIndex) []model.SessionIndex {
	e, list := c.book.Event(), []model.SessionIndex{}
	merged := e.Sessions[s].Merge != "" && c.book.Of(rules.Merged).General.Hard()
	for i := range e.Sessions {
		x := &e.Sessions[i]
		if model.SessionIndex(i) == s || merged && x.Merge == e.Sessions[s].Merge && x.State != model.Cancelled {
			list = append(list, model.SessionIndex(i))
		}
	}
	return list
}

// state fills in what of the state the scene alone says.
func (c *scene) state(to *State, bound *provedBound) {
	e := c.book.Event()
	to.Number, to.Revision, to.Hard = c.number, c.revision, c.report.Hard
	to.Changes = append(to.Changes, present.ChangeTexts(c.changes)...)
	held, pinned := map[string]pin{}, c.pinned()
	for _, p := range c.pins {
		held[p.Session] = p
	}
	for _, pl := range c.programme.Placements {
		x := Placement{Session: e.Sessions[pl.Session].ID, Start: int64(pl.Start), End: int64(pl.End)}
		if pl.Room.Given() {
			x.Room = e.Rooms[pl.Room.Index()].ID
		}
		x.Reason, x.Pinned = pinned[x.Session], false
		if _, some := pinned[x.Session]; some {
			x.Pinned = true
		}
		if p, own := held[x.Session]; own {
			x.Held, x.Reason = true, p.Reason
		}
		to.Placements = append(to.Placements, x)
	}
	to.Unplaced = append(to.Unplaced, c.unplaced()...)
	settled := true
	for _, name := range c.tiers {
		t := Tier{Tier: name.Tier, Words: name.Words, Cost: c.report.Cost[name.Tier-1]}
		if bound != nil {
			n := bound.Tiers[name.Tier-1]
			settled = settled && n >= t.Cost && c.report.Hard == 0
			t.Bound, t.Settled = &n, settled
		}
		to.Tiers = append(to.Tiers, t)
	}
	to.Conflicts = append(to.Conflicts, c.conflicts()...)
	to.Faults = append(to.Faults, c.faults...)
	for _, x := range c.lost {
		to.Faults = append(to.Faults, lostFault(fmt.Sprintf("session %q has a place on the board, and the tables no longer have it or its room %q", x.Session, x.Room)))
	}
}

// pinned returns the sessions that the tables or a change pin, with the reason.
func (c *scene) pinned() map[string]string {
	e, by := c.book.Event(), map[string]string{}
	items := c.book.Of(rules.Pin).Items
	for i := range items {
		if items[i].Level != model.Hard {
			continue
		}
		for _, s := range items[i].Sessions("session") {
			line := &e.Rules[items[i].Index]
			by[e.Sessions[s].ID] = rules.Asked{Who: line.Who, Reason: line.Reason}.String()
		}
	}
	return by
}

// unplaced returns the sessions without a place, those with the fewest places first once these
// are known: nobody waits for that.
func (c *scene) unplaced() []Unplaced {
	e, list := c.book.Event(), []Unplaced{}
	left := present.LeftOut(e, c.programme)
	for _, s := range left {
		u := Unplaced{Session: e.Sessions[s].ID, Optional: e.Sessions[s].State == model.Optional, Places: -1, Free: -1}
		if c.prepared.Load() && c.failed == nil {
			u.Places = c.lifts.Possible(s)
		}
		list = append(list, u)
	}
	slices.SortStableFunc(list, func(a, b Unplaced) int { return a.Places - b.Places })
	return list
}

// mostConflicts is how many things that are not hard a state lists: the dearest.
const mostConflicts = 200

// conflicts returns what the programme breaks, the hard ones first, then what costs, by tier.
func (c *scene) conflicts() (list []Conflict) {
	var soft []Conflict
	for i, v := range present.Violations(c.book, c.report.Violations) {
		level := c.report.Violations[i].Level
		x := Conflict{
			Rule: v.Rule, Words: v.Sentence, Name: c.book.Of(v.Rule).Rule.Name, Sessions: v.Sessions, People: v.People, Room: v.Room,
			Hard: level == model.Hard, Tier: level.Tier(), File: v.Source.File, Line: v.Source.Line,
		}
		if x.Hard {
			list = append(list, x)
			continue
		}
		if x.Tier > 0 {
			x.Cost = c.report.Violations[i].Cost()
		}
		soft = append(soft, x)
	}
	slices.SortStableFunc(soft, func(a, b Conflict) int {
		if (a.Tier == 0) != (b.Tier == 0) { // what is only checked comes last
			return b.Tier - a.Tier
		}
		if a.Tier != b.Tier {
			return a.Tier - b.Tier
		}
		return b.Cost - a.Cost
	})
	return append(list, soft[:min(len(soft), mostConflicts)]...)
}

// placesWords says where a session goes: "WS 1 to Mon 11 May 09:00 in Quay Room".
func (c *scene) placesWords(id string, at model.Instant, room string) string {
	e := c.book.Event()
	text := id + " to " + at.In(e.Zone).Format("Mon 2 Jan 15:04")
	if r, err := c.room(room); err == nil {
		text += " in " + e.Rooms[r].Name
	}
	return text
}

var errNoEvent = errors.New("the tables have faults; mend them first")

func isEmpty(text string) bool { return strings.TrimSpace(text) == "" }
