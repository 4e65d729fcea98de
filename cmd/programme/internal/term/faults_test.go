package term

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
)

// alike are n faults of one kind in each of some files.
func alike(n int, files ...string) (faults model.Faults) {
	for _, file := range files {
		for line := range n {
			faults = append(faults, model.Fault{Pos: model.Position{File: file, Line: line + 2, Column: 1}, Message: fmt.Sprintf("room %q is not known", fmt.Sprint("R", line))})
		}
	}
	return faults
}

func TestFaultsAndNotesAreFolded(t *testing.T) {
	var files []string
	for i := range 30 {
		files = append(files, fmt.Sprintf("f%02d.csv", i))
	}
	for _, c := range []struct {
		name   string
		faults model.Faults
		all    bool
		lines  int // of faults
		last   string
	}{
		{"few are listed each", alike(fewFaults, "a.csv"), false, fewFaults, ""},
		{"more are a line a kind", alike(600, "a.csv", "b.csv"), false, 2, "1200 faults of 2 kinds"},
		{"one kind", alike(fewFaults+1, "a.csv"), false, 1, "10 faults of one kind"},
		{"kinds of one need no sum", alike(1, files[:12]...), false, 12, ""},
		{"no more than a screen", alike(40, files...), false, 20, "1200 faults of 30 kinds, of which the first 20 are above"},
		{"each, if asked for", alike(600, "a.csv"), true, 600, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			con, out := sheet(t, 200)
			con.AllFaults = c.all
			con.Report(c.faults)
			text := out.String()
			want := ""
			if c.last != "" {
				want = "programme: " + c.last + "\nhint: --all-faults lists each\n"
			}
			if n := strings.Count(strings.TrimSuffix(text, want), "\n"); n != c.lines || !strings.HasSuffix(text, want) {
				t.Errorf("%d lines, want %d and %q:\n%s", n, c.lines, want, text)
			}
			out.Reset()
			con.Warn(c.faults)
			if !strings.HasPrefix(out.String(), "programme: "+c.faults[0].Error()) || c.last != "" && !strings.HasSuffix(out.String(), "programme: "+strings.ReplaceAll(c.last, "fault", "note")+"; --all-faults lists each\n") {
				t.Errorf("notes:\n%s", out)
			}
			con.Quiet = true
			out.Reset()
			if con.Warn(c.faults); out.Len() > 0 {
				t.Errorf("notes in spite of --quiet:\n%s", out)
			}
		})
	}
}

// On a terminal a list takes what its screen has.
func TestFoldedFaultsFitTheTerminal(t *testing.T) {
	var files []string
	for i := range 60 {
		files = append(files, fmt.Sprintf("f%02d.csv", i))
	}
	for _, height := range []int{10, 24, 50} {
		con, out := sheet(t, 200)
		con.page.width, con.page.height = 200, height
		con.Report(alike(40, files...))
		if n := strings.Count(out.String(), "\n"); n >= height || n < height-3 {
			t.Errorf("%d lines on a terminal of %d:\n%s", n, height, out)
		}
	}
}

// A line that is broken by a narrow terminal counts as often as it is broken.
func TestFoldedFaultsFitANarrowScreen(t *testing.T) {
	con, out := sheet(t, 20)
	con.page.width, con.page.height = 20, 24
	var files []string
	for i := range 30 {
		files = append(files, fmt.Sprintf("a-long-name-%02d.csv", i))
	}
	con.Report(alike(40, files...))
	rows := 0
	for line := range strings.Lines(out.String()) {
		rows += 1 + len(line)/20
	}
	if rows > 26 {
		t.Errorf("%d rows:\n%s", rows, out)
	}
}
