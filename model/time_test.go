package model

import (
	"math"
	"testing"
	"time"
	_ "time/tzdata" // zones must not depend on the machine that tests

	"pgregory.net/rapid"
)

func day(t testing.TB, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestInstantOf(t *testing.T) {
	for _, c := range []struct {
		at    time.Time
		want  string
		exact bool
	}{
		{time.Date(2023, 10, 11, 7, 45, 0, 0, time.UTC), "2023-10-11T07:45:00Z", true},
		{time.Date(2023, 10, 11, 7, 45, 59, 0, time.UTC), "2023-10-11T07:45:00Z", false},
		{time.Date(2023, 10, 11, 7, 45, 0, 1, time.UTC), "2023-10-11T07:45:00Z", false},
		{time.Date(1969, 12, 31, 23, 59, 59, 0, time.UTC), "1969-12-31T23:59:00Z", false},
		{time.Date(1969, 12, 31, 23, 59, 0, 0, time.UTC), "1969-12-31T23:59:00Z", true},
		{time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC), "1900-01-01T00:00:00Z", true},
	} {
		at, exact := InstantOf(c.at)
		if at.String() != c.want || exact != c.exact {
			t.Errorf("InstantOf(%v) = %v, %t, want %s, %t", c.at, at, exact, c.want, c.exact)
		}
	}
	if got := NoInstant.String(); got != "" {
		t.Errorf("NoInstant reads %q", got)
	}
}

func TestInstantInZones(t *testing.T) {
	at, _ := InstantOf(time.Date(2023, 10, 11, 7, 45, 0, 0, time.UTC))
	for zone, want := range map[Zone]string{
		"":                    "2023-10-11 07:45 +0000",
		"Europe/Prague":       "2023-10-11 09:45 +0200",
		"America/St_Johns":    "2023-10-11 05:15 -0230",
		"Asia/Kathmandu":      "2023-10-11 13:30 +0545",
		"Pacific/Kiritimati":  "2023-10-11 21:45 +1400",
		"Pacific/Tongatapu":   "2023-10-11 20:45 +1300",
		"Africa/Casablanca":   "2023-10-11 08:45 +0100",
		"Australia/Lord_Howe": "2023-10-11 18:45 +1100",
	} {
		if got := at.In(zone).Format("2006-01-02 15:04 -0700"); got != want {
			t.Errorf("in %q it is %s, want %s", zone, got, want)
		}
	}
}

func TestDayBounds(t *testing.T) {
	for _, c := range []struct {
		zone       Zone
		day        string
		start, end string
		hours      float64
	}{
		{"", "2023-10-11", "2023-10-11T00:00:00Z", "2023-10-12T00:00:00Z", 24},
		{"Europe/Prague", "2023-03-26", "2023-03-25T23:00:00Z", "2023-03-26T22:00:00Z", 23},
		{"Europe/Prague", "2023-10-29", "2023-10-28T22:00:00Z", "2023-10-29T23:00:00Z", 25},
		{"America/St_Johns", "2023-11-05", "2023-11-05T02:30:00Z", "2023-11-06T03:30:00Z", 25},
		{"Australia/Lord_Howe", "2023-10-01", "2023-09-30T13:30:00Z", "2023-10-01T13:00:00Z", 23.5},
		{"Africa/Casablanca", "2023-03-19", "2023-03-18T23:00:00Z", "2023-03-20T00:00:00Z", 25},
		{"Asia/Kathmandu", "2023-10-11", "2023-10-10T18:15:00Z", "2023-10-11T18:15:00Z", 24},
		{"Pacific/Kiritimati", "2023-10-11", "2023-10-10T10:00:00Z", "2023-10-11T10:00:00Z", 24},
		{"Pacific/Tongatapu", "2023-10-11", "2023-10-10T11:00:00Z", "2023-10-11T11:00:00Z", 24},
		{"Asia/Tokyo", "2023-10-11", "2023-10-10T15:00:00Z", "2023-10-11T15:00:00Z", 24},
		{"America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z", 24}, // no midnight ends it
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z", 23}, // it begins at 01:00
		{"America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z", 25}, // 23:00 to midnight comes twice
		{"America/St_Johns", "2010-11-06", "2010-11-06T02:30:00Z", "2010-11-07T03:30:00Z", 25},  // a minute after midnight it is 23:01 again
		{"America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z", 25},
		{"Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", 24},
		{"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z", 0}, // the calendar skips it
		{"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z", 24},
		{"Europe/Prague", "1850-06-15", "1850-06-14T23:03:00Z", "1850-06-15T23:03:00Z", 24}, // 57 minutes and 44 seconds from UTC
	} {
		v := day(t, c.day).Bounds(c.zone)
		if v.Start.String() != c.start || v.End.String() != c.end || v.Minutes() != Minutes(c.hours*60) {
			t.Errorf("%s in %q is %v to %v, %d minutes; want %s to %s, %g hours", c.day, c.zone, v.Start, v.End, v.Minutes(), c.start, c.end, c.hours)
		}
	}
}

// Every minute lies in the bounds of its day, whose first and last minute are on that day
// with none of it before or after them.
func TestEveryMinuteLiesInItsDay(t *testing.T) {
	zones := []Zone{"", "Europe/Prague", "America/St_Johns", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Tongatapu", "Africa/Casablanca", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		at := Instant(rapid.Int64Range(20_000_000, 32_000_000).Draw(t, "minute")) // 2008 to 2030
		if _, change := at.In(zone).ZoneBounds(); !change.IsZero() && rapid.Bool().Draw(t, "around a change") {
			at, _ = InstantOf(change)
			at = at.Add(Minutes(rapid.IntRange(-1500, 1500).Draw(t, "from the change")))
		}
		d := DateIn(at, zone)
		v := d.Bounds(zone)
		if at < v.Start || at >= v.End {
			t.Fatalf("%v in %s is on %v, which lasts from %v to %v", at, zone, d, v.Start, v.End)
		}
		if DateIn(v.Start, zone) != d || DateIn(v.End-1, zone) != d || DateIn(v.Start-1, zone) == d || DateIn(v.End, zone) == d {
			t.Fatalf("%v in %s does not last from %v to %v", d, zone, v.Start, v.End)
		}
		if back, exact := InstantOf(at.In(zone)); back != at || !exact {
			t.Fatalf("%v became %v", at, back)
		}
	})
}

func TestIntervals(t *testing.T) {
	v := func(start, end Instant) Interval { return Interval{start, end} }
	for _, c := range []struct {
		name     string
		a, b     Interval
		overlap  Minutes
		contains bool
	}{
		{"apart", v(0, 10), v(20, 30), 0, false},
		{"one after the other", v(0, 10), v(10, 20), 0, false},
		{"a minute in common", v(0, 11), v(10, 20), 1, false},
		{"one in the other", v(0, 30), v(10, 20), 10, true},
		{"the same", v(0, 30), v(0, 30), 30, true},
		{"same start", v(0, 30), v(0, 31), 30, false},
	} {
		if got := c.a.Overlap(c.b); got != c.overlap || c.b.Overlap(c.a) != got {
			t.Errorf("%s: overlap %d, want %d both ways", c.name, got, c.overlap)
		}
		if got := c.a.Overlaps(c.b); got != (c.overlap > 0) || c.b.Overlaps(c.a) != got {
			t.Errorf("%s: overlaps is %t both ways", c.name, got)
		}
		if got := c.a.Contains(c.b); got != c.contains {
			t.Errorf("%s: contains is %t", c.name, got)
		}
	}
	if got := Span(5, 10); got != v(5, 15) || got.Minutes() != 10 {
		t.Errorf("Span(5, 10) = %v", got)
	}
}

func TestLoadZone(t *testing.T) {
	for name, good := range map[string]bool{"Asia/Tokyo": true, "UTC": true, "": false, "Local": false, "Asia/Tokio": false, "../passwd": false} {
		z, err := LoadZone(name)
		if (err == nil) != good {
			t.Errorf("LoadZone(%q): %v", name, err)
		}
		if good && z.Location().String() != name {
			t.Errorf("the location of %q is %v", name, z.Location())
		}
	}
	if Zone("").Location() != time.UTC {
		t.Error("no zone is not UTC")
	}
}

func TestDates(t *testing.T) {
	for _, text := range []string{"2023-10-11", "2024-02-29", "0001-01-01"} {
		if got := day(t, text).String(); got != text {
			t.Errorf("%s reads %s", text, got)
		}
	}
	for _, text := range []string{"", "2023-02-29", "11.10.2023", "2023-10-11T00:00", "2023-1-1"} {
		if _, err := ParseDate(text); err == nil {
			t.Errorf("%q is taken for a day", text)
		}
	}
	for _, c := range []struct {
		d, e string
		sub  int
	}{{"2023-10-11", "2023-10-11", 0}, {"2023-10-12", "2023-10-11", 1}, {"2024-01-01", "2023-01-01", 365}, {"2024-03-01", "2024-02-28", 2}, {"2023-03-27", "2023-03-26", 1}} {
		d, e := day(t, c.d), day(t, c.e)
		if got := d.Sub(e); got != c.sub || e.Sub(d) != -c.sub {
			t.Errorf("%s is %d days after %s, want %d", c.d, got, c.e, c.sub)
		}
		if got := d.Compare(e); got != min(c.sub, 1) || e.Compare(d) != -got {
			t.Errorf("Compare(%s, %s) = %d", c.d, c.e, got)
		}
	}
}

func TestArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := Instant(rapid.Int64Range(math.MinInt32, math.MaxInt32).Draw(t, "at"))
		m := Minutes(rapid.Int64Range(-1e6, 1e6).Draw(t, "minutes"))
		if got := at.Add(m).Sub(at); got != m {
			t.Fatalf("%d minutes became %d", m, got)
		}
	})
}
