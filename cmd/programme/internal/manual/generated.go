package manual

import (
	"fmt"
	"strings"

	"programme/cmd/programme/internal/present/schema"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/rules"
)

// generated has, for each mark of a page, what stands in its place.
var generated = map[string]func() string{
	"{{changes}}": changes, "{{answers}}": answers, "{{exits}}": exits, "{{tiers}}": tiers,
	"{{columns}}": columns,
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

// columns is every column of every table.
func columns() string {
	return "`programme init DIR` writes tables that explain themselves by what stands in them."
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
