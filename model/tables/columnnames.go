package tables

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
)

// This file reads the names that tables have for columns, which event.yaml gives under
// columns and a file of its own can give.

// noColumn is what a column is said to mean that is not read.
const noColumn = "none"

var nameSpec = &spec{Table: &columns.NameTable, name: columns.NameTable.Name, columns: columns.NameTable.Names(), required: columns.NameTable.Required}

// ReadColumnNames reads a file of names that tables have for columns: YAML, as under
// columns in event.yaml, if it is named so, else a table with the columns table, column
// and meant. The error is a [model.Faults] with everything that is wrong.
func ReadColumnNames(name string, content io.Reader) (names []model.ColumnName, notes []model.Fault, err error) {
	r := newReport()
	switch ext := strings.ToLower(path.Ext(name)); {
	case ext == ".yaml" || ext == ".yml":
		names = r.readNameFile(name, content)
	default:
		names = r.readNameTable(name, content)
	}
	if notes, err = r.result(); err != nil {
		return nil, notes, err
	}
	return names, notes, nil
}

func (r *report) readNameFile(name string, content io.Reader) []model.ColumnName {
	text, err := readLimited(content, 0, maxEventFile)
	if err != nil {
		r.refuse(model.Position{File: name}, err)
		return nil
	}
	y := &yamlFile{report: r, whole: model.Position{File: name}, at: func(line, column int) model.Position { return at(name, line, column) }}
	body := y.parse(text)
	if body == nil {
		return nil
	}
	return y.columnNames(entry{"the file", y.at(1, 1), body})
}

func (r *report) readNameTable(name string, content io.Reader) (names []model.ColumnName) {
	text, err := readLimited(content, 0, maxEventFile)
	if err != nil {
		r.refuse(model.Position{File: name}, err)
		return nil
	}
	t := openTable(r, nameSpec, name, text)
	for t != nil && t.next() {
		table, ok1 := t.need("table")
		written, ok2 := t.need("column")
		if !ok1 || !ok2 {
			continue
		}
		n := model.ColumnName{Table: table, Written: heading(written), Pos: t.pos()}
		if n.Table, err = r.tableOf(table); err != nil {
			t.wrongErr("table", err)
			continue
		}
		if n.Meant, err = r.meantColumn(n.Table, n.Written, t.label("meant")); err != nil {
			t.wrongErr("meant", err)
			continue
		}
		if k := slices.IndexFunc(names, n.Names); k >= 0 {
			t.wrong("column", fmt.Sprintf("%s of %s is already in line %d", quote(written), table, names[k].Pos.Line), "remove one of them")
			continue
		}
		names = append(names, n)
	}
	return names
}

// columnNames reads a mapping from tables to mappings from columns as they are written
// to columns as they are meant.
func (y *yamlFile) columnNames(en entry) (names []model.ColumnName) {
	const remedy = "write it like {sessions: {Laufzeit: minutes, Kommentar: none}}"
	byTable, _ := y.mapping(en.value, quote(en.key), remedy)
	for _, of := range byTable {
		table, err := y.tableOf(of.key)
		if err != nil {
			y.refuse(of.pos, err)
			continue
		}
		entries, _ := y.mapping(of.value, quote(of.key), remedy)
		for _, one := range entries {
			text, ok := y.word(one)
			if !ok {
				continue
			}
			n := model.ColumnName{Table: table, Written: heading(one.key), Pos: one.pos}
			n.Meant, err = y.meantColumn(table, n.Written, text)
			switch {
			case err != nil:
				y.refuse(y.where(one), err)
			case n.Written == "":
				y.fault(one.pos, "the key is empty", "write a word before the colon")
			case slices.ContainsFunc(names, n.Names):
				y.fault(one.pos, fmt.Sprintf("%s is there twice", quote(n.Written)), "remove one of them")
			default:
				names = append(names, n)
			}
		}
	}
	return names
}

// tableOf returns the table of that name, with or without ending.
func (r *report) tableOf(name string) (string, error) {
	all := specNames()
	if k := slices.IndexFunc(all, func(table string) bool { return strings.EqualFold(table, strings.TrimSuffix(name, tableEnding)) }); k >= 0 {
		return all[k], nil
	}
	return "", model.Fault{Message: fmt.Sprintf("%s is not a table", quote(name)), Remedy: r.suggest(name, all, "write "+either(all))}
}

// meantColumn returns the column of the table that is meant, "" for none. The names that
// the list has for columns keep their meaning, or else nobody could tell what a table
// that is written means.
func (r *report) meantColumn(table, written, text string) (string, error) {
	if k, how := columns.Of(table).Find(written); how == columns.Exact && !strings.EqualFold(written, text) {
		return "", model.Fault{
			Message: fmt.Sprintf("%s is itself a column of %s", quote(columns.Of(table).Columns[k].Name), table),
			Remedy:  "call the column of the table otherwise, if it means something else",
		}
	}
	if text == "" || strings.EqualFold(text, noColumn) {
		return "", nil
	}
	names := columns.Of(table).Names()
	if k := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, text) }); k >= 0 {
		return names[k], nil
	}
	return "", model.Fault{
		Message: fmt.Sprintf("%s has no column %s that is read", table, quote(text)),
		Remedy:  r.suggest(text, names, "write "+either(append(names, noColumn))),
	}
}

// takeColumnNames puts names beside those that were given, which count where both name
// the same.
func (r *reading) takeColumnNames(names []model.ColumnName) {
	for _, n := range names {
		if !slices.ContainsFunc(r.columnNames, n.Names) {
			r.columnNames = append(r.columnNames, n)
		}
	}
	r.e.ColumnNames = r.columnNames
}

// noteNamesOfNoTable notes names for columns of tables that are not there.
func (r *reading) noteNamesOfNoTable() {
	noted := map[string]bool{}
	for _, n := range r.columnNames {
		there := slices.ContainsFunc(r.opened, func(t *table) bool { return t.spec.name == n.Table })
		if !there && !noted[n.Table] && len(r.faults) == 0 && n.Table != placementSpec.name {
			noted[n.Table] = true
			r.note(n.Pos, fmt.Sprintf("names for columns of %s are not used, since it is not there", r.called(n.Table)), "")
		}
	}
}

// writeColumnNames writes the names for columns, by table.
func writeColumnNames(b *strings.Builder, names []model.ColumnName) {
	byTable := map[string][]model.ColumnName{}
	for _, n := range names {
		byTable[n.Table] = append(byTable[n.Table], n)
	}
	if len(names) > 0 {
		b.WriteString("columns:\n")
	}
	for _, table := range slices.Sorted(maps.Keys(byTable)) {
		fmt.Fprintf(b, "  %s:\n", table)
		for _, n := range byTable[table] {
			meant := n.Meant
			if meant == "" {
				meant = noColumn
			}
			fmt.Fprintf(b, "    %s: %s\n", yamlText(n.Written), meant)
		}
	}
}
