package tables

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"programme/model"
	"programme/model/rules"
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
// the machine. The error is a [model.Fault] without a position; its remedy for a city, a
// country, an abbreviation or a name of another program is the IANA name, or a few.
func ParseZone(name string) (model.Zone, error) { return newReport().parseZone(name) }

// parseZone reads the IANA name of a time zone.
func (r *report) parseZone(text string) (model.Zone, error) {
	if r.zones[text] {
		return model.Zone(text), nil
	}
	if _, known := slices.BinarySearch(zoneNames(), text); known {
		z, err := model.LoadZone(text)
		r.zones[text] = err == nil
		return z, err
	}
	return "", model.Fault{Message: fmt.Sprintf("%s is not an IANA time zone", quote(text)), Remedy: r.zoneRemedy(text)}
}

// zoneRemedy says what to write instead of a zone that is none. The names nearest to an
// offset or an abbreviation are other clocks: GMT+2 is two hours from GMT+0 and four from
// Etc/GMT+2.
func (r *report) zoneRemedy(text string) string {
	const place = "write the zone of the place, such as Europe/Prague"
	if zones := zonesMeant(text); len(zones) > 0 {
		return "write " + someZones(zones)
	}
	if offset := offsetName.FindStringSubmatch(text); offset != nil {
		hours, _ := strconv.Atoi(offset[2])
		ahead, sign := "ahead of", '-'
		if offset[1] != "+" {
			ahead, sign = "behind", '+'
		}
		name := fmt.Sprintf("Etc/GMT%c%d", sign, hours) // whose sign is that of POSIX
		_, known := slices.BinarySearch(zoneNames(), name)
		switch {
		case strings.Trim(offset[3], "0") != "" || !known:
			minutes, _ := strconv.Atoi(offset[3])
			if minutes += 60 * hours; offset[1] != "+" {
				minutes = -minutes
			}
			if zones := zonesAt(minutes); len(zones) > 0 {
				return fmt.Sprintf("write %s, which is %s all year", someZones(zones), aheadOfUTC(minutes))
			}
			return place + ": an offset does not tell when its clocks change"
		case hours == 0:
			return "write UTC"
		}
		return fmt.Sprintf("%s, or %s, which is %s %s UTC all year", place, name, rules.Count(hours, "hour", "hours"), ahead)
	}
	if abbreviation.MatchString(text) {
		return place
	}
	return r.suggest(text, zoneNames(), "write one like Europe/Prague")
}

var (
	offsetName   = regexp.MustCompile(`^(?i:GMT|UTC|UT|Z)? ?([+\-−]) ?(\d\d?)(?::?(\d\d))?$`)
	abbreviation = regexp.MustCompile(`^[A-Z]{1,5}$`)
)
