package tables

import "slices"

// ZoneNames returns the names that [ParseZone] reads, sorted.
func ZoneNames() []string { return slices.Clone(zoneNames()) }
