package rules

import (
	"maps"
	"slices"
	"sync"

	"programme/model"
)

// balance knows what R37, R38 and R39 ask of each slot, worked out when first asked for: that
// takes long beside the judging of one programme.
type balance struct {
	book      *Book
	daysOnce  sync.Once
	asked     []Share // by R37, nothing counted
	lineOnce  sync.Once
	balanced  []Share // by R38, nothing counted
	slotsOnce sync.Once
	varied    []WindowValue // nothing counted
}

// windowStarts knows when windows let sessions start, whatever else is asked of them.
type windowStarts struct {
	book  *Book
	kinds map[kindOfSession]*startsOfKind
	by    map[model.SessionIndex]*startsOfKind
}

// kindOfSession is what windows ask of a session, or of several that are placed as one.
type kindOfSession struct {
	types   string // all of them
	minutes model.Minutes
}

// startsOfKind is when windows let sessions of one kind start.
type startsOfKind struct {
	minutes model.Minutes
	inRoom  [][]model.Instant // by room, ascending
}

func newWindowStarts(book *Book) *windowStarts {
	return &windowStarts{book, map[kindOfSession]*startsOfKind{}, map[model.SessionIndex]*startsOfKind{}}
}

// of returns when a session can start, with those that it is placed with.
func (w *windowStarts) of(s model.SessionIndex) *startsOfKind {
	if w.by[s] != nil {
		return w.by[s]
	}
	e := w.book.event
	var types []string
	var kind kindOfSession
	for _, t := range w.book.Of("R45").mergedWith(e, s) {
		types, kind.minutes = append(types, e.Sessions[t].Type), max(kind.minutes, e.Length(t))
	}
	slices.Sort(types)
	types = slices.Compact(types)
	kind.types = And(Quoted(types))
	k := w.kinds[kind]
	if k == nil {
		k = &startsOfKind{minutes: kind.minutes}
		for r := range e.Rooms {
			k.inRoom = append(k.inRoom, slices.Sorted(maps.Keys(startsIn(e, types, model.RoomIndex(r), kind.minutes))))
		}
		w.kinds[kind] = k
	}
	w.by[s] = k
	return k
}

// within reports whether one of the starts is in a slot.
func (k *startsOfKind) within(slot model.Interval) bool {
	return slices.ContainsFunc(k.inRoom, func(starts []model.Instant) bool { return len(startsWithin(starts, slot)) > 0 })
}

// startsWithin returns those of the starts, which are ascending, that are in a slot.
func startsWithin(starts []model.Instant, slot model.Interval) []model.Instant {
	from, _ := slices.BinarySearch(starts, slot.Start)
	to, _ := slices.BinarySearch(starts, slot.End)
	return starts[from:max(from, to)]
}

// firstStarting returns the first of some sessions that starts when it is said to, NoSession
// if none does.
func firstStarting(sessions []model.SessionIndex, bySession [][]model.Placement, when func(model.Instant) bool) model.SessionIndex {
	for _, s := range sessions {
		if slices.ContainsFunc(bySession[s], func(p model.Placement) bool { return when(p.Start) }) {
			return s
		}
	}
	return model.NoSession
}

// startsIn returns when windows let a session start in a room that is of all those types and
// so long.
func startsIn(e *model.Event, types []string, r model.RoomIndex, minutes model.Minutes) map[model.Instant]bool {
	open := func(w *model.Window) bool {
		fits := func(t string) bool { return len(w.Types) == 0 || slices.Contains(w.Types, t) }
		return (len(w.Rooms) == 0 || slices.Contains(w.Rooms, r)) && !slices.ContainsFunc(types, func(t string) bool { return !fits(t) })
	}
	starts := map[model.Instant]bool{}
	for i := range e.Windows {
		w := &e.Windows[i]
		if !open(w) {
			continue
		}
		times := w.Starts
		if len(times) == 0 {
			for t := w.Start; t < w.End; t = t.Add(grain(e)) {
				times = append(times, t)
			}
		}
		for _, t := range times {
			if legalStart(e, w, t, nil) && reach(e, open, t) >= t.Add(minutes) {
				starts[t] = true
			}
		}
	}
	return starts
}
