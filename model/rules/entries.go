package rules

import "programme/model"

// entries are those of availability, by whom and what they are about.
type entries struct {
	people map[model.PersonIndex][]model.Availability
	rooms  map[model.RoomIndex][]model.Availability // with the hours when rooms are open
	// wishes have those alone of what is preferred or avoided.
	peopleWish map[model.PersonIndex][]model.Availability
	roomsWish  map[model.RoomIndex][]model.Availability
}

// availability returns the entries of the event, which are sorted out once.
func (c *Case) availability() *entries {
	if c.entries != nil {
		return c.entries
	}
	e := c.Event
	x := &entries{
		map[model.PersonIndex][]model.Availability{},
		map[model.RoomIndex][]model.Availability{},
		map[model.PersonIndex][]model.Availability{},
		map[model.RoomIndex][]model.Availability{},
	}
	for _, a := range e.Availability {
		wish := a.Kind == model.Preferred || a.Kind == model.Avoided
		if p := a.Person(); p != model.NoPerson {
			x.people[p] = append(x.people[p], a)
			if wish {
				x.peopleWish[p] = append(x.peopleWish[p], a)
			}
		} else if r := a.Room(); r != model.NoRoom {
			x.rooms[r] = append(x.rooms[r], a)
			if wish {
				x.roomsWish[r] = append(x.roomsWish[r], a)
			}
		}
	}
	for r := range e.Rooms {
		for _, open := range e.Rooms[r].Open {
			x.rooms[model.RoomIndex(r)] = append(x.rooms[model.RoomIndex(r)], model.Availability{Row: e.Rooms[r].Row, Interval: open, Kind: model.Available})
		}
	}
	c.entries = x
	return x
}
