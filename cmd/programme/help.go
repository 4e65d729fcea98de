package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/manual"
	"programme/cmd/programme/internal/term"
)

// Help begins with examples, then lists the flags by what they are for, each with its
// default and unit, then the exit codes.

// purpose is the annotation of a flag that says under which heading help lists it.
const purpose = "purpose"

// flagsFor adds flags to a command under one heading of its help.
func flagsFor(cmd *cobra.Command, heading string, define func(*pflag.FlagSet)) {
	annotate(cmd.Flags(), heading, define)
}

func annotate(to *pflag.FlagSet, heading string, define func(*pflag.FlagSet)) {
	set := pflag.NewFlagSet(heading, pflag.ContinueOnError)
	set.SortFlags, to.SortFlags = false, false
	define(set)
	set.VisitAll(func(f *pflag.Flag) { f.Annotations = map[string][]string{purpose: {heading}} })
	to.AddFlagSet(set)
}

// help prints the help of one command, broken at words.
func (c *commands) help(cmd *cobra.Command) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s - %s\n", cmd.CommandPath(), cmd.Short)
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	if cmd.Long != "" {
		fmt.Fprintf(&b, "\n%s\n", cmd.Long)
	}
	if cmd.HasSubCommands() {
		fmt.Fprintf(&b, "\nCommands:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-37s %s\n", sub.Use, sub.Short)
			}
		}
	} else {
		fmt.Fprintf(&b, "\nUsage:\n  %s %s [flags]\n", cmd.Parent().CommandPath(), cmd.Use)
	}
	for _, heading := range headings(cmd) {
		fmt.Fprintf(&b, "\n%s:\n", heading)
		eachFlag(cmd, func(f *pflag.Flag) {
			if headingOf(f) == heading {
				fmt.Fprintf(&b, "%s\n", flagHelp(f))
			}
		})
	}
	fmt.Fprintf(&b, "\nExit codes:\n%s\n", term.ExitCodes)
	c.Printf("%s", term.Wrap(b.String(), c.Width))
}

// helpOn prints a page of the manual, the help of a command, or what there is to be read.
func (c *commands) helpOn(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		var b strings.Builder
		b.WriteString("The manual, a page each by programme help TOPIC:\n")
		for _, topic := range manual.Topics() {
			fmt.Fprintf(&b, "  %-14s  %s\n", topic, manual.Title(topic))
		}
		b.WriteString("\nprogramme rules R27 is a page on a rule, programme solve --help the help of a command;\nprogramme --help lists the commands.\n")
		c.Printf("%s", term.Wrap(b.String(), c.Width))
		return nil
	}
	if page := manual.Page(args[0]); page != "" && len(args) == 1 {
		return c.Markdown(page)
	}
	cmd, rest, _ := root.Find(args)
	if len(rest) == 0 {
		c.help(cmd)
		return nil
	}
	known := manual.Topics()
	for _, sub := range root.Commands() {
		known = append(known, sub.Name())
	}
	return usage(root, fmt.Errorf("%q is neither a page of the manual nor a command%s", rest[0], didYouMean(rest[0], known)))
}

func headings(cmd *cobra.Command) []string {
	var list []string
	eachFlag(cmd, func(f *pflag.Flag) {
		if h := headingOf(f); !slices.Contains(list, h) {
			list = append(list, h)
		}
	})
	return list
}

// eachFlag visits the command's own flags, then those that every command has.
func eachFlag(cmd *cobra.Command, visit func(*pflag.Flag)) {
	everywhere := cmd.Root().PersistentFlags()
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if len(f.Annotations[purpose]) > 0 && everywhere.Lookup(f.Name) == nil {
			visit(f)
		}
	})
	everywhere.VisitAll(visit)
}

func headingOf(f *pflag.Flag) string { return f.Annotations[purpose][0] }

// flagName is how a flag is written: "-o, --output DIR", below the others without a short
// name.
func flagName(f *pflag.Flag) string {
	value, _ := pflag.UnquoteUsage(f)
	name := "    --" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", --" + f.Name
	}
	if f.Value.Type() != "bool" {
		name += " " + value
	}
	return name
}

func flagHelp(f *pflag.Flag) string {
	_, text := pflag.UnquoteUsage(f)
	name := flagName(f)
	if len(name) > flagWidth {
		name += "\n  " + strings.Repeat(" ", flagWidth)
	}
	return fmt.Sprintf("  %-*s %s", flagWidth, name, text)
}

// flagWidth is the room for the name of a flag beside its text.
const flagWidth = 24
