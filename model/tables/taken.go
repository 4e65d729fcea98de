package tables

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// takenWords are the words of one column that were taken for others.
type takenWords struct {
	column string
	first  model.Position
	words  map[string]int // written -> index into taken
	taken  []Taken
	more   int // words that are not listed
}

// maxTaken is how many words of one column are listed, and how many of these in a note.
const (
	maxTaken  = 100
	mostTaken = 5
)

// take records that the cell of a column was read as another word than it says.
func (t *table) take(column, written, meant string, pos model.Position) {
	if t.lost {
		return
	}
	key := [2]string{t.name, column}
	w := t.wordsIn[key]
	if w == nil {
		w = &takenWords{column: column, first: pos, words: map[string]int{}}
		t.wordsIn[key] = w
		t.wordsOf = append(t.wordsOf, w)
	}
	k, known := w.words[written]
	switch {
	case known:
		w.taken[k].Rows++
	case len(w.taken) == maxTaken:
		w.more++
	default:
		w.words[written] = len(w.taken)
		w.taken = append(w.taken, Taken{Place: t.placeNamed(t.name), Column: column, Written: written, Meant: meant, Rows: 1})
	}
}

// noteWords says, in one note a column, which words were taken for others.
func (r *report) noteWords() {
	for _, w := range r.wordsOf {
		var said []string
		for i, x := range w.taken {
			if i == mostTaken {
				break
			}
			said = append(said, fmt.Sprintf("%s is read as %s in %s", quote(x.Written), x.Meant, rules.Count(x.Rows, r.rowWord(), r.rowWord()+"s")))
		}
		if more := len(w.taken) - len(said) + w.more; more > 0 {
			said = append(said, rules.Count(more, "more word", "more words"))
		}
		r.note(w.first, w.column+" "+strings.Join(said, ", "), "")
		r.taken = append(r.taken, w.taken...)
	}
	r.wordsOf = nil
}
