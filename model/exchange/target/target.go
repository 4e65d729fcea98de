package target

import (
	"embed"
	"fmt"
	"strings"
)

// Target describes a table that a tool imports.
type Target struct {
	Name      string
	Text      string // which tool's it is, and where it goes there
	Form      Form
	Separator byte
	Encoding  Encoding
	HeaderRow int  // from 1; 0 for a table without a header
	OneLine   bool // a cell can have no line break
	UTC       bool // times are in UTC, else on the venue's clock
	Breaks    bool // breaks have rows, else they are left out
	Unplaced  bool // sessions without a place have rows, else they are left out
	// Joiner stands between people, themes or links of a cell; a name that has it in itself is
	// written with a blank instead.
	Joiner string
	// Without lists roles that no column shows, and should not.
	Without []string
	Columns []Column
}

// Form is what kind of file a table is.
type Form string

// Forms of tables.
const (
	CSV  Form = "csv"
	XLSX Form = "xlsx"
)

// Encoding is how a CSV file is written.
type Encoding string

// Encodings.
const (
	UTF8     Encoding = "utf-8"
	UTF8Mark Encoding = "utf-8 with mark" // the mark by which Excel knows UTF-8
	UTF16    Encoding = "utf-16"          // little-endian, with mark
	Latin    Encoding = "windows-1252"
)

// Column is a column of the table.
type Column struct {
	Head     string
	Required bool     // the tool refuses a row in which it is empty
	Most     int      // characters that a cell can have; 0 for no bound
	cell, or template // or is for rows of which cell says nothing
}

//go:embed builtin
var builtin embed.FS

// Names are the built-in targets, in the order of help.
var Names = []string{"sched", "whova", "indico", "zoom-events", "google", "outlook", "guidebook", "pretalx"}

// Builtin returns the built-in target of that name, which is one of [Names].
func Builtin(name string) *Target {
	t, err := Read(name+".yaml", Source(name))
	if err != nil {
		panic("target: " + name + " is no target: " + err.Error())
	}
	return t
}

// Source returns the file of a built-in target, which is one of [Names].
func Source(name string) []byte {
	content, err := builtin.ReadFile("builtin/" + name + ".yaml")
	if err != nil {
		panic("target: " + err.Error())
	}
	return content
}

// parts calls do for every field of every column.
func (t *Target) parts(do func(*part)) {
	for i := range t.Columns {
		for _, of := range []template{t.Columns[i].cell, t.Columns[i].or} {
			for k := range of {
				if of[k].field != nil {
					do(&of[k])
				}
			}
		}
	}
}

// roles returns the roles that any column names.
func (t *Target) roles() (named []string) {
	t.parts(func(p *part) { named = append(named, p.roles...) })
	return named
}

// uses reports whether a column has the field.
func (t *Target) uses(name string) (has bool) {
	t.parts(func(p *part) { has = has || p.field.name == name })
	return has
}

// Asks reports whether a column has e-mail addresses.
func (t *Target) Asks() bool { return t.uses("mail") || t.uses("mails") }

// header returns the heads of the columns.
func (t *Target) header() []string {
	heads := make([]string, len(t.Columns))
	for i := range heads {
		heads[i] = t.Columns[i].Head
	}
	return heads
}

// quoted is how messages call the table.
func (t *Target) quoted() string { return fmt.Sprintf("a table for %s", t.Name) }

// oneLine returns text as a single line.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' }), " ")
}
