package main

import (
	"errors"
	"fmt"

	"programme/model"
	"programme/solver"
)

// Exit codes, as --help lists them.
const (
	exitAnswered   = 0
	exitNo         = 1
	exitInput      = 2
	exitImpossible = 3
	exitUnknown    = 4
	exitOwnFault   = 5
)

const exitCodes = `  0  answered; the verdict says how sure
  1  the answer is no: the programme breaks a hard rule, a budget cannot be kept, a reason forbids it
  2  a fault in the command line, in a file that was read, or in writing one
  3  proved impossible
  4  unknown: stopped before an answer, or before the proof that --require asks for
  5  our own fault: our checker refused our own programme; nothing is written`

// outcome is an answer that was printed and whose exit code is not 0.
type outcome int

func (o outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

// hinted is an error with advice on what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// ownFault is an error that the user cannot mend.
type ownFault struct{ error }

// report writes err to stderr, if it is more than an outcome, and returns the exit
// code that belongs to it.
func (c *console) report(err error) int {
	var (
		large  *solver.TooLarge
		done   outcome
		faults model.Faults
		own    ownFault
		advice hinted
	)
	switch {
	case err == nil:
		return exitAnswered
	case errors.As(err, &done):
		return int(done)
	case errors.As(err, &large):
		c.complain(err.Error())
		c.hint("fewer sessions or a coarser grain take less, and so does R36 with most_themes")
		return exitUnknown
	case errors.Is(err, solver.ErrStopped):
		c.complain(err.Error())
		return exitUnknown
	case errors.As(err, &faults):
		c.listFaults(faults)
		if errors.As(err, &advice) {
			c.hint("%s", advice.hint)
		}
		return exitInput
	}
	c.complain(err.Error())
	if errors.As(err, &advice) {
		c.hint("%s", advice.hint)
	}
	if errors.As(err, &own) {
		return exitOwnFault
	}
	return exitInput
}
