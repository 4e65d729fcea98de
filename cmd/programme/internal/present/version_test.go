package present

import (
	"testing"
	"testing/fstest"
)

func TestTZDataSaysWhereItIs(t *testing.T) {
	zones := fstest.MapFS{
		"usr/share/zoneinfo/tzdata.zi": {Data: []byte("# version 2025b\nR A 1\n")},
		"bsd/+VERSION":                 {Data: []byte("2024a\n")},
		"bare/Europe/Lisbon":           {Data: []byte("TZif")},
	}
	for root, want := range map[string]string{
		"usr/share/zoneinfo": "tz data 2025b, in /usr/share/zoneinfo",
		"bsd":                "tz data 2024a, in /bsd",
		"bare":               "tz data of a version that is not given, in /bare",
		"nowhere":            "tz data of " + GoVersion() + ", built in",
	} {
		if got := TZData(zones, "missing", root); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
