package main

import (
	"fmt"
	"slices"

	"programme/model"
)

// clock says the time of t in zone z, marked where it falls on another calendar day
// than day: "23:30(-1)".
func clock(t model.Instant, z model.Zone, day model.Date) string {
	text := t.In(z).Format("15:04")
	if shift := model.DateIn(t, z).Sub(day); shift != 0 {
		text += fmt.Sprintf("(%+d)", shift)
	}
	return text
}

// span says an interval as [clock] says its ends: "23:30(-1)-00:30". An end at
// midnight is the 24:00 of the day that it closes.
func span(v model.Interval, z model.Zone, day model.Date) string {
	return clock(v.Start, z, day) + "-" + ending(v, z, day)
}

// ending says the end of v as [span] does.
func ending(v model.Interval, z model.Zone, day model.Date) string {
	if end := v.End.In(z); end.Hour() != 0 || end.Minute() != 0 || v.End <= v.Start {
		return clock(v.End, z, day)
	}
	text := "24:00"
	if shift := model.DateIn(v.End-1, z).Sub(day); shift != 0 {
		text += fmt.Sprintf("(%+d)", shift)
	}
	return text
}

// longDay says a day in full: "Wednesday 11 October 2023".
func longDay(d model.Date) string { return d.Bounds("").Start.In("").Format("Monday 2 January 2006") }

// with returns the clocks and that of zone z, unless z is not given or is shown
// already.
func with(clocks []model.Zone, z model.Zone) []model.Zone {
	for _, shown := range clocks {
		if z == "" || zoneName(z) == zoneName(shown) {
			return clocks
		}
	}
	return append(slices.Clip(clocks), z)
}

// utc is the zone under which listings show UTC.
const utc model.Zone = "UTC"

// zoneName heads a column of times in zone z.
func zoneName(z model.Zone) string {
	if z == "" {
		return string(utc)
	}
	return string(z)
}
