package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/show"
)

type showOptions struct {
	by   choice
	zone zone
	json bool
}

func (c *commands) showCommand() *cobra.Command {
	o := showOptions{by: choice{word: "day", words: []string{"day", "room", "person", "theme"}}}
	cmd := &cobra.Command{
		Use:   "show EVENT [PROGRAMME]",
		Short: "show a programme as grids or lists",
		Example: `  programme show fixtures/igf2023                                  the baseline, a grid a day
  programme show fixtures/igf2023 out/programme.csv --by person    everybody's own list, on their own clock too
  programme show fixtures/igf2023 --by room --zone Europe/Prague   door signs, with the reader's clock`,
		Long: `PROGRAMME is a table with session, start and room, like programme.csv or baseline.csv,
or - for stdin; without it the event's baseline.csv is shown. Tables fit the terminal,
or COLUMNS, or 100 columns in a pipe; what does not fit breaks, nothing is cut off.`,
		Args: takes(1, 2, "an EVENT folder and perhaps a PROGRAMME"),
		RunE: func(_ *cobra.Command, args []string) error { return c.show(args, o) },
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.Var(&o.by, "by", "a grid a `day`, or a list a room, person or theme: day|room|person|theme (default day)")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
		f.BoolVar(&o.json, "json", false, "answer in JSON: the placements by start, whatever --by says")
	})
	return cmd
}

func (c *commands) show(args []string, o showOptions) error {
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	p, _, err := c.readProgramme(in, args)
	if err != nil {
		return err
	}
	if o.json {
		return c.PrintJSON(answer.Of(in.event, in.read(), p))
	}
	return answer.Show(c.Console, o.by.word, in.event, p, o.zone.Zone)
}
