package tables

import (
	"errors"
	"fmt"
	"strings"

	"programme/model"
	"programme/model/when"
)

// This file reads the times of the current row of a table.

// wallTime writes t on the clock of z without an offset, or in UTC where z is not given
// or its clocks show that time twice.
func wallTime(t model.Instant, z model.Zone) string {
	if z != "" {
		text := t.In(z).Format("2006-01-02T15:04")
		if back, err := (when.Calendar{Zone: z}).Instant(text); err == nil && back == t {
			return text
		}
	}
	return t.String()
}

// zone returns the zone that the cell names, "" if none, and whether that can be read.
func (t *table) zone(column string) (z model.Zone, ok bool) {
	text := t.label(column)
	if text == "" {
		return "", !t.has(column) || t.scanned(column) != nil
	}
	z, err := t.parseZone(text)
	if err != nil {
		t.wrongErr(column, err)
		return "", false
	}
	t.noteZone(t.where(column), z)
	return z, true
}

// clock returns the calendar by which the times of a row are read that names that zone, or
// none, if that could be read.
func (t *table) clock(z model.Zone, ok bool) when.Calendar {
	switch {
	case !ok:
		c := t.calendar
		c.NoZone = true
		return c
	case z != "":
		return t.calendar.In(z)
	}
	return t.calendar
}

// instant returns the time in the cell, NoInstant if it is empty or cannot be read.
func (t *table) instant(column string, c when.Calendar) model.Instant {
	return t.moment(column, c.Instant)
}

// moment returns what read makes of the cell, NoInstant if that is empty or no time.
func (t *table) moment(column string, read func(string) (model.Instant, error)) model.Instant {
	text := t.label(column)
	if text == "" {
		return model.NoInstant
	}
	at, err := read(text)
	if err != nil {
		t.wrongTime(column, t.only(column), err)
		return model.NoInstant
	}
	return at
}

// only returns the text of a cell as the one item of its list.
func (t *table) only(column string) item {
	text, label := t.scanned(column).text, t.label(column)
	return item{label, strings.LastIndex(text, label)}
}

// wrongTime reports a time in an item of a cell that cannot be read, at its byte, unless
// that is for a zone or days that were reported.
func (t *table) wrongTime(column string, it item, err error) {
	if t.lost || errors.Is(err, when.ErrHeld) {
		return
	}
	var bad *when.Error
	if errors.As(err, &bad) {
		it.offset += bad.At
	}
	t.refuse(t.whereItem(column, it), faultOf(err))
}

// faultOf returns the fault of a text that is no time.
func faultOf(err error) error {
	var bad *when.Error
	if errors.As(err, &bad) {
		return bad.Fault
	}
	return err
}

// intervals returns the time from one cell up to another, or the times that the first
// says alone, and whether they can be read and end after they begin.
func (t *table) intervals(from, to string, c when.Calendar) ([]model.Interval, bool) {
	all, whole := t.stretches(from, to, c)
	return all, whole && (len(all) != 1 || t.inOrder(from, to, all[0]))
}

// inOrder reports whether the time in one cell is after that in another; if not, that is a
// fault.
func (t *table) inOrder(from, to string, v model.Interval) bool {
	if v.End <= v.Start {
		t.wrong(to, fmt.Sprintf("%s %s is not after %s %s", to, quote(t.label(to)), from, quote(t.label(from))), "mend one of them")
	}
	return v.End > v.Start
}

// stretches reads the time from one cell up to another, in whatever order. Where the
// second is empty the first can say both, as "Wed 9:00-10:30" does, of several days too,
// or be a whole day. It reports whether that can be read.
func (t *table) stretches(from, to string, c when.Calendar) ([]model.Interval, bool) {
	begins, given := t.need(from)
	if given && t.label(to) == "" {
		all, err := c.Spans(begins)
		if err == nil {
			return all, true
		}
		if _, alone := c.Instant(begins); alone != nil {
			t.wrongTime(from, t.only(from), err)
			return nil, false
		}
	}
	t.need(to)
	start := t.moment(from, c.Begin)
	end := t.moment(to, func(text string) (model.Instant, error) {
		if start == model.NoInstant { // of which day it is cannot be said
			c.On, c.Days, c.NoDays = model.Date{}, nil, true
			return c.Begin(text)
		}
		return c.End(text, start)
	})
	return []model.Interval{{Start: start, End: end}}, start != model.NoInstant && end != model.NoInstant
}
