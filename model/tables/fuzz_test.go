package tables

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// checkReading fails unless a reading of f, whatever is in it, has faults with positions
// inside their files, or gives an event that is the same when it is written and read.
func checkReading(t *testing.T, f folder) {
	first, err := Read(f.fs())
	checkPositions(t, f, first.Notes)
	if err != nil {
		if first.Event != nil {
			t.Fatal("an event came with faults")
		}
		checkPositions(t, f, err.(model.Faults))
		return
	}
	written := folderOf(Files(first.Event))
	again, err := Read(written.fs())
	if err != nil {
		t.Fatalf("what was read is refused when it is written: %v\n%q", err, written)
	}
	if diff := cmp.Diff(first.Event, again.Event, sameEvent); diff != "" {
		t.Fatalf("read(write(e)) is not e (-e +read):\n%s", diff)
	}
}

// FuzzTable reads the small event with one of its tables replaced.
func FuzzTable(f *testing.F) {
	names := slices.Sorted(maps.Keys(small.without(eventFile)))
	for i, name := range names {
		f.Add(uint8(i), []byte(small[name]))
		f.Add(uint8(i), []byte("\ufeff"+strings.ReplaceAll(small[name], ",", ";")))
		f.Add(uint8(i), []byte(strings.Replace(small[name], "\n", "\n\"", 2)))
	}
	f.Add(uint8(0), []byte("id,\"\xff\x00\"\r\n\"'=1\",\"\r\"\n"))
	f.Fuzz(func(t *testing.T, table uint8, content []byte) {
		checkReading(t, small.with(names[int(table)%len(names)], string(content)))
	})
}

// FuzzEventFile reads the small event with another event.yaml.
func FuzzEventFile(f *testing.F) {
	f.Add([]byte(small[eventFile]))
	f.Add([]byte(strings.ReplaceAll(small[eventFile], "zone: Asia/Tokyo", "zone: Australia/Lord_Howe")))
	f.Add([]byte("name: \"\\u00e9\\t\"\nzone: UTC\ngrain: 5\ndays: [2023-10-08]\ntypes:\n  ? a\n  : 1\nroles: {speaker: , audience: {must: no}}\nrules: [{R16: off}, {R16: {level: soft:2, who: |\n  me\n}}]\n"))
	f.Add([]byte(small[eventFile] + "columns: {sessions: {page: notes, Zeit: none}, rooms: {name: area}}\n"))
	f.Add([]byte("a: &a [*a, !t x]\n<<: *a\n---\n%YAML 1\n"))
	f.Add([]byte("- - - - [[[[{{{{\n"))
	f.Add([]byte("days:\n  -"))
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, small.with(eventFile, string(content)))
	})
}

// FuzzColumnNames reads names that tables have for columns.
func FuzzColumnNames(f *testing.F) {
	f.Add(true, "sessions: {Laufzeit: minutes}\nrooms:\n  \"Sea\\ts\": none\n")
	f.Add(false, "table,column,meant\nsessions,Laufzeit,minutes\nrooms.csv,\"Se\nats\",none\n")
	f.Fuzz(func(t *testing.T, yaml bool, content string) {
		name := map[bool]string{false: "names.csv", true: "names.yaml"}[yaml]
		names, notes, err := ReadColumnNames(name, strings.NewReader(content))
		checkPositions(t, folder{name: content}, notes)
		if err != nil {
			checkPositions(t, folder{name: content}, err.(model.Faults))
			return
		}
		var b strings.Builder
		writeColumnNames(&b, names)
		again, _, err := ReadColumnNames("again.yaml", strings.NewReader(strings.TrimPrefix(b.String(), "columns:\n")))
		if len(names) > 0 && (err != nil || len(again) != len(names)) {
			t.Fatalf("%v is written as %q and read as %v: %v", names, b.String(), again, err)
		}
	})
}

// FuzzProgramme reads a programme for the small event.
func FuzzProgramme(f *testing.F) {
	e, _ := mustRead(f, small)
	f.Add([]byte(small["baseline.csv"]))
	f.Add([]byte("session;room;start_utc;end_utc;state\nWS 70;Room C-1;2023-10-08T01:00;;published\n"))
	f.Add([]byte("session,room,start,zone\nWS 70,,2023-10-29T02:30,Europe/Prague\nOF 44,,,\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		p, _, err := ReadProgramme("p.csv", strings.NewReader(string(content)), e)
		if err != nil {
			checkPositions(t, folder{"p.csv": string(content)}, err.(model.Faults))
			return
		}
		with := *e
		with.Baseline = p
		again, _, err := ReadProgramme("p.csv", strings.NewReader(string(writeBaseline(&with).Content)), e)
		if err != nil {
			t.Fatalf("what was read is refused when it is written: %v", err)
		}
		if diff := cmp.Diff(p, again, sameEvent); diff != "" {
			t.Fatalf("read(write(p)) is not p (-p +read):\n%s", diff)
		}
	})
}
