package tables

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/model/when"
)

// The column zone is read, not written: instants are written in UTC.
var windowSpec = specOf("windows")

// readWindows reads windows.csv or, without it, takes the hours of the days.
func (r *reading) readWindows() {
	t, exists := r.open(windowSpec)
	if !exists {
		r.windowsFromHours()
		return
	}
	if k := slices.IndexFunc(r.hours, func(h dayHours) bool { return h.given }); k >= 0 {
		r.note(r.hours[k].pos, fmt.Sprintf("the hours of the days are not used, since %s gives the windows", r.called(windowSpec.name)), "write the days without hours")
	}
	if t == nil {
		return
	}
	for t.next() {
		on := t.clock(t.zone("zone"))
		w := model.Window{Row: t.row(), ID: t.id("id"), Prime: t.yes("prime")}
		spans, whole := t.stretches("start", "end", on)
		switch {
		case !whole:
		case len(spans) == 1 && spans[0].Minutes() == 0:
			r.note(t.where("end"), fmt.Sprintf("the window %s is closed, since it ends when it starts", quote(t.label("id"))), "give it a later end to open it")
		case slices.ContainsFunc(spans, func(v model.Interval) bool { return v.Minutes() > model.LongestWindow }):
			t.wrong("end", fmt.Sprintf("the window from %s to %s is longer than 60 days", quote(t.label("start")), quote(t.label("end"))), "mend one of them")
			whole = false
		default:
			whole = len(spans) > 1 || t.inOrder("start", "end", spans[0])
		}
		starts := make([][]model.Instant, max(1, len(spans)))
		if whole && spans[0].Minutes() > 0 {
			starts = r.readStarts(t, spans, on)
			for _, v := range spans {
				r.noteOutsideDays(t, v)
			}
		}
		for _, k := range referAll(t, r.types, "types") {
			w.Types = append(w.Types, r.e.Types[k].ID)
		}
		w.Rooms = r.readRoomsOf(t, "rooms")
		if len(spans) == 0 {
			spans = []model.Interval{{}} // a fault was found, but rules can name the window
		}
		r.addWindows(t, w, spans, starts, on.Zone)
	}
	r.windows.finish(t, "id")
	r.windowsWhole = r.faultsOf[t.name] == 0
	if r.windowsWhole && t.rows == 0 {
		r.fault(r.placeOf(windowSpec.name), "there are no windows, in which sessions may be placed", "write one row a day, such as day1,2023-10-08T09:00,2023-10-08T18:00")
	}
}

// readRoomsOf reads a list of rooms, none for all of them.
func (r *reading) readRoomsOf(t *table, column string) []model.RoomIndex {
	if _, known := r.rooms.byID(rules.All); !known && strings.EqualFold(t.label(column), rules.All) {
		return nil
	}
	rooms := referAll(t, r.rooms, column)
	slices.Sort(rooms)
	return rooms
}

// addWindows adds the windows of a row, with the fixed starts of each. Where there are
// several, each has its day in its id.
func (r *reading) addWindows(t *table, w model.Window, spans []model.Interval, starts [][]model.Instant, z model.Zone) {
	id, ids := w.ID, make([]string, len(spans))
	for k, v := range spans {
		w.Interval, w.Starts = v, starts[k]
		if len(spans) > 1 && id != "" {
			w.ID = id + " " + model.DateIn(v.Start, z).String()
		}
		if r.windows.add(t, "id", w.ID, model.WindowIndex(len(r.e.Windows))) {
			r.e.Windows = append(r.e.Windows, w)
		}
		ids[k] = w.ID
	}
	if len(spans) > 1 && !t.lost {
		r.note(t.where("start"), fmt.Sprintf("the window %s is %d windows, one a day", quote(id), len(spans)), "rules call them "+someOf(ids))
	}
}

// readStarts reads the fixed starts of windows: times, or hours such as 09:00, which
// are meant on each of their days. There are as many lists as windows.
func (r *reading) readStarts(t *table, windows []model.Interval, on when.Calendar) [][]model.Instant {
	starts := make([][]model.Instant, len(windows))
	seen := map[model.Instant]bool{}
	add := func(it item, k int, at model.Instant) {
		if seen[at] {
			t.wrongItem("starts", it, fmt.Sprintf("the start %s is listed twice", quote(it.text)), "remove one of them")
			return
		}
		starts[k], seen[at] = append(starts[k], at), true
	}
	for _, it := range t.list("starts") {
		outside := true
		if _, err := when.Clock(it.text); err != nil {
			at, err := on.Instant(it.text)
			if err != nil {
				t.wrongTime("starts", it, err)
				continue
			}
			for k, v := range windows {
				if v.Start <= at && at < v.End {
					outside = false
					add(it, k, at)
				}
			}
		} else if on.NoZone {
			continue
		} else {
			for k, v := range windows {
				days, err := onDays(it.text, v, on)
				if err != nil {
					t.wrongTime("starts", it, err)
					outside = false
				}
				for _, at := range days {
					outside = false
					add(it, k, at)
				}
			}
		}
		if outside {
			t.wrongItem("starts", it, fmt.Sprintf("the start %s lies outside its window", quote(it.text)), "mend it, or the window's start and end")
		}
	}
	for k := range starts {
		slices.Sort(starts[k])
	}
	return starts
}

// onDays returns the instants within w at which the clocks show that hour. The error is of
// the first day that does not have it.
func onDays(hour string, w model.Interval, c when.Calendar) (all []model.Instant, first error) {
	for day, last := model.DateIn(w.Start, c.Zone), model.DateIn(w.End-1, c.Zone); day.Compare(last) <= 0; day = day.Next() {
		c.On = day
		at, err := c.Instant(hour)
		switch {
		case err == nil && w.Start <= at && at < w.End:
			all = append(all, at)
		case err != nil && first == nil:
			first = err
		}
	}
	return all, first
}

// noteOutsideDays notes a window that is not within the conference days. The night of a
// day belongs to it, until noon.
func (r *reading) noteOutsideDays(t *table, w model.Interval) {
	if !r.daysKnown || !r.zoneKnown || t.lost {
		return
	}
	for day, last := model.DateIn(w.Start, r.e.Zone), model.DateIn(w.End-1, r.e.Zone); day.Compare(last) <= 0; day = day.Next() {
		night := day == last && day.Compare(model.DateIn(w.Start, r.e.Zone)) > 0 && w.End <= day.Bounds(r.e.Zone).Start.Add(12*60)
		if !r.isDay[day] && !night {
			r.note(t.where("start"), fmt.Sprintf("the window %s covers %s in %s, which is not a day of the conference", quote(t.label("id")), day, r.e.Zone), "add the day to event.yaml or mend the window")
			return
		}
	}
}

// windowsFromHours makes a window of the hours of each day.
func (r *reading) windowsFromHours() {
	if !r.daysKnown {
		return
	}
	complete := true
	for k, h := range r.hours {
		switch {
		case h.faulty:
			complete = false
		case !h.given:
			r.fault(h.pos, fmt.Sprintf("the day %s has no hours, and %s is missing", h.day, r.called(windowSpec.name)), fmt.Sprintf(`write {date: %s, from: "09:00", to: "18:00"}, or add %s`, h.day, r.called(windowSpec.name)))
			complete = false
		default:
			id := h.day.String()
			if k > 0 && r.hours[k-1].day == h.day {
				id += h.Start.In(r.e.Zone).Format(" 15:04")
			}
			r.windows.put(id, model.WindowIndex(len(r.e.Windows)), h.pos.Line)
			r.e.Windows = append(r.e.Windows, model.Window{Row: model.Row{Pos: h.pos}, ID: id, Interval: h.Interval})
		}
	}
	r.windows.complete, r.windowsWhole = complete, complete
}

func writeWindows(e *model.Event) File {
	s := newSheet(e, windowSpec.name, windowSpec.columns[:7]...)
	for _, w := range e.Windows {
		starts := make([]string, len(w.Starts))
		for i, at := range w.Starts {
			starts[i] = at.String()
		}
		rooms := slices.DeleteFunc(slices.Clone(w.Rooms), func(r model.RoomIndex) bool { return e.Rooms[r].Paired() })
		s.add(w.Row, w.ID, w.Start.String(), w.End.String(), list(starts), list(w.Types), list(roomIDs(e, rooms)), yesIf(w.Prime))
	}
	return s.file()
}
