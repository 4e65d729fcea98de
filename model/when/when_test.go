package when

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"programme/model"

	"pgregory.net/rapid"
)

func days(from string, n int) []model.Date {
	d, err := model.ParseDate(from)
	if err != nil {
		panic(err)
	}
	var list []model.Date
	for range n {
		list = append(list, d)
		d = d.Next()
	}
	return list
}

// kyoto is IGF 2023: Sunday 8 to Thursday 12 October.
var kyoto = Calendar{Zone: "Asia/Tokyo", Days: days("2023-10-08", 5)}

// lisbon is a day in May, so that 5/11/2026 and 11.05.2026 have one reading each.
var lisbon = Calendar{Zone: "Europe/Lisbon", Days: days("2026-05-11", 1)}

func TestInstants(t *testing.T) {
	for _, c := range []struct {
		calendar   Calendar
		text, want string
	}{
		{kyoto, "2023-10-11T07:45:00Z", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11T07:45Z", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 16:45+09:00", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11T03:45-04:00", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 16:45:00+0900", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 03:45:00-04:00", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 03:45-0400", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 07:45 UTC", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11, 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "Wed 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "wednesday at 4.45 pm", "2023-10-11T07:45:00Z"},
		{kyoto, "Wed, 11 Oct 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "Wednesday, October 11th, 2023 4:45 PM", "2023-10-11T07:45:00Z"},
		{kyoto, "11 Oct 16h45", "2023-10-11T07:45:00Z"},
		{kyoto, "11. Oktober 2023 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "11 octobre 16h45", "2023-10-11T07:45:00Z"},
		{kyoto, "11-Oct-2023 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "10/11/2023 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "2023/10/11 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "11.10. 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "2023-10-11 24:00", "2023-10-11T15:00:00Z"},
		{kyoto, "Wed noon", "2023-10-11T03:00:00Z"},
		{kyoto, "11.10.23 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "10/11/23 4:45 PM", "2023-10-11T07:45:00Z"},
		{kyoto, "23-10-11 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "11-Oct-23 16:45", "2023-10-11T07:45:00Z"},
		{kyoto, "10/11/2023 16:45:00", "2023-10-11T07:45:00Z"},
		{kyoto, "13/10/2023 08:30", "2023-10-12T23:30:00Z"}, // not a day of the event; there is no month 13
		{lisbon, "11.05.2026 09:15", "2026-05-11T08:15:00Z"},
		{lisbon, "5/11/2026 9:15 AM", "2026-05-11T08:15:00Z"},
		{lisbon, "11/5/2026 9:15", "2026-05-11T08:15:00Z"},
		{lisbon, "9:15", "2026-05-11T08:15:00Z"}, // the one day
		{lisbon, "10/05/2026 12:00", "2026-05-10T11:00:00Z"},
		{Calendar{Zone: "Europe/Lisbon"}, "2026-05-11 12:30 am", "2026-05-10T23:30:00Z"},
	} {
		got, err := c.calendar.Instant(c.text)
		if err != nil || got.String() != c.want {
			t.Errorf("%q: got %v, %v, want %s", c.text, got, err, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2023-10-11 09:00-12:30", "11 09:00-11 12:30"},
		{"Wed 9:00-10:30", "11 09:00-11 10:30"},
		{"Wed 9-12", "11 09:00-11 12:00"},
		{"Wed 2-4 pm", "11 14:00-11 16:00"},
		{"Wed 9 am to 1 pm", "11 09:00-11 13:00"},
		{"Wed 11-1 pm", "11 11:00-11 13:00"},
		{"Wed from 9:00 until 10:00", "11 09:00-11 10:00"},
		{"11 Oct 9:00–10:30", "11 09:00-11 10:30"},
		{"Wed 22:00 - Thu 01:00", "11 22:00-12 01:00"},
		{"2023-10-11 22:00-2023-10-12 01:00", "11 22:00-12 01:00"},
		{"2023-10-11 09:00:00-10:30:00", "11 09:00-11 10:30"},
		{"2023-10-11T00:00Z/2023-10-11T03:30Z", "11 09:00-11 12:30"},
		{"2023-10-11T09:00/2023-10-11 12:30", "11 09:00-11 12:30"},
		{"Wed", "11 00:00-12 00:00"},
		{"2023-10-11", "11 00:00-12 00:00"},
		{"Mon-Wed 12:00-13:00", "9 12:00-9 13:00, 10 12:00-10 13:00, 11 12:00-11 13:00"},
		{"Mon and Wed 12:00-13:00", "9 12:00-9 13:00, 11 12:00-11 13:00"},
		{"Mon, Wed", "9 00:00-10 00:00, 11 00:00-12 00:00"},
		{"9 Oct - 10 Oct 12:00-13:00", "9 12:00-9 13:00, 10 12:00-10 13:00"},
		{"9-11 Oct 12:00-13:00", "9 12:00-9 13:00, 10 12:00-10 13:00, 11 12:00-11 13:00"},
		{"9.–10. Oktober 2023", "9 00:00-10 00:00, 10 00:00-11 00:00"},
		{"every day 12:00-13:00", "8 12:00-8 13:00, 9 12:00-9 13:00, 10 12:00-10 13:00, 11 12:00-11 13:00, 12 12:00-12 13:00"},
		{"Tue 09:00-24:00", "10 09:00-11 00:00"},
	} {
		spans, err := kyoto.Spans(c.text)
		var got []string
		for _, v := range spans {
			got = append(got, v.Start.In(kyoto.Zone).Format("2 15:04")+"-"+v.End.In(kyoto.Zone).Format("2 15:04"))
		}
		if err != nil || strings.Join(got, ", ") != c.want {
			t.Errorf("%q: got %s, %v, want %s", c.text, strings.Join(got, ", "), err, c.want)
		}
	}
}

func TestWhatIsNoTimeIsSaidWithItsPlace(t *testing.T) {
	november := Calendar{Zone: "Europe/Lisbon", Days: append(days("2026-05-11", 1), days("2026-11-05", 1)...)}
	for _, c := range []struct {
		calendar Calendar
		text     string
		at       int
		want     string
	}{
		{kyoto, "", 0, "a day is missing"},
		{kyoto, "soon", 0, `"soon" is not a time; write it like 2023-10-11 09:00 or Wed 09:00`},
		{kyoto, "Sat 9:00", 0, "the event has no Saturday; write the date"},
		{kyoto, "2023-10-11", 10, "the time of day is missing; write it like 2023-10-11 09:00"},
		{kyoto, "2023-10-11 25:00", 11, `"25:00" is not a time of day`},
		{kyoto, "2023-10-11 09:61", 11, `"09:61" is not a time of day`},
		{kyoto, "2023-10-11 9", 11, `"9" is not a time of day`},
		{kyoto, "2023-02-30 09:00", 0, `"2023-02-30" is not a day of the calendar`},
		{kyoto, "2323-10-11 09:00", 0, `"2323-10-11" lies outside the years 1900 to 2199`},
		{kyoto, "Tue 11 Oct 09:00", 0, "2023-10-11 is a Wednesday, not a Tuesday"},
		{kyoto, "Wed 09:00 sharp", 10, `"sharp" is more than a time takes`},
		{kyoto, "2023-10-11 09:00-10:00", 16, `"-10:00" is more than a time takes`},
		{kyoto, "9:00", 0, `"9:00" does not say on which day; write it like "Sun 9:00" or "2023-10-08 9:00"`},
		{kyoto, "2023-10-11T07:45JST", 16, `"JST" is not an offset; end the time in Z for UTC or an offset such as +09:00`},
		{kyoto, "2023-10-11T07:45+9", 16, `"+9" is not an offset`},
		{kyoto, "1/2/20 09:00", 0, `"1/2/20" can be 1 February 2020 or 2 January 2020`},
		{Calendar{Zone: "UTC"}, "1970-01-01 00:00", 0, `"1970-01-01 00:00" is what programs write for a time that they do not know`},
		{kyoto, "2023-10-11 09:15:30", 11, `"09:15:30" is not on a whole minute`},
		{kyoto, "3/4/2023 09:00", 0, `"3/4/2023" can be 3 April 2023 or 4 March 2023; write 2023-04-03 or 2023-03-04`},
		{november, "5/11/2026 09:15", 0, `"5/11/2026" can be 5 November 2026 or 11 May 2026`},
		{Calendar{Days: days("2023-10-08", 9)}, "Mon 09:00", 0, "the event has several days that are a Monday; write 2023-10-09 or 2023-10-16"},
		{Calendar{Days: days("2023-12-30", 4)}, "5 Feb 09:00", 0, `"5 Feb" does not say the year`},
		{Calendar{Zone: "Europe/Berlin"}, "2026-03-29 02:30", 0, `"2026-03-29 02:30" does not exist in Europe/Berlin, where the clocks skip it; write 2026-03-29T00:30:00Z, which is 01:30 there, or 2026-03-29T01:30:00Z, which is 03:30`},
		{Calendar{Zone: "Europe/Berlin"}, "2026-10-25 02:30", 0, `"2026-10-25 02:30" comes twice in Europe/Berlin, where the clocks are set back; write 2026-10-25T00:30:00Z for the first or 2026-10-25T01:30:00Z for the second`},
	} {
		_, err := c.calendar.Instant(c.text)
		var e *Error
		if !errors.As(err, &e) || e.At != c.at || !strings.HasPrefix(e.Error(), c.want) {
			t.Errorf("%q: got %v at %d, want %q at %d", c.text, err, e.At, c.want, c.at)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Wed 9:00", "the time that begins 2023-10-11 09:00 has no end; write 2023-10-11 09:00-HH:MM"},
		{"Wed 10:00-9:00", "the time does not end after it begins; write 2023-10-11 10:00-2023-10-12 09:00 if it ends on the next day"},
		{"Wed 9", `"9" is not a time of day`},
		{"11-9 Oct", "2023-10-11 comes after 2023-10-09"},
		{"9-11 Smarch", `"9-11 Smarch" does not say on which day`},
		{"Wed-Mon", "2023-10-11 comes after 2023-10-09"},
		{"2023-10-11T09:00Z/2023-10-11T08:00Z", "the time does not end after it begins"},
		{"Mon and Tue 22:00 - Wed 01:00", "a time on several days ends on the day on which it begins"},
	} {
		if _, err := kyoto.Spans(c.text); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
	}
}

func TestHalvesOfAStretch(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"Wed 9:00", "10:30", "11 09:00-11 10:30"},
		{"Wed 9:00", "Thu 10:30", "11 09:00-12 10:30"},
		{"Wed", "Wed", "11 00:00-12 00:00"},
		{"11.10.2023", "12.10.2023", "11 00:00-13 00:00"},
		{"2023-10-11", "2023-10-12 00:00", "11 00:00-12 00:00"},
		{"2023-10-11T00:00Z", "03:30Z", "11 09:00-11 12:30"},
	} {
		from, err1 := kyoto.Begin(c.from)
		to, err2 := kyoto.End(c.to, from)
		got := from.In(kyoto.Zone).Format("2 15:04") + "-" + to.In(kyoto.Zone).Format("2 15:04")
		if err1 != nil || err2 != nil || got != c.want {
			t.Errorf("%q, %q: got %s, %v, %v, want %s", c.from, c.to, got, err1, err2, c.want)
		}
	}
}

// What cannot be told without the zone or the days is held back; all else is read.
func TestTimesWithoutTheZoneOrTheDays(t *testing.T) {
	lost := Calendar{NoZone: true, NoDays: true}
	for text, want := range map[string]string{
		"2023-10-11 09:00Z": "2023-10-11T09:00:00Z", "2023-10-11 09:00": "held", "Wed 09:00Z": "held", "9:00": "held", "11 Oct 09:00Z": "held",
		"3/4/2023 09:00Z": "held", "13/4/2023 09:00Z": "2023-04-13T09:00:00Z", "soon": "fault", "2023-10-11 25:00": "fault",
	} {
		at, err := lost.Instant(text)
		got := at.String()
		if err == ErrHeld {
			got = "held"
		} else if err != nil {
			got = "fault"
		}
		if got != want {
			t.Errorf("%q: got %s, %v, want %s", text, got, err, want)
		}
	}
	for text, want := range map[string]bool{"Mon-Wed": true, "every day 9-12": true, "2023-10-11": true, "2023-10-11 9-12": true, "2023-10-11T09:00Z/2023-10-11T10:00Z": false} {
		if _, err := lost.Spans(text); (err == ErrHeld) != want {
			t.Errorf("%q: got %v", text, err)
		}
	}
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]model.Minutes{
		"90": 90, "90 min": 90, "90min.": 90, "90'": 90, "1h30": 90, "1 h 30 min": 90, "1:30": 90, "1:30:00": 90,
		"2 h": 120, "2 hours": 120, "1.5 h": 90, "1,5 Std": 90, "0": 0, "1.25h": 75,
	} {
		if got, err := Length(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "soon", "1:75", "-5", "1.333 h", "90 people", "1h 2h"} {
		if got, err := Length(text); err == nil {
			t.Errorf("%q: got %d, want a fault", text, got)
		}
	}
}

// Whatever way of the grammar an instant is written in, it is read back.
func TestEveryWayToWriteAnInstantIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]model.Zone{"UTC", "Asia/Tokyo", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"}).Draw(t, "zone")
		first := model.DateIn(model.Instant(rapid.IntRange(25_000_000, 30_000_000).Draw(t, "first day")), zone)
		c := Calendar{Zone: zone, Days: days(first.String(), rapid.IntRange(1, 5).Draw(t, "days"))}
		day := rapid.SampledFrom(c.Days).Draw(t, "day")
		at := day.Bounds(zone).Start.Add(model.Minutes(rapid.IntRange(0, 24*60-1).Draw(t, "minute")))
		local := at.In(zone)
		if model.DateIn(at, zone) != day {
			t.Skip("a day with fewer hours")
		}
		if _, err := fromWall("", day.Bounds("").Start.Add(model.Minutes(local.Hour()*60+local.Minute())), zone); err != nil {
			t.Skip("a time that comes twice")
		}
		day1 := rapid.SampledFrom([]string{time.DateOnly, "2 Jan 2006", "2 January", "Jan 2", "January 2, 2006", "Mon", "Monday", "Mon 2 Jan", "Mon, 2 Jan 2006", "2.1.", "2006/1/2", "02-Jan-2006"}).Draw(t, "day's form")
		clock := rapid.SampledFrom([]string{"15:04", "15:04:05", "15.04", "15h04", "3:04 pm", "3:04PM", "3.04 p.m."}).Draw(t, "clock's form")
		between := rapid.SampledFrom([]string{" ", ", ", " at ", "   "}).Draw(t, "between")
		clock = strings.ReplaceAll(clock, "p.m.", "PM")
		text := local.Format(day1) + between + local.Format(clock)
		if rapid.Bool().Draw(t, "case") {
			text = strings.ToUpper(text)
		}
		got, err := c.Instant(text)
		if err != nil || got != at {
			t.Fatalf("%q in %s of %v: got %v, %v, want %v", text, zone, c.Days, got, err, at)
		}
	})
}

func FuzzSpans(f *testing.F) {
	for _, text := range []string{"Mon-Wed 12:00-13:00", "2023-10-11T00:00Z/2023-10-11T03:30Z", "11.10. 9-12", "every day", "Wed 22:00 - Thu 01:00", "10/11/2023 2-4 pm"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spans, err := kyoto.Spans(text)
		var e *Error
		if err != nil {
			if !errors.As(err, &e) || e.At < 0 || e.At > len(text) {
				t.Fatalf("%q: %v at %d", text, err, e.At)
			}
		}
		for _, v := range spans {
			if v.Minutes() <= 0 || v.Start.In("UTC").Year() < firstYear-1 || v.End.In("UTC").Year() > lastYear+1 {
				t.Fatalf("%q: %v", text, v)
			}
			again, err := kyoto.Spans(v.Start.String() + "/" + v.End.String())
			if err != nil || !slices.Equal(again, []model.Interval{v}) {
				t.Fatalf("%q: %v is read back as %v, %v", text, v, again, err)
			}
		}
		if at, err := kyoto.Instant(text); err == nil {
			if again, err := kyoto.Instant(at.String()); err != nil || again != at {
				t.Fatalf("%q: %v is read back as %v, %v", text, at, again, err)
			}
		}
		if n, err := Length(text); err == nil {
			if again, err := Length(fmt.Sprint(n)); err != nil || again != n {
				t.Fatalf("%q: %d is read back as %d, %v", text, n, again, err)
			}
		}
	})
}
