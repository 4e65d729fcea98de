package tables

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	read, err := Read(f.fs())
	faults, ok := err.(model.Faults)
	if !ok {
		t.Fatalf("no faults: %v", err)
	}
	golden(t, "testdata/planted.faults", lines(faults))
	golden(t, "testdata/planted.notes", lines(read.Notes))
	checkPositions(t, f, faults)
	checkPositions(t, f, read.Notes)
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

// Whatever of a table cannot be read, what is said is said of that table: what other
// tables refer to there is neither missing nor wrong for all that anybody knows.
func TestNoFaultFollowsFromAnother(t *testing.T) {
	cell := func(row, column int, change func(string) string) func(string) string {
		return func(content string) string {
			lines := strings.Split(content, "\n")
			if row >= len(lines)-1 {
				return content
			}
			cells := strings.Split(lines[row], ",")
			if column < len(cells) {
				cells[column] = change(cells[column])
			}
			lines[row] = strings.Join(cells, ",")
			return strings.Join(lines, "\n")
		}
	}
	breaks := map[string]func(content string) string{
		"empty":          func(string) string { return "" },
		"UTF-16":         func(content string) string { return "\xff\xfe" + content },
		"not closed":     func(content string) string { return `"` + content },
		"too large":      func(string) string { return strings.Repeat(" ", maxFile+1) },
		"carriage":       func(content string) string { return strings.ReplaceAll(content, "\n", "\r") },
		"other header":   func(content string) string { return "x," + content[strings.IndexByte(content, ',')+1:] },
		"no header":      func(content string) string { return content[strings.IndexByte(content, '\n')+1:] },
		"cut":            func(content string) string { return content[:len(content)/2] + `"` },
		"a second id":    func(content string) string { return "id," + content },
		"latin 1 names":  func(content string) string { return strings.ReplaceAll(content, "n", "\xf1") },
		"latin 1 ids":    func(content string) string { return strings.ReplaceAll(content, "4", "\xb4") },
		"separators cut": func(content string) string { return strings.ReplaceAll(content, ",", "") },
	}
	for row := range 3 {
		for column := range 11 {
			at := fmt.Sprintf(" in row %d, cell %d", row, column)
			breaks["zero byte"+at] = cell(row, column, func(c string) string { return c + "\x00" })
			breaks["not UTF-8"+at] = cell(row, column, func(c string) string { return c + "\xe9" })
			breaks["open quote"+at] = cell(row, column, func(c string) string { return `"` + c })
			breaks["quote"+at] = cell(row, column, func(c string) string { return c + `"` })
			breaks["carriage return"+at] = cell(row, column, func(c string) string { return c + "\rx" })
			if column > 1 { // the ids and names of most tables
				continue
			}
			breaks["long"+at] = cell(row, column, func(c string) string { return c + strings.Repeat("x", maxCell) })
		}
	}
	names := slices.Sorted(maps.Keys(breaks))
	_, usual := mustRead(t, small)
	for _, file := range []string{"sessions.csv", "people.csv", "rooms.csv", "windows.csv", "kits.csv", "cast.csv", "availability.csv", "walk.csv", "rules.csv", "baseline.csv"} {
		for _, name := range names {
			broken := breaks[name](small[file])
			if broken == small[file] {
				continue
			}
			read, err := Read(small.with(file, broken).fs())
			faults, _ := err.(model.Faults)
			for _, f := range append(faults, read.Notes...) {
				if err != nil && f.Pos.File != file && !slices.Contains(usual, f) {
					t.Errorf("%s, %s: says %v\nof %.300v", file, name, f, err)
				}
			}
		}
	}
}

// A key that is misspelt is not missing too, nor is what stands under it.
func TestAMisspeltKeyIsOneFault(t *testing.T) {
	cast := small.with("cast.csv", "session,person,role\nOF 44,jk,chair\n")
	wantFaults(t, cast.with(eventFile, small[eventFile]+"rolez: {chair: {must: yes, host: yes}}\n"), `event.yaml:10:1: "rolez" is not a key of the event; did you mean "roles"?`)
	wantFaults(t, small.with(eventFile, strings.Replace(small[eventFile], "grain", "gain", 1)), `event.yaml:3:1: "gain" is not a key of the event; did you mean "grain"?`)
}
