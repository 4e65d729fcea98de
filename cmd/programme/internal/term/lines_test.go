package term

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"
)

// ways are completions of a line that have these lines, and nothing beside them.
func ways(lines ...string) (list []Completion) {
	for _, line := range lines {
		list = append(list, Completion{Line: line, Word: line})
	}
	return list
}

func TestWhatWaysHaveInCommonIsCompleted(t *testing.T) {
	for _, c := range []struct {
		begun string
		ways  []Completion
		want  string
		lists bool
	}{
		{"ro", ways(), "ro", false},
		{"ro", ways("room"), "room ", false},
		{"save mo", ways("save monday/"), "save monday/", false},
		{"rule R12 m", ways("rule R12 max="), "rule R12 max=", false},
		{"rule R12 so", ways("rule R12 soft:"), "rule R12 soft:", false},
		{"session w", ways("session WS 1", "session WS 12"), "session WS 1", false},
		{"session WS 1", ways("session WS 1", "session WS 12"), "session WS 1", true},
		{"person zo", ways("person Zoë", "person Zoé"), "person zo", true},
		{"session al", ways(`session "All in"`, "session Almanac"), "session al", true},
		{"", ways("undo", "redo"), "", true},
	} {
		text, listed := completed(c.begun, c.ways)
		if text != c.want || len(listed) > 0 != c.lists {
			t.Errorf("%q: %q and %d listed, want %q", c.begun, text, len(listed), c.want)
		}
	}
}

func TestWhatCanStandThereIsListed(t *testing.T) {
	list := []Completion{{Word: "WS 1", About: "A long title"}, {Word: "closed"}, {Word: "OF 44", About: "An\x1bother\none"}, {Word: "open"}}
	if got := listed(list, 18); !strings.HasPrefix(got, "  WS 1   A long") || strings.Contains(got, "\x1b") || strings.Count(got, "\n") != 3 || !strings.HasSuffix(got, "  closed, open\n") {
		t.Errorf("listed\n%s", got)
	}
	if got := listed(ways(make([]string, mostListed+2)...), 80); !strings.HasSuffix(got, "  and 2 more\n") {
		t.Errorf("of many, listed\n%s", got)
	}
}

// An interrupt reaches the editor as the key that drops a line, with the end of that line.
func TestAnInterruptDropsTheLine(t *testing.T) {
	in, typing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := typing.WriteString("ab\x03c\x03"); err != nil {
		t.Fatal(err)
	}
	typing.Close()
	var got []byte
	k := &keys{in: in, pressed: func() {}}
	for {
		some := make([]byte, 2) // less than what an interrupt becomes, and the rest
		n, err := k.Read(some)
		got = append(got, some[:n]...)
		if err != nil {
			break
		}
	}
	if want := "ab\a\rc\a\r"; string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestHistoryHasEachLineOnceInARow(t *testing.T) {
	var h history
	for _, line := range []string{"a", "b", "b", " ", "", "a"} {
		h.Add(line)
	}
	if h.Len() != 3 || h.At(0) != "a" || h.At(1) != "b" || h.At(2) != "a" {
		t.Errorf("%q", h.lines)
	}
}

// Lines of a pipe come as they are, without a prompt, and end.
func TestLinesOfAPipe(t *testing.T) {
	var out, said strings.Builder
	l := New(strings.NewReader("one\n\n\tthree"), &out, &said).Lines("> ", nil)
	if l.Typed() || l.Edited() {
		t.Error("somebody types into a pipe")
	}
	for _, want := range []string{"one", "", "\tthree"} {
		if got, err := l.Next(t.Context()); got != want || err != nil {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	for range 2 {
		if got, err := l.Next(t.Context()); got != "" || err != io.EOF {
			t.Errorf("%q, %v after the end", got, err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	silent, typing := io.Pipe()
	defer typing.Close()
	if _, err := New(silent, &out, &said).Lines("> ", nil).Next(ended); err != context.Canceled {
		t.Errorf("%v where ctx has ended", err)
	}
	if said.String() != "" {
		t.Errorf("said %q", said.String())
	}
}
