package rules

import (
	"testing"

	"programme/model"
)

// wishes is an entry of availability.csv for Ana, or else for room C-1.
func wishes(who model.Subject, kind model.Kind, line int, day, hours string) model.Availability {
	a := away(kind, line, day, hours)
	a.Subject, a.Source = who, "mail of 3 March"
	return a
}

var r62Cases = []judged{
	{
		name: "at hours asked for",
		change: func(e *model.Event) {
			ana, c1 := model.OfPerson(0), model.OfRoom(0)
			e.Availability = []model.Availability{
				wishes(ana, model.Avoided, 2, "10", "09:00-10:00"), wishes(ana, model.Preferred, 3, "10", "10:00-10:30"),
				wishes(ana, model.Preferred, 4, "10", "10:30-12:00"), wishes(c1, model.Avoided, 5, "10", "12:00-13:00"),
				wishes(model.OfPerson(1), model.Avoided, 6, "10", "09:00-18:00"), // who need not attend
			}
		},
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 11:00-12:00", "C C-1 10 13:00-14:00", "D C-2 10 12:00-13:00"},
	},
	{
		name: "avoided, not preferred, and both",
		change: func(e *model.Event) {
			ana := model.OfPerson(0)
			e.Availability = []model.Availability{
				wishes(ana, model.Preferred, 2, "10", "14:00-15:00"), wishes(ana, model.Avoided, 3, "10", "09:00-12:00"),
				wishes(ana, model.Avoided, 4, "10", "11:00-12:00"),
			}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 11:30-12:30", "A C-1 11 14:00-15:00", "B C-1 10 14:40-15:40", "C C-1 10 09:00-10:00"},
		want: []string{
			`60: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), Tue 10 Oct 02:00-03:00 Europe/Prague for them, should not be at hours that Ana Silva would rather avoid, for 60 minutes`,
			`60: "A" (speaker) in "Room C-1", Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC), Wed 11 Oct 07:00-08:00 Europe/Prague for them, should not be at hours that Ana Silva does not prefer, for 60 minutes`,
			`60: "B" (speaker and onsite moderator) in "Room C-2", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), Tue 10 Oct 04:30-05:30 Europe/Prague for them, should not be at hours that Ana Silva would rather avoid, for 30 minutes, and does not prefer, for 30 minutes`,
			`40: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 14:40-15:40 (05:40-06:40 UTC), Tue 10 Oct 07:40-08:40 Europe/Prague for them, should not be at hours that Ana Silva does not prefer, for 40 minutes`,
		},
	},
	{
		name: "of a room",
		change: func(e *model.Event) {
			e.Availability = []model.Availability{wishes(model.OfRoom(0), model.Preferred, 2, "10", "09:00-12:00"), wishes(model.OfRoom(1), model.Avoided, 3, "10", "09:00-12:00")}
		},
		settings:  []model.Setting{leveled(model.Hard, 0, inEventYAML(set("R62")))},
		programme: []string{"C C-1 10 11:30-12:30", "D C-2 10 11:45-12:45"},
		want: []string{
			`30: "C" in "Room C-1", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), must not be at hours that "Room C-1" does not prefer, for 30 minutes`,
			`15: "D" in "Room C-2", Tue 10 Oct 11:45-12:45 (02:45-03:45 UTC), must not be at hours that "Room C-2" would rather avoid, for 15 minutes`,
		},
		say: []string{
			`no session must be in "Room C-1" Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), which by its wishes has other hours`,
			`no session must be in "Room C-2" Tue 10 Oct 11:45-12:45 (02:45-03:45 UTC), which by its wishes has other hours`,
		},
	},
}

func TestR62WishedHours(t *testing.T) { judge(t, "R62") }

// Who said so is quoted from the row that asks.
func TestR62QuotesWhoAsks(t *testing.T) {
	e, _, found := r62Cases[1].violations(t, "R62")
	for i, line := range []int{3, 2, 3, 2} {
		if v := found[i]; v.Source.Line != line || AskedFor(e, v.Instance).Who != "mail of 3 March" {
			t.Errorf("%s comes from line %d, asked by %v; want line %d", v.Sentence, v.Source.Line, AskedFor(e, v.Instance), line)
		}
	}
}
