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
	"programme/model/when"
)

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
		at, err := when.Calendar{Zone: zone}.Instant(text)
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
		if back, err := (when.Calendar{Zone: zone}).Instant(text); err != nil || back != at {
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
