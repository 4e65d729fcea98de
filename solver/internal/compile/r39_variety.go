package compile

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeVariety charges for each value of an attribute that has no session in a slot.
func chargeVariety(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	windows := varietyWindows(c.Event)
	with := map[string][]model.SessionIndex{}
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		for _, value := range attributeOf(&c.Event.Sessions[s], b.General.Text("attribute")) {
			with[value] = append(with[value], s)
		}
	})
	for _, w := range windows {
		for _, value := range slices.Sorted(maps.Keys(with)) {
			if sessions := with[value]; len(sessions) >= len(windows) {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Span, in.Value = sessions[0], w.Interval, value
				c.count(b, &b.General, in, sessions, w.Interval, 1, len(sessions))
			}
		}
	}
}

// varietyWindows returns the windows that are to be varied: the prime ones, or all if
// none is prime and each is a slot with fixed starts.
func varietyWindows(e *model.Event) []model.Window {
	open := slices.DeleteFunc(slices.Clone(e.Windows), func(w model.Window) bool { return w.Minutes() == 0 })
	prime := slices.DeleteFunc(slices.Clone(open), func(w model.Window) bool { return !w.Prime })
	if len(prime) == 0 && !slices.ContainsFunc(open, func(w model.Window) bool { return len(w.Starts) == 0 }) {
		return open
	}
	return prime
}

// attributeOf returns the values that a session has of an attribute, each once.
func attributeOf(s *model.Session, attribute string) []string {
	switch {
	case attribute == "language":
		return slices.Compact(slices.Sorted(slices.Values(s.Languages)))
	case attribute == "type":
		return []string{s.Type}
	case len(s.Themes) > 0:
		return s.Themes[:1]
	default:
		return nil
	}
}
