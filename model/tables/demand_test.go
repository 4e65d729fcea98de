package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// demandOf reads the small event with that demand.csv.
func demandOf(t *testing.T, content string) (rows []string, notes string) {
	t.Helper()
	read, err := Read(small.with("demand.csv", content).fs())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range read.Event.Demand {
		with := ""
		if d.With.Given() {
			with = read.Event.Sessions[d.With.Index()].ID
		}
		rows = append(rows, fmt.Sprintf("%s|%s|%s|%d", read.Event.Sessions[d.Session].ID, d.Attendee, with, d.Count))
	}
	for _, n := range read.Notes {
		if n.Pos.File == "demand.csv" {
			notes += n.Error() + "\n"
		}
	}
	return rows, notes
}

// The columns tell what a row says, whoever exported it.
func TestDemandOfThreeShapes(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string
		notes         string
	}{
		{
			"attendees and sessions", "attendee,session\na1,OF 44\nann@example.org,WS 70\na1,WS 70\n",
			[]string{"OF 44|a1||0", "WS 70|ann@example.org||0", "WS 70|a1||0"},
			"",
		},
		{
			"sessions and counts", "session,count\nOF 44,120\nWS 70,0\n",
			[]string{"OF 44|||120", "WS 70|||0"},
			"",
		},
		{
			"pairs", "Session A;Session B;Weight\nOF 44;WS 70;37\n",
			[]string{"OF 44||WS 70|37"},
			`demand.csv:1:1: the columns "Session A", "Session B" and "Weight" are read as session, with and count` + "\n",
		},
		{
			"by other names", "Teilnehmer,Sitzung\na1,OF 44\n",
			[]string{"OF 44|a1||0"},
			`demand.csv:1:1: the columns "Teilnehmer" and "Sitzung" are read as attendee and session` + "\n",
		},
		{
			"all in one", "session,attendee,with,count\nOF 44,a1,,1\nOF 44,,,90\nOF 44,,WS 70,3\n",
			[]string{"OF 44|a1||0", "OF 44|||90", "OF 44||WS 70|3"},
			"",
		},
		{
			"what is said again counts once", "session,attendee,with,count\nOF 44,a1,,\nOF 44,,WS 70,3\nOF 44,a1,,\nWS 70,,OF 44,3\nOF 44,a1,,\n",
			[]string{"OF 44|a1||0", "OF 44||WS 70|3"},
			"demand.csv:4:1: 3 rows say again what one before says, and count once\n",
		},
		{
			"sessions that there are not are one note", "session,attendee\nOF 44,a1\nOF 45,a1\nX 1,a1\nOF 45,a2\n",
			[]string{"OF 44|a1||0"},
			`demand.csv:3:1: 3 rows are of "OF 45" and "X 1", which are not in sessions.csv: left out; did you mean "OF 44"?` + "\n",
		},
	} {
		rows, notes := demandOf(t, c.content)
		if diff := cmp.Diff(c.want, rows); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if notes != c.notes {
			t.Errorf("%s: notes %q, want %q", c.name, notes, c.notes)
		}
	}
}

func TestFaultsOfDemand(t *testing.T) {
	for content, want := range map[string]string{
		"session,attendee\nX 1,a1\nX 2,a2\nX 1,a2\n": `demand.csv:2:1: 3 rows are of "X 1" and "X 2", which are not in sessions.csv; write the ids that the sessions have there`,
		"session,attendee\nOF 44,\n":                 "demand.csv:2:1: the row says neither who would like to attend it nor how many; give an attendee or a count",
		"session,attendee,count\nOF 44,a1,2\n":       "demand.csv:2:10: a row of an attendee counts one, not 2; leave one of them out",
		"session,attendee,with\nOF 44,a1,WS 70\n":    "demand.csv:2:10: a row of an attendee names one session; write a row for each session, or leave out the attendee and count those who would like to attend both",
		"session,with,count\nOF 44,OF 44,2\n":        `demand.csv:2:7: "OF 44" stands beside itself; name another session`,
		"session,count\nOF 44,2\nOF 44,3\n":          "demand.csv:3:7: line 2 counts 2 of the same; remove one of them",
		"session,with,count\nOF 44,WS 70,\n":         "demand.csv:2:13: the row says neither who would like to attend it nor how many; give an attendee or a count",
		"session,count\nOF 44,many\n":                `demand.csv:2:7: count "many" is not a whole number; write digits only`,
		"attendee\na1\n":                             `demand.csv:1:1: the column "session" is missing; add it to the first row`,
		"session,count\n,3\n":                        "demand.csv:2:1: session is empty; every row needs one",
	} {
		_, err := Read(small.with("demand.csv", content).fs())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}

// What sessions expect by demand is not written among the sessions, where it would stay
// when the demand changes.
func TestDemandIsWrittenAsDemand(t *testing.T) {
	f := small.with("demand.csv", "session,attendee,colour\nWS 70,a1,red\nWS 70,=a2,\n").with("sessions.csv", strings.ReplaceAll(small["sessions.csv"], ",40,", ",,"))
	checkReading(t, f)
	read, err := Read(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	written := folderOf(Files(read.Event))
	if want := "session,attendee,with,count,colour\r\nWS 70,a1,,,red\r\nWS 70,'=a2,,,\r\n"; written["demand.csv"] != want {
		t.Errorf("written as %q, want %q", written["demand.csv"], want)
	}
	s, _ := read.Event.SessionByID("WS 70")
	if got := read.Event.Sessions[s]; got.Expected != 2 || !got.ByDemand {
		t.Errorf("%s expects %d, by demand %v", got.ID, got.Expected, got.ByDemand)
	}
	again, err := Read(written.fs())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(read.Event, again.Event, sameEvent); diff != "" {
		t.Errorf("read again (-was +is):\n%s", diff)
	}
}

// FuzzDemand reads the small event with other demand.
func FuzzDemand(f *testing.F) {
	f.Add([]byte("attendee,session\na1,OF 44\nann@example.org,WS 70\na1,X\n"))
	f.Add([]byte("Session A;Session B;Weight\nOF 44;WS 70;37\nWS 70;OF 44;37\n"))
	f.Add([]byte("session,count,with,attendee,seen\nOF 44,1,,\"a\n1\",x\nWS 70,007,,,\n,,,,\n"))
	f.Fuzz(func(t *testing.T, content []byte) { checkReading(t, small.with("demand.csv", string(content))) })
}

// BenchmarkDemand reads 5,000 attendees with ten wishes each.
func BenchmarkDemand(b *testing.B) {
	var content strings.Builder
	content.WriteString("attendee,session\n")
	ids := []string{"OF 44", "WS 70"}
	for a := range 25_000 {
		for _, id := range ids {
			fmt.Fprintf(&content, "attendee-%d@example.org,%s\n", a, id)
		}
	}
	f := small.with("demand.csv", content.String()).fs()
	for b.Loop() {
		read, err := Read(f)
		if err != nil {
			b.Fatal(err)
		}
		if n := len(read.Event.Demand); n != 50_000 {
			b.Fatalf("%d rows", n)
		}
	}
}
