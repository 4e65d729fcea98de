package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"programme/model/columns"
	"programme/model/exchange/target"
)

// Every format has words for help and a script that reads or writes it.
func TestEveryFormatIsWhole(t *testing.T) {
	scripts := allText(t, filepath.Join("testdata", "script", "*.txtar"))
	whole := func(flag, word, text string) {
		if text == "" {
			t.Errorf("%s %s says nothing in help", flag, word)
		}
		if call := regexp.MustCompile(fmt.Sprintf(`%s[ =]%s\b`, flag, regexp.QuoteMeta(word))); !call.MatchString(scripts) {
			t.Errorf("no script calls %s %s", flag, word)
		}
	}
	for _, f := range importFormats {
		whole("--from", f.word, f.text)
	}
	for _, f := range exportFormats {
		whole("--to", f.word, f.text)
	}
}

// Every package of a foreign format says in doc.go what it is, is tested, and fuzzed if it
// reads.
func TestEveryFormatPackageIsWhole(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join("..", "..", "model", "exchange", "*", "doc.go"))
	all, _ := filepath.Glob(filepath.Join("..", "..", "model", "exchange", "*", ""))
	packages := 0
	for _, folder := range all {
		files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		if len(files) == 0 {
			continue
		}
		packages++
		reads := regexp.MustCompile(`(?m)^func Read`).MatchString(allText(t, filepath.Join(folder, "*.go")))
		tests := allText(t, filepath.Join(folder, "*_test.go"))
		if tests == "" || reads && !strings.Contains(tests, "func Fuzz") {
			t.Errorf("%s has no tests, or reads and has no fuzz target", filepath.Base(folder))
		}
	}
	if packages < 5 || packages != len(folders) {
		t.Errorf("%d packages and %d doc.go", packages, len(folders))
	}
}

// allText returns the text of all files of a pattern.
func allText(t *testing.T, pattern string) string {
	t.Helper()
	var all strings.Builder
	names, _ := filepath.Glob(pattern)
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	return all.String()
}

// A script walks all formats and targets for what the public must not see, and its tables have it
// in every column that is not public and can say anything.
func TestTheScriptOfProfilesIsWhole(t *testing.T) {
	script := allText(t, filepath.Join("testdata", "script", "export_profile.txtar"))
	for _, f := range exportFormats {
		if call := "--to " + f.word + " "; f.word != eventXLSXFormat.word && !strings.Contains(script, call) {
			t.Errorf("no %q", call)
		}
	}
	for _, name := range target.Names {
		if call := "--target " + name + " "; !strings.Contains(script, call) {
			t.Errorf("no %q", call)
		}
	}
	free := []columns.Kind{columns.Text, columns.Label, columns.List, columns.Mail}
	said := []string{"rules.level", "people.waiver"} // of words that the program has
	for _, table := range columns.Tables() {
		_, rest, found := strings.Cut(script, "-- e/"+table.Name+".csv --\n")
		text, _, _ := strings.Cut(rest, "-- ")
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(table.Name, err)
		}
		for _, c := range table.Columns {
			name := table.Name + "." + c.Name
			if !found || c.Public || !slices.Contains(free, c.Holds) || slices.Contains(said, name) {
				continue
			}
			at := slices.Index(rows[0], c.Name)
			if at < 0 || !strings.Contains(strings.ToLower(rows[1][at]), "secret") {
				t.Errorf("%s says no secret", name)
			}
		}
	}
}
