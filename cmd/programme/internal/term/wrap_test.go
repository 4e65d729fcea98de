package term

import "testing"

func TestWrapBreaksAtWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"what fits stays", "a  b\n\n  c\n", "a  b\n\n  c\n"},
		{"indented as the line is", "  one two three four five six\n", "  one two three four\n  five six\n"},
		{"below the second column", "  -q  one two three four five\n", "  -q  one two three\n      four five\n"},
		{"a second column in the right half", "  programme solve    one two three\n", "  programme solve\n      one two three\n"},
		{"a word that is too long", "abcdefghijklmnopqrstuvwxyz\n", "abcdefghijklmnopqrst\nuvwxyz\n"},
	} {
		if got := Wrap(c.text, 20); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
