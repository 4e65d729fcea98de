package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/export"
)

type exportOptions struct {
	to     choice
	tier   int // 0 for all, in order
	file   string
	mapped string
}

func (c *console) exportCommand() *cobra.Command {
	o := exportOptions{to: choice{words: export.Formats()}}
	cmd := &cobra.Command{
		Use:   "export EVENT --to FORMAT",
		Short: "write the question as a formula, for other people's solvers to answer",
		Example: `  programme export fixtures/impossible-turnaround --to cnf > t.cnf   cadical t.cnf says UNSATISFIABLE
  programme export demo --to opb -o demo.opb --map demo.map          clasp demo.opb finds what the best costs
  programme export fixtures/igf2023 --to wcnf --tier 2 -o igf.wcnf   what tier 2 costs at least`,
		Long: `cnf is the hard rules alone: a model is a programme, no model proves that there is none.
wcnf (of the MaxSAT Evaluations since 2022), wcnf-old (before) and opb (pseudo-Boolean)
add what soft rules charge: of all tiers, weighted so that no later one outweighs an
earlier one, or of one tier as if there were no others. Comments in the file say what a
model's cost means.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			tiered := cmd.Flags().Changed("tier")
			switch {
			case o.to.word == "":
				return usage(cmd, fmt.Errorf("%s needs --to %s", cmd.CommandPath(), o.to.Type()))
			case tiered && (o.tier < 1 || o.tier > export.Tiers):
				return usage(cmd, fmt.Errorf("--tier is a number from 1 to %d", export.Tiers))
			case tiered && o.format() == export.CNF:
				return usage(cmd, errors.New("--tier is about what soft rules charge, of which cnf says nothing; write --to wcnf, wcnf-old or opb"))
			case o.file != "" && o.mapped != "" && filepath.Clean(o.file) == filepath.Clean(o.mapped):
				return usage(cmd, fmt.Errorf("--output and --map both name %q", o.file))
			}
			return c.export(args[0], o)
		},
	}
	flagsFor(cmd, "Which question", func(f *pflag.FlagSet) {
		f.Var(&o.to, "to", "how to write it (no default)")
		f.IntVar(&o.tier, "tier", 0, "charge for soft tier `K` alone (default: for all, in order)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.file, "output", "o", "", "write the formula into `FILE` (default: stdout)")
		f.StringVar(&o.mapped, "map", "", "also write into `FILE` what each variable says, a line each (default: write none)")
	})
	return cmd
}

func (o exportOptions) format() export.Format { return export.Format(o.to.word) }

// tiers returns the soft tiers that the question charges for.
func (o exportOptions) tiers() []int {
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

func (c *console) export(path string, o exportOptions) error {
	in, err := c.readEvent(path)
	if err != nil {
		return err
	}
	q, err := export.New(in.event, in.book, o.tiers()...)
	if errors.Is(err, export.ErrTooHeavy) {
		return hinted{err, "--tier K writes one tier alone"}
	} else if err != nil {
		return err
	}
	if o.mapped != "" {
		if err := writeWith(o.mapped, q.WriteMap); err != nil {
			return err
		}
	}
	write := func(w io.Writer) error { return q.Write(w, o.format()) }
	if o.file == "" {
		return write(c.out)
	}
	if err := writeWith(o.file, write); err != nil {
		return err
	}
	c.printf("%q has %s, %s and %s\n", o.file, rules.Count(q.Vars(), "variable", "variables"),
		rules.Count(q.Clauses(), "hard clause", "hard clauses"), rules.Count(q.Soft(), "soft literal", "soft literals"))
	return nil
}

// writeWith writes a file whole or not at all.
func writeWith(name string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	return writeFiles(machine{}, filepath.Dir(name), []tables.File{{Name: filepath.Base(name), Content: content.Bytes()}})
}
