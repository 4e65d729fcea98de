package tables

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
)

// congress returns the folder of an event of that many sessions, five in the cast of
// each, three of which one person has in four sessions.
func congress(sessions int) folder {
	f := folder{eventFile: small[eventFile], "windows.csv": small["windows.csv"]}
	f["windows.csv"] = "id,start,end\nsun,2023-10-08T00:00Z,2023-10-08T09:00Z\nmon,2023-10-09T00:00Z,2023-10-09T09:00Z\n"
	var s, p, c, a, r strings.Builder
	r.WriteString("id,name,area,capacity,layouts,services\n")
	for i := range sessions / 20 {
		fmt.Fprintf(&r, "R%d,Hall %d,Building %d,%d,round;theatre,captions;stream\n", i, i, i%5, 40+i)
	}
	p.WriteString("id,name,zone,presence,group,region\n")
	a.WriteString("who,start,end,kind,zone\n")
	given := []string{"Jovan", "Élodie", "Amina", "Sorina", "Wei", "Olu", "María José", "J.", "Dr. Anna"}
	for i := range sessions * 5 / 4 {
		fmt.Fprintf(&p, "p%d,%s Family%d,Europe/Prague,online,Civil Society,WEOG\n", i, given[i%len(given)], i/2)
		fmt.Fprintf(&a, "p%d,2023-10-08T08:30,2023-10-08T12:00,yes,Europe/Prague\n", i)
	}
	s.WriteString("id,title,type,minutes,state,themes,expected,layout,needs,abstract\n")
	c.WriteString("session,person,role\n")
	for i := range sessions {
		fmt.Fprintf(&s, "WS %d,\"Title of a session, number %d\",Workshop,60,confirmed,AI;Data,%d,round,captions,\"%s\"\n", i, i, i%100, strings.Repeat("some words and more ", 30))
		for k := range 5 {
			fmt.Fprintf(&c, "WS %d,p%d,speaker\n", i, (i*5+k)%(sessions*5/4))
		}
	}
	f["sessions.csv"], f["people.csv"], f["cast.csv"], f["rooms.csv"], f["availability.csv"] = s.String(), p.String(), c.String(), r.String(), a.String()
	return f
}

// BenchmarkRead reads events of 300 to 10,000 sessions, with five rows in the cast, and
// more than one in people.csv and availability.csv, for each.
func BenchmarkRead(b *testing.B) {
	for _, sessions := range []int{300, 3_000, 10_000} {
		f := congress(sessions)
		fsys := f.fs()
		size := 0
		for _, content := range f {
			size += len(content)
		}
		b.Run(fmt.Sprint(sessions), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(fsys); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFiles(b *testing.B) {
	e, _ := mustRead(b, congress(3_000))
	b.ReportAllocs()
	for b.Loop() {
		Files(e)
	}
}

// BenchmarkReadFaults reads a table of which every row refers to nothing.
func BenchmarkReadFaults(b *testing.B) {
	f := congress(3_000)
	f["cast.csv"] = strings.ReplaceAll(f["cast.csv"], "WS ", "VS ")
	fsys := f.fs()
	for b.Loop() {
		if _, err := Read(fsys); len(err.(model.Faults)) < maxFaults {
			b.Fatal("few faults")
		}
	}
}
