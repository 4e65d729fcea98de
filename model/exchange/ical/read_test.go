package ical_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

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
		{name: "the second Tuesday and the last Friday", lines: []string{"DTSTART:20260109T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=2TU,-1FR"}, want: "2026-03-27T09:00:00Z/2026-03-27T10:00:00Z"},
		{name: "two rules", lines: []string{"DTSTART:20260301T090000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYMONTHDAY=27", "RRULE:FREQ=WEEKLY;BYDAY=FR,SU;COUNT=9"}, want: "2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 2026-03-29T09:00:00Z/2026-03-29T10:00:00Z"},
		{name: "times that are written out", lines: []string{"DTSTART;TZID=Europe/Lisbon:20260301T090000", "DURATION:PT1H", "RDATE;TZID=Europe/Lisbon:20260330T090000,20260327T090000", "RDATE:20260327T090000Z"}, want: "2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 2026-03-30T08:00:00Z/2026-03-30T09:00:00Z"},
		{name: "days that are written out, but for one", zone: "UTC", lines: []string{"DTSTART:20260301T090000Z", "DURATION:PT1H", "RDATE;VALUE=DATE:20260327,20260328,20260330", "EXDATE;VALUE=DATE:20260328"}, want: "2026-03-27T09:00:00Z/2026-03-27T10:00:00Z 2026-03-30T09:00:00Z/2026-03-30T10:00:00Z"},
		{name: "periods", lines: []string{"DTSTART:20260301T090000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260327T090000Z/20260327T120000Z,20260328T090000Z/PT15M"}, want: "2026-03-27T09:00:00Z/2026-03-27T12:00:00Z 2026-03-28T09:00:00Z/2026-03-28T09:15:00Z"},
		{name: "an hour that the clock skips is busy all the same", lines: []string{"DTSTART;TZID=Europe/Lisbon:20260328T013000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"}, want: "2026-03-28T01:30:00Z/2026-03-28T02:30:00Z 2026-03-29T01:30:00Z/2026-03-29T02:30:00Z 2026-03-30T00:30:00Z/2026-03-30T01:30:00Z"},
		{name: "whole days have no hours", zone: "UTC", lines: []string{"DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-3;BYHOUR=9,10"}, want: "2026-03-29T00:00:00Z/2026-03-30T00:00:00Z"},
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

func TestAnInstanceOfADayIsReplacedWhateverItsHour(t *testing.T) {
	c, _, err := ical.Read("c.ics", calendar(
		event("RECURRENCE-ID;VALUE=DATE:20260328", "DTSTART:20260328T150000Z", "DURATION:PT1H"),
		event("DTSTART:20260327T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
		"BEGIN:VEVENT\nRECURRENCE-ID:20260329T090000Z\nDTSTART:20260329T150000Z\nEND:VEVENT", // of whom, nobody knows
	), ical.Reading{Zone: "UTC", Within: march(t)})
	if err != nil || len(c.Entries) != 3 {
		t.Fatal(err)
	}
	if got := c.Entries[1].Times; len(got) != 2 || got[1].Start != instant(t, "2026-03-29T09:00Z") {
		t.Errorf("%v", got)
	}
}

// TestWhatDoesNotMatterIsANote has what is a fault where it could matter.
func TestWhatDoesNotMatterIsANote(t *testing.T) {
	for _, tt := range []struct {
		name, lines string
		busy        bool
		notes       string
	}{
		{
			"a recurrence that is over", event("DTSTART:20120127T090000Z", "RRULE:FREQ=SECONDLY;UNTIL=20121231T000000Z", "DURATION:PT1H"), false,
			`c.ics:7:7: recurrences with "FREQ=SECONDLY" are not read; it is over before the days of the event, and its times are left out`,
		},
		{
			"a recurrence of years to come", event("DTSTART:20300127T090000Z", "EXRULE:FREQ=DAILY"), false,
			`c.ics:7:8: EXRULE is not read; it is later than the days of the event, and its times are left out`,
		},
		{
			"an instance and all after it, of years to come", event("DTSTART:20300127T090000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20300127T090000Z"), false,
			`c.ics:7:35: changes of an instance and all after it are not read; it is later than the days of the event, and its times are left out`,
		},
		{
			"a zone that nobody knows", event("DTSTART;TZID=Nowhere:20120127T090000", "DURATION:P3D"), false,
			`c.ics:6:22: the zone "Nowhere" is neither an IANA name nor one of Windows, and the calendar has no VTIMEZONE of it; it is over before the days of the event, and its times are left out`,
		},
		{
			"what takes nobody's time", event("DTSTART:soon", "TRANSP:TRANSPARENT"), true,
			`c.ics:6:9: "soon" is not a time of RFC 5545; it takes nobody's time, and its times are left out`,
		},
		{
			"what is cancelled", event("DTSTART:soon", "STATUS:CANCELLED"), false,
			`c.ics:6:9: "soon" is not a time of RFC 5545; it is cancelled, and its times are left out`,
		},
		{
			"a busy time that is over", "BEGIN:VFREEBUSY\nFREEBUSY:20120127T090000Z/20120126T090000Z\nEND:VFREEBUSY", false,
			`c.ics:4:10: "20120127T090000Z/20120126T090000Z" ends before it starts; it is over before the days of the event, and its times are left out`,
		},
		{
			"lines that are no text", event("DTSTART:20120127T090000Z", "SUMMARY:Sitzung M\xfcnchen", "X-A:\xff"), false,
			"c.ics:7:18: the line is not text in UTF-8; it is left out, here and once more; save the calendar as UTF-8",
		},
		{
			"names of clocks that are no text", timezone("Here", "STANDARD 16010101T000000 +0100 +0100 TZNAME:\xe9t\xe9") + "\n" + event("DTSTART;TZID=Here:20260101T090000"), false,
			"c.ics:9:8: the line is not text in UTF-8; it is left out; save the calendar as UTF-8",
		},
		{
			"lines of what is not read", "BEGIN:VTODO\nDTSTART:\xff\nEND:VTODO\n" + event("DTSTART:20260101T090000Z", "BEGIN:VALARM", "DURATION", "END:VALARM"), false,
			"c.ics:3:1: VTODO is not read, here and further down\nc.ics:4:9: the line is not text in UTF-8; it is left out; save the calendar as UTF-8\nc.ics:11:1: \"DURATION\" is not a line of a calendar, which begins with a name and a colon; it is left out",
		},
		{
			"lines that are none of a calendar", event("DTSTART:20120127T090000Z", "SUMMARY:Two", "lines", "DESCRIPTION;B=\"c:d"), false,
			`c.ics:8:1: "lines" is not a line of a calendar, which begins with a name and a colon; it is left out, here and once more`,
		},
		{
			"a sequence that is none", event("DTSTART:20120127T090000Z", "SEQUENCE:-1"), false,
			`c.ics:7:10: the sequence "-1" is not a whole number from 0; it is left out`,
		},
		{
			"what stands after the calendar", event("DTSTART:20120127T090000Z") + "\nEND:VCALENDAR\nX-A:b\nBEGIN:VCALENDAR", false,
			`c.ics:9:1: "X-A:b" stands outside a calendar; it is left out`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, notes, err := ical.Read("c.ics", calendar(tt.lines, event(meetingAt)), ical.Reading{Within: march(t), Busy: tt.busy})
			if err != nil {
				t.Fatal(err)
			}
			if got := model.Faults(notes).Error(); got != tt.notes {
				t.Errorf("%s", got)
			}
			if x := c.Entries[len(c.Entries)-1]; len(x.Times) != 1 || x.Times[0].Start != instant(t, "2026-03-28T15:00Z") {
				t.Errorf("%v", x)
			}
		})
	}
}

// TestWhatCouldMatterIsAFault has what looks as if it did not.
func TestWhatCouldMatterIsAFault(t *testing.T) {
	for _, tt := range []struct{ name, lines, want string }{
		{"whole days by the hour", event("DTSTART;VALUE=DATE:20120127", "RRULE:FREQ=HOURLY"), "c.ics:7:7: the recurrence \"FREQ=HOURLY\" repeats whole days within a day; write out its times"},
		{"an old recurrence without an end", event("DTSTART:20120127T090000Z", "RRULE:FREQ=SECONDLY"), "c.ics:7:7: "},
		{"one that ends in time", event("DTSTART:20120127T090000Z", "RRULE:FREQ=SECONDLY;UNTIL=20260326T000000Z"), "c.ics:7:7: "},
		{"one that is very long", event("DTSTART:20120127T090000Z", "DURATION:P99999D", "RRULE:FREQ=SECONDLY;UNTIL=20121231T000000Z"), "c.ics:8:7: "},
		{"one that has another time", event("DTSTART:20120127T090000Z", "RDATE:20260328T100000Z", "EXRULE:FREQ=DAILY"), "c.ics:8:8: "},
		{"an end that nobody knows", event("DTSTART:20120127T090000Z", "DTEND:later"), "c.ics:7:7: "},
		{"a start twice", event("DTSTART:20120127T090000Z", "DTSTART:20120127T090000Z"), "c.ics:7:9: "},
		{"a day on a clock that is a day off", event("DTSTART;TZID=Nowhere:20260325T000000"), "c.ics:6:22: "},
		{"a time in a line that is no text", event("DTSTART;TZID=Z\xfcrich:20260329T100000"), "c.ics:6:15: the line is not text in UTF-8; save the calendar as UTF-8"},
		{"the rest of a recurrence", event("DTSTART:20120127T090000Z", "RRULE:FREQ=WEEKLY;", "BYDAY=MO"), `c.ics:8:1: "BYDAY=MO" is not a line of a calendar`},
		{"a begin without a colon", "BEGIN VEVENT\nDTSTART:20120127T090000Z\nEND:VEVENT", `c.ics:3:1: "BEGIN VEVENT" is not a line of a calendar`},
		{"an offset that is no text", timezone("Here", "STANDARD 16010101T000000 +0100 +0100\xff") + "\n" + event("DTSTART;TZID=Here:20260329T100000"), "c.ics:8:17: the line is not text in UTF-8"},
		{"a file that is cut short, with its zones", event("DTSTART;TZID=Here:20260329T100000") + "\nBEGIN:VTIMEZONE", `c.ics:9:5: END:VCALENDAR ends a component that began as VTIMEZONE in line 8`},
		{"what is no event in a file whose parts cross", "BEGIN:VTODO\nEND:VTODO\nBEGIN:VEVENT\nEND:VTODO", `c.ics:6:5: END:VTODO ends a component`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := ical.Read("c.ics", calendar(tt.lines), ical.Reading{Zone: "UTC", Within: march(t)})
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAClockThatNobodyKnowsIsAFaultOnce(t *testing.T) {
	at := func(text string) string { return event("DTSTART;TZID=Nowhere:"+text, "DTEND;TZID=Elsewhere:"+text) }
	_, _, err := ical.Read("c.ics", calendar(at("20260329T100000"), at("20260330T100000"), event("DTSTART:20260329T100000"), event("DTSTART:20260330T100000")), ical.Reading{Within: march(t)})
	const want = `c.ics:6:22: the zone "Nowhere" is neither an IANA name nor one of Windows, and the calendar has no VTIMEZONE of it, here and once more; write a name like Europe/Prague
c.ics:18:9: the time does not say in which zone, here and once more; give the person a zone in the event, or with --zone`
	if err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestUTF16IsRead(t *testing.T) {
	text := string(calendar(event(meetingAt, "SUMMARY:Größe 会 👩")))
	for name, order := range map[string]struct {
		mark string
		put  func([]byte, uint16) []byte
	}{
		"big endian":                 {"\xfe\xff", binary.BigEndian.AppendUint16},
		"little endian":              {"\xff\xfe", binary.LittleEndian.AppendUint16},
		"big endian, no mark":        {"", binary.BigEndian.AppendUint16},
		"little endian without mark": {"", binary.LittleEndian.AppendUint16},
	} {
		content := []byte(order.mark)
		for _, unit := range utf16.Encode([]rune(text)) {
			content = order.put(content, unit)
		}
		c, notes, err := ical.Read("c.ics", content, ical.Reading{})
		if err != nil || len(notes) > 0 || len(c.Entries) != 1 || c.Entries[0].Summary != "Größe 会 👩" {
			t.Errorf("%s: %v %v", name, notes, err)
		}
	}
}

const meetingAt = "DTSTART:20260328T150000Z"

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
		{"every second", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=SECONDLY"))), `c.ics:7:7: recurrences with "FREQ=SECONDLY" are not read; write out their times`},
		{"a sixth Monday", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=6MO"))), `c.ics:7:7: the recurrence "FREQ=WEEKLY;BYDAY=6MO" counts weekdays of no month or year; write out its times`},
		{"no month", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=YEARLY;BYMONTH=13"))), `c.ics:7:7: recurrences with "BYMONTH=13" are not read; write out their times`},
		{"days of the month by week", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=WEEKLY;BYMONTHDAY=3"))), `c.ics:7:7: the recurrence "FREQ=WEEKLY;BYMONTHDAY=3" has BYMONTHDAY, which RFC 5545 does not have there; write out its times`},
		{"a frequency twice", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:FREQ=DAILY;FREQ=WEEKLY"))), `c.ics:7:7: the recurrence "FREQ=DAILY;FREQ=WEEKLY" has FREQ twice; keep one of them`},
		{"a rule that is taken out", string(calendar(event("DTSTART:20260329T100000Z", "EXRULE:FREQ=DAILY"))), `c.ics:7:8: EXRULE is not read; write out its times`},
		{"a period that ends first", string(calendar(event("DTSTART:20260329T100000Z", "RDATE;VALUE=PERIOD:20260330T100000Z/20260330T090000Z"))), `c.ics:7:20: "20260330T100000Z/20260330T090000Z" ends before it starts`},
		{"more to look at than anybody waits for", string(calendar(event("DTSTART:19700101T000000Z", "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"))), "c.ics:7:7: the recurrences up to here have more than 5000000 days and times to look at; give the part of the calendar that is about the event"},
		{"no frequency", string(calendar(event("DTSTART:20260329T100000Z", "RRULE:COUNT=3"))), `c.ics:7:7: the recurrence "COUNT=3" has no FREQ`},
		{"this and all after", string(calendar(event("DTSTART:20260329T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260329T100000Z"))), "c.ics:7:35: changes of an instance and all after it are not read; write out their times"},
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
	f.Add(calendar(event("DTSTART:20260101T013000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=2TU,-1FR;BYSETPOS=-1", "RRULE:FREQ=YEARLY;BYWEEKNO=13,-1;WKST=SU;COUNT=4", "RDATE;VALUE=PERIOD:20260329T100000Z/PT2H,20260330T100000Z/20260330T120000Z"), "broken"))
	f.Add(calendar(event("DTSTART;TZID=Nowhere:20120101T013000", "EXRULE:FREQ=HOURLY;UNTIL=20130101", "STATUS:CANCELLED"), event("RECURRENCE-ID;RANGE=THISANDFUTURE:20300329", "DTSTART:20300329T100000Z")))
	f.Add([]byte("\xfe\xff\x00B\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00L\x00E\x00N\x00D\x00A\x00R\x00\n\xd8"))
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
