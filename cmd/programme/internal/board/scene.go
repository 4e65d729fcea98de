package board

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// scene is a state of the board with all that it means for the tables as they are now. It
// is only read once it is made, so that many requests can be answered from it at once.
type scene struct {
	*setting
	number    int
	programme *model.Programme
	report    *check.Report // of programme
	lost      []placed      // that the tables no longer have a session or room for

	stand sync.Once
	in    *solver.LiftsIn
}

// sceneOf returns the scene of a state.
func sceneOf(s *setting, number int, list []placed) *scene {
	c := &scene{setting: s, number: number}
	c.programme, c.lost = programmeOf(s.book.Event(), list)
	c.report = check.Programme(s.book, c.programme)
	return c
}

// lift lifts a session.
func (c *scene) lift(s model.SessionIndex) (*solver.Lift, error) {
	lifts, err := c.ready()
	if err != nil {
		return nil, err
	}
	c.stand.Do(func() { c.in = lifts.In(c.programme) })
	return c.in.Of(s), nil
}

// session returns the session of that id that can be placed.
func (c *scene) session(id string) (model.SessionIndex, error) {
	e := c.book.Event()
	s, known := e.SessionByID(id)
	switch {
	case !known:
		return s, fmt.Errorf("there is no session %q", id)
	case e.Sessions[s].State == model.Cancelled:
		return s, fmt.Errorf("session %q is cancelled", id)
	}
	return s, nil
}

// room returns the room of that id.
func (c *scene) room(id string) (model.RoomIndex, error) {
	e := c.book.Event()
	r := slices.IndexFunc(e.Rooms, func(r model.Room) bool { return r.ID == id })
	if r < 0 {
		return model.NoRoom, fmt.Errorf("there is no room %q", id)
	}
	return model.RoomIndex(r), nil
}

// together returns the sessions that are placed as one with a session, itself among them.
func (c *scene) together(s model.SessionIndex) []model.SessionIndex {
	e, list := c.book.Event(), []model.SessionIndex{}
	merged := e.Sessions[s].Merge != "" && c.book.Of(rules.Merged).General.Hard()
	for i := range e.Sessions {
		x := &e.Sessions[i]
		if model.SessionIndex(i) == s || merged && x.Merge == e.Sessions[s].Merge && x.State != model.Cancelled {
			list = append(list, model.SessionIndex(i))
		}
	}
	return list
}

// placesWords says where a session goes: "WS 1 to Mon 11 May 09:00 in Quay Room".
func (c *scene) placesWords(id string, at model.Instant, room string) string {
	e := c.book.Event()
	text := id + " to " + at.In(e.Zone).Format("Mon 2 Jan 15:04")
	if r, err := c.room(room); err == nil {
		text += " in " + e.Rooms[r].Name
	}
	return text
}

var errNoEvent = errors.New("the tables have faults; mend them first")

func isEmpty(text string) bool { return strings.TrimSpace(text) == "" }
