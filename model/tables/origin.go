package tables

import (
	"fmt"
	"strings"

	"programme/model"
)

// Origin returns what stands at a line and column of a file that [Files] made of e: the
// words for it, like `title of "OF 44"`, and the position from which its row of e came.
// The words are "" for what is in no row of a table, and the position then is the zero one.
func Origin(e *model.Event, f File, line, column int) (what string, from model.Position) {
	name, isTable := strings.CutSuffix(f.Name, tableEnding)
	if !isTable {
		return "", model.Position{}
	}
	scan := newScanner(string(f.Content), ',', func(int, int, string, string) {})
	var header []string
	for row := -1; scan.next(); row++ {
		if row < 0 {
			for _, c := range scan.cells {
				header = append(header, c.text)
			}
			continue
		}
		if scan.line <= line && scan.pos < len(scan.content) {
			continue // the rows of that line come later
		}
		at := 0
		for i, c := range scan.cells {
			if c.line < line || c.line == line && c.column <= column {
				at = i
			}
		}
		return fmt.Sprintf("%s of %s", header[at], quote(Restore(scan.cells[0].text))), rowOf(e, name, row).Pos
	}
	return "", model.Position{}
}

// rowOf returns a row of a table as e has it, the zero one if e has none.
func rowOf(e *model.Event, table string, i int) model.Row {
	of := func(n int, row func() model.Row) model.Row {
		if i >= n {
			return model.Row{}
		}
		return row()
	}
	switch table {
	case sessionSpec.name:
		return of(len(e.Sessions), func() model.Row { return e.Sessions[i].Row })
	case personSpec.name:
		return of(len(e.People), func() model.Row { return e.People[i].Row })
	case castSpec.name:
		return of(len(e.Cast), func() model.Row { return e.Cast[i].Row })
	case roomSpec.name:
		return of(len(e.Rooms), func() model.Row { return e.Rooms[i].Row })
	case windowSpec.name:
		return of(len(e.Windows), func() model.Row { return e.Windows[i].Row })
	case availabilitySpec.name:
		return of(len(e.Availability), func() model.Row { return e.Availability[i].Row })
	case placementSpec.name:
		return of(len(e.Baseline.Placements), func() model.Row { return model.Row{Pos: e.Baseline.Placements[i].Pos} })
	}
	return model.Row{}
}
