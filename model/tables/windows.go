package tables

import (
	"fmt"
	"slices"

	"programme/model"
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
		on := t.clock("zone")
		w := model.Window{Row: t.row(), ID: t.id("id"), Prime: t.yes("prime")}
		var whole bool
		switch w.Interval, whole = t.moments("start", "end", on); {
		case !whole:
		case w.Minutes() == 0:
			r.note(t.where("end"), fmt.Sprintf("the window %s is closed, since it ends when it starts", quote(t.label("id"))), "give it a later end to open it")
		case w.Minutes() > model.LongestWindow:
			t.wrong("end", fmt.Sprintf("the window from %s to %s is longer than 60 days", quote(t.label("start")), quote(t.label("end"))), "mend one of them")
		case t.inOrder("start", "end", w.Interval):
			w.Starts = r.readStarts(t, w.Interval, on)
			r.noteOutsideDays(t, w.Interval)
		}
		for _, k := range referAll(t, r.types, "types") {
			w.Types = append(w.Types, r.e.Types[k].ID)
		}
		w.Rooms = referAll(t, r.rooms, "rooms")
		slices.Sort(w.Rooms)
		if r.windows.add(t, "id", w.ID, model.WindowIndex(len(r.e.Windows))) {
			r.e.Windows = append(r.e.Windows, w)
		}
	}
	r.windows.finish(t, "id")
	r.windowsWhole = r.faultsOf[t.name] == 0
	if r.windowsWhole && t.rows == 0 {
		r.fault(r.placeOf(windowSpec.name), "there are no windows, in which sessions may be placed", "write one row a day, such as day1,2023-10-08T09:00,2023-10-08T18:00")
	}
}

// readStarts reads the fixed starts of a window: times, or hours such as 09:00, which
// are meant on each of its days on the clock of the row or else of the venue.
func (r *reading) readStarts(t *table, w model.Interval, on clock) []model.Instant {
	var starts []model.Instant
	seen := map[model.Instant]bool{}
	add := func(it item, at model.Instant) {
		switch {
		case at < w.Start || at >= w.End:
			t.wrongItem("starts", it, fmt.Sprintf("the start %s lies outside its window", quote(it.text)), "mend it, or the window's start and end")
		case seen[at]:
			t.wrongItem("starts", it, fmt.Sprintf("the start %s is listed twice", quote(it.text)), "remove one of them")
		default:
			starts, seen[at] = append(starts, at), true
		}
	}
	for _, it := range t.list("starts") {
		if _, hour := parseHour(it.text); !hour {
			at, err := parseInstant(it.text, on)
			if err != nil {
				t.wrongTime("starts", it, err, on)
				continue
			}
			add(it, at)
			continue
		}
		z := on.zone
		if z == "" {
			z = r.e.Zone
		}
		if on.faulty || on.zone == "" && !r.zoneKnown {
			continue
		}
		days, err := onDays(it.text, w, z)
		if err != nil {
			t.wrongItemErr("starts", it, err)
			continue
		}
		for _, at := range days {
			add(it, at)
		}
	}
	slices.Sort(starts)
	return starts
}

// onDays returns the instants within w at which the clocks of z show that hour.
func onDays(hour string, w model.Interval, z model.Zone) ([]model.Instant, error) {
	var all []model.Instant
	var first error
	for day, last := model.DateIn(w.Start, z), model.DateIn(w.End-1, z); day.Compare(last) <= 0; day = nextDay(day) {
		at, err := ParseInstant(day.String()+"T"+hour, z)
		switch {
		case err == nil && w.Start <= at && at < w.End:
			all = append(all, at)
		case err != nil && first == nil:
			first = err
		}
	}
	if first == nil && len(all) == 0 {
		first = model.Fault{Message: fmt.Sprintf("the start %s lies outside its window", quote(hour)), Remedy: "mend it, or the window's start and end"}
	}
	return all, first
}

// nextDay returns the calendar day after d.
func nextDay(d model.Date) model.Date { return model.DateIn(d.Bounds("").End, "") }

// noteOutsideDays notes a window that is not within the conference days. The night of a
// day belongs to it, until noon.
func (r *reading) noteOutsideDays(t *table, w model.Interval) {
	if !r.daysKnown || !r.zoneKnown || t.lost {
		return
	}
	for day, last := model.DateIn(w.Start, r.e.Zone), model.DateIn(w.End-1, r.e.Zone); day.Compare(last) <= 0; day = nextDay(day) {
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
	for _, h := range r.hours {
		switch {
		case h.faulty:
			complete = false
		case !h.given:
			r.fault(h.pos, fmt.Sprintf("the day %s has no hours, and %s is missing", h.day, r.called(windowSpec.name)), fmt.Sprintf(`write {date: %s, from: "09:00", to: "18:00"}, or add %s`, h.day, r.called(windowSpec.name)))
			complete = false
		default:
			id := h.day.String()
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
		rooms := make([]string, len(w.Rooms))
		for i, room := range w.Rooms {
			rooms[i] = e.Rooms[room].ID
		}
		s.add(w.Row, w.ID, w.Start.String(), w.End.String(), list(starts), list(w.Types), list(rooms), yesIf(w.Prime))
	}
	return s.file()
}
