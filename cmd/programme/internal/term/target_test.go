package term

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"programme/model/tables"
)

// A file that an editor has saved since the run began is not written over.
func TestWhatWasChangedMeanwhileStays(t *testing.T) {
	c := New(strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{})
	long := time.Now().Add(-time.Hour)
	for name, change := range map[string]func(name string) error{
		"saved":   func(name string) error { return os.WriteFile(name, []byte("new"), 0o666) },
		"made":    func(name string) error { return os.WriteFile(name+".new", nil, 0o666) },
		"removed": os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "a.csv")
			saveText(t, file, "old")
			if err := os.Chtimes(file, long, long); err != nil {
				t.Fatal(err)
			}
			to := c.Target(dir)
			defer to.Close()
			if err := change(file); err != nil {
				t.Fatal(err)
			}
			before, _ := contents(t, dir)
			err := to.Write([]tables.File{{Name: "a.csv", Content: []byte("ours")}, {Name: "a.csv.new"}})
			if err == nil || !strings.Contains(err.Error(), "was changed meanwhile") {
				t.Errorf("got %v", err)
			}
			if after, _ := contents(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
				t.Errorf("there was %v, and is %v", before, after)
			}
		})
	}
}
