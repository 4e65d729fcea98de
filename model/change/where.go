package change

import (
	"fmt"
	"strings"

	"programme/model"
	"programme/model/when"
)

// This file reads and writes where changes put sessions, and when a room opens late.

// readMove reads a room, or a day with or without a time, and a room after it.
func (p *parser) readMove() bool {
	p.where[object] = p.offset()
	from := p.next
	if from == len(p.tokens) {
		return p.fault(p.offset(), "the change ends where it should say where to", momentForms+", or a room")
	}
	all := p.phrase(from, len(p.tokens))
	rooms := roomsOf(p.e)
	inQuotes := from+1 == len(p.tokens) && p.tokens[from].quoted
	end := p.upTo(from, func(t token) bool { return t.is("in") })
	text := ""
	if end > from {
		text = p.text[p.tokens[from].start:p.tokens[end-1].end]
	}
	_, noInstant := when.Of(p.e).Instant(text)
	_, noDay := when.Of(p.e).Day(text)
	switch isTime := noInstant == nil || noDay == nil; {
	case len(rooms.find(all)) > 0 && (inQuotes || !isTime):
		p.c.Kind = MoveRoom
		return p.readRoom()
	case len(rooms.find(all)) > 0:
		return p.fault(p.offset(), fmt.Sprintf("%q is a time and a room", all), "put it in quotes for the room")
	case noInstant == nil:
		return p.readPinAt()
	case noDay == nil:
		return p.readPinOn()
	case !startsTime(text):
		p.c.Kind = MoveRoom
		return p.readRoom()
	}
	return p.readPinAt()
}

// startsTime reports whether a text begins with a digit or a day of the week, as a time does
// and a room that is misspelt hardly ever.
func startsTime(text string) bool {
	if strings.IndexAny(text, "0123456789") == 0 {
		return true
	}
	word, _, _ := strings.Cut(text, " ")
	_, err := when.Calendar{NoDays: true}.Day(word)
	return err == nil || err == when.ErrHeld
}

func (c Change) moveTo() string {
	if c.Day != (model.Date{}) {
		return c.pinOn()
	}
	return c.pinAt()
}

// moveRoom writes a room, in quotes where it could be a time.
func (c Change) moveRoom() string {
	if startsTime(c.Room) {
		return quoted(c.Room)
	}
	return plain(c.Room)
}

// readLate reads a time of day, and the day or the days on which it is.
func (p *parser) readLate() bool {
	if !p.expect("until", "a time of day") {
		return false
	}
	p.where[timing] = p.offset()
	isDays := func(t token) bool { return t.is("on") || t.is("every") || t.is("each") || t.is("daily") }
	from, end := p.next, p.upTo(p.next, isDays)
	if end == from {
		return p.fault(p.offset(), "a time is missing", lateForms)
	}
	v := &span{parser: p, offset: p.tokens[from].start, last: p.tokens[end-1].end, zone: p.e.Zone}
	days := []model.Date{{}}
	if p.next = end; p.take("on") || p.next < len(p.tokens) {
		if p.next == len(p.tokens) {
			return p.fault(p.offset(), "a day is missing", "write one such as 2023-10-11")
		}
		on := &span{parser: p, offset: p.tokens[p.next].start, last: p.tokens[len(p.tokens)-1].end, zone: p.e.Zone}
		var err error
		if days, err = on.calendar().ListDays(on.text()); err != nil {
			return on.refuseTime(err, "write one such as 2023-10-11")
		}
	}
	p.next = len(p.tokens)
	for i, day := range days {
		calendar := v.calendar()
		if day != (model.Date{}) {
			calendar.On = day
		}
		at, err := calendar.Instant(v.text())
		if err != nil {
			return v.refuseTime(err, lateForms)
		}
		if until := (model.Interval{Start: at, End: at}); i == 0 {
			p.c.Interval = until
		} else {
			p.later = append(p.later, until)
		}
	}
	return true
}

const lateForms = `write it like "10:00 on 2023-10-11"`

func (c Change) late() string {
	at := c.Interval.Start
	if day, hour := model.DateIn(at, c.Zone), at.In(c.Zone).Format("15:04"); shows(day, hour, c.Zone, at) {
		return fmt.Sprintf("until %s on %s", hour, day)
	}
	return "until " + utc(at)
}
