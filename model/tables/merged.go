package tables

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// layout is how the rows of a sheet come to be those of a table: the titles above the
// header go, and what merged cells say counts for every cell that they cover. What is done
// is noted, once for a sheet.
type layout struct {
	t      *table
	rows   []SheetRow // from the header on, each a copy
	merged []Area
	gone   map[int]bool // rows that are no rows of the table after all
	under  map[int]int  // columns of a merged name -> the first of them
	steps  int          // cells that merged ones cover; they may cover one another
}

// step counts a covered cell, and reports whether there are not too many.
func (l *layout) step() bool {
	if l.steps++; l.steps == maxCells {
		l.t.fault(l.t.position(l.rows[0].Number, 1), fmt.Sprintf("merged cells cover more than %d cells", maxCells), "merge only cells of rows that say something")
	}
	return l.steps < maxCells
}

// layOut returns the rows of s that the table t has.
func layOut(t *table, s *Sheet) []SheetRow {
	first, at := t.titlesOf(t.spec, s)
	if at < 0 {
		return nil
	}
	header := s.Rows[at].Number
	l := &layout{t: t, rows: s.Rows[at:], merged: s.Merged, gone: map[int]bool{}, under: map[int]int{}}
	if len(s.Merged) > 0 {
		l.rows = slices.Clone(l.rows)
		for i := range l.rows {
			l.rows[i].Cells = slices.Clone(l.rows[i].Cells)
		}
	}
	last := l.lastOfHeader(header)
	if n := len(first); n > 0 {
		t.noteTitles(last, s.Rows[first[0]].Number, n, firstText(&s.Rows[first[0]]))
	}
	if len(s.Merged) > 0 {
		l.passBanners(last)
		spread := l.joinHeader(header, last)
		spread = append(spread, l.spread(last)...)
		l.joinRows(last)
		l.rows = slices.DeleteFunc(l.rows, func(r SheetRow) bool { return l.gone[r.Number] })
		if len(spread) > 0 {
			t.note(t.position(spread[0].FromRow, spread[0].FromColumn), "merged cells are read as if each of them said the same: "+someAreas(spread), "")
		}
	}
	t.noteHidden(s, last)
	return l.rows
}

// titlesOf returns the indices of the rows that are not blank above the header, and that
// of the header, -1 if all are blank.
func (r *report) titlesOf(sp *spec, s *Sheet) (above []int, header int) {
	var texts [][]string
	var at []int
	for i := range s.Rows {
		var row []string
		for _, c := range s.Rows[i].Cells {
			if !c.blank() {
				row = append(row, c.Text)
			}
		}
		if len(row) > 0 {
			texts, at = append(texts, row), append(at, i)
		}
		if len(at) == headerWithin {
			break
		}
	}
	if len(at) == 0 {
		return nil, -1
	}
	k, _ := r.headerOf(sp, texts)
	return at[:k], at[k]
}

func firstText(row *SheetRow) string {
	k := slices.IndexFunc(row.Cells, func(c SheetCell) bool { return !c.blank() })
	return strings.TrimSpace(row.Cells[k].Text)
}

// mostHeaderRows bounds a header whose cells are merged with those below.
const mostHeaderRows = 4

// lastOfHeader returns the last row of the header: merged cells of it may reach below.
func (l *layout) lastOfHeader(header int) int {
	last := header
	for _, a := range l.merged {
		if a.FromRow == header && a.ToRow < header+mostHeaderRows {
			last = max(last, a.ToRow)
		}
	}
	return last
}

// joinHeader makes one row of the header, in which the lowest name of a column counts, and
// has columns under one merged name be one: texts of theirs that differ are a list. It
// returns the areas that were spread.
func (l *layout) joinHeader(header, last int) (spread []Area) {
	n := 1
	for n < len(l.rows) && l.rows[n].Number <= last {
		n++
	}
	names := map[int]SheetCell{}
	for _, row := range l.rows[:n] {
		for _, c := range row.Cells {
			if !c.blank() {
				names[c.Column] = c
			}
		}
	}
	for _, a := range l.merged {
		if a.FromRow < header || a.ToRow > last || a.FromRow > last {
			continue
		}
		name, named := names[a.FromColumn]
		used := a.ToRow > a.FromRow && named
		for column := a.FromColumn + 1; column <= min(a.ToColumn, maxColumns) && l.step(); column++ {
			if _, own := names[column]; !own && named && name.Wrong == nil {
				l.under[column], used = a.FromColumn, true
			}
		}
		if used {
			spread = append(spread, a)
		}
	}
	head := SheetRow{Number: last}
	for _, c := range names {
		head.Cells = append(head.Cells, c)
	}
	slices.SortFunc(head.Cells, func(a, b SheetCell) int { return a.Column - b.Column })
	l.rows = append([]SheetRow{head}, l.rows[n:]...)
	if len(l.under) > 0 {
		for i := range l.rows[1:] {
			row := &l.rows[1+i]
			var moved []SheetCell
			row.Cells = slices.DeleteFunc(row.Cells, func(c SheetCell) bool {
				_, moves := l.under[c.Column]
				if moves && !c.blank() {
					moved = append(moved, c)
				}
				return moves
			})
			for _, c := range moved {
				put(row, l.under[c.Column], c)
			}
		}
	}
	return spread
}

// put has the cell of a column say what another says too.
func put(row *SheetRow, column int, c SheetCell) {
	k, found := slices.BinarySearchFunc(row.Cells, column, byColumn)
	switch {
	case !found:
		row.Cells = slices.Insert(row.Cells, k, SheetCell{column, c.Text, c.Wrong})
	case row.Cells[k].blank():
		row.Cells[k].Text, row.Cells[k].Wrong = c.Text, c.Wrong
	case row.Cells[k].Wrong == nil && c.Wrong != nil:
		row.Cells[k].Wrong = c.Wrong
	case row.Cells[k].Wrong == nil && !slices.Contains(texts(splitItems(row.Cells[k].Text, 0, ';')), strings.TrimSpace(c.Text)):
		row.Cells[k].Text += "; " + c.Text
	}
}

// spread fills the cells below the header that merged ones cover, up to the last named
// column, and returns the areas of which any was filled.
func (l *layout) spread(last int) (spread []Area) {
	width := 0
	if n := len(l.rows[0].Cells); n > 0 {
		width = l.rows[0].Cells[n-1].Column
	}
	filled := 0
	for _, a := range l.merged {
		from, to := l.between(a)
		if a.FromRow <= last || from == to || l.rows[from].Number != a.FromRow || l.gone[a.FromRow] {
			continue
		}
		k, found := slices.BinarySearchFunc(l.rows[from].Cells, a.FromColumn, byColumn)
		if !found || l.rows[from].Cells[k].blank() {
			continue
		}
		origin, before := l.rows[from].Cells[k], filled
		for i := from; i < to; i++ {
			for column := a.FromColumn; column <= min(a.ToColumn, width) && l.step(); column++ {
				if _, moved := l.under[column]; moved {
					continue
				}
				row := &l.rows[i]
				at, found := slices.BinarySearchFunc(row.Cells, column, byColumn)
				if !found {
					row.Cells = slices.Insert(row.Cells, at, SheetCell{Column: column})
				}
				if row.Cells[at].blank() {
					row.Cells[at].Text, row.Cells[at].Wrong = origin.Text, origin.Wrong
					filled++
				}
			}
		}
		if filled > before {
			spread = append(spread, a)
		}
	}
	return spread
}

func byColumn(c SheetCell, column int) int { return c.Column - column }

// between returns the indices of the rows of an area: from on, without to.
func (l *layout) between(a Area) (from, to int) {
	byNumber := func(r SheetRow, number int) int { return r.Number - number }
	from, _ = slices.BinarySearchFunc(l.rows, a.FromRow, byNumber)
	to, _ = slices.BinarySearchFunc(l.rows, a.ToRow+1, byNumber)
	return from, to
}

// passBanners takes out the rows below the header that say one thing across three columns
// or more, such as the day of the sessions below, and notes each.
func (l *layout) passBanners(last int) {
	for _, a := range l.merged {
		from, to := l.between(a)
		if a.FromRow <= last || a.FromRow != a.ToRow || to != from+1 || a.ToColumn < a.FromColumn+2 {
			continue
		}
		row := &l.rows[from]
		says := slices.DeleteFunc(slices.Clone(row.Cells), func(c SheetCell) bool { return c.blank() })
		if len(says) != 1 || says[0].Column != a.FromColumn {
			continue
		}
		l.t.note(l.t.position(row.Number, a.FromColumn), fmt.Sprintf("the row is not read, since it says one thing across %s: %s", areaName(a), quote(firstText(row))), "write it into a column of the rows that it is about")
		l.gone[row.Number] = true
	}
}

// joinRows makes one row of those whose id is one merged cell: texts that differ are a
// list. Tables whose first column is no id are left alone.
func (l *layout) joinRows(last int) {
	if l.t.spec.columns[0] != "id" {
		return
	}
	at := slices.IndexFunc(l.rows[0].Cells, func(c SheetCell) bool {
		k, _ := l.t.columnOf(l.t.spec, heading(c.Text))
		return k == 0
	})
	if at < 0 {
		return
	}
	column := l.rows[0].Cells[at].Column
	for _, a := range l.merged {
		from, to := l.between(a)
		if a.FromRow <= last || a.FromColumn > column || a.ToColumn < column || to-from < 2 || l.gone[l.rows[from].Number] {
			continue
		}
		for _, row := range l.rows[from+1 : to] {
			if !l.step() {
				return
			}
			l.gone[row.Number] = true
			for _, c := range row.Cells {
				if !c.blank() {
					put(&l.rows[from], c.Column, c)
				}
			}
		}
		l.t.note(l.t.position(a.FromRow, column), fmt.Sprintf("rows %d to %d are read as one, since their %s is one merged cell", a.FromRow, a.ToRow, quote(l.rows[0].Cells[at].Text)), "")
	}
}

// noteHidden notes what of a sheet, below row head, is hidden from whoever opens the
// workbook, and read all the same.
func (r *report) noteHidden(s *Sheet, head int) {
	at := func(row, column int) model.Position {
		return model.Position{File: s.Name, Line: row, Column: column, Sheet: true}
	}
	if s.Hidden {
		r.note(model.Position{File: s.Name, Sheet: true}, "the sheet is hidden, and read like the others", "")
	}
	rows := slices.DeleteFunc(slices.Clone(s.HiddenRows), func(n int) bool { return n <= head })
	if n := len(rows); n > 0 {
		r.note(at(rows[0], 1), fmt.Sprintf("%s hidden, and read like the others: %s", are(n, "row"), stretches(rows, func(n int) string { return fmt.Sprint(n) })), "")
	}
	if n := len(s.HiddenColumns); n > 0 {
		r.note(at(max(head, 1), s.HiddenColumns[0]), fmt.Sprintf("%s hidden, and read like the others: %s", are(n, "column"), stretches(s.HiddenColumns, model.ColumnLetters)), "")
	}
}

// are says that there is one or several.
func are(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}

// stretches lists ascending numbers, those that follow one another as 3-7, the first few
// of them.
func stretches(numbers []int, name func(int) string) string {
	const most = 5
	var parts []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		part := name(numbers[i])
		if k > i {
			part += "-" + name(numbers[k])
		}
		if parts = append(parts, part); len(parts) == most && k+1 < len(numbers) {
			return strings.Join(parts, ", ") + " and others"
		}
		i = k + 1
	}
	return strings.Join(parts, ", ")
}

// someAreas lists the first few areas as J2:J5.
func someAreas(areas []Area) string {
	const most = 5
	names := make([]string, 0, most+1)
	for i, a := range areas {
		if i == most {
			names = append(names, fmt.Sprintf("and %d more", len(areas)-most))
			break
		}
		names = append(names, areaName(a))
	}
	return strings.Join(names, ", ")
}

func areaName(a Area) string {
	return fmt.Sprintf("%s%d:%s%d", model.ColumnLetters(a.FromColumn), a.FromRow, model.ColumnLetters(a.ToColumn), a.ToRow)
}
