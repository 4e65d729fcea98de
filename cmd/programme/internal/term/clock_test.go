package term

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

func TestSpanMarksAnotherCalendarDay(t *testing.T) {
	day := model.Date{Year: 2023, Month: 10, Day: 11}
	midnight := day.Bounds("Asia/Tokyo").Start
	for _, c := range []struct {
		name       string
		start, end model.Minutes // since midnight at the venue
		zone       model.Zone
		want       string
	}{
		{"the venue's own day", 8*60 + 30, 10 * 60, "Asia/Tokyo", "08:30-10:00"},
		{"the day before, on one side", 8*60 + 30, 9*60 + 30, "UTC", "23:30(-1)-00:30"},
		{"the day before, on both sides", 8 * 60, 8*60 + 30, "America/New_York", "19:00(-1)-19:30(-1)"},
		{"past midnight", 23 * 60, 24*60 + 30, "Asia/Tokyo", "23:00-00:30(+1)"},
		{"until midnight", 23 * 60, 24 * 60, "Asia/Tokyo", "23:00-24:00"},
		{"until midnight of the day before", 8 * 60, 9 * 60, "UTC", "23:00(-1)-24:00(-1)"},
		{"the day after", 12 * 60, 13 * 60, "Pacific/Kiritimati", "17:00-18:00"},
		{"the day after, on both sides", 20 * 60, 21 * 60, "Pacific/Kiritimati", "01:00(+1)-02:00(+1)"},
		{"an offset of a quarter", 9 * 60, 10 * 60, "Asia/Kathmandu", "05:45-06:45"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := model.Interval{Start: midnight.Add(c.start), End: midnight.Add(c.end)}
			if got := Span(v, c.zone, day); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestClockMarksTwoDays(t *testing.T) {
	day := model.Date{Year: 2023, Month: 10, Day: 11}
	if got := Clock(day.Bounds("Pacific/Kiritimati").Start.Add(30), "Pacific/Pago_Pago", day); got != "23:30(-2)" {
		t.Errorf("got %s", got)
	}
}

func TestWithShowsEachClockOnce(t *testing.T) {
	for _, c := range []struct {
		venue, reader model.Zone
		want          []model.Zone
	}{
		{"Asia/Tokyo", "", []model.Zone{"Asia/Tokyo", "UTC"}},
		{"Asia/Tokyo", "Europe/Prague", []model.Zone{"Asia/Tokyo", "UTC", "Europe/Prague"}},
		{"Asia/Tokyo", "Asia/Tokyo", []model.Zone{"Asia/Tokyo", "UTC"}},
		{"UTC", "", []model.Zone{"UTC"}},
		{"", "Europe/Prague", []model.Zone{"", "Europe/Prague"}},
	} {
		if diff := cmp.Diff(c.want, WithZone(WithZone([]model.Zone{c.venue}, UTC), c.reader)); diff != "" {
			t.Errorf("%q, %q: %s", c.venue, c.reader, diff)
		}
	}
}
