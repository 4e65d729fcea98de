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
	inRoom  [][][]model.Instant // by room and day; the last of the days is all that are no conference days
	onDay   []bool
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
		k = &startsOfKind{minutes: kind.minutes, onDay: make([]bool, len(e.Days)+1)}
		for r := range e.Rooms {
			days := make([][]model.Instant, len(k.onDay))
			for t := range startsIn(e, types, model.RoomIndex(r), kind.minutes) {
				day := dayOf(e, t)
				days[day], k.onDay[day] = append(days[day], t), true
			}
			k.inRoom = append(k.inRoom, days)
		}
		w.kinds[kind] = k
	}
	w.by[s] = k
	return k
}

// within reports whether one of the starts is in a slot.
func (k *startsOfKind) within(slot model.Interval) bool {
	in := func(t model.Instant) bool { return slot.Start <= t && t < slot.End }
	return slices.ContainsFunc(k.inRoom, func(days [][]model.Instant) bool {
		return slices.ContainsFunc(days, func(starts []model.Instant) bool { return slices.ContainsFunc(starts, in) })
	})
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
