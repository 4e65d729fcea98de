package rules

import (
	"testing"

	"programme/model"
)

func withTwoLayouts(e *model.Event) {
	e.Sessions[0].Layout, e.Sessions[1].Layout = "theatre", "classroom"
}

var lunch = set("R15", "rooms=C-1|C-2", "start="+instant("10", "12:00"), "end="+instant("10", "13:00"), "title=Lunch", "catering=yes")

var r11Cases = []judged{
	{
		name:      "ten minutes by default, whatever the layouts",
		change:    withTwoLayouts,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:10-11:10", "C C-1 10 11:15-12:15"},
		want:      []string{`5: "Room C-1" needs 10 minutes between "B" (Tue 10 Oct 10:10-11:10 (01:10-02:10 UTC)) and "C" (Tue 10 Oct 11:15-12:15 (02:15-03:15 UTC)): 5 minutes missing`},
	},
	{
		name:      "where other minutes are given, none between two",
		change:    withTwoLayouts,
		settings:  []model.Setting{set("R11", "catering=20"), set("R11", "rooms=C-2", "layout=15")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 09:00-10:00", "D C-2 10 10:00-11:00"},
	},
	{
		name:      "a line without minutes has those of all",
		settings:  []model.Setting{leveled(model.CheckOnly, 0, set("R11", "rooms=C-1"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"},
		want:      []string{`10: "Room C-1" needs 10 minutes between "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC)): 10 minutes missing`},
	},
	{
		name:      "just enough",
		change:    withTwoLayouts,
		settings:  []model.Setting{set("R11", "base=10", "layout=20")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:30-11:30", "C C-1 10 11:40-12:40", "D C-2 10 10:00-11:00"},
	},
	{
		name:      "between a pair with and one without a change of layout",
		change:    withTwoLayouts,
		settings:  []model.Setting{set("R11", "base=10", "layout=20")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15", "C C-1 10 11:15-12:15"},
		want: []string{
			`15: "Room C-1" needs 30 minutes, to change from "theatre" to "classroom", between "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC)): 15 minutes missing`,
			`10: "Room C-1" needs 10 minutes between "B" (Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC)) and "C" (Tue 10 Oct 11:15-12:15 (02:15-03:15 UTC)): 10 minutes missing`,
		},
		say: []string{
			`"Room C-1" needs 30 minutes, to change from "theatre" to "classroom", between "A" and "B"`,
			`"Room C-1" needs 10 minutes between "B" and "C"`,
		},
	},
	{
		name:   "any later session, not the next alone",
		change: withTwoLayouts,
		settings: []model.Setting{
			set("R11", "layout=60"),
		},
		programme: []string{"A C-1 10 09:00-10:00", "E C-1 10 10:00-10:30", "B C-1 10 10:45-11:45"},
		want: []string{
			`15: "Room C-1" needs 60 minutes, to change from "theatre" to "classroom", between "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 10:45-11:45 (01:45-02:45 UTC)): 15 minutes missing`,
		},
	},
	{
		name:      "a change of layout that takes no time is not spoken of",
		change:    withTwoLayouts,
		settings:  []model.Setting{set("R11", "base=10")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:05-11:05"},
		want: []string{
			`5: "Room C-1" needs 10 minutes between "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 10:05-11:05 (01:05-02:05 UTC)): 5 minutes missing`,
		},
	},
	{
		name: "the last line that names the room is its own",
		settings: []model.Setting{
			set("R11", "base=30"), set("R11", "base=0", "rooms=C-1|C-2"), set("R11", "base=5", "rooms=C-2"),
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 09:00-10:00", "D C-2 10 10:04-11:04"},
		want:      []string{`1: "Room C-2" needs 5 minutes between "C" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "D" (Tue 10 Oct 10:04-11:04 (01:04-02:04 UTC)): 1 minute missing`},
	},
	{
		// Between A and B room C-1 needs its minutes; between B and C both rooms do.
		name:      "a combined room is turned around part by part",
		change:    withCombined,
		programme: []string{"A C-1 10 09:00-10:00", "B C 10 10:05-11:05", "C C 10 11:11-12:11"},
		want: []string{
			`5: "Room C-1" needs 10 minutes between "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 10:05-11:05 (01:05-02:05 UTC)): 5 minutes missing`,
			`4: "Room C-1" needs 10 minutes between "B" (Tue 10 Oct 10:05-11:05 (01:05-02:05 UTC)) and "C" (Tue 10 Oct 11:11-12:11 (02:11-03:11 UTC)): 4 minutes missing`,
			`4: "Room C-2" needs 10 minutes between "B" (Tue 10 Oct 10:05-11:05 (01:05-02:05 UTC)) and "C" (Tue 10 Oct 11:11-12:11 (02:11-03:11 UTC)): 4 minutes missing`,
		},
	},
	{
		name:      "overlap is the matter of R02",
		settings:  []model.Setting{set("R11", "base=30")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:45-10:45"},
	},
	{
		name:      "merged sessions and a room that holds several are not bound",
		change:    func(e *model.Event) { e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m" },
		settings:  []model.Setting{set("R11", "base=30", "catering=15"), set("R02", "rooms=C-2", "max=2"), lunch},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 13:00-14:00", "D C-2 10 14:00-15:00"},
	},
	{
		name:     "after catering in the room that was served",
		settings: []model.Setting{set("R11", "catering=15"), lunch},
		programme: []string{
			"A C-1 10 11:00-12:00", "B C-1 10 13:10-14:10", "C C-2 10 13:00-14:00", "E C-2 10 13:15-13:45", "D Main 10 13:00-14:00",
		},
		want: []string{
			`5: "Room C-1" needs 15 minutes after "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), before "B" (Tue 10 Oct 13:10-14:10 (04:10-05:10 UTC)) can start: 5 minutes missing`,
			`15: "Room C-2" needs 15 minutes after "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), before "C" (Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC)) can start: 15 minutes missing`,
		},
		say: []string{
			`"Room C-1" needs 15 minutes after catering before "B" can start`,
			`"Room C-2" needs 15 minutes after catering before "C" can start`,
		},
	},
	{
		name: "a hold without catering and one that is off ask for no time",
		settings: []model.Setting{
			set("R11", "catering=15"),
			set("R15", "rooms=C-1", "start="+instant("10", "12:00"), "end="+instant("10", "13:00")),
			leveled(model.Off, 0, lunch),
		},
		programme: []string{"B C-1 10 13:10-14:10"},
	},
	{
		name:      "a room is free before a session that gives a set-up, however little others need",
		change:    func(e *model.Event) { e.Sessions[1].Setup = 30 },
		settings:  []model.Setting{leveled(model.CheckOnly, 0, set("R11", "base=10"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:20-11:20", "C C-2 10 10:20-11:20", "D C-1 10 11:25-12:25"},
		want: []string{
			`5: "Room C-1" needs 10 minutes between "B" (Tue 10 Oct 10:20-11:20 (01:20-02:20 UTC)) and "D" (Tue 10 Oct 11:25-12:25 (02:25-03:25 UTC)): 5 minutes missing`,
			`10: "Room C-1" must be free for 30 minutes before "B" (Tue 10 Oct 10:20-11:20 (01:20-02:20 UTC)) starts, after "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)): 10 minutes missing`,
		},
	},
	{
		name:      "just free for long enough, at the start of a day, and in a room that holds several",
		change:    func(e *model.Event) { e.Sessions[1].Setup, e.Sessions[3].Setup = 30, 60 },
		settings:  []model.Setting{set("R11", "base=10"), set("R02", "rooms=C-2", "max=2")},
		programme: []string{"D Main 10 09:00-10:00", "A C-1 10 09:00-10:00", "B C-1 10 10:30-11:30", "C C-2 10 08:00-09:00", "B C-2 11 09:00-10:00"},
	},
	{
		name:      "after a hold of any kind",
		change:    func(e *model.Event) { e.Sessions[1].Setup = 30 },
		settings:  []model.Setting{set("R11", "base=0"), set("R15", "rooms=C-1", "start="+instant("10", "12:00"), "end="+instant("10", "13:00"), "title=Sweep")},
		programme: []string{"B C-1 10 13:10-14:10"},
		want: []string{
			`20: "Room C-1" must be free for 30 minutes before "B" (Tue 10 Oct 13:10-14:10 (04:10-05:10 UTC)) starts, after "Sweep", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC): 20 minutes missing`,
		},
		say: []string{`"Room C-1" must be free for 30 minutes before "B" starts, once it is no longer held`},
	},
	{
		name:      "a room whose line is off needs no set-up",
		change:    func(e *model.Event) { e.Sessions[1].Setup = 30 },
		settings:  []model.Setting{leveled(model.Off, 0, set("R11", "rooms=C-1"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"},
	},
}

func TestR11Turnaround(t *testing.T) { judge(t, "R11") }

// R11 is soft until the event gives minutes without a level.
func TestR11IsHardWhereMinutesAreGiven(t *testing.T) {
	line := func(params ...string) model.Setting { return set("R11", append(params, "rooms=C-1")...) }
	for _, c := range []struct {
		name              string
		settings          []model.Setting
		general, of       model.Level
		between, between1 model.Minutes
	}{
		{"nothing is given", nil, model.Soft(5), model.Soft(5), 10, 10},
		{"a level", []model.Setting{leveled(model.Hard, 0, set("R11"))}, model.Hard, model.Hard, 10, 10},
		{"minutes", []model.Setting{set("R11", "base=15")}, model.Hard, model.Hard, 15, 15},
		{"no minutes", []model.Setting{set("R11", "base=0")}, model.Hard, model.Hard, 0, 0},
		{"other minutes", []model.Setting{set("R11", "catering=20")}, model.Hard, model.Hard, 0, 0},
		{"minutes and a level", []model.Setting{leveled(model.Soft(3), 0, set("R11", "base=15"))}, model.Soft(3), model.Soft(3), 15, 15},
		{"minutes of a room", []model.Setting{line("base=20")}, model.Soft(5), model.Hard, 10, 20},
		{"other minutes of a room", []model.Setting{line("layout=20")}, model.Soft(5), model.Hard, 10, 0},
		{"a room without minutes", []model.Setting{line()}, model.Soft(5), model.Soft(5), 10, 10},
		{"minutes and a level of a room", []model.Setting{leveled(model.Soft(2), 0, line("base=20"))}, model.Soft(5), model.Soft(2), 10, 20},
		{"a level of all, minutes of a room", []model.Setting{leveled(model.Soft(2), 0, set("R11")), line("base=20")}, model.Soft(2), model.Soft(2), 10, 20},
		{"minutes of all, others of a room", []model.Setting{set("R11", "base=15"), line("layout=20")}, model.Hard, model.Hard, 15, 15},
	} {
		e := conference()
		e.Rules = lines(c.settings...)
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		b := book.Of("R11")
		own := lastNaming(b, "rooms", 0)
		if b.General.Level != c.general || own.Level != c.of || b.General.Minutes("base") != c.between || own.Minutes("base") != c.between1 {
			t.Errorf("%s: %v and %d minutes, in a room %v and %d, want %v and %d, %v and %d", c.name,
				b.General.Level, b.General.Minutes("base"), own.Level, own.Minutes("base"), c.general, c.between, c.of, c.between1)
		}
	}
}
