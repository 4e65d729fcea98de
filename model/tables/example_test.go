package tables_test

import (
	"fmt"
	"strings"
	"testing/fstest"

	"programme/model/tables"
)

// forum is the least that an event folder holds.
var forum = fstest.MapFS{
	"event.yaml":   {Data: []byte("name: Forum\nzone: Asia/Tokyo\ngrain: 15\ndays: [{date: 2023-10-08, from: \"09:00\", to: \"18:00\"}]\ntypes: {Talk: 30}\n")},
	"rooms.csv":    {Data: []byte("id,name\nC1,Room C-1\n")},
	"sessions.csv": {Data: []byte("id,title,type\nT 1,Trust,Talk\n")},
}

func ExampleRead() {
	read, err := tables.Read(forum)
	fmt.Println(len(read.Event.Sessions), err)

	forum := fstest.MapFS{
		"event.yaml": forum["event.yaml"], "rooms.csv": forum["rooms.csv"],
		"sessions.csv": {Data: []byte("id,title,type\nT 1,Trust,Tolk\nT 1,,Talk\n")},
	}
	_, err = tables.Read(forum)
	fmt.Println(err)
	// Output:
	// 1 <nil>
	// sessions.csv:2:11: session type "Tolk" is not in event.yaml; did you mean "Talk"?
	// sessions.csv:3:1: session "T 1" is already in line 2; give each row an id of its own
	// sessions.csv:3:5: title is empty; every row needs one
}

func ExampleFiles() {
	read, _ := tables.Read(forum)
	for _, f := range tables.Files(read.Event) {
		if f.Name == "windows.csv" {
			fmt.Print(strings.ReplaceAll(string(f.Content), "\r\n", "\n"))
		}
	}
	// Output:
	// id,start,end,starts,types,rooms,prime
	// 2023-10-08,2023-10-08T00:00:00Z,2023-10-08T09:00:00Z,,,,
}

func ExampleReadProgramme() {
	read, _ := tables.Read(forum)
	p, _, err := tables.ReadProgramme("programme.csv", strings.NewReader("session,start,room\nT 1,2023-10-08T10:30+09:00,Room C-1\n"), read.Event)
	fmt.Println(p.Placements[0].Start, p.Placements[0].End, err)
	// Output: 2023-10-08T01:30:00Z 2023-10-08T02:00:00Z <nil>
}

func ExampleDefuse() {
	for _, cell := range []string{"=1+1", "'=1+1", "'tis"} {
		fmt.Println(cell, tables.Defuse(cell), tables.Restore(tables.Defuse(cell)))
	}
	// Output:
	// =1+1 '=1+1 =1+1
	// '=1+1 ''=1+1 '=1+1
	// 'tis 'tis 'tis
}
