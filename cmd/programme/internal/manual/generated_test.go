package manual

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/cmd/programme/internal/present/schema"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/columns"
	"programme/model/exchange/target"
	"programme/model/rules"
)

var update = flag.Bool("update", false, "write what is generated into the pages anew")

// generated has what stands between the marks of each name.
var generated = map[string]func() string{
	"changes": changes, "answers": answers, "exits": exits, "tiers": tiers, "columns": listOfColumns,
	"targets": targets, "fields": target.Fields, "builtin": builtinTargets,
}

func TestGeneratedPartsAreThoseOfTheProgram(t *testing.T) {
	part := regexp.MustCompile(`(?s)(<!-- generated: (\w+) -->\n)(.*?)(<!-- end -->\n)`)
	used := map[string]bool{}
	for _, topic := range Topics() {
		content, err := os.ReadFile(topic + ".md")
		if err != nil {
			t.Fatal(err)
		}
		want := part.ReplaceAllStringFunc(string(content), func(text string) string {
			m := part.FindStringSubmatch(text)
			if generated[m[2]] == nil {
				t.Errorf("%s has %s, which nothing generates", topic, m[2])
				return text
			}
			used[m[2]] = true
			return m[1] + generated[m[2]]() + m[4]
		})
		if *update {
			if err := os.WriteFile(topic+".md", []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(want, string(content)); diff != "" {
			t.Errorf("%s (-want +got), rewrite with -update:\n%s", topic, diff)
		}
	}
	for name := range generated {
		if !used[name] {
			t.Errorf("no page has %s", name)
		}
	}
}

// changes is the language of changes, a row a kind.
func changes() string {
	var b strings.Builder
	b.WriteString("| change | what it does |\n| --- | --- |\n")
	for _, f := range change.Kinds() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", inCell(f.Usage), inCell(f.Meaning))
	}
	return b.String()
}

// listOfColumns is every column of every table.
func listOfColumns() string { return columns.Markdown() }

// targets is the tables for other tools, a row each.
func targets() string {
	var b strings.Builder
	b.WriteString("| target | is |\n| --- | --- |\n")
	for _, name := range target.Names {
		fmt.Fprintf(&b, "| %s | %s |\n", name, inCell(target.Builtin(name).Text))
	}
	return b.String()
}

// builtinTargets is the file of each target.
func builtinTargets() string {
	var b strings.Builder
	for _, name := range target.Names {
		fmt.Fprintf(&b, "```yaml\n%s```\n\n", target.Source(name))
	}
	return b.String()
}

// answers is the answers in JSON, and what gives each.
func answers() string {
	var b strings.Builder
	b.WriteString("| answer | is that of |\n| --- | --- |\n")
	for _, name := range schema.Names() {
		fmt.Fprintf(&b, "| `%s` | `%s` |\n", name, inCell(schema.Asked(name)))
	}
	return b.String()
}

// exits is the exit codes.
func exits() string {
	var b strings.Builder
	b.WriteString("| code | means |\n| --- | --- |\n")
	for line := range strings.Lines(term.ExitCodes) {
		code, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		fmt.Fprintf(&b, "| %s | %s |\n", code, strings.TrimSpace(text))
	}
	return b.String()
}

// tiers is which rules are soft by default, or have a part that is, by tier.
func tiers() string {
	var b strings.Builder
	b.WriteString("| tier | rules, and what each counts |\n| --- | --- |\n")
	for tier, parts := range rules.DefaultTiers() {
		var names []string
		for _, p := range parts {
			if p.Key == "" {
				names = append(names, fmt.Sprintf("%s (%s): %s", p.Rule.Name, p.Rule.ID, p.Unit))
			} else {
				names = append(names, fmt.Sprintf("%s: %s (%s, `%s`): %s", p.Rule.Name, p.Text, p.Rule.ID, p.Key, p.Unit))
			}
		}
		if len(names) > 0 {
			fmt.Fprintf(&b, "| %d | %s |\n", tier, inCell(strings.Join(names, "; ")))
		}
	}
	return b.String()
}

// Whatever one tier adds up by default has one unit, or the manual says at what rate the units
// are added, and it says so of every rule of the tier.
func TestTiersHaveOneUnitOrARate(t *testing.T) {
	page, err := os.ReadFile("verdicts.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n### What a tier adds up\n")
	section, _, found := strings.Cut(section, "\n## ")
	if !found {
		t.Fatal("verdicts has no section of what a tier adds up")
	}
	for tier, parts := range rules.DefaultTiers() {
		units := map[string]bool{}
		for _, p := range parts {
			units[p.Unit] = true
		}
		row := regexp.MustCompile(fmt.Sprintf(`(?m)^\| %d \|.*$`, tier)).FindString(section)
		for _, p := range parts {
			if !strings.Contains(row, p.Rule.ID) {
				t.Errorf("tier %d has no row, or none that says what one of %s is worth: %q", tier, p.Name(), row)
			}
			if len(units) > 1 && !strings.Contains(row, strings.TrimSuffix(p.Unit, "s")) {
				t.Errorf("tier %d adds up %v, and its row does not say what one of the %s of %s is worth: %q", tier, units, p.Unit, p.Name(), row)
			}
		}
	}
}

// inCell returns text as it stands in a cell of a table.
func inCell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
