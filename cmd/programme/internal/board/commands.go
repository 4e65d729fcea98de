package board

import (
	"context"
	"time"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/model"
	"programme/model/change"
	"programme/model/rules"
	"programme/solver"
)

// Commands is what the board leaves to the commands of the program, so that it does as they do.
// Its methods can be called by several goroutines.
type Commands interface {
	// Path returns the event's folder or workbook, as the command was given it.
	Path() string
	// Baseline returns the file of the event's baseline.
	Baseline() string
	// Journal returns the file of the event's journal.
	Journal() string
	// Digest returns a sum over the files of the event, which is another one after they changed.
	Digest() string
	// Limit returns how long a question to the solver takes at most.
	Limit() time.Duration
	// Read reads the tables of the event anew. What is wrong with them is a [model.Faults].
	Read() (*Edition, error)
	// Begin returns the programme that the command names, and the file that it is in; nil where
	// it names none and the event has no baseline. Named says that it was named.
	Begin(*Edition) (p *model.Programme, file string, named bool, err error)

	// Replan looks for the fewest changes, as what-if does.
	Replan(context.Context, *Question) (*whatif.Reply, error)
	// Solve looks for the best programme, as solve does.
	Solve(context.Context, *Question) (*solver.SolveResult, error)
	// Explain finds why there is no programme and what would help, as explain does.
	Explain(context.Context, *Question) (*solver.ExplainResult, error)

	// Write writes a programme into a folder as what-if -o does, and returns the files.
	Write(dir string, overwrite bool, w *Written) (files []string, err error)
	// Run runs a command of the program and returns what it wrote to stdout and stderr. The
	// error says why it did not do what it should.
	Run(ctx context.Context, args ...string) (out []byte, said []string, err error)
	// Formats returns the formats of export, in its order.
	Formats() []Format
}

// Edition is an event as its tables were read at one time.
type Edition struct {
	Planner *solver.Planner
	Read    present.Read // what of the tables was read
	Digest  string       // of the content of all files
}

// Question is what is asked of the solver.
type Question struct {
	Event   *model.Event     // after the changes of the state
	From    *model.Programme // that is changed as little as can be, of Replan; else the baseline, or nil
	Changes []change.Change  // to Event, that are asked about
	Begin   *model.Programme // from which a run goes on; nil for none
	// Progress is told what a run has reached.
	Progress func(solver.Progress)
}

// Written is a programme that is written into a folder.
type Written struct {
	Book      *rules.Book      // of the event after the changes
	From      *model.Programme // that the board began with, or an empty one
	File      string           // that has From; "" for none
	Changes   []change.Change
	Programme *model.Programme
}
