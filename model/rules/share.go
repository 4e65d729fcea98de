package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Share is how many of the sessions that have something in common start in one slot, which
// is a conference day or what prime windows cover.
type Share struct {
	Attribute string // what they have in common: "theme", "type", "language", "group" or "region"
	Value     string
	Day       model.Date        // zero for prime windows
	Window    model.WindowIndex // the first of the prime windows, NoWindow for a day
	Slot      model.Interval
	Total     int // confirmed sessions that have the value, merged ones once
	Count     int // of these, the ones that start in the slot
	Min       int // how many are asked for at least
	Max       int // and at most
	bound     *Bound
	of        []model.SessionIndex // the Total sessions
	nowhere   int                  // how many of them have no place
}

// fewestToSpread is how many sessions have something in common at least for shares of them to
// be asked for.
const fewestToSpread = 5

// countShares fills in how many sessions start in each slot.
func countShares(shares []Share, bySession [][]model.Placement) {
	for i := range shares {
		x := &shares[i]
		x.Count, x.nowhere = starting(x.of, bySession, x.Slot)
	}
}

// starting returns how many of the sessions start in the slot, and how many have no place.
func starting(sessions []model.SessionIndex, bySession [][]model.Placement, slot model.Interval) (in, nowhere int) {
	for _, s := range sessions {
		switch {
		case slices.ContainsFunc(bySession[s], func(p model.Placement) bool { return slot.Start <= p.Start && p.Start < slot.End }):
			in++
		case len(bySession[s]) == 0:
			nowhere++
		}
	}
	return in, nowhere
}

// counted returns the shares with how many start in each slot, those left out whose setting
// is off.
func counted(e *model.Event, shares []Share, p *model.Programme) []Share {
	countShares(shares, p.BySession(len(e.Sessions)))
	return slices.DeleteFunc(shares, func(x Share) bool { return x.bound.Level == model.Off })
}

// judgeShares reports those that are not as they are asked for.
func (c *Case) judgeShares(shares []Share) {
	countShares(shares, c.BySession)
	for i := range shares {
		x := &shares[i]
		in := NewInstance("")
		in.Value, in.Span = x.Value, x.Slot
		missing := x.Min - x.Count
		if x.bound.Hard() { // what has no place breaks R01, and may be for this slot
			missing -= x.nowhere
			in.A = firstStarting(x.of, c.BySession, func(at model.Instant) bool {
				return (in.Span.Start <= at && at < in.Span.End) == (x.Count > x.Max)
			})
		}
		if wrong := max(x.Count-x.Max, missing); wrong > 0 {
			c.Report(x.bound, in, wrong, fmt.Sprintf("%s has %d of the %d sessions %s and %s have %s",
				x.slot(c.Event), x.Count, x.Total, ofValue(x.Attribute, x.Value), x.may(), x.asked()))
		}
	}
}

// shareOf returns the share that an instance is about, nil if there is none.
func shareOf(shares []Share, i Instance) *Share {
	for k := range shares {
		if x := &shares[k]; x.bound.Index == i.Setting && x.Value == i.Value && x.Slot == i.Span {
			return x
		}
	}
	return nil
}

// slot says the day or the hours.
func (x *Share) slot(e *model.Event) string {
	if x.Window == model.NoWindow {
		return Day(x.Day)
	}
	return Span(e, x.Slot)
}

// asked says how many sessions are asked for: at least 1 and at most 4.
func (x *Share) asked() string {
	switch {
	case x.Min == 0:
		return fmt.Sprintf("at most %d", x.Max)
	case x.Max >= x.Total:
		return fmt.Sprintf("at least %d", x.Min)
	}
	return fmt.Sprintf("at least %d and at most %d", x.Min, x.Max)
}

// may says with what force they are.
func (x *Share) may() string {
	if x.bound.Hard() && x.Min == 0 {
		return "may"
	}
	return asks(x.bound.Level)
}

// start says how many may start when: "at most 2 should start on Tue 10 Oct".
func (x *Share) start(e *model.Event) string {
	on := "on "
	if x.Window != model.NoWindow {
		on = ""
	}
	return fmt.Sprintf("%s %s start %s%s", x.asked(), x.may(), on, x.slot(e))
}

// say states the share.
func (x *Share) say(e *model.Event) string {
	return fmt.Sprintf("of the %d sessions %s, %s", x.Total, ofValue(x.Attribute, x.Value), x.start(e))
}

// fewer cancels one of the sessions: which of them does not matter to what is asked, which
// depends on how many they are.
func (x *Share) fewer(e *model.Event) (list []Remedy) {
	for _, s := range x.of {
		list = append(list, CancelSession(e, s))
	}
	return list
}

// lessBalance lets shares be further apart.
var lessBalance = []step{{key: "max", by: 10}, {"min", -10, 0}}

// ofValue says which sessions have a value of an attribute.
func ofValue(attribute, value string) string {
	switch attribute {
	case "theme":
		return fmt.Sprintf("mainly on theme %q", value)
	case "language":
		return fmt.Sprintf("in language %q", value)
	case "type":
		return fmt.Sprintf("of type %q", value)
	default:
		return fmt.Sprintf("with somebody of %s %q", attribute, value)
	}
}

// objectToShares objects to shares that cannot be.
func objectToShares(b *Bound) []Objection {
	if b.Percent("min") <= b.Percent("max") {
		return nil
	}
	return []Objection{{
		Keys:    []string{"min", "max"},
		Message: fmt.Sprintf("at most %d percent is less than at least %d percent", b.Percent("max"), b.Percent("min")),
		Remedy:  "give a min that is not above max",
	}}
}
