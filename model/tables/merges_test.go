package tables

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The id of another session under merge means that session.
func TestMergeNamesASession(t *testing.T) {
	const header = "id,title,type,minutes,state,merge\n"
	for _, c := range []struct {
		name, rows string
		merges     string // of the sessions in order
		notes      string
		faults     string
	}{
		{"the id of a later one", "A,a,Workshop,60,,B\nB,b,Workshop,60,,\n", "B B", `sessions.csv:2:18: "A" is merged with "B", whose id stands there`, ""},
		{"of an earlier one, by two", "A,a,Workshop,60,,\nB,b,Workshop,60,,A\nC,c,Workshop,60,,A\n", "A A A", `sessions.csv:3:18: "B" is merged with "A", whose id stands there`, ""},
		{"of each other", "A,a,Workshop,60,,B\nB,b,Workshop,60,,A\n", "A A", `sessions.csv:2:18: "A" is merged with "B": each names the other`, ""},
		{"the first one's own id", "A,a,Workshop,60,,A\nB,b,Workshop,60,,A\n", "A A", "", ""},
		{"one word", "A,a,Workshop,60,,x\nB,b,Workshop,60,,x\n", "x x", "", ""},
		{"nobody's word", "A,a,Workshop,60,,x\nB,b,Workshop,60,,\n", "x ", `sessions.csv:2:18: "A" is merged as "x", but no other session is; write the same word beside the session that it is merged with`, ""},
		{
			"a cancelled one", "A,a,Workshop,60,,B\nB,b,Workshop,60,cancelled,\n", "B ",
			`sessions.csv:2:18: "A" is to be merged with "B", which is cancelled`, "",
		},
		{"one of another group", "A,a,Workshop,60,,B\nB,b,Workshop,60,,C\nC,c,Workshop,60,,\n", "", "", `sessions.csv:2:18: "A" is to be merged with "B", which is merged as "C"; write one word beside all sessions that act as one`},
		{"one of another length", "A,a,Workshop,60,,B\nB,b,Workshop,90,,\n", "", "", `sessions.csv:2:18: "A" of 60 minutes is merged with "B" of 90 (line 3); give merged sessions the same minutes`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := folder{"event.yaml": small["event.yaml"], "rooms.csv": small["rooms.csv"], "windows.csv": "id,start,end\nd,2023-10-08T09:00Z,2023-10-08T18:00Z\n", "sessions.csv": header + c.rows}
			f["event.yaml"] = strings.Replace(f["event.yaml"], `  - {date: 2023-10-08, from: "09:00", to: "18:00"}`, "  - 2023-10-08", 1)
			read, err := Read(f.fs())
			if c.faults != "" {
				wantFaults(t, f, c.faults)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var words []string
			for _, s := range read.Event.Sessions {
				words = append(words, s.Merge)
			}
			if got := strings.Join(words, " "); got != c.merges {
				t.Errorf("merged as %q, want %q", got, c.merges)
			}
			if diff := cmp.Diff(c.notes, strings.TrimSuffix(lines(read.Notes), "\n")); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}
