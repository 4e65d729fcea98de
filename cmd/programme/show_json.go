package main

import "programme/model"

// shown is the answer of show.
type shown struct {
	head
	Event      eventStamp        `json:"event"`
	Placements []placementAnswer `json:"placements"` // by start
	LeftOut    []string          `json:"left_out"`
}

// shownOf returns the answer about a programme.
func shownOf(e *model.Event, p *model.Programme) *shown {
	return &shown{
		head: headOf("show"), Event: stampOf(e),
		Placements: placementsOf(e, p.Placements), LeftOut: idsOf(e, leftOut(e, p)),
	}
}
