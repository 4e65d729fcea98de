package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/scenario"
	"programme/model/rules"
)

// scenarioFlags say which scenarios are asked: those of a file, those that rules make, or both.
type scenarioFlags struct {
	file string
	scenario.Selection
}

// define defines the flags.
func (o *scenarioFlags) define(f *pflag.FlagSet) {
	f.StringVar(&o.file, "scenarios", "", "answer every line of `FILE`, like \"lost room: room C-1 closed Wed; session OF 44 60min\", and compare them (default: none)")
	o.defineRules(f, "none")
}

// defineRules defines the flags but for the file; none says what is made without rules.
func (o *scenarioFlags) defineRules(f *pflag.FlagSet, none string) {
	f.StringArrayVar(&o.Every, "every", nil, "make a scenario of this for each person, room, session and so on, a `RULE` like \"room closed by day\"; may be given often (default: "+none+")")
	f.BoolVar(&o.Pairs, "pairs", false, "ask each two scenarios of --every together, too")
	f.StringArrayVar(&o.Themes, "theme", nil, "only about sessions on this `THEME`, their casts and their rooms; may be given often (default: all)")
	f.StringArrayVar(&o.Types, "type", nil, "only about sessions of this `TYPE`, their casts and their rooms; may be given often (default: all)")
	f.StringArrayVar(&o.Roles, "role", nil, "of people only those in this `ROLE`, like keynote; may be given often (default: all)")
	f.StringVar(&o.Day, "day", "", "only about what is on `DAY`, like Tue or 2026-05-12 (default: all)")
	f.IntVar(&o.Sample, "sample", 0, "take `N` of them by chance, which --seed decides (default: all)")
}

// asked reports whether there are scenarios.
func (o *scenarioFlags) asked() bool { return o.file != "" || len(o.Every) > 0 }

// narrowed reports whether flags are given that say something of rules alone.
func (o *scenarioFlags) narrowed() bool {
	return o.Pairs || len(o.Themes) > 0 || len(o.Types) > 0 || len(o.Roles) > 0 || o.Day != "" || o.Sample != 0
}

// conflict says which of the flags do not go together.
func (o *scenarioFlags) conflict() error {
	switch {
	case o.narrowed() && len(o.Every) == 0:
		return errors.New("--pairs, --theme, --type, --role, --day and --sample are about --every; give that too")
	case o.Sample < 0:
		return errors.New("--sample is a number of at least 1")
	}
	return nil
}

// readScenarios reads the scenarios of the file, if one is named, then makes those of the rules.
func (c *commands) readScenarios(w *whatIf, o *scenarioFlags) ([]scenario.Scenario, error) {
	var list []scenario.Scenario
	if o.file != "" {
		name, content, err := c.readText(o.file, maxText)
		if err != nil {
			return nil, err
		}
		if list, err = scenario.Parse(name, content, w.in.event); err != nil {
			return nil, err
		}
	}
	if len(o.Every) == 0 {
		return list, nil
	}
	o.Seed = w.o.seed
	made, err := o.Make(w.in.event, w.from)
	if err != nil {
		return nil, err
	}
	if n := len(made.Left); n > 0 {
		c.Note("left out: %s that cannot be made, such as %s", rules.Count(n, "scenario", "scenarios"), made.Left[0])
	}
	if made.Idle > 0 {
		c.Note("left out: %s about what the programme has nothing of, such as a day without sessions", rules.Count(made.Idle, "scenario", "scenarios"))
	}
	return append(list, made.Scenarios...), nil
}

// listScenarios returns the scenarios of a run, each once.
func (c *commands) listScenarios(w *whatIf, o *scenarioFlags) (*scenario.List, error) {
	read, err := c.readScenarios(w, o)
	if err != nil {
		return nil, err
	}
	list, twins := scenario.NewList(w.question(), read)
	for _, t := range twins {
		c.Note("scenario %q asks what %q does, and is left out", t.Name, t.Of)
	}
	return list, nil
}

// part is a flag for one part of so many: 2/4. The zero part is all.
type part struct{ k, of int }

func (p *part) Type() string { return "I/N" }

func (p *part) String() string {
	if p.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", p.k, p.of)
}

var partWords = regexp.MustCompile(`^(\d{1,9})/(\d{1,9})$`)

func (p *part) Set(text string) error {
	m := partWords.FindStringSubmatch(text)
	if m == nil {
		return fmt.Errorf("%q is no part; write the second of four as 2/4", text)
	}
	k, _ := strconv.Atoi(m[1])
	of, _ := strconv.Atoi(m[2])
	if k < 1 || k > of {
		return fmt.Errorf("there is no part %d of %d; parts are numbered from 1 to %d", k, of, max(of, 1))
	}
	p.k, p.of = k, of
	return nil
}

// indices returns which scenarios of a list the part has.
func (p *part) indices(l *scenario.List) []int {
	if p.of == 0 {
		return l.Part(1, 1)
	}
	return l.Part(p.k, p.of)
}
