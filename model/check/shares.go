package check

import (
	"programme/model"
	"programme/model/rules"
)

// Share is how many of the sessions that have something in common start on one day or
// in one slot, and how many should.
type Share struct {
	Rule      string // [rules.ThemeSpread], [rules.Balance] or [rules.Variety]
	Attribute string // what they have in common: "theme", "type", "language", "group" or "region"
	Value     string
	Day       model.Date        // zero for a slot that is not a day
	Window    model.WindowIndex // in which the slot is; NoWindow for a day
	Slot      model.Interval    // a day, a window, a part of one or several that overlap
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

// Shares returns what R37, R38 and R39 balance in p, kept or broken: first each theme with
// each conference day, then each value of each line with each slot of it, then each slot
// with each value. What is off has none.
func Shares(book *rules.Book, p *model.Programme) []Share {
	var shares []Share
	for _, rule := range []struct {
		id string
		of []rules.Share
	}{{rules.ThemeSpread, rules.ThemeShares(book, p)}, {rules.Balance, rules.BalanceShares(book, p)}} {
		for _, x := range rule.of {
			shares = append(shares, Share{
				Rule: rule.id, Attribute: x.Attribute, Value: x.Value, Day: x.Day, Window: x.Window, Slot: x.Slot,
				Total: x.Total, Count: x.Count, Min: x.Min, Max: x.Max,
			})
		}
	}
	for _, v := range rules.WindowValues(book, p) {
		shares = append(shares, Share{
			Rule: rules.Variety, Attribute: v.Attribute, Value: v.Value, Window: v.Window, Slot: v.Slot,
			Total: v.Total, Count: v.Count, Min: v.Least, Max: v.Total,
		})
	}
	return shares
}
