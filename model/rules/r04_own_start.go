package rules

import "programme/model"

// ownStarts returns the starts that the baseline gives a session, which are legal for it
// alone off the grain too.
func (c *Case) ownStarts(s model.SessionIndex) []model.Instant {
	if c.own == nil {
		c.own = make([][]model.Instant, len(c.Event.Sessions))
		if c.Event.Baseline != nil {
			for _, p := range c.Event.Baseline.Placements {
				c.own[p.Session] = append(c.own[p.Session], p.Start)
			}
		}
	}
	return c.own[s]
}
