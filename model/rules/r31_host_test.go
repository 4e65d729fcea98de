package rules

import (
	"slices"
	"testing"

	"programme/model"
)

var r31Cases = []judged{
	{
		name:      "up to it, from it on, in other rooms, and of other people",
		change:    func(e *model.Event) { e.People[0].Group = "Government"; e.Cast[1].Presence = model.Online },
		settings:  []model.Setting{set("R31", "from=12:00", "to=13:00", "rooms=C-1", "group=Government", "who=onsite")},
		programme: []string{"A C-1 10 11:00-12:00", "C C-1 11 13:00-14:00", "D C-2 12 12:00-13:00", "E - 12 12:00-12:30", "B C-2 10 12:00-13:00"},
	},
	{
		name:     "in its rooms every day, and of its people on one",
		settings: []model.Setting{set("R31", "title=Prayer", "from=12:00", "to=13:00", "rooms=C-1|Main"), set("R31", "title=Reception", "from=11:30", "to=12:15", "dates=2023-10-11", "who=everyone")},
		programme: []string{
			"C C-1 10 11:45-12:45", "D Main 12 12:00-13:00", "A C-2 11 11:00-12:00", "B C-2 11 12:00-13:00",
		},
		want: []string{
			`45: "C" in "Room C-1", Tue 10 Oct 11:45-12:45 (02:45-03:45 UTC), overlaps "Prayer", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), for 45 minutes`,
			`60: "D" in "Main Hall", Thu 12 Oct 12:00-13:00 (03:00-04:00 UTC), overlaps "Prayer", Thu 12 Oct 12:00-13:00 (03:00-04:00 UTC), for 60 minutes`,
			`30: Ana Silva must attend "A" (speaker) in "Room C-2", Wed 11 Oct 11:00-12:00 (02:00-03:00 UTC), which overlaps "Reception", Wed 11 Oct 11:30-12:15 (02:30-03:15 UTC), for 30 minutes`,
			`15: Ana Silva must attend "B" (speaker and onsite moderator) in "Room C-2", Wed 11 Oct 12:00-13:00 (03:00-04:00 UTC), which overlaps "Reception", Wed 11 Oct 11:30-12:15 (02:30-03:15 UTC), for 15 minutes`,
		},
		say: []string{
			`no session is in "Room C-1" or "Main Hall" during "Prayer", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
			`no session is in "Room C-1" or "Main Hall" during "Prayer", Thu 12 Oct 12:00-13:00 (03:00-04:00 UTC)`,
			`Ana Silva must attend "A" (speaker), and has no session during "Reception", Wed 11 Oct 11:30-12:15 (02:30-03:15 UTC)`,
			`Ana Silva must attend "B" (speaker and onsite moderator), and has no session during "Reception", Wed 11 Oct 11:30-12:15 (02:30-03:15 UTC)`,
		},
	},
	{
		name:      "past midnight, and once",
		settings:  []model.Setting{set("R31", "from=22:00", "to=02:00", "dates=2023-10-10", "rooms=C-1"), set("R31", "start="+instant("12", "09:00"), "end="+instant("12", "10:00"), "people=ana")},
		programme: []string{"C C-1 11 01:30-02:30", "D C-1 11 22:00-23:00", "A C-2 12 09:50-10:50"},
		want: []string{
			`30: "C" in "Room C-1", Wed 11 Oct 01:30-02:30 (Tue 10 Oct 16:30-17:30 UTC), overlaps a time of the host country, Tue 10 Oct 22:00 to Wed 11 Oct 02:00 (13:00-17:00 UTC), for 30 minutes`,
			`10: Ana Silva must attend "A" (speaker) in "Room C-2", Thu 12 Oct 09:50-10:50 (00:50-01:50 UTC), which overlaps a time of the host country, Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), for 10 minutes`,
		},
	},
}

func TestR31HostTimes(t *testing.T) { judge(t, "R31") }

// Times of day are those of the clock, in the nights in which it is changed too.
func TestHostTimesOverAChangedClock(t *testing.T) {
	tests := []struct {
		zone     string
		days     []model.Date
		from, to string
		want     []string
	}{
		{"Europe/Prague", []model.Date{{Year: 2023, Month: 10, Day: 28}}, "22:00", "04:00", []string{"2023-10-28T20:00:00Z to 2023-10-29T03:00:00Z"}},
		// 02:00 to 03:00 is there twice.
		{"Europe/Prague", []model.Date{{Year: 2023, Month: 10, Day: 29}}, "02:30", "03:30", []string{"2023-10-29T00:30:00Z to 2023-10-29T02:30:00Z"}},
		// 02:00 to 03:00 is not there.
		{"Europe/Prague", []model.Date{{Year: 2023, Month: 3, Day: 26}}, "02:15", "03:30", []string{"2023-03-26T01:00:00Z to 2023-03-26T01:30:00Z"}},
		{"Europe/Prague", []model.Date{{Year: 2023, Month: 3, Day: 26}}, "02:15", "02:45", nil},
		{"Europe/Prague", []model.Date{{Year: 2023, Month: 3, Day: 25}, {Year: 2023, Month: 3, Day: 26}}, "00:00", "24:00", []string{"2023-03-24T23:00:00Z to 2023-03-25T23:00:00Z", "2023-03-25T23:00:00Z to 2023-03-26T22:00:00Z"}},
	}
	for _, tt := range tests {
		e := conference()
		e.Zone, e.Days = model.Zone(tt.zone), tt.days
		e.Rules = []model.Setting{set("R31", "from="+tt.from, "to="+tt.to, "rooms=all")}
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var got []string
		for _, v := range hostTimes(e, &book.Of("R31").Items[0]) {
			got = append(got, v.Start.String()+" to "+v.End.String())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s-%s on %v in %s is %q, want %q", tt.from, tt.to, tt.days, tt.zone, got, tt.want)
		}
	}
}

func TestHostTimesThatMakeNoSense(t *testing.T) {
	tests := []struct {
		setting model.Setting
		want    string
	}{
		{set("R31", "from=12:00", "to=13:00", "start="+instant("10", "12:00"), "rooms=all"), `rules.csv:2:10: rule R31: a time recurs from and to times of day, or has a start and an end; give from and to, or start and end`},
		{set("R31", "from=12:00", "end="+instant("10", "12:00"), "rooms=all"), `rules.csv:2:10: rule R31: a time recurs from and to times of day, or has a start and an end; give from and to, or start and end`},
		{set("R31", "from=12:00", "to=12:00", "rooms=all"), `rules.csv:2:20: rule R31: a time of the host country ends as it begins; write the whole day as 00:00 to 24:00`},
		{set("R31", "from=24:00", "to=12:00", "rooms=all"), `rules.csv:2:10: rule R31: a time of the host country begins at the end of the day; write 00:00, and the dates after`},
		{set("R31", "from=12:00", "to=13:00", "group=State"), `rules.csv:2:30: rule R31: nobody is of the group "State"; write it as people.csv does`},
		{set("R31", "from=12:00", "to=13:00"), `rules.csv:2:4: rule R31 needs rooms, people, group, region or who; give rooms (rooms in which there is no session then), people (people who have no session then), group (stakeholder groups whose people have no session then), region (regions whose people have no session then) or who (everyone, or those on site alone: of the people of the line, or of all)`},
	}
	for _, tt := range tests {
		if got := faultsOf(t, tt.setting); !slices.Equal(got, []string{tt.want}) {
			t.Errorf("faults %q, want %q", got, tt.want)
		}
	}
}
