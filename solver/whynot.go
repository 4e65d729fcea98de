package solver

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/limits"
	"programme/solver/internal/whynot"
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
	// Conflicts are why it is Impossible: disjoint, but for the rule that asks for a session
	// to be placed, and first those that are so because of the place. None if that was
	// proved and time was up before a reason was found.
	Conflicts []Conflict
	// Complete says that the session could be there without what the Conflicts name, so that
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

	// Replan is how little Programme changes against the earlier one; nil without one,
	// or if time was up before there was an answer to that.
	Replan *ReplanResult
	// Mend is how little it takes to mend the earlier programme with the session
	// anywhere; nil if that one breaks no hard rule.
	Mend    *ReplanResult
	Stopped string // what ended the run before a proof: "time", "interrupt", or ""
	// MemoryShort says that a proof was given up for lack of memory: with more of it, more may be
	// said.
	MemoryShort bool
}

// Conflict is why a session cannot be somewhere: a [Core] of rule instances, given that it is
// to be there. That it is to be placed, and there, is not among its reasons; and none of
// them can be left out with it there.
type Conflict struct {
	Core
	// Anyway says that these cannot hold together wherever the session is.
	Anyway bool
}

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
	Steps   bool // that lead to each of the Conflicts are looked for; they may rest on the question, too
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
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	o.Time = 0
	unknown := func(stopped string) *WhyNotResult {
		return &WhyNotResult{Verdict: Unknown, Event: p.Event(), Stopped: stopped}
	}
	return answered(ctx, unknown, func() (*WhyNotResult, error) {
		book, err := withBaseline(p.book, o.From)
		if err != nil {
			return nil, err
		}
		w, err := whynot.Ask(ctx, book, o.From, whynot.Question{Session: o.Session, At: o.At, Room: o.Room.Index(), Steps: o.Steps}, o.limits())
		if w == nil {
			return nil, err
		}
		return whyNotResult(book, w), err
	})
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

// whyNotResult says the result of an engine.
func whyNotResult(book *rules.Book, w *whynot.Result) *WhyNotResult {
	x := &WhyNotResult{
		Verdict: Verdict(w.Verdict), Stands: w.Stands, Breaks: w.Breaks, Complete: w.Complete, Nearest: w.Nearest,
		Event: w.Event, Programme: w.Programme, Cost: w.Cost, Before: w.Before, HasBefore: w.HasBefore, Broken: w.Broken,
		Replan: replanResult(w.Event, w.Replan), Mend: replanResult(book.Event(), w.Mend), Stopped: w.Stopped, MemoryShort: w.MemoryShort,
	}
	if w.Outside != nil {
		x.Conflicts = []Conflict{{Core{Reasons: []Reason{outsideWindows(book, w.Outside)}, Minimal: true}, w.Nowhere}}
	}
	for i := range w.Conflicts {
		found := Conflict{unasked(coreOf(w.Problem, &w.Conflicts[i].Conflict), w.Asked), w.Conflicts[i].Anyway}
		if len(w.Chains) > 0 {
			found.addSteps(w.Problem, &w.Chains[i])
		}
		x.Conflicts = append(x.Conflicts, found)
	}
	return x
}

// unasked returns a core without what the question adds to it: that the session is there, and
// that it is placed.
func unasked(c Core, asked [2]rules.Instance) Core {
	there, placed := asked[0], asked[1]
	c.Reasons = slices.DeleteFunc(c.Reasons, func(r Reason) bool {
		return r.Instance == there || r.Instance == placed && placed.AsksForPlace()
	})
	return c
}

// outsideWindows says that no window lets a session start at a time: as the judges do, or as
// the rule does where there are no windows.
func outsideWindows(book *rules.Book, v *rules.Violation) Reason {
	reason := Reason{Instance: v.Instance, Sentence: v.Sentence}
	if reason.Sentence == "" {
		binding := book.Of(v.Rule)
		reason.Sentence = binding.Rule.Say(book.Event(), binding, v.Instance)
	}
	return reason
}
