package versions_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"programme/model"
	"programme/model/versions"
)

// keptHeader has more columns than are read, as programme.csv does.
const keptHeader = "session,title,day,start_utc,end_utc,room,ada,state,told\r\n"

func TestProgrammes(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	two := []versions.Version{{Number: 1}, {Number: 3}}
	fsys := fstest.MapFS{
		"published/1/before.csv":    file("session,start,end,room\nA,1970-01-01T08:00,1970-01-01T09:00,quay\n"),
		"published/1/programme.csv": file(keptHeader + "A,Old title,x,1970-01-01T09:00Z,1970-01-01T10:00Z,hall,,published,3\r\nold,Removed,x,1970-01-01T09:00Z,1970-01-01T10:00Z,quay,,published,\r\nB,Ropes,,,,,,,\r\n"),
		"published/3/programme.csv": file(keptHeader + "A,Old title,x,1970-01-01T09:00Z,1970-01-01T10:00Z,'=tent,,published,3\r\nold,Removed,x,1970-01-01T09:00Z,1970-01-01T10:00Z,quay,,published,\r\n"),
	}
	e := event()
	k, err := versions.Programmes(fsys, e, two)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Rooms) != 2 || len(k.Event.Rooms) != 3 || k.Event.Rooms[2].ID != "=tent" {
		t.Errorf("the rooms are %v, and those of the event %v", k.Event.Rooms, e.Rooms)
	}
	if len(k.Gone) != 1 || k.Gone[0] != "old" {
		t.Errorf("gone are %v", k.Gone)
	}
	for i, want := range []model.Placement{at(a, 9, 0, model.Published, 3), at(a, 9, 2, model.Published, 3)} {
		list := k.Programmes[i].Placements
		if len(list) == 1 {
			list[0].Pos = model.Position{}
		}
		if len(list) != 1 || list[0] != want {
			t.Errorf("version %d is %+v", two[i].Number, list)
		}
	}
	if k.Before == nil || len(k.Before.Placements) != 1 || k.Before.Placements[0].Room.Index() != 1 {
		t.Errorf("before it was %v", k.Before)
	}

	// What does not fit any more is no start, but what is not as it was written is a fault.
	fsys["published/1/before.csv"] = file("session,start,room\nnobody,1970-01-01T08:00,quay\n")
	if k, err := versions.Programmes(fsys, e, two); err != nil || k.Before != nil {
		t.Errorf("before it was %v, %v", k, err)
	}
	for _, text := range []string{"", "session,room\nA,hall\n", keptHeader + "A,\"x\n"} {
		fsys["published/3/programme.csv"] = file(text)
		if _, err := versions.Programmes(fsys, e, two); err == nil || !strings.Contains(err.Error(), "published/3/programme.csv") {
			t.Errorf("%q: %v", text, err)
		}
	}
	delete(fsys, "published/3/programme.csv")
	if _, err := versions.Programmes(fsys, e, two); err == nil {
		t.Error("a version without its programme was read")
	}
}

// What was hidden when a version was published is taken down, cancelled sessions not.
func TestDescribeTakesDownWhatIsHidden(t *testing.T) {
	e := event()
	e.Rules = []model.Setting{{Rule: "R52", Params: []model.Param{{Key: "session", Value: "B"}}}, {Rule: "R52", Params: []model.Param{{Key: "session", Value: "C"}}}}
	var v versions.Version
	v.Describe(e, versions.Of(e, model.NewProgramme([]model.Placement{at(a, 9, 0, "", 0), at(b, 9, 1, "", 0)}), versions.Options{State: model.Published}))
	if len(v.Hidden) != 1 || v.Hidden[0] != "B" {
		t.Errorf("hidden are %q", v.Hidden)
	}
}
