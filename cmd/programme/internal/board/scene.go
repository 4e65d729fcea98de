package board

import (
	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
)

// scene is a state of the board with all that it means for the tables as they are now. It
// is only read once it is made, so that many requests can be answered from it at once.
type scene struct {
	number    int
	revision  string
	planner   *solver.Planner // of the event after the changes of the state
	book      *rules.Book
	programme *model.Programme
	report    *check.Report // of programme
	read      present.Read
}

// sceneOf returns the scene of a state.
func sceneOf(x *Edition, number int, list []placed) *scene {
	s := &scene{number: number, revision: x.Digest, planner: x.Planner, book: x.book(), read: x.Read}
	s.programme, _ = programmeOf(s.book.Event(), list)
	s.report = check.Programme(s.book, s.programme)
	return s
}

// state fills in what of the state the scene alone says.
func (s *scene) state(to *State) {
	e := s.book.Event()
	to.Number, to.Revision, to.Hard = s.number, s.revision, s.report.Hard
	for _, pl := range s.programme.Placements {
		x := Placement{Session: e.Sessions[pl.Session].ID, Start: int64(pl.Start), End: int64(pl.End)}
		if pl.Room.Given() {
			x.Room = e.Rooms[pl.Room.Index()].ID
		}
		to.Placements = append(to.Placements, x)
	}
	for _, left := range present.LeftOut(e, s.programme) {
		to.Unplaced = append(to.Unplaced, Unplaced{Session: e.Sessions[left].ID, Optional: e.Sessions[left].State == model.Optional, Places: -1, Free: -1})
	}
	for _, name := range tierNames(s.book) {
		to.Tiers = append(to.Tiers, Tier{Tier: name.Tier, Words: name.Words, Cost: s.report.Cost[name.Tier-1]})
	}
	to.Conflicts = append(to.Conflicts, s.conflicts()...)
}

// conflicts returns what the programme breaks, the hard ones first.
func (s *scene) conflicts() (list []Conflict) {
	var soft []Conflict
	for i, v := range present.Violations(s.book, s.report.Violations) {
		level := s.report.Violations[i].Level
		c := Conflict{
			Rule: v.Rule, Words: v.Sentence, Name: s.book.Of(v.Rule).Rule.Name, Sessions: v.Sessions, People: v.People, Room: v.Room,
			Hard: level == model.Hard, Tier: level.Tier(), File: v.Source.File, Line: v.Source.Line,
		}
		if c.Hard {
			list = append(list, c)
			continue
		}
		if c.Tier > 0 {
			c.Cost = s.report.Violations[i].Cost()
		}
		soft = append(soft, c)
	}
	return append(list, soft...)
}
