package sheets

import (
	"fmt"

	"programme/model"
	"programme/model/diff"
	"programme/model/tables"
)

// Alternatives returns alternatives.csv: a row a session that is not in the same place in all of
// some programmes, with its start and room in each, numbered from 1. Times are on the venue's
// clock with its offset, rooms are ids; both are empty where it has no place.
func Alternatives(e *model.Event, programmes []*model.Programme, o Options) tables.File {
	columns := []string{"session", "title"}
	for i := range programmes {
		columns = append(columns, fmt.Sprintf("start_%d", i+1), fmt.Sprintf("room_%d", i+1))
	}
	sheet := newTable("alternatives", columns...)
	for _, d := range diff.Among(e, programmes) {
		row := []string{e.Sessions[d.Session].ID, e.Sessions[d.Session].Title}
		for _, p := range d.Places {
			if p == nil {
				row = append(row, "", "")
			} else {
				row = append(row, Local(p.Start, e.Zone), roomID(e, p.Room.Index()))
			}
		}
		sheet.add(row...)
	}
	return sheet.File(o)
}

// AlternativeName returns the name of the table of a programme beside the first, by its number:
// programme-2.csv.
func AlternativeName(number int) string { return fmt.Sprintf("programme-%d.csv", number) }
