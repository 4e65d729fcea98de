package rules

import (
	"testing"

	"programme/model"
)

var r22Cases = []judged{
	{
		// From 12:00 to 14:30 there are 30 minutes between, or none but in part of them.
		name:      "half an hour between sessions, before them and after",
		change:    everywhere,
		programme: []string{"A C-1 10 12:00-13:00", "B C-1 10 13:30-14:30", "C C-1 11 12:30-15:00", "D C-1 12 11:30-14:00"},
	},
	{
		name:      "no lunch",
		change:    everywhere,
		programme: []string{"A C-1 10 11:30-12:30", "B C-1 10 12:45-13:45", "C C-1 10 14:10-15:10", "D C-1 11 12:00-14:30", "E C-1 11 15:00-15:30"},
		want: []string{
			`5: Ana Silva has at most 25 minutes free of 30 minutes between 12:00 and 14:30 on Tue 10 Oct, for "A", "B" and "C": 5 points`,
			`5: Ana Silva has nothing free of 30 minutes between 12:00 and 14:30 on Wed 11 Oct, for "D": 5 points`,
		},
		say: []string{
			"Ana Silva should have 30 minutes free on Tue 10 Oct between 12:00 and 14:30",
			"Ana Silva should have 30 minutes free on Wed 11 Oct between 12:00 and 14:30",
		},
	},
	{
		name: "who is online in a session eats at home",
		change: func(e *model.Event) {
			everywhere(e)
			e.Cast[1].Presence, e.Cast[2].Presence = model.Online, model.Online
		},
		programme: []string{"A C-1 10 12:00-13:00", "B C-1 10 13:00-14:30", "C C-1 11 12:00-14:30"},
	},
	{
		// Friday's prayer is on one day, that of the evening on each.
		name:   "lines give other times, beside lunch",
		change: everywhere,
		settings: []model.Setting{
			leveled(model.Hard, 0, set("R22", "people=ana|bo", "from=17:00", "to=17:45", "minutes=15")),
			leveled(model.Off, 0, set("R22", "people=ana", "from=09:00", "to=09:30")),
			leveled(model.Unset, 0, set("R22", "people=ana", "from=13:00", "to=14:00", "minutes=45", "days=2023-10-11", "points=7")),
		},
		programme: []string{"A C-1 10 13:00-14:00", "B C-1 10 17:10-17:35", "C C-1 11 13:20-14:20", "D C-1 12 17:10-17:30", "E C-1 12 09:00-09:30"},
		want: []string{
			`5: Ana Silva has at most 10 minutes free of 15 minutes between 17:00 and 17:45 on Tue 10 Oct, for "B": 5 points`,
			`7: Ana Silva has at most 20 minutes free of 45 minutes between 13:00 and 14:00 on Wed 11 Oct, for "C": 7 points`,
		},
		say: []string{
			"Ana Silva must have 15 minutes free on Tue 10 Oct between 17:00 and 17:45",
			"Ana Silva should have 45 minutes free on Wed 11 Oct between 13:00 and 14:00",
		},
	},
}

func TestR22LunchAndPrayer(t *testing.T) { judge(t, "R22") }

// A time that the clock skips, or part of which it does, is no time for a pause.
func TestPausesWhereTheClockIsChanged(t *testing.T) {
	zone, err := model.LoadZone("Europe/Prague")
	if err != nil {
		t.Fatal(err)
	}
	e := conference()
	e.Zone, e.Days = zone, []model.Date{{Year: 2023, Month: 3, Day: 26}, {Year: 2023, Month: 10, Day: 29}}
	for _, c := range []struct {
		from, to string
		want     []model.Minutes
	}{{"02:00", "03:00", []model.Minutes{120}}, {"01:30", "03:00", []model.Minutes{30, 150}}, {"12:00", "14:30", []model.Minutes{150, 150}}} {
		e.Rules = []model.Setting{inEventYAML(set("R22", "from="+c.from, "to="+c.to))}
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var got []model.Minutes
		for _, v := range book.Of("R22").General.dayWindows(e) {
			got = append(got, v.Minutes())
		}
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(got)-1] {
			t.Errorf("from %s to %s are %d minutes on those days, want %d", c.from, c.to, got, c.want)
		}
	}
}
