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
	"programme/model/rules"
)

var update = flag.Bool("update", false, "write what is generated into the pages anew")

// generated has what stands between the marks of each name.
var generated = map[string]func() string{
	"changes": changes, "answers": answers, "exits": exits, "tiers": tiers, "columns": listOfColumns,
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
	const most = 9
	var of [most + 1][]string
	for _, r := range rules.Catalogue() {
		if tier := r.Level.Tier(); tier > 0 {
			of[tier] = append(of[tier], fmt.Sprintf("%s (%s)", r.Name, r.ID))
		}
		for _, p := range r.Params {
			var tier int
			if p.Type == rules.LevelParam {
				_, _ = fmt.Sscanf(p.Default, "soft:%d", &tier)
			}
			if tier > 0 {
				of[tier] = append(of[tier], fmt.Sprintf("%s: %s (%s, `%s`)", r.Name, p.Text, r.ID, p.Key))
			}
		}
	}
	var b strings.Builder
	b.WriteString("| tier | rules |\n| --- | --- |\n")
	for tier, names := range of {
		if len(names) > 0 {
			fmt.Fprintf(&b, "| %d | %s |\n", tier, inCell(strings.Join(names, "; ")))
		}
	}
	return b.String()
}

// inCell returns text as it stands in a cell of a table.
func inCell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
