package ical_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange/ical"
)

// timezone returns the lines of a VTIMEZONE. Each part is a kind, a DTSTART, the offsets
// from and to, and perhaps another line, with spaces between.
func timezone(id string, parts ...string) string {
	lines := []string{"BEGIN:VTIMEZONE", "TZID:" + id}
	for _, part := range parts {
		words := strings.Fields(part)
		lines = append(lines, "BEGIN:"+words[0], "DTSTART:"+words[1], "TZOFFSETFROM:"+words[2], "TZOFFSETTO:"+words[3])
		lines = append(append(lines, words[4:]...), "END:"+words[0])
	}
	return strings.Join(append(lines, "END:VTIMEZONE"), "\n")
}

// european is the clock of central Europe as Exchange describes it.
var european = []string{
	"STANDARD 16010101T030000 +0200 +0100 RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
	"DAYLIGHT 16010101T020000 +0100 +0200 RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
}

// starts reads a calendar and returns when its events start.
func starts(t *testing.T, o ical.Reading, lines ...string) (at string, notes string) {
	t.Helper()
	c, list, err := ical.Read("c.ics", calendar(lines...), o)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, x := range c.Entries {
		for _, v := range x.Times {
			all = append(all, v.Start.String())
		}
	}
	return strings.Join(all, " "), model.Faults(list).Error()
}

func TestNamesOfWindowsAreZones(t *testing.T) {
	for _, tt := range []struct{ name, tzid, want string }{
		{"plain", "W. Europe Standard Time", "2026-07-01T08:00:00Z"},
		{"in quotes", `"W. Europe Standard Time"`, "2026-07-01T08:00:00Z"},
		{"without summer time", "Tokyo Standard Time", "2026-07-01T01:00:00Z"},
		{"with brackets", "Central Standard Time (Mexico)", "2026-07-01T16:00:00Z"},
		{"of an old IANA name", "India Standard Time", "2026-07-01T04:30:00Z"},
		{"of an offset", "UTC-11", "2026-07-01T21:00:00Z"},
		{"of UTC", "UTC", "2026-07-01T10:00:00Z"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at, notes := starts(t, ical.Reading{}, event("DTSTART;TZID="+tt.tzid+":20260701T100000"))
			if at != tt.want || notes != "" {
				t.Errorf("%s %s", at, notes)
			}
		})
	}
}

func TestZonesAreWhatTheirVTIMEZONESays(t *testing.T) {
	for _, tt := range []struct {
		name        string
		tzid, id    string // of the time, of the VTIMEZONE
		parts       []string
		times, want string
	}{
		{
			name: "a name of Windows", tzid: "W. Europe Standard Time", id: "W. Europe Standard Time", parts: european,
			times: "20260329T013000 20260329T023000 20260329T033000 20261025T023000 20261025T033000",
			want:  "2026-03-29T00:30:00Z 2026-03-29T01:30:00Z 2026-03-29T01:30:00Z 2026-10-25T00:30:00Z 2026-10-25T02:30:00Z",
		},
		{
			name: "a list of cities", tzid: `"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"`, id: `(UTC+01:00) Amsterdam\, Berlin\, Bern\, Rome\, Stockholm\, Vienna`, parts: european,
			times: "20260301T100000 20260701T100000", want: "2026-03-01T09:00:00Z 2026-07-01T08:00:00Z",
		},
		{
			name: "a list of cities, of which the last is an IANA name too", tzid: "(GMT+08.00) Kuala Lumpur/Singapore", id: "(GMT+08.00) Kuala Lumpur/Singapore",
			parts: []string{"STANDARD 16010101T000000 +0730 +0730"},
			times: "20260701T100000", want: "2026-07-01T02:30:00Z",
		},
		{
			name: "backslashes in a parameter, quotes in a value", tzid: `"Here\, there"`, id: `"Here\, there"`, parts: []string{"STANDARD 16010101T000000 -0330 -0330"},
			times: "20260701T100000", want: "2026-07-01T13:30:00Z",
		},
		{
			name: "one offset, said twice", tzid: "Customized Time Zone", id: "Customized Time Zone",
			parts: []string{"STANDARD 16010101T000000 +0545 +0545", "DAYLIGHT 16010101T000000 +0545 +0545"},
			times: "20260701T100000", want: "2026-07-01T04:15:00Z",
		},
		{
			name: "an offset with seconds", tzid: "Old", id: "Old", parts: []string{"STANDARD 16010101T000000 +000000 +001930"},
			times: "20260701T100000", want: "2026-07-01T09:40:00Z",
		},
		{
			name: "days that are written out", tzid: "Ramadan", id: "Ramadan",
			parts: []string{"STANDARD 20250223T030000 +0100 +0000 RDATE:20260215T030000", "DAYLIGHT 20250406T020000 +0000 +0100 RDATE:20260322T020000"},
			times: "20250222T100000 20250301T100000 20260101T100000 20260301T100000 20260401T100000",
			want:  "2025-02-22T09:00:00Z 2025-03-01T10:00:00Z 2026-01-01T09:00:00Z 2026-03-01T10:00:00Z 2026-04-01T09:00:00Z",
		},
		{
			name: "rules that end and begin", tzid: "New York", id: "New York",
			parts: []string{
				"DAYLIGHT 19870405T020000 -0500 -0400 RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU;UNTIL=20060402T070000Z",
				"DAYLIGHT 20070311T020000 -0500 -0400 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;BYHOUR=2;BYMINUTE=0;WKST=SU",
				"STANDARD 19671029T020000 -0400 -0500 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T015959",
				"STANDARD 20061029T020000 -0400 -0500",
				"STANDARD 20071104T020000 -0400 -0500 RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
			},
			times: "20060401T100000 20060403T100000 20061030T100000 20070310T100000 20070312T100000 20071101T100000 20071105T100000 21991231T100000",
			want: "2006-04-01T15:00:00Z 2006-04-03T14:00:00Z 2006-10-30T15:00:00Z 2007-03-10T15:00:00Z 2007-03-12T14:00:00Z " +
				"2007-11-01T14:00:00Z 2007-11-05T15:00:00Z 2199-12-31T15:00:00Z",
		},
		{
			name: "the last changes of all", tzid: "Summer for good", id: "Summer for good",
			parts: []string{
				"DAYLIGHT 19810329T020000 +0100 +0200 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20260329T010000Z",
				"STANDARD 19961027T030000 +0200 +0100 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20251026",
			},
			times: "20251201T120000 20260701T120000 20261201T120000", want: "2025-12-01T11:00:00Z 2026-07-01T10:00:00Z 2026-12-01T10:00:00Z",
		},
		{
			name: "starts on which no clock changes", tzid: "Customized Time Zone", id: "Customized Time Zone",
			parts: []string{"STANDARD 20200601T030000 +0200 +0100 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "DAYLIGHT 20200601T020000 +0100 +0200 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
			times: "20200301T120000 20201201T120000 20210701T120000", want: "2020-03-01T10:00:00Z 2020-12-01T11:00:00Z 2021-07-01T10:00:00Z",
		},
		{
			name: "a day of the month", tzid: "Persia", id: "Persia",
			parts: []string{"DAYLIGHT 20000321T000000 +0330 +0430 RRULE:FREQ=YEARLY", "STANDARD 20000921T000000 +0430 +0330 RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-10"},
			times: "20260320T120000 20260321T120000 20260920T120000 20260921T120000",
			want:  "2026-03-20T08:30:00Z 2026-03-21T07:30:00Z 2026-09-20T07:30:00Z 2026-09-21T08:30:00Z",
		},
		{
			name: "before its first change, by the name", tzid: "Russian Standard Time", id: "Russian Standard Time",
			parts: []string{"STANDARD 20141026T020000 +0400 +0300"},
			times: "20090701T120000 20140701T120000 20260701T120000", want: "2009-07-01T08:00:00Z 2014-07-01T08:00:00Z 2026-07-01T09:00:00Z",
		},
		{
			name: "an IANA name says it all", tzid: "Asia/Tokyo", id: "Asia/Tokyo", parts: []string{"STANDARD 16010101T000000 +0000 +0000"},
			times: "20260701T100000", want: "2026-07-01T01:00:00Z",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var lines []string
			for text := range strings.FieldsSeq(tt.times) {
				lines = append(lines, event("DTSTART;TZID="+tt.tzid+":"+text))
			}
			lines = append(lines, timezone(tt.id, tt.parts...))
			at, notes := starts(t, ical.Reading{}, lines...)
			if diff := cmp.Diff(tt.want, at); diff != "" || notes != "" {
				t.Errorf("%s (-want +got):\n%s", notes, diff)
			}
		})
	}
}

func TestEachCalendarOfAFileHasItsOwnZones(t *testing.T) {
	first := timezone("Customized Time Zone", "STANDARD 16010101T000000 +0100 +0100")
	second := timezone("Customized Time Zone", "STANDARD 16010101T000000 +0200 +0200")
	ten := event("DTSTART;TZID=Customized Time Zone:20260329T100000")
	at, _ := starts(t, ical.Reading{}, ten, first, "END:VCALENDAR", "BEGIN:VCALENDAR", second, ten)
	if at != "2026-03-29T09:00:00Z 2026-03-29T08:00:00Z" {
		t.Error(at)
	}
	if at, _ := starts(t, ical.Reading{}, first, first, ten); at != "2026-03-29T09:00:00Z" {
		t.Errorf("said twice: %s", at)
	}
}

func TestAPlaceWithAnIANANameSaysMoreThanANameOfWindows(t *testing.T) {
	zone := timezone("GMT Standard Time", "STANDARD 16010101T000000 +0900 +0900")
	zone = strings.Replace(zone, "\nBEGIN:STANDARD", "\nX-LIC-LOCATION:Europe/Helsinki\nBEGIN:STANDARD", 1)
	if at, notes := starts(t, ical.Reading{}, zone, event("DTSTART;TZID=GMT Standard Time:20260701T100000")); at != "2026-07-01T07:00:00Z" || notes != "" {
		t.Error(at, notes)
	}
}

func TestAVTIMEZONEThatContradictsItsNameIsNotedOnce(t *testing.T) {
	const remedy = "the VTIMEZONE counts for all its times; if Europe/Berlin is meant, take the VTIMEZONE out"
	short := timezone("W. Europe Standard Time", "STANDARD 16010101T000000 +0100 +0100")
	at := func(text string) string { return `DTSTART;TZID="W. Europe Standard Time":` + text }
	for _, tt := range []struct {
		name        string
		lines       []string
		want, notes string
	}{
		{
			name:  "the first of two",
			lines: []string{short, event(at("20260701T100000")), event(at("20260801T100000"))},
			want:  "2026-07-01T09:00:00Z 2026-08-01T09:00:00Z",
			notes: `c.ics:14:40: 20260701T100000 in "W. Europe Standard Time" is 2026-07-01T09:00:00Z by the VTIMEZONE in line 3, and 2026-07-01T08:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "rather one during the event than another",
			lines: []string{short, event(at("20260701T100000")), event(at("20260330T100000")), event(at("20260331T100000"))},
			want:  "2026-07-01T09:00:00Z 2026-03-30T09:00:00Z 2026-03-31T09:00:00Z",
			notes: `c.ics:19:40: 20260330T100000 in "W. Europe Standard Time" is 2026-03-30T09:00:00Z by the VTIMEZONE in line 3, and 2026-03-30T08:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "not where both agree",
			lines: []string{short, event(at("20260301T100000")), event(at("20260328T100000"))},
			want:  "2026-03-01T09:00:00Z 2026-03-28T09:00:00Z",
		},
		{
			name:  "an end",
			lines: []string{short, event("DTSTART:20260330T080000Z", `DTEND;TZID="W. Europe Standard Time":20260330T100000`)},
			want:  "2026-03-30T08:00:00Z",
			notes: `c.ics:15:38: 20260330T100000 in "W. Europe Standard Time" is 2026-03-30T09:00:00Z by the VTIMEZONE in line 3, and 2026-03-30T08:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "an end after days",
			lines: []string{short, event(at("20260328T120000"), "DURATION:P2D")},
			want:  "2026-03-28T11:00:00Z",
			notes: `c.ics:15:10: 20260330T120000 in "W. Europe Standard Time" is 2026-03-30T11:00:00Z by the VTIMEZONE in line 3, and 2026-03-30T10:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "only what is kept of a recurrence",
			lines: []string{short, event(at("20250703T100000"), "RRULE:FREQ=WEEKLY;UNTIL=20260326T100000", `DTEND;TZID="W. Europe Standard Time":20250703T110000`)},
			want:  "2026-03-26T09:00:00Z",
		},
		{
			name:  "the start of a busy time",
			lines: []string{short, "BEGIN:VFREEBUSY\nFREEBUSY;TZID=W. Europe Standard Time:20260330T100000/PT1H\nEND:VFREEBUSY"},
			want:  "2026-03-30T09:00:00Z",
			notes: `c.ics:12:39: 20260330T100000 in "W. Europe Standard Time" is 2026-03-30T09:00:00Z by the VTIMEZONE in line 3, and 2026-03-30T08:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "the end of a busy time",
			lines: []string{short, "BEGIN:VFREEBUSY\nFREEBUSY;TZID=W. Europe Standard Time:20260328T230000/20260330T100000\nEND:VFREEBUSY"},
			want:  "2026-03-28T22:00:00Z",
			notes: `c.ics:12:39: 20260330T100000 in "W. Europe Standard Time" is 2026-03-30T09:00:00Z by the VTIMEZONE in line 3, and 2026-03-30T08:00:00Z in Europe/Berlin; ` + remedy,
		},
		{
			name:  "one that is not read",
			lines: []string{timezone("W. Europe Standard Time", "DAYLIGHT 16010101T020000 +0100 +0200 RRULE:FREQ=MONTHLY"), event(at("20260701T100000")), event(at("20260801T100000"))},
			want:  "2026-07-01T08:00:00Z 2026-08-01T08:00:00Z",
			notes: `c.ics:3:1: the VTIMEZONE of "W. Europe Standard Time" is not read: in the DAYLIGHT of line 5 the rule "FREQ=MONTHLY" is not one of a day in each year; its times are read in Europe/Berlin; see that this is its zone`,
		},
		{
			name:  "none that no time needs",
			lines: []string{timezone("W. Europe Standard Time"), event("DTSTART:20260701T100000Z")},
			want:  "2026-07-01T10:00:00Z",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at, notes := starts(t, ical.Reading{Within: march(t)}, tt.lines...)
			if diff := cmp.Diff(tt.want, at) + cmp.Diff(tt.notes, notes); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAZoneThatNothingTellsIsAFault(t *testing.T) {
	const neither = `c.ics:%: the zone "X" is neither an IANA name nor one of Windows, and its VTIMEZONE in line 3 is not read: `
	summer := "DAYLIGHT 16010101T020000 +0100 +0200 "
	for _, tt := range []struct {
		name  string
		parts []string
		want  string
	}{
		{"nothing in it", nil, "it has neither STANDARD nor DAYLIGHT; write X-LIC-LOCATION with an IANA name into it"},
		{"no start", []string{"STANDARD - +0100 +0100"}, `in the STANDARD of line 5 "-" is not a time like 19700329T020000; write`},
		{"an offset beyond a day", []string{"STANDARD 16010101T000000 +0100 +2400"}, `in the STANDARD of line 5 "+2400" is not an offset like +0100; write`},
		{"a second offset", []string{"STANDARD 16010101T000000 +0100 +0100 TZOFFSETTO:+0200"}, "in the STANDARD of line 5 is a second TZOFFSETTO; write"},
		{"times taken out", []string{summer + "EXDATE:20260329T020000"}, `in the DAYLIGHT of line 5 is EXDATE:"20260329T020000"; write`},
		{"a rule of several days a year", []string{summer + "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU"}, `in the DAYLIGHT of line 5 the rule "FREQ=YEARLY;BYMONTH=3;BYDAY=SU" is not one of a day in each year; write`},
		{"a rule of another hour", []string{summer + "RRULE:FREQ=YEARLY;BYHOUR=3"}, `in the DAYLIGHT of line 5 the rule "FREQ=YEARLY;BYHOUR=3" is not`},
		{"a rule of no month", []string{summer + "RRULE:FREQ=YEARLY;BYDAY=-1SU"}, `in the DAYLIGHT of line 5 the rule "FREQ=YEARLY;BYDAY=-1SU" is not`},
		{"a rule of every other year", []string{summer + "RRULE:FREQ=YEARLY;INTERVAL=2"}, `in the DAYLIGHT of line 5 the rule "FREQ=YEARLY;INTERVAL=2" is not`},
		{"summer and winter at once", []string{summer, "STANDARD 16010101T020000 +0200 +0100"}, "its clocks change twice within two days, at 1601-01-01T01:00:00Z; write"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			zone := timezone("X", tt.parts...)
			_, _, err := ical.Read("c.ics", calendar(zone, event("DTSTART;TZID=X:20260701T100000")), ical.Reading{})
			if err == nil {
				t.Fatal("it is read")
			}
			_, rest, _ := strings.Cut(err.Error(), ": ")
			_, want, _ := strings.Cut(neither, ": ")
			if !strings.HasPrefix(rest, want+tt.want) {
				t.Error(err)
			}
		})
	}
	for name, tt := range map[string]struct{ lines, want string }{
		"two that differ": {
			timezone("Tokyo Standard Time", "STANDARD 16010101T000000 +0900 +0900") + "\n" + timezone("Tokyo Standard Time", "STANDARD 16010101T000000 +0800 +0800") + "\n" + event("DTSTART;TZID=Tokyo Standard Time:20260701T100000"),
			`c.ics:22:34: the calendar has two VTIMEZONEs of "Tokyo Standard Time" that differ, in lines 3 and 11; take one of them out`,
		},
		"more changes than any calendar has": {
			timezone("X", slices.Repeat(european, 600)...) + "\n" + event("DTSTART;TZID=X:20260701T100000"),
			`c.ics:7209:16: the zone "X" is neither an IANA name nor one of Windows, and its VTIMEZONE in line 3 is not read: the zones of the file change their clocks more than 300000 times; write X-LIC-LOCATION with an IANA name into it`,
		},
		"a clock that skips days": {
			timezone("X", "STANDARD 20260329T000000 -0900 +2100") + "\n" + event("DTSTART;TZID=X:20260330T050000", "DURATION:P1D"),
			"c.ics:14:16: the event ends before it starts, since its clock skips more than a day; mend its VTIMEZONE",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := ical.Read("c.ics", calendar(tt.lines), ical.Reading{}); err == nil || err.Error() != tt.want {
				t.Error(err)
			}
		})
	}
}
