package rules

import "programme/model"

// always makes the short words of a rule that bars places for one reason.
func always(words string) func(*model.Event, *Binding, Instance) string {
	return func(*model.Event, *Binding, Instance) string { return words }
}

// beside makes the short words of a rule from those that stand before the other session.
func beside(words string) func(*model.Event, *Binding, Instance, model.SessionIndex) string {
	return func(e *model.Event, _ *Binding, _ Instance, other model.SessionIndex) string {
		return words + " " + e.Sessions[other].ID
	}
}

// WordsBarring says in a few words why an instance of the binding's rule bars places.
func (b *Binding) WordsBarring(e *model.Event, i Instance) string {
	if b.Rule.Bars == nil {
		return b.Rule.Name
	}
	return b.Rule.Bars(e, b, i)
}

// WordsBeside says in a few words why an instance of the binding's rule bars places
// beside another session.
func (b *Binding) WordsBeside(e *model.Event, i Instance, other model.SessionIndex) string {
	return b.Rule.Beside(e, b, i, other)
}
