package show

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
)

var rewrite = flag.Bool("update", false, "write golden files anew")

// golden compares text with a file under testdata/golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *rewrite {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (go test -update writes it anew): %s", name, diff)
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		zone  model.Zone
		show  func(showing) error
	}{
		{"day-100.txt", 100, "", showing.showDays},
		{"day-60-prague.txt", 60, "Europe/Prague", showing.showDays},
		{"day-200.txt", 200, "", showing.showDays},
		{"room-100.txt", 100, "", showing.showRooms},
		{"person-120.txt", 120, "", showing.showPeople},
		{"theme-100.txt", 100, "America/St_Johns", showing.showThemes},
		{"list-100.txt", 100, "", func(v showing) error { return v.ListDays() }},
		{"list-40.txt", 40, "", func(v showing) error { return v.ListDays() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, p := kyoto()
			con, out := termtest.Paper(t, c.width)
			if err := c.show(showing{present.NewView(con, e, p, c.zone)}); err != nil {
				t.Fatal(err)
			}
			con.Out.Flush()
			golden(t, c.name, out.String())
			for line := range strings.Lines(out.String()) {
				if strings.ContainsAny(line, "│┌├└") && term.TextWidth(strings.TrimRight(line, "\n")) > c.width {
					t.Errorf("wider than %d columns: %s", c.width, line)
				}
			}
		})
	}
}

func TestColourMarksTheClash(t *testing.T) {
	e, p := kyoto()
	con, out := termtest.Paper(t, 100)
	con.Paint = true
	if err := (showing{present.NewView(con, e, p, "")}).showDays(); err != nil {
		t.Fatal(err)
	}
	con.Out.Flush()
	if !strings.Contains(out.String(), "\x1b[31m! WS 70 until\x1b[0m") && !strings.Contains(out.String(), "\x1b[31m! WS 70 until 10:00\x1b[0m") {
		t.Errorf("no red mark in:\n%s", out)
	}
}
