package compile_test

import (
	"fmt"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"

	"pgregory.net/rapid"
)

// The judge of R09 covers what carries kits by as few chains as it takes, the pools count at
// moments that are a move apart: both ask for as many kits.
func TestKitsOnTheirWayAreCountedAsTheyAreJudged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, faults := rules.Bind(eventOfMoves(t))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		x := &trial{book: book, problem: compile.Problem(book)}
		e := book.Event()
		window := e.Windows[0]
		for range 8 {
			var placements []model.Placement
			merged := map[string]model.Placement{}
			for s := range e.Sessions {
				steps := int(window.Minutes()-e.Sessions[s].Minutes) / int(e.Grain)
				start := window.Start.Add(e.Grain * model.Minutes(rapid.IntRange(0, steps).Draw(t, "step")))
				pl := model.Placement{Session: model.SessionIndex(s), Interval: model.Span(start, e.Sessions[s].Minutes), Room: model.InRoom(model.RoomIndex(rapid.IntRange(0, len(e.Rooms)-1).Draw(t, "room")))}
				if first, ok := merged[e.Sessions[s].Merge]; ok && e.Sessions[s].Merge != "" {
					pl.Interval, pl.Room = model.Span(first.Start, e.Sessions[s].Minutes), first.Room
				}
				merged[e.Sessions[s].Merge] = pl
				placements = append(placements, pl)
			}
			x.programmes = append(x.programmes, model.NewProgramme(placements))
		}
		x.programmes = append(x.programmes, searched(x.problem, 1, 1)...)
		x.programmes = append(x.programmes, searched(unheeded(e, "R09"), 1, 2)...)
		compareWitnesses(t, x)
	})
}

// eventOfMoves draws an event of one window in which all that matters is that carts move.
func eventOfMoves(t *rapid.T) *model.Event {
	day := model.Date{Year: 2026, Month: 11, Day: 2}
	open := day.Bounds("").Start.Add(9 * 60)
	e := &model.Event{
		Name: "moves", Zone: "UTC", Grain: rapid.SampledFrom([]model.Minutes{10, 15, 30}).Draw(t, "grain"), Days: []model.Date{day},
		Types:   []model.SessionType{{ID: "talk"}},
		Windows: []model.Window{{ID: "w", Interval: model.Span(open, 30*model.Minutes(rapid.IntRange(3, 6).Draw(t, "half hours")))}},
		Rules:   []model.Setting{{Rule: "R11", Level: model.Off}, {Rule: "R57", Level: model.Off}},
	}
	for i := range rapid.IntRange(2, 4).Draw(t, "rooms") {
		room := model.Room{ID: fmt.Sprintf("r%d", i), Area: rapid.SampledFrom([]string{"", "east", "west", "north"}).Draw(t, "area")}
		if rapid.IntRange(0, 5).Draw(t, "own cart") == 0 {
			room.Services = []string{"cart"}
		}
		e.Rooms = append(e.Rooms, room)
	}
	minutes := func(what string, of ...model.Minutes) model.Minutes { return rapid.SampledFrom(of).Draw(t, what) }
	for i := range rapid.IntRange(2, 5).Draw(t, "sessions") {
		s := model.Session{ID: fmt.Sprintf("s%d", i), Type: "talk", Minutes: minutes("minutes", 20, 30, 30, 45), Needs: []string{"cart"}}
		if rapid.IntRange(0, 4).Draw(t, "two") == 0 {
			s.Needs = []string{"cart", "cart"}
		}
		if rapid.IntRange(0, 5).Draw(t, "merged") == 0 {
			s.Merge, s.Minutes = "m", 30
		}
		e.Sessions = append(e.Sessions, s)
	}
	for i := range rapid.IntRange(1, 2).Draw(t, "kits") {
		kit := model.Kit{
			ID: fmt.Sprintf("k%d", i), Kind: "cart", Count: rapid.IntRange(1, 2).Draw(t, "count"),
			Setup: minutes("set-up", 0, 0, 5, 20), Strike: minutes("strike", 0, 0, 10), Move: minutes("move", 0, 10, 15, 20, 40),
		}
		e.Kits = append(e.Kits, kit)
		for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "away") {
			v := model.Span(open.Add(5*model.Minutes(rapid.IntRange(0, 20).Draw(t, "from"))), minutes("for", 5, 20, 45, 90))
			e.Availability = append(e.Availability, model.Availability{Subject: model.OfKit(kit.ID), Interval: v, Kind: rapid.SampledFrom([]model.Kind{model.Unavailable, model.Unavailable, model.Available}).Draw(t, "kind")})
		}
	}
	e, faults := model.Complete(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return e
}
