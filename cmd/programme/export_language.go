package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/model/exchange/words"
	"programme/model/versions"
)

// languageOptions say in which language an export speaks.
type languageOptions struct{ language choice }

// speakingFormats have words of their own.
var speakingFormats = []string{"html", "report", "ics", "changes-json", "atom"}

func (o *languageOptions) flags(f *pflag.FlagSet) {
	o.language.words = words.Tags()
	f.Var(&o.language, "language", "the language of pages, reports, calendars and feeds, but for what the event itself says (default en)")
}

// check returns a fault if a language was given for a format that has no words.
func (o *languageOptions) check(cmd *cobra.Command, to string) error {
	if slices.Contains(speakingFormats, to) || !cmd.Flags().Changed("language") {
		return nil
	}
	return fmt.Errorf("--language is for --to %s, not --to %s", strings.Join(speakingFormats, ", "), to)
}

// said returns the language that was asked for.
func (o *languageOptions) said() *words.Language { return words.In(o.language.word) }

// in says which version it is in a language; "" if it is none.
func (r *release) in(l *words.Language) string {
	if r.version == nil {
		return ""
	}
	return versionIn(r.version, l)
}

// versionIn says which version it is in a language.
func versionIn(v *versions.Version, l *words.Language) string {
	states := make([]string, len(v.States))
	for i, c := range v.States {
		states[i] = string(c.State)
		if key := "state." + states[i]; l.Says(key) {
			states[i] = l.Say(key)
		}
		if len(states) > 1 {
			states[i] = l.Say("state.some", "n", c.Sessions, "state", states[i])
		}
	}
	all := strings.Join(states, "")
	if last := len(states) - 1; last > 0 {
		all = l.Say("state.and", "list", strings.Join(states[:last], l.Comma()), "last", states[last])
	}
	return l.Say("page.version", "n", v.Number, "states", all)
}
