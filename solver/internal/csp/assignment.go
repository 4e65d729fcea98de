package csp

import "programme/model"

// Place is a start and a room for one activity.
type Place struct {
	Start StartIndex // Unplaced for an activity that has no place
	Room  model.RoomIndex
}

// Unplaced in [Place.Start] means that the activity has no place.
const Unplaced StartIndex = -1

// Assignment gives each activity of a problem its place, in the problem's order.
type Assignment []Place

// Programme returns the assignment as a programme for the problem's event.
func (p *Problem) Programme(x Assignment) *model.Programme {
	var placements []model.Placement
	for a, place := range x {
		if place.Start == Unplaced {
			continue
		}
		for _, s := range p.Activities[a].Sessions {
			placements = append(placements, model.Placement{
				Session:  s,
				Interval: model.Span(p.Starts[place.Start], p.Event.Sessions[s].Minutes),
				Room:     model.InRoom(place.Room),
				State:    model.Draft,
			})
		}
	}
	return model.NewProgramme(placements)
}

// Assignment returns the places that a programme gives to the activities. An activity
// whose session the programme leaves out, puts off the axis of starts or gives no room
// is unplaced. The places need not be candidates.
func (p *Problem) Assignment(programme *model.Programme) Assignment {
	x := make(Assignment, len(p.Activities))
	for a := range x {
		x[a] = Place{Unplaced, model.NoRoom}
	}
	for _, pl := range programme.Placements {
		a := p.ActivityOf[pl.Session]
		if a < 0 || !pl.Room.Given() {
			continue
		}
		if s := p.First(pl.Start); int(s) < len(p.Starts) && p.Starts[s] == pl.Start {
			x[a] = Place{s, pl.Room.Index()}
		}
	}
	return x
}
