package main

import (
	"fmt"
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/model/exchange/frab"
	"programme/model/tables"
)

// The schedules that conference apps read.
var (
	frabXMLFormat = exportFormat{
		"frab-xml", "a schedule for conference apps, in the XML of frab and pretalx",
		func(x *exporting) ([]tables.File, error) {
			return []tables.File{{Name: "schedule.xml", Content: x.schedule().XML()}}, nil
		},
	}
	frabJSONFormat = exportFormat{
		"frab-json", "the same in their JSON",
		func(x *exporting) ([]tables.File, error) {
			return []tables.File{{Name: "schedule.json", Content: x.schedule().JSON()}}, nil
		},
	}
)

func (x *exporting) schedule() *frab.Schedule {
	return frab.Of(x.event, x.programme, frab.Options{Acronym: x.options.acronym, Whole: x.in.event, Version: x.release.words(), Breaks: x.options.breaks})
}

const frabHelp = `Columns of sessions.csv, people.csv and rooms.csv that begin with frab_ are made for
schedules: frab_abstract, frab_description, frab_url and the like stand in them whatever
the profile. import --from frab-xml and frab-json make them.

`

// frabOptions say how schedules are written.
type frabOptions struct{ acronym string }

func (o *frabOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.acronym, "acronym", "", "the `WORD` by which apps know the conference (default: made of the event's name)")
}

// acronymForm is what both forms of the schedule take.
var acronymForm = regexp.MustCompile(`^[a-z0-9_]{4,}$`)

// check returns a fault if the flags do not fit the format or the format them.
func (o *frabOptions) check(cmd *cobra.Command, to string) error {
	if to != frabXMLFormat.word && to != frabJSONFormat.word {
		return flagsOnlyFor(cmd, frabXMLFormat.word, to, "acronym")
	}
	if o.acronym != "" && !acronymForm.MatchString(o.acronym) {
		return fmt.Errorf("--acronym: %q is not four or more of a-z, 0-9 and _", o.acronym)
	}
	return nil
}
