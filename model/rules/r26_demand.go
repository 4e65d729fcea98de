package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// wants knows how many attendees would like to attend both of two sessions, by the demand of
// an event. Sessions that are placed as one are the first of them.
type wants struct {
	attendees [][]int32 // by session: the numbers of its attendees, ascending
	counted   map[twoSessions]int
	named     int // attendees with a number
	most      int // of what is counted
}

// twoSessions are two different sessions, the lower index first.
type twoSessions struct{ s, t model.SessionIndex }

func both(s, t model.SessionIndex) twoSessions { return twoSessions{min(s, t), max(s, t)} }

// wantsOf returns what attendees want, nil if the event has no demand.
func wantsOf(e *model.Event, m *merges) *wants {
	if len(e.Demand) == 0 {
		return nil
	}
	w := &wants{attendees: make([][]int32, len(e.Sessions)), counted: map[twoSessions]int{}}
	numbers := map[string]int32{}
	for i := range e.Demand {
		d := &e.Demand[i]
		if e.Sessions[d.Session].State == model.Cancelled {
			continue
		}
		first := m.first[d.Session]
		switch {
		case d.Attendee != "":
			n, known := numbers[d.Attendee]
			if !known {
				n = int32(len(numbers))
				numbers[d.Attendee] = n
			}
			w.attendees[first] = append(w.attendees[first], n)
		case d.With.Given() && e.Sessions[d.With.Index()].State != model.Cancelled:
			if other := m.first[d.With.Index()]; other != first {
				two := both(first, other)
				w.counted[two] = max(w.counted[two], d.Count)
				w.most = max(w.most, d.Count)
			}
		}
	}
	w.named = len(numbers)
	for s, list := range w.attendees {
		slices.Sort(list)
		w.attendees[s] = slices.Compact(list)
	}
	return w
}

// of returns how many attendees would like to attend both of two sessions that are the first
// of those that each is placed with.
func (w *wants) of(s, t model.SessionIndex) (n int) {
	a, b := w.attendees[s], w.attendees[t]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return max(n, w.counted[both(s, t)])
}

// judgeDemanded reports the sessions in parallel both of which attendees would like to attend.
func judgeDemanded(c *Case) {
	b, w := &c.Binding.General, c.Binding.wants
	if w == nil || b.LevelOf(demandPart) == model.Off {
		return
	}
	c.eachClash(c.eachOnce(c.Placements), func(p, q *model.Placement, overlap model.Minutes) {
		n := w.of(c.first[p.Session], c.first[q.Session])
		if n == 0 || n < b.Count("least") {
			return
		}
		in := clash(p, q, overlap)
		in.Part = demandPart
		c.Report(b, in, n*int(overlap), fmt.Sprintf("%s both %s and %s, which overlap for %s: %s in all", wouldAttend(n),
			c.said(*p, ""), c.said(*q, ""), Duration(overlap), Count(n*int(overlap), "minute", "minutes")))
	})
}

// demandPart is the part of R26 that attendees ask for.
const demandPart = "demand"

// wouldAttend says how many would like to.
func wouldAttend(attendees int) string {
	return Count(attendees, "attendee", "attendees") + " would like to attend"
}

// sayDemanded states an instance of the part that attendees ask for.
func sayDemanded(e *model.Event, b *Binding, i Instance) string {
	return fmt.Sprintf("%s both %s and %s, which should not overlap", wouldAttend(b.wants.of(b.merges.first[i.A], b.merges.first[i.B])), Session(e, i.A), Session(e, i.B))
}

// scopeOfDemanded is what attendees ask for: sessions of which some want several.
func scopeOfDemanded(e *model.Event, b *Binding) Scope {
	s := Scope{Of: "sessions that attendees would like to attend besides others"}
	if b.wants == nil || b.General.LevelOf(demandPart) == model.Off {
		return s
	}
	several := make([]int, b.wants.named) // sessions of each attendee
	for _, list := range b.wants.attendees {
		for _, n := range list {
			several[n]++
		}
	}
	asked := map[model.SessionIndex]bool{}
	for first, list := range b.wants.attendees {
		if slices.ContainsFunc(list, func(n int32) bool { return several[n] > 1 }) {
			asked[model.SessionIndex(first)] = true
		}
	}
	for two, n := range b.wants.counted {
		if n > 0 {
			asked[two.s], asked[two.t] = true, true
		}
	}
	s.Count = len(asked)
	return s
}
