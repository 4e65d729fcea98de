package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/fragility"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/exchange/report"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/model/tables"
)

// everyLoss are the rules whose scenarios are asked unless others are given.
var everyLoss = []string{"person away by day", "room closed by day", "session +30min", "day closed"}

// effortOfLoss is how much work is done for a scenario unless something else is given: nearly
// all of a conference of a hundred sessions are proved by then.
const effortOfLoss = 100_000

type fragilityOptions struct {
	ask     whatIfOptions
	many    scenarioFlags
	results string
	top     int
	to      choice
	file    string
	force   bool
	excel   bool
	csv     bool
	json    bool
}

func (c *commands) fragilityCommand() *cobra.Command {
	o := fragilityOptions{ask: whatIfOptions{moved: -1, told: -1, time: duration{Duration: defaultTime}}, to: choice{word: "text", words: []string{"text", "html"}}}
	cmd := &cobra.Command{
		Use:   "fragility EVENT [PROGRAMME [RESULTS...]]",
		Short: "which loss would hurt a programme most: people, rooms, sessions, days",
		Example: `  programme fragility demo out/programme.csv
  programme fragility demo out/programme.csv --results losses.jsonl --to html -o fragility.html
  programme fragility demo out/programme.csv --every "person cancels" --theme Security
  programme fragility demo out/programme.csv part-*.jsonl --csv > fragility.csv`,
		Long: `Every loss is a scenario of what-if: the programme is changed as little as can be, and what
that takes is what the loss costs. Ranked are people, rooms, sessions and days, each by its
worst loss: first those that no programme survives, proved; then those of which that is not
known; then by people to tell, sessions moved, days changed, and costs tier by tier. Then
the sessions that move most often, and of each theme its single points of failure: the
losses, of those that were asked, that no programme survives and that touch its sessions.

Unless --every says otherwise the losses are ` + strings.Join(rules.Quoted(everyLoss), ", ") + `:
somebody away, and a room closed, on each day on which the programme needs them, each
session half an hour longer, and each day without a room. What the programme needs if
nothing is lost is asked first, and what a loss costs beyond that is told.

PROGRAMME is a table with session, start and room (default: the event's baseline.csv).
RESULTS are files of what-if --results, of parts or merged: then nothing is asked. An
interrupt (Ctrl-C) ends the run with what is there; with --results the same command goes
on later. What has no answer is named.`,
		Args: takes(1, -1, "an EVENT folder, perhaps a PROGRAMME, and files of RESULTS"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			if o.ask.effort < 1 {
				return usage(cmd, errors.New("--effort is a number of units of work, at least 1"))
			}
			if err := o.conflict(given, len(args) > 2); err != nil {
				return usage(cmd, err)
			}
			return c.fragility(cmd.Context(), args, o)
		},
	}
	flagsFor(cmd, "Which losses", func(f *pflag.FlagSet) {
		o.many.defineRules(f, "those named above")
		o.ask.defineKeep(f, "the programme")
		f.StringVar(&o.results, "results", "", "keep the answer to each scenario in `FILE`, and take from it what was answered before (default: keep none)")
	})
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Int64Var(&o.ask.effort, "effort", effortOfLoss, fmt.Sprintf("stop each scenario after `N` units of work, the same on every machine (default %d)", effortOfLoss))
		f.Var(&o.ask.time, "time", "leave a scenario without an answer after this long, like 5s or 10m (default 60s)")
		f.Uint64Var(&o.ask.seed, "seed", 1, "another `N` may find another programme that changes as little (default 1)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.IntVar(&o.top, "top", 10, "show the `N` worst of each kind (default 10)")
		f.Var(&o.to, "to", "`HOW` to answer: text|html, html being a page with pictures for planners, in English (default text)")
		f.StringVarP(&o.file, "output", "o", "", "write the page, or with --csv or --json that, into `FILE` (default: stdout)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.csv, "csv", false, "answer with a row a loss, as CSV")
		f.BoolVar(&o.excel, "excel", false, "begin CSV with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of tables")
	})
	return cmd
}

// conflict says which flags do not go together.
func (o *fragilityOptions) conflict(given func(flag string) bool, kept bool) error {
	forms := 0
	for _, is := range []bool{o.csv, o.json, o.to.word == "html"} {
		if is {
			forms++
		}
	}
	switch {
	case forms > 1:
		return errors.New("--csv, --json and --to html are three answers; ask for one")
	case o.file != "" && forms == 0:
		return errors.New("-o writes a page, CSV or JSON; add --to html, --csv or --json")
	case kept && (o.results != "" || given("keep") || given("now") || given("freeze") || o.many.asked() || o.many.narrowed() || given("effort") || given("time") || given("seed")):
		return errors.New("RESULTS are answered already; leave out --results, --every and what narrows it, --keep, --now, --freeze, --effort, --time and --seed")
	case o.top < 1:
		return errors.New("--top is a number of at least 1")
	case o.many.Sample < 0:
		return errors.New("--sample is a number of at least 1")
	}
	return nil
}

func (c *commands) fragility(ctx context.Context, args []string, o fragilityOptions) error {
	line := c.Progress()
	settle := c.AnnounceInterrupt(ctx, line)
	defer settle()
	if len(args) > 1 {
		o.ask.from = args[1]
	}
	to := c.fileTarget(o.file).Overwrite(o.force)
	defer to.Close()
	w, err := c.readWhatIf(args[0], o.ask)
	if err != nil {
		return err
	}
	c.showRead(w.in)
	var asked []answer.Asked
	options := w.o.stamp()
	if len(args) > 2 {
		m, err := readResults(args[2:])
		if err != nil {
			return err
		}
		if asked, err = w.kept(m); err != nil {
			return err
		}
		options = m.Head.Options
	} else if asked, err = c.askLosses(ctx, w, &o, line); err != nil {
		return err
	}
	line.Clear()
	settle()
	a := answer.Of(&answer.Subject{
		About: w.in.about(), From: w.stamp, Options: options, Event: w.in.event, Programme: w.from, Hard: w.before.Hard,
	}, asked)
	if err := c.deliverFragility(a, w, &o, to); err != nil {
		return err
	}
	if a.Scenarios.Unanswered > 0 {
		c.Note("%d of %s not answered: nothing is said of them", a.Scenarios.Unanswered, rules.Count(a.Scenarios.All, "scenario", "scenarios"))
		if o.results != "" && !c.Quiet {
			c.Hint("the same command goes on with them; --time may differ")
		}
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// askLosses asks the scenarios of the rules, and first of all what the programme needs as it is.
func (c *commands) askLosses(ctx context.Context, w *whatIf, o *fragilityOptions, line *term.ProgressLine) ([]answer.Asked, error) {
	if len(o.many.Every) == 0 {
		o.many.Every = everyLoss
	}
	made, err := c.readScenarios(w, &o.many)
	if err != nil {
		return nil, err
	}
	list, _ := scenario.NewList(w.question(), append([]scenario.Scenario{{Name: "as it is"}}, made...))
	kept, err := scenario.Open(o.results, list)
	if err != nil {
		return nil, err
	}
	asked := make([]answer.Asked, len(list.Scenarios))
	for i := range asked {
		asked[i].Scenario = list.Scenarios[i]
	}
	err = w.askAll(ctx, list, list.Part(1, 1), kept, line, func(k int, a scenario.Answer) {
		if !w.cutShort(&a) {
			asked[k].Answer = &a
		}
	})
	if err != nil {
		return nil, errors.Join(err, kept.Close())
	}
	return asked, kept.Finish()
}

// kept returns scenarios and their answers as files of results have them, for the event and the
// programme that they are about.
func (w *whatIf) kept(m *scenario.Merged) ([]answer.Asked, error) {
	if err := m.About(w.question()); err != nil {
		return nil, err
	}
	asked := make([]answer.Asked, 0, m.Head.Scenarios)
	for i := range m.Lines {
		l := &m.Lines[i]
		changes, err := change.ParseArguments(l.Asked, w.in.event)
		if err != nil {
			return nil, fmt.Errorf("scenario %q: %w", l.Scenario, err)
		}
		a, err := l.Read()
		if err != nil {
			return nil, fmt.Errorf("scenario %q: its answer cannot be read", l.Scenario)
		}
		asked = append(asked, answer.Asked{Scenario: scenario.Scenario{Name: l.Scenario, Changes: changes}, Answer: &a})
	}
	for _, n := range m.Missing {
		asked = append(asked, answer.Asked{Scenario: scenario.Scenario{Name: fmt.Sprintf("number %d of the list", n)}})
	}
	return asked, nil
}

// deliverFragility prints or writes the answer in the form that was asked for.
func (c *commands) deliverFragility(a *answer.Answer, w *whatIf, o *fragilityOptions, to *term.Target) error {
	var content []byte
	switch {
	case o.json:
		content = term.JSON(a)
	case o.csv:
		content = answer.CSV(a, sheets.Options{Excel: o.excel}).Content
	case o.to.word == "html":
		content = report.LossPage(answer.Page(a, w.in.event, w.from)).Content
	default:
		err := answer.Show(c.Console, a, o.top)
		c.Next("programme fragility %s %s --to html -o fragility.html draws it", present.QuotedPath(w.path), present.QuotedPath(w.called))
		return err
	}
	if o.file == "" {
		_, err := c.Out.Write(content)
		return err
	}
	return to.Write([]tables.File{{Name: filepath.Base(o.file), Content: content}})
}
