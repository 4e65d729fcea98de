package rules

import (
	"testing"

	"programme/model"
)

func withTravel(e *model.Event) {
	e.People[0].Arrive, e.People[0].Depart = at("10", "09:00"), at("11", "18:00")
}

var r18Cases = []judged{
	{
		name:      "three hours after and before",
		change:    withTravel,
		programme: []string{"A C-1 10 12:00-13:00", "B C-1 11 14:00-15:00", "C C-1 10 09:00-10:00"},
	},
	{
		name:      "too early and too late",
		change:    withTravel,
		programme: []string{"A C-1 10 11:30-12:30", "B C-1 11 14:15-15:15"},
		want: []string{
			`30: Ana Silva arrives Tue 10 Oct 09:00 (00:00 UTC), 3 hours before the first duty, and "A" (speaker) in "Room C-1", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), starts 30 minutes too early`,
			`15: Ana Silva departs Wed 11 Oct 18:00 (09:00 UTC), 3 hours after the last duty, and "B" (speaker and onsite moderator) in "Room C-1", Wed 11 Oct 14:15-15:15 (05:15-06:15 UTC), ends 15 minutes too late`,
		},
		say: []string{
			`Ana Silva must attend "A" (speaker) and arrives Tue 10 Oct 09:00 (00:00 UTC), 3 hours before the first duty`,
			`Ana Silva must attend "B" (speaker and onsite moderator) and departs Wed 11 Oct 18:00 (09:00 UTC), 3 hours after the last duty`,
		},
	},
	{
		name:      "without rest, before the landing by a minute",
		change:    withTravel,
		settings:  []model.Setting{set("R18", "rest=0", "leave=0")},
		programme: []string{"A C-1 10 08:59-09:59", "B - 11 17:00-18:00", "A - 11 17:01-18:01"},
		want: []string{
			`1: Ana Silva arrives Tue 10 Oct 09:00 (00:00 UTC), and "A" (speaker) in "Room C-1", Tue 10 Oct 08:59-09:59 (Mon 9 Oct 23:59 to Tue 10 Oct 00:59 UTC), starts 1 minute too early`,
			`1: Ana Silva departs Wed 11 Oct 18:00 (09:00 UTC), and "A" (speaker), Wed 11 Oct 17:01-18:01 (08:01-09:01 UTC), ends 1 minute too late`,
		},
	},
	{
		name: "online in every role does not travel",
		change: func(e *model.Event) {
			withTravel(e)
			e.People[0].Presence = model.Online
			e.Cast[2].Presence = model.OnSite // B's moderation
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"},
		want:      []string{`120: Ana Silva arrives Tue 10 Oct 09:00 (00:00 UTC), 3 hours before the first duty, and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), starts 2 hours too early`},
	},
}

func TestR18ArrivalAndDeparture(t *testing.T) { judge(t, "R18") }

func TestR18SaysBothWithoutSpan(t *testing.T) {
	e := conference()
	withTravel(e)
	book, _ := Bind(e)
	in := NewInstance("R18")
	in.A, in.Person = 0, 0
	want := `Ana Silva must attend "A" (speaker) and arrives Tue 10 Oct 09:00 (00:00 UTC), 3 hours before the first duty and departs Wed 11 Oct 18:00 (09:00 UTC), 3 hours after the last duty`
	if got := r18.Say(e, book.Of("R18"), in); got != want {
		t.Errorf("Say = %q, want %q", got, want)
	}
}
