package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Hidden returns which sessions of a valid event its lines keep from the public, cancelled ones
// too: bilateral meetings, sessions of guests that are said not to be public, and whatever is
// merged with one of these. The level of a line does not matter: what is off is no less secret.
func Hidden(e *model.Event) []bool {
	lines := *e
	lines.Rules = slices.DeleteFunc(slices.Clone(e.Rules), func(s model.Setting) bool { return s.Rule != r25.ID && s.Rule != r52.ID })
	hidden := make([]bool, len(e.Sessions))
	if len(lines.Rules) == 0 {
		return hidden
	}
	book, faults := Bind(&lines)
	if len(faults) > 0 {
		panic(fmt.Sprintf("rules: what is hidden was not valid: %v", faults))
	}
	for _, rule := range []*Rule{&r25, &r52} {
		items := book.Of(rule.ID).Items
		for k := range items {
			if rule == &r52 || items[k].Text("public") == "no" {
				items[k].hide(e, hidden)
			}
		}
	}
	merges := map[string]bool{}
	for s := range hidden {
		merges[e.Sessions[s].Merge] = merges[e.Sessions[s].Merge] || hidden[s]
	}
	for s := range hidden {
		hidden[s] = hidden[s] || e.Sessions[s].Merge != "" && merges[e.Sessions[s].Merge]
	}
	return hidden
}

// hide marks the sessions that a line is about, cancelled ones too: those that it names, or else
// those that its people must attend.
func (b *Bound) hide(e *model.Event, hidden []bool) {
	for s := range e.Sessions {
		if slices.Contains(b.Items("session"), e.Sessions[s].ID) || slices.Contains(b.Items("type"), e.Sessions[s].Type) {
			hidden[s] = true
		}
	}
	if b.Has("session") || b.Has("type") {
		return
	}
	for i, a := range e.Attendances() {
		if a.Must() && slices.Contains(b.People("people"), e.Cast[i].Person) {
			hidden[e.Cast[i].Session] = true
		}
	}
}
