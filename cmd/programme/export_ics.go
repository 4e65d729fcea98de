package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/ical"
	"programme/model/rules"
	"programme/model/tables"
	"programme/model/when"
)

var icsFormat = exportFormat{"ics", "a calendar, or one for each session, room, theme or person", writeCalendars}

// icsOptions say how calendars are written.
type icsOptions struct {
	per      choice
	tzid     bool
	stamp    string // when, see stamped; "" for none
	previous string
	breaks   bool
}

func (o *icsOptions) flags(f *pflag.FlagSet) {
	o.per.words = []string{string(ical.PerEvent), string(ical.PerSession), string(ical.PerRoom), string(ical.PerTheme), string(ical.PerPerson)}
	f.Var(&o.per, "per", "what has a calendar of its own; a session without room or theme is in none of theirs (default event)")
	f.BoolVar(&o.tzid, "tzid", false, "write times on the venue's clock, with its rules (default: in UTC)")
	f.BoolVar(&o.breaks, "breaks", false, "write breaks and other holds with a title too, in calendars as what takes nobody's time, in schedules as events of the type Break (default: sessions alone)")
	f.StringVar(&o.previous, "previous", "", "count SEQUENCE on from an earlier export, a `FILE` or a folder; what is gone stays once, as cancelled (default: from the published baseline)")
	f.StringVar(&o.stamp, "stamp", "", "when this version was made, a `TIME` like 2023-09-01T12:00:00Z or \"1 Sep 2023 14:00\" at the venue (default: the newest of --previous, or when publish --now said, else the event's first day at 00:00 UTC)")
}

// check returns a fault if a flag of calendars was given for another format.
func (o *icsOptions) check(cmd *cobra.Command, to string) error {
	withBreaks := []string{icsFormat.word, frabXMLFormat.word, frabJSONFormat.word}
	if o.breaks && !slices.Contains(withBreaks, to) {
		return fmt.Errorf("--breaks is for --to %s, not --to %s", rules.Or(withBreaks), to)
	}
	return flagsOnlyFor(cmd, icsFormat.word, to, "per", "tzid", "previous", "stamp")
}

// flagsOnlyFor returns a fault if one of the flags of a format was given for another.
func flagsOnlyFor(cmd *cobra.Command, format, to string, flags ...string) error {
	for _, name := range flags {
		if to != format && cmd.Flags().Changed(name) {
			return fmt.Errorf("--%s is for --to %s, not --to %s", name, format, to)
		}
	}
	return nil
}

// stamped reads when a version was made: an instant to the second, or any other time.
func stamped(flag, text string, e *model.Event) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, text); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
		return t.UTC().Truncate(time.Second), nil
	}
	at, err := when.Of(e).Instant(text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s: %w", flag, err)
	}
	return at.In("UTC"), nil
}

func writeCalendars(x *exporting) ([]tables.File, error) {
	o := x.options.icsOptions
	if per := ical.Per(o.per.word); o.breaks && per != "" && per != ical.PerEvent && per != ical.PerRoom {
		return nil, fmt.Errorf("--breaks is for calendars of the event and of rooms, not of each %s", per)
	}
	out := ical.Options{Per: ical.Per(o.per.word), Local: o.tzid, Stamp: ical.DefaultStamp(x.event), Sequences: x.release.sequences, Version: x.release.in(x.options.said()), Language: x.options.said().Tag(), Breaks: o.breaks}
	if v := x.release.version; v != nil && v.At != "" {
		var err error
		if out.Stamp, err = publishedAt(v); err != nil {
			return nil, err
		}
	}
	if o.previous != "" {
		var err error
		if out.Previous, err = previousCalendars(o.previous, x.event); err != nil {
			return nil, err
		}
		if x.public {
			out.Previous = withoutHidden(out.Previous, x.in.event)
		}
		for _, was := range out.Previous {
			for _, at := range []time.Time{was.Stamp, was.Modified} {
				if at.After(out.Stamp) {
					out.Stamp = at
				}
			}
		}
	}
	if o.stamp != "" {
		var err error
		if out.Stamp, err = stamped("--stamp", o.stamp, x.event); err != nil {
			return nil, err
		}
	}
	files := ical.Files(x.event, x.programme, out)
	if len(files) == 0 {
		return nil, fmt.Errorf("no %s has a session, so there is no calendar to write", o.per.word)
	}
	return files, nil
}

// withoutHidden leaves out the entries of sessions that are kept from the public, which
// had them before: they would stay as cancelled. What is left is never nil.
func withoutHidden(entries []ical.Entry, e *model.Event) []ical.Entry {
	hidden, ids := rules.Hidden(e), map[string]bool{}
	for s := range hidden {
		if hidden[s] {
			ids[e.Sessions[s].ID] = true
		}
	}
	return slices.DeleteFunc(entries, func(x ical.Entry) bool { return ids[x.Session] })
}

// previousCalendars reads the calendars of an earlier export. Of a session that several
// have, the entry with the highest sequence counts; they are never nil.
func previousCalendars(name string, e *model.Event) ([]ical.Entry, error) {
	names := []string{name}
	if found, err := os.Stat(name); err == nil && found.IsDir() {
		if names, err = filepath.Glob(filepath.Join(globbed(name), "*.ics")); err != nil || len(names) == 0 {
			return nil, fmt.Errorf("the folder %q has no calendars, which end in .ics", name)
		}
	}
	all := []ical.Entry{}
	at := map[string]int{} // by UID
	for _, name := range names {
		content, err := readFile(name, ical.MaxSize)
		if err != nil {
			return nil, err
		}
		calendar, lost, err := ical.Read(filepath.ToSlash(name), content, ical.Reading{Zone: e.Zone})
		if err != nil {
			return nil, err
		}
		if calendar.Product != ical.ProductID {
			return nil, term.Advise(fmt.Errorf("%q is no calendar that programme export wrote, but of %q", name, calendar.Product), "--previous counts on from what was published last")
		}
		if len(lost) > 0 { // what is left out could not be counted on from
			return nil, model.Faults(lost)
		}
		for _, x := range calendar.Entries {
			k, known := at[x.UID]
			if !known {
				at[x.UID] = len(all)
				all = append(all, x)
			} else if x.Sequence > all[k].Sequence {
				all[k] = x
			}
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the calendars of --previous are empty")
	}
	return all, nil
}

// globbed returns a path as a pattern that matches it alone.
func globbed(path string) string {
	var pattern []rune
	for _, c := range path {
		if c == '*' || c == '?' || c == '[' || c == '\\' && filepath.Separator != '\\' {
			pattern = append(pattern, '[', c, ']')
			continue
		}
		pattern = append(pattern, c)
	}
	return string(pattern)
}
