package tables

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/when"
)

// report collects the faults and notes of one reading.
type report struct {
	faults, notes model.Faults
	taken         []Taken
	roleNames     []string           // which columns of sessions can be called by
	columnNames   []model.ColumnName // that the event gives to columns
	ownTables     bool               // the tables are those that columnNames are of
	book          bool               // a workbook is read, not files
	faultsOf      map[string]int     // how many there are of each file
	notesOf       map[string]int
	calendar      when.Calendar             // by which times are read: the venue's clock, the event's days
	wordsIn       map[[2]string]*takenWords // by table and column
	wordsOf       []*takenWords             // in the order of their first places
	compared      int                       // words compared to suggest another
	zones         map[string]bool           // known zones that were met
	placeless     map[model.Zone]bool       // those noted to be of no place
}

func newReport() *report {
	return &report{faultsOf: map[string]int{}, notesOf: map[string]int{}, zones: map[string]bool{}, placeless: map[model.Zone]bool{}, wordsIn: map[[2]string]*takenWords{}}
}

// fault records something that has to be mended.
func (r *report) fault(pos model.Position, message, remedy string) {
	if r.faultsOf[pos.File]++; r.faultsOf[pos.File] <= maxFaults {
		r.stop(pos, message, remedy)
	}
}

// stop records a fault however many there are: the rest of the file was not read.
func (r *report) stop(pos model.Position, message, remedy string) {
	r.faults = append(r.faults, model.Fault{Pos: pos, Message: message, Remedy: remedy})
}

// note records something that may be meant.
func (r *report) note(pos model.Position, message, remedy string) {
	if r.notesOf[pos.File]++; r.notesOf[pos.File] <= maxFaults {
		r.notes = append(r.notes, model.Fault{Pos: pos, Message: message, Remedy: remedy})
	}
}

// refuse records err, a [model.Fault] without a position or any other error, as a fault.
func (r *report) refuse(pos model.Position, err error) {
	if f, ok := err.(model.Fault); ok {
		r.fault(pos, f.Message, f.Remedy)
		return
	}
	r.fault(pos, err.Error(), "")
}

// result returns the notes, and the faults as an error if there are any. Both are
// sorted by file, line and column.
func (r *report) result() (notes []model.Fault, err error) {
	r.noteWords()
	r.faults = append(r.faults, beyond(r.faultsOf, "faults")...)
	r.notes = append(r.notes, beyond(r.notesOf, "notes")...)
	notes = r.notes.Sort()
	if len(r.faults) == 0 {
		return notes, nil
	}
	return notes, r.faults.Sort()
}

// beyond says of which files there are more than maxFaults.
func beyond(counts map[string]int, what string) (more []model.Fault) {
	for _, file := range slices.Sorted(maps.Keys(counts)) {
		if n := counts[file] - maxFaults; n > 0 {
			more = append(more, model.Fault{Pos: model.Position{File: file}, Message: fmt.Sprintf("%d more %s are not listed", n, what)})
		}
	}
	return more
}

// nearest returns the candidate that word was most likely meant to be, or "". Past
// maxComparisons it gives no more suggestions, so that a table full of mistakes does not
// take time that grows with its square.
func (r *report) nearest(word string, candidates []string) string {
	if r.compared += len(candidates); r.compared > maxComparisons {
		return ""
	}
	return model.Nearest(word, candidates)
}

// suggest returns "did you mean ...?" for the candidate nearest to word, or otherwise.
func (r *report) suggest(word string, candidates []string, otherwise string) string {
	if near := r.nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %s?", quote(near))
	}
	return otherwise
}

// quote returns text in quotes for a message, shortened if it is long.
func quote(text string) string {
	const most = 60 // runes
	if utf8.RuneCountInString(text) <= most {
		return strconv.Quote(text)
	}
	short := make([]rune, 0, most)
	for _, c := range text {
		if short = append(short, c); len(short) == most {
			break
		}
	}
	return strconv.Quote(string(short) + "…")
}

// either joins words as "a, b or c".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// at is the position of a line and column of a file.
func at(file string, line, column int) model.Position {
	return model.Position{File: file, Line: line, Column: column}
}
