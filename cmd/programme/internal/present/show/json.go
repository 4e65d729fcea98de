// Package show says a programme, as grids and as lists.
package show

import (
	"programme/cmd/programme/internal/present"
	"programme/model"
)

// Answer is the answer of show.
type Answer struct {
	present.Head
	Event      present.Event       `json:"event"`
	Read       present.Read        `json:"read"`
	Placements []present.Placement `json:"placements"` // by start
	LeftOut    []string            `json:"left_out"`
}

// Of returns the answer about a programme of an event, of which that was read.
func Of(e *model.Event, read present.Read, p *model.Programme) *Answer {
	return &Answer{
		Head: present.HeadOf("show"), Event: present.EventOf(e), Read: read,
		Placements: present.Placements(e, p.Placements), LeftOut: present.IDs(e, present.LeftOut(e, p)),
	}
}
