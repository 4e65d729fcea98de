package rules

import (
	"testing"

	"programme/model"
)

var pinned = []model.Setting{set("R35", "session=A|B", "start="+instant("10", "09:00"), "day=2023-10-10", "rooms=C-1|Main", "windows=d10|d12")}

var r35Cases = []judged{
	{
		name:      "as pinned",
		settings:  pinned,
		programme: []string{"A Main 10 09:00-10:00", "B - 10 09:00-10:00", "C C-2 11 09:00-10:00"},
	},
	{
		name:      "elsewhere in one and in every part",
		settings:  pinned,
		programme: []string{"A Main 10 08:30-09:30", "B C-2 11 09:15-10:15"},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 08:30-09:30 (Mon 9 Oct 23:30 to Tue 10 Oct 00:30 UTC), is pinned elsewhere: it must start Tue 10 Oct 09:00 (00:00 UTC), 30 minutes later and start inside window "d10" or "d12"`,
			`1: "B" in "Room C-2", Wed 11 Oct 09:15-10:15 (00:15-01:15 UTC), is pinned elsewhere: it must start Tue 10 Oct 09:00 (00:00 UTC), 24 hours 15 minutes earlier, be on Tue 10 Oct, be in "Room C-1" or "Main Hall" and start inside window "d10" or "d12"`,
		},
		say: []string{
			`"A" is pinned to start Tue 10 Oct 09:00 (00:00 UTC), to Tue 10 Oct, to be in "Room C-1" or "Main Hall" and to start inside window "d10" or "d12"`,
			`"B" is pinned to start Tue 10 Oct 09:00 (00:00 UTC), to Tue 10 Oct, to be in "Room C-1" or "Main Hall" and to start inside window "d10" or "d12"`,
		},
	},
	{
		name:      "a day of the venue, not of UTC",
		settings:  []model.Setting{set("R35", "session=A|B", "day=2023-10-11")},
		programme: []string{"A Main 11 08:00-09:00", "B Main 10 23:00-24:00"},
		want:      []string{`1: "B" in "Main Hall", Tue 10 Oct 23:00 to Wed 11 Oct 00:00 (14:00-15:00 UTC), is pinned elsewhere: it must be on Wed 11 Oct`},
		say:       []string{`"B" is pinned to Wed 11 Oct`},
	},
}

func TestR35Pins(t *testing.T) { judge(t, "R35") }
