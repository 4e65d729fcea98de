package tables

import (
	"fmt"

	"programme/model"
	"programme/model/columns"
)

// register resolves the words by which tables mean the things of one kind: ids first,
// then aliases, then names that only one thing has.
type register[T ~int32] struct {
	noun  string // "room"
	where string // "rooms.csv"
	// complete is false if rows may have been missed, so that a word that is not
	// registered proves nothing.
	complete bool
	missed   bool // an id, name or alias could not be read

	ids      map[string]registered[T] // and aliases
	names    map[string]string        // name -> the id of the first who has it
	homonyms map[string][]string      // name -> the ids of all who have it, if several
	words    []string                 // ids, aliases and names in the order of the table
	spelt    func(word string) string // the id that a word not registered stands for, "" for none; nil for no such words
	meant    map[string]string        // remedies for words that were not known
}

type registered[T ~int32] struct {
	i    T
	line int32
}

func newRegister[T ~int32](noun, where string) *register[T] {
	return &register[T]{
		noun: noun, where: where,
		ids: map[string]registered[T]{}, names: map[string]string{}, homonyms: map[string][]string{}, meant: map[string]string{},
	}
}

// put registers an id or alias that is not registered yet, by the line where it stands.
func (g *register[T]) put(id string, i T, line int) {
	g.ids[id] = registered[T]{i, int32(line)}
	g.words = append(g.words, id)
}

// add registers the id of the current row, and reports it if another row has it.
// It returns whether the row can be told apart from the others.
func (g *register[T]) add(t *table, column, id string, i T) bool {
	g.read(t, column)
	if id == "" {
		return false
	}
	if first, twice := g.ids[id]; twice {
		t.wrong(column, fmt.Sprintf("%s %s is already in %s %d", g.noun, quote(id), t.rowWord(), first.line), "give each row an id of its own")
		return false
	}
	g.put(id, i, t.line)
	return true
}

// read says that the current row of t has words for its thing in the column, if it could
// be read.
func (g *register[T]) read(t *table, column string) {
	g.missed = g.missed || t.has(column) && t.scanned(column) == nil
}

// finish says that the rows of t were read, which have words for their things in those
// columns.
func (g *register[T]) finish(t *table, columns ...string) {
	g.complete = !g.missed
	for _, column := range columns {
		g.complete = g.complete && t.whole(column)
	}
}

// addName registers another way to say id.
func (g *register[T]) addName(name, id string) {
	if name == "" || name == id {
		return
	}
	first, shared := g.names[name]
	switch {
	case !shared:
		g.names[name] = id
		g.words = append(g.words, name)
	case len(g.homonyms[name]) == 0:
		g.homonyms[name] = []string{first, id}
	default:
		g.homonyms[name] = append(g.homonyms[name], id)
	}
}

// byID returns what an id or alias means, and whether it is one.
func (g *register[T]) byID(word string) (T, bool) {
	known, ok := g.ids[word]
	return known.i, ok
}

// named returns the ids of those who have that name.
func (g *register[T]) named(word string) []string {
	if ids := g.homonyms[word]; len(ids) > 0 {
		return ids
	}
	if id, ok := g.names[word]; ok {
		return []string{id}
	}
	return nil
}

// find returns what the word means. The error is a fault without a position; it is nil
// with ok false if nothing can be said, because the table was not read to the end.
func (g *register[T]) find(r *report, word string) (i T, ok bool, err error) {
	if i, ok = g.byID(word); ok {
		return i, true, nil
	}
	switch ids := g.named(word); {
	case len(ids) == 1:
		i, ok = g.byID(ids[0])
		return i, ok, nil
	case len(ids) > 1:
		return 0, false, model.Fault{
			Message: fmt.Sprintf("%s is the name of more than one %s", quote(word), g.noun),
			Remedy:  "write an id: " + someOf(ids),
		}
	case g.spelt != nil && g.spelt(word) != "":
		i, ok = g.byID(g.spelt(word))
		return i, ok, nil
	case !g.complete:
		return 0, false, nil
	}
	remedy, asked := g.meant[word]
	if !asked {
		remedy = r.suggest(word, g.words, "add it there or mend it here")
		g.meant[word] = remedy
	}
	return 0, false, model.Fault{Message: fmt.Sprintf("%s %s is not in %s", g.noun, quote(word), g.where), Remedy: remedy}
}

// someOf lists the first few words in quotes, any of which is meant.
func someOf(words []string) string { return either(quotedSome(words)) }

// quotedSome returns the first few words in quotes, and how many more there are.
func quotedSome(words []string) []string {
	const most = 5
	quoted := make([]string, 0, most+1)
	for i, w := range words {
		if i == most {
			quoted = append(quoted, fmt.Sprintf("%d more", len(words)-most))
			break
		}
		quoted = append(quoted, quote(w))
	}
	return quoted
}

// refer returns what the column's cell means, and whether it is known. The cell must not
// be empty.
func refer[T ~int32](t *table, g *register[T], column string) (T, bool) {
	word, ok := t.need(column)
	if !ok {
		return 0, false
	}
	i, ok, err := g.find(t.report, word)
	switch {
	case err != nil:
		t.wrongErr(column, err)
	case ok:
		g.noteSpelling(t, column, word, t.where(column))
	}
	return i, ok
}

// noteSpelling records that a word was read as the id that it stands for.
func (g *register[T]) noteSpelling(t *table, column, word string, pos model.Position) {
	if _, itself := g.byID(word); !itself && g.spelt != nil && len(g.named(word)) == 0 {
		t.take(column, word, g.spelt(word), pos)
	}
}

// spellings returns the function that finds one of the ids, which are those of the
// register by the time it is called, in a word of other case, accents, punctuation or
// number, or by other words for it.
func (g *register[T]) spellings(others columns.Words) func(string) string {
	var byKey map[string]string // "" for two
	return func(word string) string {
		if len(byKey) == 0 {
			byKey = map[string]string{}
			for key, id := range others.Keys() {
				if _, known := g.byID(id); known {
					byKey[key] = id
				}
			}
			own := map[string]bool{}
			for _, id := range g.words {
				key := columns.Key(id)
				byKey[key] = id
				if own[key] || key == "" {
					byKey[key] = ""
				}
				own[key] = true
			}
		}
		return byKey[columns.Key(word)]
	}
}

// referAll returns what the items of the column's list mean, in its order.
func referAll[T ~int32](t *table, g *register[T], column string) []T {
	var all []T
	seen := map[T]bool{}
	for _, it := range t.list(column) {
		i, ok, err := g.find(t.report, it.text)
		switch {
		case err != nil:
			t.wrongItemErr(column, it, err)
		case ok && seen[i]:
			t.wrongItem(column, it, fmt.Sprintf("%s %s is listed twice", g.noun, quote(it.text)), "remove one of them")
		case ok:
			g.noteSpelling(t, column, it.text, t.whereItem(column, it))
			all, seen[i] = append(all, i), true
		}
	}
	return all
}
