package rules

import (
	"testing"

	"programme/model"
)

func withServices(e *model.Event) {
	e.Sessions[0].Needs = []string{"booth", "captioning", "camera", "zoom"}
	e.Rooms[0].Services = []string{"booth", "captioning"}
	e.Rooms[1].Services = []string{"captioning", "streaming"}
	e.Kits = []model.Kit{{ID: "camera", Kind: "video", Count: 1}, {ID: "cart-1", Kind: "zoom", Count: 2}}
}

var r08Cases = []judged{
	{
		name:      "room has two, kits have two",
		change:    withServices,
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 09:00-10:00", "A - 10 11:00-12:00"},
	},
	{
		name:      "one and two missing",
		change:    withServices,
		programme: []string{"A C-2 10 09:00-10:00", "A Main 10 11:00-12:00"},
		want: []string{
			`1: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), needs "booth", which the room does not have`,
			`2: "A" in "Main Hall", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), needs "booth" and "captioning", which the room does not have`,
		},
		say: []string{`"A" needs a room with "booth" and "captioning"`, `"A" needs a room with "booth" and "captioning"`},
	},
	{
		name:      "forbidden",
		change:    withServices,
		settings:  []model.Setting{set("R08", "session=B", "type=lightning", "forbid=streaming|captioning")},
		programme: []string{"B C-2 10 09:00-10:00", "E C-1 10 09:00-09:30", "E Main 10 11:00-11:30", "E - 10 12:00-12:30", "C C-2 11 09:00-10:00"},
		want: []string{
			`2: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must not be in a room with "streaming" or "captioning"`,
			`1: "E" in "Room C-1", Tue 10 Oct 09:00-09:30 (00:00-00:30 UTC), must not be in a room with "captioning"`,
		},
		say: []string{
			`"B" must be in a room without "streaming" or "captioning"`,
			`"E" must be in a room without "streaming" or "captioning"`,
		},
	},
	{
		name: "wishes that are met, by the room alone and without a room",
		change: func(e *model.Event) {
			withServices(e)
			e.Sessions[1].Prefers, e.Sessions[1].Avoids = []string{"booth", "captioning"}, []string{"streaming"}
		},
		programme: []string{"B C-1 10 09:00-10:00", "B - 11 09:00-10:00"},
	},
	{
		name: "one service is missing, a kit's too, and one is there that should not be",
		change: func(e *model.Event) {
			withServices(e)
			e.Sessions[1].Prefers, e.Sessions[1].Avoids = []string{"captioning", "booth", "zoom"}, []string{"streaming", "loop"}
		},
		settings:  []model.Setting{leveled(model.Unset, 7, set("R08", "wishes=soft:5"))},
		programme: []string{"B C-2 10 09:00-10:00"},
		want: []string{
			`1: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), would like "booth", which the room does not have`,
			`1: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), would like "zoom", which the room does not have`,
			`1: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), would rather do without "streaming", which the room has`,
		},
		say: []string{
			`"B" would like a room with "booth"`,
			`"B" would like a room with "zoom"`,
			`"B" would rather be in a room without "streaming"`,
		},
	},
	{
		name: "what merged sessions both need, and prefer, counts once",
		change: func(e *model.Event) {
			withMerges(e)
			for _, s := range []int{0, 1} {
				e.Sessions[s].Needs, e.Sessions[s].Prefers = []string{"booth"}, []string{"screen"}
			}
			e.Sessions[1].Needs = []string{"booth", "streaming"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), needs "booth", which the room does not have`,
			`1: "B" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), needs "streaming", which the room does not have`,
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), would like "screen", which the room does not have`,
		},
	},
}

func TestR08SaysAllWishes(t *testing.T) {
	e := conference()
	e.Sessions[0].Prefers, e.Sessions[0].Avoids = []string{"booth", "zoom"}, []string{"streaming", "loop"}
	in := NewInstance("R08")
	in.A, in.Part = 0, "wishes"
	if got, want := r08.Say(e, nil, in), `"A" would like a room with "booth" and "zoom" and would rather be in a room without "streaming" or "loop"`; got != want {
		t.Errorf("Say = %q, want %q", got, want)
	}
}

func TestR08Services(t *testing.T) { judge(t, "R08") }
