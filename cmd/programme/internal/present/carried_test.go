package present

import (
	"slices"
	"testing"

	"programme/model"
)

func TestWhatStaysKeepsItsState(t *testing.T) {
	at := func(s model.SessionIndex, start model.Instant, room model.RoomIndex, state model.State, told int) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(start, 60), Room: model.InRoom(room), State: state, Told: told}
	}
	from := model.NewProgramme([]model.Placement{
		at(0, 0, 0, model.Published, 40), at(1, 0, 1, model.Confirmed, 3), at(2, 60, 0, model.Offered, 2),
		at(3, 60, model.NoRoom, model.Published, 9), at(4, 120, 0, "", 0), at(5, 180, 0, model.Published, 5),
	})
	longer := at(5, 180, 0, model.Draft, 0)
	longer.End += 30
	to := model.NewProgramme([]model.Placement{
		at(0, 0, 0, model.Draft, 0), at(1, 0, 2, model.Draft, 0), at(2, 90, 0, model.Draft, 0),
		at(3, 60, 1, model.Draft, 0), at(4, 120, 0, model.Draft, 0), longer, at(6, 240, 0, model.Draft, 0),
	})
	var got []string
	for _, p := range CarriedOver(from, to).Placements {
		got = append(got, string(p.State))
		if (p.Told > 0) != (p.State == model.Published) {
			t.Errorf("session %d: %d were told of a %s", p.Session, p.Told, p.State)
		}
	}
	if want := []string{"published", "draft", "published", "draft", "draft", "draft", "draft"}; !slices.Equal(got, want) {
		t.Errorf("states %v, want %v", got, want)
	}
}
