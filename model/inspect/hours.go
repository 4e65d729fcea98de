package inspect

import "programme/model"

// both returns what two lists of intervals have in common; each is ascending and apart, as
// [model.Joined] makes them, and so is the result.
func both(a, b []model.Interval) (common []model.Interval) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if v := (model.Interval{Start: max(a[i].Start, b[j].Start), End: min(a[i].End, b[j].End)}); v.Start < v.End {
			common = append(common, v)
		}
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return common
}

// without returns a without b; both and the result are as in [both].
func without(a, b []model.Interval) []model.Interval {
	rest, from := []model.Interval{}, model.Instant(-1<<62)
	for _, v := range b {
		rest, from = append(rest, model.Interval{Start: from, End: v.Start}), v.End
	}
	return both(a, append(rest, model.Interval{Start: from, End: 1 << 62}))
}

// total returns the minutes of intervals that are apart.
func total(list []model.Interval) (sum model.Minutes) {
	for _, v := range list {
		sum += v.Minutes()
	}
	return sum
}

// openTo returns when windows are open that satisfy ok.
func openTo(e *model.Event, ok func(*model.Window) bool) []model.Interval {
	var open []model.Interval
	for i := range e.Windows {
		if w := &e.Windows[i]; w.Minutes() > 0 && ok(w) {
			open = append(open, w.Interval)
		}
	}
	return model.Joined(open)
}

func anyWindow(*model.Window) bool { return true }

// freeTimes returns, of what open has, what the availability of a subject leaves: all of it
// where nothing is said.
func freeTimes(open []model.Interval, said []model.Availability) []model.Interval {
	var yes, no []model.Interval
	for _, a := range said {
		switch a.Kind {
		case model.Available:
			yes = append(yes, a.Interval)
		case model.Unavailable:
			no = append(no, a.Interval)
		}
	}
	if len(yes) > 0 {
		open = both(open, model.Joined(yes))
	}
	return without(open, model.Joined(no))
}
