package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/diff"
	"programme/model/exchange/sheets"
	"programme/model/tables"
)

type diffOptions struct {
	force bool
	by    choice
	zone  zone
	dir   string
	excel bool
	csv   bool
	json  bool
}

func (c *commands) diffCommand() *cobra.Command {
	o := diffOptions{by: choice{word: "session", words: []string{"session", "person"}}}
	cmd := &cobra.Command{
		Use:   "diff EVENT [OLD] NEW",
		Short: "say what changes from one programme to another, and who must be told",
		Example: `  programme diff fixtures/igf2023 out/programme.csv                 from the event's baseline.csv
  programme diff fixtures/igf2023 monday.csv tuesday.csv            from one programme to another
  programme diff fixtures/igf2023 out/programme.csv --by person     what changes for each person, on their own clock too
  programme diff fixtures/igf2023 out/programme.csv -o out          also write changes.csv`,
		Long: `OLD and NEW are tables with session, start and room, like programme.csv or baseline.csv,
or - for stdin. A session is new, moved, in another room or cancelled, which means that it
has no place any more; everybody in its cast must be told, and those whom OLD says were told
beyond it, or one person where the cast is empty. Each counts once; where the placements of
OLD differ in state, the points are those of R53. A programme that does not say a session's
room agrees with every room.`,
		Args: takes(2, 3, "an EVENT folder, perhaps an OLD programme, and a NEW one"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case o.csv && o.json:
				return usage(cmd, errors.New("--csv and --json are two answers; ask for one"))
			case len(args) == 3 && args[1] == "-" && args[2] == "-":
				return usage(cmd, errors.New("stdin holds one programme; name a file for the other"))
			}
			return c.diff(args, o)
		},
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.Var(&o.by, "by", "a row a `session`, or a list a person: session|person (default session)")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
		f.StringVarP(&o.dir, "output", "o", "", "write changes.csv into `DIR` (default: write no file)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.excel, "excel", false, "begin CSV with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.csv, "csv", false, "answer with changes.csv instead of tables, whatever --by says")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of tables: by session and by person, whatever --by says")
	})
	return cmd
}

func (c *commands) diff(args []string, o diffOptions) error {
	to := c.Target(o.dir).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	old, oldStamp, err := c.readProgramme(in, args[:len(args)-1])
	if err != nil {
		return err
	}
	new, newStamp, err := c.readProgramme(in, []string{args[0], args[len(args)-1]})
	if err != nil {
		return err
	}
	c.noteDrafts(in, old)
	report := present.Compared(in.book, old, new)
	present.SayWhy(in.book, old, new, report)
	file := sheets.Changes(in.event, report, sheets.Options{Excel: o.excel})
	if o.dir != "" {
		if err := to.Write([]tables.File{file}); err != nil {
			return err
		}
	}
	switch {
	case o.csv:
		_, err := c.Out.Write(file.Content)
		return err
	case o.json:
		return c.PrintJSON(answer.Of(in.about(), oldStamp, newStamp, in.event, report))
	}
	return present.ShowChanges(c.Console, in.event, report, o.by.word == "person", o.zone.Zone)
}
