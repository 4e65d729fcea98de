package board

import (
	"cmp"
	"slices"

	"programme/model"
)

// placed is where a session is, by ids: so that it outlives the tables that it was made for.
type placed struct {
	Session string        `json:"session"`
	Start   model.Instant `json:"start"`
	End     model.Instant `json:"end"`
	Room    string        `json:"room"` // "" for none
	State   model.State   `json:"state,omitempty"`
	Told    int           `json:"told,omitempty"`
}

// at reports whether x and y are of one session at one place.
func (x placed) at(y placed) bool {
	return x.Session == y.Session && x.Start == y.Start && x.End == y.End && x.Room == y.Room
}

// placedIn returns the placements of a programme, in its order.
func placedIn(e *model.Event, p *model.Programme) []placed {
	list := make([]placed, len(p.Placements))
	for i, pl := range p.Placements {
		list[i] = placed{Session: e.Sessions[pl.Session].ID, Start: pl.Start, End: pl.End, State: pl.State, Told: pl.Told}
		if pl.Room.Given() {
			list[i].Room = e.Rooms[pl.Room.Index()].ID
		}
	}
	return list
}

// programmeOf returns the programme of an event that has those placements, and those that it
// cannot have since their session or room is no longer in the tables.
func programmeOf(e *model.Event, list []placed) (p *model.Programme, lost []placed) {
	sessions, rooms := map[string]model.SessionIndex{}, map[string]model.RoomIndex{"": model.NoRoom}
	for i := range e.Sessions {
		sessions[e.Sessions[i].ID] = model.SessionIndex(i)
	}
	for i := range e.Rooms {
		rooms[e.Rooms[i].ID] = model.RoomIndex(i)
	}
	placements := make([]model.Placement, 0, len(list))
	for _, x := range list {
		s, known := sessions[x.Session]
		room, there := rooms[x.Room]
		if !known || !there {
			lost = append(lost, x)
			continue
		}
		placements = append(placements, model.Placement{
			Session: s, Interval: model.Interval{Start: x.Start, End: x.End}, Room: model.InRoom(room), State: cmp.Or(x.State, model.Draft), Told: x.Told,
		})
	}
	return model.NewProgramme(placements), lost
}

// sortPlaced sorts placements so that the same programme is the same list.
func sortPlaced(list []placed) {
	slices.SortStableFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.Session, b.Session), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Room, b.Room), cmp.Compare(a.End, b.End))
	})
}
