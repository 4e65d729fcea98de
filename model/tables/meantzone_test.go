package tables

import (
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestZonesOfCitiesCountriesAndAbbreviations(t *testing.T) {
	for name, want := range map[string]string{
		"Kathmandu":       "Asia/Kathmandu",
		"kathmandu":       "Asia/Kathmandu",
		"Nepal":           "Asia/Kathmandu",
		"Népal":           "Asia/Kathmandu",
		"NPT":             "Asia/Kathmandu",
		"JST":             "Asia/Tokyo",
		"jst":             "Asia/Tokyo",
		"Japan, Kyoto":    "Japan", // which is a zone
		"Kyoto, Nippon":   "",
		"Genève (Suisse)": "Europe/Zurich",
		"Deutschland":     "Europe/Berlin",
		"Côte d'Ivoire":   "Africa/Abidjan",
		"cote d’ivoire":   "Africa/Abidjan",
		"UK":              "Europe/London",
		"USA":             "America/New_York, America/Chicago, America/Denver, America/Phoenix, America/Los_Angeles or 3 more",
		"Portugal!":       "",
		"Spain":           "Europe/Madrid or Atlantic/Canary",
		"EDT":             "America/New_York",
		"PST":             "America/Los_Angeles or Asia/Manila",
		"BST":             "Europe/London",
		"AEST":            "Australia/Sydney or Australia/Brisbane",
		"Nowhere":         "",
	} {
		if got := someZones(zonesMeant(name)); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}

// No name of a country, and no abbreviation, leads to a zone of fixed offset that is of no
// place.
func TestZonesThatAreOfferedAreThoseOfPlaces(t *testing.T) {
	names := 0
	for line := range strings.Lines(countryZonesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		list, zones, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for _, zone := range strings.Fields(zones) {
			if _, err := ParseZone(zone); err != nil || placeless[model.Zone(zone)] != "" || !strings.Contains(zone, "/") {
				t.Errorf("%s: %s, %v", list, zone, err)
			}
		}
		names += len(strings.Split(list, "|"))
	}
	if names < 600 {
		t.Errorf("only %d names", names)
	}
	for _, c := range clocks() {
		for _, short := range c.abbreviations {
			if zones := zonesNamed(short); len(zones) == 0 || slices.ContainsFunc(zones, func(z string) bool { return placeless[model.Zone(z)] != "" }) {
				t.Errorf("%s: %v", short, zones)
			}
		}
	}
}

func TestZonesOfNoPlaceAreNotedOnce(t *testing.T) {
	people := "id,name,zone\njk,Jovan,EST\nsm,Sorina Teleanu,EST\nx,X,WET\ny,Y,Asia/Tokyo\n"
	_, notes := mustRead(t, small.with("people.csv", people).without("cast.csv").without("availability.csv").without("rules.csv"))
	want := `people.csv:2:10: the zone "EST" is 5:00 behind UTC all year, whatever the clocks of a place do; write America/New_York if that is meant
people.csv:4:5: the zone "WET" is that of no place; write Europe/Lisbon if that is meant`
	if got := model.Faults(notes).Error(); !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}
