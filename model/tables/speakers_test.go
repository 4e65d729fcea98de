package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// speakers is a folder of two sessions with those columns of names, beside what else is
// given by name.
func speakers(head, first, second string, more ...string) folder {
	f := folder{
		"event.yaml":   "name: Forum\nzone: Asia/Tokyo\ngrain: 15\ndays: [{date: 2026-05-11, from: \"09:00\", to: \"18:00\"}]\ntypes: {Talk: 30}\n",
		"sessions.csv": "id|title|type|" + head + "\nA|a|Talk|" + first + "\nB|b|Talk|" + second + "\n",
		"rooms.csv":    "id,name\nC1,Hall\n",
	}
	f["sessions.csv"] = strings.NewReplacer("|", "\t").Replace(f["sessions.csv"])
	for i := 0; i < len(more); i += 2 {
		f[more[i]] = more[i+1]
	}
	return f
}

func castOf(t *testing.T, f folder) (cast, notes string) {
	t.Helper()
	read, err := Read(f.fs())
	if err != nil {
		return err.Error(), ""
	}
	e := read.Event
	for _, p := range e.People {
		cast += p.ID + "; "
	}
	for _, c := range e.Cast {
		cast += fmt.Sprintf("| %s %s %s%s ", e.Sessions[c.Session].ID, c.Role, e.People[c.Person].ID, strings.TrimSuffix(" "+string(c.Presence), " "))
	}
	for _, n := range read.Notes {
		notes += n.Error() + "\n"
	}
	again, err := Read(folderOf(Files(e)).fs())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(e, again.Event, sameEvent); diff != "" {
		t.Errorf("read(write(e)) is not e (-e +read):\n%s", diff)
	}
	return strings.TrimSpace(cast), notes
}

func TestColumnsOfNamesMakeTheCast(t *testing.T) {
	const one = "; one name is one person; where two share it, give each a row and an id in people.csv\n"
	for _, c := range []struct {
		name, want, notes string
		folder            folder
	}{
		{
			"speakers and no people", "Ann Lee; Bo Ray; Cy Fox; | A speaker Ann Lee | A speaker Bo Ray | B speaker Bo Ray | B speaker Cy Fox",
			`sessions.csv:1:15: from the column "Speakers": 3 people made and 4 rows added to the cast as speaker` + one,
			speakers("Speakers", "Ann Lee; Bo Ray", "Bo Ray;Cy Fox;"),
		},
		{
			"several roles, in the singular, plural and other words", "Ann Lee; Bo Ray; Cy Fox; | A speaker Ann Lee | A onsite_moderator Bo Ray | B organizer Cy Fox online",
			`sessions.csv:1:15: from the column "Panelist(s)": 1 person made and 1 row added to the cast as speaker` + one +
				`sessions.csv:1:27: from the column "Session chair": 1 person made and 1 row added to the cast as onsite_moderator` + one +
				`sessions.csv:1:41: from the column "Organisers": 1 person made, 1 row added to the cast as organizer and 2 texts that name nobody not read` + one,
			speakers("Panelist(s)|Session chair|Organisers", "Ann Lee|Bo Ray|TBC; yes", "||Cy Fox (online)"),
		},
		{
			"people who are there, by id, alias, name and other spelling", "ann; bo; | A speaker ann | A speaker bo | B speaker ann",
			`sessions.csv:1:15: from the column "speaker": 3 rows added to the cast as speaker
sessions.csv:3:10: speaker "Dr. LÉE, Ann" is read as Ann Lee in 1 line
`,
			speakers("speaker", "Lee-A; Bo Ray", "Dr. LÉE, Ann", "people.csv", "id,name,aliases\nann,Ann Lee,Lee-A\nbo,Bo Ray,\n"),
		},
		{
			"a cast that has some of them", "ann; bo; Cy Fox; | A speaker ann | A organizer bo | A speaker bo | B speaker Cy Fox",
			`sessions.csv:1:15: from the column "Speakers": 1 person made and 2 rows added to the cast as speaker` + one,
			speakers("Speakers", "Ann Lee; Bo Ray", "Cy Fox", "people.csv", "id,name\nann,Ann Lee\nbo,Bo Ray\n", "cast.csv", "session,person,role\nA,ann,speaker\nA,bo,organizer\n"),
		},
		{
			"a cast of somebody whom only the column names", "Ann Lee; | A organizer Ann Lee | A speaker Ann Lee",
			`sessions.csv:1:15: from the column "Speakers": 1 person made and 1 row added to the cast as speaker` + one,
			speakers("Speakers", "Ann Lee", "", "cast.csv", "session,person,role\nA,Ann Lee,organizer\n"),
		},
		{
			"people who may be one", "Ann Lee; A. Lee; | A speaker Ann Lee | B speaker A. Lee",
			`sessions.csv:1:15: from the column "Speakers": 2 people made and 2 rows added to the cast as speaker` + one +
				`sessions.csv:3:10: "A. Lee", "A. Lee", may be the same person as "Ann Lee", "Ann Lee"; if so, keep one row and list the other id in its aliases
`,
			speakers("Speakers", "Ann Lee", "A. Lee"),
		},
		{
			"a role of the event's own", "Ann Lee; | A pope Ann Lee",
			`sessions.csv:1:15: from the column "Popes": 1 person made and 1 row added to the cast as pope` + one,
			speakers("Popes|Speakers", "Ann Lee|x", "|", "event.yaml", "name: Forum\nzone: Asia/Tokyo\ngrain: 15\ndays: [{date: 2026-05-11, from: \"09:00\", to: \"18:00\"}]\ntypes: {Talk: 30}\nroles: {pope: {must: yes}}\n"),
		},
		{
			"whoever may be nobody", "ICANN; Ministry of Health; | A organizer ICANN | B organizer Ministry of Health",
			`sessions.csv:1:15: from the column "Organizer": 2 people made and 2 rows added to the cast as organizer; one name is one person; where two share it, give each a row and an id in people.csv
sessions.csv:2:10: "ICANN" and "Ministry of Health" are read as organisations, by name: they need not attend; of one that is none, write the kind person
`,
			speakers("Organizer", "ICANN", "Ministry of Health"),
		},
		{"one of two of a name", `sessions.csv:2:10: "Ann Lee" is the name of more than one person; write an id: "ann" or "lee"`, "", speakers("Speakers", "Ann Lee", "", "people.csv", "id,name\nann,Ann Lee\nlee,Ann Lee\n")},
		{"one of two of a name in other letters", `sessions.csv:2:10: "ANN LEE" may be more than one person; write an id: "ann" or "lee"`, "", speakers("Speakers", "ANN LEE", "", "people.csv", "id,name\nann,Ann Lee\nlee,Lee Ann\n")},
		{"a comma that says nothing", `sessions.csv:2:10: "Ann Lee, UNESCO" may be one person or several; write ; between people, and brackets around what is no name`, "", speakers("Speakers", "Ann Lee, UNESCO", "")},
	} {
		t.Run(c.name, func(t *testing.T) {
			cast, notes := castOf(t, c.folder)
			if diff := cmp.Diff(c.want, cast); diff != "" {
				t.Errorf("cast (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.notes, notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNamesInACell(t *testing.T) {
	r := newReading(nil)
	r.people = newRegister[model.PersonIndex]("person", "people.csv")
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Ann Lee", "Ann Lee"},
		{"Ann Lee;Bo Ray; ", "Ann Lee|Bo Ray"},
		{"Ann Lee\r\nBo Ray\n", "Ann Lee|Bo Ray"},
		{"Ann Lee / Bo Ray/Cy Fox", "Ann Lee|Bo Ray|Cy Fox"},
		{"Ann Lee, Bo Ray and Cy Fox", "Ann Lee|Bo Ray|Cy Fox"},
		{"Ann Lee & Bo Ray", "Ann Lee|Bo Ray"},
		{"Lee, Ann", "Lee, Ann"},
		{"Lee, Ann; Ray, Bo", "Lee, Ann|Ray, Bo"},
		{"Martin Luther King, Jr., Bo Ray", "Martin Luther King, Jr.|Bo Ray"},
		{"Ann Lee (ITU, Geneva), Bo Ray (online)", "Ann Lee (ITU, Geneva)|Bo Ray (online)"},
		{"Ann Lee, Ministry of Health; Bo Ray, ITU", "Ann Lee (Ministry of Health)|Bo Ray (ITU)"},
		{"Ann Lee, TBC", "Ann Lee|TBC"},
		{"1. Ann Lee\n2) Bo Ray\n- Cy Fox", "Ann Lee|Bo Ray|Cy Fox"},
		{"Ann Lee <ann@example.org>, Bo Ray <bo@example.org>", "Ann Lee <ann@example.org>|Bo Ray <bo@example.org>"},
		{"Ann Lee, Ministry of Health", "fault"},
		{"UNESCO, ITU", "fault"},
		{"Ann Lee, Bo Ray, Cher", "fault"},
		{"Simon and Garfunkel", "Simon and Garfunkel"},
		{"王小明、李大华", "王小明|李大华"},
	} {
		names, err := r.splitNames(c.text)
		got := strings.Join(names, "|")
		if err != nil {
			got = "fault"
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestHeadingsThatNameRoles(t *testing.T) {
	r := newReport()
	for _, role := range model.DefaultRoles() {
		r.roleNames = append(r.roleNames, role.ID)
	}
	for heading, want := range map[string]string{
		"speaker": "speaker", "Speakers": "speaker", "SPEAKER(S)": "speaker", "Speaker 3": "speaker", "Speaker #2": "speaker", "Speaker names": "speaker", "Keynote speakers": "speaker",
		"Names of speakers": "speaker", "List of panellists": "speaker", "Invited Presenters": "speaker", "Ponentes": "speaker", "Referenten": "speaker",
		"Onsite moderator": "onsite_moderator", "onsite-moderators": "onsite_moderator", "Session chair": "onsite_moderator", "Chairs": "onsite_moderator", "Moderators": "onsite_moderator",
		"Online Moderator": "online_moderator", "Rapporteurs": "rapporteur", "Organisers": "organizer", "Co-organizers": "organizer",
		"Speaker email": "", "Speakers confirmed?": "", "org": "", "Session": "", "Public": "", "Participants": "", "Audience": "audience", strings.Repeat("list of ", 99) + "speakers": "", "Names": "", "3": "", "": "", "Comments": "",
	} {
		if got := r.roleOf(heading); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}
