package tables

import (
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestNamesOfRailsAreSortedAndGiveKnownZones(t *testing.T) {
	var names []string
	for line := range strings.Lines(railsZonesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, iana, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names = append(names, name)
		z, err := ParseZone(iana)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, known := ForeignZone(name); !known || got != z {
			t.Errorf("%s is %s, not %s", name, got, z)
		}
	}
	if len(names) < 40 || !slices.IsSorted(names) {
		t.Errorf("%d names, sorted: %t", len(names), slices.IsSorted(names))
	}
}

func TestForeignZones(t *testing.T) {
	for name, want := range map[string]model.Zone{
		"Eastern Time (US & Canada)":             "America/New_York",
		"(GMT-05:00) Eastern Time (US & Canada)": "America/New_York",
		"(GMT+01:00) Berlin":                     "Europe/Berlin",
		"Berlin":                                 "Europe/Berlin",
		"berlin":                                 "Europe/Berlin",
		"Hong Kong":                              "Asia/Hong_Kong",
		"Mexico City":                            "America/Mexico_City",
		"Istanbul":                               "Europe/Istanbul",
		"Tokyo Standard Time":                    "Asia/Tokyo",
		"Samoa":                                  "Pacific/Apia",
		"Nicosia":                                "", // two zones have it
		"Eastern":                                "", // of three countries
		"East":                                   "",
		"GMT+2":                                  "",
		"Lisboa":                                 "",
		"":                                       "",
	} {
		if got, known := ForeignZone(name); got != want || known != (want != "") {
			t.Errorf("%q is %q", name, got)
		}
	}
}

// What is suggested for a name that is no zone is the same clock, or no clock at all.
func TestWhatIsSuggestedForAZoneIsTheSameClock(t *testing.T) {
	const place = "write the zone of the place, such as Europe/Prague"
	for name, want := range map[string]string{
		"GMT+2":       place + ", or Etc/GMT-2, which is 2 hours ahead of UTC all year",
		"UTC +02:00":  place + ", or Etc/GMT-2, which is 2 hours ahead of UTC all year",
		"+0200":       place + ", or Etc/GMT-2, which is 2 hours ahead of UTC all year",
		"gmt-1":       place + ", or Etc/GMT+1, which is 1 hour behind UTC all year",
		"−05:00":      place + ", or Etc/GMT+5, which is 5 hours behind UTC all year",
		"UTC+14":      place + ", or Etc/GMT-14, which is 14 hours ahead of UTC all year",
		"GMT+15":      place + ": an offset does not tell when its clocks change",
		"+05:30":      "write Asia/Colombo or Asia/Kolkata, which is 5:30 ahead of UTC all year",
		"GMT+5:45":    "write Asia/Kathmandu, which is 5:45 ahead of UTC all year",
		"-03:30":      place + ": an offset does not tell when its clocks change",
		"UTC+0":       "write UTC",
		"-00:00":      "write UTC",
		"UTC-11":      "write Etc/GMT+11", // so Windows calls it
		"CEST":        "write Europe/Berlin",
		"PDT":         "write America/Los_Angeles",
		"IST":         "write Asia/Jerusalem, Asia/Kolkata or Europe/Dublin",
		"XYZ":         place,
		"Asia/Tokio":  `did you mean "Asia/Tokyo"?`,
		"New York":    "write America/New_York",
		"Nowhere/Far": "write one like Europe/Prague",
	} {
		_, err := ParseZone(name)
		if f, ok := err.(model.Fault); !ok || f.Remedy != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
