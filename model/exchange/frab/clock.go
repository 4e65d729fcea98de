package frab

import (
	"strconv"
	"strings"
	"time"

	"programme/model"
	"programme/model/tables"
)

// instant reads a time, and reports whether there is one. A time that is none is a
// fault. Seconds do not count.
func (r *reader) instant(n *node, name string) (model.Instant, bool) {
	text := n.value(name)
	if text == "" {
		return model.NoInstant, false
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			at, _ := model.InstantOf(t)
			if y := t.Year(); y >= 1900 && y < 2200 {
				r.meet(t)
				return at, true
			}
		}
	}
	at, err := tables.ParseInstant(text, r.zone)
	if err != nil {
		r.refuse(n.kid(name), err)
	}
	return at, err == nil
}

// meet takes note of the offset of a time.
func (r *reader) meet(t time.Time) {
	_, seconds := t.Zone()
	switch s := r.schedule; {
	case !r.met && seconds%60 == 0:
		s.Offset = seconds / 60
	case s.Offset*60 != seconds:
		s.Offset = noOffset
	}
	r.met = true
}

// onDay returns when the clock of the event shows a time on a day. A day goes on past
// midnight if the file says when it starts: then an earlier time is on the morning after.
func (r *reader) onDay(day *Day, ofDay model.Minutes) (model.Instant, error) {
	if r.zone == "" {
		return 0, model.Fault{Message: "the time has no offset, and the schedule does not name its zone", Remedy: "add time_zone_name to the conference, or read it into an event that has its zone"}
	}
	clock := model.Date{Year: day.Date.Year, Month: day.Date.Month, Day: day.Date.Day}
	if ofDay < r.changeAt {
		clock = nextDay(clock)
	}
	at, err := tables.ParseInstant(clock.String()+"T"+clockText(ofDay), r.zone)
	if err == nil && day.Interval != (model.Interval{}) && at < day.Start && r.changeAt == 0 {
		at, err = tables.ParseInstant(nextDay(clock).String()+"T"+clockText(ofDay), r.zone)
	}
	return at, err
}

func nextDay(d model.Date) model.Date {
	y, m, day := time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, time.UTC).Date()
	return model.Date{Year: y, Month: m, Day: day}
}

// parseDuration reads hours and minutes, with seconds that do not count, or minutes
// alone.
func parseDuration(text string) (model.Minutes, bool) {
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, false
	}
	var numbers []int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || v < 0 || v > 100_000 || i > 0 && v > 59 || part[0] == '+' {
			return 0, false
		}
		numbers = append(numbers, v)
	}
	if len(numbers) == 1 {
		return model.Minutes(numbers[0]), true
	}
	return model.Minutes(numbers[0]*60 + numbers[1]), true
}

// clockText writes minutes as hours and minutes: 01:30.
func clockText(m model.Minutes) string {
	text := strconv.FormatInt(int64(m%60), 10)
	if len(text) < 2 {
		text = "0" + text
	}
	hours := strconv.FormatInt(int64(m/60), 10)
	if len(hours) < 2 {
		hours = "0" + hours
	}
	return hours + ":" + text
}

// local writes an instant on the clock of a zone with its offset.
func local(t model.Instant, z model.Zone) string {
	return t.In(z).Format("2006-01-02T15:04:05-07:00")
}
