package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/model/tables"
)

type mergeOptions struct {
	file  string
	force bool
}

func (c *commands) mergeCommand() *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "merge RESULTS...",
		Short: "put together the answers to scenarios that several runs have kept",
		Example: `  programme merge part-*.jsonl -o results.jsonl
  programme merge part-*.jsonl > results.jsonl`,
		Long: `RESULTS are files of what-if --scenarios or --every with --results, mostly one of each
--part I/N. All have to be of the same event, programme, list of scenarios, options and
version of programme; each scenario has to have an answer, and where two files have one
they have to be equal. Then the file is the one that a run of all scenarios leaves, byte
for byte where --effort bounds the answers. Otherwise what is wrong is said, and nothing
is written.

What is missing is answered by the part that has it, run again with the same --results.`,
		Args: takes(1, -1, "files of results"),
		RunE: func(_ *cobra.Command, args []string) error { return c.merge(args, o) },
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.file, "output", "o", "", "write into `FILE` (default: stdout)")
		forceFlag(f, &o.force, "")
	})
	return cmd
}

func (c *commands) merge(names []string, o mergeOptions) error {
	to := c.fileTarget(o.file).Overwrite(o.force)
	defer to.Close()
	m, err := readResults(names)
	if err != nil {
		return err
	}
	if err := m.Gap(); err != nil {
		return term.Advise(err, "run the part that has them again, with the same --results, and merge then")
	}
	if m.Others > 0 {
		c.Note("left out: %s to scenarios that the list has no more", rules.Count(m.Others, "answer", "answers"))
	}
	if o.file == "" {
		_, err := c.Out.Write(m.Content())
		return err
	}
	if err := to.Write([]tables.File{{Name: filepath.Base(o.file), Content: m.Content()}}); err != nil {
		return err
	}
	c.Printf("%s of %s\n", rules.Count(len(m.Lines), "answer", "answers"), fileWords(len(names)))
	return nil
}

// readResults reads files of results and puts together what they have.
func readResults(names []string) (*scenario.Merged, error) {
	files := make([]*scenario.File, len(names))
	for i, name := range names {
		f, err := scenario.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[i] = f
	}
	return scenario.Merge(files)
}

func fileWords(n int) string {
	if n == 1 {
		return "one file"
	}
	return fmt.Sprintf("%d files", n)
}
