package ical_test

import (
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/ical"
)

// calendar returns a calendar file with these lines in it, by LF.
func calendar(lines ...string) []byte {
	return []byte("BEGIN:VCALENDAR\nVERSION:2.0\n" + strings.Join(lines, "\n") + "\nEND:VCALENDAR\n")
}

// event returns the lines of a VEVENT.
func event(lines ...string) string {
	return "BEGIN:VEVENT\nUID:u\nDTSTAMP:20260101T000000Z\n" + strings.Join(lines, "\n") + "\nEND:VEVENT"
}

// march is the time for which recurrences are expanded in these tests.
func march(t *testing.T) model.Interval {
	return model.Interval{Start: instant(t, "2026-03-26T00:00Z"), End: instant(t, "2026-04-02T00:00Z")}
}

func TestTimesOfEvents(t *testing.T) {
	for _, tt := range []struct {
		name  string
		zone  model.Zone
		lines []string
		want  string
	}{
		{name: "UTC", lines: []string{"DTSTART:20260329T003000Z", "DTEND:20260329T013000Z"}, want: "2026-03-29T00:30:00Z/2026-03-29T01:30:00Z"},
		{name: "seconds count as the minutes they touch", lines: []string{"DTSTART:20260329T003030Z", "DTEND:20260329T013030Z"}, want: "2026-03-29T00:30:00Z/2026-03-29T01:31:00Z"},
		{name: "an IANA name", lines: []string{"DTSTART;TZID=Europe/Lisbon:20260329T023000", "DURATION:PT90M"}, want: "2026-03-29T01:30:00Z/2026-03-29T03:00:00Z"},
		{name: "a name with a path before", lines: []string{"DTSTART;TZID=/example.org/20240101_1/Asia/Kathmandu:20260329T023000", "DURATION:PT1H"}, want: "2026-03-28T20:45:00Z/2026-03-28T21:45:00Z"},
		{name: "a quoted name", lines: []string{`DTSTART;TZID="America/St_Johns":20260329T093000`, "DURATION:PT1H"}, want: "2026-03-29T12:00:00Z/2026-03-29T13:00:00Z"},
		{name: "a floating time in the zone of the reading", zone: "Pacific/Kiritimati", lines: []string{"DTSTART:20260330T020000", "DURATION:PT1H"}, want: "2026-03-29T12:00:00Z/2026-03-29T13:00:00Z"},
		{name: "a time that clocks skip", lines: []string{"DTSTART;TZID=Europe/Lisbon:20260329T013000", "DURATION:PT1H"}, want: "2026-03-29T01:30:00Z/2026-03-29T02:30:00Z"},
		{name: "a time that clocks show twice", lines: []string{"DTSTART;TZID=Europe/Lisbon:20261025T013000", "DURATION:PT1H"}, want: "2026-10-25T00:30:00Z/2026-10-25T01:30:00Z"},
		{name: "a whole day of 23 hours", zone: "Europe/Lisbon", lines: []string{"DTSTART;VALUE=DATE:20260329"}, want: "2026-03-29T00:00:00Z/2026-03-29T23:00:00Z"},
		{name: "whole days up to the end", zone: "Asia/Kathmandu", lines: []string{"DTSTART;VALUE=DATE:20260329", "DTEND;VALUE=DATE:20260331"}, want: "2026-03-28T18:15:00Z/2026-03-30T18:15:00Z"},
		{name: "a day and a time on a long day", lines: []string{"DTSTART;TZID=Europe/Lisbon:20261024T120000", "DURATION:P1DT1H"}, want: "2026-10-24T11:00:00Z/2026-10-25T13:00:00Z"},
		{name: "weeks", lines: []string{"DTSTART:20260301T000000Z", "DURATION:P1W"}, want: "2026-03-01T00:00:00Z/2026-03-08T00:00:00Z"},
		{name: "neither end nor duration", lines: []string{"DTSTART:20260329T003000Z"}, want: "2026-03-29T00:30:00Z/2026-03-29T00:30:00Z"},
		{name: "every day through a change of clocks", lines: []string{"DTSTART;TZID=Europe/Lisbon:20200101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260330T080000Z"}, want: "2026-03-26T09:00:00Z/2026-03-26T10:00:00Z 2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 2026-03-28T09:00:00Z/2026-03-28T10:00:00Z 2026-03-29T08:00:00Z/2026-03-29T09:00:00Z 2026-03-30T08:00:00Z/2026-03-30T09:00:00Z"},
		{name: "every other week on two days", lines: []string{"DTSTART:20260317T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"}, want: "2026-03-31T09:00:00Z/2026-03-31T10:00:00Z"},
		{name: "weeks from Sunday", lines: []string{"DTSTART:20260317T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"}, want: "2026-03-29T09:00:00Z/2026-03-29T10:00:00Z 2026-03-31T09:00:00Z/2026-03-31T10:00:00Z"},
		{name: "weeks from Monday", lines: []string{"DTSTART:20260317T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO"}, want: "2026-03-31T09:00:00Z/2026-03-31T10:00:00Z"},
		{name: "working days", lines: []string{"DTSTART:20260325T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=4"}, want: "2026-03-26T09:00:00Z/2026-03-26T10:00:00Z 2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 2026-03-30T09:00:00Z/2026-03-30T10:00:00Z"},
		{name: "every month, but not without that day", lines: []string{"DTSTART:20260131T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=2"}, want: "2026-03-31T09:00:00Z/2026-03-31T10:00:00Z"},
		{name: "every year", lines: []string{"DTSTART:19990331T090000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"}, want: "2026-03-31T09:00:00Z/2026-03-31T10:00:00Z"},
		{name: "but not then", lines: []string{"DTSTART:20260327T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260328T090000Z,20260327T090000Z", "EXDATE;VALUE=DATE:20260329"}, zone: "UTC", want: "2026-03-30T09:00:00Z/2026-03-30T10:00:00Z"},
		{name: "whole days every week until a day", zone: "Pacific/Kiritimati", lines: []string{"DTSTART;VALUE=DATE:20260320", "RRULE:FREQ=WEEKLY;UNTIL=20260327"}, want: "2026-03-26T10:00:00Z/2026-03-27T10:00:00Z"},
		{name: "one that began before and goes on", lines: []string{"DTSTART:20260325T230000Z", "DURATION:PT2H", "RRULE:FREQ=YEARLY"}, want: "2026-03-25T23:00:00Z/2026-03-26T01:00:00Z"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, notes, err := ical.Read("c.ics", calendar(event(tt.lines...)), ical.Reading{Zone: tt.zone, Within: march(t)})
			if err != nil || len(notes) > 0 {
				t.Fatal(err, notes)
			}
			var got []string
			for _, v := range c.Entries[0].Times {
				got = append(got, v.Start.String()+"/"+v.End.String())
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestAnInstanceThatMovedIsNotThereTwice(t *testing.T) {
	c, _, err := ical.Read("c.ics", calendar(
		event("DTSTART:20260327T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
		event("RECURRENCE-ID:20260328T090000Z", "DTSTART:20260328T150000Z", "DURATION:PT1H"),
	), ical.Reading{Within: march(t)})
	if err != nil || len(c.Entries) != 2 {
		t.Fatal(err)
	}
	if got := c.Entries[0].Times; len(got) != 2 || got[1].Start != instant(t, "2026-03-29T09:00Z") {
		t.Errorf("%v", got)
	}
}

func TestZonesAreFoundByTheirPlace(t *testing.T) {
	c, _, err := ical.Read("c.ics", calendar(
		event("DTSTART;TZID=Berlin time:20260329T100000", "DURATION:PT1H"), // its zone stands below
		"BEGIN:VTIMEZONE\nTZID:Berlin time\nX-LIC-LOCATION:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE",
	), ical.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Entries[0].Times[0].Start; got != instant(t, "2026-03-29T08:00Z") {
		t.Errorf("starts %s", got)
	}
}

func TestWhatIsNotReadIsAFault(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, tt := range []struct {
		name, content, want string
	}{
		{"nothing", "", "c.ics: the file is empty; give a calendar"},
		{"no calendar", "hello\n", `c.ics:1:1: "hello" is not a line of a calendar, which begins with a name and a colon`},
		{"an event alone", "\ufeffBEGIN:VEVENT\n", "c.ics:1:1: \"BEGIN:VEVENT\" stands outside a calendar; begin the file with BEGIN:VCALENDAR"},
		{"no end", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "c.ics:2:1: VEVENT does not end; add END:VEVENT"},
		{"ends crossed", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "c.ics:3:5: END:VCALENDAR ends a component that began as VEVENT in line 2"},
		{"no start", string(calendar(event("SUMMARY:Lunch"))), "c.ics:3:1: the event \"Lunch\" has no DTSTART; say when it starts"},
		{"no time", string(calendar(event("DTSTART:soon"))), `c.ics:6:9: "soon" is not a time of RFC 5545; write it like 20231011T074500Z`},
		{"a folded value", string(calendar(event("DTSTART;X-" + long + "=1\n :2026\n\t0332T000000Z"))), `c.ics:7:3: "20260332T000000Z" is not a time of RFC 5545`},
		{"a floating time", string(calendar(event("DTSTART:20260329T100000"))), "c.ics:6:9: the time does not say in which zone; give the person a zone in the event, or with --zone"},
		{"a whole day nowhere", string(calendar(event("DTSTART;VALUE=DATE:20260329"))), "c.ics:6:20: a whole day is another one in each zone; give the person a zone in the event, or with --zone"},
		{"a zone that nobody knows", string(calendar(event("DTSTART;TZID=Romantic Standard Time:20260329T100000"))), `c.ics:6:37: the zone "Romantic Standard Time" is neither an IANA name nor one of Windows, and the calendar has no VTIMEZONE of it; write a name like Europe/Prague`},
		{"an end before the start", string(calendar(event("DTSTART:20260329T100000Z", "DTEND:20260329T090000Z"))), `c.ics:7:7: the event ends "20260329T090000Z", before it starts "20260329T100000Z"`},
		{"half a day", string(calendar(event("DTSTART:20260329T100000Z", "DTEND;VALUE=DATE:20260330"))), "c.ics:7:18: a whole day is another one in each zone"},
		{"two ends", string(calendar(event("DTSTART:20260329T100000Z", "DTEND:20260329T110000Z", "DURATION:PT1H"))), "c.ics:7:7: the event has both DTEND and DURATION; keep one of them"},
		{"two starts", string(calendar(event("DTSTART:20260329T100000Z", "DTSTART:20260329T110000Z"))), "c.ics:7:9: a second DTSTART in one event; keep one of them"},
		{"no duration", string(calendar(event("DTSTART:20260329T100000Z", "DURATION:1h"))), `c.ics:7:10: "1h" is not a duration; write it like PT90M`},
		{"a time back", string(calendar(event("DTSTART:20260329T100000Z", "DURATION:-PT1H"))), `c.ics:7:10: "-PT1H" is not a duration; write it like PT90M`},
		{"the first Monday", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=MONTHLY;BYDAY=1MO"))), `c.ics:7:7: recurrences with "BYDAY=1MO" are not read; write out their times`},
		{"every hour", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=HOURLY"))), `c.ics:7:7: recurrences with "FREQ=HOURLY" are not read; write out their times`},
		{"Mondays of a month", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=MONTHLY;BYDAY=MO"))), `c.ics:7:7: recurrences like "FREQ=MONTHLY;BYDAY=MO" are not read; write out their times`},
		{"no frequency", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:COUNT=3"))), `c.ics:7:7: the recurrence "COUNT=3" has no FREQ`},
		{"other times", string(calendar(event("DTSTART:20260329T100000Z", "RDATE:20260330T100000Z"))), "c.ics:7:7: RDATE is not read; write out its times"},
		{"this and all after", string(calendar(event("DTSTART:20260329T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260329T100000Z"))), "c.ics:7:35: changes of an instance and all after it are not read; write out their times"},
		{"not UTF-8", string(calendar("X-A:ä\xff")), "c.ics:3:6: the line is not text in UTF-8; save the calendar as UTF-8"},
		{"quotes without end", string(calendar(`X-A;B="c:d`)), "c.ics:3:7: the quotes of the parameter B are not closed"},
		{"a sequence that is none", string(calendar(event("DTSTART:20260329T100000Z", "SEQUENCE:-1"))), `c.ics:7:10: the sequence "-1" is not a whole number from 0`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, _, err := ical.Read("c.ics", []byte(tt.content), ical.Reading{Within: march(t)})
			if c != nil || err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestTextIsReadAsItWasMeant(t *testing.T) {
	c, notes, err := ical.Read("c.ics", calendar(
		"X-WR-CALNAME:A\\, b", "BEGIN:VTODO", "BEGIN:VALARM", "END:VALARM", "END:VTODO", "BEGIN:VTODO", "END:VTODO",
		event("dtstart:20260329T100000Z", `SUMMARY;LANGUAGE=en:one\, two\; three\\n four\nfi`, " ve", `CATEGORIES:a\,b,c`, "transp:TRANSPARENT", "status:cancelled", `LOCATION;ALTREP="x;y:z":Hall`),
	), ical.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	x := c.Entries[0]
	if c.Name != "A, b" || x.Summary != "one, two; three\\n four\nfive" || strings.Join(x.Categories, "|") != "a,b|c" || !x.Free || x.Status != "CANCELLED" || x.Location != "Hall" {
		t.Errorf("%q %+v", c.Name, x)
	}
	if got := model.Faults(notes).Error(); got != "c.ics:4:1: VTODO is not read, here and further down" {
		t.Errorf("notes %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(calendar(event("DTSTART;TZID=Europe/Lisbon:20260329T013000", "DURATION:P1DT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO,SU;UNTIL=20260501", "EXDATE:20260330T013000")))
	f.Add(calendar("BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY:20260329T100000Z/PT1H,20260329T120000Z/20260329T130000Z\nEND:VFREEBUSY"))
	f.Add(calendar("BEGIN:VTIMEZONE\nTZID:X\nX-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE", event("DTSTART;VALUE=DATE:20260228", "RRULE:FREQ=YEARLY;COUNT=9"), event("RECURRENCE-ID:20260329T013000Z\n\t\nDTSTART:2026\n 0101T000000")))
	f.Add(calendar(timezone("W. Europe Standard Time", european...), event("DTSTART;TZID=\"W. Europe Standard Time\":20260329T023000", "DURATION:P2D")))
	f.Add(calendar(timezone("Customized", "STANDARD 20260329T000000 -0900 +2100 RDATE:20260401T000000"), event("DTSTART;TZID=Customized:20260330T050000", "DURATION:P1D")))
	f.Add([]byte("BEGIN:VCALENDAR\nX;Y=\"^'\",z:\\\\n\n\xff"))
	within := model.Interval{Start: 29_000_000, End: 29_100_000}
	f.Fuzz(func(t *testing.T, content []byte) {
		lines := strings.Count(string(content), "\n") + 1
		c, notes, err := ical.Read("f.ics", content, ical.Reading{Zone: "Europe/Lisbon", Within: within})
		faults, isFaults := err.(model.Faults)
		if err != nil && (!isFaults || c != nil || len(faults) == 0) {
			t.Fatalf("%T %v", err, c)
		}
		for _, fault := range append(faults, notes...) {
			if fault.Pos.File != "f.ics" || fault.Pos.Line > lines || fault.Message == "" {
				t.Errorf("%v", fault)
			}
		}
		if err != nil {
			return
		}
		for _, x := range c.Entries {
			for _, v := range x.Times {
				if v.End < v.Start {
					t.Errorf("%v", x)
				}
			}
		}
		e := hostile()
		c.Busy(e, 0, "f.ics")
		c.Baseline(e)
	})
}
