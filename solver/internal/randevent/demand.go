package randevent

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"

	"pgregory.net/rapid"
)

// drawDemand draws what a few attendees would like to attend, and how many more would, by
// which sessions then expect people.
func drawDemand(t *rapid.T, e *model.Event) {
	session := func(label string) model.SessionIndex {
		return model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, label))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "attendees") {
		for range rapid.IntRange(1, 3).Draw(t, "wishes") {
			e.Demand = append(e.Demand, model.Demand{Attendee: fmt.Sprintf("a%d", i), Session: session("wish")})
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "counts") {
		e.Demand = append(e.Demand, model.Demand{Session: session("counted"), Count: rapid.SampledFrom([]int{0, 1, 55, 150}).Draw(t, "count")})
	}
	for range rapid.IntRange(0, 2).Draw(t, "pairs") {
		d := model.Demand{Session: session("of a pair"), Count: rapid.IntRange(0, 3).Draw(t, "want both")}
		if with := session("with"); with != d.Session {
			d.With = model.ToSession(with)
		}
		e.Demand = append(e.Demand, d)
	}
	e.Demand = slices.CompactFunc(slices.SortedFunc(slices.Values(e.Demand), byWish), func(d, o model.Demand) bool { return byWish(d, o) == 0 })
	for i, n := range e.Wanted() {
		if s := &e.Sessions[i]; s.Expected == 0 {
			s.Expected, s.ByDemand = n, n > 0
		}
	}
}

// byWish orders demand by who would like to attend what: a table says each once.
func byWish(d, o model.Demand) int {
	low := func(d model.Demand) (model.SessionIndex, model.SessionIndex) {
		if !d.With.Given() {
			return d.Session, model.NoSession
		}
		return min(d.Session, d.With.Index()), max(d.Session, d.With.Index())
	}
	a, b := low(d)
	c, e := low(o)
	return cmp.Or(cmp.Compare(d.Attendee, o.Attendee), cmp.Compare(a, c), cmp.Compare(b, e))
}
