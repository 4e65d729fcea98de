package tables

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// TestEveryPlantedFaultIsReported reads testdata/planted, a folder with a fault of every
// kind, and compares all that is reported with planted.faults and planted.notes.
func TestEveryPlantedFaultIsReported(t *testing.T) {
	f := folder{}
	names, err := filepath.Glob("testdata/planted/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f[filepath.Base(name)] = string(content)
	}
	_, notes, err := Read(f.fs())
	faults, ok := err.(model.Faults)
	if !ok {
		t.Fatalf("no faults: %v", err)
	}
	golden(t, "testdata/planted.faults", lines(faults))
	golden(t, "testdata/planted.notes", lines(notes))
	checkPositions(t, f, faults)
	checkPositions(t, f, notes)
}

// golden compares text with a file, or writes it there.
func golden(t *testing.T, name, text string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text, "\n")); diff != "" {
		t.Errorf("%s (-want +got), rewrite with -update:\n%s", name, diff)
	}
}

func lines(faults []model.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		b.WriteString(f.Error() + "\n")
	}
	return b.String()
}

// checkPositions fails for a position outside its file. A file that is missing has the
// position of its name alone.
func checkPositions(t testing.TB, f folder, faults []model.Fault) {
	t.Helper()
	for _, fault := range faults {
		pos := fault.Pos
		if pos.Line == 0 && pos.Column == 0 {
			continue
		}
		rows := strings.Split(strings.TrimPrefix(f[pos.File], "\ufeff"), "\n")
		if pos.Line < 1 || pos.Line > len(rows) {
			t.Fatalf("no such line in the file: %v", fault)
		}
		if width := utf8.RuneCountInString(rows[pos.Line-1]); pos.Column < 1 || pos.Column > width+1 {
			t.Fatalf("no such column in a line of %d: %v", width, fault)
		}
	}
}
