package tables

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"programme/model"
)

// clock is how times without an offset are meant.
type clock struct {
	zone   model.Zone // "" if none is given
	faulty bool       // the zone was reported already
	// column is whether the table can name a zone, which a remedy then says.
	column bool
}

// errNoOffset is why a time cannot be read on a clock without a zone.
type errNoOffset struct{ fault model.Fault }

func (e errNoOffset) Error() string { return e.fault.Error() }

// ParseInstant reads a time to the minute: with Z or an offset, such as
// 2023-10-11T07:45:00Z or 2023-10-11 16:45+09:00, or without on the clock of zone. A
// space may stand for T, the seconds may be left out, and 24:00 is the end of a day. The
// error is a [model.Fault] without a position; a local time that the clocks of zone skip
// or show twice is one, and its remedy offers the two instants that may be meant.
func ParseInstant(text string, zone model.Zone) (model.Instant, error) {
	at, err := parseInstant(text, clock{zone: zone})
	if e, ok := err.(errNoOffset); ok {
		return at, e.fault
	}
	return at, err
}

func parseInstant(text string, on clock) (model.Instant, error) {
	wall, suffix, ok := parseWall(text)
	if !ok {
		return model.NoInstant, model.Fault{Message: fmt.Sprintf("%s is not a time", quote(text)), Remedy: "write it like 2023-10-11T07:45:00Z"}
	}
	var at model.Instant
	switch offset, given := parseOffset(suffix); {
	case given:
		at = wall.Add(-offset)
	case suffix != "":
		return model.NoInstant, model.Fault{Message: fmt.Sprintf("%s does not end in an offset", quote(text)), Remedy: "end it in Z for UTC or an offset such as +09:00"}
	case on.zone == "":
		remedy := "add Z for UTC or an offset such as +09:00"
		if on.column {
			remedy = "add Z for UTC, an offset such as +09:00, or a zone in the column zone"
		}
		return model.NoInstant, errNoOffset{model.Fault{Message: fmt.Sprintf("%s does not say in which zone", quote(text)), Remedy: remedy}}
	default:
		var err error
		if at, err = fromWall(text, wall, on.zone); err != nil {
			return model.NoInstant, err
		}
	}
	switch {
	case at < model.Earliest || at > model.Latest:
		return model.NoInstant, model.Fault{Message: fmt.Sprintf("%s lies outside the years 1900 to 2199", quote(text)), Remedy: "mend the year"}
	case at == model.NoInstant:
		return model.NoInstant, model.Fault{Message: fmt.Sprintf("%s is what programs write for a time that they do not know", quote(text)), Remedy: "mend it, or leave it out"}
	}
	return at, nil
}

// parseWall reads the day and time that text starts with, as if it were UTC, and returns
// what follows.
func parseWall(text string) (wall model.Instant, suffix string, ok bool) {
	const layout = "2006-01-02T15:04"
	if len(text) < len(layout) || text[4] != '-' || text[7] != '-' || text[13] != ':' || strings.IndexByte("Tt ", text[10]) < 0 {
		return 0, "", false
	}
	day, err := model.ParseDate(text[:10])
	if err != nil {
		return 0, "", false
	}
	ofDay, ok := parseHour(text[11:16])
	if !ok {
		return 0, "", false
	}
	suffix = text[16:]
	if rest, seconds := strings.CutPrefix(suffix, ":00"); seconds {
		suffix = rest
	} else if strings.HasPrefix(suffix, ":") {
		return 0, "", false
	}
	return day.Bounds("").Start.Add(ofDay), suffix, true
}

// parseHour reads a time of day like 09:00, up to 24:00, as minutes from midnight.
func parseHour(text string) (model.Minutes, bool) {
	if len(text) != 5 || text[2] != ':' {
		return 0, false
	}
	h, ok1 := twoDigits(text[:2])
	m, ok2 := twoDigits(text[3:])
	n := model.Minutes(h*60 + m)
	return n, ok1 && ok2 && m < 60 && n <= 24*60
}

// parseOffset reads Z, +09:00, +0900 or +09 as minutes east of UTC.
func parseOffset(text string) (model.Minutes, bool) {
	if text == "Z" || text == "z" {
		return 0, true
	}
	if len(text) < 3 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	h, ok := twoDigits(text[1:3])
	m := 0
	if rest := strings.TrimPrefix(text[3:], ":"); ok && text[3:] != "" {
		if len(rest) != 2 {
			return 0, false
		}
		m, ok = twoDigits(rest)
	}
	if !ok || h > 15 || m > 59 {
		return 0, false
	}
	n := model.Minutes(h*60 + m)
	if text[0] == '-' {
		n = -n
	}
	return n, true
}

func twoDigits(text string) (int, bool) {
	a, b := text[0]-'0', text[1]-'0'
	return int(a)*10 + int(b), a <= 9 && b <= 9
}

// fromWall returns the instant at which the clocks of z show the wall time, which is
// given as if it were UTC and as text for messages.
func fromWall(text string, wall model.Instant, z model.Zone) (model.Instant, error) {
	seconds := int64(wall) * 60
	offset := func(unix int64) int64 {
		_, o := time.Unix(unix, 0).In(z.Location()).Zone()
		return int64(o)
	}
	// No offset reaches a day, so it is one of these two, as long as the clocks do not
	// change twice within two days.
	const day = 24 * 60 * 60
	before, after := offset(seconds-day), offset(seconds+day)
	var shown []int64
	for _, o := range []int64{before, after} {
		if t := seconds - o; offset(t) == o && !slices.Contains(shown, t) {
			shown = append(shown, t)
		}
	}
	slices.Sort(shown)
	switch len(shown) {
	case 0:
		return 0, model.Fault{
			Message: fmt.Sprintf("%s does not exist in %s, where the clocks skip it", quote(text), z),
			Remedy:  fmt.Sprintf("write %s, which is %s there, or %s, which is %s", utc(seconds-after), there(seconds-after, z, wall), utc(seconds-before), there(seconds-before, z, wall)),
		}
	case 1:
		if shown[0]%60 != 0 {
			return 0, model.Fault{Message: fmt.Sprintf("%s is not on a whole minute in UTC, since %s was off by seconds then", quote(text), z), Remedy: "write it in UTC"}
		}
		return model.Instant(shown[0] / 60), nil
	default:
		return 0, model.Fault{
			Message: fmt.Sprintf("%s comes twice in %s, where the clocks are set back", quote(text), z),
			Remedy:  fmt.Sprintf("write %s for the first or %s for the second", utc(shown[0]), utc(shown[len(shown)-1])),
		}
	}
}

func utc(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.RFC3339) }

// there is what the clocks of z show, with the day unless it is that of the wall time.
func there(unix int64, z model.Zone, wall model.Instant) string {
	t := time.Unix(unix, 0).In(z.Location())
	if day := t.Format(time.DateOnly); day != wall.In("").Format(time.DateOnly) {
		return day + t.Format(" 15:04")
	}
	return t.Format("15:04")
}

// wallTime writes t on the clock of z without an offset, or in UTC where z is not given
// or its clocks show that time twice.
func wallTime(t model.Instant, z model.Zone) string {
	if z != "" {
		text := t.In(z).Format("2006-01-02T15:04")
		if back, err := ParseInstant(text, z); err == nil && back == t {
			return text
		}
	}
	return t.String()
}

// clock returns the clock of the zone that the cell names.
func (t *table) clock(column string) clock {
	on := clock{column: true}
	if text := t.label(column); text != "" {
		z, err := t.parseZone(text)
		if on.zone = z; err != nil {
			t.wrongErr(column, err)
			on.faulty = true
		}
	} else if t.has(column) && t.scanned(column) == nil {
		on.faulty = true
	}
	return on
}

// instant returns the time in the cell, NoInstant if it is empty or faulty.
func (t *table) instant(column string, on clock) model.Instant {
	text := t.label(column)
	if text == "" {
		return model.NoInstant
	}
	at, err := parseInstant(text, on)
	if err != nil {
		t.wrongTime(column, item{}, err, on)
		return model.NoInstant
	}
	return at
}

// wrongTime reports a time that cannot be read, unless that is for its zone, which was
// reported. A whole cell is the zero item.
func (t *table) wrongTime(column string, it item, err error, on clock) {
	if e, ok := err.(errNoOffset); ok {
		if on.faulty {
			return
		}
		err = e.fault
	}
	switch {
	case t.lost:
	case it == item{}:
		t.refuse(t.where(column), err)
	default:
		t.refuse(t.whereItem(column, it), err)
	}
}

// interval returns the time from one cell up to another, and whether it is one. Both
// must be given.
func (t *table) interval(from, to string, on clock) (model.Interval, bool) {
	v, whole := t.moments(from, to, on)
	return v, whole && t.inOrder(from, to, v)
}

// inOrder reports whether the time in one cell is after that in another; if not, that is a
// fault.
func (t *table) inOrder(from, to string, v model.Interval) bool {
	if v.End <= v.Start {
		t.wrong(to, fmt.Sprintf("%s %s is not after %s %s", to, quote(t.label(to)), from, quote(t.label(from))), "mend one of them")
	}
	return v.End > v.Start
}

// moments reads the times in two cells, in whatever order, and reports whether both could
// be read. Both must be given.
func (t *table) moments(from, to string, on clock) (model.Interval, bool) {
	t.need(from)
	t.need(to)
	v := model.Interval{Start: t.instant(from, on), End: t.instant(to, on)}
	return v, v.Start != model.NoInstant && v.End != model.NoInstant
}
