package term

import (
	"errors"
	"fmt"

	"programme/model"
	"programme/solver"
)

// Exit codes, as --help lists them.
const (
	ExitAnswered   = 0
	ExitNo         = 1
	ExitInput      = 2
	ExitImpossible = 3
	ExitUnknown    = 4
	ExitOwnFault   = 5
)

// ExitCodes is the list of them in --help.
const ExitCodes = `  0  answered; the verdict says how sure
  1  the answer is no: the programme breaks a hard rule, a budget cannot be kept, a reason forbids it
  2  a fault in the command line, in a file that was read, or in writing one
  3  proved impossible
  4  unknown: stopped before an answer, or before the proof that --require asks for
  5  our own fault: our checker refused our own programme; nothing is written`

// Outcome is an answer that was printed and whose exit code is not 0.
type Outcome int

func (o Outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

// hinted is an error with advice on what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// Advise adds to an error what to do about it.
func Advise(err error, hint string) error { return hinted{err, hint} }

// HintOf returns the advice on an error, "" for none.
func HintOf(err error) string {
	var advice hinted
	if errors.As(err, &advice) {
		return advice.hint
	}
	return ""
}

// OwnFault is an error that the user cannot mend.
type OwnFault struct{ error }

// OurFault marks an error as one that the user cannot mend.
func OurFault(err error) error { return OwnFault{err} }

// Report writes err to stderr, if it is more than an outcome, and returns the exit
// code that belongs to it.
func (c *Console) Report(err error) int {
	var (
		large  *solver.TooLarge
		done   Outcome
		faults model.Faults
		own    OwnFault
		advice hinted
	)
	switch {
	case err == nil:
		return ExitAnswered
	case errors.As(err, &done):
		return int(done)
	case errors.As(err, &large):
		c.Complain(err.Error())
		c.Hint("fewer sessions or a coarser grain take less, and so does R36 with most_themes")
		return ExitUnknown
	case errors.Is(err, solver.ErrStopped):
		c.Complain(err.Error())
		return ExitUnknown
	case errors.As(err, &faults):
		c.listFaults(faults)
		if errors.As(err, &advice) {
			c.Hint("%s", advice.hint)
		}
		return ExitInput
	}
	c.Complain(err.Error())
	if errors.As(err, &advice) {
		c.Hint("%s", advice.hint)
	}
	if errors.As(err, &own) {
		return ExitOwnFault
	}
	return ExitInput
}
