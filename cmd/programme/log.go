package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/published"
	"programme/cmd/programme/internal/term"
	"programme/model/versions"
)

func (c *commands) logCommand() *cobra.Command {
	var inJSON bool
	cmd := &cobra.Command{
		Use:   "log EVENT",
		Short: "list the versions that were published, what changed and how many were told",
		Example: `  programme log fixtures/igf2023            the versions, the newest first
  programme log fixtures/igf2023 --json     with every session that changed`,
		Long: `Versions are what programme publish keeps in EVENT/published, a folder each.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(_ *cobra.Command, args []string) error { return c.log(args[0], inJSON) },
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&inJSON, "json", false, "answer in JSON instead of a table")
	})
	return cmd
}

func (c *commands) log(dir string, inJSON bool) error {
	if err := eventFolder(dir); err != nil {
		return err
	}
	all, torn, err := versions.Read(os.DirFS(dir))
	if err != nil {
		return term.Unreadable(dir, err)
	}
	c.noteTorn(torn)
	switch {
	case inJSON:
		return c.PrintJSON(answer.LogOf(dir, all, torn))
	case len(all) == 0:
		c.Printf("nothing was published yet\n")
		c.Next("programme publish %s PROGRAMME publishes a programme", present.QuotedPath(dir))
		return nil
	}
	return answer.ShowLog(c.Console, all)
}

// noteTorn notes which folders have no whole version.
func (c *commands) noteTorn(torn []string) {
	for _, name := range torn {
		c.Note("%q has no whole version: the run that wrote it was ended; remove it", name)
	}
}

// eventFolder returns an error if dir is no folder: versions are kept in one.
func eventFolder(dir string) error {
	found, err := os.Stat(dir)
	switch {
	case err != nil:
		return term.Unreadable(dir, err)
	case isWorkbook(dir):
		return term.Advise(fmt.Errorf("%q is a workbook; versions are kept in an event folder", dir), "programme import --from xlsx "+present.QuotedPath(dir)+" EVENT makes one")
	case !found.IsDir():
		return fmt.Errorf("%q is a file, not an event folder", dir)
	}
	return nil
}
