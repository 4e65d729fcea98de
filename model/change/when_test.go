package change

import (
	"testing"

	"pgregory.net/rapid"

	"programme/model"
)

func TestTimesAreWrittenAsTheyAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := model.Zone(rapid.SampledFrom([]string{"", "Asia/Tokyo", "Europe/Prague", "America/St_Johns", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia"}).Draw(t, "zone"))
		// The clocks of these zones change between 2010 and 2024.
		start := model.Instant(rapid.Int64Range(21_000_000, 28_500_000).Draw(t, "start"))
		if days := rapid.IntRange(0, 5000).Draw(t, "day"); rapid.Bool().Draw(t, "a whole day") {
			start = model.Date{Year: 2010, Month: 1, Day: 1 + days}.Bounds(zone).Start
		}
		v := model.Span(start, model.Minutes(rapid.IntRange(1, 3*24*60).Draw(t, "length")))
		if rapid.Bool().Draw(t, "the day") {
			v = model.DateIn(start, zone).Bounds(zone)
		}
		e := &model.Event{Zone: zone, People: []model.Person{{ID: "p"}}}
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
