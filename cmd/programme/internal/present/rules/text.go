package rules

import (
	"fmt"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model/rules"
)

// Show prints the catalogue as a table.
func Show(c *term.Console) error {
	t := term.Table{
		Header: []string{"rule", "name", "default", "counts", "what it asks, and its parameters"},
		Rigid:  []bool{true, false, true, true, false}, Lined: true, Paint: c.Paint,
	}
	for _, r := range Of().Rules {
		text := r.Text
		if needs := r.needsWords(); needs != "" {
			text += "\na line of rules.csv gives " + needs
		}
		for _, p := range r.Params {
			text += "\n" + p.Key + "=" + p.Default + " (" + p.Value + "): " + p.Text
		}
		t.Add(r.ID, r.Name, r.defaultWords(), r.Unit, text)
	}
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	return showTiers(c)
}

// showTiers prints which rules each tier adds up by default, and in which unit.
func showTiers(c *term.Console) error {
	t := term.Table{Header: []string{"tier", "rules that are soft by default, and what they count"}, Rigid: []bool{true, false}, Paint: c.Paint}
	for tier, parts := range rules.DefaultTiers() {
		var texts []string
		for _, p := range parts {
			texts = append(texts, p.Name()+": "+p.Unit)
		}
		if len(texts) > 0 {
			t.Add(strconv.Itoa(tier), strings.Join(texts, "; "))
		}
	}
	c.Printf("\n")
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	c.Printf("programme help verdicts has the reasons, and what one unit of a tier is worth in another\n")
	return nil
}

// ShowMarkdown writes the rules as a page of Markdown.
func ShowMarkdown(c *term.Console, asked []Rule) {
	b := &strings.Builder{}
	b.WriteString("# Rules\n")
	for _, r := range asked {
		b.WriteString("\n")
		r.writePage(b, "##")
	}
	c.Printf("%s", b.String())
}

// defaultWords says what a rule is by default: "hard", or "soft:2, weight 3".
func (r Rule) defaultWords() string {
	if !strings.HasPrefix(r.Level, "soft:") {
		return r.Level
	}
	return fmt.Sprintf("%s, weight %d", r.Level, r.Weight)
}

// needsWords says what a line of rules.csv has to give: "session; start or day"; "" if
// that is nothing.
func (r Rule) needsWords() string {
	groups := make([]string, len(r.Needs))
	for i, keys := range r.Needs {
		groups[i] = strings.Join(keys, " or ")
	}
	return strings.Join(groups, "; ")
}

// inMarkdown keeps the signs that Markdown would read from being read.
func inMarkdown(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`").Replace(text)
}
