package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/check"
	"programme/cmd/programme/internal/term"
	"programme/model/check"
	"programme/model/exchange/sheets"
	"programme/model/tables"
)

type checkOptions struct {
	force bool
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
Every rule of the event judges it, by code that no solver shares. What sessions consist of
is remarked on besides, whatever the programme (C1 to C10 and R20 of programme rules).`,
		Args: takes(1, 2, "an EVENT folder and perhaps a PROGRAMME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.all && !o.costs {
				return usage(cmd, errors.New("--all is about the cost report; add --costs"))
			}
			return c.check(cmd.Context(), args, o)
		},
	}
	flagsFor(cmd, "What to say", func(f *pflag.FlagSet) {
		f.BoolVar(&o.costs, "costs", false, "of soft rules what each costs, its worst violations, and the shares that R37, R38 and R39 balance (default: every violation)")
		f.BoolVar(&o.all, "all", false, fmt.Sprintf("with --costs every violation (default: the worst %d of each rule)", present.WorstCap))
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.dir, "output", "o", "", "write violations.csv into `DIR` (default: write no file)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.excel, "excel", false, "begin the CSV file with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) check(ctx context.Context, args []string, o checkOptions) error {
	to := c.Target(o.dir).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	p, stamp, err := c.readProgramme(in, args)
	if err != nil {
		return err
	}
	c.showRead(in)
	judged, err := busy(ctx, c, "judging the programme", func() (*check.Report, error) { return check.Programme(in.book, p), nil })
	if err != nil {
		return err
	}
	if o.dir != "" {
		file := sheets.Violations(in.event, judged.Violations, in.inspected().Composition, sheets.Options{Excel: o.excel})
		if err := to.Write([]tables.File{file}); err != nil {
			return err
		}
	}
	if o.json {
		err = c.PrintJSON(answer.Of(in.about(), stamp, in.book, p, judged, in.inspected().Composition, o.costs))
	} else {
		err = answer.Show(c.Console, in.path, in.book, p, judged, in.inspected().Composition, in.unseen(), o.costs, o.all)
	}
	if err != nil {
		return err
	}
	if !judged.OK() {
		from := ""
		if len(args) > 1 && args[1] != "-" {
			from = " --from " + present.QuotedPath(args[1])
		}
		c.Next("programme what-if %s%s mends it with the fewest changes", present.QuotedPath(args[0]), from)
		return term.Outcome(term.ExitNo)
	}
	return nil
}
