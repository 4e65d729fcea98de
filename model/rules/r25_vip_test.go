package rules

import (
	"slices"
	"testing"

	"programme/model"
)

// backup is a line about A with a back-up slot on Wed 11 Oct from 14:00 to 15:00.
var backup = set("R25", "session=A", "backup_start="+instant("11", "14:00"), "backup_end="+instant("11", "15:00"), "backup_room=Main")

var r25Cases = []judged{
	{
		name:     "inside the window, with the escort before and after, and a back-up slot that is free",
		settings: []model.Setting{set("R25", "session=A", "start="+instant("10", "10:00"), "end="+instant("10", "12:00"), "before=30", "after=15"), backup},
		programme: []string{
			"A Main 10 11:00-12:00", "B C-1 10 12:15-13:15", "C Main 11 13:00-14:00", "D C-1 11 14:00-15:00", "E - 11 14:00-14:30",
		},
	},
	{
		name:      "outside the window",
		settings:  []model.Setting{set("R25", "session=A|C", "start="+instant("10", "10:00"), "end="+instant("10", "12:00"))},
		programme: []string{"A Main 10 11:15-12:15", "C Main 11 11:00-12:00"},
		want: []string{
			`15: "A" in "Main Hall", Tue 10 Oct 11:15-12:15 (02:15-03:15 UTC), is outside its window, Tue 10 Oct 10:00-12:00 (01:00-03:00 UTC), for 15 minutes`,
			`60: "C" in "Main Hall", Wed 11 Oct 11:00-12:00 (02:00-03:00 UTC), is outside its window, Tue 10 Oct 10:00-12:00 (01:00-03:00 UTC), for 60 minutes`,
		},
		say: []string{
			`"A" must be inside its window, Tue 10 Oct 10:00-12:00 (01:00-03:00 UTC)`,
			`"C" must be inside its window, Tue 10 Oct 10:00-12:00 (01:00-03:00 UTC)`,
		},
	},
	{
		name: "too close before, and too close to another of the line by the longer of both",
		change: func(e *model.Event) {
			e.Cast = append(e.Cast, model.CastMember{Session: 4, Person: 0, Role: "speaker"})
		},
		settings:  []model.Setting{set("R25", "people=ana", "session=A|B", "before=30", "after=45")},
		programme: []string{"E C-1 10 09:15-09:45", "A Main 10 10:00-11:00", "B C-1 10 11:40-12:40"},
		want: []string{
			`15: Ana Silva has 15 minutes between "E" (speaker) in "Room C-1", Tue 10 Oct 09:15-09:45 (00:15-00:45 UTC) and "A" (speaker) in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), of 30 minutes for the escort: 15 minutes missing`,
			`5: Ana Silva has 40 minutes between "A" (speaker) in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 11:40-12:40 (02:40-03:40 UTC), of 45 minutes for the escort: 5 minutes missing`,
		},
		say: []string{
			`Ana Silva must attend "A", with 30 minutes before and 45 minutes after it free for the escort, and "E"`,
			`Ana Silva must attend "A", with 30 minutes before and 45 minutes after it free for the escort, and "B"`,
		},
	},
	{
		name:      "in the back-up slot of somebody's sessions, and in its room",
		settings:  []model.Setting{backup},
		programme: []string{"A Main 11 14:00-15:00", "B C-1 11 14:30-15:30", "C Main 11 13:50-14:50", "D C-2 11 14:00-15:00"},
		want: []string{
			`50: "C" in "Main Hall", Wed 11 Oct 13:50-14:50 (04:50-05:50 UTC), takes its room for 50 minutes of the back-up slot of "A", Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC)`,
			`30: "B" in "Room C-1", Wed 11 Oct 14:30-15:30 (05:30-06:30 UTC), takes Ana Silva for 30 minutes of the back-up slot of "A", Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC)`,
		},
		say: []string{
			`"C" should leave the back-up slot of "A" free, Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC)`,
			`"B" should leave the back-up slot of "A" free, Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC)`,
		},
	},
	{
		name:   "of a line of people alone, all that they must attend, merged or not",
		change: func(e *model.Event) { e.Sessions[1].Merge, e.Sessions[2].Merge = "m", "m" },
		settings: []model.Setting{
			set("R25", "people=ana", "start="+instant("10", "09:00"), "end="+instant("10", "12:00"), "after=90", "backup_start="+instant("10", "09:00"), "backup_end="+instant("10", "12:00")),
		},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 10 10:30-11:30", "C C-1 10 10:30-11:30"},
		want:      []string{`60: Ana Silva has 30 minutes between "A" (speaker) in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 10:30-11:30 (01:30-02:30 UTC), of 90 minutes for the escort: 60 minutes missing`},
	},
}

func TestR25Guests(t *testing.T) { judge(t, "R25") }

func TestGuestLinesThatMakeNoSense(t *testing.T) {
	start, end := "start="+instant("10", "10:00"), "end="+instant("10", "09:00")
	tests := []struct {
		setting model.Setting
		want    string
	}{
		{set("R25", "session=A"), `rules.csv:2:4: rule R25 needs before, after, start, backup_start or public; give before (minutes without another duty before the start), after (minutes without another duty after the end), start (when the window opens), backup_start (when the back-up slot begins) or public (whether the public is told of the sessions, as it is unless no is said)`},
		{set("R25", "session=A", start), `rules.csv:2:20: rule R25: the window has start or end alone; give both`},
		{set("R25", "session=A", start, end), `rules.csv:2:30: rule R25: the window ends Tue 10 Oct 09:00 (00:00 UTC), which is not after its start, Tue 10 Oct 10:00 (01:00 UTC); give an end after the start`},
		{set("R25", "session=A", "before=10", "backup_room=Main"), `rules.csv:2:30: rule R25: there is a back-up room and no back-up slot; give backup_start and backup_end`},
		{set("R25", "session=A", "backup_"+start, "backup_"+end), `rules.csv:2:30: rule R25: the back-up slot ends Tue 10 Oct 09:00 (00:00 UTC), which is not after its start, Tue 10 Oct 10:00 (01:00 UTC); give an end after the start`},
	}
	for _, tt := range tests {
		if got := faultsOf(t, tt.setting); !slices.Equal(got, []string{tt.want}) {
			t.Errorf("faults %q, want %q", got, tt.want)
		}
	}
}
