package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/whatif"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

type whatIfOptions struct {
	changedFlags
	alternativesFlags
	moved  int // most sessions to move, negative for no limit
	told   int // most people to tell, negative for no limit
	time   duration
	effort int64
	seed   uint64
	begun  continueFlag

	many        scenarioFlags
	part        part
	list        bool
	results     string
	interactive bool

	by    choice
	zone  zone
	dir   string
	force bool
	excel bool
	json  bool
}

// stamp returns what the answer says of the options.
func (o *whatIfOptions) stamp() answer.Options {
	limit := ""
	if o.time.Duration > 0 {
		limit = o.time.String()
	}
	return answer.Options{
		Seed: o.seed, Time: limit, Effort: o.effort, Keep: o.keep, Now: o.freeze.now, Freeze: o.freeze.what,
		MaxMoved: answer.Limit(o.moved), MaxTold: answer.Limit(o.told),
		Alternatives: o.alternativesFlags.stamp(), Continue: o.begun.stamp,
	}
}

func (o *whatIfOptions) budget() solver.Budget {
	return solver.Budget{Moved: most(o.moved), Told: most(o.told)}
}

// most is the limit n, none if it is negative.
func most(n int) solver.Most {
	if n < 0 {
		return solver.Most{}
	}
	return solver.AtMost(n)
}

func (c *commands) whatIfCommand() *cobra.Command {
	o := whatIfOptions{
		time: duration{Duration: defaultTime}, by: choice{word: "session", words: []string{"session", "person"}},
	}
	cmd := &cobra.Command{
		Use:   "what-if EVENT [CHANGE...]",
		Short: "change an event and a programme of it: as little as can be, proved",
		Example: `  programme what-if demo --from out/programme.csv "person Diego Paz away 2026-05-11"
  programme what-if demo --from out/programme.csv "room Quay Room closed Tue 09:00-12:30" "session WS 1 120min"
  programme what-if demo --from out/programme.csv --changes monday.txt -o monday
  programme what-if demo --from out/programme.csv                            repair what breaks a rule
  programme what-if demo --from out/programme.csv "room Quay Room closed Tue" --alternatives 3
  programme what-if demo --from out/programme.csv --interactive              one question after the other
  programme what-if demo --from out/programme.csv --scenarios many.txt --results many.jsonl
  programme what-if demo --from out/programme.csv --every "room closed by day" --results rooms.jsonl`,
		Long: whatIfHelp(),
		Args: takes(1, -1, "an EVENT folder, then changes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			if given("max-moved") && o.moved < 0 || given("max-told") && o.told < 0 {
				return usage(cmd, errors.New("--max-moved and --max-told are numbers of at least 0"))
			}
			if err := boundByEffort(given, o.effort, &o.time); err != nil {
				return usage(cmd, err)
			}
			if err := o.conflict(len(args) > 1); err != nil {
				return usage(cmd, err)
			}
			if err := o.readAlternatives(given, lossOfChanges); err != nil {
				return usage(cmd, err)
			}
			return c.whatIf(cmd.Context(), args[0], args[1:], o)
		},
	}
	flagsFor(cmd, "What changes", func(f *pflag.FlagSet) {
		f.StringVar(&o.from, "from", "", "change this `PROGRAMME`, a table or - for stdin, as little as can be (default: the event's baseline.csv)")
		f.StringVar(&o.changes, "changes", "", "read changes from `FILE` too, one a line, before those of the command line (default: none)")
		o.begun.define(f, "an earlier answer; this one changes no more, unless that breaks a hard rule")
		o.defineKeep(f, "the programme")
		f.IntVar(&o.moved, "max-moved", -1, "move or drop at most `N` sessions (default: no limit)")
		f.IntVar(&o.told, "max-told", -1, "tell at most `N` people (default: no limit)")
		o.defineAlternatives(f, "that change as little", "that the first one moves", "5% or \"told: 2, rooms: 1\"")
	})
	flagsFor(cmd, "Many questions", func(f *pflag.FlagSet) {
		o.many.define(f)
		f.BoolVar(&o.list, "list", false, "answer with the scenarios, as --scenarios reads them, and ask none")
		f.Var(&o.part, "part", "answer each N-th scenario alone, from number I on, `I/N` like 2/4; merge puts the parts together (default: all)")
		f.StringVar(&o.results, "results", "", "keep the answer to each scenario in `FILE`, and take from it what was answered before (default: keep none)")
		f.BoolVar(&o.interactive, "interactive", false, "read changes from stdin, one a line, and answer each; help lists what else can be said, such as undo, why and save")
	})
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop each question after this long, like 90s or 10m (default 60s; none with --effort)")
		f.Int64Var(&o.effort, "effort", 0, "stop each question after `N` units of work, the same on every machine (default: no such limit)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find another programme that changes as little (default 1)")
	})
	flagsFor(cmd, "How much memory", c.memory.define)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.Var(&o.by, "by", "a row a `session`, or a list a person: session|person (default session)")
		f.Var(&o.zone, "zone", "also show times in this `ZONE`, like Europe/Prague (default: the venue's and UTC)")
		f.StringVarP(&o.dir, "output", "o", "", "write programme.csv, grid-*.csv, person.csv, changes.csv and programme.json into `DIR` (default: write no file)")
		forceFlag(f, &o.force, ", and over the programme that the answer changes")
		f.BoolVar(&o.excel, "excel", false, "begin CSV files with the mark by which Excel knows UTF-8 (default: without)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of tables")
	})
	return cmd
}

// whatIfHelp explains the answer and lists the language of changes.
func whatIfHelp() string {
	return `The new programme keeps every hard rule. It drops the fewest optional sessions; of such
programmes it tells the fewest people, then it moves the fewest sessions to another day,
then to another time, then to another room; and that none does with less is proved, or
the answer says what was. No file of EVENT is changed; what is typed with --interactive is
kept in EVENT/.programme/what-if.changes until save or write has kept it elsewhere.

A session on another day is at another time, too. One that takes longer or shorter, and
one that is new, has not moved, but its cast is told. Of merged sessions each counts,
against its own place. Each person told counts once, however much changes for them; and,
of each session that changes, those who were told of it beyond its cast, or one person
where its cast is empty.

The answer begins with how many people are to be told, how many sessions move and how
many of these to another day. Where the placements of the programme differ in state, the
points of R53 are kept few in place of people: each person counts once, by the highest
state of what changes for them, however far that goes. Unless rules.csv says otherwise,
states count ` + rules.StateWeights() + `. --max-told counts
people all the same. Solve with a baseline, why-not, swap and diff count the same people in
the same way.

--alternatives K finds K programmes in all with the same numbers of changes, or as many more
as --loss lets them have: of dropped, told, days, times, rooms or moved, each by itself. They
differ from each other in at least --differ sessions, and what they cost is not held.

In what -o writes, a session that stays keeps its state and how many were told of it; one
that changes is a draft of which nobody was told.
What --keep, --now and --freeze hold is the programme that is changed, before the changes:
unpin NAME lets a session go that --keep holds.

Changes:
` + changeForms() + `
NAME is an id, an alias or a name, in double quotes where it could be read otherwise; case
and accents count only where two names differ in nothing else. WHEN is a day (2026-05-11,
Mon), days (Mon-Wed, every day), or days and times (Mon 09:00-12:30), several with commas,
on the venue's clock, or "Mon 09:00-12:30 in Europe/Prague". Lengths are 90min, 120 min,
2h or 1h30. The words person, room and session can be left out in front of a name.

Swap, move, delay and late say where sessions go by where the programme that is changed
has them. The answer notes a change that changes nothing, and what delay, late, swap and
cancels make of sessions.`
}

// changeForms lists the language of changes.
func changeForms() string { return writtenForms(change.Kinds()) }

func writtenForms(forms []change.Form) string {
	const width = 35
	var b strings.Builder
	for _, f := range forms {
		usage := f.Usage
		if len(usage) > width {
			usage += "\n  " + strings.Repeat(" ", width)
		}
		fmt.Fprintf(&b, "  %-*s %s\n", width, usage, f.Meaning)
	}
	return b.String()
}

// conflict says which flags do not go together.
func (o *whatIfOptions) conflict(changes bool) error {
	switch {
	case o.many.asked() && o.interactive:
		return errors.New("--scenarios and --interactive are two ways to ask; take one")
	case o.many.asked() && (changes || o.changes != ""):
		return errors.New("with --scenarios every change stands in its file, or comes from --every")
	case (o.results != "" || o.list || o.part.of > 0) && !o.many.asked():
		return errors.New("--results, --part and --list are about --scenarios and --every; name some")
	case o.list && (o.results != "" || o.part.of > 0 || o.json):
		return errors.New("--list asks nothing; leave out --results, --part and --json")
	case o.dir != "" && o.many.asked():
		return errors.New("--scenarios compares and writes no programme; leave out -o, or ask one question")
	case o.dir != "" && o.interactive:
		return errors.New("with --interactive, \"write DIR\" writes the programme; leave out -o")
	case o.alternatives > 1 && (o.many.asked() || o.interactive):
		return errors.New("--alternatives is about one question; leave out --scenarios and --interactive")
	case o.json && o.interactive:
		return errors.New("--interactive answers in words; leave out --json")
	case o.force && o.dir == "" && !o.interactive:
		return errors.New("--force is about -o; name a folder with it")
	case o.from == "-" && (o.interactive || o.changes == "-" || o.many.file == "-"):
		return errors.New("stdin holds one thing; name a file for --from, or for the other")
	case o.changes == "-" && o.interactive:
		return errors.New("--interactive reads stdin; name a file for --changes")
	case o.begun.file != "" && (o.interactive || o.many.asked()):
		return errors.New("--continue goes on with one question; leave out --interactive and --scenarios")
	}
	if err := o.many.conflict(); err != nil {
		return err
	}
	return o.begun.twice(o.from, o.changes)
}

func (c *commands) whatIf(ctx context.Context, path string, texts []string, o whatIfOptions) error {
	line := c.Progress()
	settle := c.AnnounceInterrupt(ctx, line)
	defer settle()
	w, err := c.readWhatIf(path, o)
	if err != nil {
		return err
	}
	c.showRead(w.in)
	if o.from == "" {
		c.noteDrafts(w.in, w.from)
	}
	if o.many.asked() {
		return c.answerScenarios(ctx, w, line, settle)
	}
	changes, err := c.readChanges(w.in.event, w.o.changes, texts)
	if err != nil {
		return err
	}
	if o.interactive {
		return c.converse(ctx, w, changes, line)
	}
	to, err := c.Reserve(o.dir)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := to.Overwrite(o.force).Spare(o.written()...); err != nil {
		return err
	}
	if err := w.spareFrom(to); err != nil {
		return err
	}
	r, err := w.askInto(ctx, c, changes, line, to)
	settle()
	if err != nil {
		return err
	}
	return c.answerWhatIf(ctx, w, r, to)
}
