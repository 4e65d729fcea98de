package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/initialised"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/sheets"
	"programme/model/exchange/workbook"
	"programme/model/generate"
	"programme/model/tables"
)

// example is a small event that runs, with comments for whoever adapts it.
//
//go:embed example
var example embed.FS

// mostSessions, mostAttendees and leastLoad bound the events that init makes up.
const (
	mostSessions  = 10_000
	mostAttendees = 100_000
	leastLoad     = 0.01
)

type initOptions struct {
	sessions int
	load     float64
	seed     uint64
	fixed    bool
	demand   int
	rules    string
	planted  bool
	force    bool
	json     bool
}

func (c *commands) initCommand() *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init DIR|FILE.xlsx",
		Short: "write a small event that runs",
		Example: `  programme init demo
  programme init demo.xlsx              as one workbook, with lists to choose from
  programme init --sessions 300 --load 0.9 --seed 7 big    a made-up event of that size`,
		Long: `Without --sessions DIR gets an event of eight sessions that explains itself, and a name that
ends in .xlsx the same as one workbook: its headings have comments, its cells offer what can
stand in them, and the sheet legend lists every column. With --sessions the
event is made up around a programme that keeps every hard rule, so that there is one.`,
		Args: takes(1, 1, "one folder to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			made := cmd.Flags().Changed("sessions")
			for _, name := range []string{"load", "seed", "fixed-slots", "demand", "rules", "planted"} {
				if !made && cmd.Flags().Changed(name) {
					return usage(cmd, fmt.Errorf("--%s is about made-up events; add --sessions", name))
				}
			}
			switch {
			case made && (o.sessions < 1 || o.sessions > mostSessions):
				return usage(cmd, fmt.Errorf("--sessions is a number from 1 to %d", mostSessions))
			case o.demand < 0 || o.demand > mostAttendees:
				return usage(cmd, fmt.Errorf("--demand is a number from 0 to %d", mostAttendees))
			case cmd.Flags().Changed("rules") && o.rules != "all":
				return usage(cmd, fmt.Errorf("--rules is all, or left out; %q is neither", o.rules))
			case o.planted && isWorkbook(args[0]):
				return usage(cmd, errors.New("--planted writes a file of its own; name a folder"))
			case !(o.load >= leastLoad && o.load < 1): // or no number at all
				return usage(cmd, fmt.Errorf("--load is a number from %g to less than 1", leastLoad))
			}
			return c.initEvent(cmd.Context(), args[0], o)
		},
	}
	flagsFor(cmd, "Made-up events", func(f *pflag.FlagSet) {
		f.IntVar(&o.sessions, "sessions", 0, "make up an event of `N` sessions (default: write the example)")
		f.Float64Var(&o.load, "load", 0.8, "`SHARE` of the room time that sessions take, from 0.01 to less than 1 (default 0.8)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` makes up another event (default 1)")
		f.BoolVar(&o.fixed, "fixed-slots", false, "sessions start in slots (default: on every quarter of an hour)")
		f.IntVar(&o.demand, "demand", 0, "also write demand.csv: `N` attendees who would like to attend ten sessions each (default none)")
		f.StringVar(&o.rules, "rules", "", "`WHICH` rules have something to work on: all (default: those that a plain event asks for)")
		f.BoolVar(&o.planted, "planted", false, "also write the programme that the event was made around, as programme-planted.csv")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.force, "force", false, "write into a folder that is not empty, over files of the same names")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) initEvent(ctx context.Context, dir string, o initOptions) error {
	if isWorkbook(dir) {
		return c.initWorkbook(ctx, dir, o)
	}
	to := c.Target(dir)
	defer to.Close()
	if !o.force && !term.EmptyFolder(dir) {
		return term.Advise(fmt.Errorf("%q is not an empty folder", dir), "name another one, or add --force to write over what is there")
	}
	files := exampleFiles()
	if o.sessions > 0 {
		files = madeUpFiles(o)
	}
	if err := to.Write(files); err != nil {
		return err
	}
	a := answer.Of(dir, files)
	if o.json {
		return c.PrintJSON(a)
	}
	answer.Show(c.Console, a, dir)
	return nil
}

// initWorkbook writes the event as one workbook.
func (c *commands) initWorkbook(ctx context.Context, path string, o initOptions) error {
	to := c.fileTarget(path)
	defer to.Close()
	if _, err := os.Lstat(path); err == nil && !o.force {
		return term.Advise(fmt.Errorf("%q is there already", path), "name another one, or add --force to write over it")
	}
	var sheets []tables.Sheet
	var err error
	if o.sessions > 0 {
		e, _ := madeUp(o)
		sheets = tables.Sheets(e)
	} else {
		folder, _ := fs.Sub(example, "example")
		if sheets, err = tables.FolderSheets(folder); err != nil {
			panic("the embedded example cannot be read: " + err.Error())
		}
	}
	content, err := busy(ctx, c, "making the workbook", func() ([]byte, error) { return workbook.Starter(filepath.Base(path), sheets) })
	if err != nil {
		return err
	}
	files := []tables.File{{Name: filepath.Base(path), Content: content}}
	if err := to.Write(files); err != nil {
		return err
	}
	a := answer.Of(filepath.ToSlash(to.Dir), files)
	if o.json {
		return c.PrintJSON(a)
	}
	answer.Show(c.Console, a, path)
	return nil
}

func exampleFiles() []tables.File {
	var files []tables.File
	names, err := fs.Glob(example, "example/*")
	if err != nil {
		panic("the embedded example cannot be listed: " + err.Error())
	}
	for _, name := range names {
		content, err := example.ReadFile(name)
		if err != nil {
			panic("the embedded example cannot be read: " + err.Error())
		}
		files = append(files, tables.File{Name: strings.TrimPrefix(name, "example/"), Content: content})
	}
	return files
}

func madeUpFiles(o initOptions) []tables.File {
	e, planted := madeUp(o)
	files := tables.Files(e)
	if o.planted {
		file := sheets.Programme(e, planted, sheets.Options{})
		file.Name = "programme-planted.csv"
		files = append(files, file)
	}
	return files
}

func madeUp(o initOptions) (*model.Event, *model.Programme) {
	return generate.Event(generate.Options{
		Sessions: o.sessions, Load: o.load, Seed: o.seed, FixedSlots: o.fixed, Attendees: o.demand, AllRules: o.rules == "all",
	})
}
