package main

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	answer "programme/cmd/programme/internal/present/initialised"
	"programme/cmd/programme/internal/term"
	"programme/model/exchange/sheets"
	"programme/model/generate"
	"programme/model/tables"
)

// example is a small event that runs, with comments for whoever adapts it.
//
//go:embed example
var example embed.FS

// mostSessions and leastLoad bound the events that init makes up.
const (
	mostSessions = 10_000
	leastLoad    = 0.01
)

type initOptions struct {
	sessions int
	load     float64
	seed     uint64
	fixed    bool
	planted  bool
	force    bool
	json     bool
}

func (c *commands) initCommand() *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "write a small event that runs",
		Example: `  programme init demo
  programme init --sessions 300 --load 0.9 --seed 7 big    a made-up event of that size`,
		Long: `Without --sessions DIR gets an event of eight sessions that explains itself. With it the
event is made up around a programme that keeps every hard rule, so that there is one.`,
		Args: takes(1, 1, "one folder to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			made := cmd.Flags().Changed("sessions")
			for _, name := range []string{"load", "seed", "fixed-slots", "planted"} {
				if !made && cmd.Flags().Changed(name) {
					return usage(cmd, fmt.Errorf("--%s is about made-up events; add --sessions", name))
				}
			}
			switch {
			case made && (o.sessions < 1 || o.sessions > mostSessions):
				return usage(cmd, fmt.Errorf("--sessions is a number from 1 to %d", mostSessions))
			case !(o.load >= leastLoad && o.load < 1): // or no number at all
				return usage(cmd, fmt.Errorf("--load is a number from %g to less than 1", leastLoad))
			}
			return c.initEvent(args[0], o)
		},
	}
	flagsFor(cmd, "Made-up events", func(f *pflag.FlagSet) {
		f.IntVar(&o.sessions, "sessions", 0, "make up an event of `N` sessions (default: write the example)")
		f.Float64Var(&o.load, "load", 0.8, "`SHARE` of the room time that sessions take, from 0.01 to less than 1 (default 0.8)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` makes up another event (default 1)")
		f.BoolVar(&o.fixed, "fixed-slots", false, "sessions start in slots (default: on every quarter of an hour)")
		f.BoolVar(&o.planted, "planted", false, "also write the programme that the event was made around, as programme-planted.csv")
	})
	flagsFor(cmd, "Output", func(f *pflag.FlagSet) {
		f.BoolVar(&o.force, "force", false, "write into a folder that is not empty, over files of the same names")
		f.BoolVar(&o.json, "json", false, "answer in JSON instead of text")
	})
	return cmd
}

func (c *commands) initEvent(dir string, o initOptions) error {
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
	answer.Show(c.Console, a)
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
	e, planted := generate.Event(generate.Options{Sessions: o.sessions, Load: o.load, Seed: o.seed, FixedSlots: o.fixed})
	files := tables.Files(e)
	if o.planted {
		file := sheets.Programme(e, planted, sheets.Options{})
		file.Name = "programme-planted.csv"
		files = append(files, file)
	}
	return files
}
