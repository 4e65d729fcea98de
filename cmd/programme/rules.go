package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/rules"
	"programme/model/rules"
)

func (c *commands) rulesCommand() *cobra.Command {
	var asJSON, asMarkdown bool
	cmd := &cobra.Command{
		Use:   "rules [RULE...]",
		Short: "list every rule, or say all of one: what it asks, its parameters, what it says when broken",
		Example: `  programme rules
  programme rules R27                    one page
  programme rules --markdown > rules.md`,
		Long: `A rule's level is hard, soft:1 (most important) to soft:9, check or off. event.yaml
changes a rule for the whole event, a line of rules.csv for what it names.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := ruleIDs(args)
			if err != nil {
				return usage(cmd, err)
			}
			asked := answer.Of(ids...)
			switch {
			case asJSON && asMarkdown:
				return usage(cmd, fmt.Errorf("--json and --markdown are two answers; ask for one"))
			case asJSON:
				return c.PrintJSON(asked)
			case asMarkdown:
				answer.ShowMarkdown(c.Console, asked.Rules)
				return nil
			case len(ids) > 0:
				return answer.ShowPages(c.Console, asked.Rules)
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

// ruleIDs returns the ids of the rules that args name, in any case.
func ruleIDs(args []string) (ids []string, err error) {
	var known []string
	for _, r := range rules.Rows() {
		known = append(known, r.ID)
	}
	for _, arg := range args {
		id := strings.ToUpper(arg)
		if !slices.Contains(known, id) {
			return nil, fmt.Errorf("the rule %q is not in the catalogue%s", arg, didYouMean(id, known))
		}
		ids = append(ids, id)
	}
	return ids, nil
}
