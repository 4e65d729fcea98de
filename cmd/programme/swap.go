package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/swap"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/solver"
)

type swapOptions struct {
	force   bool
	willing string // ids with commas, or a file; "" for all
	cycle   choice
	noFree  bool
	freeze  freezeFlags
	limit   int // 0 for no limit
	zone    zone
	apply   int // 0 for none
	dir     string
	excel   bool
	json    bool
}

func (c *commands) swapCommand() *cobra.Command {
	o := swapOptions{cycle: choice{word: "3", words: []string{"2", "3"}}}
	cmd := &cobra.Command{
		Use:   "swap EVENT [PROGRAMME] SESSION",
		Short: "list the ways to move a session, by itself or in exchange with others",
		Example: `  programme swap fixtures/igf2023-published "OF 44"                 in the event's baseline.csv
  programme swap fixtures/igf2023-published "OF 44" --cycle 2       exchanges of two only
  programme swap EVENT out/programme.csv "OF 44" --willing asked.txt
                                                                    only with sessions whose organisers agree
  programme swap EVENT "OF 44" --apply 3 -o out                     write the programme after way 3`,
		Long: `PROGRAMME is a table with session, start and room, like programme.csv or baseline.csv, or
- for stdin; without one it is baseline.csv. A session goes to a place that nobody has, or
two or three sessions exchange their places: each takes the start and the room of another,
and lasts as long as it does. Merged sessions move as one. Every way is listed that breaks no
hard rule: what sessions that do not move break stays broken, and the answer says so. The
ways that tell the fewest people come first or, where placements differ in state, those whose
people count least by R53; then those that cost least.`,
		Args: takes(2, 3, "an EVENT folder, perhaps a PROGRAMME, and a SESSION"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case o.limit < 0:
				return usage(cmd, fmt.Errorf("--limit is %d; write how many to list, or 0 for all", o.limit))
			case o.apply < 0:
				return usage(cmd, fmt.Errorf("--apply is %d; write the number of a way in the list", o.apply))
			case o.apply > 0 && o.dir == "":
				return usage(cmd, errors.New("--apply writes a programme; say where with -o DIR"))
			case o.apply == 0 && o.dir != "":
				return usage(cmd, errors.New("-o writes the programme after one way; say which with --apply N"))
			}
			return c.swap(cmd.Context(), args, o)
		},
	}
	flagsFor(cmd, "What may move", func(f *pflag.FlagSet) {
		f.StringVar(&o.willing, "willing", "", "move only these sessions besides SESSION, `ID,ID|FILE`: ids with commas, or a file with one a line (default: all may move)")
		f.Var(&o.cycle, "cycle", "exchange places among at most so many sessions: 2|3 (default 3)")
		f.BoolVar(&o.noFree, "no-free", false, "leave out moves to places that nobody has (default: list them)")
		o.freeze.define(f, "the programme", "nothing goes there")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.IntVar(&o.limit, "limit", 20, "list at most `N` ways, 0 for all (default 20)")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
		f.IntVar(&o.apply, "apply", 0, "take way `N` of the list; goes with -o (default: none)")
		f.StringVarP(&o.dir, "output", "o", "", "write programme.csv and changes.csv of that way into `DIR` (default: write no file)")
		forceFlag(f, &o.force, "")
		f.BoolVar(&o.excel, "excel", false, "begin CSV with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of a list")
	})
	return cmd
}

func (c *commands) swap(ctx context.Context, args []string, o swapOptions) error {
	to := c.Target(o.dir).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	programme, stamp, err := c.readProgramme(in, args[:len(args)-1])
	if err != nil {
		return err
	}
	c.noteDrafts(in, programme)
	e, id := in.event, args[len(args)-1]
	session, known := e.SessionByID(id)
	if !known {
		return fmt.Errorf("the event has no session %q%s", id, didYouMean(id, sessionIDs(e)))
	}
	options, err := c.swapsAsked(e, o, programme, in.programmeName(args[1:len(args)-1]))
	if err != nil {
		return err
	}
	options.From, options.Session = programme, session
	drawn := follow(c.Progress(), time.Now(), 0)
	options.Progress = drawn.progress()
	found, err := in.planner.Swaps(ctx, options)
	drawn.stop()
	switch {
	case errors.Is(err, solver.ErrRefused):
		return term.OurFault(err)
	case errors.Is(err, solver.ErrStopped):
		return err
	case err != nil:
		return term.Advise(err, fmt.Sprintf("programme why-not %s %q says what stands in the way of each place", args[0], id))
	case o.apply > len(found.Swaps):
		return fmt.Errorf("--apply %d: there are only %d ways", o.apply, len(found.Swaps))
	}
	s := &answer.Found{Event: e, Programme: programme, Session: session, Result: found}
	for i := range found.Swaps {
		s.Changes = append(s.Changes, present.Compared(in.book, programme, found.Swaps[i].Programme))
	}
	if o.apply > 0 {
		files := s.Files(o.apply-1, o.excel)
		if len(args) == 3 && isFile(args[1], filepath.Join(o.dir, files[0].Name)) {
			return term.Advise(fmt.Errorf("%q is the programme that was read, and would be overwritten", args[1]), "name another folder")
		}
		if err := to.WriteProgramme(files); err != nil {
			return err
		}
	}
	if o.json {
		err = c.PrintJSON(s.Answer(in.about(), stamp, o.stamp(e, options)))
	} else {
		answer.Show(c.Console, s, o.zone.Zone)
		if o.apply > 0 {
			c.Note("wrote the programme after way %d into %q", o.apply, o.dir)
		}
	}
	if len(found.Swaps) > 0 && o.apply == 0 {
		c.Next("add --apply 1 -o DIR to write the programme after the first way")
	}
	if err == nil && len(found.Swaps) == 0 {
		if !o.json && found.Stays == "" {
			c.HintNext("programme why-not %s %q says what stands in the way of each place", args[0], id)
		}
		if found.Stopped {
			return term.Outcome(term.ExitUnknown)
		}
		return term.Outcome(term.ExitNo)
	}
	return err
}

// swapsAsked returns what the flags ask for in the programme, which errors call from. At
// least as many ways are looked for as it takes to apply one.
func (c *commands) swapsAsked(e *model.Event, o swapOptions, programme *model.Programme, from string) (solver.SwapOptions, error) {
	freeze, err := o.freeze.options(e, programme, from)
	if err != nil {
		return solver.SwapOptions{}, err
	}
	cycle, _ := strconv.Atoi(o.cycle.word)
	options := solver.SwapOptions{MaxCycle: cycle, Free: !o.noFree, Freeze: freeze}
	if o.limit > 0 {
		options.Limit = max(o.limit, o.apply)
	}
	if o.willing != "" {
		options.Willing, err = c.readWilling(e, o.willing)
	}
	return options, err
}

// stamp returns what the answer says of the options.
func (o swapOptions) stamp(e *model.Event, asked solver.SwapOptions) answer.Options {
	stamp := answer.Options{Cycle: asked.MaxCycle, Free: asked.Free, Now: o.freeze.now, Freeze: o.freeze.what, Limit: o.limit}
	if asked.Willing != nil {
		willing := present.IDs(e, asked.Willing)
		stamp.Willing = &willing
	}
	return stamp
}

// readWilling reads session ids with commas between or, where they are none and there is
// a file of that name, one a line from there. The list is never nil.
func (c *commands) readWilling(e *model.Event, text string) ([]model.SessionIndex, error) {
	willing := []model.SessionIndex{}
	var unknown error
	for item := range strings.SplitSeq(text, ",") {
		s, known := e.SessionByID(strings.TrimSpace(item))
		if !known {
			unknown = fmt.Errorf("--willing: %q is neither a session nor a file%s", item, didYouMean(item, sessionIDs(e)))
			break
		}
		willing = append(willing, s)
	}
	if unknown == nil {
		return willing, nil
	}
	name, content, err := c.readText(text, maxText)
	if err != nil {
		return nil, unknown
	}
	willing = willing[:0]
	var faults model.Faults
	for i, line := range strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n") {
		id := strings.TrimSpace(line)
		if id == "" {
			continue
		}
		s, known := e.SessionByID(id)
		if !known {
			faults = append(faults, model.Fault{
				Pos:     model.Position{File: name, Line: i + 1, Column: 1},
				Message: fmt.Sprintf("%q is not a session%s", id, didYouMean(id, sessionIDs(e))), Remedy: "write one session id a line",
			})
		}
		willing = append(willing, s)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return willing, nil
}

// isFile reports whether two names are of one file that is there.
func isFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
