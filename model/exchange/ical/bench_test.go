package ical_test

import (
	"fmt"
	"strings"
	"testing"

	"programme/model/exchange/ical"
)

// BenchmarkOldDailyMeetings reads calendars of meetings that take place every day since
// 1970: the time for each should not depend on how many there are.
func BenchmarkOldDailyMeetings(b *testing.B) {
	within := ical.Within(hostile())
	for _, n := range []int{100, 1000, 10000} {
		content := calendar(strings.Repeat(event("DTSTART;TZID=Europe/Lisbon:19700101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY")+"\n", n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, _, err := ical.Read("c.ics", content, ical.Reading{Within: within}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/meeting")
		})
	}
}
