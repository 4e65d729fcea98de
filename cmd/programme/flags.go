package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/tables"
)

// forceFlag defines --force of a command that writes files, which may mean more.
func forceFlag(f *pflag.FlagSet, force *bool, more string) {
	f.BoolVar(force, "force", false, "-o may write over files that were edited since programme.json listed them"+more+" (default: it may not)")
}

// duration is a flag for a length of time above zero.
type duration struct {
	time.Duration
	given bool // and no default
}

func (d *duration) Type() string { return "DURATION" }

func (d *duration) String() string { return d.Duration.String() }

func (d *duration) Set(text string) error {
	v, err := time.ParseDuration(text)
	if err != nil || v <= 0 {
		return fmt.Errorf("%q is not a length of time; write it like 60s or 5m", text)
	}
	d.Duration, d.given = v, true
	return nil
}

// left returns what there is left of it of what began then, at least a moment: 0 is no limit,
// and stays it.
func (d *duration) left(began time.Time) time.Duration {
	if d.Duration == 0 {
		return 0
	}
	return max(d.Duration-time.Since(began), time.Millisecond)
}

// boundByEffort takes the default limit of time away where --effort bounds a run.
func boundByEffort(given func(flag string) bool, effort int64, limit *duration) error {
	switch {
	case given("effort") && effort < 1:
		return errors.New("--effort is a number of units of work, at least 1")
	case given("effort") && !given("time"):
		limit.Duration = 0
	}
	return nil
}

// words says how long it is, and who said so: "60 s (the default of --time)".
func (d *duration) words() string {
	text := fmt.Sprintf("%g s", d.Seconds())
	if minutes := d.Minutes(); minutes > 1 && minutes == float64(int(minutes)) {
		text = fmt.Sprintf("%g min", minutes)
	}
	if d.given {
		return text + " (--time)"
	}
	return text + " (the default of --time)"
}

// zone is a flag for an IANA time zone.
type zone struct{ model.Zone }

func (z *zone) Type() string { return "ZONE" }

func (z *zone) String() string { return string(z.Zone) }

func (z *zone) Set(text string) error {
	v, err := tables.ParseZone(text)
	if err != nil {
		return err
	}
	z.Zone = v
	return nil
}

// choice is a flag that takes one of a few words.
type choice struct {
	word  string
	words []string
}

func (c *choice) Type() string { return strings.Join(c.words, "|") }

func (c *choice) String() string { return c.word }

func (c *choice) Set(text string) error {
	for _, w := range c.words {
		if w == text {
			c.word = text
			return nil
		}
	}
	return fmt.Errorf("%q is none of %s", text, strings.Join(c.words, ", "))
}

// flagFault says what is wrong with a flag in the program's own words.
func flagFault(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		invalid *pflag.InvalidValueError
		missing *pflag.ValueRequiredError
		number  *strconv.NumError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			err = fmt.Errorf("%s has no flag -%s", cmd.CommandPath(), name)
			break
		}
		var known []string
		eachFlag(cmd, func(f *pflag.Flag) { known = append(known, f.Name) })
		err = fmt.Errorf("%s has no flag --%s", cmd.CommandPath(), name)
		if near := model.Nearest(name, known); near != "" {
			err = fmt.Errorf("%w; did you mean --%s?", err, near)
		}
	case errors.As(err, &invalid) && errors.As(err, &number):
		err = fmt.Errorf("--%s: %q is not a whole number", invalid.GetFlag().Name, invalid.GetValue())
		if number.Func == "ParseFloat" {
			err = fmt.Errorf("--%s: %q is not a number", invalid.GetFlag().Name, invalid.GetValue())
		}
	case errors.As(err, &invalid):
		err = fmt.Errorf("--%s: %w", invalid.GetFlag().Name, errors.Unwrap(invalid))
	case errors.As(err, &missing):
		err = fmt.Errorf("--%s needs a value", missing.GetFlag().Name)
	}
	return usage(cmd, err)
}

// usage is a fault in the command line.
func usage(cmd *cobra.Command, err error) error {
	return term.Advise(err, cmd.CommandPath()+" --help shows how")
}

// takes returns a check that a command has between least and most arguments; a
// negative most is no limit. what says what they are.
func takes(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(cmd, fmt.Errorf("%s needs %s", cmd.CommandPath(), what))
		case most >= 0 && len(args) > most:
			return usage(cmd, fmt.Errorf("%s takes %s, not also %q", cmd.CommandPath(), what, args[most]))
		}
		return nil
	}
}
