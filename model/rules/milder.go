package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// This file holds by which parameters a rule asks a little less.

// step is how a number of a setting makes it ask less.
type step struct {
	key   string
	by    int // below 0 where less asks less
	least int // that makes sense
}

// milder lets the setting that an instance rests on ask less by a step, or by several of what
// there may be more of at once: the line that states it, if it has an id, or the last line that gives the number for the whole
// event, or else the rule.
func milder(e *model.Event, b *Binding, i Instance, steps ...step) (list []Remedy) {
	set := b.Setting(i.Setting)
	for _, x := range steps {
		who, name, ok := settingOf(e, b, i.Setting, x.key)
		if !ok || !set.Has(x.key) {
			continue
		}
		most, value := 1, set.Count(x.key)
		if x.by == 1 { // it counts what there may be at once
			most = mostMore
		}
		for n := 1; n <= most && (x.by > 0 || value > x.least); n++ {
			value = max(x.least, value+x.by)
			r := who
			r.Kind, r.Change = RaiseLimit, fmt.Sprintf("rule %s %s=%d", name, x.key, value)
			if most > 1 {
				r.More = n
			}
			list = append(list, r)
		}
	}
	return list
}

// raisedBy raises what a setting counts under a key.
func raisedBy(e *model.Event, b *Binding, i Instance, key string) []Remedy {
	return milder(e, b, i, step{key: key, by: 1})
}

// settingOf returns what gives a setting its number, in quotes where it is a line, with those
// who are asked to change it; ok is false for one in event.yaml that is not about the whole
// event, which nobody can name.
func settingOf(e *model.Event, b *Binding, setting int, key string) (who Remedy, name string, ok bool) {
	for k := len(e.Rules) - 1; k >= 0 && setting < 0; k-- {
		line := &e.Rules[k]
		isItem := slices.ContainsFunc(b.Items, func(item Bound) bool { return item.Index == k })
		if _, gives := line.Param(key); gives && line.Rule == b.Rule.ID && line.ID != "" && !isItem && line.Level != model.Off {
			setting = k
		}
	}
	switch {
	case setting < 0:
		return softer(b.Rule.ID, model.Off), b.Rule.ID, true
	case e.Rules[setting].ID == "":
		return Remedy{}, "", false
	}
	line := &e.Rules[setting]
	return SwitchOff(e, line), fmt.Sprintf("%q", line.ID), true
}
