package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

type explainOptions struct {
	time    duration
	seed    uint64
	cores   int
	repairs int
	json    bool
}

// Defaults of explain.
const (
	defaultCores   = 20
	defaultRepairs = 5
)

func (c *commands) explainCommand() *cobra.Command {
	o := explainOptions{time: duration{defaultTime}}
	cmd := &cobra.Command{
		Use:   "explain EVENT",
		Short: "say why there is no programme, and what would help",
		Example: `  programme explain fixtures/impossible-hold
  programme explain demo --repairs 0      the reasons alone
  programme explain demo --time 5m        look longer`,
		Long: `Each reason is a set of rules, as the tables state them, that cannot hold together, and
none of which can be left out: change any one, and the others can hold. There can be
several; they have nothing in common but the sessions. A repair is a set of changes, in
the language of what-if, after which there is a programme: each was solved again before
it is shown, and so was, as far as time allows, what is left of it without each of its
changes, so that none is needless. The first asks or tells the fewest people. Everybody counts once, however many
of the changes are about them: of a change to a session all of its cast (somebody, if it
has none); of a rule who asked for it; of a longer day somebody. To open a room asks nobody.
"Feasible" is said with a programme in hand that was judged; solve makes a good one.`,
		Args: takes(1, 1, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.cores < 1 || o.repairs < 0 {
				return usage(cmd, errors.New("--reasons is a number of at least 1, --repairs one of at least 0"))
			}
			return c.explain(cmd.Context(), args[0], o)
		},
	}
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop after this long, like 90s or 10m (default 60s)")
	})
	flagsFor(cmd, "What to say", func(f *pflag.FlagSet) {
		f.IntVar(&o.cores, "reasons", defaultCores, fmt.Sprintf("find at most `N` reasons (default %d)", defaultCores))
		f.IntVar(&o.repairs, "repairs", defaultRepairs, fmt.Sprintf("find at most `N` repairs (default %d)", defaultRepairs))
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find other reasons (default 1)")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

// explained is the answer of explain.
type explained struct {
	Version  int            `json:"version"`
	Command  string         `json:"command"`
	Event    eventStamp     `json:"event"`
	Input    inputStamp     `json:"input"`
	Verdict  solver.Verdict `json:"verdict"`
	Cores    []coreAnswer   `json:"cores"`
	Complete bool           `json:"complete"` // there is no further reason beside these
	Repairs  []repairAnswer `json:"repairs"`
	Smallest bool           `json:"smallest"` // proved: no repair of these kinds asks or tells fewer people than the first
	// Placements are a programme that was judged, where the event has one.
	Placements []placementAnswer `json:"placements"`
	Stopped    string            `json:"stopped"`
}

// repairAnswer is a set of changes after which there is a programme, and where the
// sessions are then that could not be placed before.
type repairAnswer struct {
	Changes []string          `json:"changes"`
	People  int               `json:"people"` // to ask or tell, each counted once
	Then    []placementAnswer `json:"then"`
}

func (c *commands) explain(ctx context.Context, path string, o explainOptions) error {
	in, err := c.readEvent(path)
	if err != nil {
		return err
	}
	options := solver.ExplainOptions{Options: solver.Options{Seed: o.seed, Workers: 1, Time: o.time.Duration}, Cores: o.cores, Repairs: o.repairs}
	x, err := in.planner.Explain(ctx, options)
	switch {
	case errors.Is(err, solver.ErrRefused):
		return term.OurFault(err)
	case err != nil:
		return err
	}
	if o.json {
		err = c.PrintJSON(explainedOf(in, x))
	} else {
		c.showExplanation(in, x, o)
	}
	switch {
	case err != nil:
		return err
	case x.Verdict == solver.Impossible:
		return term.Outcome(term.ExitImpossible)
	case x.Verdict == solver.Unknown:
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

func explainedOf(in *input, x *solver.ExplainResult) explained {
	a := explained{
		Version: answerVersion, Command: "explain", Event: stampOf(in.event), Input: in.files.stamp(), Verdict: x.Verdict,
		Cores: coresOf(x.Cores), Complete: x.Complete, Repairs: []repairAnswer{}, Smallest: x.Smallest, Placements: []placementAnswer{}, Stopped: x.Stopped,
	}
	if x.Programme != nil {
		a.Placements = placementsOf(in.event, x.Programme.Placements)
	}
	for _, r := range x.Repairs {
		answer := repairAnswer{Changes: changeTexts(r.Changes), People: r.People, Then: []placementAnswer{}}
		answer.Then = append(answer.Then, placementsOf(r.Event, placedIn(r.Programme, concernedSessions(x.Cores)))...)
		a.Repairs = append(a.Repairs, answer)
	}
	return a
}

func changeTexts(changes []change.Change) []string {
	texts := make([]string, len(changes))
	for i, c := range changes {
		texts[i] = c.String()
	}
	return texts
}

// concernedSessions returns the sessions that cores are about.
func concernedSessions(cores []solver.Core) map[model.SessionIndex]bool {
	about := map[model.SessionIndex]bool{}
	for _, r := range allReasons(cores) {
		for _, s := range []model.SessionIndex{r.Instance.A, r.Instance.B} {
			if s != model.NoSession {
				about[s] = true
			}
		}
	}
	return about
}

// placedIn returns where a programme has the sessions.
func placedIn(p *model.Programme, sessions map[model.SessionIndex]bool) []model.Placement {
	var list []model.Placement
	for _, pl := range p.Placements {
		if sessions[pl.Session] {
			list = append(list, pl)
		}
	}
	return list
}

func (c *commands) showExplanation(in *input, x *solver.Explanation, o explainOptions) {
	switch x.Verdict {
	case solver.Feasible:
		c.Printf("%s\n", c.coloured("feasible: a programme was found, and judged, that keeps every hard rule; programme solve makes one"))
		return
	case solver.Unknown:
		c.Printf("%s\n", c.coloured("unknown: no programme was found, and no reason why there is none"))
		c.Hint("a longer --time may find one")
		return
	}
	c.Printf("%s\n", c.coloured("impossible: proved; there is no programme that keeps every hard rule"))
	c.Printf("\n")
	c.showCores(in.event, x.Cores)
	c.Printf("\n")
	if x.Complete {
		c.Printf("%s\n", "without these there is a programme: there is no further reason beside them")
	} else {
		c.Printf("%s\n", "there may be further reasons beside these")
	}
	if o.repairs > 0 {
		c.showRepairs(in, x)
	}
	if x.Stopped != "" {
		c.Note("stopped by %s; a longer --time may find more", map[string]string{"time": "--time", "interrupt": "an interrupt"}[x.Stopped])
	}
}

// showRepairs prints what would help, the cheapest first.
func (c *commands) showRepairs(in *input, x *solver.Explanation) {
	c.Printf("\n")
	if len(x.Repairs) == 0 {
		c.Printf("no set of %d changes or fewer was found that would help\n", solver.MostChanges)
		return
	}
	c.Printf("%s\n", c.Paint.Bold("any of these would help; each was solved again"))
	about := concernedSessions(x.Cores)
	number := 0
	variant := make([]bool, len(x.Repairs)) // told with an earlier one
	for i, r := range x.Repairs {
		if variant[i] {
			continue
		}
		note := ""
		if number++; number == 1 && x.Smallest {
			note = ", proved to be the fewest that such changes take"
		}
		c.Printf("%d. %s to ask or tell%s\n", number, rules.Count(r.People, "person", "people"), note)
		for _, ch := range r.Changes {
			c.Printf("     %s\n", term.Plain(ch.String()))
		}
		for k, pl := range placedIn(r.Programme, about) {
			if k == mostThen {
				c.Printf("   and the others have places too\n")
				break
			}
			c.Printf("   then %s\n", term.Plain(rules.Placed(r.Event, pl, "")))
		}
		for k := i + 1; k < len(x.Repairs); k++ {
			if was, other, ok := exchanged(&r, &x.Repairs[k]); ok && !variant[k] {
				variant[k] = true
				c.Printf("   or, in place of %s: %s\n", term.Plain(was.String()), term.Plain(other.String()))
			}
		}
	}
	if !c.Quiet {
		c.Hint("%s makes the whole programme for the first", repairCommand(in, x.Repairs[0].Changes))
	}
}

// exchanged returns the change that one repair has and the other has not, and the one of
// the same kind that is there in its place, if the two are long and differ in nothing else.
func exchanged(r, other *solver.Repair) (was, now change.Change, ok bool) {
	const few = 3
	if len(r.Changes) < few || len(r.Changes) != len(other.Changes) || r.People != other.People {
		return was, now, false
	}
	gone, come := missing(r.Changes, other.Changes), missing(other.Changes, r.Changes)
	if len(gone) != 1 || gone[0].Kind != come[0].Kind {
		return was, now, false
	}
	return gone[0], come[0], true
}

// missing returns the changes that the others do not have.
func missing(changes, others []change.Change) (list []change.Change) {
	texts := changeTexts(others)
	for _, c := range changes {
		if !slices.Contains(texts, c.String()) {
			list = append(list, c)
		}
	}
	return list
}

// repairCommand returns the command that makes a programme after changes: one that changes
// as little as can be, if the event has one.
func repairCommand(in *input, changes []change.Change) string {
	verb, before := "what-if", " "
	if in.event.Baseline == nil {
		verb, before = "solve", " --change "
	}
	words := "programme " + verb + " " + quotedPath(in.path)
	for _, text := range changeTexts(changes) {
		words += before + quotedPath(text)
	}
	return words
}

// mostThen is how many placements after a repair are named.
const mostThen = 4
