package page

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

var update = flag.Bool("update", false, "write the golden files anew")

// seeds are the two pages that the package was made for: the shortened copies that the
// repository has, and where the full ones are found on machines that have them.
var seeds = []struct{ golden, short, full string }{
	{"ws-70", "ws-70.txt", "000_9457e8ab626bc745.txt"},
	{"of-44", "of-44.txt", "004_be570e3c4e761317.txt"},
}

const (
	shortSeeds = "../../../fixtures/seeds/pages"
	fullSeeds  = "../../../../shared/seeds"
)

func TestSeedsAreReadInFull(t *testing.T) {
	for _, seed := range seeds {
		for _, file := range []string{filepath.Join(shortSeeds, seed.short), filepath.Join(fullSeeds, seed.full)} {
			t.Run(seed.golden+"/"+filepath.Base(file), func(t *testing.T) {
				content, err := os.ReadFile(file)
				if errors.Is(err, os.ErrNotExist) {
					t.Skipf("needs the full text of the page, %s", file)
				}
				if err != nil {
					t.Fatal(err)
				}
				s, notes, err := Read(seed.short, content)
				if err != nil {
					t.Fatal(err)
				}
				compareGolden(t, filepath.Join("testdata", seed.golden+".golden"), dump(s, notes))
			})
		}
	}
}

// dump writes everything that was read of a page, a line each, without the note on
// descriptive text, of which the shortened pages have less.
func dump(s *Session, notes []model.Fault) string {
	var b strings.Builder
	field := func(name string, f Field) { fmt.Fprintf(&b, "%3d %s %q\n", f.Line, name, f.Text) }
	fmt.Fprintf(&b, "meeting %q\n", s.Meeting)
	field("id", s.ID)
	field("number", s.Number)
	field("type", s.Type)
	field("title", s.Title)
	fmt.Fprintf(&b, "%3d slot", s.Slot.Line)
	if s.Slot.Line > 0 {
		fmt.Fprintf(&b, " %s %s", s.Slot.Start, s.Slot.End)
	}
	b.WriteByte('\n')
	field("room", s.Room)
	for _, theme := range s.Themes {
		field("theme", theme)
	}
	field("format", s.Format)
	fmt.Fprintf(&b, "%3d minutes %d\n", s.Format.Line, s.Minutes)
	for _, e := range s.Cast {
		fmt.Fprintf(&b, "%3d %s", e.Line, e.Role)
		if e.Unsure {
			b.WriteString(" (unsure)")
		}
		fmt.Fprintf(&b, " by line %d\n", e.RoleLine)
		for _, part := range []struct{ name, text string }{
			{"honorific", e.Honorific},
			{"name", e.Name},
			{"affiliation", e.Affiliation},
			{"group", e.Group},
			{"region", e.Region},
			{"presence", string(e.Presence)},
		} {
			if part.text != "" {
				fmt.Fprintf(&b, "      %s %q\n", part.name, part.text)
			}
		}
	}
	for _, n := range notes {
		if !strings.Contains(n.Message, "descriptive text") {
			fmt.Fprintln(&b, n.Error())
		}
	}
	return b.String()
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("another reading than in %s (-want +got):\n%s", file, diff)
	}
}
