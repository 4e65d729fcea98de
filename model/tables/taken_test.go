package tables

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Values in other words are read, and told once a column.
func TestValuesInOtherWords(t *testing.T) {
	plain := small.
		with("sessions.csv", "id,title,type,minutes,state,expected\nOF 44,A,Open Forum,90,confirmed,1200\nWS 70,B,Workshop,90,optional,180\nWS 71,C,Workshop,60,cancelled,\n").
		with("people.csv", "id,name,presence\njk,Jovan,online\nsm,Sorina,onsite\n").
		with("cast.csv", "session,person,role,presence,must\nOF 44,jk,speaker,,\nOF 44,sm,onsite_moderator,onsite,yes\nWS 70,jk,organizer,online,no\n").
		with("rooms.csv", "id,name,capacity\nC1,Room C-1,80\nAH,Annex Hall 1,1200\n").
		with("kits.csv", "id,kind,count,setup\ncart,zoom cart,3,90\n").
		with("availability.csv", "who,start,end,kind\njk,2023-10-08T08:30Z,2023-10-08T12:00Z,no\nC1,2023-10-08T08:30Z,2023-10-08T12:00Z,prefer\n").
		without("baseline.csv").without("rules.csv").without("walk.csv")
	plain = plain.with("windows.csv", "id,start,end,types,prime\nsun,2023-10-08T09:00Z,2023-10-08T18:00Z,Workshop;Open Forum,yes\n")
	want, _ := mustRead(t, plain)
	other := plain.
		with("sessions.csv", "id,title,type,minutes,state,expected\nOF 44,A,open-forum,1h30,Confirmed,\"1,200\"\nWS 70,B,WORKSHOP,1:30,Facultatif,180 people\nWS 71,C,workshops,60 min,Abgesagt,\n").
		with("people.csv", "id,name,presence\njk,Jovan,En ligne\nsm,Sorina,In person\n").
		with("cast.csv", "session,person,role,presence,must\nOF 44,jk,Ponente,,\nOF 44,sm,Onsite Moderator,vor Ort,oui\nWS 70,jk,Organisateur,Virtual,Nein\n").
		with("rooms.csv", "id,name,capacity\nC1,Room C-1,80 Plätze\nAH,Annex Hall 1,1.200\n").
		with("kits.csv", "id,kind,count,setup\ncart,zoom cart,3,1.5 h\n").
		with("availability.csv", "who,start,end,kind\njk,2023-10-08T08:30Z,2023-10-08T12:00Z,indisponible\nC1,2023-10-08T08:30Z,2023-10-08T12:00Z,bevorzugt\n").
		with("windows.csv", "id,start,end,types,prime\nsun,2023-10-08T09:00Z,2023-10-08T18:00Z,workshop;Open Forums,SÍ\n")
	read, err := Read(other.fs())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read.Event, sameEvent); diff != "" {
		t.Errorf("another event (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		`cast.csv:2:10: role "Ponente" is read as speaker in 1 line, "Onsite Moderator" is read as onsite_moderator in 1 line, "Organisateur" is read as organizer in 1 line`,
		`cast.csv:3:27: presence "vor Ort" is read as onsite in 1 line, "Virtual" is read as online in 1 line`,
		`cast.csv:3:35: must "oui" is read as yes in 1 line, "Nein" is read as no in 1 line`,
		`availability.csv:2:40: kind "indisponible" is read as no in 1 line, "bevorzugt" is read as prefer in 1 line`,
	}, slices.DeleteFunc(strings.Split(lines(read.Notes), "\n"), func(note string) bool {
		return !strings.HasPrefix(note, "cast.csv") && !strings.HasPrefix(note, "availability.csv")
	})); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if len(read.Account.Taken) != 27 {
		t.Errorf("%d words were taken: %v", len(read.Account.Taken), read.Account.Taken)
	}
}

// What may mean two things is a fault, and so is a word that nobody knows.
func TestValuesThatMayMeanTwoThings(t *testing.T) {
	wantFaults(t, small.with("rooms.csv", "id,name,capacity\nC1,Room C-1,\"1,5\"\nAH,Annex Hall 1,80-100\n").with("cast.csv", "session,person,role,presence\nOF 44,jk,Speeker,hybrid\n").without("walk.csv"),
		`rooms.csv:2:14: capacity "1,5" is not a whole number; write digits only`,
		`rooms.csv:3:17: capacity "80-100" is not a whole number; write digits only`,
		`cast.csv:2:10: role "Speeker" is not in event.yaml; did you mean "speaker"?`,
		`cast.csv:2:18: presence "hybrid" is not known; write onsite or online`,
	)
	types := strings.Replace(small["event.yaml"], "Other: 0", "other: 0, O.T.H.E.R: 0", 1)
	wantFaults(t, small.with("event.yaml", types).with("sessions.csv", strings.ReplaceAll(small["sessions.csv"], "Workshop,60", "OTHER,60")),
		`sessions.csv:3:31: session type "OTHER" is not in event.yaml; did you mean "other"?`)
}

// Of many words for one column the first few are told, and the first hundred listed.
func TestManyWordsAreOneNote(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,title,type,minutes\n")
	for i := range 130 {
		fmt.Fprintf(&b, "S%d,T,Workshop,%d:%02d\n", i, 1+i/60, i%60)
	}
	read, err := Read(folder{"event.yaml": small["event.yaml"], "rooms.csv": small["rooms.csv"], "windows.csv": small["windows.csv"], "sessions.csv": b.String()}.fs())
	if err != nil || len(read.Account.Taken) != 100 {
		t.Errorf("%v; %d words", err, len(read.Account.Taken))
	}
	const want = `sessions.csv:2:15: minutes "1:00" is read as 60 in 1 line, "1:01" is read as 61 in 1 line, "1:02" is read as 62 in 1 line, "1:03" is read as 63 in 1 line, "1:04" is read as 64 in 1 line, 125 more words` + "\n"
	if got := lines(read.Notes); !strings.Contains(got, want) {
		t.Errorf("notes:\n%s", got)
	}
}

// Lengths in event.yaml are read as those of tables are.
func TestLengthsOfTypes(t *testing.T) {
	e, notes := mustRead(t, small.with("event.yaml", strings.Replace(small["event.yaml"], "Forum: 60", "Forum: 1 h", 1)))
	if e.Types[1].Minutes != 60 || !strings.Contains(lines(notes), `event.yaml:7:35: minutes "1 h" of "Open Forum" is read as 60`) {
		t.Errorf("%v\n%s", e.Types, lines(notes))
	}
}
