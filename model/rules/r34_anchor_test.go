package rules

import (
	"testing"

	"programme/model"
)

var r34Cases = []judged{
	{
		name:      "opening first and closing last, up to the minute",
		settings:  []model.Setting{set("R34", "session=A", "anchor=first"), set("R34", "session=D", "anchor=last")},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 12 09:00-10:00", "D Main 12 10:00-11:00"},
	},
	{
		name:      "before the opening and after the closing",
		settings:  []model.Setting{set("R34", "session=A", "anchor=first"), set("R34", "session=D", "anchor=last")},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 10 09:30-10:30", "C C-1 12 09:30-10:30", "D Main 12 10:00-11:00"},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), comes first of the event, but "B" in "Room C-1", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), starts 30 minutes before it ends`,
			`1: "D" in "Main Hall", Thu 12 Oct 10:00-11:00 (01:00-02:00 UTC), comes last of the event, but "C" in "Room C-1", Thu 12 Oct 09:30-10:30 (00:30-01:30 UTC), ends 30 minutes after it starts`,
		},
		say: []string{`"A" comes first of the event, so before "B"`, `"D" comes last of the event, so after "C"`},
	},
	{
		name: "first of its day, the day being the venue's",
		// The evening of the 10th in UTC is the morning of the 11th in Kyoto.
		settings:  []model.Setting{set("R34", "session=A", "anchor=first", "of=day")},
		programme: []string{"B C-1 10 23:00-24:00", "A Main 11 08:30-09:30", "C C-1 11 08:00-09:00", "D C-1 12 07:00-08:00"},
		want:      []string{`1: "A" in "Main Hall", Wed 11 Oct 08:30-09:30 (Tue 10 Oct 23:30 to Wed 11 Oct 00:30 UTC), comes first of its day, but "C" in "Room C-1", Wed 11 Oct 08:00-09:00 (Tue 10 Oct 23:00 to Wed 11 Oct 00:00 UTC), starts 90 minutes before it ends`},
		say:       []string{`"A" comes first of its day, so before "C"`},
	},
	{
		name:      "the list and what is merged with it does not bind itself",
		change:    func(e *model.Event) { e.Sessions[0].Merge, e.Sessions[2].Merge = "m", "m" },
		settings:  []model.Setting{set("R34", "session=A|B", "anchor=first")},
		programme: []string{"A Main 10 09:00-10:00", "C Main 10 09:00-10:00", "B C-1 10 09:30-10:30", "D C-1 10 10:30-11:30"},
	},
}

func TestR34FirstAndLast(t *testing.T) { judge(t, "R34") }
