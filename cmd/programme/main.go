package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // so that zones read the same on a machine without tz data

	"programme/cmd/programme/internal/term"
)

func main() { os.Exit(run(interrupted(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// interrupted returns a context that ends with the first interrupt. The second one
// leaves the program at once, except that files which are being written appear first.
func interrupted() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		<-signals
		term.Writing.Lock()
		os.Exit(term.ExitUnknown)
	}()
	return ctx
}
