package rules

import (
	"slices"
	"sync"

	"programme/model"
)

// balance knows what R37 asks of each day, and R39 of each slot, worked out when first asked
// for: that takes long beside the judging of one programme.
type balance struct {
	book      *Book
	daysOnce  sync.Once
	asked     []ThemeDay // nothing counted
	slotsOnce sync.Once
	varied    []WindowValue // nothing counted
}

// windowStarts knows when windows let sessions start, whatever else is asked of them.
type windowStarts struct {
	book   *Book
	byKind map[kindOfSession][]map[model.Instant]bool // by room
	kinds  map[model.SessionIndex]kindOfSession
}

// kindOfSession is what windows ask of a session, or of several that are placed as one.
type kindOfSession struct {
	types   string // all of them
	minutes model.Minutes
}

func newWindowStarts(book *Book) *windowStarts {
	return &windowStarts{book, map[kindOfSession][]map[model.Instant]bool{}, map[model.SessionIndex]kindOfSession{}}
}

// of returns by room when a session can start, with those that it is placed with.
func (w *windowStarts) of(s model.SessionIndex) []map[model.Instant]bool {
	if k, had := w.kinds[s]; had {
		return w.byKind[k]
	}
	e := w.book.event
	var types []string
	k := kindOfSession{}
	for _, t := range w.book.Of("R45").mergedWith(e, s) {
		types, k.minutes = append(types, e.Sessions[t].Type), max(k.minutes, e.Length(t))
	}
	slices.Sort(types)
	types = slices.Compact(types)
	k.types = And(Quoted(types))
	w.kinds[s] = k
	if w.byKind[k] == nil {
		for r := range e.Rooms {
			w.byKind[k] = append(w.byKind[k], startsIn(e, types, model.RoomIndex(r), k.minutes))
		}
	}
	return w.byKind[k]
}

// minutes returns how long a session takes, with those that it is placed with.
func (w *windowStarts) minutes(s model.SessionIndex) model.Minutes {
	w.of(s)
	return w.kinds[s].minutes
}

// lets reports whether a session can start in a slot, in some room.
func (w *windowStarts) lets(s model.SessionIndex, slot model.Interval) bool {
	for _, starts := range w.of(s) {
		for t := range starts {
			if slot.Start <= t && t < slot.End {
				return true
			}
		}
	}
	return false
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
