package columns

import (
	"slices"
	"strings"
	"sync"

	"programme/model/rules"
)

// Table is one table of an event folder.
type Table struct {
	Name     string // without ending: "sessions"
	Meaning  string // what a row is
	Required int    // how many of the first columns every such table has
	Also     string // other names of its sheet, with commas between
	Imported string // columns that importers add for their own format, with commas between
	Columns  []Column
}

// Column is one column of a table.
type Column struct {
	Name    string
	Holds   Kind
	Meaning string // with the unit, and what an empty cell means
	Example string
	Also    string // other names, with commas between; no two columns of a table share one
	Words   Words  // that a cell of the kind [Choice] can say
	Public  bool   // what it says of what is in a programme may be seen by everybody
}

// Kind is what the cells of a column hold.
type Kind string

// The kinds of cells.
const (
	ID      Kind = "an id"          // by which other cells mean the row
	Text    Kind = "text"           // for people, kept to the letter
	Label   Kind = "a word"         // by which rows are compared
	List    Kind = "a list"         // of words, with ; between
	Ref     Kind = "an id or name"  // of a row of another table
	Refs    Kind = "ids or names"   // with ; between
	Number  Kind = "a whole number" // 1,200 and 180 people are read too
	Length  Kind = "minutes"        // 90, 90 min, 1:30, 1h30, 1.5 h
	Factor  Kind = "a number"       // with a point: 1.5
	Time    Kind = "a time"         // see the manual page times
	Times   Kind = "times"          // with ; between
	Zone    Kind = "an IANA zone"   // Asia/Tokyo
	Link    Kind = "a web address"  // https:// or http://
	Links   Kind = "web addresses"  // with ; between
	Mail    Kind = "an e-mail address"
	Choice  Kind = "one of"         // Words
	Params  Kind = "parameters"     // key=value, with ; between
	Ignored Kind = "text, not read" // says again, for people, what stands elsewhere
)

// Word is what a cell can say, and other words for it.
type Word struct {
	Name string
	Also string // with commas between
}

// Words is everything that a cell can say.
type Words []Word

// Names returns the words as the readers know them.
func (w Words) Names() []string {
	names := make([]string, len(w))
	for i := range w {
		names[i] = w[i].Name
	}
	return names
}

// Meant returns the word that text stands for, "" if for none, and whether it is that
// word itself, whatever its case.
func (w Words) Meant(text string) (name string, itself bool) {
	for i := range w {
		if strings.EqualFold(w[i].Name, text) {
			return w[i].Name, true
		}
	}
	return w.Keys()[Key(text)], false
}

// Keys returns the words by the [Key] of each and of all other words for it. It is not to
// be changed.
func (w Words) Keys() map[string]string {
	if len(w) == 0 {
		return nil
	}
	if known, ok := wordKeys.Load(&w[0]); ok {
		return known.(map[string]string)
	}
	keys := map[string]string{}
	for i := range w {
		for _, word := range append([]string{w[i].Name}, split(w[i].Also)...) {
			keys[Key(word)] = w[i].Name
		}
	}
	wordKeys.Store(&w[0], keys)
	return keys
}

var wordKeys sync.Map // *Word, the first of Words -> what Keys returns

// Tables returns every table, in the order in which an event folder is written. It is not
// to be changed.
func Tables() []Table { return all }

var all = []Table{sessions, people, cast, rooms, windows, availability, walk, kits, demand, settings, baseline, days, types, roles, breaks, lunch}

// Of returns the table of that name, which has to be one of [Tables].
func Of(name string) *Table {
	return &all[slices.IndexFunc(all, func(t Table) bool { return t.Name == name })]
}

// Names returns the names of the columns in order.
func (t *Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	return names
}

// Synonyms returns the other names of the column.
func (c *Column) Synonyms() []string { return split(c.Also) }

// Synonyms returns the other names of the sheet or file.
func (t *Table) Synonyms() []string { return split(t.Also) }

// IsImported reports whether an importer adds a column of that very name to the table,
// which no reader of tables looks at.
func (t *Table) IsImported(name string) bool { return slices.Contains(split(t.Imported), name) }

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}

// Match says how well a word names a column.
type Match int

// From the loosest to the closest: not at all; by another name, or in the plural; by its
// own name with other punctuation or accents; by its own name in any case.
const (
	NoMatch Match = iota
	Synonym
	Spelling
	Exact
)

// Find returns the index of the column that a word names, -1 if it names none, and how
// well. A unit that says nothing new may stand in brackets behind the word, "Duration
// (min)", and a heading may be in two languages, "Titre / Title".
func (t *Table) Find(word string) (column int, how Match) {
	word = strings.TrimSpace(word)
	for i := range t.Columns {
		if strings.EqualFold(t.Columns[i].Name, word) {
			return i, Exact
		}
	}
	if len(word) > longest {
		return -1, NoMatch
	}
	if i, how := t.find(plain(word)); i >= 0 {
		return i, how
	}
	if bare := withoutUnit(word); bare != word {
		return t.find(plain(bare))
	}
	return t.findParts(word)
}

// findParts returns the column that all parts of a heading in two languages name, "Titre /
// Title".
func (t *Table) findParts(word string) (int, Match) {
	parts := strings.FieldsFunc(word, func(c rune) bool { return strings.ContainsRune("/|()[]", c) })
	if len(parts) < 2 {
		return -1, NoMatch
	}
	first, _ := t.find(plain(parts[0]))
	for _, part := range parts {
		if i, _ := t.find(plain(part)); i != first || i < 0 {
			return -1, NoMatch
		}
	}
	return first, Synonym
}

// longest is how many bytes a word can have that names a column.
const longest = 100

func (t *Table) find(plain string) (int, Match) {
	index := indices()[t.Name]
	if i, known := index.own[plain]; known {
		return i, Spelling
	}
	if i, known := index.plain[plain]; known {
		return i, Synonym
	}
	if i, known := index.key[singular(plain)]; known && i >= 0 {
		return i, Synonym
	}
	return -1, NoMatch
}

// index finds the columns of a table by their names and synonyms.
type index struct {
	own   map[string]int // by their names
	plain map[string]int
	key   map[string]int // -1 where a plural is another column: start and starts
}

// indices are made once, since every header asks them.
var indices = sync.OnceValue(func() map[string]index {
	made := map[string]index{}
	for _, t := range append(slices.Clone(all), NameTable) {
		x := index{map[string]int{}, map[string]int{}, map[string]int{}}
		for i := range t.Columns {
			c := &t.Columns[i]
			x.own[plain(c.Name)] = i
			for _, word := range append([]string{c.Name}, c.Synonyms()...) {
				x.plain[plain(word)] = i
				if j, known := x.key[Key(word)]; known && j != i {
					x.key[Key(word)] = -1
				} else {
					x.key[Key(word)] = i
				}
			}
		}
		made[t.Name] = x
	}
	return made
})

// Reads returns the ids of the rules that look at the column of a table, in order.
func Reads(table, column string) []string {
	var ids []string
	for _, r := range rules.Rows() {
		if slices.Contains(r.Reads, table+"."+column) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
