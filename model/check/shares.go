package check

import (
	"programme/model"
	"programme/model/rules"
)

// Share is how many of the sessions that have something in common start on one day or
// in one slot, and how many should.
type Share struct {
	Rule      string // [rules.ThemeSpread] for a day, [rules.Variety] for a window
	Attribute string // what they have in common: "theme", "type" or "language"
	Value     string
	Day       model.Date        // of R37
	Window    model.WindowIndex // of R39; NoWindow for R37
	Slot      model.Interval    // of R39: all of the window, or a part of it
	Total     int               // sessions that have it in common
	Count     int               // of these, the ones that start there
	Min, Max  int               // Count should lie between; Max is Total where nothing bounds it
}

// Where says the day or slot: a window by its id, with the time of day if it is a part of it.
func (s Share) Where(e *model.Event) string {
	if s.Window == model.NoWindow {
		return rules.Day(s.Day)
	}
	w := &e.Windows[s.Window]
	if s.Slot == w.Interval {
		return w.ID
	}
	return w.ID + " " + s.Slot.Start.In(e.Zone).Format("15:04")
}

// OK reports whether the share is as it should be.
func (s Share) OK() bool { return s.Min <= s.Count && s.Count <= s.Max }

// Shares returns what R37 and R39 balance in p, kept or broken: first each theme with
// each conference day, then each slot with each value. A rule that is off has none.
func Shares(book *rules.Book, p *model.Programme) []Share {
	var shares []Share
	for _, t := range rules.ThemeDays(book, p) {
		shares = append(shares, Share{
			Rule: rules.ThemeSpread, Attribute: "theme", Value: t.Theme, Day: t.Day, Window: model.NoWindow,
			Total: t.Total, Count: t.Count, Min: t.Min, Max: t.Max,
		})
	}
	for _, v := range rules.WindowValues(book, p) {
		shares = append(shares, Share{
			Rule: rules.Variety, Attribute: v.Attribute, Value: v.Value, Window: v.Window, Slot: v.Slot,
			Total: v.Total, Count: v.Count, Min: v.Least, Max: v.Total,
		})
	}
	return shares
}
