package tables

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"programme/model"
)

// readRules reads what the event changes of rules: a mapping from rules to levels or to
// mappings, or a list of such mappings where a rule comes more than once.
func (r *reading) readRules(y *yamlFile, en entry) {
	const remedy = "write it like {R16: hard, R19: {level: soft:2, weight: 3}}"
	parts := []ast.Node{en.value}
	if several, ok := en.value.(*ast.SequenceNode); ok {
		parts = several.Values
	}
	for _, part := range parts {
		settings, _ := y.mapping(part, `"rules"`, remedy)
		for _, one := range settings {
			s := model.Setting{Row: model.Row{Pos: one.pos}, Rule: one.key}
			if err := r.checkRule(one.key); err != nil {
				r.refuse(one.pos, err)
			}
			if _, single := scalar(one.value); single {
				if text, ok := y.word(one); ok {
					s.Level = r.readLevel(y, one, text)
				}
			} else {
				entries, _ := y.mapping(one.value, fmt.Sprintf("the rule %s", quote(one.key)), remedy)
				whole := true
				for _, en := range entries {
					whole = r.readSetting(y, &s, en) && whole
				}
				if !whole {
					continue // the rules need not say what it lacks
				}
			}
			r.e.Rules = append(r.e.Rules, s)
		}
	}
}

func (r *reading) readLevel(y *yamlFile, en entry, text string) model.Level {
	level, err := model.ParseLevel(strings.ToLower(text))
	if err != nil {
		r.refuse(y.where(en), err)
	}
	return level
}

// readSetting reads one key of a rule: level, weight, who, reason, or a parameter. It
// reports whether its value can be read.
func (r *reading) readSetting(y *yamlFile, s *model.Setting, en entry) (ok bool) {
	var text string
	switch en.key {
	case "level":
		if text, ok = y.word(en); ok {
			s.Level = r.readLevel(y, en, text)
		}
	case "weight":
		s.Weight, ok = y.number(en, en.key, 1)
	case "who":
		if _, ok = y.word(en); ok {
			s.Who, _ = scalar(en.value)
		}
	case "reason":
		if _, ok = y.word(en); ok {
			s.Reason, _ = scalar(en.value)
		}
	default:
		if items, several := en.value.(*ast.SequenceNode); several {
			text, ok = y.items(en, items)
		} else {
			text, ok = y.word(en)
		}
		if ok {
			s.Params = append(s.Params, model.Param{Key: en.key, Value: text, Pos: en.pos})
		}
	}
	return ok
}

// items reads a list of single values as rules.csv writes one: with | between.
func (y *yamlFile) items(en entry, list *ast.SequenceNode) (string, bool) {
	words := make([]string, 0, len(list.Values))
	for _, n := range list.Values {
		text, ok := scalar(n)
		text = strings.TrimSpace(text)
		if !ok || text == "" || strings.Contains(text, "|") {
			y.fault(y.pos(n.GetToken()), fmt.Sprintf("an item of %s is not a single word", quote(en.key)), "write words without |")
			return "", false
		}
		words = append(words, text)
	}
	if len(words) == 0 {
		y.fault(en.pos, fmt.Sprintf("%s is empty", quote(en.key)), "write its value after the colon")
	}
	return strings.Join(words, "|"), len(words) > 0
}
