package exchange

import (
	"slices"

	"programme/model"
)

// Notes returns the notes of an importer, sorted, and after them what still keeps the
// event that it made from being valid: people may have to add what the files do not say.
// Where a note stands, nothing more is said.
func Notes(notes model.Faults, e *model.Event) model.Faults {
	notes = notes.Sort()
	noted := map[model.Position]bool{}
	for _, n := range notes {
		noted[n.Pos] = n.Pos != model.Position{}
	}
	return append(notes, slices.DeleteFunc(model.Validate(e), func(f model.Fault) bool { return noted[f.Pos] })...)
}
