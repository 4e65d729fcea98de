package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"
)

// Instant is a point in time: whole minutes since 1970-01-01T00:00Z. The zero Instant is
// [NoInstant], so that minute itself cannot be said: a table in which it stands has it from
// a program that knew no time.
type Instant int64

// NoInstant stands for a time that is not given. It is not a valid point in time.
const NoInstant Instant = 0

// Minutes is a length of time in whole minutes.
type Minutes int64

// InstantOf returns the minute that t lies in, and whether t is exactly on it.
func InstantOf(t time.Time) (at Instant, exact bool) {
	at = Instant(math.Floor(float64(t.Unix()) / 60))
	return at, int64(at)*60 == t.Unix() && t.Nanosecond() == 0
}

// Add returns the instant m minutes later.
func (t Instant) Add(m Minutes) Instant { return t + Instant(m) }

// Sub returns the minutes from u to t.
func (t Instant) Sub(u Instant) Minutes { return Minutes(t - u) }

// In returns t as a time in the zone z.
func (t Instant) In(z Zone) time.Time { return time.Unix(int64(t)*60, 0).In(z.Location()) }

// String returns t in UTC as RFC 3339 without seconds of interest, for example
// "2023-10-11T07:45:00Z", and "" for [NoInstant].
func (t Instant) String() string {
	if t == NoInstant {
		return ""
	}
	return time.Unix(int64(t)*60, 0).UTC().Format(time.RFC3339)
}

// Interval is the half-open span of time from Start up to, not including, End.
type Interval struct{ Start, End Instant }

// Span returns the interval that starts at start and lasts m minutes.
func Span(start Instant, m Minutes) Interval { return Interval{start, start.Add(m)} }

// Minutes returns the length of v.
func (v Interval) Minutes() Minutes { return v.End.Sub(v.Start) }

// Overlap returns the minutes that v and w have in common, 0 if none.
func (v Interval) Overlap(w Interval) Minutes {
	return max(0, Minutes(min(v.End, w.End)-max(v.Start, w.Start)))
}

// Overlaps reports whether v and w have a minute in common.
func (v Interval) Overlaps(w Interval) bool { return v.Start < w.End && w.Start < v.End }

// Contains reports whether w lies within v.
func (v Interval) Contains(w Interval) bool { return v.Start <= w.Start && w.End <= v.End }

// Joined returns what intervals cover together, ascending; those that touch are one. The
// argument is sorted by start.
func Joined(intervals []Interval) []Interval {
	slices.SortFunc(intervals, func(v, w Interval) int { return cmp.Compare(v.Start, w.Start) })
	var all []Interval
	for _, v := range intervals {
		if last := len(all) - 1; last >= 0 && v.Start <= all[last].End {
			all[last].End = max(all[last].End, v.End)
		} else {
			all = append(all, v)
		}
	}
	return all
}

// Zone is an IANA time zone name such as "Asia/Tokyo". The empty Zone means that no
// zone is given; it reads as UTC.
type Zone string

var locations sync.Map // Zone -> *time.Location

// LoadZone returns the zone of that IANA name, or an error if the tz data knows none.
// "Local" is refused, since it would mean another zone on another machine.
func LoadZone(name string) (Zone, error) {
	if name == "" || name == "Local" {
		return "", fmt.Errorf("%q is not an IANA time zone name", name)
	}
	if _, known := locations.Load(Zone(name)); known {
		return Zone(name), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return "", fmt.Errorf("%q is not an IANA time zone name", name)
	}
	locations.Store(Zone(name), loc)
	return Zone(name), nil
}

// Location returns the location of z. It panics if z did not come from [LoadZone] and
// the tz data does not know it: a Zone is checked where it is read.
func (z Zone) Location() *time.Location {
	if z == "" {
		return time.UTC
	}
	if loc, ok := locations.Load(z); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(string(z))
	if err != nil {
		panic("model: zone was not checked when read: " + err.Error())
	}
	locations.Store(z, loc)
	return loc
}

// Date is a calendar day, in a zone that the context gives. Dates can be compared
// with == and ordered with [Date.Compare].
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateIn returns the calendar day of t in the zone z.
func DateIn(t Instant, z Zone) Date {
	y, m, d := t.In(z).Date()
	return Date{y, m, d}
}

// ParseDate reads a day written like 2023-10-11.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a day; write it like 2023-10-11", text)
	}
	y, m, d := t.Date()
	return Date{y, m, d}, nil
}

// Bounds returns the interval that the day covers in the zone z: from the first to the
// last minute on which the calendar there shows it. It has 23 or 25 hours where the clock
// changes, does not begin at midnight where the clock skips that, and is empty where the
// calendar skips the day.
func (d Date) Bounds(z Zone) Interval {
	const day = 24 * 60 * 60 // seconds; no clock is that far from UTC
	var v Interval
	begun := false
	midnight := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix()
	// Between two changes of the clock, the day is where its offset puts it.
	for at, last := midnight-day, midnight+2*day; at < last; {
		t := time.Unix(at, 0).In(z.Location())
		_, offset := t.Zone()
		next := last
		if _, change := t.ZoneBounds(); !change.IsZero() {
			next = min(next, change.Unix())
		}
		begins, ends := midnight-int64(offset), midnight-int64(offset)+day
		if !begun && begins < next {
			v.Start, begun = firstMinute(max(at, begins)), true
		}
		if at < ends {
			v.End = firstMinute(min(next, ends))
		}
		at = next
	}
	return v
}

// firstMinute returns the first minute that starts at that second, in Unix time, or later.
func firstMinute(unix int64) Instant {
	at, exact := InstantOf(time.Unix(unix, 0))
	if !exact { // a clock of old, which was off by seconds
		at++
	}
	return at
}

// Compare returns -1, 0 or +1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case d.Year < e.Year,
		d.Year == e.Year && d.Month < e.Month,
		d.Year == e.Year && d.Month == e.Month && d.Day < e.Day:
		return -1
	default:
		return 1
	}
}

// Sub returns the number of calendar days from e to d.
func (d Date) Sub(e Date) int {
	a := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	b := time.Date(e.Year, e.Month, e.Day, 0, 0, 0, 0, time.UTC)
	return int(a.Sub(b) / (24 * time.Hour))
}

// String returns the day written like 2023-10-11.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Next returns the calendar day after d.
func (d Date) Next() Date { return DateIn(d.Bounds("").End, "") }
