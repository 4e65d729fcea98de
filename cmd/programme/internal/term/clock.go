package term

import (
	"fmt"
	"slices"

	"programme/model"
)

// Clock says the time of t in zone z, marked where it falls on another calendar day
// than day: "23:30(-1)".
func Clock(t model.Instant, z model.Zone, day model.Date) string {
	text := t.In(z).Format("15:04")
	if shift := model.DateIn(t, z).Sub(day); shift != 0 {
		text += fmt.Sprintf("(%+d)", shift)
	}
	return text
}

// Span says an interval as [Clock] says its ends: "23:30(-1)-00:30". An end at
// midnight is the 24:00 of the day that it closes.
func Span(v model.Interval, z model.Zone, day model.Date) string {
	return Clock(v.Start, z, day) + "-" + Ending(v, z, day)
}

// Ending says the end of v as [Span] does.
func Ending(v model.Interval, z model.Zone, day model.Date) string {
	if end := v.End.In(z); end.Hour() != 0 || end.Minute() != 0 || v.End <= v.Start {
		return Clock(v.End, z, day)
	}
	text := "24:00"
	if shift := model.DateIn(v.End-1, z).Sub(day); shift != 0 {
		text += fmt.Sprintf("(%+d)", shift)
	}
	return text
}

// LongDay says a day in full: "Wednesday 11 October 2023".
func LongDay(d model.Date) string { return d.Bounds("").Start.In("").Format("Monday 2 January 2006") }

// WithZone returns the clocks and that of zone z, unless z is not given or is shown
// already.
func WithZone(clocks []model.Zone, z model.Zone) []model.Zone {
	for _, shown := range clocks {
		if z == "" || ZoneName(z) == ZoneName(shown) {
			return clocks
		}
	}
	return append(slices.Clip(clocks), z)
}

// UTC is the zone under which listings show UTC.
const UTC model.Zone = "UTC"

// ZoneName heads a column of times in zone z.
func ZoneName(z model.Zone) string {
	if z == "" {
		return string(UTC)
	}
	return string(z)
}
