package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"programme/cmd/programme/internal/present/schema"
	"programme/model"
)

func (c *commands) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [NAME]",
		Short: "say what an answer in JSON or the tables hold, as a JSON Schema",
		Example: `  programme schema                        the names, and what gives each answer
  programme schema solve > solve.schema.json
  programme schema tables                 the columns of the tables, and their other names`,
		Long: `The schemas are of draft 2020-12. A later release may add members to an answer of the same
version, and takes none away. programme.json is the answer of solve or what-if, with the
files that were written. Of the tables, x-synonyms are other names of a column, and x-rules
the rules that read it.`,
		Args: takes(0, 1, "the NAME of an answer, changes-json, tables, or nothing"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, name := range schema.Names() {
					c.Printf("%-18s %s\n", name, schema.Asked(name))
				}
				c.Printf("%-18s changes.json of programme export --to %s\n", schema.FeedName, schema.FeedName)
				c.Printf("%-18s the tables of an event folder, their columns and synonyms\n", schema.TablesName)
				return nil
			}
			switch args[0] {
			case schema.TablesName:
				return c.PrintJSON(schema.Tables())
			case schema.FeedName:
				return c.PrintJSON(schema.Feed())
			}
			if name := args[0]; !slices.Contains(schema.Names(), name) {
				err := fmt.Errorf("no answer is called %q", name)
				if near := model.Nearest(name, append(schema.Names(), schema.FeedName, schema.TablesName)); near != "" {
					err = fmt.Errorf("%w; did you mean %q?", err, near)
				}
				return usage(cmd, err)
			}
			return c.PrintJSON(schema.Of(args[0]))
		},
	}
}
