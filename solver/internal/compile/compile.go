package compile

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/memory"
)

// encoder says how one rule becomes bans, relations and room limits.
type encoder struct {
	rule   string
	encode func(c *compiler, b *rules.Binding)
}

// encoders has a line for each rule that can be hard, but for those of chargers that
// only keep pairs apart.
var encoders = []encoder{
	{"R01", encodePlaced},
	{"R02", encodeRoomHoldsOne},
	{"R03", encodeLength},
	{"R04", encodeWindows},
	{"R05", encodeWindowFits},
	{"R06", encodeCapacity},
	{"R07", encodeLayout},
	{"R08", encodeServices},
	{"R09", encodeKits},
	{"R10", encodeParallel},
	{"R11", encodeTurnaround},
	{"R12", encodeRefits},
	{"R13", encodeTrackRooms},
	{"R14", encodeDemand},
	{"R15", encodeHolds},
	{"R16", encodeNobodyInTwoPlaces},
	{"R17", encodeAvailable},
	{"R18", encodeArrival},
	{"R19", encodeWalking},
	{"R21", encodeDays},
	{"R22", encodePauses},
	{"R23", encodeReports},
	{"R25", encodeGuests},
	{"R27", encodeOwnHours},
	{"R28", encodeDiscomfort},
	{"R30", encodeNights},
	{"R31", encodeHostTimes},
	{"R32", encodeTimeWishes},
	{"R33", encodeExclusive},
	{"R34", encodeFirstAndLast},
	{"R35", encodePins},
	{"R37", encodeThemeSpread},
	{"R38", encodeBalance},
	{"R39", encodeVariety},
	{"R41", encodeOrder},
	{"R42", encodeSeries},
	{"R43", encodeRepeats},
	{"R44", encodeRestricted},
	{"R45", encodeMerged},
	{"R46", encodeChannels},
	{"R47", encodeShifts},
	{"R48", encodeLanguages},
	{"R49", encodeMeetingHours},
	{"R50", encodeDuty},
	{"R51", encodeSweeps},
	{"R52", encodeBilaterals},
	{"R54", encodeFrozen},
	{"R57", encodeEarly},
	{"R58", encodeGaps},
	{"R61", encodePlaceWishes},
	{"R62", encodeWishedHours},
	{"R63", encodeOverflow},
}

// chargers has a line for each rule, or part of one, that can be soft. They run when the
// candidates are known.
var chargers = []encoder{
	{"R01", chargeOptional},
	{"R06", chargeCapacity},
	{"R07", chargeLayout},
	{"R08", chargeServices},
	{"R10", chargeParallel},
	{"R11", chargeAfterCatering},
	{"R12", chargeRefits},
	{"R13", chargeTrackRooms},
	{"R14", chargeDemand},
	{"R15", chargeHolds},
	{"R16", chargeNiceToAttend},
	{"R17", chargeAvailable},
	{"R18", chargeArrival},
	{"R21", chargeDays},
	{"R22", chargePauses},
	{"R23", chargeReports},
	{"R24", chargeOrSeparateOrgs},
	{"R25", chargeGuests},
	{"R26", chargeWishToAttend},
	{"R27", chargeOwnHours},
	{"R28", chargeDiscomfort},
	{"R29", chargeFairHours},
	{"R31", chargeHostTimes},
	{"R32", chargeTimeWishes},
	{"R36", chargeOrSeparateThemes},
	{"R37", chargeThemeSpread},
	{"R38", chargeBalance},
	{"R39", chargeVariety},
	{"R40", chargeOrSeparateGroups},
	{"R44", chargeRestricted},
	{"R46", chargeRecording},
	{"R47", chargeShifts},
	{"R48", chargeLanguages},
	{"R49", chargeMeetingHours},
	{"R50", chargeDuty},
	{"R51", chargeSweeps},
	{"R52", chargeBilaterals},
	{"R53", chargeStability},
	{"R57", chargeEarly},
	{"R58", chargeGaps},
	{"R59", chargeOpenRooms},
	{"R60", chargeDaysOfPeople},
	{"R61", chargePlaceWishes},
	{"R62", chargeWishedHours},
}

// Encodes reports whether the rule with that id has an encoding.
func Encodes(rule string) bool {
	is := func(e encoder) bool { return e.rule == rule }
	return slices.ContainsFunc(encoders, is) || slices.ContainsFunc(chargers, is)
}

// compiler builds a Problem.
type compiler struct {
	*csp.Problem
	ctx    context.Context
	duties []model.Duty
	// programme is where activities may stand, legally or not; nil for none.
	programme *model.Programme
	// own are the starts that the baseline gives each session, in windows that list none.
	own [][]model.Instant
	// grid are the starts of the axis that windows give, standing those and the starts of the
	// programme, both ascending; offGrid tells which activities that has off the grid.
	grid, standing []model.Instant
	offGrid        []bool
	// byWindows has when windows let activities start, by what of an activity and a room
	// that depends on.
	byWindows map[string]map[model.Instant]bool
	// attends holds the activities in whose cast each person is; byPerson, those of them
	// that the person must attend.
	attends, byPerson [][]duty
	// hours are what is charged for hours on people's own clocks, and within, what was found of
	// those; nil until someone asks.
	hours  []onlineHours
	within map[inZone]bool
	// found says that the candidates are.
	found bool
}

// duty is what one person does in one activity.
type duty struct {
	activity csp.ActivityIndex
	must     bool
	session  model.SessionIndex // the first of the activity's that the person must attend, or else has in the cast
	// online and onSite are the first of the activity's sessions that the person must
	// attend online, and on site or in a way that is not said; NoSession if there is none.
	online, onSite model.SessionIndex
}

// Problem returns the problem of finding a programme for the book's event. It keeps the
// book. It takes time and memory in proportion to the sum over all
// activities of starts x words of a room set, plus the relations and what is charged for
// pairs; see [SizeOf].
func Problem(book *rules.Book) *csp.Problem {
	return problem(context.Background(), book, book.Event().Baseline)
}

// Within is [Problem], or nil if ctx ends first. The error is a [memory.TooLarge] if there
// is too little memory for the problem, which is looked at before anything is made.
func Within(ctx context.Context, book *rules.Book) (*csp.Problem, error) {
	return Beside(ctx, book, book.Event().Baseline)
}

// Beside is [Within] for those who leave some activities where a programme, or nil, has them,
// legally or not.
func Beside(ctx context.Context, book *rules.Book, programme *model.Programme) (*csp.Problem, error) {
	size := SizeOf(book)
	if err := memory.For(size, size.Bytes()); err != nil {
		return nil, err
	}
	p, _ := limits.Within(ctx, func() *csp.Problem { return problem(ctx, book, programme) }) // nil if ctx ends
	return p, nil
}

func problem(ctx context.Context, book *rules.Book, programme *model.Programme) (p *csp.Problem) {
	e := book.Event()
	c := &compiler{Problem: &csp.Problem{Event: e, Book: book}, duties: e.Duties(), programme: programme, ctx: ctx}
	defer func() {
		if broken := recover(); broken == any(c) {
			p = nil
		} else if broken != nil {
			panic(broken)
		}
	}()
	c.formActivities()
	c.collectDuties()
	c.Rooms = make([]csp.Room, len(e.Rooms))
	for _, enc := range encoders {
		enc.encode(c, book.Of(enc.rule))
		c.poll()
	}
	c.findCandidates()
	c.found = true
	c.chargeSelves()
	for _, ch := range chargers {
		ch.encode(c, book.Of(ch.rule))
		c.poll()
	}
	c.findTidying()
	return c.Problem
}

// findCandidates works out what the bans leave of every activity.
func (c *compiler) findCandidates() {
	finder := csp.NewCandidateFinder(c.Problem)
	for x := range c.Activities {
		finder.Find(&c.Activities[x])
		if x%256 == 0 {
			c.poll()
		}
	}
}

// poll ends the compilation, by a panic with the compiler itself, if its context has ended.
func (c *compiler) poll() {
	if c.ctx.Err() != nil {
		panic(c)
	}
}

// instancesBetweenPolls is how often a compilation looks at its context.
const instancesBetweenPolls = 4096

// formActivities joins merged sessions and numbers what is placed. Where R45 does not
// bind, every session is an activity of its own.
func (c *compiler) formActivities() {
	e := c.Event
	merges := c.Book.Of("R45").General.Hard()
	byMerge := map[string]csp.ActivityIndex{}
	c.ActivityOf = make([]csp.ActivityIndex, len(e.Sessions))
	for i := range e.Sessions {
		s, x := &e.Sessions[i], model.SessionIndex(i)
		c.ActivityOf[x] = -1
		if s.State == model.Cancelled {
			continue
		}
		if at, joined := byMerge[s.Merge]; joined && s.Merge != "" && merges {
			a := &c.Activities[at]
			a.Sessions = append(a.Sessions, x)
			a.Minutes = max(a.Minutes, s.Minutes)
			a.Optional = a.Optional && s.State == model.Optional
			c.ActivityOf[x] = at
			continue
		}
		at := csp.ActivityIndex(len(c.Activities))
		byMerge[s.Merge] = at
		c.ActivityOf[x] = at
		c.Activities = append(c.Activities, csp.Activity{
			Sessions: []model.SessionIndex{x}, Minutes: s.Minutes,
			Optional: s.State == model.Optional, Priority: s.Priority,
		})
	}
}

// collectDuties gathers what each person does, by activity.
func (c *compiler) collectDuties() {
	c.attends = make([][]duty, len(c.Event.People))
	for _, d := range c.duties {
		at := c.ActivityOf[d.Session]
		mine := c.attends[d.Person]
		k := slices.IndexFunc(mine, func(o duty) bool { return o.activity == at })
		if k < 0 {
			k = len(mine)
			mine = append(mine, duty{at, false, d.Session, model.NoSession, model.NoSession})
			c.attends[d.Person] = mine
		}
		if !d.Must {
			continue
		}
		if !mine[k].must {
			mine[k].must, mine[k].session = true, d.Session
		}
		if way := mine[k].in(d.Presence); *way == model.NoSession {
			*way = d.Session
		}
	}
	c.byPerson = make([][]duty, len(c.attends))
	for p, mine := range c.attends {
		c.byPerson[p] = slices.DeleteFunc(slices.Clone(mine), func(d duty) bool { return !d.must })
	}
}

// in returns where a duty has the session that is attended in that way.
func (d *duty) in(p model.Presence) *model.SessionIndex {
	if p == model.Online {
		return &d.online
	}
	return &d.onSite
}

// confirmed reports whether a session is, or another one of its activity.
func (c *compiler) confirmed(s model.SessionIndex) bool {
	a := c.ActivityOf[s]
	return a >= 0 && slices.ContainsFunc(c.Activities[a].Sessions, func(s model.SessionIndex) bool { return c.Event.Sessions[s].State == model.Confirmed })
}

// instance records a rule instance and returns its index. One that is encoded as several
// bans or relations in a row is recorded once.
func (c *compiler) instance(b *rules.Binding, set *rules.Bound, i rules.Instance) csp.InstanceIndex {
	i.Rule, i.Setting = b.Rule.ID, set.Index
	if last := len(c.Instances) - 1; last >= 0 && c.Instances[last] == i {
		return csp.InstanceIndex(last)
	}
	if c.Instances = append(c.Instances, i); len(c.Instances)%instancesBetweenPolls == 0 {
		c.poll()
	}
	return csp.InstanceIndex(len(c.Instances) - 1)
}

// ban takes candidates from an activity on behalf of an instance. Nothing is recorded
// for an empty set of starts.
func (c *compiler) ban(a csp.ActivityIndex, starts []csp.StartIndex, rooms csp.RoomSet, i csp.InstanceIndex) {
	c.Activities[a].Bans = append(c.Activities[a].Bans, csp.Ban{Starts: starts, Rooms: rooms, Instance: i})
}

// banStarts bans, in every room, the legal starts of a for which bad says so, on behalf
// of the instance that in makes. It records nothing if there are none.
func (c *compiler) banStarts(b *rules.Binding, set *rules.Bound, a csp.ActivityIndex, rooms csp.RoomSet, in rules.Instance, bad func(model.Interval) bool) {
	var starts []csp.StartIndex
	for _, s := range c.Activities[a].Legal {
		if bad(c.Span(a, s)) {
			starts = append(starts, s)
		}
	}
	if len(starts) > 0 {
		c.ban(a, starts, rooms, c.instance(b, set, in))
	}
}

// banRooms bans the rooms for which bad says so, at every start.
func (c *compiler) banRooms(b *rules.Binding, set *rules.Bound, a csp.ActivityIndex, in rules.Instance, bad func(model.RoomIndex) bool) {
	rooms, some := csp.NewRoomSet(len(c.Rooms)), false
	for r := range c.Event.Rooms {
		if bad(model.RoomIndex(r)) {
			rooms.Add(model.RoomIndex(r))
			some = true
		}
	}
	if some {
		c.ban(a, nil, rooms, c.instance(b, set, in))
	}
}

// relate records a relation on behalf of an instance. A relation of an activity with
// itself, as merged sessions can have, is a ban on the starts it does not allow.
func (c *compiler) relate(r csp.Relation, b *rules.Binding, set *rules.Bound, in rules.Instance) {
	r.Instance = c.instance(b, set, in)
	if r.A != r.B {
		c.Relations = append(c.Relations, r)
		return
	}
	var starts []csp.StartIndex
	for _, s := range c.Activities[r.A].Legal {
		if !c.Allows(&r, s, s) {
			starts = append(starts, s)
		}
	}
	if len(starts) == 0 {
		return
	}
	var rooms csp.RoomSet
	if r.Where != nil {
		rooms = csp.NewRoomSet(len(c.Rooms))
		for room := range c.Rooms {
			if r.Where.Meets(model.RoomIndex(room), model.RoomIndex(room)) {
				rooms.Add(model.RoomIndex(room))
			}
		}
	}
	c.ban(r.A, starts, rooms, r.Instance)
}
