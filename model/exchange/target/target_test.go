package target

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/tables"
)

// wanted is what each tool asks for, as its help pages and templates had it in November 2026:
// heads in order, and patterns of cells that are not empty.
var wanted = map[string]struct {
	heads    string
	patterns map[string]string
}{
	"sched": {"session_key|name|session_start|session_end|session_type|session_subtype|venue|seats|speakers|moderators|description|media_url", map[string]string{
		"session_start": `^\d{4}-\d\d-\d\d \d\d:\d\d$`, "session_end": `^\d{4}-\d\d-\d\d \d\d:\d\d$`,
	}},
	"whova": {"*Date|*Time Start|*Time End|Tracks (Optional)|*Session Title|Room/Location (Optional)|Description (Optional)|Speakers (Optional)|Role: Moderators (Optional)|Role: Session Chairs (Optional)|Authors (Optional)|Recorded Video URL (Optional)|Session or Sub-session(Sub) (Optional)|Tags (Optional)", map[string]string{
		"*Date": `^\d\d/\d\d/\d{4}$`, "*Time Start": `^(0[1-9]|1[0-2]):\d\d [AP]M$`, "*Time End": `^(0[1-9]|1[0-2]):\d\d [AP]M$`,
	}},
	"indico": {"start|minutes|title|first name|last name|affiliation|e-mail", map[string]string{
		"start": `^\d{4}-\d\d-\d\dT\d\d:\d\d$`, "minutes": `^\d+$`, "e-mail": `^[^ @]+@[^ @]+$`, "title": `^[^\n\r]+$`,
	}},
	"zoom-events": {"Type|Title|Description|Date|Start time|End time|Host name|Host e-mail|Company|Job title|Speaker name|Speaker e-mail|Alternative hosts", map[string]string{
		"Date": `^\d{4}-\d\d-\d\d$`, "Start time": `^(0[1-9]|1[0-2]):\d\d [AP]M$`, "Host e-mail": `^[^ @]+@[^ @]+$`, "Speaker e-mail": `^[^ @,]+@[^ @,]+(,[^ @,]+@[^ @,]+)*$`,
	}},
	"google": {"Subject|Start Date|Start Time|End Date|End Time|All Day Event|Description|Location|Private", map[string]string{
		"Start Date": `^\d\d/\d\d/\d{4}$`, "Start Time": `^([1-9]|1[0-2]):\d\d [AP]M$`, "All Day Event": "^False$",
	}},
	"outlook": {"Subject|Start Date|Start Time|End Date|End Time|All day event|Reminder on/off|Meeting Organizer|Required Attendees|Categories|Description|Location|Private|Show time as", map[string]string{
		"Start Date": `^\d+/\d+/\d{4}$`, "Start Time": `^([1-9]|1[0-2]):\d\d:\d\d [AP]M$`,
	}},
	"guidebook": {"Session Title|Date|Time Start|Time End|Room/Location|Schedule Track (Optional)|Description (Optional)", map[string]string{
		"Date": `^\d+/\d+/\d{4}$`, "Time Start": `^([1-9]|1[0-2]):\d\d [AP]M$`,
	}},
	"pretalx": {"ID|Proposal title|Session type|Track|Abstract|Description|Duration|Language|Speaker names|Room|Start|End", map[string]string{
		"Start": `^\d{4}-\d\d-\d\dT\d\d:\d\d:00[+-]\d\d:\d\d$`,
	}},
}

func TestBuiltinTargetsAreWhatToolsAskFor(t *testing.T) {
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	if len(wanted) != len(Names) {
		t.Errorf("%d targets are asked for, and there are %d", len(wanted), len(Names))
	}
	for _, name := range Names {
		target := Builtin(name)
		if got := strings.Join(target.header(), "|"); got != wanted[name].heads {
			t.Errorf("%s: %s", name, got)
		}
		for _, given := range []struct {
			e *model.Event
			p *model.Programme
		}{{read.Event, read.Event.Baseline}, {hostile(), placed()}} {
			rows, _ := target.Table(given.e, given.p)
			if len(rows) == 0 {
				t.Errorf("%s has no rows", name)
			}
			for _, row := range rows {
				for i, cell := range row {
					if pattern := wanted[name].patterns[target.Columns[i].Head]; pattern != "" && cell != "" && !regexp.MustCompile(pattern).MatchString(cell) {
						t.Errorf("%s: %q is %q", name, target.Columns[i].Head, cell)
					}
				}
			}
		}
	}
}

func at(hour, minute int) model.Instant {
	return model.Date{Year: 2023, Month: 10, Day: 11}.Bounds("Asia/Tokyo").Start.Add(model.Minutes(60*hour + minute))
}

// hostile is an event with all that tables stumble over.
func hostile() *model.Event {
	return &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Days: []model.Date{{Year: 2023, Month: 10, Day: 11}},
		Types: []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{
			{ID: "A", Title: "Ropes; knots, \"bends\" 🪢", Type: "talk", Themes: []string{"Sea; sky", "Ships"}, Content: model.Content{Description: "One\nTwo"}},
			{ID: "B", Title: "أمن الشبكات", Type: "talk"},
			{ID: "C", Title: "=HYPERLINK(0)", Type: "talk"},
			{ID: "D", Title: "No place", Type: "talk"},
			{ID: "E", Title: "Cancelled", Type: "talk", State: model.Cancelled},
		},
		People: []model.Person{
			{ID: "smith", Name: "Smith, Jo", Mail: "jo@example.org", Org: "Diplo"},
			{ID: "ana", Name: "Ana María  Núñez", Mail: "ana@example.org"},
			{ID: "bo", Name: "Bo; the sailor"},
			{ID: "cy", Name: "Cy"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 2, Role: "speaker"},
			{Session: 0, Person: 0, Role: "panelist"},
			{Session: 0, Person: 1, Role: "chair"},
			{Session: 1, Person: 3, Role: "rapporteur"},
			{Session: 3, Person: 3, Role: "rapporteur"},
		},
		Rooms: []model.Room{{ID: "h", Name: "Hall", Capacity: 80}, {ID: "c", Name: "C-1"}},
		Rules: []model.Setting{{Rule: "R15", Params: []model.Param{
			{Key: "rooms", Value: "h|c"}, {Key: "start", Value: at(12, 0).String()}, {Key: "end", Value: at(13, 0).String()}, {Key: "title", Value: "Lunch"}, {Key: "public", Value: "yes"},
		}}},
	}
}

func placed() *model.Programme {
	return model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Interval{Start: at(9, 0), End: at(10, 0)}, Room: model.InRoom(0)},
		{Session: 1, Interval: model.Interval{Start: at(23, 30), End: at(24, 30)}, Room: model.InRoom(1)},
		{Session: 2, Interval: model.Interval{Start: at(9, 0), End: at(10, 0)}},
		{Session: 4, Interval: model.Interval{Start: at(9, 0), End: at(10, 0)}},
	})
}

// table returns a table as text, a line a row.
func table(rows [][]string, notes model.Faults) string {
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.ReplaceAll(strings.Join(row, "|"), "\n", "/"))
	}
	for _, n := range notes {
		lines = append(lines, "note: "+n.Error())
	}
	return strings.Join(lines, "\n")
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"sched", `C|=HYPERLINK(0)|2023-10-11 09:00|2023-10-11 10:00|talk|||||||
A|Ropes; knots, "bends" 🪢|2023-10-11 09:00|2023-10-11 10:00|talk|Sea; sky, Ships|Hall|80|Bo; the sailor, Smith Jo|Ana María  Núñez|One/Two|
B|أمن الشبكات|2023-10-11 23:30|2023-10-12 00:30|talk||C-1|||||
note: "A": the name "Smith, Jo" is written "Smith Jo": , divides what is in the cell there
note: 1 session has no place and no row in a table for sched: "D"
note: people in these roles are in no column of a table for sched: rapporteur (1)`},
		{"whova", `10/11/2023|09:00 AM|10:00 AM||=HYPERLINK(0)|||||||||talk
10/11/2023|09:00 AM|10:00 AM|Sea sky; Ships|Ropes; knots, "bends" 🪢|Hall|One/Two|Bo the sailor; Smith, Jo|Ana María  Núñez|||||talk
10/11/2023|11:30 PM|12:30 AM||أمن الشبكات|C-1||||||||talk
note: "A": the theme "Sea; sky" is written "Sea sky": ; divides what is in the cell there
note: "A": the name "Bo; the sailor" is written "Bo the sailor": ; divides what is in the cell there
note: "B": ends on the next day, Thu 12 Oct 00:30, and the table has one date for start and end; say there that it goes on after midnight
note: 1 session has no place and no row in a table for whova: "D"
note: people in these roles are in no column of a table for whova: rapporteur (1)`},
		{"indico", `2023-10-11T09:00|60|=HYPERLINK(0)||||
2023-10-11T09:00|60|Ropes; knots, "bends" 🪢|Jo|Smith|Diplo|jo@example.org
2023-10-11T23:30|60|أمن الشبكات||||
note: "A": the table takes one person, "Smith, Jo"; left out: "Bo; the sailor" and "Ana María  Núñez"
note: 1 session has no place and no row in a table for indico: "D"
note: people in these roles are in no column of a table for indico: rapporteur (1)`},
		{"google", `=HYPERLINK(0)|10/11/2023|9:00 AM|10/11/2023|10:00 AM|False|C, talk/Times are those of Asia/Tokyo||False
Ropes; knots, "bends" 🪢|10/11/2023|9:00 AM|10/11/2023|10:00 AM|False|A, talk/Times are those of Asia/Tokyo/Bo; the sailor, Smith Jo, Ana María  Núñez|Hall|False
Lunch|10/11/2023|12:00 PM|10/11/2023|1:00 PM|False|Break/Times are those of Asia/Tokyo||False
أمن الشبكات|10/11/2023|11:30 PM|10/12/2023|12:30 AM|False|B, talk/Times are those of Asia/Tokyo|C-1|False
note: "A": the name "Smith, Jo" is written "Smith Jo": , divides what is in the cell there
note: 1 session has no place and no row in a table for google: "D"
note: people in these roles are in no column of a table for google: rapporteur (1)`},
	} {
		if diff := cmp.Diff(c.want, table(Builtin(c.name).Table(hostile(), placed()))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// A session in two rooms is in one row, with both in the cell of rooms.
func TestTwoRoomsAreOneCell(t *testing.T) {
	e := hostile()
	e.Sessions[0].Overflow = []model.RoomIndex{1}
	e.Windows = []model.Window{{ID: "w", Interval: model.Interval{Start: at(9, 0), End: at(18, 0)}}}
	for _, role := range []string{"speaker", "panelist", "chair", "rapporteur"} {
		e.Roles = append(e.Roles, model.Role{ID: role})
	}
	full, faults := model.Complete(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	both := slices.IndexFunc(full.Rooms, func(r model.Room) bool { return r.Paired() })
	p := model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Interval{Start: at(9, 0), End: at(10, 0)}, Room: model.InRoom(model.RoomIndex(both))}})
	for _, name := range Names {
		target := Builtin(name)
		rows, _ := target.Table(full, p)
		rows = slices.DeleteFunc(rows, func(row []string) bool { return slices.Contains(row, "Lunch") })
		column := slices.IndexFunc(target.Columns, func(c Column) bool {
			return slices.Contains([]string{"venue", "Room/Location (Optional)", "Room/Location", "Location", "Room"}, c.Head)
		})
		if name == "indico" || name == "zoom-events" { // which have no room
			continue
		}
		if len(rows) == 0 || column < 0 || rows[0][column] != "Hall + C-1" {
			t.Errorf("%s: %q", name, rows)
		}
	}
}

func TestATargetOfOnesOwn(t *testing.T) {
	own, err := Read("own.yaml", []byte(`
target: ours
separator: ";"
encoding: utf-16
times: utc
unplaced: yes
joiner: " + "
columns:
  - {name: Code, value: "{{{id}}}", required: yes, most: 2}
  - {name: When, value: "{start EEE d MMM 'at' HH:mm}–{end HH:mm}", or: "no time"}
  - {name: Talk, value: "{title}\nwith {people}\nin {room}"}
`))
	if err != nil {
		t.Fatal(err)
	}
	rows, notes := own.Table(hostile(), placed())
	want := `{C}|Wed 11 Oct at 00:00–01:00|=HYPERLINK(0)
{A}|Wed 11 Oct at 00:00–01:00|Ropes; knots, "bends" 🪢/with Bo; the sailor + Smith, Jo + Ana María  Núñez/in Hall
{B}|Wed 11 Oct at 14:30–15:30|أمن الشبكات/with Cy/in C-1
{D}|no time|No place/with Cy
note: "C": "Code" has 3 characters, and ours takes 2; shorten it
note: "A": "Code" has 3 characters, and ours takes 2; shorten it
note: "B": "Code" has 3 characters, and ours takes 2; shorten it
note: "D": "Code" has 3 characters, and ours takes 2; shorten it`
	if diff := cmp.Diff(want, table(rows, notes)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	content, err := own.CSV(rows[:1])
	if err != nil {
		t.Fatal(err)
	}
	var units []uint16
	for i := 0; i+1 < len(content); i += 2 {
		units = append(units, uint16(content[i])|uint16(content[i+1])<<8)
	}
	if got := string(utf16.Decode(units)); got != "\ufeffCode;When;Talk\r\n{C};Wed 11 Oct at 00:00–01:00;'=HYPERLINK(0)\r\n" {
		t.Errorf("%q", got)
	}
	own.Encoding = Latin
	_, err = own.CSV(rows)
	if err == nil || !strings.Contains(err.Error(), `row 3, "Talk": "أمن`) {
		t.Errorf("%v", err)
	}
}

func TestFaultsOfATarget(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"", "t.yaml:1:1: the file says nothing; see the example that programme init writes"},
		{"target: a", "t.yaml:1:1: a target says no columns; programme help targets shows how"},
		{"target: a\ncolums: []\ncolumns: [{name: A, value: \"{titel}\"}]", "t.yaml:2:1: \"colums\" is not a key of a target; did you mean \"columns\"?\nt.yaml:3:28: \"titel\" is no field; did you mean \"title\"?"},
		{"target: a\ncolumns: [{name: A, value: \"{start}\", required: maybe}, {value: \"{end YYYY}\"}]", "t.yaml:2:28: {start} has no pattern; write it like {start yyyy-MM-dd HH:mm}\nt.yaml:2:49: \"maybe\" is not known here; write one of \"yes\", \"no\", \"true\", \"false\"\nt.yaml:2:58: a column says no name; programme help targets shows how\nt.yaml:2:65: \"YYYY\" in the pattern \"YYYY\" is not known; it can have EEE, EEEE, HH, M, MM, MMM, MMMM, XXX, a, d, dd, h, hh, mm, ss, yy, yyyy"},
		{"target: a\nseparator: x\nform: pdf\nheader_row: -1\ncolumns: [{name: A, value: \"{id\"}, {name: B, value: \"a}\"}]", "t.yaml:2:12: \"x\" is no separator; write one of \",\" \";\" \"|\" tab\nt.yaml:3:7: \"pdf\" is not known here; write one of \"csv\", \"xlsx\"\nt.yaml:4:13: \"-1\" is no whole number from 0 to 100; write one like 15\nt.yaml:5:28: the brace before \"id\" is not closed; write {{ for a brace\nt.yaml:5:53: a brace closes what was not opened; write }} for a brace"},
	} {
		_, err := Read("t.yaml", []byte(c.content))
		if err == nil || err.Error() != c.want {
			t.Errorf("%q:\ngot  %v\nwant %s", c.content, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range Names {
		f.Add(Source(name))
	}
	f.Add([]byte("target: a\ncolumns:\n  - {name: A, value: \"{people others|speaker}{{\"}\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		target, err := Read("t.yaml", content)
		if err != nil {
			return
		}
		rows, _ := target.Table(hostile(), placed())
		if slices.ContainsFunc(rows, func(row []string) bool { return len(row) != len(target.Columns) }) {
			t.Error("a row has not as many cells as the header")
		}
		_, _ = target.CSV(rows)
	})
}
