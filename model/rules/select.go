package rules

import (
	"slices"

	"programme/model"
)

// lastNaming returns the last item of b whose RoomList key names r, else the general
// setting: a later line overrides an earlier one.
func lastNaming(b *Binding, key string, r model.RoomIndex) *Bound {
	for i := len(b.Items) - 1; i >= 0; i-- {
		if slices.Contains(b.Items[i].Rooms(key), r) {
			return &b.Items[i]
		}
	}
	return &b.General
}

// insideOne reports whether t lies inside one of the windows.
func insideOne(e *model.Event, windows []model.WindowIndex, t model.Instant) bool {
	return slices.ContainsFunc(windows, func(w model.WindowIndex) bool { return e.Windows[w].Start <= t && t < e.Windows[w].End })
}

// shared returns the items of a that b has too, in a's order.
func shared(a, b []string) []string {
	var both []string
	for _, x := range a {
		if slices.Contains(b, x) {
			both = append(both, x)
		}
	}
	return both
}
