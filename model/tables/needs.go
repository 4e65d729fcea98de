package tables

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"programme/model"
)

// several is how a cell says that it takes more than one: "cart x2".
var several = regexp.MustCompile(`^(.*\S)\s*(?:\s[xX]|[*×])\s*([1-9][0-9]?)$`)

// readNeeds returns what a session needs, a kit as often as it takes it: "cart x2" names the
// cart twice, unless no kit is called so.
func (r *reading) readNeeds(t *table) (needs []string) {
	for _, word := range t.words("needs") {
		needs = append(needs, r.needsOf(word)...)
	}
	return needs
}

func (r *reading) needsOf(word string) []string {
	parts := several.FindStringSubmatch(word)
	if parts == nil || !r.isKit(parts[1]) || r.isKit(word) {
		return []string{word}
	}
	many, _ := strconv.Atoi(parts[2])
	return slices.Repeat([]string{parts[1]}, many)
}

func (r *reading) isKit(name string) bool {
	for i := range r.e.Kits {
		if kit := &r.e.Kits[i]; kit.Kind == name || kit.ID == name {
			return true
		}
	}
	return false
}

// writtenNeeds returns the needs of a session as its cell has them.
func writtenNeeds(s *model.Session) (needs []string) {
	for i := 0; i < len(s.Needs); {
		need, from := s.Needs[i], i
		for i < len(s.Needs) && s.Needs[i] == need {
			i++
		}
		if i-from > 1 {
			need = fmt.Sprintf("%s x%d", need, i-from)
		}
		needs = append(needs, need)
	}
	return needs
}
