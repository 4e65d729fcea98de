package tables

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
)

// Reading is what [Read] and [ReadSheets] made of an event folder or a workbook.
type Reading struct {
	Event *model.Event // nil if there are faults
	// Notes are things that may be meant, by file, line and column. They come with an
	// event as well as without.
	Notes   []model.Fault
	Account Account
}

// Account says what of the tables reached the event and what did not. It comes with
// faults as well as without, of all that was read.
type Account struct {
	Tables []TableRead // in the order of [Names]
	// Unused is what nobody reads: columns in the order of the tables and of their
	// headers, then files and sheets. A file, a sheet and what has a Meant are in the
	// notes too.
	Unused []Unused
	Taken  []Taken // words taken for another, each in the notes too
}

// TableRead is a table that was read.
type TableRead struct {
	Name    string // without ending: "sessions"
	Place   string // "sessions.csv", "sheet Sessions"
	Rows    int    // that are not blank, without the header
	Columns int    // that have a name, used or not
}

// Unused is a column, a sheet or a file of which nothing reached a rule. The content of
// such a column is carried through, but for those of a baseline.
type Unused struct {
	Kind  string // "column", "sheet" or "file"
	Place string // of the table of a column, else of the sheet or file itself
	Name  string // as it is written
	Meant string // the nearest that would be read; "" for none
}

// Taken is a word that was taken for another one: a column's, or a value's.
type Taken struct {
	Place   string // of the table
	Column  string // in which the word stands; "" for the name of a column
	Written string // as it stands there first
	Meant   string // as the readers know it
	Rows    int    // in which it stands; 0 for a column
}

// The kinds of what is unused.
const (
	unusedColumn = "column"
	unusedSheet  = "sheet"
	unusedFile   = "file"
)

// placeNamed is what an account calls the place of a file or sheet.
func (r *report) placeNamed(name string) string {
	if r.book {
		return "sheet " + name
	}
	return name
}

// takeAccount adds up what was read of the tables.
func (r *reading) takeAccount() Account {
	a := Account{Taken: r.taken}
	for _, t := range r.opened {
		place := r.placeNamed(t.name)
		a.Tables = append(a.Tables, TableRead{t.spec.name, place, t.rows, t.width - len(t.unnamed)})
		for _, name := range t.extraNames {
			if t.shown[name] {
				continue
			}
			a.Unused = append(a.Unused, Unused{unusedColumn, place, name, t.near[name]})
		}
	}
	inOrder := func(x, y TableRead) int {
		return slices.Index(specNames(), x.Name) - slices.Index(specNames(), y.Name)
	}
	slices.SortStableFunc(a.Tables, inOrder)
	slices.SortStableFunc(a.Unused, func(x, y Unused) int {
		return slices.IndexFunc(a.Tables, func(t TableRead) bool { return t.Place == x.Place }) -
			slices.IndexFunc(a.Tables, func(t TableRead) bool { return t.Place == y.Place })
	})
	a.Unused = append(a.Unused, r.unused...)
	return a
}

// lookForOtherSheets notes the sheets that are no table, with the nearest table.
func (r *reading) lookForOtherSheets() {
	there := map[string]bool{}
	known := map[*Sheet]bool{}
	for _, name := range append(specNames(), eventName) {
		if s := r.sheet(name); s != nil {
			known[s], there[name] = true, true
		}
	}
	for i := range r.sheets {
		s := &r.sheets[i]
		if known[s] || strings.EqualFold(s.Name, legendSheet) {
			continue
		}
		what := unusedSheet
		if s.Hidden {
			what = "hidden sheet"
		}
		r.leave(what, Unused{unusedSheet, r.placeNamed(s.Name), s.Name, ""}, model.Position{File: s.Name, Sheet: true}, there)
	}
}

// legendSheet says in a workbook of ours what the columns of the others mean.
const legendSheet = "legend"

// ownFiles are files that solve writes, which nobody reads back from an event folder.
var ownFiles = []string{"programme.csv", "programme.xlsx"}

// lookForOtherFiles notes the files that look like tables and are not read, with the
// nearest that is.
func (r *reading) lookForOtherFiles() {
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		return // every file was reported as it was opened
	}
	there := map[string]bool{}
	var others []string
	for _, entry := range entries {
		switch name := entry.Name(); {
		case slices.Contains(Names(), name):
			there[stem(name)] = true
		case entry.IsDir(), slices.Contains(ownFiles, name), strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), !looksLikeTable(name):
		default:
			others = append(others, name)
		}
	}
	for _, name := range others {
		r.leave(unusedFile, Unused{unusedFile, name, name, ""}, model.Position{File: name}, there)
	}
}

// leave records a sheet or file that is not read, beside the tables that are there; what is
// what the note calls it.
func (r *reading) leave(what string, u Unused, pos model.Position, there map[string]bool) {
	remedy := "no table is called so"
	switch near := r.nearestTable(stem(u.Name), there); {
	case near != "" && !there[near]:
		u.Meant = near
		if !r.book {
			u.Meant = r.called(near)
		}
		remedy = fmt.Sprintf("did you mean %q?", u.Meant)
	case near != "":
		remedy = r.called(near) + " is what is read"
	}
	if isBook(u.Name) {
		remedy += "; a workbook is an event of its own: name it instead of the folder"
	}
	r.unused = append(r.unused, u)
	r.note(pos, "the "+what+" is not read", remedy)
}

// nearestTable returns the table that a name was most likely meant to be, "" for none:
// first of those that are not there, then of those that are.
func (r *reading) nearestTable(name string, there map[string]bool) string {
	all := append(specNames(), eventName)
	for _, beside := range []bool{false, true} {
		var names []string
		for _, table := range all {
			if there[table] == beside {
				names = append(names, table)
			}
		}
		for _, table := range names {
			if table != eventName && slices.ContainsFunc(columns.Of(table).Synonyms(), func(also string) bool { return columns.Key(also) == columns.Key(name) }) {
				return table
			}
		}
		if near := r.nearest(name, names); near != "" {
			return near
		}
	}
	return ""
}

// looksLikeTable reports whether somebody may mean the file of that name to be read.
func looksLikeTable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case tableEnding, ".tsv", ".tab", ".yaml", ".yml", ".xls", ".ods", ".numbers":
		return true
	}
	return isBook(name)
}

// isBook reports whether a file is named like a workbook.
func isBook(name string) bool { return strings.EqualFold(path.Ext(name), ".xlsx") }

// stem returns the name of a file or sheet in lower case without its ending and without
// what a second copy of it gets: "event (1).xlsx" gives "event".
func stem(name string) string {
	s := strings.ToLower(name)
	if looksLikeTable(s) {
		s = strings.TrimSuffix(s, path.Ext(s))
	}
	s = strings.TrimRight(s, " 0123456789()")
	for _, mark := range []string{" copy", " - copy", "-copy", "_copy", " -"} {
		s = strings.TrimSuffix(s, mark)
	}
	return strings.TrimPrefix(s, "copy of ")
}
