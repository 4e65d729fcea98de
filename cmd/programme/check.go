package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
)

type checkOptions struct {
	dir   string
	excel bool
	json  bool
	costs bool
	all   bool
}

func (c *commands) checkCommand() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check EVENT [PROGRAMME]",
		Short: "judge a programme, made here or anywhere else",
		Example: `  programme check fixtures/igf2023                      the event's baseline.csv
  programme check fixtures/igf2023 out/programme.csv    a programme of solve -o, perhaps edited by hand
  programme check fixtures/igf2023 - < edited.csv       a programme on stdin
  programme check fixtures/igf2023 --costs              what each soft rule costs, and its worst
  programme check fixtures/igf2023 -o out               also write violations.csv`,
		Long: `PROGRAMME is a table with session, start and room, like programme.csv or baseline.csv.
Every rule of the event judges it, by code that no solver shares.`,
		Args: takes(1, 2, "an EVENT folder and perhaps a PROGRAMME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.all && !o.costs {
				return usage(cmd, errors.New("--all is about the cost report; add --costs"))
			}
			return c.check(cmd.Context(), args, o)
		},
	}
	flagsFor(cmd, "What to say", func(f *pflag.FlagSet) {
		f.BoolVar(&o.costs, "costs", false, "of soft rules what each costs, its worst violations, and the shares that R37 and R39 balance (default: every violation)")
		f.BoolVar(&o.all, "all", false, fmt.Sprintf("with --costs every violation (default: the worst %d of each rule)", worstCap))
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.dir, "output", "o", "", "write violations.csv into `DIR` (default: write no file)")
		f.BoolVar(&o.excel, "excel", false, "begin the CSV file with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

// checked is the answer of check.
type checked struct {
	Version    int               `json:"version"`
	Command    string            `json:"command"`
	Event      eventStamp        `json:"event"`
	Input      inputStamp        `json:"input"`
	Programme  term.FileStamp    `json:"programme"`
	OK         bool              `json:"ok"` // whether every hard rule is kept
	Hard       int               `json:"hard"`
	Tiers      []tierAnswer      `json:"tiers"`
	LeftOut    []string          `json:"left_out"`
	Violations []violationAnswer `json:"violations"`
	Costs      *costsAnswer      `json:"costs,omitempty"` // what --costs asks for
}

func (c *commands) check(ctx context.Context, args []string, o checkOptions) error {
	to := c.Target(o.dir)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	p, stamp, err := c.readProgramme(in, args)
	if err != nil {
		return err
	}
	judged, ok := solver.Within(ctx, func() *check.Report { return check.Programme(in.event, in.book, p) })
	if !ok {
		return solver.ErrStopped
	}
	if o.dir != "" {
		file := sheets.Violations(in.event, judged.Violations, sheets.Options{Excel: o.excel})
		if err := to.Write([]tables.File{file}); err != nil {
			return err
		}
	}
	if o.json {
		answer := checked{
			Version: answerVersion, Command: "check", Event: stampOf(in.event), Input: in.files.stamp(),
			Programme: stamp, OK: judged.OK(), Hard: judged.Hard, Tiers: tiersOf(judged.Cost),
			LeftOut: idsOf(in.event, leftOut(in.event, p)), Violations: violationsOf(in.event, in.book, judged.Violations),
		}
		if o.costs {
			answer.Costs = costsOf(in, p, judged)
		}
		err = c.PrintJSON(answer)
	} else {
		err = c.showJudged(in, p, judged, o)
	}
	if err != nil {
		return err
	}
	if !judged.OK() {
		return term.Outcome(term.ExitNo)
	}
	return nil
}

// showJudged prints what is broken and what it costs, and sums up.
func (c *commands) showJudged(in *input, p *model.Programme, judged *check.Report, o checkOptions) error {
	if o.costs {
		c.showViolations(in.book, slices.DeleteFunc(slices.Clone(judged.Violations), func(v rules.Violation) bool { return v.Level.Tier() > 0 }))
		if err := c.showCosts(in, p, judged, o.all); err != nil {
			return err
		}
	} else {
		c.showViolations(in.book, judged.Violations)
	}
	c.Printf("%s\n", c.judgement(in.event, p, judged))
	return nil
}

// showViolations prints what is broken: a heading for each rule and level, then a
// sentence for each violation with the table line that asks for the rule.
func (c *commands) showViolations(book *rules.Book, violations []rules.Violation) {
	for _, group := range grouped(violations) {
		first := group[0]
		head := fmt.Sprintf("%s %s, %s: %s", first.Rule, book.Of(first.Rule).Rule.Name, first.Level,
			rules.Count(len(group), "violation", "violations"))
		if first.Level.Tier() > 0 {
			cost := 0
			for _, v := range group {
				cost += v.Cost()
			}
			head += fmt.Sprintf(", cost %d", cost)
		}
		c.Printf("%s\n", c.Paint.Bold(term.Plain(head)))
		for _, v := range group {
			c.Printf("  %s\n", term.Plain(sourced(v.Sentence, v.Source)))
		}
		c.Printf("\n")
	}
}

// grouped returns the violations of each rule and level together, both in the order
// in which they first appear.
func grouped(violations []rules.Violation) [][]rules.Violation {
	type kind struct {
		rule  string
		level model.Level
	}
	var order []kind
	groups := map[kind][]rules.Violation{}
	for _, v := range violations {
		k := kind{v.Rule, v.Level}
		if !slices.Contains(order, k) {
			order = append(order, k)
		}
		groups[k] = append(groups[k], v)
	}
	list := make([][]rules.Violation, len(order))
	for i, k := range order {
		list[i] = groups[k]
	}
	return list
}

// judgement sums a programme up in one line.
func (c *commands) judgement(e *model.Event, p *model.Programme, judged *check.Report) string {
	text := c.Paint.Green(brokenWords(judged))
	if !judged.OK() {
		text = c.Paint.Red(brokenWords(judged))
	}
	text += ": " + placedWords(e, p)
	for i, cost := range judged.Cost {
		if cost > 0 {
			text += fmt.Sprintf("; tier %d costs %d", i+1, cost)
		}
	}
	return text
}
