package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/explain"
	"programme/cmd/programme/internal/term"
	"programme/solver"
)

type explainOptions struct {
	changedFlags
	time    duration
	seed    uint64
	cores   int
	repairs int
	steps   bool
	json    bool
}

// Defaults of explain.
const (
	defaultCores   = 20
	defaultRepairs = 5
)

func (c *commands) explainCommand() *cobra.Command {
	o := explainOptions{time: duration{Duration: defaultTime}}
	cmd := &cobra.Command{
		Use:   "explain EVENT",
		Short: "say why there is no programme, and what would help",
		Example: `  programme explain fixtures/impossible-hold
  programme explain demo --repairs 0      the reasons alone
  programme explain demo --steps          in small steps, each checked
  programme explain demo --time 5m        look longer
  programme explain demo --change "room quay closed Mon-Tue"    of the event as it would be then
  programme explain demo --from out/programme.csv --keep days --change "room quay closed Mon"`,
		Long: `Each reason is a set of rules, as the tables state them, that cannot hold together, and
none of which can be left out: change any one, and the others can hold. There can be
several; they have nothing in common but the sessions. A repair is a set of changes, in
the language of what-if, after which there is a programme: each was solved again before
it is shown, and so was, as far as time allows, what is left of it without each of its
changes, so that none is needless. The first asks or tells the fewest people. Everybody
counts once, however many of the changes are about them: of a change to a session all of
its cast (somebody, if it has none); of a rule who asked for it; of a longer day somebody.
To open a room asks nobody.

With --steps a reason is said in steps, from what each rule leaves a session to one that
has no place left. A step follows from the rules above it and the steps that it names, and
from nothing else; that was proved.

"Feasible" is said with a programme in hand that was judged; solve makes a good one.

Changes, --from, --keep, --now and --freeze are those of what-if, which see: programme
what-if --help. What they make of the event is what is explained; no file is changed.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.cores < 1 || o.repairs < 0 {
				return usage(cmd, errors.New("--reasons is a number of at least 1, --repairs one of at least 0"))
			}
			if err := o.twice(); err != nil {
				return usage(cmd, err)
			}
			return c.explain(cmd.Context(), args[0], o)
		},
	}
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop after this long, like 90s or 10m (default 60s)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "What changes", func(f *pflag.FlagSet) {
		o.defineChange(f)
		f.StringVar(&o.from, "from", "", "take this `PROGRAMME`, a table or - for stdin, for the baseline (default: the event's baseline.csv, if there is one)")
		o.defineKeep(f, "the baseline")
	})
	flagsFor(cmd, "What to say", func(f *pflag.FlagSet) {
		f.IntVar(&o.cores, "reasons", defaultCores, fmt.Sprintf("find at most `N` reasons (default %d)", defaultCores))
		f.IntVar(&o.repairs, "repairs", defaultRepairs, fmt.Sprintf("find at most `N` repairs (default %d)", defaultRepairs))
		f.BoolVar(&o.steps, "steps", false, "say each reason of several rules in small steps, each checked")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find other reasons (default 1)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) explain(ctx context.Context, path string, o explainOptions) error {
	line := c.Progress()
	settle := c.AnnounceInterrupt(ctx, line)
	defer settle()
	in, err := c.readChanged(path, &o.changedFlags)
	if err != nil {
		return err
	}
	c.showRead(in.input)
	x, err := in.explain(ctx, o, c.began, line)
	settle()
	if err != nil {
		return err
	}
	if o.json {
		err = c.PrintJSON(answer.Of(in.about(), in.stamped(&o.changedFlags), in.event, x))
	} else {
		in.showExplained(c.Console, x, o)
	}
	switch {
	case err != nil:
		return err
	case x.Verdict == solver.Impossible:
		return term.Outcome(term.ExitImpossible)
	case x.Verdict == solver.Unknown:
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// explain looks for the reasons why there is no programme, and for what would help: a question
// that was asked at began.
func (in *changed) explain(ctx context.Context, o explainOptions, began time.Time, line *term.ProgressLine) (*solver.ExplainResult, error) {
	drawn := follow(line, began, o.time.Duration)
	defer drawn.stop()
	return in.explainTelling(ctx, o, began, drawn.progress())
}

// explainTelling is [changed.explain] that tells say what it has reached.
func (in *changed) explainTelling(ctx context.Context, o explainOptions, began time.Time, say func(solver.Progress)) (*solver.ExplainResult, error) {
	x, err := in.planner.Explain(ctx, solver.ExplainOptions{
		Options: solver.Options{Seed: o.seed, Workers: 1, Time: o.time.left(began), Progress: say},
		Cores:   o.cores, Repairs: o.repairs, Steps: o.steps, Stands: in.positions(),
	})
	if errors.Is(err, solver.ErrRefused) {
		return nil, term.OurFault(err)
	}
	return x, err
}

// showExplained prints what explain found.
func (in *changed) showExplained(c *term.Console, x *solver.ExplainResult, o explainOptions) {
	answer.Show(c, in.event, x, answer.Shown{
		Command: func(verb string, changes []string) string { return in.command(&o.changedFlags, verb, changes) },
		Repairs: o.repairs > 0, Limit: o.time.words(), Unseen: in.unseen(),
	})
}
