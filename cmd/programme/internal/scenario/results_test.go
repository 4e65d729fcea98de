package scenario

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/solver"
)

// byEffort is a question whose answers repeat.
var byEffort = Question{Tool: present.Tool{Name: "programme", Version: "v1", Go: "go1"}, Event: "e", From: "f", Options: whatif.Options{Seed: 1, Effort: 1000}}

// listOf returns a list of so many scenarios.
func listOf(t testing.TB, q Question, n int) *List {
	t.Helper()
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "s%d: session T1 %dmin\n", i, 15*(i+1))
	}
	read, err := Parse("f", []byte(text.String()), tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	l, twins := NewList(q, read)
	if len(twins) > 0 || len(l.Scenarios) != n {
		t.Fatalf("%d scenarios of %d", len(l.Scenarios), n)
	}
	return l
}

// answered is an answer that tells so many people.
func answered(people int) Answer {
	return Answer{Result: whatif.Result{Verdict: solver.Optimal, People: people}, Sessions: []Moved{{Session: "T1", Time: true}}}
}

func open(t testing.TB, name string, l *List) *Results {
	t.Helper()
	r, err := Open(name, l)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func put(t testing.TB, r *Results, l *List, i, people int) {
	t.Helper()
	if err := r.Put(l.Key(i), answered(people)); err != nil {
		t.Fatal(err)
	}
}

func content(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whoever answers what, in whatever order, and however often a run was cut short anywhere, the
// file is the same in the end.
func TestFilesOfTheSameAnswersAreEqual(t *testing.T) {
	const n = 4
	l := listOf(t, byEffort, n)
	dir := t.TempDir()
	one := filepath.Join(dir, "one")
	r := open(t, one, l)
	for i := range n {
		put(t, r, l, i, i)
	}
	if err := r.Finish(); err != nil {
		t.Fatal(err)
	}
	want := content(t, one)
	rapid.Check(t, func(rt *rapid.T) {
		name := filepath.Join(dir, "other")
		_ = os.Remove(name)
		for _, i := range rapid.Permutation([]int{0, 1, 2, 3}).Draw(rt, "order") {
			r := open(t, name, l)
			put(t, r, l, i, i)
			if rapid.Bool().Draw(rt, "finished") {
				if err := r.Finish(); err != nil {
					rt.Fatal(err)
				}
			} else if err := r.Close(); err != nil {
				rt.Fatal(err)
			}
			text := content(t, name)
			cut := rapid.IntRange(strings.LastIndex(text[:len(text)-1], "\n")+1, len(text)).Draw(rt, "cut")
			if err := os.WriteFile(name, []byte(text[:cut]), 0o666); err != nil {
				rt.Fatal(err)
			}
		}
		r := open(t, name, l)
		for _, i := range r.Missing() {
			put(t, r, l, i, i)
		}
		if err := r.Finish(); err != nil {
			rt.Fatal(err)
		}
		if got := content(t, name); got != want {
			rt.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// A twin is no second line; one that differs is our fault where effort alone bounds it.
func TestTwins(t *testing.T) {
	byTime := byEffort
	byTime.Options = whatif.Options{Seed: 1, Time: "1m0s"}
	for _, q := range []Question{byEffort, byTime} {
		l := listOf(t, q, 2)
		name := filepath.Join(t.TempDir(), "results")
		r := open(t, name, l)
		put(t, r, l, 0, 1)
		before := content(t, name)
		put(t, r, l, 0, 1)
		err := r.Put(l.Key(0), answered(2))
		var own term.OwnFault
		if err == nil || errors.As(err, &own) != q.Repeats() {
			t.Errorf("repeats %v: %v", q.Repeats(), err)
		}
		if content(t, name) != before {
			t.Error("the file has changed")
		}
		if err := r.Put("another", answered(1)); err == nil {
			t.Error("an answer to no scenario was kept")
		}
		r.Close()
	}
}

// Answers stay with their scenarios where the list changes, and none is lost.
func TestListsThatChange(t *testing.T) {
	name := filepath.Join(t.TempDir(), "results")
	long, short := listOf(t, byEffort, 3), listOf(t, byEffort, 2)
	r := open(t, name, long)
	for _, i := range []int{2, 0, 1} {
		put(t, r, long, i, i)
	}
	if err := r.Finish(); err != nil {
		t.Fatal(err)
	}
	want := content(t, name)
	r = open(t, name, short)
	if missing := r.Missing(); len(missing) > 0 {
		t.Errorf("%v are missing", missing)
	}
	if err := r.Finish(); err != nil {
		t.Fatal(err)
	}
	if text := content(t, name); strings.Count(text, "\n") != 4 || !strings.Contains(text, `"number":0`) {
		t.Errorf("the third answer is gone:\n%s", text)
	}
	if err := open(t, name, long).Finish(); err != nil {
		t.Fatal(err)
	}
	if got := content(t, name); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A file of another run is refused and stays as it is, as is one in which something was edited.
func TestForeignFiles(t *testing.T) {
	l := listOf(t, byEffort, 2)
	name := filepath.Join(t.TempDir(), "results")
	r := open(t, name, l)
	put(t, r, l, 0, 1)
	if _, err := Open(name, l); err == nil {
		t.Error("two have the file")
	}
	r.Close()
	good := content(t, name)
	other := func(change func(q *Question)) *List {
		q := byEffort
		change(&q)
		return listOf(t, q, 2)
	}
	for _, c := range []struct {
		what, text string
		list       *List
		want       string
	}{
		{"event", good, other(func(q *Question) { q.Event = "0123456789abcdef" }), "answers of another run: an event with the sum e, not 0123456789ab"},
		{"programme", good, other(func(q *Question) { q.From = "g" }), "a programme with the sum f, not g"},
		{"version", good, other(func(q *Question) { q.Tool.Version = "v2" }), "version v1 of programme (go1), not v2 of programme (go1)"},
		{"options", good, other(func(q *Question) { q.Options.Seed = 2 }), "the options seed 1, not seed 2"},
		{"earlier version", `{"version":1,"key":"a","answer":{}}` + "\n", l, ":1:1: these answers are of an earlier version of programme"},
		{"other JSON", "{\"version\":2}\n", l, ":1:1: this is no result"},
		{"far too many", strings.Replace(good, `"scenarios":2`, `"scenarios":1000000000000`, 1), l, ":1:1: this is no result"},
		{"words", "words", l, ":1:1: this is no result"},
		{"torn words", good + "words", l, ":3:1: this is no result"},
		{"asked", strings.Replace(good, "15min", "45min", 1), l, ":2:1: the key of this answer is not that of what was asked"},
		{"line of another event", strings.Replace(good, `"event":"e","number"`, `"event":"x","number"`, 1), l, ":2:1: this is an answer about another event"},
		{"twins", good + strings.Replace(strings.SplitAfter(good, "\n")[1], `"people":1`, `"people":2`, 1), l, "two answers to scenario \"s0\""},
	} {
		t.Run(c.what, func(t *testing.T) {
			if err := os.WriteFile(name, []byte(c.text), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := Open(name, c.list)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if content(t, name) != c.text {
				t.Error("the file has changed")
			}
		})
	}
}

// What was read of a file of results is written again as it was.
func FuzzResults(f *testing.F) {
	l := listOf(f, byEffort, 2)
	name := filepath.Join(f.TempDir(), "seed")
	r := open(f, name, l)
	put(f, r, l, 1, 1)
	put(f, r, l, 0, 1)
	r.Close()
	good := content(f, name)
	for _, seed := range []string{"", good, good[:len(good)/2], good + "{", "{}\n", "{\"version\":1}\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := filepath.Join(t.TempDir(), "results")
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		r, err := Open(name, l)
		if err != nil {
			if content(t, name) != text {
				t.Error("a file that was refused has changed")
			}
			return
		}
		if err := r.Finish(); err != nil {
			t.Fatal(err)
		}
		once := content(t, name)
		if err := open(t, name, l).Finish(); err != nil {
			t.Fatal(err)
		}
		if content(t, name) != once {
			t.Error("read again it is not the same")
		}
	})
}
