package tables

import (
	"archive/zip"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

func TestParseInstant(t *testing.T) {
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

		{"2023-10-11T07:45", "", `"2023-10-11T07:45" does not say in which zone; add Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45JST", "Asia/Tokyo", `"2023-10-11T07:45JST" does not end in an offset; end it in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45+9", "", `"2023-10-11T07:45+9" does not end in an offset; end it in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45+16:00", "", `"2023-10-11T07:45+16:00" does not end in an offset; end it in Z for UTC or an offset such as +09:00`},
		{"2023-10-11T07:45:30Z", "", `"2023-10-11T07:45:30Z" is not a time; write it like 2023-10-11T07:45:00Z`},
		{"2023-02-29T07:45Z", "", `"2023-02-29T07:45Z" is not a time; write it like 2023-10-11T07:45:00Z`},
		{"2023-10-11T24:01Z", "", `"2023-10-11T24:01Z" is not a time; write it like 2023-10-11T07:45:00Z`},
		{"11.10.2023 07:45", "", `"11.10.2023 07:45" is not a time; write it like 2023-10-11T07:45:00Z`},
		{"2023-10-11", "", `"2023-10-11" is not a time; write it like 2023-10-11T07:45:00Z`},
		{"0203-10-11T07:45Z", "", `"0203-10-11T07:45Z" lies outside the years 1900 to 2199; mend the year`},
		{"1970-01-01T01:00+01:00", "", `"1970-01-01T01:00+01:00" is what programs write for a time that they do not know; mend it, or leave it out`},
		{"2023-1é-11T07:45Z", "", `"2023-1é-11T07:45Z" is not a time; write it like 2023-10-11T07:45:00Z`},

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
		at, err := ParseInstant(c.text, c.zone)
		got := at.String()
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s in %q (-want +got):\n%s", c.text, c.zone, diff)
		}
	}
}

// In any zone a wall time is read as one of the instants at which a clock there shows
// it, refused if there are none or several, and every instant that a refusal offers is
// one that somebody can have meant.
func TestLocalTimesAgainstEveryMinute(t *testing.T) {
	const day = 24 * 60
	rapid.Check(t, func(t *rapid.T) {
		zone := model.Zone(rapid.SampledFrom(zoneNames()).Draw(t, "zone"))
		if _, err := model.LoadZone(string(zone)); err != nil {
			t.Skip("not in this tz data")
		}
		near := model.Instant(rapid.Int64Range(2*day, 80*365*day).Draw(t, "minute"))
		// Changes of the clocks are rare: go to the next one most of the time.
		if _, change := near.In(zone).ZoneBounds(); !change.IsZero() && rapid.IntRange(0, 3).Draw(t, "at a change") > 0 {
			at, _ := model.InstantOf(change)
			near = at.Add(model.Minutes(rapid.IntRange(-90, 90).Draw(t, "from the change")))
		}
		const layout = "2006-01-02T15:04"
		wall, _ := time.Parse(layout, near.In(zone).Format(layout))
		text := wall.Add(time.Duration(rapid.IntRange(-60, 60).Draw(t, "minutes off")) * time.Minute).Format(layout)

		var shown []string
		for m := near - 2*day; m <= near+2*day; m++ {
			if local := m.In(zone); local.Format(layout+":05") == text+":00" {
				shown = append(shown, m.String())
			}
		}
		at, err := ParseInstant(text, zone)
		switch {
		case err == nil && !slices.Equal(shown, []string{at.String()}):
			t.Fatalf("%s in %s is read as %v, the clocks show it at %v", text, zone, at, shown)
		case err != nil && strings.Contains(err.Error(), "off by seconds"):
		case err != nil && len(shown) == 1:
			t.Fatalf("%s in %s is refused, the clocks show it at %v: %v", text, zone, shown, err)
		case err != nil:
			for _, s := range shown {
				if !strings.Contains(err.Error(), s) {
					t.Fatalf("%s in %s: %v does not offer %s", text, zone, err, s)
				}
			}
		}
	})
}

func TestWallTimeReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := anyZone(t)
		at := minute(t, "at")
		text := wallTime(at, zone)
		if back, err := ParseInstant(text, zone); err != nil || back != at {
			t.Fatalf("%v in %q is written %s and read as %v: %v", at, zone, text, back, err)
		}
	})
}

func TestZoneNames(t *testing.T) {
	r := newReport()
	for name, want := range map[string]string{
		"Asia/Tokyo":          "",
		"UTC":                 "",
		"Asia/Tokio":          `"Asia/Tokio" is not an IANA time zone; did you mean "Asia/Tokyo"?`,
		"asia/tokyo":          `"asia/tokyo" is not an IANA time zone; did you mean "Asia/Tokyo"?`,
		"Local":               `"Local" is not an IANA time zone; write one like Europe/Prague`,
		"localtime":           `"localtime" is not an IANA time zone; write one like Europe/Prague`,
		"right/Asia/Tokyo":    `"right/Asia/Tokyo" is not an IANA time zone; write one like Europe/Prague`,
		"../etc/passwd":       `"../etc/passwd" is not an IANA time zone; write one like Europe/Prague`,
		"Central Europe time": `"Central Europe time" is not an IANA time zone; write one like Europe/Prague`,
		"Tokyo Standard Time": `"Tokyo Standard Time" is not an IANA time zone; write Asia/Tokyo`,
		"UTC+12":              `"UTC+12" is not an IANA time zone; write Etc/GMT-12`,
	} {
		got := ""
		if _, err := r.parseZone(name); err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The names have to be those of the tz data that comes with Go. Where they differ:
//
//	unzip -Z1 $(go env GOROOT)/lib/time/zoneinfo.zip | grep -v -e '/$' -e Factory | LC_ALL=C sort >zones.txt
func TestZoneNamesAreThoseOfTheToolchain(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("needs the go command")
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Skip("needs zoneinfo.zip: ", err)
	}
	defer archive.Close()
	var names []string
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, "/") && f.Name != "Factory" {
			names = append(names, f.Name)
		}
	}
	slices.Sort(names)
	if diff := cmp.Diff(names, zoneNames()); diff != "" {
		t.Errorf("zones.txt (-toolchain +ours):\n%s", diff)
	}
}
