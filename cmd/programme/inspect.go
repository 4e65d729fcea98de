package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/inspect"
	"programme/model/inspect"
)

func (c *commands) inspectCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "inspect EVENT",
		Short: "say what was read of an event, and what to look at before it is solved",
		Example: `  programme inspect fixtures/igf2023
  programme inspect demo --json`,
		Long: `Tables with their rows and columns, what of them was not used and what was taken for
another word; what each rule has to work on, and what those lack that have nothing; the
minutes that sessions take and rooms have; words that can be one, merges of one session,
what some say and others do not, cells that do not go together, what cannot fit, and of
what sessions consist: too few speakers, all of one group, no moderator, nobody in the
room (C1 to C10 and R20 of programme rules). Nothing is refused and nothing changed: what
is found is for people to judge. Solve, check, explain and what-if say the same in a few
lines.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := c.readEvent(args[0])
			if err != nil {
				return err
			}
			if _, err := busy(cmd.Context(), c, "looking through the event", func() (*inspect.Report, error) { return in.inspected(), nil }); err != nil {
				return err
			}
			a := answer.Of(in.about(), in.event, in.inspected())
			if asJSON {
				return c.PrintJSON(a)
			}
			return answer.Show(c.Console, a, in.inspected())
		},
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&asJSON, "json", false, "answer in JSON instead of text")
	})
	return cmd
}
