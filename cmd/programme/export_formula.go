package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver/export"
)

// formulaOptions say which question to write for other people's solvers.
type formulaOptions struct {
	tier   int // 0 for all, in order
	mapped string
}

const formulaHelp = `Formats of the question, whatever the PROGRAMME: cnf is the hard rules alone: a model is
a programme, no model proves that there is none. wcnf (of the MaxSAT Evaluations since
2022), wcnf-old (before) and opb (pseudo-Boolean) add what soft rules charge: of all
tiers but those that only tidy, weighted so that no later one outweighs an earlier one, or
of one tier as if there were no others. Comments in the file say what a model's cost means.`

// exportFormula checks what was asked for, and writes the question.
func (c *commands) exportFormula(cmd *cobra.Command, args []string, o *exportOptions) error {
	tiered := cmd.Flags().Changed("tier")
	switch {
	case len(args) > 1:
		return usage(cmd, fmt.Errorf("--to %s writes the question of the event, whatever the programme; leave out %q", o.to.word, args[1]))
	case tiered && (o.tier < 1 || o.tier > export.Tiers):
		return usage(cmd, fmt.Errorf("--tier is a number from 1 to %d", export.Tiers))
	case tiered && o.format() == export.CNF:
		return usage(cmd, errors.New("--tier is about what soft rules charge, of which cnf says nothing; write --to wcnf, wcnf-old or opb"))
	case o.file != "" && o.mapped != "" && filepath.Clean(o.file) == filepath.Clean(o.mapped):
		return usage(cmd, fmt.Errorf("--output and --map both name %q", o.file))
	}
	return c.writeFormula(cmd.Context(), args[0], o)
}

func (o *exportOptions) format() export.Format { return export.Format(o.to.word) }

// tiers returns the soft tiers that the question charges for.
func (o *exportOptions) tiers() []int {
	switch {
	case o.format() == export.CNF:
		return nil
	case o.tier > 0:
		return []int{o.tier}
	}
	all := make([]int, export.Tiers)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

func (c *commands) writeFormula(ctx context.Context, path string, o *exportOptions) error {
	to, mapTo := c.fileTarget(o.file).Overwrite(o.force), c.fileTarget(o.mapped).Overwrite(o.force)
	defer to.Close()
	defer mapTo.Close()
	in, err := c.readEvent(path)
	if err != nil {
		return err
	}
	q, err := busy(ctx, c, "making the formula", func() (*export.Question, error) { return export.New(in.book, o.tiers()...) })
	if errors.Is(err, export.ErrTooHeavy) {
		return term.Advise(err, "--tier K writes one tier alone")
	} else if err != nil {
		return err
	}
	if o.mapped != "" {
		if err := mapTo.WriteWith(o.mapped, q.WriteMap); err != nil {
			return err
		}
	}
	write := func(w io.Writer) error { return q.Write(stoppable{ctx, w}, o.format()) }
	if o.file == "" {
		return write(c.Out)
	}
	drawn := c.followTask("writing the formula")
	err = to.WriteWith(o.file, write)
	drawn.stop()
	if err != nil {
		return err
	}
	c.Printf("%q has %s, %s and %s\n", o.file, rules.Count(q.Vars(), "variable", "variables"),
		rules.Count(q.Clauses(), "hard clause", "hard clauses"), rules.Count(q.Soft(), "soft literal", "soft literals"))
	return nil
}

// fileTarget takes the folder in which the file stands that is to be written; nil for "".
func (c *commands) fileTarget(name string) *term.Target {
	if name == "" {
		return nil
	}
	return c.Target(filepath.Dir(name))
}
