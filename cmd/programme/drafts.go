package main

import (
	"slices"

	"programme/model"
	"programme/model/versions"
)

// noteDrafts notes, before changes are counted from the baseline of the event, that nothing
// of it was promised. Nothing is noted of another programme, p.
func (c *commands) noteDrafts(in *input, p *model.Programme) {
	if p == nil || p != in.event.Baseline || len(p.Placements) == 0 {
		return
	}
	if !slices.ContainsFunc(p.Placements, func(pl model.Placement) bool { return versions.Promised(pl.State) }) {
		c.Note("%s says draft in every row: everything is free to move; programme publish makes it published", in.baselineName())
	}
}
