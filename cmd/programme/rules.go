package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model/rules"
)

func (c *commands) rulesCommand() *cobra.Command {
	var asJSON, asMarkdown bool
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "list every rule, with what it asks and its parameters",
		Example: `  programme rules
  programme rules --markdown > rules.md`,
		Long: `A rule's level is hard, soft:1 (most important) to soft:9, check or off. event.yaml
changes a rule for the whole event, a line of rules.csv for what it names.`,
		Args: takes(0, 0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case asJSON && asMarkdown:
				return usage(cmd, fmt.Errorf("--json and --markdown are two answers; ask for one"))
			case asJSON:
				return c.PrintJSON(catalogueAnswer())
			case asMarkdown:
				c.printCatalogue()
				return nil
			}
			return c.showCatalogue()
		},
	}
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&asJSON, "json", false, "answer in JSON instead of a table")
		f.BoolVar(&asMarkdown, "markdown", false, "answer as a page of Markdown")
	})
	return cmd
}

// catalogued is the answer of rules.
type catalogued struct {
	Version int          `json:"version"`
	Command string       `json:"command"`
	Rules   []ruleAnswer `json:"rules"`
}

type ruleAnswer struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	Text   string        `json:"text"`
	Level  string        `json:"level"`  // by default
	Levels []string      `json:"levels"` // that it can have
	Weight int           `json:"weight"`
	Unit   string        `json:"unit"`
	Needs  [][]string    `json:"needs"` // of every group a line of rules.csv gives at least one key
	Params []paramAnswer `json:"params"`
}

type paramAnswer struct {
	Key     string `json:"key"`
	Value   string `json:"value"`   // how it is written
	Default string `json:"default"` // "" for none
	Whole   bool   `json:"whole"`   // whether it can be given only for the whole event
	Text    string `json:"text"`
}

func catalogueAnswer() catalogued {
	answer := catalogued{Version: answerVersion, Command: "rules"}
	for _, r := range rules.Catalogue() {
		a := ruleAnswer{
			ID: r.ID, Name: r.Name, Text: r.Text, Level: r.Level.String(), Levels: r.Levels(), Weight: r.Weight, Unit: r.Unit,
			Needs: append([][]string{}, r.Needs...), Params: []paramAnswer{},
		}
		for _, p := range r.Params {
			a.Params = append(a.Params, paramAnswer{p.Key, valueWords(p), p.Default, p.Whole, p.Text})
		}
		answer.Rules = append(answer.Rules, a)
	}
	return answer
}

// valueWords says how the value of a parameter is written.
func valueWords(p rules.ParamSpec) string {
	switch p.Type {
	case rules.MinutesParam:
		return "minutes"
	case rules.CountParam:
		return "number"
	case rules.YesNoParam:
		return "yes or no"
	case rules.ChoiceParam:
		return strings.Join(p.Choices, ", ")
	case rules.InstantParam:
		return "instant"
	case rules.DateParam:
		return "day"
	case rules.DatesParam:
		return "days"
	case rules.ClockParam:
		return "time of day"
	case rules.PercentParam:
		return "percent"
	case rules.LevelParam:
		return "level"
	case rules.BandsParam:
		return "hours and their costs"
	case rules.SessionList:
		return "session ids"
	case rules.TypeList:
		return "session types"
	case rules.ThemeList:
		return "themes"
	case rules.PersonList:
		return "people"
	case rules.RoomList:
		return "rooms"
	case rules.WindowList:
		return "windows"
	default:
		return "text"
	}
}

// defaultWords says what a rule is by default: "hard", or "soft:2, weight 3".
func (r ruleAnswer) defaultWords() string {
	if !strings.HasPrefix(r.Level, "soft:") {
		return r.Level
	}
	return fmt.Sprintf("%s, weight %d", r.Level, r.Weight)
}

// needsWords says what a line of rules.csv has to give: "session; start or day"; "" if
// that is nothing.
func (r ruleAnswer) needsWords() string {
	groups := make([]string, len(r.Needs))
	for i, keys := range r.Needs {
		groups[i] = strings.Join(keys, " or ")
	}
	return strings.Join(groups, "; ")
}

func (c *commands) showCatalogue() error {
	t := term.Table{
		Header: []string{"rule", "name", "default", "counts", "what it asks, and its parameters"},
		Rigid:  []bool{true, false, true, true, false}, Lined: true, Paint: c.Paint,
	}
	for _, r := range catalogueAnswer().Rules {
		text := r.Text
		if needs := r.needsWords(); needs != "" {
			text += "\na line of rules.csv gives " + needs
		}
		for _, p := range r.Params {
			text += "\n" + p.Key + "=" + p.Default + " (" + p.Value + "): " + p.Text
		}
		t.Add(r.ID, r.Name, r.defaultWords(), r.Unit, text)
	}
	return t.Render(c.Out, c.Width)
}

// printCatalogue writes the catalogue as a page of Markdown.
func (c *commands) printCatalogue() {
	c.Printf("# Rules\n")
	for _, r := range catalogueAnswer().Rules {
		c.Printf("\n## %s %s\n\n%s\n\nDefault: %s; can be %s. Counts %s.\n",
			r.ID, inMarkdown(r.Name), inMarkdown(r.Text), r.defaultWords(), strings.Join(r.Levels, ", "), r.Unit)
		if needs := r.needsWords(); needs != "" {
			c.Printf("\nA line of rules.csv gives %s.\n", inMarkdown(needs))
		}
		if len(r.Params) == 0 {
			continue
		}
		c.Printf("\n| parameter | written as | default | what it says |\n| --- | --- | --- | --- |\n")
		for _, p := range r.Params {
			c.Printf("| `%s` | %s | %s | %s |\n", p.Key, inMarkdown(p.Value), inMarkdown(p.Default), inMarkdown(p.Text))
		}
	}
}

// inMarkdown keeps the signs that Markdown would read from being read.
func inMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`").Replace(text)
}
