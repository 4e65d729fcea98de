package when

import (
	"testing"
	_ "time/tzdata" // zones must not depend on the machine that tests

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// The clocks of every kind of zone, and what is no time on them.
func TestTimesOnTheClocksOfZones(t *testing.T) {
	for _, c := range []struct {
		text string
		zone model.Zone
		want string // the instant in UTC, or the fault
	}{
		{"2023-10-11T07:45:00Z", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T07:45Z", "Asia/Tokyo", "2023-10-11T07:45:00Z"},
		{"2023-10-11 07:45z", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11t16:45+09:00", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T16:45:00+0900", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T02:45-05", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T13:15+05:30", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T24:00Z", "", "2023-10-12T00:00:00Z"},
		{"2023-10-11T16:45", "Asia/Tokyo", "2023-10-11T07:45:00Z"},

		{"2023-10-11T07:45", "", "2023-10-11T07:45:00Z"},
		{"2023-10-11T07:45JST", "Asia/Tokyo", `"JST" is not an offset; end the time in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45+9", "", `"+9" is not an offset; end the time in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45+16:00", "", `"+16:00" is not an offset; end it in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45:30Z", "", `"07:45:30" is not on a whole minute; write it without seconds`},
		{"2023-02-29T07:45Z", "", `"2023-02-29" is not a day of the calendar; write a day that there is`},
		{"2023-10-11T24:01Z", "", `"24:01" is not a time of day; write it like 09:00`},
		{"11.10.2023 07:45", "", `"11.10.2023" can be 11 October 2023 or 10 November 2023; write 2023-10-11 or 2023-11-10`},
		{"2023-10-11", "", `the time of day is missing; write it like 2023-10-11 09:00`},
		{"0203-10-11T07:45Z", "", `"0203-10-11" lies outside the years 1900 to 2199; mend the year`},
		{"1970-01-01T01:00+01:00", "", `"1970-01-01T01:00" is what programs write for a time that they do not know; mend it, or leave it out`},
		{"2023-1é-11T07:45Z", "", `"2023-1é-11T07:45Z" is not a time; write it like 2023-10-11 09:00 or Wed 09:00`},

		// Central Europe: the hour from 02:00 is skipped in March and shown twice in October.
		{"2023-03-26T01:59", "Europe/Prague", "2023-03-26T00:59:00Z"},
		{"2023-03-26T02:00", "Europe/Prague", `"2023-03-26T02:00" does not exist in Europe/Prague, where the clocks skip it; write 2023-03-26T00:00:00Z, which is 01:00 there, or 2023-03-26T01:00:00Z, which is 03:00`},
		{"2023-03-26T03:00", "Europe/Prague", "2023-03-26T01:00:00Z"},
		{"2023-10-29T01:59", "Europe/Prague", "2023-10-28T23:59:00Z"},
		{"2023-10-29T02:59", "Europe/Prague", `"2023-10-29T02:59" comes twice in Europe/Prague, where the clocks are set back; write 2023-10-29T00:59:00Z for the first or 2023-10-29T01:59:00Z for the second`},
		{"2023-10-29T03:00", "Europe/Prague", "2023-10-29T02:00:00Z"},
		// Newfoundland: half an hour off the full hour.
		{"2023-10-11T07:45", "America/St_Johns", "2023-10-11T10:15:00Z"},
		{"2023-03-12T02:30", "America/St_Johns", `"2023-03-12T02:30" does not exist in America/St_Johns, where the clocks skip it; write 2023-03-12T05:00:00Z, which is 01:30 there, or 2023-03-12T06:00:00Z, which is 03:30`},
		{"2023-11-05T01:30", "America/St_Johns", `"2023-11-05T01:30" comes twice in America/St_Johns, where the clocks are set back; write 2023-11-05T04:00:00Z for the first or 2023-11-05T05:00:00Z for the second`},
		// No change of clocks, but odd or large offsets.
		{"2023-10-11T07:45", "Asia/Kathmandu", "2023-10-11T02:00:00Z"},
		{"2023-10-11T07:45", "Pacific/Kiritimati", "2023-10-10T17:45:00Z"},
		{"2023-10-11T07:45", "Pacific/Tongatapu", "2023-10-10T18:45:00Z"},
		// Kiribati left 31 December 1994 out when it moved across the date line.
		{"1994-12-31T12:00", "Pacific/Kiritimati", `"1994-12-31T12:00" does not exist in Pacific/Kiritimati, where the clocks skip it; write 1994-12-30T22:00:00Z, which is 1994-12-30 12:00 there, or 1994-12-31T22:00:00Z, which is 1995-01-01 12:00`},
		// Morocco is an hour ahead but for Ramadan, when the clocks are set back.
		{"2023-03-01T12:00", "Africa/Casablanca", "2023-03-01T11:00:00Z"},
		{"2023-04-01T12:00", "Africa/Casablanca", "2023-04-01T12:00:00Z"},
		{"2023-03-19T02:30", "Africa/Casablanca", `"2023-03-19T02:30" comes twice in Africa/Casablanca, where the clocks are set back; write 2023-03-19T01:30:00Z for the first or 2023-03-19T02:30:00Z for the second`},
		{"2023-04-23T02:30", "Africa/Casablanca", `"2023-04-23T02:30" does not exist in Africa/Casablanca, where the clocks skip it; write 2023-04-23T01:30:00Z, which is 01:30 there, or 2023-04-23T02:30:00Z, which is 03:30`},
		// Lord Howe Island changes by half an hour.
		{"2023-10-01T02:15", "Australia/Lord_Howe", `"2023-10-01T02:15" does not exist in Australia/Lord_Howe, where the clocks skip it; write 2023-09-30T15:15:00Z, which is 01:45 there, or 2023-09-30T15:45:00Z, which is 02:45`},
		{"2023-10-01T02:30", "Australia/Lord_Howe", "2023-09-30T15:30:00Z"},
		{"2023-04-02T01:45", "Australia/Lord_Howe", `"2023-04-02T01:45" comes twice in Australia/Lord_Howe, where the clocks are set back; write 2023-04-01T14:45:00Z for the first or 2023-04-01T15:15:00Z for the second`},
		{"2023-04-02T02:00", "Australia/Lord_Howe", "2023-04-01T15:30:00Z"},
		// Liberia was 44 minutes and 30 seconds behind.
		{"1970-01-01T12:00", "Africa/Monrovia", `"1970-01-01T12:00" is not on a whole minute in UTC, since Africa/Monrovia was off by seconds then; write it in UTC`},
	} {
		at, err := Calendar{Zone: c.zone}.Instant(c.text)
		got := at.String()
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s in %q (-want +got):\n%s", c.text, c.zone, diff)
		}
	}
}
