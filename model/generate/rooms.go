package generate

import (
	"fmt"
	"slices"

	"programme/model"
)

var (
	services = []string{"interpretation", "captioning", "streaming"}
	layouts  = []string{"theatre", "classroom", "round"}
	areas    = []string{"North", "South", "Annex"}
)

// furnishRooms gives rooms their sizes, services, layouts and areas, and sessions the
// demands that their planted rooms meet. Room 0 is the hall, which has everything.
func (d *draft) furnishRooms() {
	e := d.event
	last := len(e.Rooms) - 1
	areas := areas[:min(len(areas), len(e.Rooms))]
	for r := range e.Rooms {
		room := &e.Rooms[r]
		room.ID, room.Name = fmt.Sprintf("R%d", r+1), fmt.Sprintf("Room %d", r+1)
		room.Area = areas[r*len(areas)/len(e.Rooms)]
		// Squaring makes large rooms rarer than small ones.
		u := d.rng.Float64()
		room.Capacity = 30 + int(u*u*47)*10
		for _, s := range services {
			if d.chance(0.6) {
				room.Services = append(room.Services, s)
			}
		}
		for _, l := range layouts {
			if d.chance(0.6) {
				room.Layouts = append(room.Layouts, l)
			}
		}
		if len(room.Layouts) == 0 {
			room.Layouts = []string{pick(d, layouts)}
		}
	}
	hall := &e.Rooms[0]
	hall.Capacity, hall.Services, hall.Layouts = 500, slices.Clone(services), slices.Clone(layouts)
	e.Rooms[last].Open = d.openings(model.RoomIndex(last))
	for s := range e.Sessions {
		d.drawDemands(&e.Sessions[s], &e.Rooms[d.planted[s].Room.Index()])
	}
	for i, from := range areas {
		for j, to := range areas[:i] {
			e.Walks = append(e.Walks, model.Walk{From: from, To: to, Minutes: model.Minutes(6 + 2*(i-j))})
		}
	}
}

// openings returns when the room is open: nil, for always, if it has all bins there are.
func (d *draft) openings(r model.RoomIndex) []model.Interval {
	var open []model.Interval
	for i := range d.bins {
		if d.bins[i].room == r {
			open = append(open, d.bins[i].span)
		}
	}
	full := true
	k := 0
	for _, day := range d.days {
		for _, v := range day.free {
			if full = full && k < len(open) && open[k] == v; !full {
				break
			}
			k++
		}
	}
	if full {
		return nil
	}
	for s := range d.planted {
		if x := model.SessionIndex(s); d.planted[s].Room.Index() == r && (x == d.opening || x == d.plenary) {
			open = append(open, d.planted[s].Interval)
		}
	}
	slices.SortFunc(open, func(a, b model.Interval) int { return int(a.Start - b.Start) })
	return open
}

// drawDemands makes the session ask for no more than its planted room has.
func (d *draft) drawDemands(s *model.Session, room *model.Room) {
	u := d.rng.Float64()
	s.Expected = min(room.Capacity, 15+int(u*u*400))
	for _, service := range room.Services {
		if d.chance(0.3) {
			s.Needs = append(s.Needs, service)
		}
	}
	if d.chance(0.4) {
		s.Layout = pick(d, room.Layouts)
	}
}
