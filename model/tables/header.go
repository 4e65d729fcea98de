package tables

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
)

// This file finds the columns of a table by the cells of its header.

// named is how a header cell names a column that a person gave that name, closer than
// any match of the list.
const named = columns.Exact + 1

// heading returns the text of a header cell, on one line.
func heading(text string) string {
	text = strings.TrimSpace(Restore(text))
	if strings.ContainsAny(text, "\t\n\r") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return text
}

// columnOf returns the index of the column that the heading names, -1 for none, and how
// well: as the event says, else as the list of columns has it.
func (r *report) columnOf(sp *spec, heading string) (int, columns.Match) {
	for _, n := range r.columnNames {
		if n.Table == sp.name && strings.EqualFold(n.Written, heading) {
			return slices.Index(sp.columns, n.Meant), named
		}
	}
	return sp.Find(heading)
}

// headed is a header cell with a name.
type headed struct {
	at     int // which cell
	name   string
	column int // of the spec, -1 for none
	how    columns.Match
}

// headPos is where a header cell stands.
func (t *table) headPos(h headed) model.Position { return t.posOf(t.scan.cells[h.at]) }

// readHeader takes the current row as the names of the columns.
func (t *table) readHeader() {
	t.width = len(t.scan.cells)
	t.index = slices.Repeat([]int{-1}, len(t.spec.columns))
	t.near, t.shown, t.doubled = map[string]string{}, map[string]bool{}, map[string]bool{}
	all := make([]headed, 0, t.width)
	for i, c := range t.scan.cells {
		h := headed{at: i, name: heading(c.text)}
		switch {
		case c.bad:
			t.unsure = true
		case h.name == "":
			t.unnamed = append(t.unnamed, i)
		default:
			h.column, h.how = t.columnOf(t.spec, h.name)
			all = append(all, h)
		}
	}
	unknown := t.takeColumns(all)
	t.checkColumnNames(all)
	t.noteUnknown(unknown)
}

// takeColumns gives each column of the spec the cell that names it best, and returns the
// cells that name none or that a better one stands beside.
func (t *table) takeColumns(all []headed) (unknown []headed) {
	best := map[int]headed{}
	for _, h := range all {
		if b, given := best[h.column]; h.column >= 0 && (!given || h.how > b.how) {
			best[h.column] = h
		}
	}
	var taken []headed
	seen := map[string]bool{}
	for _, h := range all {
		b := best[h.column]
		switch {
		case h.column >= 0 && h.at == b.at:
			t.index[h.column] = h.at
			if h.how == columns.Synonym {
				taken = append(taken, h)
			}
			continue
		case h.column >= 0 && (h.how == b.how || b.how == named):
			name := t.spec.columns[h.column]
			t.doubled[name] = true
			if strings.EqualFold(h.name, b.name) {
				t.fault(t.headPos(h), fmt.Sprintf("the column %s is there twice", quote(name)), "rename or remove one of them")
			} else {
				t.fault(t.headPos(h), fmt.Sprintf("the columns %s and %s are both read as %s", quote(b.name), quote(h.name), name),
					fmt.Sprintf("write %s above the one that is meant, or say it under columns: in %s", name, t.called(eventName)))
			}
			continue
		case seen[h.name]:
			t.fault(t.headPos(h), fmt.Sprintf("the column %s is there twice", quote(h.name)), "rename or remove one of them")
			continue
		}
		seen[h.name] = true
		// The name is carried along to the letter, but for spaces around it.
		t.extra, t.extraNames = append(t.extra, h.at), append(t.extraNames, strings.TrimSpace(Restore(t.scan.cells[h.at].text)))
		unknown = append(unknown, h)
		if h.column >= 0 && !t.spec.IsImported(h.name) {
			name := t.spec.columns[h.column]
			t.near[t.extraNames[len(t.extraNames)-1]] = name
			t.note(t.headPos(h), fmt.Sprintf("the column %s is %s, since the column %s stands for the same", quote(h.name), t.kept(), quote(b.name)), "")
		}
	}
	t.noteTaken(slices.DeleteFunc(taken, func(h headed) bool { return t.doubled[t.spec.columns[h.column]] }))
	return unknown
}

// kept is what becomes of a column that is not known.
func (t *table) kept() string {
	if t.spec == placementSpec {
		return "not read"
	}
	return "only carried along"
}

// noteTaken says, in one note for the table, which columns were found by other names.
func (t *table) noteTaken(taken []headed) {
	if len(taken) == 0 {
		return
	}
	var written, meant []string
	for _, h := range taken {
		name := t.spec.columns[h.column]
		written, meant = append(written, quote(h.name)), append(meant, name)
		t.taken = append(t.taken, Taken{Place: t.placeNamed(t.name), Written: h.name, Meant: name})
	}
	verb := "the column %s is read as %s"
	if len(taken) > 1 {
		verb = "the columns %s are read as %s"
	}
	t.note(t.headPos(taken[0]), fmt.Sprintf(verb, both(written), both(meant)), "")
}

// checkColumnNames reports the names that the event gives to columns of the table which
// it does not have. A programme of another make than the baseline need not have them.
func (t *table) checkColumnNames(all []headed) {
	if !t.ownTables {
		return
	}
	for _, n := range t.columnNames {
		has := func(h headed) bool { return strings.EqualFold(h.name, n.Written) }
		if n.Table != t.spec.name || n.Meant == "" || t.unsure || slices.ContainsFunc(all, has) || t.has(n.Meant) {
			continue
		}
		names := make([]string, len(all))
		for i, h := range all {
			names[i] = h.name
		}
		t.fault(n.Pos, fmt.Sprintf("%s has no column %s", t.placeNamed(t.name), quote(n.Written)), t.suggest(n.Written, names, "write the name as its first row has it"))
	}
}

// noteUnknown says which unknown column may be one that the table lacks, and reports
// those that it has to have.
func (t *table) noteUnknown(unknown []headed) {
	var absent []string
	for k, i := range t.index {
		if i < 0 {
			absent = append(absent, t.spec.columns[k])
			absent = append(absent, t.spec.Columns[k].Synonyms()...)
		}
	}
	meant := map[string]string{} // known column -> unknown one that looks like it
	for i, h := range unknown[:min(len(unknown), maxGuesses)] {
		if role, _ := columns.Roles.Meant(h.name); h.column >= 0 || h.how == named || role != "" || t.spec == sessionSpec && t.roleOf(h.name) != "" {
			continue
		}
		k, _ := t.spec.Find(t.nearest(h.name, absent))
		if k < 0 {
			continue
		}
		near := t.spec.columns[k]
		t.near[t.extraNames[i]] = near
		if k < t.spec.required {
			meant[near] = h.name
			continue
		}
		t.note(t.headPos(h), fmt.Sprintf("the column %s is not known and %s", quote(h.name), t.kept()), fmt.Sprintf("did you mean %q?", near))
	}
	for k, i := range t.index[:t.spec.required] {
		if i >= 0 || t.unsure { // it may be what could not be read
			continue
		}
		name := t.spec.columns[k]
		remedy := "add it to " + t.headName()
		if m := meant[name]; m != "" {
			remedy = fmt.Sprintf("is it the one named %s?", quote(m))
		} else if t.namesForIDs(k) {
			continue
		}
		t.fault(t.position(t.scan.rowLine, 1), fmt.Sprintf("the column %q is missing", name), remedy)
	}
}

// namesForIDs takes the names of people or rooms for the ids, of which the column is
// missing, and reports whether they stand first: where another column does, it may be that
// of the ids by a name that nobody knows.
func (t *table) namesForIDs(id int) bool {
	if t.spec != personSpec && t.spec != roomSpec || t.spec.columns[id] != "id" || t.at("name") != 0 {
		return false
	}
	t.index[id] = t.at("name")
	t.note(t.position(t.scan.rowLine, 1), "there is no column id; the names are taken for ids", "")
	return true
}

// both joins words as "a, b and c".
func both(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
