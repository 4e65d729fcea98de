package rules

import (
	"slices"
	"testing"

	"programme/model"
)

var r52Cases = []judged{
	{
		name:      "of a length that is allowed, with the buffer, and in other rooms",
		settings:  []model.Setting{set("R52", "session=E|A", "minutes=30|60")},
		programme: []string{"E C-1 10 09:00-09:30", "A C-1 10 09:40-10:40", "B C-2 10 10:40-11:40", "C C-1 10 10:50-11:50", "D C-1 10 11:50-12:50"},
	},
	{
		name:      "too long, and too close to one another and to another session",
		settings:  []model.Setting{set("R52", "session=E|A", "buffer=15")},
		programme: []string{"E C-1 10 09:00-09:30", "A C-1 10 09:35-10:35", "B C-1 10 10:35-11:35"},
		want: []string{
			`15: "A" in "Room C-1", Tue 10 Oct 09:35-10:35 (00:35-01:35 UTC), is bilateral and takes 60 minutes; it must take 20, 30 or 45 minutes`,
			`10: "E" in "Room C-1", Tue 10 Oct 09:00-09:30 (00:00-00:30 UTC) and "A" in "Room C-1", Tue 10 Oct 09:35-10:35 (00:35-01:35 UTC) have 5 minutes between them, 10 minutes missing, and both are bilateral`,
			`15: "A" in "Room C-1", Tue 10 Oct 09:35-10:35 (00:35-01:35 UTC) and "B" in "Room C-1", Tue 10 Oct 10:35-11:35 (01:35-02:35 UTC) have 0 minutes between them, 15 minutes missing, and "A" is bilateral`,
		},
		say: []string{
			`"A" is bilateral and takes 60 minutes; it must take 20, 30 or 45 minutes`,
			`in one room "E" and "A" must have 15 minutes between them`,
			`in one room "A" and "B" must have 15 minutes between them`,
		},
	},
	{
		name:      "in a room for several, and of merged ones, no buffer is asked",
		change:    func(e *model.Event) { e.Sessions[2].Merge, e.Sessions[3].Merge = "m", "m" },
		settings:  []model.Setting{set("R52", "session=E|C", "minutes=30|60"), set("R02", "rooms=C-1", "max=2")},
		programme: []string{"E C-1 10 09:00-09:30", "B C-1 10 09:30-10:30", "C C-2 10 09:00-10:00", "D C-2 10 10:00-11:00"},
	},
}

func TestR52Bilaterals(t *testing.T) { judge(t, "R52") }

func TestLengthsOfBilateralsAreMinutes(t *testing.T) {
	want := []string{`rules.csv:2:20: rule R52: "soon" is not a length in minutes; write them like 20|30|45`}
	if got := faultsOf(t, set("R52", "session=A", "minutes=30|soon")); !slices.Equal(got, want) {
		t.Errorf("faults %q, want %q", got, want)
	}
}
