package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/proved"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
	"programme/solver"
	"programme/solver/export/certificate"
)

type proveOptions struct {
	time  duration
	seed  uint64
	dir   string
	force bool
	json  bool
}

func (c *commands) proveCommand() *cobra.Command {
	o := proveOptions{time: duration{Duration: defaultTime}}
	cmd := &cobra.Command{
		Use:   "prove EVENT ANSWER",
		Short: "write a certificate of what an answer claims, for others to check",
		Example: `  programme solve fixtures/impossible-pins --json > answer.json
  programme prove fixtures/impossible-pins answer.json -o cert    why there is no programme
  programme prove demo out/programme.json -o cert                 that none is better
  programme verify cert fixtures/impossible-pins                  what anybody can do with it`,
		Long: `ANSWER is what solve, explain, what-if or why-not said with --json, or programme.json of what
they wrote, or - for stdin; it has to be about EVENT as its tables are now. Certified is

  that there is no programme, after the changes that were asked about
  that the programme keeps all hard rules, and that none costs less, tier by tier
  that no programme changes less, kind of change by kind of change

as far as it is proved within --time. What of the answer has no certificate is said. A
certificate holds the claims in sentences, the formulas, what their variables say, and a proof
of each that it has no model: LRAT, or a sum. The manual's page certificates has the formats.`,
		Args: takes(2, 2, "an EVENT folder and an ANSWER in JSON"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.prove(cmd.Context(), args[0], args[1], o) },
	}
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop after this long, like 90s or 10m (default 60s)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find other reasons (default 1)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.dir, "output", "o", "", "write the certificate into `DIR` (default: only say what can be certified)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

// proving is a certificate that is being made.
type proving struct {
	*answer.Certificate
	c     *commands
	asked *certificate.Asked
	in    *changed
	given *givenAnswer
	files []tables.File
}

func (c *commands) prove(ctx context.Context, path, from string, o proveOptions) error {
	to := c.Target(o.dir).Overwrite(o.force)
	defer to.Close()
	given, err := c.readAnswer(from)
	if err != nil {
		return err
	}
	p, err := c.newProving(path, given)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, o.time.left(c.began))
	defer stop()
	drawn := c.followTask("proving")
	err = p.prove(ctx, o)
	drawn.stop()
	if err != nil {
		return err
	}
	p.Claims = append(p.Claims, p.Conclude()...)
	p.add(answer.ClaimFile, p.Claim())
	p.Files = term.OutputOf(p.files).Files
	if o.json {
		err = c.PrintJSON(p.Certificate)
	} else {
		err = answer.Show(c.Console, p.Certificate)
	}
	switch {
	case err != nil:
		return err
	case len(p.Claims) == 0:
		return term.Outcome(term.ExitUnknown)
	case o.dir == "":
		return nil
	}
	if err := to.Write(append(p.files, tables.File{Name: answer.Manifest, Content: term.JSON(p.Certificate)})); err != nil {
		return err
	}
	c.Next("programme verify %s %s checks it", present.QuotedPath(o.dir), present.QuotedPath(path))
	return nil
}

// newProving reads the event as the answer is about it.
func (c *commands) newProving(path string, given *givenAnswer) (*proving, error) {
	flags, earlier, err := given.flags()
	if err != nil {
		return nil, err
	}
	in, err := c.readChanged(path, flags)
	if err != nil {
		return nil, err
	}
	if err := given.suits(path, in); err != nil {
		return nil, err
	}
	there, err := given.there(in.event)
	if err != nil {
		return nil, err
	}
	if err := c.change(in, there); err != nil {
		return nil, err
	}
	p := &proving{c: c, in: in, given: given}
	p.Certificate = &answer.Certificate{
		Head: present.HeadOf("prove"), Tool: present.ThisTool(), Event: present.EventOf(in.event), Input: in.files.stamp(),
		Verdict: string(given.verdict()), Claims: []string{}, Missing: []string{}, Costs: []int{}, Changes: []int{}, Parts: []answer.Part{}, Files: []term.FileStamp{},
		Question: answer.Question{Command: given.Command, Keep: flags.keep, Now: flags.freeze.now, Freeze: flags.freeze.what, Changes: append(append([]string{}, flags.change...), there...)},
	}
	if earlier != nil {
		p.Question.From = answer.From
		p.add(answer.From, earlier)
	}
	return p, nil
}

// change makes further changes to an event that was read.
func (c *commands) change(in *changed, lines []string) error {
	more, err := c.make(in.input, &changedFlags{change: lines}, in.called)
	in.made = append(in.made, more...)
	return err
}

// prove proves what the answer claims, as far as there is time.
func (p *proving) prove(ctx context.Context, o proveOptions) error {
	asked, ok, err := certificate.Of(ctx, p.in.book)
	switch {
	case err != nil:
		return err
	case !ok:
		p.miss("there was no time for anything")
		return nil
	}
	p.asked = asked
	p.Weighed = p.in.event.Baseline != nil && asked.Weighed()
	switch v := p.given.verdict(); {
	case p.given.Answer.OverBudget:
		p.miss("a budget that cannot be kept")
	case v == solver.Impossible:
		return p.proveImpossible(ctx, o.seed)
	case v == solver.Unknown:
		p.miss("the answer is unknown, which claims nothing")
	default:
		return p.proveBest(ctx)
	}
	return nil
}

func (p *proving) miss(format string, args ...any) {
	p.Missing = append(p.Missing, fmt.Sprintf(format, args...))
}

// proveImpossible proves why there is no programme.
func (p *proving) proveImpossible(ctx context.Context, seed uint64) error {
	found, missing, err := p.asked.Impossible(ctx, seed)
	for i := range found {
		p.addPart(&found[i])
	}
	p.Missing = append(p.Missing, missing...)
	switch {
	case err != nil && ctx.Err() == nil:
		return err
	case len(found) == 0 && len(missing) == 0:
		p.miss("that there is no programme, for which nothing was found in time; --time 10m looks longer")
	}
	switch {
	case slices.ContainsFunc(found, func(x certificate.Proved) bool { return x.Kind == certificate.Core }):
		p.miss("that none of these rules can be left out, and that there is no other reason")
	case len(found) > 0:
		p.miss("that none of these sessions can be left out, and that there is no other reason")
	}
	if p.given.Bent != nil {
		p.miss("how little of the rules that were bent has to be broken")
	}
	if p.given.Rest != nil && p.given.Rest.Fewest {
		p.miss("that no fewer sessions can be left out")
	}
	if p.given.Smallest {
		p.miss("that no repair asks or tells fewer people")
	}
	return nil
}

// proveBest proves that a programme is as good as the answer says.
func (p *proving) proveBest(ctx context.Context) error {
	if p.given.Alternatives != nil {
		p.miss("what is said of other programmes that are as good")
	}
	programme, err := p.given.programme(p.in.event)
	if err != nil {
		return err
	}
	if programme != nil {
		judged := check.Programme(p.in.book, programme)
		if !judged.OK() {
			return fmt.Errorf("the programme of the answer breaks hard rules: %s", present.BrokenWords(judged))
		}
		if err := p.given.agrees("cost", p.given.costs(), judged.Cost[:]); err != nil {
			return err
		}
		p.Costs = judged.Cost[:]
		p.add(answer.Programme, sheets.Programme(p.in.event, programme, sheets.Options{}).Content)
	}
	if p.given.Answer.Bound != nil {
		return p.proveFewest(ctx, programme)
	}
	if n := len(p.given.Tiers); n != len(p.Costs) && programme != nil && p.given.Verdict == solver.Optimal {
		return fmt.Errorf("%q says optimal of %d tiers, and there are %d", p.given.name, n, len(p.Costs))
	}
	var given []int
	for i, t := range p.given.Tiers {
		if t.Bound != nil && *t.Bound > t.Cost {
			return p.given.atOnce(*t.Bound, t.Cost, fmt.Sprintf("in tier %d", i+1))
		}
		if t.Bound != nil && *t.Bound > 0 {
			found, err := p.asked.Least(ctx, i+1, *t.Bound, given)
			if !p.took(&found, err) {
				p.miss("that programmes cost at least %d in tier %d, nor what they cost in those after it: %s", *t.Bound, i+1, whyNotProved(err))
				return nil
			}
		}
		if t.Bound == nil || *t.Bound < t.Cost {
			p.miss("what programmes cost at least in the tiers after %d, since this one is not proved to be at its least", i+1)
			return nil
		}
		given = append(given, t.Cost)
	}
	return nil
}

// proveFewest proves how much has to change at least.
func (p *proving) proveFewest(ctx context.Context, programme *model.Programme) error {
	counts, bound := p.given.Answer.Counts, p.given.Answer.Bound
	if counts != nil && programme != nil {
		n, ok := p.asked.Changes(programme)
		if !ok {
			return fmt.Errorf("%q counts changes, and the event has no earlier programme", p.given.name)
		}
		if err := p.given.agrees("change", changesOf(counts), n[:]); err != nil {
			return err
		}
		p.Changes = n[:]
	}
	var given []int
	for i, n := range changesOf(bound) {
		if counts != nil && n > changesOf(counts)[i] {
			return p.given.atOnce(n, changesOf(counts)[i], p.ChangeKinds()[i])
		}
		if n > 0 {
			found, err := p.asked.Fewest(ctx, i+1, n, given)
			if !p.took(&found, err) {
				p.miss("that it takes at least %d %s, nor how much of the changes after that: %s", n, p.ChangeKinds()[i], whyNotProved(err))
				return nil
			}
		}
		if counts == nil || n < changesOf(counts)[i] {
			p.miss("how much changes at least after the first kind that is not proved to be at its least, %s", p.ChangeKinds()[i])
			return nil
		}
		given = append(given, n)
	}
	return nil
}

// changesOf returns counts in the order of the kinds of changes.
func changesOf(n *present.Counts) []int {
	return []int{n.Dropped, n.Told, n.Days, n.Times, n.Rooms}
}

// took takes a part in, unless there is none.
func (p *proving) took(found *certificate.Proved, err error) bool {
	if err == nil {
		p.addPart(found)
	}
	return err == nil
}

func whyNotProved(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "there was no time for the proof; --time 10m looks longer"
	case errors.Is(err, context.Canceled):
		return "the proof was interrupted"
	}
	return "what proved it is none of the formulas that there are certificates of"
}

// compressedFrom is from how many bytes on a file of a part is compressed.
const compressedFrom = 64 << 10

// addPart adds a part and its files.
func (p *proving) addPart(found *certificate.Proved) {
	part := answer.Part{Statement: found.Statement, Sentence: found.Sentence}
	part.Formula, part.Map, part.Proof = answer.PartFiles(len(p.Parts)+1, found.Kind)
	p.addPacked(&part.Formula, found.Formula)
	p.addPacked(&part.Map, found.Map)
	p.addPacked(&part.Proof, found.Proof)
	p.Parts = append(p.Parts, part)
}

// addPacked adds a file of a part, compressed and called so if it is large.
func (p *proving) addPacked(name *string, content []byte) {
	if len(content) >= compressedFrom {
		var small bytes.Buffer
		w := gzip.NewWriter(&small)
		_, _ = w.Write(content) // a buffer takes all
		_ = w.Close()
		*name, content = *name+answer.Packed, small.Bytes()
	}
	p.add(*name, content)
}

func (p *proving) add(name string, content []byte) {
	p.files = append(p.files, tables.File{Name: name, Content: content})
}
