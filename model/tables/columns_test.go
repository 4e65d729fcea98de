package tables

import (
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/columns"
)

// rowsOf returns a table as its rows.
func rowsOf(t testing.TB, content string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func textOf(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // into memory
	return b.String()
}

// examples is an event whose tables have the examples of the list of columns in their
// first rows, and below what these mean.
func examples() folder {
	f := folder{"event.yaml": small["event.yaml"]}
	more := map[string][][]string{
		"sessions": {{"WS 70", "Ethics", "Workshop"}},
		"rooms":    {{"AH", "Annex Hall 1", "Annex"}, {"C2", "Room C-2"}},
		"types":    {{"Workshop", "90"}},
		"people":   {{"sm", "Sorina Teleanu"}},
	}
	for _, table := range columns.Tables() {
		var row []string
		for _, c := range table.Columns {
			row = append(row, c.Example)
		}
		if at := slices.Index(table.Names(), "hours"); at >= 0 {
			row[at] = "" // the row has from and to
		}
		if table.Name == "demand" {
			row[1] = "" // the row counts
		}
		rows := [][]string{table.Names(), row}
		for _, r := range more[table.Name] {
			rows = append(rows, append(r, make([]string, len(row)-len(r))...))
		}
		f[table.Name+tableEnding] = textOf(rows)
	}
	return f
}

// outcome is all that a reading says.
func outcome(f folder) string {
	read, err := Read(f.fs())
	text := lines(read.Notes)
	if err != nil {
		return text + err.Error()
	}
	for _, file := range Files(read.Event) {
		text += string(file.Content)
	}
	return text
}

// The list has no column that nobody reads: whatever stands in it changes what is read.
func TestEveryColumnOfTheListIsRead(t *testing.T) {
	f := examples()
	if faults := faultsOf(t, f); faults != "" {
		t.Fatalf("the examples of the list are no event:\n%s", faults)
	}
	for _, table := range columns.Tables() {
		for _, c := range table.Columns {
			g := f
			if _, form, twice := strings.Cut(c.Name, "_"); table.Name == "baseline" && twice && form != "name" {
				// Another start would count before that of this column.
				g = f.with("baseline.csv", textOf(without(without(rowsOf(t, f["baseline.csv"]), "start"), "end")))
			}
			rows := rowsOf(t, g[table.Name+tableEnding])
			at := slices.Index(rows[0], c.Name)
			read := false
			for _, other := range []string{"§", "1999-12-31"} { // neither is an example or an id
				rows[1][at] = other
				read = read || outcome(g.with(table.Name+tableEnding, textOf(rows))) != outcome(g)
			}
			if !read {
				t.Errorf("nothing reads %s.%s", table.Name, c.Name)
			}
		}
	}
}

func without(rows [][]string, column string) [][]string {
	at := slices.Index(rows[0], column)
	for i := range rows {
		rows[i] = slices.Delete(rows[i], at, at+1)
	}
	return rows
}

// A reader that asks for a column which the list has not is broken.
func TestAReaderFindsColumnsInTheListOnly(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a column that is not in the list was looked up")
		}
	}()
	openTable(newReport(), kitSpec, "kits.csv", "id,kind,count,colour\n").has("colour")
}

// However columns are called, in whatever order and dress, the event is the same.
func TestOtherNamesOfColumnsAreTheSameEvent(t *testing.T) {
	written := examples().with("baseline.csv", small["baseline.csv"])
	written["sessions.csv"] += "WS 71,Left over,Workshop,,optional,3,,,,,,,,,,,,,,,,,,,,,\n"
	want, _ := mustRead(t, written)
	rapid.Check(t, func(rt *rapid.T) {
		f := written
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		synonyms := 0
		for _, table := range columns.Tables() {
			rows := rowsOf(t, f[table.Name+tableEnding])
			order := random.Perm(len(rows[0]))
			renamed := make([][]string, len(rows))
			for i, row := range rows {
				for _, k := range order {
					renamed[i] = append(renamed[i], row[k])
				}
			}
			for i, name := range renamed[0] {
				words := append(table.Columns[slices.Index(table.Names(), name)].Synonyms(), name)
				renamed[0][i] = dressed(words[random.IntN(len(words))], random)
				if _, how := table.Find(renamed[0][i]); how == columns.Synonym {
					synonyms++
				}
			}
			f = f.with(table.Name+tableEnding, textOf(renamed))
		}
		read, err := Read(f.fs())
		if err != nil {
			rt.Fatalf("%v\n%v", err, f)
		}
		if diff := cmp.Diff(want, read.Event, sameEvent); diff != "" {
			rt.Fatalf("another event (-want +got):\n%s", diff)
		}
		if len(read.Account.Taken) != synonyms || len(read.Account.Unused) > 0 {
			rt.Fatalf("%d synonyms, %d told; unused: %v", synonyms, len(read.Account.Taken), read.Account.Unused)
		}
	})
}

// dressed returns a word in other case, punctuation and without its accents.
func dressed(word string, random *rand.Rand) string {
	dress := []func(string) string{
		strings.ToUpper, strings.ToLower,
		func(w string) string { return strings.ReplaceAll(w, " ", "_") },
		func(w string) string { return strings.ReplaceAll(w, " ", "-") },
		func(w string) string { return strings.ReplaceAll(w, " ", "\n") },
		func(w string) string { return "  " + w + " *" },
		func(w string) string {
			return strings.Map(func(c rune) rune {
				if unicode.Is(unicode.Mn, c) {
					return -1
				}
				return c
			}, norm.NFD.String(w))
		},
	}
	for range random.IntN(3) {
		word = dress[random.IntN(len(dress))](word)
	}
	return word
}

func TestTwoColumnsForOneMeaning(t *testing.T) {
	rooms := func(header string) folder {
		return small.with("rooms.csv", header+"\nC1,Room C-1,C,80,81\nAH,Annex Hall 1,Annex,200,201\n")
	}
	wantFaults(t, rooms("id,name,area,Seats,Places"),
		`rooms.csv:1:20: the columns "Seats" and "Places" are both read as capacity; write capacity above the one that is meant, or say it under columns: in event.yaml`)
	wantFaults(t, rooms("id,name,area,capacity,CAPACITY"), `rooms.csv:1:23: the column "capacity" is there twice; rename or remove one of them`)
	read, err := Read(rooms("id,name,area,Seats,capacity").fs())
	if err != nil || read.Event.Rooms[0].Capacity != 81 || !slices.Equal(read.Event.Rooms[0].Extra, []string{"80"}) {
		t.Fatalf("%v: %v", err, read.Event)
	}
	if got := read.Account.Unused; !slices.Contains(got, Unused{"column", "rooms.csv", "Seats", "capacity"}) {
		t.Errorf("unused: %v", got)
	}
	if got := lines(read.Notes); !strings.Contains(got, `rooms.csv:1:14: the column "Seats" is only carried along, since the column "capacity" stands for the same`) {
		t.Errorf("notes: %s", got)
	}
}

// Names that the event gives count before those of the list, and are written again.
func TestColumnNamesOfTheEvent(t *testing.T) {
	f := small.with("rooms.csv", "id,name,area,Seats,Stühle,Status\nC1,Room C-1,C,80,81,x\nAH,Annex Hall 1,Annex,200,201,y\n").
		with("event.yaml", small["event.yaml"]+"columns:\n  rooms.csv: {stühle: Capacity, Seats: none}\n  rooms: {Statu: services}\n")
	wantFaults(t, f, `event.yaml:12:11: rooms.csv has no column "Statu"; did you mean "Status"?`)
	f = f.with("event.yaml", strings.Replace(f["event.yaml"], "\n  rooms: {Statu: services}", "", 1))
	e, notes := mustRead(t, f)
	if e.Rooms[0].Capacity != 81 || !slices.Equal(e.ExtraColumns["rooms"], []string{"Seats", "Status"}) {
		t.Errorf("%v, %v", e.Rooms[0], e.ExtraColumns)
	}
	if strings.Contains(lines(notes), "Seats") {
		t.Errorf("notes: %s", lines(notes))
	}
	again, _ := mustRead(t, folderOf(Files(e)))
	if diff := cmp.Diff(e, again, sameEvent); diff != "" {
		t.Errorf("written and read (-want +got):\n%s", diff)
	}
	// What is given beside the event counts before what it says.
	read, err := Read(f.fs(), model.ColumnName{Table: "rooms", Written: "SEATS", Meant: "capacity"}, model.ColumnName{Table: "rooms", Written: "Stühle"})
	if err != nil || read.Event.Rooms[0].Capacity != 80 {
		t.Fatalf("%v: %v", err, read.Event)
	}
	again, _ = mustRead(t, folderOf(Files(read.Event)))
	if diff := cmp.Diff(read.Event, again, sameEvent); diff != "" {
		t.Errorf("written and read (-want +got):\n%s", diff)
	}
	wantFaults(t, f.with("event.yaml", small["event.yaml"]+"columns: {roms: {a: id}, rooms: {Seats: capcity, Status: , Zeit: none, ZEIT: area, \" \": area}}\n"),
		`event.yaml:10:11: "roms" is not a table; did you mean "rooms"?`,
		`event.yaml:10:41: rooms has no column "capcity" that is read; did you mean "capacity"?`,
		`event.yaml:10:50: "Status" is empty; write its value after the colon`,
		`event.yaml:10:72: "ZEIT" is there twice; remove one of them`,
		`event.yaml:10:84: the key is empty; write a word before the colon`,
	)
}

// A programme is read by the names that the event gives to columns of its baseline, and
// need not have them.
func TestColumnNamesOfAProgramme(t *testing.T) {
	e, _ := mustRead(t, small.with("baseline.csv", "session,room,Wann\nOF 44,C1,2023-10-08T00:00Z\n").with("event.yaml", small["event.yaml"]+"columns: {baseline: {Wann: start}}\n"))
	for _, header := range []string{"session,room,Wann", "session,room,start_utc"} {
		p, _, err := ReadProgramme("programme.csv", strings.NewReader(header+"\nOF 44,C1,2023-10-08T00:00Z\n"), e)
		if err != nil || len(p.Placements) != 1 {
			t.Errorf("%s: %v, %v", header, p, err)
		}
	}
}

func TestReadColumnNames(t *testing.T) {
	want := []model.ColumnName{{Table: "sessions", Written: "Laufzeit", Meant: "minutes"}, {Table: "rooms", Written: "Seats"}}
	for name, content := range map[string]string{
		"names.yaml": "sessions: {Laufzeit: minutes}\nrooms:\n  Seats: none\n",
		"names.csv":  "table,column,meant\nsessions,Laufzeit,minutes\nrooms.csv,Seats,none\n",
		"names.txt":  "Meant;Table;Column\nMinutes;Sessions;Laufzeit\n;rooms;Seats\n",
	} {
		got, notes, err := ReadColumnNames(name, strings.NewReader(content))
		if diff := cmp.Diff(want, got, sameEvent); diff != "" || err != nil || notes != nil {
			t.Errorf("%s: %v, %v (-want +got):\n%s", name, err, notes, diff)
		}
	}
	for content, want := range map[string]string{
		"table,column,meant\nsession,a,id\nrooms,a,idd\nrooms,,id\nrooms,a,id\nrooms,A,name\n": `names.csv:2:1: "session" is not a table; did you mean "sessions"?
names.csv:3:9: rooms has no column "idd" that is read; did you mean "id"?
names.csv:4:7: column is empty; every row needs one
names.csv:6:7: "A" of rooms is already in line 5; remove one of them`,
		"table,column,meant\nrooms,Name,area\nrooms,id,ID\nrooms,open,none\n": `names.csv:2:12: "name" is itself a column of rooms; call the column of the table otherwise, if it means something else
names.csv:4:12: "open" is itself a column of rooms; call the column of the table otherwise, if it means something else`,
		"a,b\n": "names.csv:1:1: the column \"column\" is missing; add it to the first row\nnames.csv:1:1: the column \"table\" is missing; add it to the first row",
	} {
		if _, _, err := ReadColumnNames("names.csv", strings.NewReader(content)); err == nil || err.Error() != want {
			t.Errorf("%q:\n%v", content, err)
		}
	}
}
