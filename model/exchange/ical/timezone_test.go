package ical_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/ical"
)

// zoneOf returns the VTIMEZONE lines of a calendar with one session at that instant.
func zoneOf(t *testing.T, zone model.Zone, at string) (vtimezone, start string) {
	t.Helper()
	e := hostile()
	e.Zone = zone
	p := model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(instant(t, at), 60), Room: model.InRoom(0), State: model.Published}})
	text := string(ical.Files(e, p, ical.Options{Local: true, Stamp: ical.DefaultStamp(e)})[0].Content)
	_, rest, _ := strings.Cut(text, "BEGIN:VTIMEZONE\r\n")
	vtimezone, rest, found := strings.Cut(rest, "END:VTIMEZONE\r\n")
	if !found {
		rest = text
	}
	for line := range strings.SplitSeq(rest, "\r\n") {
		if strings.HasPrefix(line, "DTSTART") {
			start = line
		}
	}
	var short []string // what tells observances apart, one a line
	for part := range strings.SplitSeq(vtimezone, "BEGIN:") {
		kind, fields, ok := strings.Cut(part, "\r\n")
		if !ok || strings.HasPrefix(kind, "TZID") {
			continue
		}
		var values []string
		for line := range strings.SplitSeq(fields, "\r\n") {
			if name, value, ok := strings.Cut(line, ":"); ok && name != "END" {
				values = append(values, value)
			}
		}
		short = append(short, kind+" "+strings.Join(values, " "))
	}
	return strings.Join(short, "\n"), start
}

func TestZonesAreWrittenWhole(t *testing.T) {
	for _, tt := range []struct {
		zone            model.Zone
		at, zones, from string
	}{
		{
			zone: "Asia/Kolkata", at: "2026-03-29T03:30Z",
			zones: "STANDARD 20250101T000000 +0530 +0530 IST", from: "DTSTART;TZID=Asia/Kolkata:20260329T090000",
		},
		{
			zone: "Europe/Lisbon", at: "2026-03-29T00:30Z", // half an hour before the change
			zones: "STANDARD 20250101T000000 +0000 +0000 WET\nDAYLIGHT 20250330T010000 +0000 +0100 WEST\nSTANDARD 20251026T020000 +0100 +0000 WET\nDAYLIGHT 20260329T010000 +0000 +0100 WEST",
			from:  "DTSTART;TZID=Europe/Lisbon:20260329T003000",
		},
		{
			zone: "Europe/Lisbon", at: "2026-03-29T01:30Z",
			zones: "STANDARD 20250101T000000 +0000 +0000 WET\nDAYLIGHT 20250330T010000 +0000 +0100 WEST\nSTANDARD 20251026T020000 +0100 +0000 WET\nDAYLIGHT 20260329T010000 +0000 +0100 WEST",
			from:  "DTSTART;TZID=Europe/Lisbon:20260329T023000",
		},
		{
			zone: "Europe/Lisbon", at: "2026-10-25T00:30Z", // 01:30, the first time
			zones: "STANDARD 20250101T000000 +0000 +0000 WET\nDAYLIGHT 20250330T010000 +0000 +0100 WEST\nSTANDARD 20251026T020000 +0100 +0000 WET\n" +
				"DAYLIGHT 20260329T010000 +0000 +0100 WEST\nSTANDARD 20261025T020000 +0100 +0000 WET",
			from: "DTSTART;TZID=Europe/Lisbon:20261025T013000",
		},
		{
			zone: "Europe/Lisbon", at: "2026-10-25T01:30Z", // 01:30, the second time
			zones: "STANDARD 20250101T000000 +0000 +0000 WET\nDAYLIGHT 20250330T010000 +0000 +0100 WEST\nSTANDARD 20251026T020000 +0100 +0000 WET\n" +
				"DAYLIGHT 20260329T010000 +0000 +0100 WEST\nSTANDARD 20261025T020000 +0100 +0000 WET",
			from: "DTSTART:20261025T013000Z",
		},
		{
			zone: "Africa/Casablanca", at: "2026-03-10T09:00Z", // in Ramadan, an hour behind
			zones: "DAYLIGHT 20250101T000000 +0100 +0100 +01\nSTANDARD 20250223T030000 +0100 +0000 +00\nDAYLIGHT 20250406T020000 +0000 +0100 +01\nSTANDARD 20260215T030000 +0100 +0000 +00",
			from:  "DTSTART;TZID=Africa/Casablanca:20260310T090000",
		},
		{
			zone: "Africa/Casablanca", at: "2026-10-10T09:00Z",
			zones: "DAYLIGHT 20250101T000000 +0100 +0100 +01\nSTANDARD 20250223T030000 +0100 +0000 +00\nDAYLIGHT 20250406T020000 +0000 +0100 +01\n" +
				"STANDARD 20260215T030000 +0100 +0000 +00\nDAYLIGHT 20260322T020000 +0000 +0100 +01",
			from: "DTSTART;TZID=Africa/Casablanca:20261010T100000",
		},
		{
			zone: "America/St_Johns", at: "2026-03-29T12:00Z",
			zones: "STANDARD 20250101T000000 -0330 -0330 NST\nDAYLIGHT 20250309T020000 -0330 -0230 NDT\nSTANDARD 20251102T020000 -0230 -0330 NST\nDAYLIGHT 20260308T020000 -0330 -0230 NDT",
			from:  "DTSTART;TZID=America/St_Johns:20260329T093000",
		},
		{zone: "Asia/Kathmandu", at: "2026-03-29T12:00Z", zones: "STANDARD 20250101T000000 +0545 +0545 +0545", from: "DTSTART;TZID=Asia/Kathmandu:20260329T174500"},
		{zone: "Pacific/Kiritimati", at: "2026-03-29T12:00Z", zones: "STANDARD 20250101T000000 +1400 +1400 +14", from: "DTSTART;TZID=Pacific/Kiritimati:20260330T020000"},
		{zone: "UTC", at: "2026-03-29T12:00Z", zones: "", from: "DTSTART:20260329T120000Z"},
	} {
		t.Run(string(tt.zone)+" "+tt.at, func(t *testing.T) {
			zones, from := zoneOf(t, tt.zone, tt.at)
			if zones != tt.zones || from != tt.from {
				t.Errorf("%s\n%s", zones, from)
			}
		})
	}
}

// The data that a program carries within give the same bytes as those of the system.
// ZONEINFO is read once, so each source has a process of its own.
func TestZonesAreTheSameFromBothSources(t *testing.T) {
	if os.Getenv("PRINT_ZONES") != "" {
		for _, zone := range []model.Zone{"Africa/Casablanca", "Asia/Kolkata", "Europe/Lisbon", "Europe/Dublin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"} {
			for _, at := range []string{"2026-03-29T12:00Z", "2026-10-25T12:00Z"} {
				zones, from := zoneOf(t, zone, at)
				os.Stdout.WriteString(string(zone) + "\n" + zones + "\n" + from + "\n")
			}
		}
		return
	}
	embedded := embeddedZones(t)
	print := func(zoneinfo string) string {
		again := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.count=1")
		again.Env = append(os.Environ(), "PRINT_ZONES=yes", "ZONEINFO="+zoneinfo)
		out, err := again.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	if system, carried := print(""), print(embedded); system != carried {
		t.Errorf("system:\n%s\ncarried:\n%s", system, carried)
	}
}

// embeddedZones returns the file from which Go makes the data of time/tzdata.
func embeddedZones(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("needs go")
	}
	path := strings.TrimSpace(string(out)) + "/lib/time/zoneinfo.zip"
	if _, err := os.Stat(path); err != nil {
		t.Skip("needs lib/time/zoneinfo.zip of Go")
	}
	return path
}
