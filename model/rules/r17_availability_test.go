package rules

import (
	"testing"

	"programme/model"
)

// away is an entry of availability.csv for Ana.
func away(kind model.Kind, line int, day, hours string) model.Availability {
	return model.Availability{
		Row:     model.Row{Pos: model.Position{File: "availability.csv", Line: line, Column: 1}},
		Subject: model.OfPerson(0), Interval: span(day, hours), Kind: kind,
	}
}

var r17Cases = []judged{
	{
		name: "inside what is free",
		change: func(e *model.Event) {
			e.Availability = []model.Availability{away(model.Available, 2, "10", "09:00-10:00"), away(model.Available, 3, "10", "10:00-12:00")}
		},
		programme: []string{"A C-1 10 09:30-10:30", "C C-1 11 09:00-10:00"},
	},
	{
		name: "partly free, and away",
		change: func(e *model.Event) {
			e.Availability = []model.Availability{away(model.Available, 2, "10", "09:00-12:00"), away(model.Unavailable, 3, "10", "11:00-11:10")}
		},
		programme: []string{"A C-1 10 11:30-12:30", "B C-1 10 10:45-11:45"},
		want: []string{
			`30: Ana Silva is not available for 30 minutes of "A" (speaker) in "Room C-1", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC), Tue 10 Oct 04:30-05:30 Europe/Prague for them`,
			`10: Ana Silva is not available for 10 minutes of "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 10:45-11:45 (01:45-02:45 UTC), Tue 10 Oct 03:45-04:45 Europe/Prague for them`,
		},
	},
	{
		name: "away without a zone, and away from what one need not attend",
		change: func(e *model.Event) {
			e.Availability = []model.Availability{away(model.Unavailable, 2, "12", "09:00-10:00"), away(model.Unavailable, 3, "10", "09:00-10:00")}
			for i := range e.Availability {
				e.Availability[i].Subject = model.OfPerson(1)
			}
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker"})
		},
		programme: []string{"C C-1 10 09:00-10:00", "D C-2 10 09:50-10:50"},
		want:      []string{`10: Bo Lind is not available for 10 minutes of "D" (speaker) in "Room C-2", Tue 10 Oct 09:50-10:50 (00:50-01:50 UTC)`},
		say:       []string{`Bo Lind must attend "D" (speaker) and is not available Tue 10 Oct 09:50-10:50 (00:50-01:50 UTC)`},
	},
	{
		name: "room closed",
		change: func(e *model.Event) {
			e.Rooms[0].Open = []model.Interval{span("10", "09:00-12:00")}
			e.Availability = []model.Availability{{Subject: model.OfRoom(1), Interval: span("10", "09:00-09:20"), Kind: model.Unavailable}}
		},
		programme: []string{"C C-1 10 11:30-12:30", "D C-2 10 09:00-10:00"},
		want: []string{
			`30: "Room C-1" is not available for 30 minutes of "C" in "Room C-1", Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC)`,
			`20: "Room C-2" is not available for 20 minutes of "D" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`,
		},
		say: []string{
			`"Room C-1" is not available Tue 10 Oct 11:30-12:30 (02:30-03:30 UTC)`,
			`"Room C-2" is not available Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`,
		},
	},
	{
		name: "a room that is closed closes the one that combines it, and no other part",
		change: func(e *model.Event) {
			withCombined(e)
			e.Availability = append(e.Availability, model.Availability{Subject: model.OfRoom(0), Interval: span("10", "09:00-09:30"), Kind: model.Unavailable})
		},
		programme: []string{"C C 10 09:00-10:00", "D All 10 10:00-11:00", "E C-2 10 11:00-11:30"},
		want:      []string{`30: "Room C-1" is not available for 30 minutes of "C" in "C", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`},
	},
}

func TestR17Available(t *testing.T) { judge(t, "R17") }

func TestR17NamesTheEntryInTheWay(t *testing.T) {
	j := r17Cases[1]
	_, _, found := j.violations(t, "R17")
	for i, line := range []int{2, 3} {
		if found[i].Source.Line != line || found[i].Source.File != "availability.csv" {
			t.Errorf("violation %d comes from %v, want availability.csv line %d", i, found[i].Source, line)
		}
	}
}
