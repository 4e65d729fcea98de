package change

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// This file has the changes that make one room of several: rooms that combine others, and the
// overflow rooms of sessions.

// noRooms is written for no rooms.
const noRooms = "none"

// ownRoomsOf are the rooms that tables give, without those with an overflow room.
func ownRoomsOf(e *model.Event) things {
	own := e.OwnRooms()
	return things{
		"room", len(own), func(i int) string { return e.Rooms[own[i]].ID },
		func(i int) []string { return []string{e.Rooms[own[i]].Name} },
	}
}

func (p *parser) readParts() (ok bool) {
	p.where[object] = p.offset()
	at := p.offset()
	if p.c.Rooms, ok = p.list(ownRoomsOf(p.e), never); ok && len(p.c.Rooms) == 1 {
		return p.fault(at, "a room combines two others or more", "write them with commas between, or alone for none")
	}
	return ok
}

// readOverflow reads rooms with commas between, or none.
func (p *parser) readOverflow() (ok bool) {
	p.where[object] = p.offset()
	if len(p.tokens) == p.next+1 && p.take(noRooms) {
		return true
	}
	p.c.Rooms, ok = p.list(ownRoomsOf(p.e), never)
	return ok
}

func (c Change) rooms() string {
	if len(c.Rooms) == 0 {
		return noRooms
	}
	texts := make([]string, len(c.Rooms))
	for i, room := range c.Rooms {
		if texts[i] = plain(room); room == noRooms {
			texts[i] = quoted(room)
		}
	}
	return strings.Join(texts, ", ")
}

// roomsNamed returns the rooms that the change lists, ascending.
func (d *draft) roomsNamed() (rooms []model.RoomIndex, _ *problem) {
	for _, id := range d.change.Rooms {
		r, ok := d.roomByID(id)
		if !ok {
			return nil, missing(object, "room", id)
		}
		if d.Rooms[r].Paired() {
			return nil, &problem{object, fmt.Sprintf("%q is a room with an overflow room", id), fmt.Sprintf("name %q", d.Rooms[d.Main(r)].ID)}
		}
		rooms = append(rooms, r)
	}
	slices.Sort(rooms)
	return rooms, nil
}

func sessionOverflow(d *draft, _ Change) *problem {
	s, bad := d.session(subject)
	if bad != nil {
		return bad
	}
	rooms, bad := d.roomsNamed()
	if bad != nil {
		return bad
	}
	d.editSession(s).Overflow = rooms
	d.Rooms = d.WithPairs()
	return d.binds()
}

func roomCombines(d *draft, c Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	parts, bad := d.roomsNamed()
	switch {
	case bad != nil:
		return bad
	case len(d.Wholes(r)) > 0 && slices.ContainsFunc(d.Wholes(r), func(w model.RoomIndex) bool { return !d.Rooms[w].Paired() }):
		return &problem{subject, fmt.Sprintf("room %q is part of %q itself", c.Room, d.Rooms[d.Wholes(r)[0]].ID), fmt.Sprintf("write %q before", Change{Kind: RoomAlone, Room: d.Rooms[d.Wholes(r)[0]].ID})}
	}
	for _, part := range parts {
		switch {
		case part == r:
			return &problem{object, fmt.Sprintf("room %q cannot combine itself", c.Room), "name the rooms of which it consists"}
		case len(d.Rooms[part].Combines) > 0:
			return &problem{object, fmt.Sprintf("room %q combines others itself", d.Rooms[part].ID), "name the parts of that room instead"}
		}
	}
	return d.combine(r, parts)
}

func roomAlone(d *draft, _ Change) *problem {
	r, bad := d.room(subject)
	if bad != nil {
		return bad
	}
	return d.combine(r, nil)
}

// combine has a room consist of others.
func (d *draft) combine(r model.RoomIndex, parts []model.RoomIndex) *problem {
	d.editRoom(r).Combines = parts
	d.Rooms = d.WithPairs()
	return d.binds()
}
