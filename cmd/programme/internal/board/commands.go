package board

import (
	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// Commands is what the board leaves to the commands of the program, so that it does as they do.
type Commands interface {
	// Path returns the event's folder, as the command was given it.
	Path() string
	// Read reads the tables of the event anew. What is wrong with them is a [model.Faults].
	Read() (*Edition, error)
	// Begin returns the programme that the board begins with, and what messages call it; an empty
	// one where there is none.
	Begin(*Edition) (*model.Programme, string, error)
}

// Edition is an event as its tables were read at one time.
type Edition struct {
	Planner *solver.Planner
	Read    present.Read // what of the tables was read
	Digest  string       // of all files
}

func (e *Edition) book() *rules.Book { return e.Planner.Rules() }
