package compile_test

import (
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
)

// A line about a hall that combines two rooms is about these, and a later one about one of them is
// that room's own: of every programme of two sessions with unlike layouts the formula says what the
// judge does.
func TestLinesAboutCombinedRoomsLayOutTheirParts(t *testing.T) {
	day := model.Date{Year: 2026, Month: 11, Day: 2}
	start := day.Bounds("").Start.Add(9 * 60)
	line := func(rooms, most string) model.Setting {
		return model.Setting{Rule: "R12", Level: model.Hard, Params: []model.Param{{Key: "rooms", Value: rooms}, {Key: "max", Value: most}}}
	}
	for name, lines := range map[string][]model.Setting{
		"the whole":                    {line("AB", "0")},
		"the whole, but for one part":  {line("AB", "0"), line("A", "1")},
		"one part, and then the whole": {line("A", "1"), line("AB", "0")},
	} {
		t.Run(name, func(t *testing.T) {
			e, invalid := model.Complete(&model.Event{
				Name: "halls", Zone: "UTC", Grain: 30, Days: []model.Date{day},
				Types: []model.SessionType{{ID: "talk"}},
				Sessions: []model.Session{
					{ID: "S", Type: "talk", Minutes: 30, Layout: "theatre"},
					{ID: "T", Type: "talk", Minutes: 30, Layout: "round"},
				},
				Rooms:   []model.Room{{ID: "A"}, {ID: "B"}, {ID: "AB", Combines: []model.RoomIndex{0, 1}}},
				Windows: []model.Window{{ID: "all", Interval: model.Span(start, 60)}},
				Rules:   lines,
			})
			if len(invalid) > 0 {
				t.Fatal(invalid)
			}
			book, faults := rules.Bind(e)
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			x := &trial{book: book, problem: compile.Problem(book)}
			eachProgramme(e, x.problem, 1000, func(p *model.Programme) { x.programmes = append(x.programmes, p) })
			compareWitnesses(t, x)
		})
	}
}
