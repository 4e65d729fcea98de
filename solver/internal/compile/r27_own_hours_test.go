package compile

import (
	"testing"

	"programme/model"
)

// In São Paulo no midnight begins 4 November 2018: at 03:00 UTC, when 3 November ends, the
// clock goes on to 01:00.
func TestOwnHoursWhereMidnightIsSkipped(t *testing.T) {
	const zone, day = "America/Sao_Paulo", 24 * 60
	ends := model.Date{Year: 2018, Month: 11, Day: 3}.Bounds("").End.Add(3 * 60)
	for _, c := range []struct {
		name     string
		start    model.Minutes // from the end of 3 November
		length   model.Minutes
		from, to model.Minutes
		want     bool
	}{
		{"before the day ends", -90, 60, 0, day, true},
		{"until the day ends", -60, 60, 0, day, true},
		{"until then, and there is an hour that is too late", -60, 60, 0, day - 60, false},
		{"across the end of the day", -30, 60, 0, day, false},
		{"from the beginning of the next day", 0, 60, 0, day, true},
		{"which begins at one", 0, 60, 90, day, false},
	} {
		if got := withinOwnHours(model.Span(ends.Add(c.start), c.length), zone, c.from, c.to); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}
