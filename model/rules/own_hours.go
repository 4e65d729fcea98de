package rules

import "programme/model"

// OwnHours is what the rules about people's hours have against a time on somebody's clock.
type OwnHours struct {
	Points  int  // of the worst band of R28 that it touches
	Outside bool // it is not within the limits of R27
}

// HoursOf returns what the rules that are on, and that the person does not waive, have
// against a time at which the person is online. Nothing is known of a person without a zone.
func HoursOf(book *Book, who model.PersonIndex, v model.Interval) (h OwnHours) {
	e := book.event
	zone := e.People[who].Zone
	binds := func(r *Rule) (*Bound, bool) {
		b := &book.Of(r.ID).General
		return b, zone != "" && b.Level != model.Off && !waives(e, who, r.ID)
	}
	if b, is := binds(&r28); is {
		h.Points = worstBand(b.Bands("bands"), v, zone).Cost
	}
	if b, is := binds(&r27); is {
		h.Outside = !withinDay(v, zone, b.Minutes("from"), b.Minutes("to"))
	}
	return h
}

// WorseThan reports whether hours are worse than others were.
func (h OwnHours) WorseThan(before OwnHours) bool {
	return h.Points > before.Points || h.Outside && !before.Outside
}
