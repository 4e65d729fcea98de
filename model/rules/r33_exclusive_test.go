package rules

import (
	"testing"

	"programme/model"
)

var r33Cases = []judged{
	{
		name:      "before and after it with the margins",
		settings:  []model.Setting{set("R33", "session=A", "before=15", "after=30")},
		programme: []string{"B C-1 10 08:45-09:45", "A Main 10 10:00-11:00", "C C-2 10 11:30-12:30", "D C-1 10 11:45-12:45"},
	},
	{
		name:      "beside it, and in the margins",
		settings:  []model.Setting{set("R33", "session=A", "before=15", "after=30")},
		programme: []string{"B C-1 10 08:50-09:50", "A Main 10 10:00-11:00", "C C-2 10 10:30-11:30", "E - 10 11:20-11:50"},
		want: []string{
			`5: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session beside it, 15 minutes before or 30 minutes after it; "B" in "Room C-1", Tue 10 Oct 08:50-09:50 (Mon 9 Oct 23:50 to Tue 10 Oct 00:50 UTC), takes 5 minutes of that time`,
			`60: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session beside it, 15 minutes before or 30 minutes after it; "C" in "Room C-2", Tue 10 Oct 10:30-11:30 (01:30-02:30 UTC), takes 60 minutes of that time`,
			`10: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session beside it, 15 minutes before or 30 minutes after it; "E", Tue 10 Oct 11:20-11:50 (02:20-02:50 UTC), takes 10 minutes of that time`,
		},
		say: []string{
			`"A" allows no session beside it, 15 minutes before or 30 minutes after it, so not "B"`,
			`"A" allows no session beside it, 15 minutes before or 30 minutes after it, so not "C"`,
			`"A" allows no session beside it, 15 minutes before or 30 minutes after it, so not "E"`,
		},
	},
	{
		name: "nothing of the same theme",
		change: func(e *model.Event) {
			e.Sessions[0].Themes = []string{"AI", "Rights", "Data"}
			e.Sessions[1].Themes = []string{"Data", "AI"}
			e.Sessions[2].Themes = []string{"Access"}
		},
		settings:  []model.Setting{set("R33", "session=A", "scope=theme")},
		programme: []string{"A Main 10 10:00-11:00", "B C-1 10 10:45-11:45", "C C-2 10 10:00-11:00", "D C-1 10 10:00-11:00"},
		want:      []string{`15: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session on "AI" and "Data" beside it; "B" in "Room C-1", Tue 10 Oct 10:45-11:45 (01:45-02:45 UTC), takes 15 minutes of that time`},
		say:       []string{`"A" allows no session on one of its themes beside it, so not "B"`},
	},
	{
		name:      "a room without an area shares its area with none",
		change:    func(e *model.Event) { e.Rooms[0].Area, e.Rooms[1].Area = "", "" },
		settings:  []model.Setting{set("R33", "session=A", "scope=area")},
		programme: []string{"A C-1 10 10:00-11:00", "B C-2 10 10:00-11:00"},
	},
	{
		name:      "nothing in the same area",
		change:    func(e *model.Event) { e.Rooms[2].Area = "" },
		settings:  []model.Setting{set("R33", "session=A|D", "scope=area")},
		programme: []string{"A C-1 10 10:00-11:00", "B C-2 10 10:45-11:45", "C Main 10 10:00-11:00", "E - 10 10:00-10:30", "D Main 10 10:00-11:00"},
		want:      []string{`15: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session in area "C" beside it; "B" in "Room C-2", Tue 10 Oct 10:45-11:45 (01:45-02:45 UTC), takes 15 minutes of that time`},
		say:       []string{`"A" allows no session in its area beside it, so not "B"`},
	},
	{
		name:     "two exclusive ones once, by the longer overlap, each line by itself",
		change:   func(e *model.Event) { e.Sessions[2].State = model.Cancelled },
		settings: []model.Setting{set("R33", "session=A", "type=workshop", "before=40"), set("R33", "session=B")},
		// B starts 20 minutes after A ends, which is 20 of the 40 minutes before B.
		programme: []string{"A Main 10 10:00-11:00", "B C-1 10 11:20-12:20", "C C-1 10 11:00-12:00"},
		want:      []string{`20: "B" in "Room C-1", Tue 10 Oct 11:20-12:20 (02:20-03:20 UTC), allows no session beside it, 40 minutes before it; "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), takes 20 minutes of that time`},
	},
	{
		name:      "two exclusive ones with equal overlaps are told from the first",
		settings:  []model.Setting{set("R33", "session=B|A")},
		programme: []string{"A Main 10 10:00-11:00", "B C-1 10 10:30-11:30"},
		want:      []string{`30: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), allows no session beside it; "B" in "Room C-1", Tue 10 Oct 10:30-11:30 (01:30-02:30 UTC), takes 30 minutes of that time`},
	},
	{
		name:      "merged sessions do not exclude each other",
		change:    func(e *model.Event) { e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m" },
		settings:  []model.Setting{set("R33", "session=A")},
		programme: []string{"A Main 10 10:00-11:00", "B Main 10 10:00-11:00"},
	},
}

func TestR33Exclusive(t *testing.T) { judge(t, "R33") }

func TestR33SaysWithoutOther(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{set("R33", "session=A", "after=5")}
	book, _ := Bind(e)
	in := NewInstance("R33")
	in.A, in.Setting = 0, 0
	if got, want := r33.Say(e, book.Of("R33"), in), `"A" allows no session beside it, 5 minutes after it`; got != want {
		t.Errorf("Say = %q, want %q", got, want)
	}
}
