package rules

import "programme/model"

// lasting is what judges find out about an event, once someone asks, and what no programme
// changes.
type lasting struct {
	cast    [][]model.CastMember // by session
	own     [][]model.Instant    // starts of the baseline by session
	former  []model.Placement    // of the baseline, the first of each session
	times   map[model.Interval]string
	hours   map[zoned]hours             // of R27 and R28
	pauses  map[*Bound][]model.Interval // in which R22 asks for one, by setting
	entries *entries                    // of availability
	themes  *themeNumbers
	walks   *model.WalkTable
	layouts []string // of R12
	orgs    [][]org  // of R24
}

func newLasting() *lasting {
	return &lasting{times: map[model.Interval]string{}, hours: map[zoned]hours{}, pauses: map[*Bound][]model.Interval{}}
}

// formerly returns the placements of the baseline, the first of each session.
func (c *Case) formerly() []model.Placement {
	if c.former == nil {
		c.former = firstPlacements(c.Event)
	}
	return c.former
}

// pausesOf returns the hours in which a setting of R22 asks for a pause.
func (c *Case) pausesOf(b *Bound) []model.Interval {
	windows, known := c.pauses[b]
	if !known {
		windows = b.dayWindows(c.Event)
		c.pauses[b] = windows
	}
	return windows
}

// themeNumbers returns the themes of the event by number.
func (c *Case) themeNumbers() *themeNumbers {
	if c.themes == nil {
		c.themes = newThemeNumbers(c.Event)
	}
	return c.themes
}

// layoutsGiven returns the layouts of what is placed as one, by the session that stands for it.
func (c *Case) layoutsGiven() []string {
	if c.layouts == nil {
		c.layouts = layoutsOf(c.Event, c.merges)
	}
	return c.layouts
}

// orgsKnown returns the organisations of each session.
func (c *Case) orgsKnown() [][]org {
	if c.orgs == nil {
		c.orgs = orgsOf(c.Event)
	}
	return c.orgs
}

// walkTable returns the ways between the rooms.
func (c *Case) walkTable() *model.WalkTable {
	if c.walks == nil {
		c.walks = c.Event.WalkTable(0)
	}
	return c.walks
}
