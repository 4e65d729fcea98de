package tables

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/when"
)

// This file reads when a session is, of rows that may say it twice: in UTC, and on the
// clock of the venue.

// times are the columns that say when a session starts and ends, and the clock of those
// without an offset.
type times struct {
	start, end string // the column; "" for none
	on         when.Calendar
}

// setClocks sets the clocks of the current row. A time of day alone is meant on the day
// that the row says, but for one in UTC, which may be on another.
func (p *placements) setClocks() {
	on := p.t.clock(p.t.zone("zone"))
	if p.main.on = on; p.main.start == "start_utc" {
		p.main.on = on.In("UTC")
	}
	if text := cmp.Or(p.t.label("date"), p.t.label("day")); text != "" {
		if day, err := on.Day(text); err == nil {
			on.On = day
			if p.main.start != "start_utc" {
				p.main.on.On = day
			}
		}
	}
	p.local.on, p.plain.on = on, on
}

// readInterval returns when the session of the current row is, which takes that many
// minutes; whether the row says so, and whether that can be read.
func (p *placements) readInterval(length model.Minutes) (v model.Interval, given, whole bool) {
	main, local := p.given(p.main), p.given(p.local)
	if p.given(p.plain) && (main || local) {
		if v, whole, decided := p.readPlain(length); decided {
			if whole {
				p.checkDay(v, true)
			}
			return v, true, whole
		}
	}
	switch {
	case !main && !local && p.given(p.plain):
		v, whole = p.readTimes(p.plain, length)
	case !main && !local:
		return v, false, false
	case !local:
		v, whole = p.readTimes(p.main, length)
	case !main:
		v, whole = p.readTimes(p.local, length)
	default:
		v, whole = p.readBoth(p.main, p.local, length)
	}
	if whole {
		p.checkDay(v, main && local)
	}
	return v, true, whole
}

// given reports whether the current row has anything in those columns.
func (p *placements) given(w times) bool {
	return w.start != "" && (p.t.label(w.start) != "" || p.t.label(w.end) != "")
}

// readTimes reads the times of one pair of columns, and reports whether they can be
// read. Without an end the session lasts that many minutes.
func (p *placements) readTimes(w times, length model.Minutes) (model.Interval, bool) {
	t := p.t
	if t.label(w.end) != "" {
		t.need(w.start)
		v := model.Interval{Start: t.instant(w.start, w.on)}
		v.End = p.endAfter(v.Start, t.instant(w.end, onDayOf(v.Start, w.on)), model.NoInstant, w.end, w.on)
		return v, v.Start != model.NoInstant && v.End != model.NoInstant && t.inOrder(w.start, w.end, v)
	}
	text := t.label(w.start)
	if _, err := w.on.ListDays(text); err != nil { // a whole day is no session
		if v, err := w.on.Span(text); err == nil {
			return v, true
		}
	}
	start := t.instant(w.start, w.on)
	if start == model.NoInstant {
		return model.Interval{}, false
	}
	return p.span(w.start, start, length)
}

// endAfter returns the end that a column says of a session that starts then, on a clock: an hour
// of the day that is not after the start is one of the next day. Where the clock shows that one
// twice, it is the one that another column says, if that is known.
func (p *placements) endAfter(start, end, other model.Instant, column string, on when.Calendar) model.Instant {
	if end == model.NoInstant || start == model.NoInstant || end > start || on.NoZone {
		return end
	}
	text, free, next := p.t.label(column), on, on
	free.On = model.Date{}
	if _, err := free.Instant(text); err == nil {
		return end // the column says the day
	}
	next.On = model.DateIn(start, on.Zone).Next()
	at, err := next.Instant(text)
	var bad *when.Error
	switch {
	case err == nil:
		return at
	case errors.As(err, &bad) && slices.Contains(bad.Meant, other):
		return other
	}
	return end
}

// readPlain reads a row that says its time in plain columns for spreadsheets, too. It has
// decided nothing where they agree with another pair: then the other two decide. Where these
// agree with each other, the plain ones were changed and count; the end moves along, unless it
// was changed as well.
func (p *placements) readPlain(length model.Minutes) (v model.Interval, whole, decided bool) {
	var starts, ends twice
	var base times
	given := 0
	for _, pair := range []times{p.main, p.local} {
		if !p.given(pair) {
			continue
		}
		base = pair
		given++
		var ok1, ok2 bool
		starts, ok1 = p.readTwice(pair, p.plain, pair.start, p.plain.start, model.NoInstant)
		if ends, ok2 = p.readTwice(pair, p.plain, pair.end, p.plain.end, starts.main); !ends.same() { // as it was, or after the new start
			ends, ok2 = p.readTwice(pair, p.plain, pair.end, p.plain.end, starts.local)
		}
		if !ok1 || !ok2 {
			return v, false, true
		}
		if starts.same() && ends.same() {
			return v, false, false
		}
	}
	if given == 1 {
		v, whole = p.readBoth(base, p.plain, length)
		return v, whole, true
	}
	others, ok1 := p.readTwice(p.main, p.local, p.main.start, p.local.start, model.NoInstant)
	otherEnds, ok2 := p.readTwice(p.main, p.local, p.main.end, p.local.end, others.only())
	switch {
	case !ok1 || !ok2:
		return v, false, true
	case !others.same() || !otherEnds.same():
		p.disagree(base, p.plain, starts, ends)
		return v, false, true
	case starts.same() || starts.local == model.NoInstant:
		p.noteChange(p.plain.end, p.main.end, "")
		v, whole = p.until(others.only(), ends.local)
		return v, whole, true
	case ends.same():
		p.noteChange(p.plain.start, p.main.start, "; the end moves along")
		v, whole = p.span(p.plain.start, starts.local, length)
		return v, whole, true
	}
	p.noteChange(p.plain.start, p.main.start, "")
	v, whole = p.until(starts.local, ends.local)
	return v, whole, true
}

// onDayOf returns the calendar by which a time of day alone is meant on the day of at, if
// that is known.
func onDayOf(at model.Instant, c when.Calendar) when.Calendar {
	if at != model.NoInstant && !c.NoZone {
		c.On = model.DateIn(at, c.Zone)
	}
	return c
}

// span returns the interval of that many minutes from the start that the column says,
// and whether it is one.
func (p *placements) span(column string, start model.Instant, length model.Minutes) (model.Interval, bool) {
	v := model.Span(start, length)
	if v.End > model.Latest {
		p.t.wrong(column, fmt.Sprintf("the session starts %s and ends after the year 2199", quote(p.t.label(column))), "mend the year")
		return v, false
	}
	return v, true
}

// readBoth reads a row that says its time twice. If both say the same there is nothing
// to decide. If one start differs and the ends agree, the start from which the session
// would end there was left as it was, and the other one was changed: it counts, and the
// end moves along. It is the same with ends. All else can be meant in two ways.
func (p *placements) readBoth(main, local times, length model.Minutes) (model.Interval, bool) {
	t := p.t
	starts, ok1 := p.readTwice(main, local, main.start, local.start, model.NoInstant)
	ends, ok2 := p.readTwice(main, local, main.end, local.end, starts.only())
	switch {
	case !ok1 || !ok2:
		return model.Interval{}, false
	case starts.same() && ends.same():
		start, end := starts.only(), ends.only()
		switch {
		case start == model.NoInstant:
			t.need(main.start)
			return model.Interval{}, false
		case end == model.NoInstant:
			return p.span(p.filled(main.start, local.start), start, length)
		}
		return p.until(start, end)
	case !starts.same() && ends.same() && ends.only() != model.NoInstant:
		end := ends.only()
		mainFits, localFits := starts.main.Add(length) == end, starts.local.Add(length) == end
		if mainFits != localFits {
			start, column, other := starts.local, local.start, main.start
			if localFits {
				start, column, other = starts.main, main.start, local.start
			}
			p.noteChange(column, other, "; the end moves along")
			return p.span(column, start, length)
		}
	case starts.same() && starts.only() != model.NoInstant && !ends.same():
		start := starts.only()
		mainFits, localFits := start.Add(length) == ends.main, start.Add(length) == ends.local
		if mainFits != localFits {
			end, column, other := ends.local, local.end, main.end
			if localFits {
				end, column, other = ends.main, main.end, local.end
			}
			p.noteChange(column, other, "")
			return p.until(start, end)
		}
	}
	p.disagree(main, local, starts, ends)
	return model.Interval{}, false
}

// twice is an instant that two columns say. NoInstant stands for an empty cell.
type twice struct{ main, local model.Instant }

// same reports whether the columns do not disagree.
func (w twice) same() bool {
	return w.main == w.local || w.main == model.NoInstant || w.local == model.NoInstant
}

// only returns what the columns agree on, NoInstant if both are empty.
func (w twice) only() model.Instant {
	if w.main == model.NoInstant {
		return w.local
	}
	return w.main
}

// readTwice reads an instant from two columns of two pairs, either of which may be absent or
// empty, of a session that began then, if that is known. It reports whether what is there can
// be read.
func (p *placements) readTwice(one, other times, main, local string, began model.Instant) (w twice, ok bool) {
	t := p.t
	w = twice{p.endAfter(began, t.instant(main, onDayOf(began, one.on)), model.NoInstant, main, one.on), model.NoInstant}
	if t.label(main) != "" && w.main == model.NoInstant {
		return w, false
	}
	w.local = t.moment(local, func(text string) (model.Instant, error) {
		at, err := onDayOf(began, other.on).Instant(text)
		var bad *when.Error
		if errors.As(err, &bad) && slices.Contains(bad.Meant, w.main) {
			return w.main, nil // which of the two is meant
		}
		return p.endAfter(began, at, w.main, local, other.on), err
	})
	return w, t.label(local) == "" || w.local != model.NoInstant
}

// until returns the interval between two instants that were read, and whether it is one.
func (p *placements) until(start, end model.Instant) (model.Interval, bool) {
	if end <= start {
		to, from := p.filled(p.main.end, p.local.end), p.filled(p.main.start, p.local.start)
		p.t.wrong(to, fmt.Sprintf("%s %s is not after %s %s", to, quote(p.t.label(to)), from, quote(p.t.label(from))), "mend one of them")
		return model.Interval{}, false
	}
	return model.Interval{Start: start, End: end}, true
}

// filled returns the first column if its cell is not empty, else the other.
func (p *placements) filled(column, other string) string {
	if p.t.label(column) != "" {
		return column
	}
	return other
}

// noteChange notes that one column was changed where another says the same time.
func (p *placements) noteChange(column, other, then string) {
	t := p.t
	t.note(t.where(column), fmt.Sprintf("%s of %s is %s, and %s still says %s", column, quote(t.label("session")), quote(t.label(column)), other, quote(t.label(other))),
		"the changed one is taken"+then)
}

// disagree reports times that disagree, at the local one.
func (p *placements) disagree(one, other times, starts, ends twice) {
	t := p.t
	column, main, w := other.start, one.start, starts
	if starts.same() {
		column, main, w = other.end, one.end, ends
	}
	var old []string
	for _, c := range []string{one.start, one.end} {
		if t.has(c) && t.label(c) != "" {
			old = append(old, c)
		}
	}
	t.wrong(column, fmt.Sprintf("%s is %s, which is %s, but %s is %s, and nothing tells which was changed", column, quote(t.label(column)), w.local, main, quote(t.label(main))),
		fmt.Sprintf("if %s is right, empty %s; otherwise write %s here", column, strings.Join(old, " and "), wallTime(w.main, p.local.on.Zone)))
}

// checkDay reports a day or date on which the session neither starts nor started before
// somebody changed one of the times that the row says twice; where it says them once, it
// notes that. What is no day is passed over.
func (p *placements) checkDay(v model.Interval, twice bool) {
	for _, column := range []string{"day", "date"} {
		p.checkDate(column, v, twice)
	}
}

func (p *placements) checkDate(column string, v model.Interval, twice bool) {
	t := p.t
	text := t.label(column)
	if text == "" {
		return
	}
	day, err := p.local.on.Day(text)
	if err != nil || p.local.on.NoZone || t.lost {
		return
	}
	zone := p.local.on.Zone
	starts := model.DateIn(v.Start, zone)
	message := fmt.Sprintf("the %s is %s, but the session starts on %s", column, day, starts)
	switch {
	case day == starts:
		return
	case !twice:
		t.note(t.where(column), message, "the start is what counts")
		return
	}
	for _, w := range []times{p.main, p.local} {
		if w.start == "" {
			continue
		}
		if at, err := w.on.Instant(t.label(w.start)); err == nil && day == model.DateIn(at, zone) {
			return
		}
	}
	t.wrong(column, message, fmt.Sprintf("move a session by its start, and leave the %s as it is or empty", column))
}
