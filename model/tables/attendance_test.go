package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// attends reads a folder of two sessions with that people.csv and cast.csv, and says of each
// person in each session whether they must attend and how.
func attends(t *testing.T, people, cast string, more ...string) (duties, notes string) {
	t.Helper()
	f := speakers("org", "Internet Society", "", append(more, "people.csv", people, "cast.csv", cast)...)
	read, err := Read(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	var said []string
	for _, d := range e.Duties() {
		must := "can"
		if d.Must {
			must = "must"
		}
		said = append(said, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Sessions[d.Session].ID, e.People[d.Person].ID, must, d.Presence)))
	}
	for _, n := range read.Notes {
		notes += n.Error() + "\n"
	}
	return strings.Join(said, "; "), notes
}

// How somebody takes part the row of the cast says, else the role if that is online, else the
// person, else the role.
func TestWhoIsOnline(t *testing.T) {
	const people = "id,name,presence\np,Pia,\nq,Quin,online\nr,Rex,onsite\n"
	roles := func(text string) []string {
		return []string{"event.yaml", speakers("", "", "")["event.yaml"] + "roles: " + text + "\n"}
	}
	for _, c := range []struct {
		name, cast, want string
		more             []string
	}{
		{"the role says it", "A,p,online_moderator,\nB,p,onsite_moderator,\n", "A p must online; B p must onsite", nil},
		{"online by the role before the person, and on site after", "A,q,onsite_moderator,\nA,r,online_moderator,\n", "A q must online; A r must online", nil},
		{"the row before the role", "A,p,online_moderator,onsite\nB,p,onsite_moderator,online\n", "A p must onsite; B p must online", nil},
		{"another role says nothing", "A,p,speaker,\nA,q,speaker,\nA,r,rapporteur,\n", "A p must; A q must online; A r must onsite", nil},
		{"on site in one of two roles", "A,p,online_moderator,\nA,p,rapporteur,onsite\n", "A p must onsite", nil},
		{"other words that say it", "A,p,Remote moderator,\nB,q,In-person Moderator,\nB,r,Modérateur en ligne,\n", "A p must online; B q must online; B r must online", nil},
		{"other words that do not", "A,p,Chair,\nA,q,Chair,\nA,r,Moderator,\n", "A p must onsite; A q must online; A r must onsite", nil},
		{"roles of the event's own", "A,p,Remote moderator,\nA,q,chair,\nB,p,helper,\nB,q,online_moderator,\n", "A p must online; B p must online; A q must online; B q must online", roles("{Remote moderator: , chair: {host: yes}, helper: {presence: remote}, online_moderator: {presence: onsite}}")},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := attends(t, people, "session,person,role,presence\n"+c.cast, c.more...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A column of sessions that is called by a word which does not say it leaves it to the person.
func TestWhoIsOnlineByAColumn(t *testing.T) {
	for _, c := range []struct{ head, presence, want string }{
		{"Chair", "online", "A p must online"},
		{"Chair", "", "A p must onsite"},
		{"Onsite moderators", "", "A p must onsite"},
		{"Remote moderator", "onsite", "A p must online"},
	} {
		f := speakers(c.head, "Pia", "", "people.csv", "id,name,presence\np,Pia,"+c.presence+"\n")
		read, err := Read(f.fs())
		if err != nil {
			t.Fatal(err)
		}
		d := read.Event.Duties()[0]
		if got := fmt.Sprintf("A p must %s", d.Presence); got != c.want {
			t.Errorf("%s of somebody %q: %s, want %s", c.head, c.presence, got, c.want)
		}
	}
}

// An organisation and one of several organizers need not attend, unless the row says so.
func TestWhoMustAttend(t *testing.T) {
	for _, c := range []struct {
		name, people, cast, want, note string
		more                           []string
	}{
		{"the only organizer", "p,Pia Lind,\n", "A,p,organizer,\nB,p,organizer,\n", "A p must; B p must", "", nil},
		{"one of two organizers", "p,Pia Lind,\nq,Quin Roe,\n", "A,p,organizer,\nA,q,organizer,\nB,q,organizer,\n", "A p can; A q can; B q must", "", nil},
		{"the row says so", "p,Pia Lind,\nq,Quin Roe,\n", "A,p,organizer,yes\nA,q,organizer,\nB,q,organizer,no\n", "A p must; A q can; B q can", "", nil},
		{"in another role too", "p,Pia Lind,\nq,Quin Roe,\n", "A,p,organizer,\nA,p,speaker,\nA,q,organizer,\n", "A p must; A q can", "", nil},
		{"listed twice", "p,Pia Lind,\n", "A,p,organizer,\nA,p,organizer,\n", "A p must", `cast.csv:3:3: "p" is already "organizer" of "A" in line 2; remove one of them`, nil},
		{
			"organisations by name", "p,ISOC,\nq,Ministry of Health,\nr,Internet Society,\n", "A,p,organizer,\nB,q,organizer,\nB,r,organizer,yes\n", "A p can; B q can; B r must",
			`people.csv:2:1: "ISOC", "Ministry of Health" and "Internet Society" are read as organisations, by name: they need not attend; of one that is none, write the kind person`, nil,
		},
		{"no organisations", "p,ISOC,person\nq,JK,\nr,ICANN,\n", "A,p,organizer,\nB,q,organizer,\nB,r,speaker,\n", "A p must; B q must; B r must", "", nil},
		{"names in capitals", "p,PIA LIND,\nq,MADONNA,\n", "A,p,organizer,\nB,q,organizer,\n", "A p must; B q must", "", nil},
		{"an organisation of whatever name", "p,Pia Lind,organization\n", "A,p,speaker,\nB,p,speaker,yes\n", "A p can; B p must", `people.csv:2:12: kind "organization" is read as organisation`, nil},
		{
			"roles of the event's own", "p,Pia Lind,\nq,Quin Roe,\n", "A,p,Convener,\nA,q,Convener,\nB,p,organizer,\nB,q,organizer,\nB,p,chair,\nB,q,chair,no\n", "A p can; B p must; A q can; B q must", "",
			[]string{"event.yaml", speakers("", "", "")["event.yaml"] + "roles: {Convener: , organizer: {must: yes}, chair: {must: alone}}\n"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, notes := attends(t, "id,name,kind\n"+c.people, "session,person,role,must\n"+c.cast, c.more...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if c.note != "" && !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "organisation") {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
		})
	}
}

// What the tables decide of people is written down, so that it is read again.
func TestOrganisationsAreWritten(t *testing.T) {
	f := speakers("org", "", "", "people.csv", "id,name\np,ISOC\n", "cast.csv", "session,person,role\nA,p,organizer\n")
	read, err := Read(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	written := folderOf(Files(read.Event))
	if want := "p,ISOC,,,,,,,,,,,organisation,,,,,,\r\n"; !strings.HasSuffix(written["people.csv"], want) {
		t.Errorf("people.csv is %q, want it to end in %q", written["people.csv"], want)
	}
	if want := "organizer: {must: alone, host: no}\n"; !strings.Contains(written["event.yaml"], want) {
		t.Errorf("event.yaml is %q, want it to have %q", written["event.yaml"], want)
	}
	if want := "online_moderator: {must: yes, host: yes, presence: online}\n"; !strings.Contains(written["event.yaml"], want) {
		t.Errorf("event.yaml is %q, want it to have %q", written["event.yaml"], want)
	}
	if again, err := Read(written.fs()); err != nil || again.Event.People[0].Kind != model.Organisation {
		t.Errorf("read again: %v, error %v", again.Event, err)
	}
}
