package page

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
)

func TestReadSlot(t *testing.T) {
	for _, tt := range []struct{ name, line, start, end, fault string }{
		{
			name: "an hour", start: "2023-10-11T07:45:00Z", end: "2023-10-11T08:45:00Z",
			line: "Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (08:45 UTC)",
		},
		{
			name: "across midnight in UTC", start: "2023-10-08T23:30:00Z", end: "2023-10-09T00:30:00Z",
			line: "Sunday, 8th October, 2023 (23:30 UTC) – Monday, 9th October, 2023 (00:30 UTC)",
		},
		{
			name: "a weekday that is not that day", fault: "that day is a Wednesday",
			line: "Tuesday, 11th October, 2023 (07:45 UTC) - Tuesday, 11th October, 2023 (08:45 UTC)",
		},
		{
			name: "an end before the start", fault: "not after its start",
			line: "Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (06:45 UTC)",
		},
		{
			name: "a day that does not exist", fault: "not a time that exists",
			line: "Wednesday, 31st June, 2023 (07:45 UTC) - Wednesday, 31st June, 2023 (08:45 UTC)",
		},
		{name: "half a line", line: "Wednesday, 11th October, 2023 (07:45 UTC)", fault: "write it like"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if !looksLikeTime(tt.line) {
				t.Fatal("not seen as a time line")
			}
			v, err := readSlot(tt.line)
			if tt.fault != "" {
				if err == nil || !strings.Contains(err.Error(), tt.fault) {
					t.Fatalf("error %v, want %q", err, tt.fault)
				}
				return
			}
			if err != nil || v.Start.String() != tt.start || v.End.String() != tt.end {
				t.Errorf("got %s %s, %v", v.Start, v.End, err)
			}
		})
	}
}

func TestWrittenTimesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := model.Instant(rapid.Int64Range(0, 70_000_000).Draw(t, "start"))
		v := model.Span(start, model.Minutes(rapid.Int64Range(1, 10_000).Draw(t, "minutes")))
		if back, err := readSlot(timeOf(v)); err != nil || back != v {
			t.Fatalf("%q is read as %v, %v", timeOf(v), back, err)
		}
	})
}
