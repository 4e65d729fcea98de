package board

import (
	"fmt"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/check"
	"programme/model/diff"
	"programme/model/rules"
)

// movesOf returns what becomes of sessions from one programme to another.
func movesOf(e *model.Event, r *diff.Report) []Move {
	moves := []Move{}
	for i := range r.Sessions {
		c := &r.Sessions[i]
		m := Move{Session: e.Sessions[c.Session].ID, Kind: string(c.Kind), From: placeOf(e, c.Old), To: placeOf(e, c.New)}
		switch {
		case c.Kind == diff.Cancelled:
			m.Kind = "dropped"
		case c.Kind == diff.Moved && c.Old.Start == c.New.Start && !c.Room:
			m.Kind = "length"
		}
		m.Words = moveWords(e, c)
		if c.Reason != "" {
			m.Because = &c.Reason
		}
		moves = append(moves, m)
	}
	return moves
}

func placeOf(e *model.Event, p *model.Placement) *Place {
	if p == nil {
		return nil
	}
	x := &Place{Start: int64(p.Start), End: int64(p.End)}
	if p.Room.Given() {
		x.Room = e.Rooms[p.Room.Index()].ID
	}
	return x
}

// moveWords says what becomes of a session: "WS 12: Mon 09:00, Aula -> Tue 10:00, Aula".
func moveWords(e *model.Event, c *diff.SessionChange) string {
	place := func(p *model.Placement) string {
		if p == nil {
			return "no place"
		}
		text := p.Start.In(e.Zone).Format("Mon 2 Jan 15:04")
		if p.Room.Given() {
			text += ", " + e.Rooms[p.Room.Index()].Name
		}
		return text
	}
	return fmt.Sprintf("%s: %s → %s", e.Sessions[c.Session].ID, place(c.Old), place(c.New))
}

// toldOf returns the people who must be told.
func toldOf(e *model.Event, r *diff.Report) []Told {
	list := []Told{}
	for i := range r.People {
		p := &r.People[i]
		t := Told{Person: e.People[p.Person].ID, Name: e.People[p.Person].Name, Sessions: []string{}}
		for _, d := range p.Duties {
			t.Sessions = append(t.Sessions, e.Sessions[r.Sessions[d.Change].Session].ID)
		}
		list = append(list, t)
	}
	return list
}

func judgedOf(r *check.Report) Judged {
	return Judged{Hard: r.Hard, Tiers: append([]int{}, r.Cost[:]...)}
}

// reportWords says how much changes: "2 sessions moved, 1 other room; 7 people to tell".
func reportWords(r *diff.Report) string {
	if r.Empty() {
		return "nothing changes"
	}
	return fmt.Sprintf("%s; %s", rules.Count(len(r.Sessions), "session changes", "sessions change"), present.PeopleWords(r.Told))
}

// Compare answers what changes from one state to another.
func (b *Board) Compare(from, to int) (*Comparison, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.now == nil {
		return nil, errNoEvent
	}
	var scenes [2]*scene
	for i, n := range []int{from, to} {
		s := b.history.states[n]
		if s == nil {
			return nil, fmt.Errorf("there is no state %d", n)
		}
		scenes[i] = sceneOf(settingOf(b.edition, s.Changes, s.Pins), n, b.history.placements(n))
	}
	was, is := scenes[0], scenes[1]
	e := is.book.Event()
	before, _ := programmeOf(e, b.history.placements(from))
	r := present.Compared(is.book, before, is.programme)
	x := &Comparison{
		A: from, B: to, Words: []string{reportWords(r)}, Moves: movesOf(e, r), Told: toldOf(e, r), People: r.Told,
		Before: judgedOf(was.report), After: judgedOf(is.report), Added: []string{}, Removed: []string{},
	}
	x.Added, x.Removed = lacking(is.changes, was.changes), lacking(was.changes, is.changes)
	return x, nil
}
