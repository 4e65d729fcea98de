package rules

import (
	"testing"

	"programme/model"
)

// recording says of the sessions from A on whether they are recorded.
func recording(recorded ...model.Recording) func(e *model.Event) {
	return func(e *model.Event) {
		for s, how := range recorded {
			e.Sessions[s].Recorded = how
		}
	}
}

var r46Cases = []judged{
	{
		name:      "as many as there are channels, and one more that nothing is said of",
		change:    recording(model.Recorded, model.Recorded),
		settings:  []model.Setting{set("R46", "channels=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 09:00-10:00"},
	},
	{
		name: "one by a service too many",
		change: func(e *model.Event) {
			recording(model.Recorded)(e)
			e.Sessions[1].Needs, e.Sessions[2].Needs = []string{"streaming"}, []string{"cart"}
		},
		settings:  []model.Setting{set("R46", "channels=1")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 09:00-10:00"},
		want:      []string{`1: "A" and "B" are recorded or streamed, Tue 10 Oct 09:30 (00:30 UTC): 2, with 1 channel`},
		say:       []string{"1 session can be recorded or streamed at once"},
	},
	{
		name: "other services take a channel, and merged sessions take one",
		change: func(e *model.Event) {
			withMerges(e)
			for s := range 4 {
				e.Sessions[s].Needs = []string{"cart"}
			}
		},
		settings:  []model.Setting{leveled(model.Soft(2), 3, set("R46", "channels=1", "services=cart"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:00-10:00", "D C-2 10 09:00-10:00"},
		want:      []string{`1: "A" and "D" are recorded or streamed, Tue 10 Oct 09:00 (00:00 UTC): 2, with 1 channel`},
	},
	{
		name:      "what is not recorded, in parallel",
		change:    recording(model.Unrecorded, model.Unrecorded, "", model.Unrecorded),
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 09:00-10:00", "D Main 10 10:30-11:30"},
		want:      []string{`30: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are not recorded: 30 minutes in parallel`},
		say:       []string{`"A" and "B" are not recorded, and should not overlap`},
	},
}

func TestR46Recording(t *testing.T) { judge(t, "R46") }
