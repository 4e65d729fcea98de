package tables

import (
	"fmt"
	"strconv"
	"strings"

	"programme/model"
)

// writeEventFile writes event.yaml. The hours of its days stand in windows.csv.
func writeEventFile(e *model.Event) File {
	var b strings.Builder
	fmt.Fprintf(&b, "name: %s\nzone: %s\ngrain: %d\n", yamlText(e.Name), yamlText(string(e.Zone)), e.Grain)
	b.WriteString("days:\n")
	for _, day := range e.Days {
		fmt.Fprintf(&b, "  - %s\n", day)
	}
	b.WriteString("types:\n")
	for _, kind := range e.Types {
		fmt.Fprintf(&b, "  %s: %d\n", yamlText(kind.ID), kind.Minutes)
	}
	b.WriteString("roles:\n")
	for _, role := range e.Roles {
		fmt.Fprintf(&b, "  %s: {must: %s, host: %s", yamlText(role.ID), mustWord(role), yesOrNo(role.Host))
		if role.Presence != "" {
			fmt.Fprintf(&b, ", presence: %s", role.Presence)
		}
		b.WriteString("}\n")
	}
	writeRules(&b, e)
	writeColumnNames(&b, e.ColumnNames)
	return File{Name: eventFile, Content: []byte(b.String())}
}

// writeRules writes the settings without an id: as a mapping, or as a list of mappings
// if a rule comes twice.
func writeRules(b *strings.Builder, e *model.Event) {
	var settings []*model.Setting
	lead, seen := "  ", map[string]bool{}
	for i := range e.Rules {
		s := &e.Rules[i]
		if s.ID != "" {
			continue
		}
		settings = append(settings, s)
		if seen[s.Rule] {
			lead = "  - "
		}
		seen[s.Rule] = true
	}
	if len(settings) == 0 {
		return
	}
	b.WriteString("rules:\n")
	for _, s := range settings {
		var parts []string
		add := func(key, value string) { parts = append(parts, yamlText(key)+": "+value) }
		if s.Level != model.Unset {
			add("level", yamlText(s.Level.String()))
		}
		if s.Weight != 0 {
			add("weight", strconv.Itoa(s.Weight))
		}
		if s.Who != "" {
			add("who", yamlText(s.Who))
		}
		if s.Reason != "" {
			add("reason", yamlText(s.Reason))
		}
		for _, p := range s.Params {
			add(p.Key, yamlText(p.Value))
		}
		fmt.Fprintf(b, "%s%s: {%s}\n", lead, yamlText(s.Rule), strings.Join(parts, ", "))
	}
}

// mustWord says whether those in the role must attend.
func mustWord(role model.Role) string {
	if role.Must && role.Alone {
		return "alone"
	}
	return yesOrNo(role.Must)
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// yamlText writes text as one YAML value: as it is where nobody can take it for anything
// but text, else in double quotes.
func yamlText(text string) string {
	if isPlainYAML(text) {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c > 0xffff && !strconv.IsPrint(c):
			fmt.Fprintf(&b, `\U%08x`, c)
		case !strconv.IsPrint(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isPlainYAML reports whether text is letters, digits, spaces, slashes, underscores and
// hyphens, starts with a letter and is none of the words that some reader of YAML takes
// for a boolean, a number or nothing.
func isPlainYAML(text string) bool {
	switch strings.ToLower(text) {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return false
	}
	for i, c := range text {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		other := c >= '0' && c <= '9' || strings.ContainsRune(" /_-", c)
		if !letter && (i == 0 || !other) {
			return false
		}
	}
	return text[len(text)-1] != ' '
}
