package compile_test

import (
	"fmt"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Of three halls two combine the first with the second, and the second with the third: what is in
// one of those is in its parts, for whatever is asked of rooms.
func TestCombinedRoomsAreInTheirParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R02", "R11", "R11", "R12", "R12", "R15", "R17", "R19", "R25", "R31", "R51", "R52", "R59", "R62"}).Draw(t, "rule"))
		for i := len(e.Rooms); i < 5; i++ {
			e.Rooms = append(e.Rooms, model.Room{ID: fmt.Sprintf("h%d", i), Name: fmt.Sprintf("Hall %d", i)})
		}
		for i := range e.Rooms {
			e.Rooms[i].Combines = nil
		}
		e.Rooms[2].Combines, e.Rooms[4].Combines = []model.RoomIndex{0, 1}, []model.RoomIndex{1, 3}
		if rapid.Bool().Draw(t, "one combined room") {
			e.Rooms[2].Combines = nil
		}
		if book, faults := rules.Bind(e); len(faults) > 0 || book == nil {
			t.Skip("the settings drawn make no sense")
		}
		x := drawTrial(t, e, "")
		x.programmes = append(x.programmes, searched(compile.Problem(x.book), rapid.Uint64().Draw(t, "seed"), 2)...)
		for _, rule := range []string{"R11", "R15", "R17"} {
			x.programmes = append(x.programmes, searched(unheeded(e, rule), rapid.Uint64().Draw(t, "seed"), 1)...)
		}
		compareWitnesses(t, x)
	})
}
