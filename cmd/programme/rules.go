package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/rules"
)

func (c *commands) rulesCommand() *cobra.Command {
	var asJSON, asMarkdown bool
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "list every rule, with what it asks and its parameters",
		Example: `  programme rules
  programme rules --markdown > rules.md`,
		Long: `A rule's level is hard, soft:1 (most important) to soft:9, check or off. event.yaml
changes a rule for the whole event, a line of rules.csv for what it names.`,
		Args: takes(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case asJSON && asMarkdown:
				return usage(cmd, fmt.Errorf("--json and --markdown are two answers; ask for one"))
			case asJSON:
				return c.PrintJSON(answer.Of())
			case asMarkdown:
				answer.ShowMarkdown(c.Console)
				return nil
			}
			return answer.Show(c.Console)
		},
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&asJSON, "json", false, "answer in JSON instead of a table")
		f.BoolVar(&asMarkdown, "markdown", false, "answer as a page of Markdown")
	})
	return cmd
}
