package change

import (
	"testing"

	"pgregory.net/rapid"

	"programme/model"
)

func TestDaysWhereMidnightIsSkippedOrComesTwice(t *testing.T) {
	for _, c := range []struct {
		name string
		zone model.Zone
		day  model.Date
		want string
	}{
		{"an ordinary day", "Asia/Tokyo", model.Date{Year: 2023, Month: 10, Day: 11}, "2023-10-10T15:00Z/2023-10-11T15:00Z"},
		{"a day of 25 hours", "Europe/Prague", model.Date{Year: 2023, Month: 10, Day: 29}, "2023-10-28T22:00Z/2023-10-29T23:00Z"},
		{"no midnight begins it", "America/Sao_Paulo", model.Date{Year: 2018, Month: 11, Day: 4}, "2018-11-04T03:00Z/2018-11-05T02:00Z"},
		{"no midnight ends it", "America/Sao_Paulo", model.Date{Year: 2018, Month: 11, Day: 3}, "2018-11-03T03:00Z/2018-11-04T03:00Z"},
		{"an hour before midnight comes twice", "America/Sao_Paulo", model.Date{Year: 2018, Month: 2, Day: 17}, "2018-02-17T02:00Z/2018-02-18T03:00Z"},
		{"before a day that was skipped", "Pacific/Apia", model.Date{Year: 2011, Month: 12, Day: 29}, "2011-12-29T10:00Z/2011-12-30T10:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, exists := dayIn(c.day, c.zone)
			if got := utc(v.Start) + "/" + utc(v.End); !exists || got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
	if v, exists := dayIn(model.Date{Year: 2011, Month: 12, Day: 30}, "Pacific/Apia"); exists {
		t.Errorf("the day that was skipped is %v", v)
	}
}

func TestTimesAreWrittenAsTheyAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := model.Zone(rapid.SampledFrom([]string{"", "Asia/Tokyo", "Europe/Prague", "America/St_Johns", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia"}).Draw(t, "zone"))
		// The clocks of these zones change between 2010 and 2024.
		start := model.Instant(rapid.Int64Range(21_000_000, 28_500_000).Draw(t, "start"))
		if days := rapid.IntRange(0, 5000).Draw(t, "day"); rapid.Bool().Draw(t, "a whole day") {
			start = model.Date{Year: 2010, Month: 1, Day: 1 + days}.Bounds(zone).Start
		}
		v := model.Span(start, model.Minutes(rapid.IntRange(1, 3*24*60).Draw(t, "length")))
		if whole, exists := dayIn(model.DateIn(start, zone), zone); exists && rapid.Bool().Draw(t, "the day") {
			v = whole
		}
		e := &model.Event{Zone: zone, People: []model.Person{{ID: "p", Arrive: model.NoInstant, Depart: model.NoInstant}}}
		for _, c := range []Change{
			{Kind: PersonAway, Pos: here, Zone: zone, Person: "p", Interval: v},
			{Kind: PersonArrives, Pos: here, Zone: zone, Person: "p", Interval: model.Interval{Start: start, End: start}},
		} {
			if again, err := Parse(c.String(), e, here); err != nil || again.Interval != c.Interval {
				t.Fatalf("%s is read as %s (%v)", c, again, err)
			}
		}
	})
}

func TestTimesThatComeTwiceAreWrittenInUTC(t *testing.T) {
	// In Prague it is 02:00 to 03:00 twice, from 00:00Z to 02:00Z.
	at := func(hour int) model.Instant {
		return model.Date{Year: 2023, Month: 10, Day: 29}.Bounds("").Start.Add(model.Minutes(60 * hour))
	}
	for _, c := range []struct {
		start, end model.Instant
		want       string
	}{
		{at(-1), at(3), "2023-10-29 01:00-04:00"},
		{at(0), at(3), "2023-10-29T00:00Z/2023-10-29T03:00Z"},
		{at(1), at(3), "2023-10-29T01:00Z/2023-10-29T03:00Z"},
		{at(-1), at(1), "2023-10-28T23:00Z/2023-10-29T01:00Z"},
	} {
		if got := written(model.Interval{Start: c.start, End: c.end}, "Europe/Prague"); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
