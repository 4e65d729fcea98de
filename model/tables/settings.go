package tables

import (
	"fmt"
	"strings"

	"programme/model"
)

var settingSpec = specOf("rules")

// readSettings reads rules.csv.
func (r *reading) readSettings() {
	t, _ := r.open(settingSpec)
	if t == nil {
		return
	}
	lines := newRegister[int32]("rule setting", settingSpec.file())
	for t.next() {
		s := model.Setting{Row: t.row(), ID: t.id("id"), Who: t.prose("who"), Reason: t.prose("reason")}
		if rule, ok := t.need("rule"); ok {
			if err := r.checkRule(rule); err != nil {
				t.wrongErr("rule", err)
			}
			s.Rule = rule
		}
		level, err := model.ParseLevel(strings.ToLower(t.label("level")))
		if s.Level = level; err != nil {
			t.wrongErr("level", err)
		}
		s.Weight, _ = t.number("weight", 1)
		var whole bool
		s.Params, whole = t.params("params")
		// The rules need not say what a setting lacks of which a part was reported.
		if lines.add(t, "id", s.ID, 0) && !t.lost && whole {
			r.e.Rules = append(r.e.Rules, s)
		}
	}
}

// params reads key=value pairs that are separated by semicolons, and reports whether
// all of them can be read.
func (t *table) params(column string) (params []model.Param, whole bool) {
	c := t.scanned(column)
	if c == nil {
		return nil, !t.has(column)
	}
	whole = true
	seen := map[string]bool{}
	for _, it := range splitItems(c.text, len(c.text)-len(Restore(c.text)), ';') {
		key, value, ok := strings.Cut(it.text, "=")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch {
		case !ok || key == "" || value == "":
			whole = false
			t.wrongItem(column, it, fmt.Sprintf("%s is not a parameter", quote(it.text)), "write key=value, with ; between parameters and | between the items of a list")
		case seen[key]:
			whole = false
			t.wrongItem(column, it, fmt.Sprintf("the parameter %s is there twice", quote(key)), "remove one of them, or write its items with | between")
		default:
			seen[key] = true
			params = append(params, model.Param{Key: key, Value: value, Pos: t.whereItem(column, it)})
		}
	}
	return params, whole
}

func writeSettings(e *model.Event) File {
	t := newSheet(e, settingSpec.name, settingSpec.columns...)
	for i := range e.Rules {
		s := &e.Rules[i]
		if s.ID == "" {
			continue // stands in event.yaml
		}
		params := make([]string, len(s.Params))
		for k, p := range s.Params {
			params[k] = p.Key + "=" + p.Value
		}
		t.add(s.Row, s.ID, s.Rule, s.Level.String(), number(s.Weight), s.Who, list(params), s.Reason)
	}
	return t.file()
}
