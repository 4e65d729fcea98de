package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/manual"
	"programme/cmd/programme/internal/present/schema"
	"programme/model/rules"
	"programme/model/tables"
)

// A shell completes what this file offers: the words of flags, and what the event that is
// named holds. The scripts for shells are cobra's.

// offers is what can stand where the cursor is, each perhaps with a tab and what it is.
type offers func(cmd *cobra.Command, args []string) []string

// complete lets shells complete the values of all flags and arguments that have few.
func (c *commands) complete(root *cobra.Command) {
	arguments := map[string]offers{
		"why-not": c.sessionAfter(1), "swap": c.sessionAfter(1),
		"rules": func(*cobra.Command, []string) []string { return offeredRules() },
		"schema": func(*cobra.Command, []string) []string {
			return append(schema.Names(), schema.FeedName, schema.TablesName)
		},
	}
	all := func(cmd *cobra.Command) {
		if offered, ok := arguments[cmd.Name()]; ok {
			cmd.ValidArgsFunction = onlyThese(offered)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if offered := c.valuesOf(f); offered != nil {
				if err := cmd.RegisterFlagCompletionFunc(f.Name, onlyThese(offered)); err != nil {
					panic("the flag is there twice: " + err.Error())
				}
			}
		})
	}
	for _, cmd := range root.Commands() {
		all(cmd)
	}
	words := func(*cobra.Command, []string) []string { return []string{"auto", "always", "never"} }
	if err := root.RegisterFlagCompletionFunc("color", onlyThese(words)); err != nil {
		panic("there is no --color: " + err.Error())
	}
}

// onlyThese makes a function of cobra's of what is offered; where that is nothing, the
// shell completes files.
func onlyThese(offered offers) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		var fitting []string
		for _, word := range offered(cmd, args) {
			if strings.HasPrefix(strings.ToLower(word), strings.ToLower(begun)) {
				fitting = append(fitting, word)
			}
		}
		if fitting == nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return fitting, cobra.ShellCompDirectiveNoFileComp
	}
}

// valuesOf returns what the flag can be, nil if that is anything.
func (c *commands) valuesOf(f *pflag.Flag) offers {
	switch v := f.Value.(type) {
	case *choice:
		if f.Name == "to" {
			return func(*cobra.Command, []string) []string { return describedFormats(v.words) }
		}
		return func(*cobra.Command, []string) []string { return v.words }
	case *zone:
		return func(*cobra.Command, []string) []string { return tables.ZoneNames() }
	}
	switch f.Name {
	case "in":
		return c.rooms
	case "sessions":
		if f.Value.Type() == "string" { // and no number, as for init
			return c.sessionAfter(1)
		}
	case "keep":
		return func(*cobra.Command, []string) []string { return []string{"times", "days", "rooms"} }
	}
	return nil
}

// describedFormats adds to each format of a programme what it is.
func describedFormats(words []string) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w
		for _, f := range exportFormats {
			if f.word == w {
				list[i] = w + "\t" + f.text
			}
		}
	}
	return list
}

func offeredRules() (list []string) {
	for _, r := range rules.Rows() {
		list = append(list, r.ID+"\t"+r.Name)
	}
	return list
}

func offeredHelp(cmd *cobra.Command, args []string) (list []string) {
	if len(args) > 0 {
		return nil
	}
	for _, topic := range manual.Topics() {
		list = append(list, topic+"\t"+manual.Title(topic))
	}
	for _, sub := range cmd.Root().Commands() {
		if !sub.Hidden {
			list = append(list, sub.Name()+"\t"+sub.Short)
		}
	}
	return list
}

// sessionAfter offers the sessions of the event that the first argument names, once there
// are so many arguments or more.
func (c *commands) sessionAfter(arguments int) offers {
	return func(_ *cobra.Command, args []string) (list []string) {
		if len(args) < arguments {
			return nil
		}
		if in := c.quietly(args[0]); in != nil {
			for i := range in.event.Sessions {
				s := &in.event.Sessions[i]
				list = append(list, fmt.Sprintf("%s\t%s", s.ID, s.Title))
			}
		}
		return list
	}
}

// rooms offers the rooms of the event that the first argument names.
func (c *commands) rooms(_ *cobra.Command, args []string) (list []string) {
	if len(args) == 0 {
		return nil
	}
	if in := c.quietly(args[0]); in != nil {
		for i := range in.event.Rooms {
			r := &in.event.Rooms[i]
			list = append(list, fmt.Sprintf("%s\t%s", r.ID, r.Name))
		}
	}
	return list
}

// quietly reads an event for a shell that completes: nil if it has a fault.
func (c *commands) quietly(path string) *input {
	c.Quiet = true
	in, err := c.readEvent(path)
	if err != nil {
		return nil
	}
	return in
}
