package tables

import (
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestNamesOfWindowsAreSortedAndGiveKnownZones(t *testing.T) {
	var names []string
	for line := range strings.Lines(windowsZonesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, iana, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names = append(names, name)
		z, err := ParseZone(iana)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, known := WindowsZone(name); !known || got != z {
			t.Errorf("%s is %s, not %s", name, got, z)
		}
	}
	if len(names) != 139 || !slices.IsSorted(names) || len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("%d names, sorted: %t", len(names), slices.IsSorted(names))
	}
}

func TestZonesOfWindows(t *testing.T) {
	for name, want := range map[string]model.Zone{
		"W. Europe Standard Time":        "Europe/Berlin",
		"Romance Standard Time":          "Europe/Paris",
		"GMT Standard Time":              "Europe/London",
		"Central Standard Time (Mexico)": "America/Mexico_City",
		"India Standard Time":            "Asia/Calcutta",
		"UTC":                            "Etc/UTC",
		"UTC-11":                         "Etc/GMT+11",
		"W. Europe Daylight Time":        "",
		"Europe/Berlin":                  "",
		"# Copyright":                    "",
		"":                               "",
	} {
		if got, known := WindowsZone(name); got != want || known != (want != "") {
			t.Errorf("%q is %q", name, got)
		}
	}
}
