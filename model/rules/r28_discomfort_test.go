package rules

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"programme/model"
)

// onlineFrom has Ana attend online, from that zone.
func onlineFrom(z model.Zone) func(e *model.Event) {
	return func(e *model.Event) {
		e.People[0].Presence, e.People[0].Zone = model.Online, z
		e.People[0].Pos = model.Position{File: "people.csv", Line: 2, Column: 1}
	}
}

// nights has R27 count nothing, so that R28 does.
var nights = leveled(model.CheckOnly, 0, set("R27"))

var r28Cases = []judged{
	{
		// Prague is seven hours behind Kyoto.
		name:      "by day, and online from a day's start to its end",
		change:    onlineFrom("Europe/Prague"),
		programme: []string{"A C-1 10 15:00-16:00", "B C-1 11 04:00-04:00"},
	},
	{
		name:      "early, late, at night, and the worst of two bands",
		change:    onlineFrom("Europe/Prague"),
		settings:  []model.Setting{nights},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 13 14:30-15:30", "A C-1 11 13:30-14:30", "B C-1 12 04:30-05:30"},
		want: []string{
			`9: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is Tue 10 Oct 02:00-03:00 Europe/Prague for Ana Silva, who is online: 9 points for 23:00-06:00`,
			`5: "A" (speaker) in "Room C-1", Wed 11 Oct 13:30-14:30 (04:30-05:30 UTC), is Wed 11 Oct 06:30-07:30 Europe/Prague for Ana Silva, who is online: 5 points for 06:00-07:00`,
			`5: "B" (speaker and onsite moderator) in "Room C-1", Thu 12 Oct 04:30-05:30 (Wed 11 Oct 19:30-20:30 UTC), is Wed 11 Oct 21:30-22:30 Europe/Prague for Ana Silva, who is online: 5 points for 22:00-23:00`,
			`2: "B" (speaker and onsite moderator) in "Room C-1", Fri 13 Oct 14:30-15:30 (05:30-06:30 UTC), is Fri 13 Oct 07:30-08:30 Europe/Prague for Ana Silva, who is online: 2 points for 07:00-08:00`,
		},
	},
	{
		name:      "of one day only the worst counts, whatever the day on their own clock",
		change:    onlineFrom("Europe/Prague"),
		settings:  []model.Setting{nights},
		programme: []string{"A C-1 10 14:30-15:30", "B C-1 10 13:30-14:30", "A C-1 11 05:00-06:00", "B C-1 11 14:30-15:30", "B C-1 11 06:00-07:00"},
		want: []string{
			`5: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 13:30-14:30 (04:30-05:30 UTC), is Tue 10 Oct 06:30-07:30 Europe/Prague for Ana Silva, who is online: 5 points for 06:00-07:00`,
			`9: "B" (speaker and onsite moderator) in "Room C-1", Wed 11 Oct 06:00-07:00 (Tue 10 Oct 21:00-22:00 UTC), is Tue 10 Oct 23:00 to Wed 11 Oct 00:00 Europe/Prague for Ana Silva, who is online: 9 points for 23:00-06:00`,
		},
	},
	{
		name:      "what R27 counts is left out",
		change:    onlineFrom("Europe/Prague"),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 14:30-15:30", "A C-1 11 13:30-14:30", "B C-1 12 05:30-06:30"},
		want: []string{
			`2: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 14:30-15:30 (05:30-06:30 UTC), is Tue 10 Oct 07:30-08:30 Europe/Prague for Ana Silva, who is online: 2 points for 07:00-08:00`,
			`5: "A" (speaker) in "Room C-1", Wed 11 Oct 13:30-14:30 (04:30-05:30 UTC), is Wed 11 Oct 06:30-07:30 Europe/Prague for Ana Silva, who is online: 5 points for 06:00-07:00`,
		},
	},
	{
		name:      "hard, up to what a day may cost",
		change:    onlineFrom("Europe/Prague"),
		settings:  []model.Setting{leveled(model.Hard, 0, set("R28", "most=2"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 14:30-15:30", "A C-1 11 13:30-14:30", "B C-1 11 13:45-14:45"},
		want: []string{ // both of one day, unlike where it is soft
			`5: "A" (speaker) in "Room C-1", Wed 11 Oct 13:30-14:30 (04:30-05:30 UTC), is Wed 11 Oct 06:30-07:30 Europe/Prague for Ana Silva, who is online: 5 points for 06:00-07:00, of at most 2 points a day`,
			`5: "B" (speaker and onsite moderator) in "Room C-1", Wed 11 Oct 13:45-14:45 (04:45-05:45 UTC), is Wed 11 Oct 06:45-07:45 Europe/Prague for Ana Silva, who is online: 5 points for 06:00-07:00, of at most 2 points a day`,
		},
		say: []string{
			`Ana Silva is online in "A" (speaker), whose hours count 5 points 06:00-07:00, 2 points 07:00-08:00, 2 points 21:00-22:00, 5 points 22:00-23:00 and 9 points 23:00-06:00 Europe/Prague, and may count at most 2 points a day`,
			`Ana Silva is online in "B" (speaker and onsite moderator), whose hours count 5 points 06:00-07:00, 2 points 07:00-08:00, 2 points 21:00-22:00, 5 points 22:00-23:00 and 9 points 23:00-06:00 Europe/Prague, and may count at most 2 points a day`,
		},
	},
	{
		// 05:45 ahead of UTC, so 3:15 behind Kyoto.
		name:      "Kathmandu",
		change:    onlineFrom("Asia/Kathmandu"),
		settings:  []model.Setting{nights},
		programme: []string{"A C-1 10 09:00-10:00", "A C-1 11 09:15-10:15", "B C-1 12 10:15-11:15", "B C-1 13 11:15-12:15"},
		want: []string{
			`9: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is Tue 10 Oct 05:45-06:45 Asia/Kathmandu for Ana Silva, who is online: 9 points for 23:00-06:00`,
			`5: "A" (speaker) in "Room C-1", Wed 11 Oct 09:15-10:15 (00:15-01:15 UTC), is Wed 11 Oct 06:00-07:00 Asia/Kathmandu for Ana Silva, who is online: 5 points for 06:00-07:00`,
			`2: "B" (speaker and onsite moderator) in "Room C-1", Thu 12 Oct 10:15-11:15 (01:15-02:15 UTC), is Thu 12 Oct 07:00-08:00 Asia/Kathmandu for Ana Silva, who is online: 2 points for 07:00-08:00`,
		},
	},
	{
		// 14 hours ahead of UTC, so five ahead of Kyoto.
		name:      "Kiritimati",
		change:    onlineFrom("Pacific/Kiritimati"),
		settings:  []model.Setting{nights},
		programme: []string{"A C-1 10 15:00-16:00", "A C-1 11 16:00-17:00", "B C-1 10 18:00-19:00", "B C-1 12 18:30-19:30"},
		want: []string{
			`9: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 18:00-19:00 (09:00-10:00 UTC), is Tue 10 Oct 23:00 to Wed 11 Oct 00:00 Pacific/Kiritimati for Ana Silva, who is online: 9 points for 23:00-06:00`,
			`2: "A" (speaker) in "Room C-1", Wed 11 Oct 16:00-17:00 (07:00-08:00 UTC), is Wed 11 Oct 21:00-22:00 Pacific/Kiritimati for Ana Silva, who is online: 2 points for 21:00-22:00`,
			`9: "B" (speaker and onsite moderator) in "Room C-1", Thu 12 Oct 18:30-19:30 (09:30-10:30 UTC), is Thu 12 Oct 23:30 to Fri 13 Oct 00:30 Pacific/Kiritimati for Ana Silva, who is online: 9 points for 23:00-06:00`,
		},
	},
	{
		// On 5 November, the 36th of October here, 02:00 in St. John's becomes 01:00 at
		// 13:30 in Kyoto. A shows 01:30 to 02:00, then 01:00 to 01:30, and never 02:00.
		name:      "St. John's, where the clock goes back",
		change:    onlineFrom("America/St_Johns"),
		settings:  []model.Setting{nights, set("R28", "bands=01:00-01:30=4|02:00-03:00=7")},
		programme: []string{"A C-1 36 13:00-14:00"},
		want: []string{
			`4: "A" (speaker) in "Room C-1", Sun 5 Nov 13:00-14:00 (04:00-05:00 UTC), is Sun 5 Nov 01:30-01:30 America/St_Johns for Ana Silva, who is online: 4 points for 01:00-01:30`,
		},
		say: []string{
			`Ana Silva is online in "A" (speaker), whose hours count 4 points 01:00-01:30 and 7 points 02:00-03:00 America/St_Johns`,
		},
	},
	{
		name:      "St. John's, a band that the clock skips to",
		change:    onlineFrom("America/St_Johns"),
		settings:  []model.Setting{nights, set("R28", "bands=01:00-01:30=4|02:00-03:00=7")},
		programme: []string{"A C-1 36 13:00-14:00", "B C-1 36 13:30-15:00"},
		want: []string{
			`7: "B" (speaker and onsite moderator) in "Room C-1", Sun 5 Nov 13:30-15:00 (04:30-06:00 UTC), is Sun 5 Nov 01:00-02:30 America/St_Johns for Ana Silva, who is online: 7 points for 02:00-03:00`,
		},
	},
	{
		name: "waived",
		change: func(e *model.Event) {
			onlineFrom("Europe/Prague")(e)
			e.People[0].Waiver = []string{"R28"}
		},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		name: "the outer limit alone is waived",
		change: func(e *model.Event) {
			onlineFrom("Europe/Prague")(e)
			e.People[0].Waiver = []string{"R27"}
		},
		settings:  []model.Setting{set("R28", "bands=00:00-24:00=1")},
		programme: []string{"A C-1 10 18:00-19:00"},
		want:      []string{`1: "A" (speaker) in "Room C-1", Tue 10 Oct 18:00-19:00 (09:00-10:00 UTC), is Tue 10 Oct 11:00-12:00 Europe/Prague for Ana Silva, who is online: 1 point for 00:00-24:00`},
	},
	{
		name: "on site, without a zone, and a nice to have",
		change: func(e *model.Event) {
			e.People[1].Presence = model.Online
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker"})
			e.People = append(e.People, model.Person{ID: "cy", Name: "Cy", Zone: "Europe/Prague", Presence: model.Online})
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 2, Role: "guest"})
		},
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 09:00-10:00"},
	},
	{
		name: "merged sessions count once",
		change: func(e *model.Event) {
			withMerges(e)
			onlineFrom("Europe/Prague")(e)
		},
		settings:  []model.Setting{nights},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
		want:      []string{`9: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is Tue 10 Oct 02:00-03:00 Europe/Prague for Ana Silva, who is online: 9 points for 23:00-06:00`},
	},
}

func TestR28Discomfort(t *testing.T) { judge(t, "R28") }

// On 12 March 2023 at 05:30 UTC, 02:00 in St. John's becomes 03:00.
func TestR28ClockGoesForward(t *testing.T) {
	over := model.Interval{Start: utc("2023-03-12T05:00:00Z"), End: utc("2023-03-12T06:00:00Z")}
	for _, tt := range []struct {
		bands string
		want  int
	}{
		{"01:30-02:00=1", 1},
		{"02:00-03:00=2", 0}, // an hour that no clock shows
		{"03:00-03:30=3", 3},
		{"03:30-04:00=4", 0},
		{"01:00-01:30=5", 0},
	} {
		bands, err := parseBands(tt.bands)
		if err != nil {
			t.Fatal(err)
		}
		if got := worstBand(bands, over, "America/St_Johns").Cost; got != tt.want {
			t.Errorf("%s costs %d, want %d", tt.bands, got, tt.want)
		}
	}
}

func utc(text string) model.Instant {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	t, _ := model.InstantOf(at)
	return t
}

// Looking at every minute's own time on the clock finds the same.
func TestR28WorstBandIsThatOfTheWorstMinute(t *testing.T) {
	zones := []model.Zone{"Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns", "Australia/Lord_Howe", "Europe/Prague", "Africa/Casablanca"}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		start := utc("2023-01-01T00:00:00Z").Add(model.Minutes(rapid.IntRange(0, 366*24*60).Draw(t, "start")))
		if rapid.Bool().Draw(t, "near a change") {
			if _, change := start.In(zone).ZoneBounds(); !change.IsZero() {
				at, _ := model.InstantOf(change)
				start = at.Add(model.Minutes(rapid.IntRange(-200, 100).Draw(t, "off")))
			}
		}
		v := model.Span(start, model.Minutes(rapid.IntRange(0, 200).Draw(t, "minutes")))
		hour := rapid.Custom(func(t *rapid.T) string {
			return fmt.Sprintf("%02d:%02d", rapid.IntRange(0, 23).Draw(t, "hour"), 15*rapid.IntRange(0, 3).Draw(t, "quarter"))
		})
		var bands []Band
		for cost := range rapid.IntRange(1, 3).Draw(t, "bands") {
			if parsed, err := parseBands(fmt.Sprintf("%s-%s=%d", hour.Draw(t, "from"), hour.Draw(t, "to"), cost+1)); err == nil {
				bands = append(bands, parsed...)
			}
		}
		want := 0
		for m := v.Start; m < v.End; m++ {
			at := clock(m.In(zone))
			for _, b := range bands {
				if b.From < b.To && b.From <= at && at < b.To || b.From > b.To && (b.From <= at || at < b.To) {
					want = max(want, b.Cost)
				}
			}
		}
		if got := worstBand(bands, v, zone).Cost; got != want {
			t.Fatalf("%v to %v in %s cost %d by %v, want %d", v.Start, v.End, zone, got, bands, want)
		}
	})
}
