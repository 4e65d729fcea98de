package tables

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	_ "time/tzdata" // zones must not depend on the machine that tests

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"programme/model"
)

// folder is an event folder in memory.
type folder map[string]string

func (f folder) fs() fs.FS {
	m := fstest.MapFS{}
	for name, content := range f {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

// with returns a copy of the folder in which one file is another.
func (f folder) with(name, content string) folder {
	g := maps.Clone(f)
	g[name] = content
	return g
}

// without returns a copy of the folder that lacks one file.
func (f folder) without(name string) folder {
	g := maps.Clone(f)
	delete(g, name)
	return g
}

// folderOf is what Files returns, as a folder.
func folderOf(files []File) folder {
	f := folder{}
	for _, file := range files {
		f[file.Name] = string(file.Content)
	}
	return f
}

// small is an event with a row in every table and nothing wrong.
var small = folder{
	"event.yaml": `name: Small Forum
zone: Asia/Tokyo
grain: 15
days:
  - {date: 2023-10-08, from: "09:00", to: "18:00"}
  - 2023-10-09
types: {Workshop: 90, Open Forum: 60, Other: 0}
rules:
  R16: {level: hard, reason: nobody is twice}
`,
	"sessions.csv": `id,title,type,minutes,state,priority,themes,org,languages,expected,layout,needs,prefers,avoids,merge,notes,page
OF 44,Future of ICT,Open Forum,,,,AI;Data,DiploFoundation,en;fr,40,round,captions,,,,,https://example.org/44
WS 70,"Ethics, and ""trust""",Workshop,60,confirmed,,AI,,,,,,,,,"two
lines",
WS 71,Left over,Workshop,,optional,3,,,,,,,,,,,
`,
	"people.csv": `id,name,zone,presence,group,region,arrive,depart,walk_factor,waiver,aliases
jk,Jovan Kurbalija,Europe/Prague,online,Civil Society,EEG,,,,,kurbalija;JK
sm,Sorina Teleanu,,onsite,,,2023-10-07T10:00+09:00,2023-10-10T10:00+09:00,1.5,R28,
`,
	"cast.csv": `session,person,role,presence,must
OF 44,jk,speaker,,
OF 44,Sorina Teleanu,onsite_moderator,onsite,yes
WS 70,kurbalija,audience,online,no
`,
	"rooms.csv": `id,name,area,capacity,safety,layouts,services,open,notes
C1,Room C-1,C,80,100,round;theatre,captions,2023-10-08T00:00Z/2023-10-09T12:00Z,
AH,Annex Hall 1,Annex,200,,,,,
`,
	"windows.csv": `id,start,end,starts,types,rooms,prime,zone
sun,2023-10-08T09:00,2023-10-08T18:00,09:00;10:30,Workshop;Open Forum,Annex Hall 1;C1,yes,Asia/Tokyo
mon,2023-10-09T00:00:00Z,2023-10-09T09:00:00Z,,,,,
`,
	"availability.csv": `who,start,end,kind,zone,source
jk,2023-10-08T08:30,2023-10-08T12:00,,Europe/Prague,mail
Room C-1,2023-10-09T00:00Z,2023-10-09T02:00Z,no,,
cart,2023-10-09T00:00Z,2023-10-09T02:00Z,avoid,,
`,
	"walk.csv": "from,to,minutes\nC,Annex,7\nC1,Annex Hall 1,9\n",
	"kits.csv": "id,kind,count,setup,strike,move\ncart,zoom cart,3,10,5,20\n",
	"rules.csv": `id,rule,level,weight,who,params,reason
order,R41,check,5,chair,before=OF 44|WS 71; after=WS 70; min=30,the one prepares the other
`,
	"baseline.csv": `session,start,end,room,state,told
OF 44,2023-10-08T00:00Z,,C1,published,120
WS 70,2023-10-08T01:30Z,2023-10-08T02:30Z,Annex Hall 1,draft,
`,
}

// mustRead reads a folder that has no faults.
func mustRead(t testing.TB, f folder) (*model.Event, []model.Fault) {
	t.Helper()
	read, err := Read(f.fs())
	if err != nil {
		t.Fatalf("faults in a folder that should have none:\n%v", err)
	}
	return read.Event, read.Notes
}

// faultsOf reads a folder and returns its faults, one a line.
func faultsOf(t testing.TB, f folder) string {
	t.Helper()
	read, err := Read(f.fs())
	if err == nil {
		return ""
	}
	if read.Event != nil {
		t.Error("an event came with faults")
	}
	var faults model.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("the error is no model.Faults: %v", err)
	}
	if !slices.Equal(faults, slices.Clone(faults).Sort()) {
		t.Errorf("faults are not sorted:\n%v", err)
	}
	return err.Error()
}

// wantFaults fails unless the folder has exactly these faults, one a line.
func wantFaults(t *testing.T, f folder, want ...string) {
	t.Helper()
	if diff := cmp.Diff(strings.Join(want, "\n"), faultsOf(t, f)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// sameEvent compares events but for positions, where nothing and an empty list are one.
var sameEvent = cmp.Options{cmpopts.IgnoreTypes(model.Position{}), cmpopts.EquateEmpty()}
