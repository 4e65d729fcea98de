package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // so that zones read the same on a machine without tz data

	"programme/cmd/programme/internal/term"
)

func main() {
	// The clauses of a solver live long: to collect what is free more often takes little time,
	// and a quarter less memory.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	os.Exit(run(interrupted(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// interrupted returns a context that ends with the first interrupt. The second one
// leaves the program at once, except that files which are being written appear first.
// Those of a reader in a pager are for the pager, and those of who asks one question
// after the other for the question.
func interrupted() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for n := 0; ; {
			got := <-signals
			if term.Paging() || got == os.Interrupt && interrupts.interrupt() {
				continue
			}
			if n++; n == 1 {
				cancel()
				continue
			}
			term.Writing.Lock()
			os.Exit(term.ExitUnknown)
		}
	}()
	return ctx
}
