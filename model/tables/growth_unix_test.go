//go:build unix

package tables

import (
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkGrowth reads a folder of each shape at a size and at twice that size. The
// metric is by how much more of the processor the second takes, about 2 where the work is
// linear.
func BenchmarkGrowth(b *testing.B) {
	lines := func(head, format string, n int) string {
		var text strings.Builder
		text.WriteString(head + "\n")
		for i := range n {
			fmt.Fprintf(&text, format+"\n", i)
		}
		return text.String()
	}
	const sessions, people, rooms, kits = "id,title,type", "id,name,aliases", "id,name,layouts", "id,kind,count"
	for _, c := range []struct {
		name, file string
		n          int
		content    func(n int) string
	}{
		{"sessions", "sessions.csv", 20_000, func(n int) string { return lines(sessions, "S%d,Title,Workshop", n) }},
		{"merged sessions", "sessions.csv", 20_000, func(n int) string { return lines(sessions+",merge", "S%d,Title,Workshop,one", n) }},
		{"columns", "sessions.csv", 5_000, func(n int) string {
			return sessions + numbers(",x%d", n) + "\n" + strings.Repeat("S,Title,Workshop"+strings.Repeat(",v", n)+"\n", 20)
		}},
		{"misspelt columns", "sessions.csv", 5_000, func(n int) string { return sessions + numbers(",mergge%d", n) + "\n" }},
		{"a long title", "sessions.csv", 400_000, func(n int) string { return sessions + "\nS,\"" + strings.Repeat("é\"\"\n", n/5) + "\",Workshop\n" }},
		{"long unknown types", "sessions.csv", 200, func(n int) string { return lines(sessions, "S%d,T,"+strings.Repeat("x", 100_000), n) }},
		{"a list", "sessions.csv", 60_000, func(n int) string { return sessions + ",themes\nS,T,Workshop," + numbers("t%d;", n) + "\n" }},
		{"a list of one item", "rooms.csv", 4_000, func(n int) string { return rooms + "\nC1,N," + strings.Repeat("a;", n) + "\n" }},
		{"namesakes", "people.csv", 20_000, func(n int) string { return lines(people, "p%d,J. Smith,", n) }},
		{"near names", "people.csv", 20_000, func(n int) string { return lines(people, "p%d,John Adam Bert Smith,", n) }},
		{"aliases", "people.csv", 20_000, func(n int) string { return people + "\nkurbalija,N," + numbers("a%d;", n) + "\n" }},
		{"one alias", "people.csv", 4_000, func(n int) string { return lines(people, "p%d,N,a", n) }},
		{"one id", "kits.csv", 4_000, func(n int) string { return kits + "\n" + strings.Repeat("a,k,1\n", n) }},
		{"bytes that are no text", "kits.csv", 200_000, func(n int) string { return kits + "\n" + strings.Repeat("\xff,a,1\n", n) }},
		{"open quotes", "kits.csv", 4_000, func(n int) string { return kits + "\n" + strings.Repeat("\"a\n", n) }},
		{"references to nothing", "cast.csv", 3_000, func(n int) string { return lines("session,person,role", "OF 4%d,jx,speakr", n) }},
		{"references to names", "cast.csv", 20_000, func(n int) string {
			return "session,person,role\n" + strings.Repeat("OF 44,Jovan Kurbalija,speaker\n", n)
		}},
		{"ways", "walk.csv", 20_000, func(n int) string { return "from,to,minutes\n" + strings.Repeat("C1,AH,1\n", n) }},
		{"windows", "windows.csv", 9_000, func(n int) string {
			return lines("id,start,end,starts", "w%d,2023-10-08T00:00Z,2023-10-09T09:00Z,09:00;10:00", n)
		}},
		{"availability", "availability.csv", 20_000, func(n int) string {
			return "who,start,end\n" + strings.Repeat("jk,2023-10-08T00:00Z,2023-10-08T09:00Z\n", n)
		}},
		{"rules", "rules.csv", 2_000, func(n int) string { return lines("id,rule,params", "r%d,R41,before=OF 44; after=WS 70", n) }},
		{"faulty rules", "rules.csv", 2_000, func(n int) string { return lines("id,rule,params", "r%d,R41,before=OF 45; after=WS 77", n) }},
		{"parameters", "rules.csv", 60_000, func(n int) string { return "id,rule,params\na,R41," + strings.Repeat(";x", n) + "\n" }},
		{"items of a parameter", "rules.csv", 60_000, func(n int) string {
			return "id,rule,params\na,R41,after=WS 70;before=" + numbers("x%d|", n) + "WS 71\n"
		}},
		{"placements", "baseline.csv", 20_000, func(n int) string {
			return "session,start,room\n" + strings.Repeat("OF 44,2023-10-08T00:00Z,C1\n", n)
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			once, twice := small.with(c.file, c.content(c.n)).fs(), small.with(c.file, c.content(2*c.n)).fs()
			var took [2][]int64
			for b.Loop() {
				start := processor(b)
				_, _ = Read(once)
				half := processor(b)
				_, _ = Read(twice)
				took[0], took[1] = append(took[0], half-start), append(took[1], processor(b)-half)
			}
			b.ReportMetric(float64(slices.Min(took[1]))/float64(slices.Min(took[0])), "n-to-2n")
		})
	}
}

// processor returns how many nanoseconds of the processor were used.
func processor(b *testing.B) int64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return used.Utime.Nano() + used.Stime.Nano()
}

// numbers returns the text once for each number below n.
func numbers(format string, n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, format, i)
	}
	return text.String()
}
