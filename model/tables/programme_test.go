package tables

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/when"
)

func TestReadProgramme(t *testing.T) {
	e, _ := mustRead(t, small)
	at := func(text string) model.Instant {
		i, err := when.Calendar{}.Instant(text)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	one := func(pl model.Placement) *model.Programme { return model.NewProgramme([]model.Placement{pl}) }
	ten := model.Interval{Start: at("2023-10-08T01:00Z"), End: at("2023-10-08T02:00Z")}
	for _, c := range []struct {
		name, content string
		want          *model.Programme
	}{
		{"no rows", "session,room,start\n", model.NewProgramme(nil)},
		{"without an end it lasts as long as the session", "session,start,room\nOF 44,2023-10-08T10:00+09:00,C1\n", one(model.Placement{Session: 0, Interval: ten, Room: model.InRoom(0)})},
		{"its own end counts", "session;room;start;end\nOF 44;Room C-1;2023-10-08T01:00Z;2023-10-08T01:30Z\n", one(model.Placement{Session: 0, Interval: model.Span(ten.Start, 30), Room: model.InRoom(0)})},
		{"local times beside a zone", "session,room,start,zone\nWS 70,,2023-10-08T10:00,Asia/Tokyo\n", one(model.Placement{Session: 1, Interval: ten})},
		{
			"as the command writes it",
			"session,title,day,start_utc,end_utc,start_local,zone,room,speaker,state,moved\nWS 70,T,2023-10-08,2023-10-08T01:00,2023-10-08T03:00Z,2023-10-08T10:00,Asia/Tokyo,AH,Jovan,published,yes\n",
			one(model.Placement{Session: 1, Interval: model.Span(ten.Start, 120), Room: model.InRoom(1), State: model.Published}),
		},
		{"a session that is not placed", "session,room,start\nWS 70,,\n", model.NewProgramme(nil)},
		{
			"a session may be there twice", "session,room,start\nWS 70,AH,2023-10-08T01:00Z\nWS 70,C1,2023-10-08T01:00Z\n",
			model.NewProgramme([]model.Placement{{Session: 1, Interval: ten, Room: model.InRoom(0)}, {Session: 1, Interval: ten, Room: model.InRoom(1)}}),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := ReadProgramme("programme.csv", strings.NewReader(c.content), e)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got, sameEvent); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadProgrammeFaults(t *testing.T) {
	f := small.with("rooms.csv", "id,name\nC1,Room C-1\nAH,Twin\nBH,Twin\n").with("windows.csv", "id,start,end\nw,2023-10-08T00:00Z,2023-10-08T09:00Z\n").
		without("walk.csv").without("baseline.csv")
	e, _ := mustRead(t, f)
	for _, c := range []struct{ name, content, want string }{
		{"nothing", "", `p.csv:1:1: the table is empty; start it with a row of column names: session,room,start,end,state,told,zone,start_utc,end_utc,start_local,end_local,day,date,room_name`},
		{"no times", "session,room\nOF 44,C1\n", `p.csv:1:1: the column "start" is missing; add it to the first row, or start_utc or start_local`},
		{"unknown session and room", "session,room,start\nOF 4,C2,2023-10-08T01:00Z\n", `p.csv:2:1: session "OF 4" is not in the event; did you mean "OF 44"?` + "\n" +
			`p.csv:2:6: room "C2" is not in the event; did you mean "C1"?`},
		{"a name of two rooms", "session,room,start\nOF 44,Twin,2023-10-08T01:00Z\n", `p.csv:2:7: "Twin" is the name of more than one room; write an id: "AH" or "BH"`},
		{"an end before its start", "session,room,start,end\nOF 44,C1,2023-10-08T01:00Z,2023-10-08T01:00Z\n", `p.csv:2:28: end "2023-10-08T01:00Z" is not after start "2023-10-08T01:00Z"; mend one of them`},
		{"a zone nobody knows", "session,room,start,zone\nOF 44,C1,2023-10-08T01:00,Asia/Tokio\n", `p.csv:2:27: "Asia/Tokio" is not an IANA time zone; did you mean "Asia/Tokyo"?`},
		{"a room without a time", "session,room,start\nOF 44,C1,\n", `p.csv:2:10: start is empty; every row needs one`},
		{"too late", "session,room,start\nOF 44,C1,2199-12-31T23:30Z\n", `p.csv:2:10: the session starts "2199-12-31T23:30Z" and ends after the year 2199; mend the year`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _, err := ReadProgramme("p.csv", strings.NewReader(c.content), e)
			var faults model.Faults
			if p != nil || !errors.As(err, &faults) {
				t.Fatalf("got %v and %v", p, err)
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
