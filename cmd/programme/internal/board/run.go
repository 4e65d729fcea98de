package board

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/model"
	"programme/model/change"
	"programme/solver"
)

// run is a question to the solver that is on. There is one at a time.
type run struct {
	what, words string
	began       time.Time
	cancel      context.CancelFunc
	done        chan struct{}

	mu   sync.Mutex
	told time.Time // when the pages heard last
}

// often is how often pages hear what a run has reached, at most.
const often = 100 * time.Millisecond

// due reports whether it is time to tell the pages.
func (r *run) due() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.told) < often {
		return false
	}
	r.told = time.Now()
	return true
}

// start begins a run about the current state; the caller holds the lock. It goes on whoever
// asked for it goes away.
func (b *Board) start(what, words string) (context.Context, *run) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &run{what: what, words: words, began: time.Now(), cancel: cancel, done: make(chan struct{})}
	b.run, b.outcome = r, nil
	b.runs++
	b.tellState(b.history.current, b.now.revision)
	return ctx, r
}

// finish ends a run; the caller holds the lock.
func (b *Board) finish(r *run) {
	r.cancel()
	b.run = nil
	close(r.done)
	b.tellState(b.history.current, b.now.revision)
}

// Stop ends the run that is on with the best that it has.
func (b *Board) Stop() *Answer {
	b.mu.Lock()
	r := b.run
	b.mu.Unlock()
	if r == nil {
		return b.done("nothing is on")
	}
	r.cancel()
	<-r.done
	return b.done("stopped")
}

// progress tells the pages what a run has reached.
func (b *Board) progress(r *run, c *scene) func(solver.Progress) {
	return func(p solver.Progress) {
		if !r.due() {
			return
		}
		x := Progress{
			What: r.what, Elapsed: int(time.Since(r.began).Milliseconds()), Limit: int(b.commands.Limit().Milliseconds()), Doing: p.Doing,
			Words: present.ProgressWords(p, b.commands.Limit()), Tiers: []Tier{}, Told: p.Told, Moved: p.Moved, Feasible: p.Feasible,
		}
		if p.Feasible && !p.Changing {
			for _, name := range c.tiers {
				bound := p.Bound[name.Tier-1]
				x.Tiers = append(x.Tiers, Tier{Tier: name.Tier, Words: name.Words, Cost: p.Cost[name.Tier-1], Bound: &bound})
			}
		}
		b.hub.tell(progressEvent, x)
	}
}

// Run begins a run that ends in a state, if it finds anything.
func (b *Board) Run(q Run) (*Answer, error) {
	words, known := map[string]string{"rest": "solving the rest", "rooms": "choosing rooms", "day": "solving the day", "fewest": "looking for the fewest changes"}[q.What]
	if !known {
		return nil, fmt.Errorf("there is no run %q; there are rest, rooms, day and fewest", q.What)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	c, err := b.at(q.Number)
	if err != nil {
		return nil, err
	}
	asked, err := c.question(&q)
	if err != nil {
		return nil, err
	}
	b.proposal = nil
	ctx, r := b.start(q.What, words)
	asked.Progress = b.progress(r, c)
	go b.work(ctx, r, c, asked)
	return &Answer{Busy: &Busy{What: r.what, Words: r.words}, Notes: []string{}, Files: []string{}, Command: c.runCommand(&q, b.commands.Path())}, nil
}

// question returns what a run asks.
func (c *scene) question(q *Run) (*Question, error) {
	e := c.book.Event()
	asked := &Question{Event: e, From: e.Baseline, Begin: c.programme}
	switch q.What {
	case "fewest":
		if e.Baseline == nil {
			return nil, errors.New("the event has no baseline from which changes could be kept few")
		}
	case "rooms":
		kept, err := keep(e, c.programme, "times", func(model.Placement) bool { return true })
		asked.Event = kept
		return asked, err
	case "day":
		elsewhere := 0
		on := func(p model.Placement) bool { return model.DateIn(p.Start, e.Zone).String() == q.Day }
		for _, p := range c.programme.Placements {
			if !on(p) {
				elsewhere++
			}
		}
		if elsewhere == len(c.programme.Placements) {
			return nil, fmt.Errorf("the programme has nothing on %q", q.Day)
		}
		kept, err := keep(e, c.programme, "times,rooms", func(p model.Placement) bool { return !on(p) })
		if err == nil {
			kept, err = keep(kept, c.programme, "days", on)
		}
		asked.Event = kept
		return asked, err
	}
	return asked, nil
}

// keep returns the event in which some sessions of a programme stay, in what.
func keep(e *model.Event, p *model.Programme, what string, which func(model.Placement) bool) (*model.Event, error) {
	some := slices.DeleteFunc(slices.Clone(p.Placements), func(pl model.Placement) bool { return !which(pl) })
	held := *e
	held.Baseline = &model.Programme{Placements: some}
	kept, err := change.Keep(&held, what)
	if err != nil {
		return nil, err
	}
	kept.Baseline = e.Baseline
	return kept, nil
}

// runCommand returns the command line of a run.
func (c *scene) runCommand(q *Run, path string) string {
	texts := present.ChangeTexts(c.changes)
	e := c.book.Event()
	for _, p := range c.pins {
		texts = append(texts, p.change(e.Zone).String())
	}
	if q.What == "fewest" {
		words := "programme what-if " + present.QuotedPath(path)
		for _, text := range texts {
			words += " " + present.QuotedPath(text)
		}
		return words
	}
	for _, pl := range c.programme.Placements {
		id, day := e.Sessions[pl.Session].ID, model.DateIn(pl.Start, e.Zone)
		pinned := change.Change{Kind: change.PinAt, Zone: e.Zone, Session: id, Interval: model.Interval{Start: pl.Start, End: pl.Start}}
		switch {
		case q.What == "rooms":
		case q.What == "day" && day.String() == q.Day:
			pinned = change.Change{Kind: change.PinOn, Zone: e.Zone, Session: id, Day: day}
		case q.What == "day":
			if pl.Room.Given() {
				pinned.Room = e.Rooms[pl.Room.Index()].ID
			}
		default:
			continue
		}
		texts = append(texts, pinned.String())
	}
	return "programme solve " + present.QuotedPath(path) + changeWords(texts)
}

// work asks the solver, and makes a state of what it finds.
func (b *Board) work(ctx context.Context, r *run, c *scene, asked *Question) {
	found := b.find(ctx, r, c, asked)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.outcome = &Outcome{Run: b.runs, What: r.what, Asked: r.words, Number: b.history.current, Words: found.words, Refusal: found.refusal}
	if found.programme != nil {
		n := b.onward(r.words)
		n.list = placedIn(c.book.Event(), present.CarriedOver(c.programme, found.programme))
		sortPlaced(n.list)
		n.bound = found.bound
		if err := b.step(n); err != nil {
			b.outcome.Words = append(b.outcome.Words, err.Error())
		}
		b.outcome.Number = b.history.current
	}
	b.finish(r)
}

// find asks the solver. A fault of the program ends the question, and not the board.
func (b *Board) find(ctx context.Context, r *run, c *scene, asked *Question) (found result) {
	defer func() {
		if fault := recover(); fault != nil {
			found = result{words: []string{fmt.Sprintf("internal fault: %v", fault)}}
		}
	}()
	if r.what == "fewest" {
		return b.fewest(ctx, c, asked)
	}
	return b.solve(ctx, c, asked)
}

// result is what a run found.
type result struct {
	programme *model.Programme // nil for nothing
	bound     *provedBound
	words     []string
	refusal   *Refusal
}

// solve looks for the best programme.
func (b *Board) solve(ctx context.Context, c *scene, asked *Question) result {
	found, err := b.commands.Solve(ctx, asked)
	if err != nil {
		return result{words: []string{err.Error()}}
	}
	x := result{programme: found.Programme, words: []string{string(found.Verdict)}}
	if found.Stopped != "" {
		x.words[0] += ", stopped by " + found.Stopped
	}
	e := c.book.Event()
	switch {
	case found.Programme != nil:
		for i, t := range present.TierVerdicts(found.Cost, found.Bound) {
			if found.Cost[i] > 0 || found.Bound[i] > 0 {
				x.words = append(x.words, t.String())
			}
		}
		if asked.Event == e {
			x.bound = &provedBound{c.edition.Digest, found.Bound}
		}
		return x
	case found.Rest != nil && len(found.Rest.LeftOut) < len(present.LeftOut(e, c.programme)):
		x.programme = found.Rest.Programme
		x.words = append(x.words, fmt.Sprintf("not everything can be placed: %d left out", len(found.Rest.LeftOut)))
	}
	x.refusal = &Refusal{Verdict: string(found.Verdict), Words: x.words, Cores: coreWords(e, found.Cores), Remedies: []Remedy{}, Notes: []string{}}
	return x
}

// fewest looks for the fewest changes against the baseline.
func (b *Board) fewest(ctx context.Context, c *scene, asked *Question) result {
	reply, err := b.commands.Replan(ctx, asked)
	if err != nil {
		return result{words: []string{err.Error()}}
	}
	x := result{programme: reply.Programme, words: whatif.Verdict(reply)}
	if reply.Programme == nil {
		x.refusal = &Refusal{Verdict: string(reply.Result.Verdict), Words: x.words, Cores: coreWords(reply.Event, reply.Result.Cores), Remedies: []Remedy{}, Notes: []string{}}
	}
	return x
}
