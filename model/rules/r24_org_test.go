package rules

import (
	"strings"
	"testing"

	"programme/model"
)

// byOrgs has A of ITU and ISOC, B and D of ITU, and C organized by Ana, who is of ISOC.
func byOrgs(e *model.Event) {
	e.Sessions[0].Org, e.Sessions[1].Org, e.Sessions[3].Org = "ITU; ISOC", "itu", " Itu "
	e.People[0].Org = "isoc"
	e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "organizer"})
}

var r24Cases = []judged{
	{
		name:      "one after the other, and at once with others",
		change:    byOrgs,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:00-11:00", "C Main 10 10:00-11:00", "E C-1 10 10:00-10:30"},
	},
	{
		name:      "capitals, several organisations and organizers",
		change:    byOrgs,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 09:45-10:45", "E C-1 10 10:00-10:30"},
		want: []string{
			`30: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both of "ITU" and overlap for 30 minutes`,
			`15: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Main Hall", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), are both of "ISOC" and overlap for 15 minutes`,
		},
		say: []string{`"A" and "B" are both of "ITU" and should not overlap`, `"A" and "C" are both of "ISOC" and should not overlap`},
	},
	{
		name: "two organisations that both share count once",
		change: func(e *model.Event) {
			e.Sessions[0].Org, e.Sessions[1].Org = "ITU;ISOC;ITU", "ISOC;ITU"
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00"},
		want:      []string{`60: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), are both of "ITU" and "ISOC" and overlap for 60 minutes`},
	},
	{
		// Bo, as guest in C, organizes nothing, and ISOC organizes D.
		name: "organisations in the cast",
		change: func(e *model.Event) {
			e.People[0].Name, e.People[0].Kind, e.People[0].Org, e.People[1].Org = "ISOC", model.Organisation, "ITU", "isoc"
			e.Sessions[4].Org = "Isoc"
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 0, Role: "organizer"})
		},
		programme: []string{"C C-1 10 09:00-10:00", "D C-2 10 09:00-10:00", "E Main 10 09:30-10:00"},
		want:      []string{`30: "D" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "E" in "Main Hall", Tue 10 Oct 09:30-10:00 (00:30-01:00 UTC), are both of "ISOC" and overlap for 30 minutes`},
	},
	{
		// The last line has it for D, the first for the others of ITU; ISOC is off.
		name:   "lines",
		change: byOrgs,
		settings: []model.Setting{
			leveled(model.Hard, 0, set("R24", "org=ITU")),
			leveled(model.Off, 0, set("R24", "org=Isoc", "session=C")),
			leveled(model.Soft(2), 2, set("R24", "session=D")),
		},
		programme: []string{"A C-1 10 09:00-10:00", "C C-2 10 09:00-10:00", "D Main 10 09:00-10:00", "B C-1 11 09:00-10:00"},
		want:      []string{`60: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "D" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), are both of "ITU" and overlap for 60 minutes`},
		say:       []string{`"A" and "D" are both of "ITU" and should not overlap`},
	},
	{
		name:      "a line makes it hard",
		change:    byOrgs,
		settings:  []model.Setting{leveled(model.Hard, 0, set("R24", "org=itu"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00"},
		want:      []string{`60: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), are both of "ITU" and overlap for 60 minutes`},
		say:       []string{`"A" and "B" are both of "ITU" and must not overlap`},
	},
	{
		name: "merged sessions do not clash, and the organizer of another is none here",
		change: func(e *model.Event) {
			byOrgs(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
			e.People[1].Org = "ISOC"
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "E C-2 10 09:00-09:30"},
	},
}

func TestR24OneOrganisation(t *testing.T) { judge(t, "R24") }

// What folds alike is what Unicode's simple folding takes for equal.
func TestFoldedWordsAreThoseThatAreEqual(t *testing.T) {
	words := []string{"", "ISOC", "isoc", "Straße", "STRASSE", "Σας", "σαΣ", "K", "\u212a", "İ", "i", "ı", "I", "Ä", "ä", "a\u0308"}
	for _, a := range words {
		for _, b := range words {
			if got, want := foldCase(a) == foldCase(b), strings.EqualFold(a, b); got != want {
				t.Errorf("%q and %q: %v, want %v", a, b, got, want)
			}
		}
	}
}
