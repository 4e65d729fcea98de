package main

import (
	"os/exec"
	"strings"
	"testing"
)

// Packages import those further down only, model, rules and check no library but the
// standard one, and each library that might be replaced has one home.
func TestImportsGoOneWay(t *testing.T) {
	list := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "programme/...")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	homes := map[string]string{ // a library and the one package that may import it
		"github.com/irifrance/gini":         "programme/solver/internal/sat",
		"github.com/olekukonko/tablewriter": "programme/cmd/programme",
		"github.com/spf13/cobra":            "programme/cmd/programme",
		"github.com/spf13/pflag":            "programme/cmd/programme",
		"golang.org/x/term":                 "programme/cmd/programme",
		"github.com/goccy/go-yaml":          "programme/model/tables",
		"github.com/xuri/excelize/v2":       "programme/model/exchange/workbook",
		"github.com/arran4/golang-ical":     "programme/model/exchange/ical",
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		from, imports, _ := strings.Cut(strings.TrimSpace(line), ": ")
		packages++
		for to := range strings.FieldsSeq(imports) {
			if layer(to) > layer(from) {
				t.Errorf("%s imports %s, which stands above it", from, to)
			}
			for library, home := range homes {
				if (to == library || strings.HasPrefix(to, library+"/")) && from != home {
					t.Errorf("%s imports %s, which is for %q alone", from, to, home)
				}
			}
			if (from == "programme/model" || from == "programme/model/rules" || from == "programme/model/check") && strings.Contains(to, ".") {
				t.Errorf("%s imports %s; it does with the standard library", from, to)
			}
		}
	}
	if packages < 5 {
		t.Errorf("only %d packages", packages)
	}
}

// layer returns how far up a package stands; libraries stand below everything.
func layer(path string) int {
	for i, prefix := range []string{"programme/model", "programme/solver", "programme/cmd"} {
		if path == prefix || strings.HasPrefix(path, prefix+"/") {
			return i + 1
		}
	}
	return 0
}
