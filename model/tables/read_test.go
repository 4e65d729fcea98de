package tables

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/when"
)

func TestRead(t *testing.T) {
	e, notes := mustRead(t, small)
	at := func(text string) model.Instant {
		i, err := when.Calendar{}.Instant(text)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	between := func(from, to string) model.Interval { return model.Interval{Start: at(from), End: at(to)} }
	want := &model.Event{
		Name: "Small Forum", Zone: "Asia/Tokyo", Grain: 15,
		Days:  []model.Date{{Year: 2023, Month: 10, Day: 8}, {Year: 2023, Month: 10, Day: 9}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 90}, {ID: "Open Forum", Minutes: 60}, {ID: "Other"}},
		Roles: model.DefaultRoles(),
		Sessions: []model.Session{
			{
				Row: model.Row{Extra: []string{"https://example.org/44"}}, ID: "OF 44", Title: "Future of ICT", Type: "Open Forum", Minutes: 60, State: model.Confirmed,
				Themes: []string{"AI", "Data"}, Org: "DiploFoundation", Languages: []string{"en", "fr"}, Expected: 40, Layout: "round", Needs: []string{"captions"},
			},
			{Row: model.Row{Extra: []string{""}}, ID: "WS 70", Title: `Ethics, and "trust"`, Type: "Workshop", Minutes: 60, State: model.Confirmed, Themes: []string{"AI"}, Notes: "two\nlines"},
			{Row: model.Row{Extra: []string{""}}, ID: "WS 71", Title: "Left over", Type: "Workshop", Minutes: 90, State: model.Optional, Priority: 3},
		},
		People: []model.Person{
			{
				ID: "jk", Name: "Jovan Kurbalija", Zone: "Europe/Prague", Presence: model.Online, Group: "Civil Society", Region: "EEG",
				Aliases: []string{"kurbalija", "JK"},
			},
			{ID: "sm", Name: "Sorina Teleanu", Presence: model.OnSite, Arrive: at("2023-10-07T01:00Z"), Depart: at("2023-10-10T01:00Z"), WalkFactor: 1.5, Waiver: []string{"R28"}},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "onsite_moderator", Presence: model.OnSite, Must: model.MustAttend},
			{Session: 1, Person: 0, Role: "audience", Presence: model.Online, Must: model.NiceToHave},
		},
		Rooms: []model.Room{
			{
				ID: "C1", Name: "Room C-1", Area: "C", Capacity: 80, Safety: 100, Layouts: []string{"round", "theatre"}, Services: []string{"captions"},
				Open: []model.Interval{between("2023-10-08T00:00Z", "2023-10-09T12:00Z")},
			},
			{ID: "AH", Name: "Annex Hall 1", Area: "Annex", Capacity: 200},
		},
		Windows: []model.Window{
			{
				ID: "sun", Interval: between("2023-10-08T00:00Z", "2023-10-08T09:00Z"), Starts: []model.Instant{at("2023-10-08T00:00Z"), at("2023-10-08T01:30Z")},
				Types: []string{"Workshop", "Open Forum"}, Rooms: []model.RoomIndex{0, 1}, Prime: true,
			},
			{ID: "mon", Interval: between("2023-10-09T00:00Z", "2023-10-09T09:00Z")},
		},
		Availability: []model.Availability{
			{Subject: model.OfPerson(0), Interval: between("2023-10-08T06:30Z", "2023-10-08T10:00Z"), Kind: model.Available, Zone: "Europe/Prague", Source: "mail"},
			{Subject: model.OfRoom(0), Interval: between("2023-10-09T00:00Z", "2023-10-09T02:00Z"), Kind: model.Unavailable},
			{Subject: model.OfKit("cart"), Interval: between("2023-10-09T00:00Z", "2023-10-09T02:00Z"), Kind: model.Avoided},
		},
		Walks: []model.Walk{{From: "C", To: "Annex", Minutes: 7}, {From: "C1", To: "AH", Minutes: 9}},
		Kits:  []model.Kit{{ID: "cart", Kind: "zoom cart", Count: 3, Setup: 10, Strike: 5, Move: 20}},
		Rules: []model.Setting{
			{Rule: "R16", Level: model.Hard, Reason: "nobody is twice"},
			{
				ID: "order", Rule: "R41", Level: model.CheckOnly, Weight: 5, Who: "chair", Reason: "the one prepares the other",
				Params: []model.Param{{Key: "before", Value: "OF 44|WS 71"}, {Key: "after", Value: "WS 70"}, {Key: "min", Value: "30"}},
			},
		},
		Baseline: model.NewProgramme([]model.Placement{
			{Session: 0, Interval: between("2023-10-08T00:00Z", "2023-10-08T01:00Z"), Room: model.InRoom(0), State: model.Published, Told: 120},
			{Session: 1, Interval: between("2023-10-08T01:30Z", "2023-10-08T02:30Z"), Room: model.InRoom(1), State: model.Draft},
		}),
		ExtraColumns: map[string][]string{"sessions": {"page"}},
	}
	if diff := cmp.Diff(want, e, sameEvent); diff != "" {
		t.Errorf("event (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("event.yaml:5:6: the hours of the days are not used, since windows.csv gives the windows; write the days without hours\n", lines(notes)); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ got, want model.Position }{
		{e.Sessions[2].Pos, model.Position{File: "sessions.csv", Line: 5, Column: 1}},
		{e.Rules[0].Pos, model.Position{File: "event.yaml", Line: 9, Column: 3}},
		{e.Rules[1].Params[1].Pos, model.Position{File: "rules.csv", Line: 2, Column: 45}},
		{e.Baseline.Placements[1].Pos, model.Position{File: "baseline.csv", Line: 3, Column: 1}},
	} {
		if c.got != c.want {
			t.Errorf("position %v, want %v", c.got, c.want)
		}
	}
}

// A spreadsheet's own ways change nothing.
func TestReadIsTheSame(t *testing.T) {
	want, _ := mustRead(t, small)
	all := func(change func(string) string) folder {
		f := small
		for name, content := range small {
			if strings.HasSuffix(name, ".csv") {
				f = f.with(name, change(content))
			}
		}
		return f
	}
	for name, f := range map[string]folder{
		"with a byte-order mark": all(func(s string) string { return "\ufeff" + s }),
		"with CRLF": all(func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, "two\nlines", "two lines"), "\n", "\r\n")
		}).with("sessions.csv", small["sessions.csv"]),
		"with TAB": all(func(s string) string { return strings.ReplaceAll(s, ",", "\t") }).with("sessions.csv", small["sessions.csv"]),
		"with empty lines": all(func(s string) string {
			return "\n" + strings.ReplaceAll(strings.ReplaceAll(s, "two\nlines", "@"), "\n", "\n\n")
		}).with("sessions.csv", small["sessions.csv"]),
		"with capital columns":                         all(func(s string) string { h, rest, _ := strings.Cut(s, "\n"); return strings.ToUpper(h) + "\n" + rest }).with("sessions.csv", strings.Replace(small["sessions.csv"], "id,title", " ID ,Title", 1)),
		"with columns in another order and semicolons": small.with("cast.csv", "must;presence;person;session;role\n;;jk;OF 44;speaker\nYES;OnSite;Sorina Teleanu;OF 44;onsite_moderator\nNo;Online;kurbalija;WS 70;audience\n"),
		"with an empty column at the end":              small.with("kits.csv", "id,kind,count,setup,strike,move,\ncart,zoom cart,3,10,5,20,\n,,,,,,\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := mustRead(t, f)
			if diff := cmp.Diff(want, got, sameEvent); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHoursOfDaysAreWindows(t *testing.T) {
	f := small.with("event.yaml", `name: Small Forum
zone: Europe/Prague
grain: 15
days:
  - {date: 2023-03-25, from: "09:00", to: "24:00"}
  - {date: 2023-03-26, from: "00:00", to: "04:00"}
types: {Workshop: 90, Open Forum: 60}
`).without("windows.csv").without("rules.csv")
	e, _ := mustRead(t, f)
	if len(e.Windows) != 2 {
		t.Fatalf("got %d windows", len(e.Windows))
	}
	for i, want := range []string{"2023-03-25 2023-03-25T08:00:00Z 2023-03-25T23:00:00Z", "2023-03-26 2023-03-25T23:00:00Z 2023-03-26T02:00:00Z"} {
		w := e.Windows[i]
		if got := w.ID + " " + w.Start.String() + " " + w.End.String(); got != want {
			t.Errorf("window %s, want %s", got, want)
		}
	}
	again, _ := mustRead(t, folderOf(Files(e)))
	if diff := cmp.Diff(e, again, sameEvent); diff != "" {
		t.Errorf("read(write(e)) is not e:\n%s", diff)
	}
}

func TestStartsOnTheClockOfTheVenue(t *testing.T) {
	f := small.with("windows.csv", "id,start,end,starts\nw,2023-10-08T00:00Z,2023-10-10T00:00Z,09:00;2023-10-08T02:00Z;18:00\n")
	e, _ := mustRead(t, f)
	var got []string
	for _, at := range e.Windows[0].Starts {
		got = append(got, at.String())
	}
	want := "2023-10-08T00:00:00Z 2023-10-08T02:00:00Z 2023-10-08T09:00:00Z 2023-10-09T00:00:00Z 2023-10-09T09:00:00Z"
	if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
		t.Errorf("starts (-want +got):\n%s", diff)
	}
}

func TestNotes(t *testing.T) {
	quiet := small.with("event.yaml", strings.Replace(small["event.yaml"], `{date: 2023-10-08, from: "09:00", to: "18:00"}`, "2023-10-08", 1))
	for _, c := range []struct {
		name string
		f    folder
		want string
	}{
		{"nothing to say", quiet, ""},
		{
			"a column that looks like another", quiet.with("rooms.csv", strings.Replace(small["rooms.csv"], "capacity", "capcity", 1)),
			`rooms.csv:1:14: the column "capcity" is not known and only carried along; did you mean "capacity"?`,
		},
		{
			"a file that looks like another", quiet.without("kits.csv").without("availability.csv").with("kit.csv", "x\n"),
			`kit.csv: the file is not read; did you mean "kits.csv"?`,
		},
		{
			"a window outside the days", quiet.with("windows.csv", "id,start,end\nnight,2023-10-09T00:00Z,2023-10-10T03:00Z\n\nw,2023-10-09T00:00Z,2023-10-10T03:01Z\n"),
			`windows.csv:4:3: the window "w" covers 2023-10-10 in Asia/Tokyo, which is not a day of the conference; add the day to event.yaml or mend the window`,
		},
		{
			"a session longer than every window", quiet.with("sessions.csv", strings.Replace(small["sessions.csv"], "Workshop,60", "Workshop,600", 1)),
			`sessions.csv:3:40: the session takes 600 minutes, and the windows open to it give it 540 at most; shorten it or add a longer window`,
		},
		{
			"no window for a type", quiet.with("windows.csv", "id,start,end,types\nw,2023-10-09T00:00Z,2023-10-09T09:00Z,Workshop\n"),
			`sessions.csv:2:21: no window takes sessions of the type "Open Forum"; add the type to a window`,
		},
		{
			"a merge of one", quiet.with("sessions.csv", strings.Replace(small["sessions.csv"], "captions,,,,", "captions,,,m1,", 1)),
			`sessions.csv:2:85: "OF 44" is merged as "m1", but no other session is; write the same word beside the session that it is merged with`,
		},
		{
			"a programme for a baseline", quiet.with("baseline.csv", "session,title,start_utc,end_utc,room,room_name,themes,speaker,people_audience,moved,mood\nOF 44,,2023-10-08T00:00Z,,C1,,,,,,\n"),
			`baseline.csv:1:85: the column "mood" is not read, and not kept; keep it elsewhere`,
		},
		{
			"two rows for one person", quiet.with("people.csv", small["people.csv"]+"x,\"KURBALIJA, Dr. Jovan\",,,,,,,,,\n").with("cast.csv", strings.Replace(small["cast.csv"], "OF 44,Sorina Teleanu", "OF 44,jk", 1)),
			`people.csv:4:4: "x", "KURBALIJA, Dr. Jovan", may be the same person as "jk", "Jovan Kurbalija"; if so, keep one row and list the other id in its aliases`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, notes := mustRead(t, c.f)
			if diff := cmp.Diff(c.want, strings.TrimSuffix(lines(notes), "\n")); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
			checkPositions(t, c.f, notes)
		})
	}
}

func TestFaultsOfFolders(t *testing.T) {
	wantFaults(t, folder{},
		"event.yaml: the file is missing from the event folder; write one with name, zone, grain, days and types",
		"rooms.csv: the file is missing from the event folder; write one with the columns id,name,capacity",
		"sessions.csv: the file is missing from the event folder; write one with the columns id,title,type,minutes")
	wantFaults(t, small.with("windows.csv", "id,start,end\n").without("rules.csv"), "windows.csv: there are no windows, in which sessions may be placed; write one row a day, such as day1,2023-10-08T09:00,2023-10-08T18:00")
	wantFaults(t, small.without("windows.csv"), `event.yaml:6:5: the day 2023-10-09 has no hours, and windows.csv is missing; write {date: 2023-10-09, from: "09:00", to: "18:00"}, or add windows.csv`)
	wantFaults(t, small.without("people.csv").without("availability.csv"), "cast.csv: the table names people, but people.csv is missing; write one with the columns id,name")
	wantFaults(t, small.without("walk.csv").with("walk.csv/x", ""), "walk.csv: a folder stands where a file should be")
}

// What follows from a fault that was reported is not reported again.
func TestFaultsDoNotFollowFromFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		f     folder
		fault string
	}{
		{"a table without ids", small.with("sessions.csv", "title,type,minutes\nA,Workshop,60\n"), `sessions.csv:1:1: the column "id" is missing; add it to the first row`},
		{"a table that cannot be split", small.with("rooms.csv", "id,name,\"capacity\n"), `rooms.csv:1:9: the quote that opens this cell is never closed; close it, and double each quote inside the cell`},
		{"a table that is empty", small.with("people.csv", "\ufeff\r\n"), `people.csv:1:1: the table is empty; start it with a row of column names: id,name,zone,presence,group,region,arrive,depart,walk_factor,waiver,aliases,gender,kind,org,languages,bio,link,image,mail`},
		{"a row with a cell too few", small.with("people.csv", strings.Replace(small["people.csv"], ";JK", ";JK,", 1)), `people.csv:2:76: the row has 12 cells, the header has 11; put a cell that contains the separator in quotes`},
		{"a session whose length is unknown", small.with("sessions.csv", strings.Replace(small["sessions.csv"], "Workshop,60", "Workshop,1x", 1)), `sessions.csv:3:40: minutes "1x" is not a whole number; write digits only`},
		{"an unknown zone beside times", small.with("availability.csv", "who,start,end,zone\njk,2023-10-08T08:30,2023-10-08T12:00,Prague\n"), `availability.csv:2:38: "Prague" is not an IANA time zone; write Europe/Prague`},
		{"a zone of Windows for a person", small.with("people.csv", strings.Replace(small["people.csv"], "Europe/Prague", "W. Europe Standard Time", 1)), `people.csv:2:20: "W. Europe Standard Time" is not an IANA time zone; write Europe/Berlin`},
		{"a zone of Windows for the event", small.with("event.yaml", strings.Replace(small["event.yaml"], "zone: Asia/Tokyo", "zone: Tokyo Standard Time", 1)), `event.yaml:2:7: "Tokyo Standard Time" is not an IANA time zone; write Asia/Tokyo`},
		{"types that cannot be read", small.with("event.yaml", strings.Replace(small["event.yaml"], "zone: Asia", "zone: *a", 1)), `event.yaml:2:7: anchors and aliases are not read here; write the value out`},
		{
			"an alias in a row with a cell too many", small.with("people.csv", small["people.csv"]+"xy,Y,,,,,,,,,jk;kurbalija,\n"),
			`people.csv:4:27: the row has 12 cells, the header has 11; put a cell that contains the separator in quotes`,
		},
		{
			"a parameter that cannot be read", small.with("event.yaml", small["event.yaml"]+"  R41: {before: OF 44, after: [[WS 70]]}\n"),
			`event.yaml:10:32: an item of "after" is not a single word; write words without |`,
		},
		{"a type whose minutes cannot be read", small.with("event.yaml", strings.Replace(small["event.yaml"], "Forum: 60", "Forum: 1x", 1)), `event.yaml:7:35: minutes "1x" is not a whole number; write digits only`},
	} {
		t.Run(c.name, func(t *testing.T) { wantFaults(t, c.f, c.fault) })
	}
}

func TestFaultsOfAvailability(t *testing.T) {
	f := small.with("kits.csv", "id,kind,count\nC1,cart,3\n").with("people.csv", small["people.csv"]+"x,Room C-1,,,,,,,,,\n").
		with("availability.csv", "who,start,end\nC1,2023-10-08T08:30Z,2023-10-08T12:00Z\nRoom C-1,2023-10-08T08:30Z,2023-10-08T12:00Z\n,2023-10-08T08:30Z,\n")
	wantFaults(t, f,
		`availability.csv:2:1: "C1" is both a room and a kit; give one of them another id`,
		`availability.csv:3:1: "Room C-1" is the name of more than one person or room; write an id: "x" or "C1"`,
		`availability.csv:4:1: who is empty; every row needs one`,
		`availability.csv:4:20: end is empty; every row needs one`)
}

func TestFaultsOfCells(t *testing.T) {
	wantFaults(t, small.with("kits.csv", "id,kind,count,\ncart,zoom,3, x\n"), `kits.csv:2:13: " x" stands in a column that has no name; name the column in the first row`)
	wantFaults(t, small.with("rooms.csv", "id,name,open\nC1,Room C-1,2023-10-08T00:00Z/2023-10-08T00:00Z\nAH,Annex Hall 1,\n").without("walk.csv"),
		`rooms.csv:2:31: the time does not end after it begins; mend one of them`)
	wantFaults(t, small.with("kits.csv", "id,kind,count\n\"ca\nrt\",zoom,3\n").without("availability.csv"), `kits.csv:2:2: id "ca\nrt" contains a line break or another control character; write it without`)
	wantFaults(t, small.with("walk.csv", "from,to,minutes\nC1,AH,9\nC1,Annex Hall 1,-1\n"),
		`walk.csv:3:1: the way from "C1" to "AH" is already in line 2; remove one of them`,
		`walk.csv:3:17: minutes "-1" is too small; it is at least 0`)
}

func TestFaultsOfAliases(t *testing.T) {
	f := small.with("people.csv", "id,name,aliases\njk,Jovan,JK; kurbalija; JK\nsm,Sorina Teleanu,xy;jk;xy;kurbalija;Jovan;sm\n")
	wantFaults(t, f,
		`people.csv:3:22: the alias "jk" of "sm" also means "jk" (line 2); an alias can mean one person only`,
		`people.csv:3:28: the alias "kurbalija" of "sm" also means "jk" (line 2); an alias can mean one person only`,
		`people.csv:3:38: the alias "Jovan" of "sm" is the name of "jk" (line 2); an alias can mean one person only`)
}

func TestFaultsOfStarts(t *testing.T) {
	f := small.with("windows.csv", "id,start,end,starts\nw,2023-10-08T00:00Z,2023-10-08T09:00Z,2023-10-08T09:00Z;2023-10-07T23:59Z;09:00;2023-10-08T00:00Z;2023-10-08T09:00\n")
	wantFaults(t, f,
		`windows.csv:2:39: the start "2023-10-08T09:00Z" lies outside its window; mend it, or the window's start and end`,
		`windows.csv:2:57: the start "2023-10-07T23:59Z" lies outside its window; mend it, or the window's start and end`,
		`windows.csv:2:81: the start "2023-10-08T00:00Z" is listed twice; remove one of them`,
		`windows.csv:2:99: the start "2023-10-08T09:00" is listed twice; remove one of them`)
}

func TestEncodings(t *testing.T) {
	head := "id,kind,count\n"
	for _, c := range []struct{ name, content, want string }{
		{"Latin 1", head + "a,caf\xe9,1\nb,th\xe9,1\nc,tea,1\n", `kits.csv:2:6: the byte 0xe9 is not UTF-8, and the same is wrong with 1 more cell; save the table as CSV in UTF-8`},
		{"UTF-16", "\xff\xfei\x00d\x00", `kits.csv:1:1: the table is in UTF-16; save it as CSV in UTF-8`},
		{"a zero byte", head + "a,\"c\n\"\"\x00\",1\n", `kits.csv:3:3: a zero byte is not text; save the table as CSV in UTF-8`},
		{"in the header", "id,kind,count,\xff\n", `kits.csv:1:15: the byte 0xff is not UTF-8; save the table as CSV in UTF-8`},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantFaults(t, small.without("availability.csv").with("kits.csv", c.content), c.want)
		})
	}
}

// What the rules themselves say about their settings is among the faults, at the
// parameter.
func TestFaultsOfRules(t *testing.T) {
	f := small.with("rules.csv", "id,rule,params\na,R41,before=OF 44; after=WS 99\nb,R41,\"after=WS 70;\n\"\"min\"\"=1; befor=OF 44\"\n")
	faults := faultsOf(t, f)
	nobody := small.without("people.csv").without("cast.csv").without("availability.csv").with("rules.csv", "id,rule,params\na,R26,people=jk\n")
	if faults := faultsOf(t, nobody); !strings.Contains(faults, `person "jk" is not in the event`) {
		t.Errorf("no fault about a person that nobody declares: %q", faults)
	}
	for _, want := range []string{`rules.csv:2:21: after of rule R41: session "WS 99" `, "rules.csv:4:12: ", `"befor"`} {
		if !strings.Contains(faults, want) {
			t.Errorf("no %q among\n%s", want, faults)
		}
	}
}
