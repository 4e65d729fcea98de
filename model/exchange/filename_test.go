package exchange_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/model/exchange"
)

func TestFileWords(t *testing.T) {
	got := exchange.FileWords([]string{"WS 70", "Zoë Ångström", "../../etc/passwd", "a b", "A-B", "海", "", strings.Repeat("long", 40)})
	for i, form := range []string{"ws-70", "zoe-angstrom", "etc-passwd", "a-b-[0-9a-f]{12}", "a-b-[0-9a-f]{12}", "[0-9a-f]{12}", "[0-9a-f]{12}", "(long){15}-[0-9a-f]{12}"} {
		if !regexp.MustCompile("^" + form + "$").MatchString(got[i]) {
			t.Errorf("%q, want %s", got[i], form)
		}
	}
}

// Words are safe, no two are the same, and an id that goes leaves the others' words to
// nobody else.
func TestFileWordsStayApart(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	id := rapid.StringOfN(rapid.RuneFrom([]rune("aAbB1 -_./\\é海'\n")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(id, 1, 12, rapid.ID).Draw(t, "ids")
		words := exchange.FileWords(ids)
		for i, w := range words {
			if !safe.MatchString(w) || slices.Index(words, w) != i {
				t.Fatalf("%q: %q", ids, words)
			}
		}
		gone := rapid.IntRange(0, len(ids)-1).Draw(t, "gone")
		for _, w := range exchange.FileWords(slices.Delete(slices.Clone(ids), gone, gone+1)) {
			if w == words[gone] {
				t.Fatalf("%q without %q: %q passes on", ids, ids[gone], w)
			}
		}
	})
}
