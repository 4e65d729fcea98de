package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// This file has what the fields of one row have in common when an event is validated.

// item is one element of one of the event's slices.
type item struct {
	v     *validation
	slice string // "Sessions"
	index int
	kind  string // "session"
	id    string // "" if it has none
	pos   Position
}

// wrong reports a fault of a field; the message goes on after what the item is called:
// `session "A"`, or "the session" if it has no id.
func (x item) wrong(field, message, remedy string) {
	noun := "the " + x.kind
	if x.id != "" {
		noun = fmt.Sprintf("%s %q", x.kind, x.id)
	}
	x.v.faults = append(x.v.faults, Fault{
		Pos: x.pos, Field: fmt.Sprintf("%s[%d].%s", x.slice, x.index, field), Message: noun + " " + message, Remedy: remedy,
	})
}

// item returns the element i of a slice that has no ids.
func (v *validation) item(slice string, i int, kind string, row Row, table string) item {
	x := item{v, slice, i, kind, "", row.Pos}
	x.extra(row, table)
	return x
}

// extra reports more extra cells than the event has columns for.
func (x item) extra(row Row, table string) {
	if has := len(x.v.e.ExtraColumns[table]); len(row.Extra) > has {
		x.wrong("Extra", fmt.Sprintf("has %d extra cells, and ExtraColumns names %d for %q", len(row.Extra), has, table), "name each column")
	}
}

// ids reports ids that cannot serve and those that an earlier element has.
type ids struct {
	v                  *validation
	slice, kind, table string
	first              map[string]int // id -> the first element that has it
}

func (v *validation) ids(slice, kind, table string) *ids {
	return &ids{v, slice, kind, table, map[string]int{}}
}

// has reports whether an element has the id.
func (g *ids) has(id string) bool {
	_, known := g.first[id]
	return known
}

// item returns the element i, once its id is checked.
func (g *ids) item(i int, id string, row Row) item {
	x := item{g.v, g.slice, i, g.kind, id, row.Pos}
	first, twice := g.first[id]
	switch why := BadID(id); {
	case id == "":
		x.wrong("ID", "has no id", "give it one of its own")
	case why != "":
		x.wrong("ID", "has an id that "+why, "write it without")
	case twice:
		x.wrong("ID", fmt.Sprintf("has the id of %s[%d]", g.slice, first), "give each an id of its own")
	default:
		g.first[id] = i
	}
	x.extra(row, g.table)
	return x
}

// BadID returns what keeps text from being an id, since lists and the parameters of rules
// could not name it: "contains ';', which divides lists". It returns "" if nothing does.
func BadID(text string) string {
	k := strings.IndexAny(text, ";|")
	switch {
	case k >= 0:
		return fmt.Sprintf("contains %q, which divides lists", text[k])
	case strings.ContainsFunc(text, unicode.IsControl):
		return "contains a line break or another control character"
	case strings.TrimSpace(text) != text:
		return "starts or ends with a space"
	}
	return ""
}

// number reports a number that is not between least and [MaxNumber].
func number[T ~int | ~int64](x item, field string, n, least T) {
	switch {
	case n < least:
		x.wrong(field, fmt.Sprintf("has %s %d, which is too small", plain(field), n), fmt.Sprintf("it is at least %d", least))
	case n > MaxNumber:
		x.wrong(field, fmt.Sprintf("has %s %d, which is too large", plain(field), n), fmt.Sprintf("it is at most %d", MaxNumber))
	}
}

// choice reports a word that is none of those; "" is not given.
func choice[T ~string](x item, field string, word T, words ...T) {
	if word != "" && !slices.Contains(words, word) {
		x.wrong(field, fmt.Sprintf("has %s %q, which is not known", plain(field), word), fmt.Sprintf("it is one of %q", words))
	}
}

// words reports items of a list that are empty or there twice.
func (x item) words(field string, list []string) {
	for k, word := range list {
		switch {
		case strings.TrimSpace(word) == "":
			x.wrong(nth(field, k), "has an empty word among its "+plain(field), "leave it out")
		case slices.Contains(list[:k], word):
			x.wrong(nth(field, k), fmt.Sprintf("has %q twice among its %s", word, plain(field)), "remove one of them")
		}
	}
}

// nth is the element k of a field.
func nth(field string, k int) string { return fmt.Sprintf("%s[%d]", field, k) }

// plain returns a field as sentences name it: "walk factor" for WalkFactor.
func plain(field string) string {
	var b strings.Builder
	for i, c := range field {
		if i > 0 && unicode.IsUpper(c) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

// instant reports whether at can be the time of an event, or is not given.
func (x item) instant(field string, at Instant) bool {
	if at == NoInstant || at >= Earliest && at <= Latest {
		return true
	}
	x.wrong(field, "has a time outside the years 1900 to 2199", "mend it; it counts minutes since 1970")
	return false
}

// interval reports whether both ends of v are times, the second after the first. The
// fields of v are called prefix and Start, prefix and End.
func (x item) interval(prefix string, v Interval) bool {
	ok := x.instant(prefix+"Start", v.Start) && x.instant(prefix+"End", v.End)
	switch {
	case !ok:
	case v.Start == NoInstant:
		x.wrong(prefix+"Start", "has no start", "give it a start and an end")
	case v.End == NoInstant:
		x.wrong(prefix+"End", "has no end", "give it a start and an end")
	case v.End <= v.Start:
		x.wrong(prefix+"End", fmt.Sprintf("ends at %s, which is not after its start at %s", v.End, v.Start), "mend one of them")
	default:
		return true
	}
	return false
}

// address reports what cannot be a web address; "" is none.
func (x item) address(field, text string) {
	if why := BadAddress(text); text != "" && why != "" {
		x.wrong(field, fmt.Sprintf("has the address %q, which %s", text, why), "write it like https://example.org/page")
	}
}

// zone reports a zone that the tz data does not know; "" is not given.
func (x item) zone(z Zone) {
	if _, err := LoadZone(string(z)); z != "" && err != nil {
		x.wrong("Zone", fmt.Sprintf("has the zone %q, which is not an IANA time zone", z), zoneRemedy)
	}
}

const zoneRemedy = "write one like Europe/Prague"

// index reports whether i is an index into a slice of that length.
func index[T ~int32](x item, field string, i T, slice string, length int) bool {
	if i >= 0 && int(i) < length {
		return true
	}
	x.wrong(field, fmt.Sprintf("means %s[%d], of %d", slice, i, length), "mend the index")
	return false
}
