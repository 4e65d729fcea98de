package tables

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"programme/model"
)

// zonesText is the names of the IANA tz data, sorted, one a line. Which names are good
// must not depend on the machine: systems know others besides ("localtime",
// "right/Europe/Prague"), and some take them in lower case.
//
//go:embed zones.txt
var zonesText string

var zoneNames = sync.OnceValue(func() []string { return strings.Fields(zonesText) })

// IsZone reports whether [ParseZone] reads a name, without the search for one that is near.
func IsZone(name string) bool {
	_, known := slices.BinarySearch(zoneNames(), name)
	return known
}

// ParseZone reads the IANA name of a time zone. Which names are good does not depend on
// the machine. The error is a [model.Fault] without a position; its remedy for a name that
// [WindowsZone] knows is the IANA name.
func ParseZone(name string) (model.Zone, error) { return newReport().parseZone(name) }

// parseZone reads the IANA name of a time zone.
func (r *report) parseZone(text string) (model.Zone, error) {
	if r.zones[text] {
		return model.Zone(text), nil
	}
	names := zoneNames()
	if _, known := slices.BinarySearch(names, text); known {
		z, err := model.LoadZone(text)
		r.zones[text] = err == nil
		return z, err
	}
	f := model.Fault{Message: fmt.Sprintf("%s is not an IANA time zone", quote(text))}
	if z, known := WindowsZone(text); known {
		f.Remedy = "write " + string(z)
	} else {
		f.Remedy = r.suggest(text, names, "write one like Europe/Prague")
	}
	return "", f
}
