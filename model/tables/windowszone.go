package tables

import (
	_ "embed"
	"strings"
	"sync"

	"programme/model"
)

// windowsZonesText is the names that Windows, and with it Outlook and Exchange, has for
// time zones, and the IANA zone of each, a tab between. Lines that begin with # are
// remarks.
//
//go:embed windowszones.txt
var windowsZonesText string

var windowsZones = sync.OnceValue(func() map[string]string { return zonesByName(windowsZonesText) })

// zonesByName reads such a list of names and their zones.
func zonesByName(text string) map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(text) {
		if name, iana, found := strings.Cut(strings.TrimSpace(line), "\t"); found && line[0] != '#' {
			names[name] = iana
		}
	}
	return names
}

// WindowsZone returns the zone that Windows calls by that name, such as "Tokyo Standard
// Time", and whether there is one. Windows has one name for many IANA zones; this is the
// one that the Unicode CLDR gives for the world as a whole.
func WindowsZone(name string) (model.Zone, bool) {
	iana, known := windowsZones()[name]
	if !known {
		return "", false
	}
	z, err := ParseZone(iana)
	return z, err == nil
}
