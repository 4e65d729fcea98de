package term

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"breaks at blanks", "one two three", 7, []string{"one two", "three"}},
		{"keeps line ends", "a\nb c", 9, []string{"a", "b c"}},
		{"keeps an empty line", "a\n\nb", 9, []string{"a", "", "b"}},
		{"breaks a long word after a joint", "Europe/Prague", 9, []string{"Europe/", "Prague"}},
		{"breaks a word without joints anywhere", "abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"counts wide runes twice", "海底ケーブル", 4, []string{"海底", "ケー", "ブル"}},
		{"gives a rune that is too wide a line", "海x", 1, []string{"海", "x"}},
		{"keeps a day mark together", "23:30(-1)-01:00(-1)", 11, []string{"23:30(-1)-", "01:00(-1)"}},
		{"leaves a word that fits to its end whole", "WS-8", 4, []string{"WS-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, BreakLines(c.text, c.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Breaking loses nothing but blanks, and no line is wider than asked unless a single
// rune is.
func TestBreakLinesLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab/-_ 海ö\n")), 0, 40, -1).Draw(t, "text")
		width := rapid.IntRange(1, 12).Draw(t, "width")
		lines := BreakLines(text, width)
		squash := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := squash(strings.Join(lines, "\n")); got != squash(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if TextWidth(line) > width && len([]rune(line)) > 1 {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
	})
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		name    string
		natural []int
		pieces  []int
		rigid   []bool
		total   int
		want    []int
	}{
		{"what fits is as it is", []int{5, 20}, []int{5, 20}, []bool{true, false}, 32, []int{5, 20}},
		{"text yields to times", []int{11, 80, 30}, []int{6, 9, 9}, []bool{true, false, false}, 70, []int{11, 24, 25}},
		{"times break before text gets too narrow", []int{11, 80}, []int{6, 9}, []bool{true, false}, 27, []int{6, 14}},
		{"one column of times breaks, not both", []int{15, 11, 80}, []int{9, 6, 9}, []bool{true, true, false}, 44, []int{9, 11, 14}},
		{"text gets narrow where times are broken", []int{11, 80}, []int{6, 9}, []bool{true, false}, 22, []int{6, 9}},
		{"too narrow for anything", []int{11, 80}, []int{6, 9}, []bool{true, false}, 9, []int{1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, share(c.natural, c.pieces, c.rigid, c.total)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
