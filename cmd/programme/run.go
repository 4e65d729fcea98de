package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// commands are the subcommands, which read and write by way of one console.
type commands struct {
	*term.Console
	columns columnNames
	began   time.Time // from when on --time counts
	memory  memoryLimit
	places  map[string]string // where files are that go by another name: those that a worker was sent
}

// placeOf returns where the file of that name is.
func (c *commands) placeOf(name string) string {
	if at, moved := c.places[name]; moved {
		return at
	}
	return name
}

// run is the program: it does what args say and returns the exit code. A ctx that ends
// makes it answer with the best it has.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) (code int) {
	c := &commands{Console: term.New(in, out, err), began: time.Now()}
	defer func() {
		if fault := recover(); fault != nil {
			c.Complain(fmt.Sprintf("internal fault: %v\n%s", fault, debug.Stack()))
			code = term.ExitOwnFault
		}
	}()
	root := c.root()
	root.SetArgs(args)
	failure := root.ExecuteContext(ctx)
	if failure == nil && c.columns.file != "" && !c.columns.used {
		c.Complain("--columns is not used: no tables of an event were read")
	}
	if e := c.Flush(); e != nil {
		failure = fmt.Errorf("stdout: %w", term.Reason(e))
	}
	code = c.Report(failure)
	if e := c.Close(); e != nil && code == term.ExitAnswered {
		code = c.Report(fmt.Errorf("stdout: %w", term.Reason(e)))
	}
	return code
}

// root returns the command with all its subcommands.
func (c *commands) root() *cobra.Command {
	cobra.EnableCommandSorting = false
	var colour string
	root := &cobra.Command{
		Use:   "programme",
		Short: "conference programmes without conflicts, and how sure that is",
		Example: `  programme init demo            write a small event
  programme solve demo           make its programme
  programme check demo FILE      judge a programme made elsewhere
  programme help                 the pages of the manual; programme help start is the first
  programme solve --help         every command explains itself`,
		SilenceUsage: true, SilenceErrors: true, DisableSuggestions: true,
		Version:           present.Version(),
		Args:              cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) (err error) {
			if c.Paint, err = term.ColourOf(colour, c.OutTerminal); err != nil {
				return usage(cmd, err)
			}
			return c.holdMemory(cmd)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				c.help(cmd)
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
	}
	annotate(root.PersistentFlags(), "Everywhere", func(f *pflag.FlagSet) {
		f.BoolVarP(&c.Quiet, "quiet", "q", false, "no progress and no notes on stderr")
		f.BoolVar(&c.AllFaults, "all-faults", false, "list every fault and note of the input (default: where they are many, one line a kind)")
		f.StringVar(&c.columns.file, "columns", "", "a `FILE` that says what columns of the tables mean, YAML or CSV (default: columns: in event.yaml)")
		f.BoolVar(&c.NoPager, "no-pager", false, "what is longer than the terminal scrolls by (default: PAGER shows it, or less)")
		f.StringVar(&colour, "color", "auto", "colour the answer, `WHEN`: auto, always or never (default auto: on a terminal, unless NO_COLOR is set)")
	})
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	root.SetIn(c.In)
	root.SetVersionTemplate(versionText())
	root.SetHelpCommand(&cobra.Command{
		Use: "help [TOPIC]", Hidden: true,
		ValidArgsFunction: onlyThese(offeredHelp),
		RunE:              func(_ *cobra.Command, args []string) error { return c.helpOn(root, args) },
	})
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.help(cmd) })
	root.SetFlagErrorFunc(flagFault)
	root.AddCommand(c.solveCommand(), c.checkCommand(), c.showCommand(), c.whyNotCommand(), c.whatIfCommand(), c.serveCommand(), c.workCommand(), c.mergeCommand(), c.fragilityCommand(), c.boardCommand(), c.swapCommand(), c.diffCommand(), c.explainCommand(), c.proveCommand(), c.verifyCommand(), c.inspectCommand(), c.publishCommand(), c.logCommand(), c.exportCommand(), c.importCommand(), c.rulesCommand(), c.initCommand(), c.schemaCommand(), c.manCommand())
	c.complete(root)
	return root
}

// versionText is what --version says: the version, the commit that was built, and the tz
// data that zones are read from.
func versionText() string {
	lines := []string{fmt.Sprintf("programme %s %s", present.Version(), present.GoVersion())}
	if built := present.Built(); built != "" {
		lines = append(lines, built)
	}
	return strings.Join(append(lines, present.TZData(os.DirFS("/"), present.ZoneRoots...)), "\n") + "\n"
}

// unknownCommand says that root has no command of that name, and which one is near.
func unknownCommand(root *cobra.Command, name string) error {
	var known []string
	for _, sub := range root.Commands() {
		known = append(known, sub.Name())
	}
	err := fmt.Errorf("%q is not a command", name)
	if near := model.Nearest(name, known); near != "" {
		err = fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return usage(root, err)
}
