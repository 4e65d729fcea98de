package present

import (
	"programme/model"
	"programme/model/exchange/sheets"
)

// Placement is a placement in an answer. Times are instants, once in UTC and
// once on the venue's clock.
type Placement struct {
	Session    string `json:"session"`
	Title      string `json:"title"`
	Start      string `json:"start"`
	End        string `json:"end"`
	StartLocal string `json:"start_local"`
	EndLocal   string `json:"end_local"`
	Room       string `json:"room"` // id; "" for none
	RoomName   string `json:"room_name"`
	State      string `json:"state"`
}

// Placements returns the answer for placements, in their order, never nil.
func Placements(e *model.Event, placements []model.Placement) []Placement {
	list := make([]Placement, len(placements))
	for i, p := range placements {
		s := &e.Sessions[p.Session]
		list[i] = Placement{
			Session: s.ID, Title: s.Title, Start: p.Start.String(), End: p.End.String(),
			StartLocal: sheets.Local(p.Start, e.Zone), EndLocal: sheets.Local(p.End, e.Zone), State: string(p.State),
		}
		if p.Room.Given() {
			list[i].Room, list[i].RoomName = e.Rooms[p.Room.Index()].ID, e.Rooms[p.Room.Index()].Name
		}
	}
	return list
}

// PlacementOf returns the answer for one placement, nil for none.
func PlacementOf(e *model.Event, p *model.Placement) *Placement {
	if p == nil {
		return nil
	}
	return &Placements(e, []model.Placement{*p})[0]
}

// IDs returns the ids of sessions, never nil.
func IDs(e *model.Event, sessions []model.SessionIndex) []string {
	ids := make([]string, len(sessions))
	for i, s := range sessions {
		ids[i] = e.Sessions[s].ID
	}
	return ids
}

// LeftOut returns the sessions that are not cancelled and that p does not place.
func LeftOut(e *model.Event, p *model.Programme) []model.SessionIndex {
	var left []model.SessionIndex
	for s, placed := range p.BySession(len(e.Sessions)) {
		if len(placed) == 0 && e.Sessions[s].State != model.Cancelled {
			left = append(left, model.SessionIndex(s))
		}
	}
	return left
}
