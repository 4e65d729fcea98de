package ical

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"programme/model"
)

// localForm is how RFC 5545 writes a time on the clock of a zone; utcForm one in UTC.
const (
	localForm = "20060102T150405"
	utcForm   = "20060102T150405Z"
)

// observance is a stretch of time over which the clocks of a zone keep one offset.
type observance struct {
	from          time.Time // its start, on the clock before it
	before, after int       // offsets in seconds east of UTC
	name          string    // of the time that the clocks show: "WEST"
}

// observances returns what the clocks of loc show from the start of the year before
// first until last: at least one observance, by time.
//
// Bounds that [time.Time.ZoneBounds] gives where neither offset nor name changes are
// none of the clocks' own: which ones there are depends on where the tz data came from.
func observances(loc *time.Location, first, last time.Time) []observance {
	start := time.Date(first.In(loc).Year()-1, 1, 1, 0, 0, 0, 0, time.UTC)
	at := start.In(loc)
	name, offset := at.Zone()
	list := []observance{{from: start, before: offset, after: offset, name: name}}
	for {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.After(last) {
			return list
		}
		at = end
		newName, newOffset := at.Zone()
		if newName != name || newOffset != offset {
			wall := at.UTC().Add(time.Duration(offset) * time.Second)
			list = append(list, observance{from: wall, before: offset, after: newOffset, name: newName})
		}
		name, offset = newName, newOffset
	}
}

// timezone returns the VTIMEZONE of zone for times from first to last.
//
// An observance is DAYLIGHT if the clocks went forward into it, whatever the tz data call
// it: in Morocco and Ireland the data of one machine and another differ on which half of
// the year is the standard.
func timezone(zone model.Zone, first, last time.Time) *ics.VTimezone {
	tz := ics.NewTimezone(string(zone))
	list := observances(zone.Location(), first, last)
	for i, o := range list {
		daylight := o.after > o.before
		if i == 0 && len(list) > 1 {
			daylight = list[1].after < o.after
		}
		var part ics.Component
		base := ics.ComponentBase{}
		base.AddProperty(ics.ComponentPropertyDtStart, o.from.Format(localForm))
		base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offsetText(o.before))
		base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offsetText(o.after))
		base.AddProperty(ics.ComponentProperty(ics.PropertyTzname), o.name)
		if daylight {
			part = &ics.Daylight{ComponentBase: base}
		} else {
			part = &ics.Standard{ComponentBase: base}
		}
		tz.Components = append(tz.Components, part)
	}
	return tz
}

// offsetText writes an offset as +HHMM, with seconds where it has some.
func offsetText(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if s := seconds % 60; s != 0 {
		text += fmt.Sprintf("%02d", s)
	}
	return text
}
