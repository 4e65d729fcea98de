package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/imported"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/tables"
)

// importFormat is a format that import reads. Each has a file of its own, import_*.go,
// and a row in importFormats.
type importFormat struct {
	word string // of --from
	text string // what it is, for help
	read fileReader
	// whole says that a file holds a whole programme, so that one of another name may be a
	// newer one.
	whole bool
	// readIn returns the reader that means times without a zone in that one; nil where
	// the files of the format leave none open.
	readIn func(model.Zone) fileReader
	// readAt returns the reader that makes a new event at that venue; nil where the files of
	// the format say all of it, or make no event.
	readAt func(venue) fileReader
	// readNamed returns the reader that knows the columns of tables by those names; nil
	// where the files of the format have none.
	readNamed func([]model.ColumnName) fileReader
}

// fileReader adds what the files hold to the event base, which stays as it is, or makes
// an event of them if base is nil. The error holds the faults of all files.
type fileReader func(names []string, base *model.Event) (*model.Event, model.Faults, error)

// readFiles is what such a reader returns.
type readFiles struct {
	event *model.Event
	notes model.Faults
}

// importFormats are the formats in the order of help.
var importFormats = []importFormat{
	pageImport, tableImport, xlsxImport, icsImport, frabXMLImport, frabJSONImport,
}

// formatOf returns the format of that word, which is one of them.
func formatOf(word string) importFormat {
	return importFormats[slices.IndexFunc(importFormats, func(f importFormat) bool { return f.word == word })]
}

type importOptions struct {
	from   choice
	json   bool
	force  bool
	update bool
	icsReading
}

func (c *commands) importCommand() *cobra.Command {
	var o importOptions
	var long strings.Builder
	long.WriteString("Formats:\n")
	for _, f := range importFormats {
		o.from.words = append(o.from.words, f.word)
		fmt.Fprintf(&long, "  %-10s %s\n", f.word, f.text)
	}
	cmd := &cobra.Command{
		Use:   "import --from FORMAT FILE... EVENT",
		Short: "read foreign files into an event folder",
		Example: `  programme import --from page pages/*.txt igf              makes the folder igf, or shows what changes in it
  programme import --from page pages/*.txt igf --update     and takes it`,
		Long: long.String() + `Where the EVENT folder has tables already, import shows what the files would add, change and
take away, cell by cell, writes nothing and exits with 1; with --update it takes that, and
only the files that change are written. What the last import brought is remembered in
EVENT/.programme: a cell that somebody edited since, or that no import brought, is marked
and stays, unless --force. Rows and columns that no import brought stay, and so do people
and rooms; a row is gone if the file that it came from is read again and has it no more.`,
		Args: takes(2, -1, "files and an EVENT folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.from.word == "" {
				return usage(cmd, fmt.Errorf("--from says what the files are; write --from %s", o.from.Type()))
			}
			if err := o.icsReading.check(cmd, o.from.word); err != nil {
				return usage(cmd, err)
			}
			return c.importFiles(cmd.Context(), args[:len(args)-1], args[len(args)-1], o)
		},
	}
	flagsFor(cmd, "Input", func(f *pflag.FlagSet) {
		f.Var(&o.from, "from", "the `FORMAT` of the files: "+strings.Join(o.from.words, ", ")+" (no default)")
	})
	flagsFor(cmd, "What files do not say", o.icsReading.flags)
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.update, "update", false, "take what the files change in a folder that has tables already (default: show it)")
		f.BoolVar(&o.force, "force", false, "with --update, what somebody edited, and placements of baseline.csv that were published, may be replaced (default: they may not)")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) importFiles(ctx context.Context, names []string, dir string, o importOptions) error {
	if isWorkbook(dir) {
		return fmt.Errorf("%q is a workbook; import writes an event folder", dir)
	}
	to := c.Target(dir)
	defer to.Close()
	var base *model.Event
	if !term.EmptyFolder(dir) {
		if err := to.Hold(); err != nil {
			return err
		}
		in, err := c.readFolder(dir)
		if err != nil {
			return err
		}
		base = in.event
	}
	format := formatOf(o.from.word)
	if base != nil && format.readAt != nil && (o.zone.Zone != "" || o.days != "") {
		return fmt.Errorf("--zone and --days are for a new event; %s of %q has them", eventFile, dir)
	}
	var named []model.ColumnName
	if format.readNamed != nil || format.word == tableImport.word {
		var err error
		if named, err = c.columns.read(c, nil); err != nil {
			return err
		}
	}
	read, err := o.icsReading.reader(format, named)
	if err != nil {
		return err
	}
	if format.readNamed != nil {
		read = format.readNamed(named)
	}
	got, err := busy(ctx, c, "reading what is imported", func() (r readFiles, err error) {
		r.event, r.notes, err = read(names, base)
		return r, err
	})
	c.Warn(got.notes)
	if err != nil {
		return err
	}
	m, err := c.mergeImport(dir, base, got.event, names, o)
	if err != nil {
		return err
	}
	take := base == nil || o.update || len(m.changes) == 0
	if moved := republished(base, m.event); moved != model.NoSession && take && !o.force {
		return term.Advise(
			fmt.Errorf("%s of %q has %q as it was published, and the files have it elsewhere", baselineFile, dir, base.Sessions[moved].ID),
			"--update --force replaces what was published; without --update the same command shows what that would change",
		)
	}
	a := answer.Of(base, m.event, m.changes)
	if take {
		files, err := c.keepComments(dir, m.files)
		if err != nil {
			return err
		}
		if err := to.Update(files, tables.Names()); err != nil {
			return err
		}
		a.Wrote(files)
	}
	if base == nil || o.update {
		if err := c.writeRecord(dir, m.record); err != nil {
			return err
		}
	}
	if o.json {
		err = c.PrintJSON(a)
	} else {
		answer.Show(c.Console, a, dir, len(names))
	}
	if err == nil && !take {
		c.Next("the same command with --update takes it")
		return term.Outcome(term.ExitNo)
	}
	return err
}

// republished returns a session that the baseline of base has published and that of e has
// not as it is there; [model.NoSession] if there is none.
func republished(base, e *model.Event) model.SessionIndex {
	if base == nil || base.Baseline == nil {
		return model.NoSession
	}
	var now []model.Placement
	if e.Baseline != nil {
		now = e.Baseline.Placements
	}
	type place struct {
		model.Interval
		session, room string
	}
	placeIn := func(e *model.Event, p model.Placement) place {
		at := place{Interval: p.Interval, session: e.Sessions[p.Session].ID}
		if p.Room.Given() {
			at.room = e.Rooms[p.Room.Index()].ID
		}
		return at
	}
	stays := map[place]bool{}
	for _, is := range now {
		stays[placeIn(e, is)] = true
	}
	for _, was := range base.Baseline.Placements {
		if was.State == model.Published && !stays[placeIn(base, was)] {
			return was.Session
		}
	}
	return model.NoSession
}

// eventFile is the one file of an event folder that can hold comments.
const eventFile = "event.yaml"

// keepComments adds a copy of the folder's event.yaml to files that replace it, since
// the new one has none of its comments, and notes that.
func (c *commands) keepComments(dir string, files []tables.File) ([]tables.File, error) {
	at := slices.IndexFunc(files, func(f tables.File) bool { return f.Name == eventFile })
	if at < 0 {
		return files, nil
	}
	former, err := os.ReadFile(filepath.Join(dir, eventFile))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return files, nil
	case err != nil:
		return nil, term.Unreadable(eventFile, err)
	}
	copied := eventFile + ".former"
	c.Note("%s changes and loses its comments; %s is what it was", eventFile, copied)
	return append(files, tables.File{Name: copied, Content: former}), nil
}
