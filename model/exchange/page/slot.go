package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"programme/model"
)

// timeLine is "Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, ... (08:45 UTC)".
var (
	moment   = `([A-Z][a-z]+day),? (\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]+),? (\d{4}) \((\d{1,2}):(\d{2}) UTC\)`
	timeLine = regexp.MustCompile(`^` + moment + ` ?[-–—] ?` + moment + `$`)
)

// looksLikeTime reports whether a line was meant as a time line.
func looksLikeTime(t string) bool {
	return strings.Contains(t, "UTC)") && weekday.MatchString(t)
}

var weekday = regexp.MustCompile(`^[A-Z][a-z]+day\b`)

// readSlot returns the interval that a time line gives. The error says what is wrong
// with it; nothing is repaired.
func readSlot(t string) (model.Interval, error) {
	m := timeLine.FindStringSubmatch(t)
	if m == nil {
		return model.Interval{}, fmt.Errorf("%q is not a time; write it like %q", t, timeOf(model.Span(28283505, 60)))
	}
	start, err := readMoment(m[1:7])
	if err != nil {
		return model.Interval{}, err
	}
	end, err := readMoment(m[7:13])
	if err != nil {
		return model.Interval{}, err
	}
	if end <= start {
		return model.Interval{}, fmt.Errorf("the session ends at %s, not after its start at %s", end, start)
	}
	return model.Interval{Start: start, End: end}, nil
}

// readMoment reads weekday, day, month, year, hour and minute.
func readMoment(m []string) (model.Instant, error) {
	written := fmt.Sprintf("%s, %s %s %s (%s:%s UTC)", m[0], m[1], m[2], m[3], m[4], m[5])
	t, err := time.Parse("2 January 2006 15:04", fmt.Sprintf("%s %s %s %s:%s", m[1], m[2], m[3], m[4], m[5]))
	if err != nil {
		return 0, fmt.Errorf("%q is not a time that exists", written)
	}
	if t.Weekday().String() != m[0] {
		return 0, fmt.Errorf("%q: that day is a %s, so day or date is wrong", written, t.Weekday())
	}
	at, _ := model.InstantOf(t)
	return at, nil
}

// timeOf returns the time line of an interval in the wording of a page.
func timeOf(v model.Interval) string { return momentOf(v.Start) + " - " + momentOf(v.End) }

func momentOf(at model.Instant) string {
	t := at.In("")
	return t.Format("Monday, ") + ordinal(t.Day()) + t.Format(" January, 2006 (15:04 UTC)")
}

// ordinal returns n as 1st, 2nd, 3rd, 4th, ...
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
