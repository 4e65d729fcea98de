package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/ical"
	"programme/model/when"
)

var icsImport = importFormat{word: "ics", text: "calendars: a published one as baseline, or a person's as availability", read: readCalendars}

// What a calendar is read as.
const (
	asBaseline     = "baseline"
	asAvailability = "availability"
)

// icsReading says what calendars are read as.
type icsReading struct {
	as     choice
	person string
	zone   zone
	days   string
}

// venue is what files of sessions do not say of where they take place.
type venue struct {
	zone    model.Zone         // "" if it was not given
	days    []model.Date       // none if they were not given
	columns []model.ColumnName // what the user says of columns
}

func (o *icsReading) flags(f *pflag.FlagSet) {
	o.as.words = []string{asBaseline, asAvailability}
	f.Var(&o.as, "as", "what the files are: the published times of sessions, of which nothing else is read, or of a calendar when a person is busy (default: baseline for ics, else all that a table says)")
	f.StringVar(&o.person, "person", "", "whose busy times these are: the `ID` of a person of the event (no default)")
	f.Var(&o.zone, "zone", "the `ZONE` of times without one, like Europe/Prague (default: the person's, or of a schedule the event's); of pages and tables that of the venue (default UTC)")
	f.StringVar(&o.days, "days", "", "the conference `DAYS` of pages and tables that make a new event, like 2026-05-11,2026-05-12 (default: those of their times)")
}

// check returns a fault if the flags do not fit each other.
func (o *icsReading) check(cmd *cobra.Command, from string) error {
	for _, name := range []string{"as", "person", "zone", "days"} {
		f := formatOf(from)
		formats, takes := icsImport.word, from == icsImport.word
		switch name {
		case "zone":
			formats += ", " + frabXMLImport.word + ", " + frabJSONImport.word + ", " + pageImport.word + " and " + tableImport.word
			takes = takes || f.readIn != nil || f.readAt != nil
		case "as":
			formats, takes = formats+" and "+tableImport.word, takes || from == tableImport.word
		case "days":
			formats, takes = pageImport.word+" and "+tableImport.word, f.readAt != nil
		}
		if cmd.Flags().Changed(name) && !takes {
			return fmt.Errorf("--%s is for --from %s, not --from %s", name, formats, from)
		}
	}
	busy := o.as.word == asAvailability
	switch {
	case from == tableImport.word && busy:
		return errors.New("--as availability is for calendars, not for tables")
	case from != icsImport.word:
		return nil
	case busy && o.person == "":
		return errors.New("--as availability needs --person: whose busy times these are")
	case !busy && (o.person != "" || o.zone.Zone != ""):
		return errors.New("--person and --zone are for --as availability")
	}
	return nil
}

// reader returns the reader of a format, which is another one for busy times.
func (o *icsReading) reader(f importFormat, columns []model.ColumnName) (fileReader, error) {
	if f.readAt != nil {
		v := venue{zone: o.zone.Zone, columns: columns}
		if o.days != "" {
			var err error
			if v.days, err = (when.Calendar{Zone: v.zone}).ListDays(o.days); err != nil {
				return nil, fmt.Errorf("--days: %w", err)
			}
		}
		if o.as.word == asBaseline {
			return v.readPlaces, nil
		}
		return f.readAt(v), nil
	}
	switch {
	case o.as.word == asAvailability:
		return o.readBusy, nil
	case o.zone.Zone != "":
		return f.readIn(o.zone.Zone), nil
	}
	return f.read, nil
}

// readCalendars reads published calendars as the baseline of the event.
func readCalendars(names []string, base *model.Event) (*model.Event, model.Faults, error) {
	if base == nil {
		return nil, nil, term.Advise(errors.New("a calendar does not say enough to make an event of it"), "name the folder of the event whose sessions it has")
	}
	all, notes, err := calendarsOf(names, ical.Reading{Zone: base.Zone, Within: ical.Within(base)})
	if err != nil {
		return nil, notes, err
	}
	var whole ical.Calendar
	for _, calendar := range all {
		whole.Entries = append(whole.Entries, calendar.Entries...)
	}
	e, found := whole.Baseline(base)
	return e, append(notes, found...), nil
}

// readBusy reads calendars as availability of a person.
func (o *icsReading) readBusy(names []string, base *model.Event) (*model.Event, model.Faults, error) {
	if base == nil {
		return nil, nil, term.Advise(fmt.Errorf("there is no event in which %q is a person", o.person), "name the folder of the event")
	}
	person, known := base.PersonByID(o.person)
	if !known {
		ids := make([]string, len(base.People))
		for i := range ids {
			ids[i] = base.People[i].ID
		}
		err := fmt.Errorf("--person: %q is no person of the event", o.person)
		if near := model.Nearest(o.person, ids); near != "" {
			err = fmt.Errorf("%w; did you mean %q?", err, near)
		}
		return nil, nil, err
	}
	in := ical.Reading{Zone: o.zone.Zone, Within: ical.Within(base), Busy: true}
	if in.Zone == "" {
		in.Zone = base.People[person].Zone
	}
	all, notes, err := calendarsOf(names, in)
	if err != nil {
		return nil, notes, err
	}
	e := base
	for i, calendar := range all {
		var found []model.Fault
		e, found = calendar.Busy(e, person, filepath.Base(names[i]))
		notes = append(notes, found...)
	}
	return e, notes, nil
}

// calendarsOf reads calendar files. The error holds the faults of all of them.
func calendarsOf(names []string, o ical.Reading) ([]*ical.Calendar, model.Faults, error) {
	var all []*ical.Calendar
	var notes, faults model.Faults
	for _, name := range names {
		content, err := readFile(name, ical.MaxSize)
		if err != nil {
			return nil, notes, err
		}
		calendar, found, err := ical.Read(filepath.ToSlash(name), content, o)
		notes = append(notes, found...)
		var wrong model.Faults
		if errors.As(err, &wrong) {
			faults = append(faults, wrong...)
		}
		all = append(all, calendar)
	}
	if len(faults) > 0 {
		return nil, notes, faults.Sort()
	}
	return all, notes, nil
}
