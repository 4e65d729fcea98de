package board

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// proposal is a programme that waits to be taken, and what then becomes the state.
type proposal struct {
	Proposal
	next next
}

// asking is a question about the current state that ends in a proposal or a refusal.
type asking struct {
	c       *scene
	number  int
	changes []change.Change // that are asked about
	left    []change.Change // that take out of the question what has no place and is not asked for
	shown   []string        // what is asked, in words
	place   bool            // it is about a place: the changes are those of the question alone
}

// stays reports whether the changes are to stay.
func (a *asking) stays() bool { return !a.place }

// askPlace asks what it takes that a session is in a place that is not free.
func (b *Board) askPlace(d Drop, c *scene, s model.SessionIndex, start model.Instant) (*Answer, error) {
	e := c.book.Event()
	a := &asking{c: c, number: d.Number, shown: []string{c.placesWords(d.Session, start, d.Room)}, left: c.leftOut(s), place: true}
	if e.Sessions[s].State == model.Optional {
		a.changes = append(a.changes, change.Change{Kind: change.SessionConfirmed, Zone: e.Zone, Session: d.Session})
	}
	pinned, err := change.ParseEach(pin{Session: d.Session, Start: start, Room: d.Room}.change(e.Zone).String(), e, model.Position{})
	if err != nil {
		return nil, err
	}
	a.changes = append(a.changes, pinned...)
	return b.ask("drop", a)
}

// leftOut returns the changes that take out of a question what has no place, but for a session:
// so that nothing else is placed for its sake.
func (c *scene) leftOut(but model.SessionIndex) (list []change.Change) {
	e, together := c.book.Event(), c.together(but)
	for _, s := range present.LeftOut(e, c.programme) {
		if !slices.Contains(together, s) {
			list = append(list, change.Change{Kind: change.SessionCancelled, Zone: e.Zone, Session: e.Sessions[s].ID})
		}
	}
	return list
}

// Change makes changes that are written: at once where they leave the programme as it is; else
// it asks what that takes.
func (b *Board) Change(q Change) (*Answer, error) {
	b.mu.Lock()
	c, err := b.at(q.Number)
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	e := c.book.Event()
	changes, err := change.ParseAll("", []byte(q.Text), e)
	if err != nil {
		return nil, err
	}
	if len(changes) == 0 {
		return nil, fmt.Errorf("there is no change; write one, like %q", "person ... away Mon")
	}
	after, err := change.Apply(e, changes...)
	if err != nil {
		return nil, err
	}
	planner, err := solver.New(after)
	if err != nil {
		return nil, err
	}
	texts := present.ChangeTexts(changes)
	a := &asking{c: c, number: q.Number, changes: changes, shown: texts}
	if broken := check.Programme(planner.Rules(), c.programme); c.report.Hard > 0 || broken.Hard == 0 {
		return b.make(a)
	}
	return b.ask("change", a)
}

// after returns what the state is after the changes that are asked about, if they are to stay.
func (b *Board) after(a *asking, words string) next {
	n := b.onward(words)
	if a.stays() {
		n.changes = append(slices.Clone(n.changes), a.shown...)
	}
	return n
}

// make makes changes that leave the programme as it is.
func (b *Board) make(a *asking) (*Answer, error) {
	b.mu.Lock()
	err := b.still(a.number, a.c)
	if err == nil {
		err = b.step(b.after(a, strings.Join(a.shown, "; ")))
	}
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	x := b.done("changed")
	x.Notes = append(x.Notes, change.Notes(a.c.book.Event(), a.changes)...)
	return x, nil
}

// ask asks the solver what changes take, and answers with a proposal, or with the reasons why
// there is none.
func (b *Board) ask(what string, a *asking) (*Answer, error) {
	b.mu.Lock()
	if err := b.still(a.number, a.c); err != nil {
		b.mu.Unlock()
		return nil, err
	}
	b.proposal = nil
	ctx, r := b.start(what, "asking what that takes")
	makes := b.after(a, strings.Join(a.shown, "; "))
	b.mu.Unlock()
	q := &Question{Event: a.c.book.Event(), From: a.c.programme, Changes: append(slices.Clone(a.left), a.changes...), Progress: b.progress(r, a.c)}
	reply, refusal, err := b.replan(ctx, q)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.finish(r)
	if err == nil {
		err = b.still(a.number, a.c)
	}
	if err != nil {
		return nil, err
	}
	command := b.questionCommand(a)
	if refusal != nil {
		refusal.Command = command
		return &Answer{Refusal: refusal, Notes: refusal.Notes, Files: []string{}, Command: command}, nil
	}
	e := a.c.book.Event()
	makes.list = placedIn(e, reply.Programme)
	sortPlaced(makes.list)
	p := &proposal{a.proposalOf(reply), makes}
	p.ID, p.Command = fmt.Sprintf("p%d-%d", a.number, r.began.UnixNano()), command
	b.proposal = p
	b.tellState(b.history.current, b.now.revision)
	return &Answer{Proposal: &p.Proposal, Notes: p.Notes, Files: []string{}, Command: command}, nil
}

// replan asks the solver, and why there is nothing if there is nothing. A fault of the program ends
// the question, and not the board.
func (b *Board) replan(ctx context.Context, q *Question) (reply *whatif.Reply, refusal *Refusal, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = term.OurFault(fmt.Errorf("internal fault: %v", fault))
		}
	}()
	if reply, err = b.commands.Replan(ctx, q); err == nil && reply.Programme == nil {
		refusal, err = b.refusalOf(ctx, q, reply)
	}
	return reply, refusal, err
}

// questionCommand returns the command line that asks the same.
func (b *Board) questionCommand(a *asking) string {
	now := b.history.states[a.number]
	return b.commandOf(now, b.history.placements(now.Number), append(slices.Clone(a.left), a.changes...)...)
}

// proposalOf returns the answer for a programme that was found.
func (a *asking) proposalOf(r *whatif.Reply) Proposal {
	why := r.Reasoned
	if !a.stays() {
		why = r.Report
	}
	after, moves := check.Programme(a.c.bookAfter(r, a), r.Programme), movesOf(r.Event, why)
	for i := range moves { // who asked for a move knows why
		if slices.ContainsFunc(a.changes, func(c change.Change) bool { return c.Session == moves[i].Session }) {
			moves[i].Because = nil
		}
	}
	return Proposal{
		Number: a.number, Asked: a.shown, Words: verdictOf(r), Notes: notesOf(r), Proved: r.Result.Verdict == solver.Optimal,
		Stopped: r.Result.Stopped, Moves: moves, Told: toldOf(r.Event, r.Report), People: r.Report.Told,
		Before: judgedOf(a.c.report), After: judgedOf(after),
	}
}

// bookAfter returns the rules by which a programme is judged once it is taken: those of the state
// with the changes, if these are to stay.
func (c *scene) bookAfter(r *whatif.Reply, a *asking) *rules.Book {
	if !a.stays() {
		return c.book
	}
	e := *r.Event
	e.Baseline = c.book.Event().Baseline
	planner, err := solver.New(&e)
	if err != nil { // the solver has just had the same event with another baseline
		return c.book
	}
	return planner.Rules()
}

// verdictOf says the verdict as what-if does, but for what it cannot see, which is a note.
func verdictOf(r *whatif.Reply) []string {
	bare := *r
	bare.Unseen = nil
	return whatif.Verdict(&bare)
}

// notesOf returns the notes on changes, and what no verdict can see.
func notesOf(r *whatif.Reply) []string { return append(append([]string{}, r.Notes...), r.Unseen...) }

// refusalOf returns why there is no programme, and what would help.
func (b *Board) refusalOf(ctx context.Context, q *Question, r *whatif.Reply) (*Refusal, error) {
	x := &Refusal{
		Verdict: string(r.Result.Verdict), Words: verdictOf(r), Cores: coreWords(r.Event, r.Result.Cores), Remedies: []Remedy{}, Notes: notesOf(r),
	}
	if r.Result.Verdict != solver.Impossible || ctx.Err() != nil {
		return x, nil
	}
	explained, err := b.commands.Explain(ctx, q)
	if err != nil {
		return nil, err
	}
	if len(explained.Cores) > 0 {
		x.Cores = coreWords(explained.Event, explained.Cores)
	}
	for _, repair := range explained.Repairs {
		texts := present.ChangeTexts(repair.Changes)
		x.Remedies = append(x.Remedies, Remedy{Words: strings.Join(texts, "; ") + ": " + present.PeopleWords(repair.People), Changes: texts})
	}
	return x, nil
}

// coreWords returns the answer for cores.
func coreWords(e *model.Event, cores []solver.Core) []CoreWords {
	list := []CoreWords{}
	for _, core := range cores {
		x := CoreWords{Head: present.CoreHead(core), Reasons: []Ground{}}
		for _, r := range core.Reasons {
			g := Ground{Rule: r.Instance.Rule, Words: r.Sentence, Sessions: []string{}, File: r.Source.File, Line: r.Source.Line}
			for _, s := range []model.SessionIndex{r.Instance.A, r.Instance.B} {
				if s != model.NoSession {
					g.Sessions = append(g.Sessions, e.Sessions[s].ID)
				}
			}
			x.Reasons = append(x.Reasons, g)
		}
		list = append(list, x)
	}
	return list
}

// Complete answers how a change can go on that is written up to some place, in UTF-16 units.
func (b *Board) Complete(text string, at int) (*Completions, error) {
	c := b.scene()
	if c == nil {
		return nil, errNoEvent
	}
	if at >= 0 {
		text = cutUnits(text, at)
	}
	begun := text[strings.LastIndexByte(text, '\n')+1:]
	before := text[:len(text)-len(begun)]
	x := &Completions{Completions: []Completion{}}
	for _, o := range change.Complete(begun, c.book.Event()) {
		x.Completions = append(x.Completions, Completion{From: units(before + begun[:o.From]), Text: o.Text, About: o.About})
	}
	return x, nil
}
