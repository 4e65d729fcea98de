package rules

import "programme/model"

// Shift is what an interpreter or a team has to interpret on a day, and what R47 lets them.
type Shift struct {
	Person   model.PersonIndex
	Day      model.Date // of the venue, on which the sessions start
	Sessions int        // those that are placed as one count once
	Minutes  model.Minutes
	Row      model.Minutes // of the longest row, with the pauses in it that end none
	// What R47 allows, whatever its level; MostSessions is 0 for any number. None of them
	// holds where Bound is false, since the rule is off or does not bind the person.
	MostMinutes, MostRow model.Minutes
	MostSessions         int
	Bound                bool
}

// OK reports whether a shift is as R47 asks.
func (s Shift) OK() bool {
	return !s.Bound || s.Minutes <= s.MostMinutes && s.Row <= s.MostRow && (s.MostSessions == 0 || s.Sessions <= s.MostSessions)
}

// Shifts returns who interprets what in p: by person in the event's order, then by day. A row
// that goes on over midnight is of the day on which it begins.
func Shifts(book *Book, p *model.Programme) []Shift {
	e, binding := book.event, book.Of(r47.ID)
	c := newCase(book, p)
	var all []Shift
	for i, list := range c.busyTimes(withRole(e, Interpreter)) {
		who := model.PersonIndex(i)
		b := binding.lastNamingPerson(who)
		first := len(all)
		of := func(at model.Instant) *Shift {
			day := model.DateIn(at, e.Zone)
			for k := first; k < len(all); k++ {
				if all[k].Day == day {
					return &all[k]
				}
			}
			all = append(all, Shift{
				Person: who, Day: day, MostMinutes: b.Minutes("minutes"), MostRow: b.Minutes("row"),
				Bound: b.Level != model.Off && !waives(e, who, r47.ID),
			})
			if b.Has("sessions") {
				all[len(all)-1].MostSessions = b.Count("sessions")
			}
			return &all[len(all)-1]
		}
		for _, one := range list {
			s := of(one.Start)
			s.Sessions, s.Minutes = s.Sessions+1, s.Minutes+one.Minutes()
		}
		for _, r := range rowsOf(list, b.Minutes("rest")) {
			s := of(r.Start)
			s.Row = max(s.Row, r.Minutes())
		}
	}
	return all
}
