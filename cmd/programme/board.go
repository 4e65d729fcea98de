package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"programme/cmd/programme/internal/board"
	"programme/cmd/programme/internal/term"
)

type boardOptions struct {
	port    int
	noOpen  bool
	time    duration
	workers int
	seed    uint64
}

func (c *commands) boardCommand() *cobra.Command {
	o := boardOptions{time: duration{Duration: defaultTime}}
	cmd := &cobra.Command{
		Use:   "board EVENT [PROGRAMME]",
		Short: "edit a programme in the browser, with the solver at hand",
		Example: `  programme board demo                        the event's baseline.csv, or what the board had last
  programme board demo out/programme.csv      a programme to go on from
  programme board demo --no-open              print the address, and open no browser`,
		Long: `The board is a page of this program on this machine, and of nobody else: it listens on
127.0.0.1 alone, its address has a token, and it loads nothing from anywhere. Ctrl-C ends
it.

Every step is kept in EVENT/.programme/board.jsonl before it is answered; the next board of
the event goes on from there. Nothing else of EVENT is changed until a programme is
published.`,
		Args: takes(1, 2, "an EVENT folder, perhaps a PROGRAMME"),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			switch {
			case o.port < 0 || o.port > 65535:
				return usage(cmd, errors.New("--port is a number from 0 to 65535"))
			case given("workers") && (o.workers < 1 || o.workers > mostWorkers):
				return usage(cmd, fmt.Errorf("--workers is a number from 1 to %d", mostWorkers))
			}
			return c.board(cmd.Context(), args, o)
		},
	}
	flagsFor(cmd, "Where", func(f *pflag.FlagSet) {
		f.IntVar(&o.port, "port", 0, "listen on port `N` of 127.0.0.1 (default 0: a free one)")
		f.BoolVar(&o.noOpen, "no-open", false, "print the address, and open no browser")
	})
	flagsFor(cmd, "How long", func(f *pflag.FlagSet) {
		f.Var(&o.time, "time", "stop each question to the solver after this long, like 90s or 10m (default 60s)")
		f.IntVar(&o.workers, "workers", 0, "search with `N` goroutines side by side (default: one a processor)")
		f.Uint64Var(&o.seed, "seed", 1, "another `N` may find another programme (default 1)")
	})
	return cmd
}

func (c *commands) board(ctx context.Context, args []string, o boardOptions) error {
	b, err := board.New(&desk{c: c, args: args, o: o})
	if err != nil {
		return err
	}
	s, err := board.Listen(b, o.port, c.Complain)
	if err != nil {
		b.Close()
		return term.Advise(err, "another --port may be free, or none given")
	}
	c.Printf("%s\n", s.Address())
	if err := c.Flush(); err != nil {
		return fmt.Errorf("stdout: %w", term.Reason(err))
	}
	go b.Watch(ctx, watched)
	c.Note("the board is at the address above, for this machine alone; Ctrl-C ends it")
	if !o.noOpen {
		go func() { // it may wait until the page is there
			if err := openBrowser(ctx, s.Address()); err != nil && ctx.Err() == nil {
				c.Note("no browser was opened: %v", err)
			}
		}()
	}
	return s.Serve(ctx)
}

// watched is how often the files of the event are looked at.
const watched = time.Second

// openBrowser opens an address in the browser that the machine prefers.
func openBrowser(ctx context.Context, address string) error {
	const patience = 10 * time.Second
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	switch runtime.GOOS {
	case "darwin":
		return exec.CommandContext(ctx, "open", address).Run()
	case "windows":
		return exec.CommandContext(ctx, "rundll32", "url.dll,FileProtocolHandler", address).Run()
	default:
		return exec.CommandContext(ctx, "xdg-open", address).Run()
	}
}
