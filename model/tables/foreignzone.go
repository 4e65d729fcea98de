package tables

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"programme/model"
)

// railsZonesText is names that Ruby on Rails has for time zones, in the form of
// [windowsZonesText].
//
//go:embed railszones.txt
var railsZonesText string

// placeZones are the zones of places, by the last part of their IANA name, and those of
// railsZonesText, all in small letters. A place that two zones name has none.
var placeZones = sync.OnceValue(func() map[string]string {
	places := map[string]string{}
	for _, zone := range zoneNames() {
		region, _, _ := strings.Cut(zone, "/")
		if !regions[region] {
			continue
		}
		place := strings.ToLower(strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " "))
		if _, twice := places[place]; twice {
			zone = ""
		}
		places[place] = zone
	}
	for name, zone := range zonesByName(railsZonesText) {
		places[strings.ToLower(name)] = zone
	}
	return places
})

// regions are the first parts of IANA names whose last part is a place.
var regions = map[string]bool{
	"Africa": true, "America": true, "Antarctica": true, "Arctic": true, "Asia": true, "Atlantic": true,
	"Australia": true, "Europe": true, "Indian": true, "Pacific": true,
}

// shownOffset is what stands before a name where people choose a zone from a list.
var shownOffset = regexp.MustCompile(`^\((?:GMT|UTC)[+-]\d\d:\d\d\) +`)

// ForeignZone returns the zone that another program calls by that name, and whether
// there is one: by the name of Windows, see [WindowsZone], of Ruby on Rails, such as
// "Eastern Time (US & Canada)", or of the place alone, such as "Berlin", which Rails has
// too.
func ForeignZone(name string) (model.Zone, bool) {
	name = shownOffset.ReplaceAllString(name, "")
	if z, known := WindowsZone(name); known {
		return z, true
	}
	iana := placeZones()[strings.ToLower(name)]
	if iana == "" {
		return "", false
	}
	z, err := ParseZone(iana)
	return z, err == nil
}
