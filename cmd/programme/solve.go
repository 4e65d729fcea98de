package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/solve"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/solver"
)

// defaultTime bounds a solve that was given no other bound.
const defaultTime = 60 * time.Second

// mostWorkers bounds the goroutines of a search, each of which holds a problem of its own.
const mostWorkers = 1000

// restShare is the share of the time that a programme of the rest may take that is shown and
// not written: nobody waits much longer for an answer that is no.
const restShare = 0.25

type solveOptions struct {
	force   bool
	time    duration
	effort  int64
	seed    uint64
	workers int
	changedFlags
	alternativesFlags
	begun   continueFlag
	require choice
	dir     string
	partial bool
	bend    string
	excel   bool
	json    bool
	zone    zone
}

func (c *commands) solveCommand() *cobra.Command {
	o := solveOptions{
		time:    duration{Duration: defaultTime},
		require: choice{words: []string{string(solver.Optimal)}},
	}
	cmd := &cobra.Command{
		Use:   "solve EVENT",
		Short: "make a programme, and say how sure it is that there is none better",
		Example: `  programme solve fixtures/igf2023
  programme solve fixtures/igf2023 --time 10m -o out     also write programme.csv and its companions
  programme solve fixtures/igf2023 --continue out/programme.csv -o out    go on where that ended
  programme solve fixtures/igf2023 --effort 2000000      the same answer on every machine
  programme solve fixtures/igf2023 --alternatives 3      three that cost the same, and how they differ
  programme solve fixtures/igf2023 --keep days           nothing leaves the day that baseline.csv gives it
  programme solve fixtures/igf2023 --now 2023-10-10T13:00    what began by then, at the venue, stays as it was
  programme solve fixtures/igf2023 --change "room D closed Wed"    of the event as it would be then`,
		Long: `The verdict is optimal or impossible only where that was proved; feasible comes with
what better programmes were ruled out; unknown is neither. An interrupt (Ctrl-C) ends
the search with the best programme so far; a second one leaves at once. With -o better
programmes are in DIR as they come, so that one is there if the run is killed; --continue
goes on from it.

Where not everything can be placed, or nothing was found, a programme of the rest
follows: it leaves out the fewest sessions, then those of the lowest priority, and says
why each is left out; or, with --bend, the one that breaks least of the rules named. The
exit code stays 3 or 4, and files are written with --partial alone.

--alternatives K finds K programmes in all that cost the same, or no more than --loss lets
them, and differ from each other in at least --differ sessions: what they cost, where they
differ, and whether it is proved that there is no further one. What only tidies is not held.
-o writes them as programme-2.csv and so on, and alternatives.csv.

Changes are those of what-if, which see: programme what-if --help. No file of EVENT is
changed. What-if changes a programme as little as can be; solve makes a new one.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			if err := boundByEffort(given, o.effort, &o.time); err != nil {
				return usage(cmd, err)
			}
			switch {
			case given("workers") && (o.workers < 1 || o.workers > mostWorkers):
				return usage(cmd, fmt.Errorf("--workers is a number from 1 to %d", mostWorkers))
			case o.partial && o.dir == "":
				return usage(cmd, errors.New("--partial writes into the folder that -o names; give both"))
			}
			if err := errors.Join(o.begun.twice(o.changes), o.readAlternatives(given, lossOfTiers)); err != nil {
				return usage(cmd, err)
			}
			return c.solve(cmd.Context(), args[0], o)
		},
	}
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop after this long, like 90s or 10m (default 60s; none with --effort)")
		f.Int64Var(&o.effort, "effort", 0, "stop after `N` units of work, the same on every machine (default: no such limit)")
		f.IntVar(&o.workers, "workers", 0, "search with `N` goroutines side by side (default: one a processor)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Which programme", func(f *pflag.FlagSet) {
		o.defineChange(f)
		o.defineKeep(f, baselineFile)
		o.begun.define(f, "the answer is at least as good, unless that breaks a hard rule")
		f.StringVar(&o.bend, "bend", "", "where there is none, break these `RULES` least instead of leaving sessions out, like R36,R40 (default: none)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find another programme (default 1)")
		o.defineAlternatives(f, "of the same cost", "sessions", "5% or \"tier 3: 20, tier 4: 5%\"")
		f.Var(&o.require, "require", "exit with 4 where this is not proved (default: any programme will do)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.dir, "output", "o", "", "write programme.csv, grid-*.csv, person.csv and programme.json into `DIR` (default: write no file)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.partial, "partial", false, "write the programme of the rest, too, where not everything can be placed (default: show it, and write no file)")
		f.BoolVar(&o.excel, "excel", false, "begin CSV files with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of tables")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
	})
	return cmd
}

func (c *commands) solve(ctx context.Context, path string, o solveOptions) error {
	line := c.Progress()
	settle := c.AnnounceInterrupt(ctx, line)
	defer settle()
	in, err := c.readEvent(path)
	if err != nil {
		return err
	}
	made, err := c.make(in, &o.changedFlags, in.baselineName())
	if err != nil {
		return err
	}
	o.change = present.ChangeTexts(made)
	if err := o.begun.read(c, in); err != nil {
		return err
	}
	to, err := c.Reserve(o.dir)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := to.Overwrite(o.force).Spare(o.written()...); err != nil {
		return err
	}
	c.showRead(in)
	c.noteDrafts(in, in.event.Baseline)
	drawn := follow(line, c.began, o.time.Duration)
	asked, told := o.forSolver(c.began, drawn.progress()), false
	asked.Better = c.solveSoFar(in, o, to, drawn)
	if !o.json {
		asked.Decided = func(r *solver.SolveResult) { // nobody waits for reasons until there is a programme of the rest
			drawn.aside(func() {
				answer.ShowReasons(c.Console, in.event, r)
				told = c.Flush() == nil
			})
		}
	}
	result, err := in.planner.Solve(ctx, asked)
	drawn.stop()
	settle()
	switch {
	case errors.Is(err, solver.ErrRefused):
		return term.OurFault(err)
	case err != nil:
		return err
	}
	return c.answer(in, o, result, told, to)
}

// forSolver returns the options of the solver, which tells say what it has reached of what
// began then.
func (o solveOptions) forSolver(began time.Time, say func(solver.Progress)) solver.SolveOptions {
	options := solver.SolveOptions{Options: solver.Options{Seed: o.seed, Workers: o.workers, Time: o.time.left(began), Effort: o.effort}, Rest: restShare}
	if o.partial {
		options.Rest = 1
	}
	if o.bend != "" {
		options.Bend = strings.Split(strings.ReplaceAll(o.bend, " ", ""), ",")
	}
	if options.Workers == 0 {
		options.Workers = runtime.GOMAXPROCS(0)
	}
	options.Progress, options.Alternatives, options.Continue = say, o.ask, o.begun.from
	return options
}

// answer judges what the solver returned, writes it into the folder, if there is one, and
// prints it, but for reasons that were told. What the judge does not bear out is neither
// written nor printed.
func (c *commands) answer(in *input, o solveOptions, result *solver.SolveResult, told bool, to *term.Target) error {
	var judged *check.Report
	programme := result.Programme
	switch {
	case result.Rest != nil:
		programme = result.Rest.Programme
	case result.Bent != nil:
		programme = result.Bent.Programme
	}
	if programme != nil {
		judged = check.Programme(in.book, programme)
	}
	if err := disagreement(result, judged); err != nil {
		return term.OurFault(err)
	}
	var others *present.Beside
	if judged != nil {
		others = present.BesideOf(in.event, programme, judged.Cost, result.Alternatives, o.loss, func(p *model.Programme) *model.Programme { return p })
	}
	if err := judgeAlternatives(in.book, others); err != nil {
		return err
	}
	solved := answer.Of(in.about(), o.stamp(), in.event, result, judged, others)
	if to != nil && judged != nil && (result.Programme != nil || o.partial) {
		if err := to.WriteProgramme(solved.Files(in.event, programme, others, o.excel)); err != nil {
			return err
		}
	}
	var err error
	if o.json {
		err = c.PrintJSON(solved)
	} else {
		err = answer.Show(c.Console, in.event, result, told, judged, in.unseen(), o.zone.Zone)
		if err == nil {
			err = answer.ShowAlternatives(c.Console, result, others, o.time.words(), o.zone.Zone)
		}
	}
	if err != nil {
		return err
	}
	return c.outcomeOfSolve(in, o, result)
}

// alwaysWritten are files of every programme that is written into a folder.
var alwaysWritten = []string{"programme.csv", "person.csv"}

// stamp returns what the answer says of the options.
func (o solveOptions) stamp() answer.Options {
	stamp := answer.Options{
		Seed: o.seed, Effort: o.effort, Keep: o.keep, Now: o.freeze.now, Freeze: o.freeze.what, Changes: o.change,
		Alternatives: o.alternativesFlags.stamp(), Continue: o.begun.stamp,
	}
	if o.time.Duration > 0 {
		stamp.Time = o.time.String()
	}
	return stamp
}

// outcomeOfSolve returns the exit code, and says on stderr what ended the run and what else
// can be asked.
func (c *commands) outcomeOfSolve(in *input, o solveOptions, r *solver.SolveResult) error {
	switch text := present.StoppedWords(r, o.limitOfFirst(o.time)); {
	case r.Verdict == solver.Impossible:
		c.HintNext("%s finds every reason, and what would help", o.command("explain", in.path, o.change))
		o.hintPartial(c, r)
		return term.Outcome(term.ExitImpossible)
	case text != "":
		c.Note("%s", text)
		if r.Programme == nil && !c.Quiet {
			c.Hint("a longer --time, more --effort or another --seed may find one")
			o.hintPartial(c, r)
		}
	}
	switch {
	case r.Programme == nil:
	case o.dir == "":
		c.Next("programme solve %s -o DIR writes it, as tables", present.QuotedPath(in.path))
	default:
		c.Next("programme export %s %s --to html -o programme.html", present.QuotedPath(in.path), present.QuotedPath(filepath.ToSlash(filepath.Join(o.dir, "programme.csv"))))
	}
	if r.Programme == nil || o.require.word != "" && string(r.Verdict) != o.require.word && !r.Tidied {
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// hintPartial says that a programme of the rest was not written, where a folder was given.
func (o solveOptions) hintPartial(c *commands, r *solver.SolveResult) {
	if o.dir != "" && !o.partial && (r.Rest != nil || r.Bent != nil && r.Bent.Programme != nil) {
		c.Hint("no file was written; --partial writes the programme that was shown")
	}
}
