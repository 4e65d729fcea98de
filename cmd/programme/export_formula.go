package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver/export"
)

// formulaOptions say which question to write for other people's solvers.
type formulaOptions struct {
	tier   int // 0 for all, in order
	mapped string
	changedFlags
	fewest bool
	atMost []string // like "told 6"
	whyNot string   // session that is to be at a time or in a room
	at, in string
	bare   bool
}

const formulaHelp = `Formats of the question, whatever the PROGRAMME: cnf is the hard rules alone: a model is
a programme, no model proves that there is none. wcnf (of the MaxSAT Evaluations since
2022), wcnf-old (before) and opb (pseudo-Boolean) add what soft rules charge: of all
tiers but those that only tidy, weighted so that no later one outweighs an earlier one, or
of one tier as if there were no others. Comments in the file say what a model's cost means.

The question can be that of another command: --change, --from, --keep, --now and --freeze make
of the event what what-if and explain ask about, --why-not with --at or --in what why-not asks,
and --fewest charges for what changes, kind by kind, as what-if does: dropped, told, days,
times, rooms. --at-most "told 6" is a hard rule, of one of these, of moved, or of people (each
counts once, where told counts points of R53); no model proves that it takes more.`

// define defines the flags of questions.
func (o *formulaOptions) define(f *pflag.FlagSet) {
	f.IntVar(&o.tier, "tier", 0, "charge for soft tier `K` alone (default: for all, in order)")
	f.StringVar(&o.mapped, "map", "", "also write into `FILE` what each variable says, a line each (default: write none)")
	o.defineChange(f)
	f.StringVar(&o.from, "from", "", "take this `PROGRAMME`, a table or - for stdin, for the baseline (default: the event's baseline.csv, if there is one)")
	o.defineKeep(f, "the baseline")
	f.StringVar(&o.whyNot, "why-not", "", "`SESSION` is where --at and --in say (default: none has to)")
	f.StringVar(&o.at, "at", "", "the session of --why-not starts at `TIME`, like \"Mon 09:00\" at the venue (default: any)")
	f.StringVar(&o.in, "in", "", "the session of --why-not is in `ROOM` (default: any)")
	f.BoolVar(&o.fewest, "fewest", false, "charge for what changes against the baseline (default: for what soft rules charge)")
	f.StringArrayVar(&o.atMost, "at-most", nil, "no more than so much changes against the baseline, like \"told 6\", `KIND N`; may be given often (default: no limit)")
	f.BoolVar(&o.bare, "no-comments", false, "leave comments out, for readers that want the sizes first (default: with comments)")
}

// formulaFlags are the names of flags that are about formulas.
var formulaFlags = []string{"tier", "map", "change", "changes", "from", "keep", "now", "freeze", "why-not", "at", "in", "fewest", "at-most", "no-comments"}

// limits returns what --at-most says.
func (o *formulaOptions) limits() (map[int]int, error) {
	limits := map[int]int{}
	for _, text := range o.atMost {
		kind, number, _ := strings.Cut(text, " ")
		at := slices.Index(export.Kinds, kind) + 1
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if at == 0 || err != nil || n < 0 {
			return nil, fmt.Errorf("--at-most %q is not a kind of change and a number; write one of %s, like \"told 6\"", text, strings.Join(export.Kinds, ", "))
		}
		if _, twice := limits[at]; twice {
			return nil, fmt.Errorf("--at-most limits %s twice", kind)
		}
		limits[at] = n
	}
	return limits, nil
}

// there adds the question of why-not to the changes: the session is there, and is placed.
func (o *formulaOptions) there(e *model.Event) error {
	if o.whyNot == "" {
		return nil
	}
	named, err := askedPart("--why-not: ", e, "session %q confirmed", o.whyNot)
	if err != nil {
		return err
	}
	if s, _ := e.SessionByID(named.Session); e.Sessions[s].State == model.Optional {
		o.change = append(o.change, named.String())
	}
	where := ""
	if o.at != "" {
		where += " at " + o.at
	}
	if o.in != "" {
		where += fmt.Sprintf(" in %q", o.in)
	}
	pin, err := askedPart("--at and --in: ", e, "pin %q"+strings.ReplaceAll(where, "%", "%%"), named.Session)
	o.change = append(o.change, pin.String())
	return err
}

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
	case o.whyNot == "" && (o.at != "" || o.in != ""):
		return usage(cmd, errors.New("--at and --in are about a session; name it with --why-not"))
	case o.whyNot != "" && o.at == "" && o.in == "":
		return usage(cmd, errors.New("--why-not is to be somewhere; say where with --at or --in"))
	case o.fewest && tiered:
		return usage(cmd, errors.New("--fewest charges for changes, and --tier for what a soft rule charges; leave one out"))
	case len(o.atMost) > 0 && !o.fewest && o.format() != export.CNF:
		return usage(cmd, errors.New("--at-most goes with --fewest, or with --to cnf"))
	case o.file != "" && o.mapped != "" && filepath.Clean(o.file) == filepath.Clean(o.mapped):
		return usage(cmd, fmt.Errorf("--output and --map both name %q", o.file))
	}
	if err := o.twice(); err != nil {
		return usage(cmd, err)
	}
	limits, err := o.limits()
	if err != nil {
		return usage(cmd, err)
	}
	return c.writeFormula(cmd.Context(), args[0], o, export.Asked{Tiers: o.tiers(), Changes: o.fewest, AtMost: limits, Bare: o.bare})
}

func (o *exportOptions) format() export.Format { return export.Format(o.to.word) }

// tiers returns the soft tiers that the question charges for.
func (o *exportOptions) tiers() []int {
	switch {
	case o.format() == export.CNF:
		return nil
	case o.tier > 0:
		return []int{o.tier}
	case o.fewest:
		return []int{1, 2, 3, 4, 5} // the others of [export.Kinds] count what these do
	}
	all := make([]int, export.Tiers)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

func (c *commands) writeFormula(ctx context.Context, path string, o *exportOptions, asked export.Asked) error {
	to, mapTo := c.fileTarget(o.file).Overwrite(o.force), c.fileTarget(o.mapped).Overwrite(o.force)
	defer to.Close()
	defer mapTo.Close()
	in, err := c.readAsked(path, &o.formulaOptions)
	if err != nil {
		return err
	}
	q, err := busy(ctx, c, "making the formula", func() (*export.Question, error) { return export.Of(in.book, asked) })
	switch {
	case errors.Is(err, export.ErrTooHeavy):
		return term.Advise(err, "--tier K writes one tier alone")
	case errors.Is(err, export.ErrNoBaseline):
		return term.Advise(err, "name one with --from")
	case err != nil:
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

// readAsked reads the event and makes of it what was asked.
func (c *commands) readAsked(path string, o *formulaOptions) (*changed, error) {
	plain := *o
	plain.change, plain.changes = nil, ""
	in, err := c.readChanged(path, &plain.changedFlags)
	if err != nil {
		return nil, err
	}
	if err := o.there(in.event); err != nil {
		return nil, err
	}
	made, err := c.readChanges(in.event, o.changes, o.change)
	if err != nil || len(made) == 0 {
		return in, err
	}
	e, err := change.Apply(in.event, made...)
	if err != nil {
		return nil, err
	}
	return in, in.use(e)
}

// fileTarget takes the folder in which the file stands that is to be written; nil for "".
func (c *commands) fileTarget(name string) *term.Target {
	if name == "" {
		return nil
	}
	return c.Target(filepath.Dir(name))
}
