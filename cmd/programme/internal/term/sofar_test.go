package term

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"programme/model/tables"
)

// programmeOf returns the files of a programme, with programme.json that vouches for them.
func programmeOf(content string, names ...string) []tables.File {
	var files []tables.File
	for _, name := range names {
		files = append(files, tables.File{Name: name, Content: []byte(content)})
	}
	answer := map[string]any{"tool": map[string]string{"name": "programme"}, "output": OutputOf(files)}
	return append(files, tables.File{Name: ProgrammeJSON, Content: JSON(answer)})
}

// What programmes so far take away is told by the last one, once; and only that is named as
// written.
func TestProgrammesSoFarTellNothing(t *testing.T) {
	var out, err bytes.Buffer
	c := New(strings.NewReader(""), &out, &err)
	dir := t.TempDir()
	first := c.Target(dir)
	if err := first.WriteProgramme(programmeOf("old", "programme.csv", "grid-2026-05-11.csv", "grid-2026-05-12.csv")); err != nil {
		t.Fatal(err)
	}
	first.Close()
	c.written = nil

	to := c.Target(dir)
	defer to.Close()
	if e := to.WriteSoFar(programmeOf("so far", "programme.csv")); e != nil || err.Len() > 0 || c.written != nil {
		t.Fatalf("%v, said %q, wrote %q", e, &err, c.written)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "programme.csv")); string(got) != "so far" {
		t.Errorf("there is %q", got)
	}
	if _, e := os.Stat(filepath.Join(dir, "grid-2026-05-12.csv")); e == nil {
		t.Error("the grid of the old programme is there beside the new one")
	}
	if e := to.WriteProgramme(programmeOf("new", "programme.csv", "grid-2026-05-11.csv")); e != nil {
		t.Fatal(e)
	}
	if want := "programme: removed what belonged to the programme that was there: grid-2026-05-12.csv\n"; err.String() != want || len(c.written) != 1 {
		t.Errorf("said %q, wrote %q", &err, c.written)
	}
}
