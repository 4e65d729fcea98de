package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	rooms := []string{"C-1", "C-2", "Annex Hall 1", "Annex Hall 2", "Main Hall", "Sál Přemysla"}
	for word, want := range map[string]string{
		"Annex Hal 1":      "Annex Hall 1", // one left out
		"Anenx Hall 2":     "Annex Hall 2", // neighbours swapped
		"annex hall 2":     "Annex Hall 2", // case
		"MAIN HALL":        "Main Hall",
		"Main Hlal":        "Main Hall",
		"Sal Premysla":     "Sál Přemysla", // two replaced
		"C-3":              "C-1",          // the first of equals
		"D-3":              "",             // two of three
		"Aluminium":        "",
		"":                 "",
		"Main Hall of the": "",
	} {
		if got := Nearest(word, rooms); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := Nearest("a", nil); got != "" {
		t.Errorf("out of nothing came %q", got)
	}
	if long := strings.Repeat("a", 65); Nearest(long, []string{long}) != "" {
		t.Error("a word of more than 64 runes is compared")
	}
}

// alignmentByDefinition is the distance by the recurrence that defines it.
func alignmentByDefinition(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	x, y := len(a)-1, len(b)-1
	cost := 1
	if a[x] == b[y] {
		cost = 0
	}
	best := min(alignmentByDefinition(a[:x], b)+1, alignmentByDefinition(a, b[:y])+1, alignmentByDefinition(a[:x], b[:y])+cost)
	if x > 0 && y > 0 && a[x] == b[y-1] && a[x-1] == b[y] {
		best = min(best, alignmentByDefinition(a[:x-1], b[:y-1])+1)
	}
	return best
}

func TestAlignmentIsAsDefined(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]rune("abcř")), 0, 6)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		got := alignment(a, b)
		if want := alignmentByDefinition(a, b); got != want {
			t.Fatalf("alignment(%q, %q) = %d, want %d", string(a), string(b), got, want)
		}
		if back := alignment(b, a); back != got {
			t.Fatalf("%d one way, %d the other", got, back)
		}
	})
}

// What is suggested is as near as promised, and nothing offered is nearer.
func TestNearestIsNearest(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abc")), 1, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		w, candidates := word.Draw(t, "word"), rapid.SliceOfN(word, 1, 5).Draw(t, "candidates")
		distance := func(c string) int { return alignment([]rune(w), []rune(c)) }
		most := max(1, len(w)/3)
		got := Nearest(w, candidates)
		for _, c := range candidates {
			if d := distance(c); d <= most && (got == "" || d < distance(got)) {
				t.Fatalf("Nearest(%q, %q) = %q, but %q is %d away", w, candidates, got, c, d)
			}
		}
		if got != "" && distance(got) > most {
			t.Fatalf("Nearest(%q) = %q, which is %d away", w, got, distance(got))
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	candidates := make([]string, 10_000)
	for i := range candidates {
		candidates[i] = strings.Repeat("Person ", 2) + string(rune('a'+i%26)) + string(rune('a'+i/26%26))
	}
	for b.Loop() {
		Nearest("Person Persom aa", candidates)
	}
}
