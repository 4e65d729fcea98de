package rules

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"programme/model"
)

var r53 = Rule{
	ID: "R53", Name: "as few changes as possible",
	Reads: []string{"baseline.start", "baseline.end", "baseline.room", "baseline.state", "baseline.told", "cast.person"},
	Text: "Whoever has to be told that the programme is not as the baseline has it counts once, by the cost of the highest state of what changes for them, whatever changes there: another start, another room, another length, or no place any more because the session is optional or cancelled. A session that the baseline does not have is told like a draft. " +
		"Told are the people in the cast of a session that changes; and for each session by itself those whom the baseline says were told beyond its cast, or one person where the cast is empty, unless the session is new. " +
		"Of a session that the baseline has twice the first placement counts; a baseline or a programme without a room asks nothing of rooms. Of merged sessions each counts, against its own place. " +
		"What-if, why-not, swap and diff count the same people in the same way; where all placements that they count from have one state, they count people instead of points, those of what is new too. " +
		"What-if and why-not break ties by sessions on another day, then at another time, then in another room.",
	Level: model.Soft(1), Weight: 1, Unit: "points", Soft: true,
	Params: []ParamSpec{
		{Key: "draft", Type: CountParam, Default: "0", Text: "cost of telling one person of a placement that is a draft, which it is if the baseline does not say"},
		{Key: "offered", Type: CountParam, Default: "1", Text: "cost of telling one person of a placement that was offered"},
		{Key: "confirmed", Type: CountParam, Default: "5", Text: "cost of telling one person of a placement that is confirmed"},
		{Key: "published", Type: CountParam, Default: "20", Text: "cost of telling one person of a placement that is published"},
	},
	Scale: func(book *Book, b *Bound) Scale {
		e := book.event
		each := 0
		for _, p := range firstPlacements(e) {
			each = max(each, p.Told)
		}
		each = max(1, each+len(e.People))
		key, n := b.worst("draft", "offered", "confirmed", "published")
		return Scale{Key: key, Factor: n, Most: math.MaxInt32 / each, Each: each}
	},
	Scope: scopeOfStability,
	Hangs: hanging(OnStaying, WithAll),
	Judge: judgeStability,
	Say:   sayStability,
}

func scopeOfStability(e *model.Event, _ *Binding) Scope {
	return Scope{Count: len(firstPlacements(e)), Of: "sessions of an earlier programme"}
}

// Telling returns what it takes to tell somebody of a change against an earlier programme,
// by the state of what changes: what R53 counts for it, whatever its level, or 1 where all
// placements of the programme have the same state.
func Telling(book *Book, from *model.Programme) (weigh func(model.State) int, byState bool) {
	if from.OneState() {
		return func(model.State) int { return 1 }, false
	}
	return func(s model.State) int { return book.Of(r53.ID).General.Count(string(cmp.Or(s, model.Draft))) }, true
}

// StateWeights says what R53 counts for each state by default: draft 0, offered 1, ...
func StateWeights() string {
	weights := make([]string, len(r53.Params))
	for i, p := range r53.Params {
		weights[i] = p.Key + " " + p.Default
	}
	return strings.Join(weights, ", ")
}

// firstPlacements returns the first placement in the baseline of every session that it
// has, in the baseline's order.
func firstPlacements(e *model.Event) []model.Placement {
	if e.Baseline == nil {
		return nil
	}
	var first []model.Placement
	had := make([]bool, len(e.Sessions))
	for _, p := range e.Baseline.Placements {
		if !had[p.Session] {
			had[p.Session] = true
			first = append(first, p)
		}
	}
	return first
}

// state returns the state of a placement in a baseline.
func state(p model.Placement) model.State { return cmp.Or(p.State, model.Draft) }

// standing says the state of a placement in a baseline.
func standing(p model.Placement) string {
	if s := state(p); s != model.Draft {
		return string(s)
	}
	return "drafted"
}

// baselinePlace says the room and time of a placement in a baseline.
func baselinePlace(e *model.Event, p model.Placement) string {
	if !p.Room.Given() {
		return Span(e, p.Interval)
	}
	return "in " + Room(e, p.Room.Index()) + ", " + Span(e, p.Interval)
}

func sayStability(e *model.Event, _ *Binding, i Instance) string {
	for _, was := range firstPlacements(e) {
		if was.Session != i.A {
			continue
		}
		cast := castMembers(e)(i.A)
		know := Count(len(cast)+beyondCast(was, len(cast)), "person knows", "people know") + " of it"
		if e.Sessions[i.A].State == model.Cancelled {
			return fmt.Sprintf("%s is %s %s, and is cancelled; %s", Session(e, i.A), standing(was), baselinePlace(e, was), know)
		}
		return fmt.Sprintf("%s is %s %s and should stay there; %s", Session(e, i.A), standing(was), baselinePlace(e, was), know)
	}
	return Session(e, i.A) + " is new, and its cast should not have to be told"
}

// castMembers returns who is in the cast of each session, each once, in the event's order.
func castMembers(e *model.Event) func(model.SessionIndex) []model.PersonIndex {
	casts := make([][]model.PersonIndex, len(e.Sessions))
	for _, m := range e.Cast {
		casts[m.Session] = append(casts[m.Session], m.Person)
	}
	for s := range casts {
		slices.Sort(casts[s])
		casts[s] = slices.Compact(casts[s])
	}
	return func(s model.SessionIndex) []model.PersonIndex { return casts[s] }
}

// beyondCast returns how many people know of a placement of the baseline who are not in
// the cast, of so many: somebody does, if there is none.
func beyondCast(was model.Placement, cast int) int {
	if cast == 0 {
		return max(1, was.Told)
	}
	return max(0, was.Told-cast)
}

// toBeTold is a session of which people are told, and who is told of it and of nothing else
// that counts as much.
type toBeTold struct {
	was      *model.Placement // nil for one that is new
	session  model.SessionIndex
	cost     int    // of telling one person
	sentence string // what has changed
	people   []model.PersonIndex
	beyond   int // whom the cast does not name
}

func judgeStability(c *Case) {
	b := &c.Binding.General
	changes := c.toBeTold(b)
	members := castMembers(c.Event)
	heaviest := make([]*toBeTold, len(c.Event.People))
	for i := range changes {
		for _, p := range members(changes[i].session) {
			if heaviest[p] == nil || changes[i].cost > heaviest[p].cost {
				heaviest[p] = &changes[i]
			}
		}
	}
	for p, change := range heaviest {
		if change != nil {
			change.people = append(change.people, model.PersonIndex(p))
		}
	}
	for i := range changes {
		x := &changes[i]
		amount := x.cost * (len(x.people) + x.beyond)
		if amount == 0 {
			continue
		}
		in := NewInstance("R53")
		in.A = x.session
		if x.was != nil {
			in.Span, in.Source = x.was.Interval, x.was.Pos
		}
		c.Report(b, in, amount, x.sentence+"; "+c.told(x))
	}
}

// toBeTold returns the sessions that are not as the baseline has them, in its order, then
// those that are new.
func (c *Case) toBeTold(b *Bound) (changes []toBeTold) {
	e, members := c.Event, castMembers(c.Event)
	placements := c.formerly()
	had := make([]bool, len(e.Sessions))
	for i := range placements {
		was := &placements[i]
		had[was.Session] = true
		if what := c.changed(was); what != "" {
			changes = append(changes, toBeTold{
				was: was, session: was.Session, cost: b.Count(string(state(*was))),
				sentence: what, beyond: beyondCast(*was, len(members(was.Session))),
			})
		}
	}
	for s := range e.Sessions {
		if places := c.BySession[s]; len(placements) > 0 && len(places) > 0 && !had[s] {
			changes = append(changes, toBeTold{session: model.SessionIndex(s), cost: b.Count(string(model.Draft)), sentence: Placed(e, places[0], "") + ", is new"})
		}
	}
	return changes
}

// changed says how a session is not as the baseline has it; "" if it is.
func (c *Case) changed(was *model.Placement) string {
	e, formerly := c.Event, fmt.Sprintf("was %s %s", standing(*was), baselinePlace(c.Event, *was))
	switch {
	case e.Sessions[was.Session].State == model.Cancelled:
		return Session(e, was.Session) + " is cancelled, " + formerly
	case len(c.BySession[was.Session]) == 0:
		return Session(e, was.Session) + " has no place, " + formerly
	}
	for _, p := range c.BySession[was.Session] {
		if what := moved(e, was, p); len(what) > 0 {
			return Placed(e, p, "") + ", " + formerly + ": " + And(what)
		}
	}
	return ""
}

// moved says how a placement differs from that of the baseline.
func moved(e *model.Event, was *model.Placement, is model.Placement) (what []string) {
	switch {
	case model.DateIn(was.Start, e.Zone) != model.DateIn(is.Start, e.Zone):
		what = append(what, "another day")
	case was.Start != is.Start:
		what = append(what, "another start")
	}
	if was.Minutes() != is.Minutes() {
		what = append(what, "another length")
	}
	if was.Room.Given() && is.Room.Given() && was.Room != is.Room {
		what = append(what, "another room")
	}
	return what
}

// told says who is told of a change: "14 people are told: Ana, Bo, Cy and 11 more".
func (c *Case) told(x *toBeTold) string {
	const most = 3 // names
	text := Count(len(x.people)+x.beyond, "person is told", "people are told")
	var who []string
	for _, p := range x.people[:min(most, len(x.people))] {
		who = append(who, Person(c.Event, p))
	}
	if n := len(x.people) - most; n > 0 {
		who = append(who, fmt.Sprintf("%d more", n))
	}
	switch {
	case len(who) == 0:
		return text + ", whom its cast does not name"
	case x.beyond > 0:
		who = append(who, fmt.Sprintf("%d whom its cast does not name", x.beyond))
	}
	return text + ": " + And(who)
}
