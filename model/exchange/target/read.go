package target

import (
	"fmt"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// Read reads the file of a target. The error is a [model.Faults] with everything that is
// wrong with it.
func Read(name string, content []byte) (*Target, error) {
	v, err := tables.ReadYAML(name, content)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	t := &Target{Form: CSV, Separator: ',', Encoding: UTF8, HeaderRow: 1, Joiner: ", "}
	r.keys(v, "a target", map[string]func(tables.YAML){
		"target":     func(v tables.YAML) { t.Name = r.text(v) },
		"text":       func(v tables.YAML) { t.Text = r.text(v) },
		"form":       func(v tables.YAML) { t.Form = choose(r, v, CSV, XLSX) },
		"encoding":   func(v tables.YAML) { t.Encoding = choose(r, v, UTF8, UTF8Mark, UTF16, Latin) },
		"separator":  func(v tables.YAML) { t.Separator = r.separator(v) },
		"header_row": func(v tables.YAML) { t.HeaderRow = r.number(v, 100) },
		"cells":      func(v tables.YAML) { t.OneLine = choose(r, v, "one line", "lines") == "one line" },
		"times":      func(v tables.YAML) { t.UTC = choose(r, v, "venue", "utc") == "utc" },
		"breaks":     func(v tables.YAML) { t.Breaks = r.yes(v) },
		"unplaced":   func(v tables.YAML) { t.Unplaced = r.yes(v) },
		"joiner":     func(v tables.YAML) { t.Joiner = unescaped(v.Text) },
		"without": func(v tables.YAML) {
			for _, item := range r.items(v) {
				t.Without = append(t.Without, r.text(item))
			}
		},
		"columns": func(v tables.YAML) {
			for _, item := range r.items(v) {
				t.Columns = append(t.Columns, r.column(item))
			}
		},
	}, "target", "columns")
	if len(r.faults) > 0 {
		return nil, r.faults.Sort()
	}
	return t, nil
}

// reader collects what is wrong with a file.
type reader struct{ faults model.Faults }

func (r *reader) wrong(pos model.Position, remedy, format string, args ...any) {
	r.faults = append(r.faults, model.Fault{Pos: pos, Message: fmt.Sprintf(format, args...), Remedy: remedy})
}

// keys reads the keys of a mapping, of which some must be there.
func (r *reader) keys(v tables.YAML, what string, known map[string]func(tables.YAML), needed ...string) {
	if len(v.Keys) == 0 {
		r.wrong(v.Pos, "write key: value", "%s is a list of keys and values", what)
		return
	}
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	said := map[string]bool{}
	for _, k := range v.Keys {
		said[k.Name] = true
		if read := known[k.Name]; read != nil {
			read(k.YAML)
			continue
		}
		remedy := "programme help targets lists them"
		if near := model.Nearest(k.Name, names); near != "" {
			remedy = fmt.Sprintf("did you mean %q?", near)
		}
		r.wrong(k.Pos, remedy, "%q is not a key of %s", k.Name, what)
	}
	for _, name := range needed {
		if !said[name] {
			r.wrong(v.Pos, "programme help targets shows how", "%s says no %s", what, name)
		}
	}
}

// column reads a column: its head, and what its cells say; a second template is for rows of
// which the first says nothing.
func (r *reader) column(v tables.YAML) (c Column) {
	r.keys(v, "a column", map[string]func(tables.YAML){
		"name":     func(v tables.YAML) { c.Head = r.text(v) },
		"required": func(v tables.YAML) { c.Required = r.yes(v) },
		"most":     func(v tables.YAML) { c.Most = r.number(v, 1_000_000) },
		"value":    func(v tables.YAML) { c.cell = r.template(v) },
		"or":       func(v tables.YAML) { c.or = r.template(v) },
	}, "name", "value")
	return c
}

func (r *reader) template(v tables.YAML) template {
	if !v.Single {
		r.wrong(v.Pos, `write text and fields, like "{id}: {title}"`, "what a cell says is a single value")
		return nil
	}
	t, err := parseTemplate(unescaped(v.Text))
	if err != nil {
		message, remedy, _ := strings.Cut(err.Error(), "; ")
		r.wrong(v.Pos, remedy, "%s", message)
	}
	return t
}

// unescaped reads \n and \t, which YAML reads in some kinds of quotes alone.
func unescaped(text string) string {
	return strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(text)
}

func (r *reader) text(v tables.YAML) string {
	if text := strings.TrimSpace(v.Text); v.Single && text != "" {
		return text
	}
	r.wrong(v.Pos, "write it after the colon", "a text is missing")
	return ""
}

func (r *reader) items(v tables.YAML) []tables.YAML {
	if len(v.Items) == 0 {
		r.wrong(v.Pos, "write one, like [a, b]", "a list is missing")
	}
	return v.Items
}

func (r *reader) yes(v tables.YAML) bool {
	return choose(r, v, "yes", "no", "true", "false") == "yes" || v.Text == "true"
}

func (r *reader) number(v tables.YAML, most int) int {
	n, err := strconv.Atoi(v.Text)
	if err != nil || n < 0 || n > most {
		r.wrong(v.Pos, "write one like 15", "%q is no whole number from 0 to %d", v.Text, most)
	}
	return n
}

func (r *reader) separator(v tables.YAML) byte {
	switch text := unescaped(v.Text); text {
	case ",", ";", "\t", "|":
		return text[0]
	case "tab":
		return '\t'
	}
	r.wrong(v.Pos, `write one of "," ";" "|" tab`, "%q is no separator", v.Text)
	return ','
}

// choose reads one of some words.
func choose[T ~string](r *reader, v tables.YAML, words ...T) T {
	for _, word := range words {
		if v.Single && strings.EqualFold(v.Text, string(word)) {
			return word
		}
	}
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = fmt.Sprintf("%q", word)
	}
	r.wrong(v.Pos, "write one of "+strings.Join(quoted, ", "), "%q is not known here", v.Text)
	return words[0]
}
