package tables

import (
	"fmt"
	"strings"

	"programme/model"
)

// Origin returns what stands at a line and column of a table that was written: the words for
// it, like `title of "OF 44"`, and its row, counted from 0. The words are "" for what is in
// no row of a table.
func Origin(f File, line, column int) (what string, row int) {
	_, isTable := strings.CutSuffix(f.Name, tableEnding)
	if !isTable {
		return "", 0
	}
	scan := newScanner(string(f.Content), ',', func(int, int, string, string) {})
	var header []string
	for row = -1; scan.next(); row++ {
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
		return fmt.Sprintf("%s of %s", header[at], quote(Restore(scan.cells[0].text))), row
	}
	return "", 0
}

// PositionOf returns the position from which a row of a table of e came, counted from 0; the
// zero one if e has no such row.
func PositionOf(e *model.Event, table string, i int) model.Position { return rowOf(e, table, i).Pos }

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
	case demandSpec.name:
		return of(len(e.Demand), func() model.Row { return e.Demand[i].Row })
	case settingSpec.name:
		return settingOf(e, i)
	case placementSpec.name:
		return of(len(e.Baseline.Placements), func() model.Row { return model.Row{Pos: e.Baseline.Placements[i].Pos} })
	}
	return model.Row{}
}

// settingOf returns the row of a line of rules.csv, which has the settings with an id.
func settingOf(e *model.Event, i int) model.Row {
	for k := range e.Rules {
		if e.Rules[k].ID == "" {
			continue
		}
		if i == 0 {
			return e.Rules[k].Row
		}
		i--
	}
	return model.Row{}
}
