package change

import (
	"fmt"
	"slices"

	"programme/model"
)

// longestWindow is how long a window can be: windows.csv takes none that is longer.
const longestWindow = 60 * 24 * 60 // minutes

func windowAdded(d *draft, c Change) *problem {
	if c.Interval.Minutes() > longestWindow {
		return &problem{timing, "the window is longer than 60 days", "mend one of its times"}
	}
	const month = 31 * 24 * 60
	if bad := d.near(c.Interval, month); bad != nil {
		return bad
	}
	w := model.Window{Row: d.row("windows"), Interval: c.Interval, Types: slices.Clone(c.Types)}
	for _, kind := range c.Types {
		if len(typesOf(&d.Event).find(kind)) == 0 {
			return missing(object, "session type", kind)
		}
	}
	for _, id := range c.Rooms {
		r, ok := d.roomByID(id)
		if !ok {
			return missing(object, "room", id)
		}
		w.Rooms = append(w.Rooms, r)
	}
	slices.Sort(w.Rooms)
	w.ID = unused("what-if "+written(c.Interval, d.Zone), func(id string) bool {
		return slices.ContainsFunc(d.Windows, func(w model.Window) bool { return w.ID == id })
	})
	d.Windows = with(d.Windows, w)
	d.addDays(w.Interval)
	return nil
}

// addDays makes the days on which v lies at the venue days of the conference.
func (d *draft) addDays(v model.Interval) {
	if len(d.Days) == 0 {
		return
	}
	d.Days = slices.Clone(d.Days)
	for day, last := model.DateIn(v.Start, d.Zone), model.DateIn(v.End-1, d.Zone); day.Compare(last) <= 0; day = day.Next() {
		if i, found := slices.BinarySearchFunc(d.Days, day, model.Date.Compare); !found {
			d.Days = slices.Insert(d.Days, i, day)
		}
	}
}

// unused returns the id, with a number if it is taken.
func unused(id string, taken func(string) bool) string {
	free := id
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s (%d)", id, n)
	}
	return free
}

// windowClosed leaves the window no time, so that no session can start in it or run into
// it. It cannot go, since rules name it and indices mean it. It lies where the nearest
// other window begins, so that no day opens or closes by it.
func windowClosed(d *draft, c Change) *problem {
	at := slices.IndexFunc(d.Windows, func(w model.Window) bool { return w.ID == c.Window })
	if at < 0 {
		return missing(subject, "window", c.Window)
	}
	d.Windows = slices.Clone(d.Windows)
	w := &d.Windows[at]
	start, nearest := w.Start, model.Minutes(-1)
	for i := range d.Windows {
		other := &d.Windows[i]
		away := max(other.Start.Sub(w.Start), w.Start.Sub(other.Start))
		if i != at && other.Minutes() > 0 && (nearest < 0 || away < nearest) {
			start, nearest = other.Start, away
		}
	}
	w.Pos, w.Interval, w.Starts, w.Prime = c.Pos, model.Span(start, 0), nil, false
	return nil
}
