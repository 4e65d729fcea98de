package rules

import (
	"testing"
	"time"

	"programme/model"
)

var r30Cases = []judged{
	{
		// Prague is seven hours behind Kyoto.
		name:      "eleven hours from one day to the next, and less on one day",
		change:    onlineFrom("Europe/Prague"),
		programme: []string{"A C-1 10 20:00-21:00", "B C-1 11 08:00-09:00"},
	},
	{
		// In New York it is 20:00-21:00 and then 05:00-06:00 in the end, eight hours later.
		name:      "three hours too few",
		change:    onlineFrom("America/New_York"),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 18:00-19:00"},
		want: []string{
			`3: Ana Silva, who is online, has 8 hours of the 11 hours of a night between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), which is Mon 9 Oct 20:00-21:00 America/New_York, and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 18:00-19:00 (09:00-10:00 UTC), which is Tue 10 Oct 05:00-06:00 America/New_York`,
		},
		say: []string{
			`Ana Silva is online in "A" (speaker) and "B" (speaker and onsite moderator), and needs 11 hours between them where a night lies between, America/New_York`,
		},
	},
	{
		name:      "a minute more than two hours counts three, before the day begins nothing",
		change:    onlineFrom("America/New_York"),
		settings:  []model.Setting{leveled(model.Hard, 0, set("R30", "rest=400", "around=81", "night=05:15"))},
		programme: []string{"A C-1 10 12:00-13:00", "B C-1 10 19:00-20:00", "A C-1 11 12:00-13:00", "B C-1 11 18:00-19:00"},
		want: []string{
			`3: Ana Silva, who is online, has 6 hours of the 8 hours 1 minute of a night between "A" (speaker) in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), which is Mon 9 Oct 23:00 to Tue 10 Oct 00:00 America/New_York, and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 19:00-20:00 (10:00-11:00 UTC), which is Tue 10 Oct 06:00-07:00 America/New_York`,
		},
	},
	{
		// 03:30-04:30 and 04:00-05:00 in New York.
		name:      "across the beginning of the day all hours are missing, of two that overlap too",
		change:    onlineFrom("America/New_York"),
		settings:  []model.Setting{set("R30", "rest=60", "around=61")},
		programme: []string{"A C-1 10 16:30-17:30", "B C-1 10 17:00-18:00", "A C-2 11 16:00-17:00", "B C-2 11 17:00-18:00"},
		want: []string{
			`3: Ana Silva, who is online, has 0 minutes of the 2 hours 1 minute of a night between "A" (speaker) in "Room C-1", Tue 10 Oct 16:30-17:30 (07:30-08:30 UTC), which is Tue 10 Oct 03:30-04:30 America/New_York, and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 17:00-18:00 (08:00-09:00 UTC), which is Tue 10 Oct 04:00-05:00 America/New_York`,
			`3: Ana Silva, who is online, has 0 minutes of the 2 hours 1 minute of a night between "A" (speaker) in "Room C-2", Wed 11 Oct 16:00-17:00 (07:00-08:00 UTC), which is Wed 11 Oct 03:00-04:00 America/New_York, and "B" (speaker and onsite moderator) in "Room C-2", Wed 11 Oct 17:00-18:00 (08:00-09:00 UTC), which is Wed 11 Oct 04:00-05:00 America/New_York`,
		},
	},
	{
		name:      "on site, and without a zone",
		change:    func(e *model.Event) { e.People[0].Zone, e.People[0].Presence = "", model.Online },
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 18:00-19:00"},
	},
	{
		name: "waived",
		change: func(e *model.Event) {
			onlineFrom("America/New_York")(e)
			e.People[0].Waiver = []string{"R30"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 18:00-19:00"},
	},
}

func TestR30Night(t *testing.T) { judge(t, "R30") }

// A day begins when the clock first shows its hour: the second time that it does, where it
// goes back, is of the same day, and what it skips begins with what it shows then.
func TestR30OwnDay(t *testing.T) {
	utc := func(text string) model.Instant {
		at, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			t.Fatal(err)
		}
		i, _ := model.InstantOf(at)
		return i
	}
	for _, c := range []struct {
		zone  model.Zone
		night model.Minutes
		at    string // in UTC
		day   int
	}{
		{"UTC", 240, "2023-10-29 03:59", 28},
		{"UTC", 240, "2023-10-29 04:00", 29},
		{"UTC", 0, "2023-10-29 00:00", 29},
		{"Europe/Prague", 150, "2023-10-29 00:29", 28}, // 02:29
		{"Europe/Prague", 150, "2023-10-29 00:30", 29}, // 02:30
		{"Europe/Prague", 150, "2023-10-29 01:15", 29}, // 02:15 again
		{"Europe/Prague", 150, "2023-03-26 00:59", 25}, // 01:59
		{"Europe/Prague", 150, "2023-03-26 01:00", 26}, // 03:00
		{"America/St_Johns", 0, "2010-11-07 02:30", 7}, // 00:00
		{"America/St_Johns", 0, "2010-11-07 02:31", 7}, // 23:01 of the 6th, again
	} {
		if got := ownDay(utc(c.at), c.zone, c.night); got.Day != c.day {
			t.Errorf("%s in %s is of day %v, want the %dth", c.at, c.zone, got, c.day)
		}
	}
}
