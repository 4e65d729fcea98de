package tables

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// bookWithEvent is a workbook of two sessions with that event sheet and other sheets.
func bookWithEvent(rows []string, more ...Sheet) []Sheet {
	book := []Sheet{
		sheetOfRows("Sessions", "id|title|type|minutes", "A|a|Talk|30", "B|b|Workshop|90"),
		sheetOfRows("Rooms", "id|name", "C1|Hall", "C2|Loft"),
	}
	if rows != nil {
		book = append(book, sheetOfRows("Event", rows...))
	}
	return append(book, more...)
}

// settings are the rows that every event sheet below has.
var settings = []string{"name|Forum: #3 & Co", "zone|Asia/Tokyo", "grain|15"}

// said returns what an event says of its days, windows, types, roles and holds.
func saidOf(e *model.Event) string {
	var b strings.Builder
	fmt.Fprintln(&b, e.Name, e.Zone, e.Grain, e.Days)
	for _, w := range e.Windows {
		fmt.Fprintln(&b, w.ID, w.Start, w.End, w.Pos)
	}
	for _, t := range e.Types {
		fmt.Fprintln(&b, t.ID, t.Minutes)
	}
	if len(e.Roles) < 7 {
		fmt.Fprintln(&b, e.Roles)
	}
	for _, s := range e.Rules {
		fmt.Fprintln(&b, s.ID, s.Rule, s.Pos, s.Params[1].Value, s.Params[2].Value, s.Params[0].Value)
	}
	return b.String()
}

func TestEventIsReadFromTables(t *testing.T) {
	const twoDays = `Forum: #3 & Co Asia/Tokyo 15 [2026-05-11 2026-05-12]
2026-05-11 2026-05-11T00:00:00Z 2026-05-11T09:00:00Z %s
2026-05-12 2026-05-12T00:00:00Z 2026-05-12T03:30:00Z %s
Talk 30
Workshop 90
`
	for _, c := range []struct {
		name string
		book []Sheet
		want string
		note string
	}{
		{
			"all of it in the event sheet", bookWithEvent(slices.Concat([]string{"Key|Value"}, settings, []string{"", "Day|From|To", "2026-05-11|09:00|18:00", "2026-05-12|9.00|12:30", "Type|Minutes", "Talk|30", "Workshop|1h30", "", "Role|Must|Host|Presence", "speaker|Yes", "chair|yes|yes", "Organiser", "guide|alone||remote", "Remote moderator|no"})),
			fmt.Sprintf(twoDays, "Event!A7", "Event!A8") + "[{speaker true false false } {chair true false true } {Organiser true true false } {guide true true false online} {Remote moderator false false false online}]\n", "Event!D17: presence \"remote\" is read as online\n",
		},
		{
			"without lines between, other words and remarks", bookWithEvent([]string{"Our forum", "Event name|Forum: #3 & Co", "Day|hours", "2026-05-11|9:00-18:00", "2026-05-12|09:00 – 12:30", "Time zone|Asia/Tokyo # the venue's", "Grain|15", "Contact|ann@example.org", "Type|Minutes", "Talk|30", "Workshop|90"}),
			fmt.Sprintf(twoDays, "Event!A4", "Event!A5"), `Event!A1: the row is not read, since nothing stands beside "Our forum"; a setting has its key in column A and its value in column B
Event!A2: "Event name" is read as name
Event!A6: "Time zone" is read as zone
Event!A8: the row "Contact" is not read; the event takes name, zone, grain, days, types, roles, rules or columns
`,
		},
		{
			"days, types and lunch in sheets of their own", bookWithEvent(settings,
				sheetOfRows("Days", "Our days", "Day|From|To|Lunch", "2026-05-11T00:00|2026-05-11T09:00|18:00|12:30-13:30", "2026-05-12|09:00|12:30|none"),
				sheetOfRows("Types", "Type|Minutes", "Talk|30", "Workshop|90 min")),
			fmt.Sprintf(twoDays, "Days!A3", "Days!A4") + "lunch 2026-05-11 R15 Days!A3 2026-05-11T03:30:00Z 2026-05-11T04:30:00Z all\n",
			`Days!A2: the header seems to be row 2; row 1 above it is not read: "Our days"
Days!D3: Lunch: no session is in the rooms then (R15), 1 time
`,
		},
		{
			"a day twice, and breaks of some rooms", bookWithEvent(append(slices.Clone(settings), "types|{Talk: 30, Workshop: 90}"),
				sheetOfRows("days", "day|from|to", "2026-05-11|09:00|12:30", "2026-05-11|14:00|18:00"),
				sheetOfRows("Breaks", "title|from|to|rooms", "Coffee; tea|10:00|10:30|Hall", "Press|16:00|16:30|C1; C2"),
				sheetOfRows("Lunch", "day|hours", "11 May|12:30-13:30")),
			`Forum: #3 & Co Asia/Tokyo 15 [2026-05-11]
2026-05-11 2026-05-11T00:00:00Z 2026-05-11T03:30:00Z days!A2
2026-05-11 14:00 2026-05-11T05:00:00Z 2026-05-11T09:00:00Z days!A3
Talk 30
Workshop 90
break 2026-05-11 R15 Breaks!A2 2026-05-11T01:00:00Z 2026-05-11T01:30:00Z C1
press 2026-05-11 R15 Breaks!A3 2026-05-11T07:00:00Z 2026-05-11T07:30:00Z C1|C2
lunch 2026-05-11 R15 Lunch!A2 2026-05-11T03:30:00Z 2026-05-11T04:30:00Z all
`,
			`Lunch!B2: Lunch: no session is in the rooms then (R15), 1 time
Breaks!B2: Coffee; tea: no session is in the rooms then (R15), 2 times
`,
		},
		{
			"types that only the sessions say", bookWithEvent(slices.Concat(settings, []string{"", "Day|From|To", "2026-05-11|09:00|18:00", "2026-05-12|09:00|12:30"})),
			strings.NewReplacer("Talk 30", "Talk 0", "Workshop 90", "Workshop 0").Replace(fmt.Sprintf(twoDays, "Event!A6", "Event!A7")),
			`Sessions!C1: the session types are those that stand here: "Talk" and "Workshop"; a table with the columns type and minutes says how long each is
`,
		},
		{
			"days in the event sheet and in one of their own", bookWithEvent(append(slices.Clone(settings), "days:", "  - {date: 2026-05-11, from: \"08:00\", to: \"18:00\"}", "types|{Talk: 30, Workshop: 90}"),
				sheetOfRows("Days", "Day|From|To", "2026-05-11|09:00|18:00", "2026-05-12|09:00|12:30")),
			fmt.Sprintf(twoDays, "Days!A2", "Days!A3"),
			"Event!A4: days of the sheet event are not used, since the table of days gives them; keep them in one place\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			read, err := ReadSheets(c.book)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, saidOf(read.Event)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			note := ""
			for _, n := range read.Notes {
				note += n.Error() + "\n"
			}
			if diff := cmp.Diff(c.note, note); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
			again, err := ReadSheets(Sheets(read.Event))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(read.Event, again.Event, sameEvent); diff != "" {
				t.Errorf("read(write(e)) is not e (-e +read):\n%s", diff)
			}
		})
	}
}

func TestFaultsOfTheTablesOfAnEvent(t *testing.T) {
	days := []string{"", "Day|From|To", "2026-05-11|09:00|18:00"}
	for _, c := range []struct {
		name string
		book []Sheet
		want string
	}{
		{"a day that is none", bookWithEvent(slices.Concat(settings, []string{"", "Day|From|To", "Mayday|09:00|18:00"})), `Event!A6: "Mayday"`},
		{"an hour that is none", bookWithEvent(slices.Concat(settings, []string{"", "Day|From|To", "2026-05-11|09:00|late"})), `Event!C6: to "late" is not a time of day`},
		{"a length that is none", bookWithEvent(slices.Concat(settings, days, []string{"Type|Minutes", "Talk|long", "Workshop|90"})), `Event!B8: minutes "long" is not a whole number`},
		{"a table twice", bookWithEvent(slices.Concat(settings, days, days)), "Event!A8: there are two tables of days; keep one"},
		{"a table in two places", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Days", "Day|From|To", "2026-05-11|09:00|18:00")), "days: the sheet event has days too; keep them in one place"},
		{"breaks without hours", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Lunch", "day|what", "2026-05-11|soup")), "Lunch!A1: the columns from and to are missing; add them to the first row"},
		{"a break without an end", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Lunch", "from|to", "12:30")), "Lunch!A2: the row does not say from when to when; write from and to, such as 12:30 and 13:30"},
		{"a break that ends before it starts", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Breaks", "title|from|to", "Tea|16:30|16:00")), "Breaks!C2: Tea on 2026-05-11 does not end after it starts; mend from or to"},
		{"a break on another day", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Breaks", "day|from|to", "Fri|16:00|16:30")), "Breaks!A2: "},
		{"a break at no time", bookWithEvent(slices.Concat(settings, days), sheetOfRows("Lunch", "from|to", "noonish|13:00")), "Lunch!A2: "},
		{"nothing of the event", bookWithEvent(nil, sheetOfRows("Days", "Day|From|To", "2026-05-11|09:00|18:00")), "event: the sheet is missing from the workbook; write one with a row each for name, zone and grain: the key in column A, its value in column B"},
		{"a key that is missing", bookWithEvent(slices.Concat(settings[:1], days)), `Event!A1: "grain" is missing; write grain into column A and its value, such as 15, beside it` + "\n" + `Event!A1: "zone" is missing; write zone into column A and its value, such as Asia/Tokyo, beside it`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadSheets(c.book)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Count(err.Error(), "\n") > strings.Count(c.want, "\n") {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

// In folders days.csv, lunch.csv, breaks.csv and types.csv are read like the sheets.
func TestDaysAndLunchOfAFolder(t *testing.T) {
	f := folder{
		"event.yaml":   "name: Forum\nzone: Asia/Tokyo\ngrain: 15\n",
		"days.csv":     "Day;From;To\n2026-05-11;09:00;18:00\n2026-05-12;9 am;noon\n",
		"lunch.csv":    "from,to\n12:30,13:30\n",
		"breaks.csv":   "what,day,time\nTea,every day,16:00-16:30\n",
		"types.csv":    "type,minutes\nTalk,30\n",
		"sessions.csv": "id,title,type\nA,a,Talk\n",
		"rooms.csv":    "id,name\nC1,Hall\n",
	}
	e, notes := mustRead(t, f)
	want := `Forum Asia/Tokyo 15 [2026-05-11 2026-05-12]
2026-05-11 2026-05-11T00:00:00Z 2026-05-11T09:00:00Z days.csv:2:1
2026-05-12 2026-05-12T00:00:00Z 2026-05-12T03:00:00Z days.csv:3:1
Talk 30
tea 2026-05-11 R15 breaks.csv:2:1 2026-05-11T07:00:00Z 2026-05-11T07:30:00Z all
tea 2026-05-12 R15 breaks.csv:2:1 2026-05-12T07:00:00Z 2026-05-12T07:30:00Z all
lunch 2026-05-11 R15 lunch.csv:2:1 2026-05-11T03:30:00Z 2026-05-11T04:30:00Z all
lunch 2026-05-12 R15 lunch.csv:2:1 2026-05-12T03:30:00Z 2026-05-12T04:30:00Z all
`
	if diff := cmp.Diff(want, saidOf(e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := fmt.Sprint(notes); !strings.Contains(got, "lunch.csv:2:1: Lunch: no session is in the rooms then (R15), 2 times") {
		t.Errorf("notes %s", got)
	}
}
