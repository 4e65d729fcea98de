package rules

import (
	"slices"
	"strings"

	"programme/model"
)

// Settled returns the settings of e with the instants and days of their parameters written
// in full, so that they still mean the same when the event gets other days. What cannot be
// read stays as it is.
func Settled(e *model.Event) []model.Setting {
	names := newReferences(e)
	settled := slices.Clone(e.Rules)
	for i := range settled {
		s := &settled[i]
		s.Params = slices.Clone(s.Params)
		for k, p := range s.Params {
			s.Params[k] = names.settled(s.Rule, p)
		}
	}
	return settled
}

// settled returns a parameter of a rule, written in full.
func (n *references) settled(rule string, p model.Param) model.Param {
	for i := range Rows() {
		r := &Rows()[i]
		spec, known := r.param(p.Key)
		if r.ID != rule || !known {
			continue
		}
		v, err := n.read(spec, p.Value)
		if err != nil {
			return p
		}
		switch spec.Type {
		case InstantParam:
			p.Value = v.at.String()
		case DateParam:
			p.Value = v.day.String()
		case DatesParam:
			days := make([]string, len(v.days))
			for k, day := range v.days {
				days[k] = day.String()
			}
			p.Value = strings.Join(days, "|")
		}
	}
	return p
}
