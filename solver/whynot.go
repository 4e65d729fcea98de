package solver

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// WhyNotResult is the answer of [WhyNot].
type WhyNotResult struct {
	// Verdict is Impossible if no programme has the session there. If some have, it is
	// Optimal where the answer says the least that it takes, and that was proved, else
	// Feasible.
	Verdict Verdict
	// Stands says that the earlier programme has the session there. Where that programme
	// breaks no hard rule, nobody looked any further.
	Stands bool
	// Breaks are the violations of hard rules that the earlier programme would be without
	// if the session were not there, if it Stands.
	Breaks []rules.Violation
	// Bars are why it is Impossible: disjoint, but for the rule that asks for a session
	// to be placed, and first those that are so because of the place. None if that was proved and time was up before a reason was found.
	Bars []Bar
	// Complete says that the session could be there without what the Bars name, so that
	// there is no further one beside them.
	Complete bool
	// Nearest are the starts around the one asked about at which windows let the session
	// start, ascending, if no window lets it start then.
	Nearest []model.Instant

	// Event is the event with the question: the session is pinned, and must be placed.
	Event *model.Event
	// Programme is one of Event; nil unless Optimal or Feasible.
	Programme *model.Programme
	Cost      [9]int // of Programme, per soft tier
	// Before is what the earlier programme costs or, without one, the cheapest that was
	// found with the session anywhere; HasBefore says that there is such a programme.
	Before    [9]int
	HasBefore bool
	Broken    int // violations of hard rules in the earlier programme

	// ReplanResult is how little Programme changes against the earlier one; nil without one,
	// or if time was up before there was an answer to that.
	Replanned *ReplanResult
	// Mended is how little it takes to mend the earlier programme with the session
	// anywhere; nil if that one breaks no hard rule.
	Mended  *ReplanResult
	Stopped string // what ended the run before a proof: "time", "interrupt", or ""
}

// Bar is why a session cannot be somewhere: a [Core] of rule instances, given that it is
// to be there. That it is to be placed, and there, is not among its reasons; and none of
// them can be left out with it there.
type Bar struct {
	Core
	// Anyway says that these cannot hold together wherever the session is.
	Anyway bool
}

// mostBars is how many bars are looked for.
const mostBars = 20

// costWork is the effort that goes into finding out what a programme costs where there
// is no earlier one, for each session.
const costWork = 20_000

// WhyNotOptions say what [Planner.WhyNot] is asked, and bound its run. Of At and Room one
// may be left open.
type WhyNotOptions struct {
	Options
	// From is an earlier programme, which is taken for the baseline of the event; nil for
	// none.
	From    *model.Programme
	Session model.SessionIndex
	At      model.Instant
	Room    model.RoomRef
}

// WhyNot finds out whether a session can start at an instant and be in a room. It pins the
// session there, and finds what forbids it as [Planner.Explain] does. If nothing does, it
// says what that takes: with an earlier programme, how little has to change, by
// [Planner.Replan]; without one, what the programmes cost that a short search finds with
// the session there and anywhere.
//
// A session that is cancelled or that the event has not is an error, as is a programme that
// does not suit the rules. A programme that it returns passed [check.Programme]; otherwise
// the error wraps [ErrRefused].
func (p *Planner) WhyNot(ctx context.Context, o WhyNotOptions) (*WhyNotResult, error) {
	if err := p.has(o.Session, o.Room, o.From); err != nil {
		return nil, err
	}
	o.say("making the problem")
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	o.Time = 0
	unknown := func(stopped string) *WhyNotResult {
		return &WhyNotResult{Verdict: Unknown, Event: p.Event(), Stopped: stopped}
	}
	return answered(ctx, unknown, func() (*WhyNotResult, error) {
		return whyNot(ctx, p.book, o.From, o.Session, o.At, o.Room.Index(), o.Options)
	})
}

func whyNot(ctx context.Context, book *rules.Book, from *model.Programme, s model.SessionIndex, at model.Instant, in model.RoomIndex, o Options) (*WhyNotResult, error) {
	book, err := withBaseline(book, from)
	if err != nil {
		return nil, err
	}
	q, err := newAsking(ctx, book, s, at, in)
	switch {
	case err != nil:
		return nil, err
	case q.problem == nil:
		return &WhyNotResult{Verdict: Unknown, Event: book.Event(), Stopped: stopReason(ctx)}, nil
	}
	w := &WhyNotResult{Event: q.book.Event()}
	if from != nil {
		if w.stand(book, from, s, at, in); w.Stands && w.Broken == 0 {
			w.Verdict, w.Event, w.Programme, w.Cost = Feasible, book.Event(), from, w.Before
			return w, nil
		}
	}
	if at != model.NoInstant && !q.starts(at) {
		w.Verdict, w.Complete = Impossible, true
		w.Bars, w.Nearest = []Bar{q.outsideWindows(at, in)}, q.nearest(at)
		return w, nil
	}
	o.say("looking for what forbids it")
	looking, stop := withShare(ctx, 0.5)
	defer stop()
	faults, found := q.faults(looking, &finder{o: o})
	if len(faults) > 0 {
		w.Verdict, w.Complete = Impossible, found != nil
		for i := range faults {
			w.Bars = append(w.Bars, q.bar(&faults[i]))
		}
		slices.SortStableFunc(w.Bars, func(a, b Bar) int { return order(a.Anyway) - order(b.Anyway) })
		return w, nil
	}
	if from != nil {
		err = w.replan(ctx, q, book, from, o)
	} else {
		err = w.price(ctx, q, book, o)
	}
	if err != nil || w.Verdict == Impossible {
		return w, err
	}
	return w, w.settle(ctx, q, found)
}

// order puts false before true.
func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// withBaseline returns the event with that programme for its baseline; the event itself if
// it has no other, or the programme is nil.
func withBaseline(book *rules.Book, from *model.Programme) (*rules.Book, error) {
	if from == nil || book.Event().Baseline == from {
		return book, nil
	}
	next := *book.Event()
	next.Baseline = from
	planner, err := New(&next)
	if err != nil {
		return nil, err
	}
	return planner.book, nil
}

// stand says what the earlier programme breaks and costs, and whether it has the session
// where it was asked about.
func (w *WhyNotResult) stand(book *rules.Book, from *model.Programme, s model.SessionIndex, at model.Instant, in model.RoomIndex) {
	judged := check.Programme(book, from)
	w.HasBefore, w.Before, w.Broken = true, judged.Cost, judged.Hard
	places := from.BySession(len(book.Event().Sessions))[s]
	w.Stands = len(places) == 1 && (at == model.NoInstant || places[0].Start == at) && (in == model.NoRoom || places[0].Room.Index() == in)
	if w.Stands && judged.Hard > 0 {
		others := slices.DeleteFunc(slices.Clone(from.Placements), func(pl model.Placement) bool { return pl.Session == s })
		w.Breaks = newFaults(check.Programme(book, model.NewProgramme(others)), judged)
	}
}

// newFaults returns the violations of hard rules in after that are not in before.
func newFaults(before, after *check.Report) (news []rules.Violation) {
	old := map[rules.Violation]bool{}
	for _, v := range before.Violations {
		old[v] = true
	}
	for _, v := range after.Violations {
		if v.Level == model.Hard && !old[v] {
			news = append(news, v)
		}
	}
	return news
}

// replan says how little has to change for the session to be there.
func (w *WhyNotResult) replan(ctx context.Context, q *asking, book *rules.Book, from *model.Programme, o Options) error {
	r, err := (&Planner{q.book}).Replan(ctx, ReplanOptions{Options: o, From: from})
	if err != nil {
		return err
	}
	w.Verdict, w.Stopped = r.Verdict, r.Stopped
	if r.Programme == nil {
		return nil
	}
	w.Replanned, w.Programme, w.Cost = r, r.Programme, r.Cost
	if w.Broken > 0 && ctx.Err() == nil {
		if w.Mended, err = (&Planner{book}).Replan(ctx, ReplanOptions{Options: o, From: from}); err != nil {
			return err
		}
	}
	return nil
}

// price finds out what programmes cost with the session there and with it anywhere.
func (w *WhyNotResult) price(ctx context.Context, q *asking, book *rules.Book, o Options) error {
	if o.Effort == 0 {
		o.Effort = costWork * int64(len(q.problem.Activities))
	}
	there, err := (&Planner{q.book}).Solve(ctx, o)
	if err != nil {
		return err
	}
	w.Verdict = there.Verdict
	if there.Verdict == Impossible {
		for _, core := range there.Cores {
			w.Bars = append(w.Bars, Bar{Core: q.unasked(core)})
		}
		return nil
	}
	if there.Programme == nil {
		return nil
	}
	w.Programme, w.Cost = there.Programme, there.Cost
	anywhere, err := (&Planner{book}).Solve(ctx, o)
	if err != nil {
		return err
	}
	if anywhere.Programme != nil {
		w.HasBefore, w.Before = true, anywhere.Cost
	}
	if anywhere.Verdict != Optimal {
		w.Verdict = Feasible
	}
	return nil
}

// settle gives the programme that was found while looking for a reason where there is no
// better one, and says what ended the run.
func (w *WhyNotResult) settle(ctx context.Context, q *asking, found csp.Assignment) error {
	if w.Programme == nil {
		w.Verdict = Unknown
		if found != nil {
			w.Verdict, w.Programme = Feasible, q.problem.Programme(found)
			judged := check.Programme(q.book, w.Programme)
			if !judged.OK() {
				return refusal(judged)
			}
			w.Cost = judged.Cost
		}
	}
	if ctx.Err() != nil {
		w.Stopped = stopReason(ctx)
	}
	return nil
}

// asking is a question about a place of a session: the event with the session there.
type asking struct {
	book     *rules.Book
	problem  *csp.Problem
	anywhere *model.Event // in which the session must be placed, but may be anywhere
	session  model.SessionIndex
	activity csp.ActivityIndex
	pin      csp.InstanceIndex // of the question
	placed   csp.InstanceIndex // that the session is to be placed
}

// askedAt is the position of what the question adds to an event.
var askedAt = model.Position{File: "question", Line: 1, Column: 1}

// newAsking returns a question, without its problem if ctx ends before that is made.
func newAsking(ctx context.Context, book *rules.Book, s model.SessionIndex, at model.Instant, in model.RoomIndex) (*asking, error) {
	e := book.Event()
	id := e.Sessions[s].ID
	if e.Sessions[s].State == model.Cancelled {
		return nil, fmt.Errorf("session %q is cancelled, so that it is nowhere", id)
	}
	pin := change.Change{Kind: change.PinIn, Pos: askedAt, Zone: e.Zone, Session: id}
	if in != model.NoRoom {
		pin.Room = e.Rooms[in].ID
	}
	switch {
	case at != model.NoInstant:
		pin.Kind, pin.Interval = change.PinAt, model.Interval{Start: at, End: at}
	case in == model.NoRoom:
		return nil, errors.New("there is neither a time nor a room to ask about")
	}
	q := &asking{anywhere: e, session: s}
	var err error
	if e.Sessions[s].State == model.Optional {
		confirm := change.Change{Kind: change.SessionConfirmed, Pos: askedAt, Zone: e.Zone, Session: id}
		if q.anywhere, err = change.Apply(e, confirm); err != nil {
			return nil, err
		}
	}
	there, err := change.Apply(q.anywhere, pin)
	if err != nil {
		return nil, err
	}
	var faults model.Faults
	if q.book, faults = rules.Bind(there); len(faults) > 0 {
		return nil, faults
	}
	if q.problem, err = compile.Within(ctx, q.book); q.problem == nil || err != nil {
		return q, err
	}
	q.activity = q.problem.ActivityOf[s]
	q.placed = q.problem.Activities[q.activity].Placed
	setting := len(there.Rules) - 1
	q.pin = csp.InstanceIndex(slices.IndexFunc(q.problem.Instances, func(i rules.Instance) bool { return i.Rule == rules.Pin && i.Setting == setting }))
	return q, nil
}
