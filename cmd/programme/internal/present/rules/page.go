package rules

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
)

// ShowPages prints a page for each of the rules: what it asks, its parameters, how it is
// set and what it says where it is broken.
func ShowPages(c *term.Console, asked []Rule) error {
	var b strings.Builder
	for i, r := range asked {
		if i > 0 {
			b.WriteString("\n")
		}
		r.writePage(&b, "#")
	}
	return c.Markdown(b.String())
}

// writePage writes the page of a rule below a heading of that mark.
func (r Rule) writePage(b *strings.Builder, mark string) {
	fmt.Fprintf(b, "%s %s %s\n\n%s\n\nDefault: %s; can be %s. Counts %s.\n",
		mark, r.ID, inMarkdown(r.Name), inMarkdown(r.Text), r.defaultWords(), strings.Join(r.Levels, ", "), r.Unit)
	if needs := r.needsWords(); needs != "" {
		fmt.Fprintf(b, "\nA line of rules.csv gives %s.\n", inMarkdown(needs))
	}
	if len(r.Params) > 0 {
		b.WriteString("\n| parameter | written as | default | what it says |\n| --- | --- | --- | --- |\n")
		for _, p := range r.Params {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", p.Key, inMarkdown(p.Value), inMarkdown(p.Default), inMarkdown(p.Text))
		}
	}
	if r.Example != nil {
		language := "yaml"
		if strings.HasSuffix(r.Example.File, ".csv") {
			language = "csv"
		}
		fmt.Fprintf(b, "\nIn %s, for instance:\n\n```%s\n%s```\n", r.Example.File, language, r.Example.Text)
	}
	fmt.Fprintf(b, "\nBroken, it reads:\n\n> %s\n", inMarkdown(r.Broken))
}

// Example is how a rule is set: the header and a line of rules.csv, or the lines of event.yaml.
type Example struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// exampleOf returns how the rule is set in the event that init writes; nil if nothing of it
// can be.
func exampleOf(r *rules.Rule) *Example {
	if len(r.Needs) > 0 {
		var params []string
		for _, keys := range r.Needs {
			p := r.Params[0]
			for _, spec := range r.Params {
				if spec.Key == keys[0] {
					p = spec
				}
			}
			params = append(params, p.Key+"="+exampleValue(p))
		}
		return &Example{"rules.csv", fmt.Sprintf("id,rule,level,params,reason\nexample,%s,%s,%s,why it is asked\n", r.ID, r.Level, strings.Join(params, ";"))}
	}
	var settings []string
	for _, p := range r.Params {
		if p.Default != "" {
			settings = append(settings, fmt.Sprintf("%s: %q", p.Key, p.Default))
		}
	}
	switch {
	case len(settings) > 0:
		return &Example{"event.yaml", fmt.Sprintf("rules:\n  %s: {%s}\n", r.ID, strings.Join(settings, ", "))}
	case r.Structural:
		return nil
	case r.Level == model.CheckOnly:
		return &Example{"event.yaml", fmt.Sprintf("rules:\n  %s: off\n", r.ID)}
	}
	return &Example{"event.yaml", fmt.Sprintf("rules:\n  %s: check\n", r.ID)}
}

// exampleValue returns a value of the parameter in the event that init writes.
func exampleValue(p rules.ParamSpec) string {
	switch {
	case p.Type == rules.SessionList && p.Key == "before":
		return "WS 1"
	case p.Type == rules.SessionList && p.Key == "after":
		return "LT 1"
	case p.Type == rules.InstantParam && p.Key == "end":
		return "2026-05-11T12:00:00Z"
	case p.Type == rules.ClockParam && p.Key == "to":
		return "13:30"
	}
	switch p.Type {
	case rules.SessionList:
		return "WS 1|WS 2"
	case rules.TypeList:
		return "Workshop"
	case rules.ThemeList:
		return "Safety"
	case rules.PersonList:
		return "chiyo|diego"
	case rules.RoomList, rules.PlaceList:
		return "hall"
	case rules.WindowList, rules.DateParam, rules.DatesParam:
		return "2026-05-11"
	case rules.InstantParam:
		return "2026-05-11T11:00:00Z"
	case rules.ChoiceParam:
		return p.Choices[0]
	case rules.CountParam:
		return "2"
	case rules.MinutesParam:
		return "30"
	case rules.ClockParam:
		return "12:00"
	}
	return "streaming"
}
