package conflict

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// grounds are the rule instances that a core rests on, each with its row: what tells which
// changes may help against it.
type grounds struct {
	all []ground
}

// ground is one of them.
type ground struct {
	rule *rules.Rule
	in   rules.Instance
}

func (x *grounds) add(rule *rules.Rule, in rules.Instance) {
	if one := (ground{rule, in}); !slices.Contains(x.all, one) {
		x.all = append(x.all, one)
	}
}

// any reports whether that is so of an instance.
func (x *grounds) any(is func(*ground) bool) bool {
	return slices.ContainsFunc(x.all, func(one ground) bool { return is(&one) })
}

// ofRule reports whether that is so of an instance of a rule.
func (x *grounds) ofRule(id string, is func(*rules.Instance) bool) bool {
	return x.any(func(one *ground) bool { return one.rule.ID == id && is(&one.in) })
}

// about reports whether an instance is about a session, or about none by itself, whose rule
// reads one of some columns.
func (x *grounds) about(s model.SessionIndex, is func(*rules.Instance) bool, columns ...string) bool {
	return x.any(func(one *ground) bool {
		return one.reads(columns) && (one.in.A == s || one.in.B == s || one.in.A == model.NoSession) && is(&one.in)
	})
}

// reads reports whether the rule of an instance looks at one of some columns.
func (x *ground) reads(columns []string) bool {
	return slices.ContainsFunc(columns, func(column string) bool { return slices.Contains(x.rule.Reads, column) })
}
