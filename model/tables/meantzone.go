package tables

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"programme/model"
	"programme/model/identity"
)

// This file says which zones somebody can have meant who wrote no IANA name: those of a
// city, a country, an abbreviation or an offset.

// countryZonesText is the names of countries and their zones.
//
//go:embed countryzones.txt
var countryZonesText string

// countryZones are the zones of each country by each of its names, folded.
var countryZones = sync.OnceValue(func() map[string][]string {
	countries := map[string][]string{}
	for name, zones := range zonesByName(countryZonesText) {
		for one := range strings.SplitSeq(name, "|") {
			countries[identity.Fold(one)] = strings.Fields(zones)
		}
	}
	return countries
})

// commonZones are the zones of abbreviations that people use and the tz data does not
// have, or has for a part of the year only.
var commonZones = map[string]string{
	"ART": "America/Argentina/Buenos_Aires", "BRT": "America/Sao_Paulo", "CLT": "America/Santiago", "COT": "America/Bogota",
	"CEST": "Europe/Berlin", "CT": "America/Chicago", "ET": "America/New_York", "GST": "Asia/Dubai", "ICT": "Asia/Bangkok", "IRST": "Asia/Tehran",
	"MT": "America/Denver", "MYT": "Asia/Kuala_Lumpur", "NPT": "Asia/Kathmandu", "PET": "America/Lima", "PHT": "Asia/Manila",
	"PT": "America/Los_Angeles", "SGT": "Asia/Singapore", "TRT": "Europe/Istanbul", "UYT": "America/Montevideo", "UZT": "Asia/Tashkent",
}

// runs is a year by whose offsets clocks are compared.
const runs = 2026

// clockOf is how the clocks of a zone go: the offset of every third day of the year, in
// minutes, and the abbreviations that they have.
type clockOf struct {
	zone          string
	offsets       [122]int16
	abbreviations []string
}

// clocks are the different clocks of the world, each by its best known zone, which is
// among those that Windows offers, if it does.
var clocks = sync.OnceValue(func() []clockOf {
	var zones []string // those that Windows offers first, by its names
	for _, name := range slices.Sorted(maps.Keys(windowsZones())) {
		zones = append(zones, windowsZones()[name])
	}
	offered := map[string]bool{}
	for _, zone := range zones {
		offered[zone] = true
	}
	var places []string
	for _, of := range countryZones() {
		places = append(places, of...)
	}
	slices.Sort(places)
	zones = slices.DeleteFunc(zones, func(zone string) bool { _, is := slices.BinarySearch(places, zone); return !is })
	zones = append(zones, slices.DeleteFunc(slices.Compact(places), func(zone string) bool { return offered[zone] })...)
	var all []clockOf
	for _, zone := range zones {
		if c, ok := readClock(zone); ok && !slices.ContainsFunc(all, func(d clockOf) bool {
			return c.offsets == d.offsets && slices.Equal(c.abbreviations, d.abbreviations)
		}) {
			all = append(all, c)
		}
	}
	return all
})

func readClock(zone string) (clockOf, bool) {
	c := clockOf{zone: zone}
	z, err := model.LoadZone(zone)
	if err != nil {
		return c, false
	}
	for i := range c.offsets {
		name, offset := time.Date(runs, 1, 1+3*i, 0, 0, 0, 0, time.UTC).In(z.Location()).Zone()
		c.offsets[i] = int16(offset / 60)
		if !slices.Contains(c.abbreviations, name) {
			c.abbreviations = append(c.abbreviations, name)
		}
	}
	slices.Sort(c.abbreviations)
	return c, true
}

// zonesMeant returns the zones that text can mean that is no IANA name, the likeliest
// first; none if it means none that we know.
func zonesMeant(text string) []string {
	if zones := zonesNamed(text); len(zones) > 0 {
		return zones
	}
	for _, part := range regexpParts.Split(text, -1) { // Kyoto, Japan
		if part = strings.TrimSpace(part); part == "" || part == text {
			continue
		}
		if IsZone(part) {
			return []string{part}
		}
		if zones := zonesNamed(part); len(zones) > 0 {
			return zones
		}
	}
	return nil
}

var regexpParts = regexp.MustCompile(`[,;()]| - | / `)

// zonesNamed returns the zones of a place, a country or an abbreviation.
func zonesNamed(text string) []string {
	if z, known := ForeignZone(text); known {
		return []string{string(z)}
	}
	if zones := countryZones()[identity.Fold(text)]; len(zones) > 0 {
		return zones
	}
	if zone, known := commonZones[strings.ToUpper(text)]; known {
		return []string{zone}
	}
	var zones []string
	var met [][122]int16
	for _, c := range clocks() {
		if slices.ContainsFunc(c.abbreviations, func(a string) bool { return strings.EqualFold(a, text) }) && !slices.Contains(met, c.offsets) {
			zones, met = append(zones, c.zone), append(met, c.offsets)
		}
	}
	return zones
}

// zonesAt returns the zones whose clocks are that many minutes ahead of UTC all year.
func zonesAt(minutes int) []string {
	var zones []string
	for _, c := range clocks() {
		if !slices.ContainsFunc(c.offsets[:], func(o int16) bool { return int(o) != minutes }) {
			zones = append(zones, c.zone)
		}
	}
	return zones
}

// someZones lists the first few zones for a remedy.
func someZones(zones []string) string {
	const most = 5
	if len(zones) > most+1 {
		zones = append(slices.Clone(zones[:most]), fmt.Sprintf("%d more", len(zones)-most))
	}
	return either(zones)
}

// placeless are zones that look like those of a place and are none, with the place that
// people have in mind.
var placeless = map[model.Zone]model.Zone{
	"EST": "America/New_York", "MST": "America/Denver", "HST": "Pacific/Honolulu", "EST5EDT": "America/New_York", "CST6CDT": "America/Chicago",
	"MST7MDT": "America/Denver", "PST8PDT": "America/Los_Angeles", "WET": "Europe/Lisbon", "CET": "Europe/Paris", "MET": "Europe/Berlin",
	"EET": "Europe/Athens", "GMT": "Europe/London",
}

// noteZone notes, once, a zone that looks like that of a place and is none.
func (r *report) noteZone(pos model.Position, z model.Zone) {
	place, is := placeless[z]
	if !is || r.placeless[z] {
		return
	}
	r.placeless[z] = true
	message := fmt.Sprintf("the zone %s is that of no place", quote(string(z)))
	if c, ok := readClock(string(z)); ok && zoneIsFixed(c) {
		message = fmt.Sprintf("the zone %s is %s all year, whatever the clocks of a place do", quote(string(z)), aheadOfUTC(int(c.offsets[0])))
	}
	r.note(pos, message, fmt.Sprintf("write %s if that is meant", place))
}

func zoneIsFixed(c clockOf) bool {
	return !slices.ContainsFunc(c.offsets[:], func(o int16) bool { return o != c.offsets[0] })
}

// aheadOfUTC says how far from UTC a clock is.
func aheadOfUTC(minutes int) string {
	switch {
	case minutes == 0:
		return "UTC"
	case minutes < 0:
		return fmt.Sprintf("%d:%02d behind UTC", -minutes/60, -minutes%60)
	}
	return fmt.Sprintf("%d:%02d ahead of UTC", minutes/60, minutes%60)
}
