package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/feed"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/export"
)

// exportFormat is a format in which export writes a programme. Each has a file of its
// own, export_*.go, and a row in exportFormats.
type exportFormat struct {
	word  string // of --to
	text  string // what it is, for help
	write func(*exporting) ([]tables.File, error)
}

// exportFormats are the formats that hold a programme, in the order of help.
var exportFormats = []exportFormat{
	csvFormat, gridFormat, tableFormat, xlsxFormat, eventXLSXFormat, icsFormat, frabXMLFormat, frabJSONFormat, pageFormat, htmlFormat, reportFormat, changesJSONFormat, atomFormat,
}

// exporting is an export on its way: the event and the programme as the profile shows
// them, and what was asked.
type exporting struct {
	event     *model.Event
	programme *model.Programme
	public    bool           // whether these are what the public may see
	source    term.FileStamp // where the programme was read
	release   *release       // which version of what was published it is
	in        *input         // all of it, whatever the profile
	options   *exportOptions
	notes     model.Faults // what the format cannot hold
	feed      *feed.Feed   // of what was published, where that is the format
}

type exportOptions struct {
	force   bool
	to      choice
	file    string // "" for stdout
	forced  bool   // stdout, whatever the terminal makes of it
	profile choice
	excel   bool
	divided string // what stands between cells, "" for commas
	formulaOptions
	tableOptions
	icsOptions
	frabOptions
	pageOptions
	languageOptions
}

// Profiles: who is to see an export.
const (
	publicProfile   = "public"
	internalProfile = "internal"
)

func (c *commands) exportCommand() *cobra.Command {
	o := exportOptions{profile: choice{words: []string{publicProfile, internalProfile}}}
	var long strings.Builder
	long.WriteString("Formats of a programme:\n")
	for _, f := range exportFormats {
		o.to.words = append(o.to.words, f.word)
		fmt.Fprintf(&long, "  %-12s %s\n", f.word, f.text)
	}
	o.to.words = append(o.to.words, export.Formats()...)
	cmd := &cobra.Command{
		Use:   "export EVENT [PROGRAMME] --to FORMAT",
		Short: "write a programme for others to read, or the question for their solvers to answer",
		Example: `  programme export fixtures/igf2023 out/programme.csv --to csv -o tables    what planners open in a spreadsheet
  programme export demo out/programme.csv --to table --target sched -o sched.csv      what Sched imports
  programme export fixtures/impossible-turnaround --to cnf > t.cnf          cadical t.cnf says UNSATISFIABLE
  programme export demo --to opb -o demo.opb --map demo.map                 clasp demo.opb finds what the best costs
  programme export fixtures/igf2023 --to wcnf --tier 2 -o igf.wcnf          what tier 2 costs at least
  programme export demo --to cnf --change "room quay closed Mon" --at-most "told 6"   whether six to tell are enough`,
		Long: long.String() + `PROGRAMME is a table with session, start and room, or - for stdin; without it the event's
baseline.csv is written. Feeds are of all versions that publish keeps in EVENT, and take no
PROGRAMME. With --profile public nothing is in it that the public should not see: no
availability, reasons, notes, holds, extra columns, no session that is kept from the public
(R52, and R25 with public=no), and nobody and no session that is not in the programme.

` + frabHelp + formulaHelp,
		Args: takes(1, 2, "one EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.to.word == "" {
				return usage(cmd, fmt.Errorf("%s needs --to %s", cmd.CommandPath(), o.to.Type()))
			}
			if o.forced = o.file == "-"; o.forced {
				o.file = ""
			}
			for _, check := range []func(*cobra.Command, string) error{o.tableOptions.check, o.icsOptions.check, o.frabOptions.check, o.pageOptions.check, o.languageOptions.check} {
				if err := check(cmd, o.to.word); err != nil {
					return usage(cmd, err)
				}
			}
			if slices.Contains(export.Formats(), o.to.word) {
				return c.exportFormula(cmd, args, &o)
			}
			if o.excel && o.to.word != csvFormat.word && o.to.word != gridFormat.word {
				return usage(cmd, fmt.Errorf("--excel is about CSV files, not --to %s", o.to.word))
			}
			if _, err := separatorOf(o.divided); err != nil {
				return usage(cmd, err)
			}
			if o.divided != "" && o.to.word != csvFormat.word && o.to.word != gridFormat.word {
				return usage(cmd, fmt.Errorf("--separator is about CSV files, not --to %s; a target says its own", o.to.word))
			}
			for _, name := range formulaFlags {
				if cmd.Flags().Changed(name) {
					return usage(cmd, fmt.Errorf("--%s is about formulas, not --to %s", name, o.to.word))
				}
			}
			if o.to.word == eventXLSXFormat.word {
				return c.exportEventBook(cmd, args, &o)
			}
			if slices.Contains(feedFormats, o.to.word) {
				return c.exportFeed(cmd, args, &o)
			}
			return c.export(cmd, args, &o)
		},
	}
	flagsFor(cmd, "What to write", func(f *pflag.FlagSet) {
		f.Var(&o.to, "to", "the `FORMAT`: "+strings.Join(o.to.words, ", ")+" (no default)")
		f.Var(&o.profile, "profile", "who is to see it: public|internal (default: public, but internal for tables, reports and workbooks)")
		o.tableOptions.flags(f)
		f.StringVar(&o.divided, "separator", "", "what stands between the cells of CSV files, where a spreadsheet expects another: `CHARACTER` , ; or tab (default: ,)")
		f.BoolVar(&o.excel, "excel", false, "begin CSV files with the mark by which Excel knows UTF-8 (default: without)")
	})
	flagsFor(cmd, "Which question", o.formulaOptions.define)
	flagsFor(cmd, "Calendars", o.icsOptions.flags)
	flagsFor(cmd, "Schedules and pages", func(f *pflag.FlagSet) {
		o.frabOptions.flags(f)
		o.pageOptions.flags(f)
		o.languageOptions.flags(f)
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.StringVarP(&o.file, "output", "o", "", "write into `FILE`, or the folder FILE if there are several; - is stdout even where that is a terminal and the format is not text (default: stdout)")
		forceFlag(f, &o.force, "")
	})
	return cmd
}

// profileOf returns the profile that was asked for, or else fallback.
func (o *exportOptions) profileOf(fallback string) string {
	if o.profile.word != "" {
		return o.profile.word
	}
	return fallback
}

// internalFormats are written for the secretariat unless --profile says otherwise.
var internalFormats = []string{"csv", "grid", "xlsx", "report"}

// countingFormats say what changed since the public last saw the programme.
var countingFormats = []string{"ics", "html"}

func (c *commands) export(cmd *cobra.Command, args []string, o *exportOptions) error {
	to := c.destination(o.file).Overwrite(o.force)
	defer to.Close()
	in, err := c.readEvent(args[0])
	if err != nil {
		return err
	}
	p, source, err := c.readProgramme(in, args)
	if err != nil {
		return err
	}
	released, err := c.releaseOf(in, source)
	if err != nil {
		return err
	}
	x := &exporting{event: in.event, programme: p, source: source, release: released, in: in, options: o}
	if slices.Contains(countingFormats, o.to.word) {
		x.event = released.event
	}
	fallback := publicProfile
	if slices.Contains(internalFormats, o.to.word) {
		fallback = internalProfile
	}
	if o.profileOf(fallback) == publicProfile {
		secret, err := in.secret()
		if err != nil {
			return err
		}
		x.event, x.programme = exchange.Public(x.event, p, secret)
		x.public = true
		c.noteHidden(in, p)
	}
	at := slices.IndexFunc(exportFormats, func(f exportFormat) bool { return f.word == o.to.word })
	files, err := busy(cmd.Context(), c, "making what --to "+o.to.word+" asks for", func() ([]tables.File, error) { return exportFormats[at].write(x) })
	if err != nil {
		return err
	}
	c.Warn(x.notes)
	return c.deliver(cmd, files, o, to)
}

// noteHidden says how many sessions of a programme are not for the public.
func (c *commands) noteHidden(in *input, p *model.Programme) {
	n, hidden := 0, rules.Hidden(in.event)
	for _, pl := range p.Placements {
		if hidden[pl.Session] && in.event.Sessions[pl.Session].State != model.Cancelled {
			hidden[pl.Session] = false
			n++
		}
	}
	if n > 0 {
		c.Note("%s not public and left out; --profile internal has all", rules.Count(n, "session is", "sessions are"))
	}
}

// destination takes the folder that the file name is to stand in or, if it is one or is
// written like one, the folder itself; nil for stdout, "".
func (c *commands) destination(name string) *term.Target {
	if isFolder(name) {
		return c.Target(name)
	}
	return c.fileTarget(name)
}

// deliver writes one file to stdout or under the name that was asked for, several into
// the folder of that name.
func (c *commands) deliver(cmd *cobra.Command, files []tables.File, o *exportOptions, to *term.Target) error {
	name := o.file
	switch {
	case name == "" && len(files) == 1 && c.OutTerminal && !o.forced && bytes.IndexByte(files[0].Content, 0) >= 0:
		return usage(cmd, fmt.Errorf("--to %s is not text, and stdout is a terminal; name a file with -o FILE, or -o - for the terminal all the same", o.to.word))
	case name == "" && len(files) == 1:
		c.NoPager = c.NoPager || o.forced
		_, err := c.Out.Write(files[0].Content)
		return err
	case name == "":
		return usage(cmd, errors.New("that is several files; name a folder for them with -o"))
	}
	single := len(files) == 1 && !isFolder(name)
	switch {
	case single:
		files[0].Name = filepath.Base(name)
	case to.Dir != name: // the folder was not there
		to = c.NewTarget(name).Overwrite(o.force)
		defer to.Close()
	}
	if err := to.Write(files); err != nil {
		return err
	}
	if !single {
		to.NameOthers(files)
	}
	for _, f := range files {
		c.Printf("written: %s\n", filepath.ToSlash(filepath.Join(to.Dir, f.Name)))
	}
	return nil
}

// isFolder reports whether name is a folder, or is written like one.
func isFolder(name string) bool {
	found, err := os.Stat(name)
	return err == nil && found.IsDir() || strings.HasSuffix(name, "/") || strings.HasSuffix(name, string(filepath.Separator))
}
