package check_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// What a lifted session is said to break and to cost at a place is what the judges of the whole
// programme say of it there.
func TestLiftedIsJudgedAsTheWholeProgramme(t *testing.T) {
	e := conference(size{sessions: 40, cast: 200, rooms: 6}, 7)
	for i := range e.Rooms {
		e.Rooms[i].Combines = nil
	}
	book := bound(e)
	rapid.Check(t, func(t *rapid.T) {
		p := packed(e)
		if rapid.Bool().Draw(t, "foreign") {
			p = scattered(e, rapid.Uint64().Draw(t, "seed"))
		}
		s := model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session"))
		sessions := []model.SessionIndex{s}
		for i := range e.Sessions {
			if x := &e.Sessions[i]; model.SessionIndex(i) != s && x.Merge != "" && x.Merge == e.Sessions[s].Merge {
				sessions = append(sessions, model.SessionIndex(i))
			}
		}
		others := slices.DeleteFunc(slices.Clone(p.Placements), func(pl model.Placement) bool { return slices.Contains(sessions, pl.Session) })
		before := check.Programme(book, model.NewProgramme(slices.Clone(others)))
		lifted := rules.Lift(book, p, sessions)
		for range 3 {
			start := e.Windows[0].Start.Add(model.Minutes(15 * rapid.IntRange(-4, 300).Draw(t, "start")))
			room := model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "room"))
			list := slices.Clone(others)
			for _, s := range sessions {
				list = append(list, model.Placement{Session: s, Interval: model.Span(start, e.Length(s)), Room: model.InRoom(room), State: model.Draft})
			}
			after, at := check.Programme(book, model.NewProgramme(list)), lifted.At(start, room)
			news := newHard(before, after)
			if (len(news) > 0) != (len(at.Broken) > 0) {
				t.Fatalf("%s at %v in %d: %d new violations, %d by the lifted\n%v\n%v", e.Sessions[s].ID, start, room, len(news), len(at.Broken), news, at.Broken)
			}
			if len(news) > 0 {
				continue
			}
			var sum [9]int
			for _, by := range at.By {
				for tier, more := range by.More {
					sum[tier] += more
				}
			}
			for tier := range after.Cost {
				if more := after.Cost[tier] - before.Cost[tier]; at.More[tier] != more || sum[tier] != more {
					t.Fatalf("%s at %v in %d: tier %d costs %d more, by the lifted %d: %v", e.Sessions[s].ID, start, room, tier+1, more, at.More[tier], at.By)
				}
			}
		}
	})
}

// newHard returns the violations of hard rules in after that are not in before.
func newHard(before, after *check.Report) (news []rules.Violation) {
	for _, v := range after.Violations {
		if v.Level == model.Hard && !slices.Contains(before.Violations, v) {
			news = append(news, v)
		}
	}
	return news
}
