package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// waives reports whether the rule does not bind the person.
func waives(e *model.Event, p model.PersonIndex, rule string) bool {
	return slices.Contains(e.People[p].Waiver, rule)
}

// Waivers returns the ids of the rules that a person's waiver can list.
func Waivers() (ids []string) {
	for i := range rows {
		if r := &rows[i]; r.Waivable() {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// CannotWaive returns the fault of a waiver that lists a rule which binds everybody all the
// same, and whether it is one. Whether there is such a rule is not asked.
func CannotWaive(rule string) (model.Fault, bool) {
	can := Waivers()
	if slices.Contains(can, rule) {
		return model.Fault{}, false
	}
	return model.Fault{Message: fmt.Sprintf("the rule %q cannot be waived, and binds everybody", rule), Remedy: fmt.Sprintf("only %s can; leave it out", And(can))}, true
}

// wrongWaivers returns the faults of waivers that list what cannot be waived.
func wrongWaivers(e *model.Event) (faults model.Faults) {
	for i := range e.People {
		for k, rule := range e.People[i].Waiver {
			if f, wrong := CannotWaive(rule); wrong {
				f.Pos, f.Field = e.People[i].Pos, fmt.Sprintf("People[%d].Waiver[%d]", i, k)
				faults = append(faults, f)
			}
		}
	}
	return faults
}
