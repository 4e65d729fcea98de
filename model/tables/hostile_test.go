package tables

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"programme/model"
)

// TestHostileFiles reads tables that nobody writes, and holds the memory that this takes
// against a multiple of their size.
func TestHostileFiles(t *testing.T) {
	const mega, all = 1 << 20, -1
	numbered := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	kits, rooms := "id,kind,count\n", "id,name\n"
	for _, c := range []struct {
		name, file, content string
		times               int    // bytes that may be allocated for each byte of the file
		faults              int    // how many there are, or all that are kept
		fault               string // one of them
	}{
		{"a cell of 10 MB", "kits.csv", kits + "a," + strings.Repeat("x", 10*mega) + ",1\n", 2, 1, `kits.csv:2:3: the cell has 10485760 bytes; at most 1048576 can be read`},
		{"a cell of 10 MB in quotes", "kits.csv", kits + "a,\"" + strings.Repeat("x\"\"\n", 10*mega/4) + "\",1\n", 2, 1, `kits.csv:2:4: the cell has 10485760 bytes; at most 1048576 can be read`},
		{"a quote that opens 10 MB", "kits.csv", kits + "a,\"" + strings.Repeat("x\n", 5*mega), 2, all, `kits.csv:2:3: the quote that opens this cell is never closed; close it, and double each quote inside the cell`},
		{"a million columns", "kits.csv", strings.Repeat("a,", mega) + "\n", 2, 1, `kits.csv:1:32769: the row has more than 16384 cells`},
		{"a million cells in a row", "kits.csv", kits + strings.Repeat("1,", mega) + "\n", 2, 1, `kits.csv:2:32769: the row has more than 16384 cells`},
		{"16,384 columns", "kits.csv", kits[:len(kits)-1] + numbered(",count%d", 16_381) + "\n", 100, 0, ""},
		{"a column 16,384 times", "kits.csv", kits[:len(kits)-1] + strings.Repeat(",count", 16_381) + "\n", 100, all, `kits.csv:1:15: the column "count" is there twice; rename or remove one of them`},
		{"nothing but zero bytes", "kits.csv", strings.Repeat("\x00", mega), 5, 1, `kits.csv:1:1: a zero byte is not text; save the table as CSV in UTF-8`},
		{"zero bytes in every row", "kits.csv", kits + strings.Repeat("\x00,\x00,\x00\n", mega/6), 20, 1, `kits.csv:2:1: a zero byte is not text, and the same is wrong with 524285 more cells; save the table as CSV in UTF-8`},
		{"bytes that are not UTF-8 in every row", "kits.csv", kits + strings.Repeat("\xff,a,1\n", mega/6), 20, 1, `kits.csv:2:1: the byte 0xff is not UTF-8, and the same is wrong with 174761 more cells; save the table as CSV in UTF-8`},
		{"nothing but quotes", "kits.csv", kits + strings.Repeat(`"`, 3*mega), 2, 2, `kits.csv:2:2: the cell has 3145726 bytes; at most 1048576 can be read`},
		{"a quote on every line", "kits.csv", kits + strings.Repeat("\"\n", mega), 2, 0, ""},
		{"an open quote on every line", "kits.csv", kits + strings.Repeat("\"a\n", mega), 3, all, `kits.csv:2:1: the quote that opens this cell is not closed where the cell ends, but inside line 3; close it, and double each quote inside the cell`},
		{"nothing but separators", "kits.csv", kits + strings.Repeat(strings.Repeat(",", 10_000)+"\n", 400), 2, 0, ""},
		{"nothing but line ends", "kits.csv", kits + strings.Repeat("\r\n", 2*mega), 2, 0, ""},
		{"a carriage return in every row", "kits.csv", kits + strings.Repeat("a\rb,c\n", mega), 3, all, `kits.csv:2:2: a carriage return stands without a line feed; save the table with LF or CRLF at the end of lines`},
		{"many rows", "kits.csv", kits + numbered("%d,k,1\n", 100_000), 100, 0, ""},
		{"a million rows of one id", "kits.csv", kits + strings.Repeat("a,k,1\n", 1_000_000), 3, all, `kits.csv:3:1: kit "a" is already in line 2; give each row an id of its own`},
		{"a million faults", "kits.csv", kits + strings.Repeat("a\n", 1_000_000), 4, all, `kits.csv:10002:1: the table has at least 10000 faults above, and is not read further; mend those first`},
		{"a million rows and one more", "baseline.csv", "session,room,start\n" + strings.Repeat("OF 44,,\n", maxRows+1), 2, 1, `baseline.csv:1000002:1: the table has more than 1000000 rows or 16000000 cells; split it or leave out what is not needed`},
		{"too many cells", "baseline.csv", "session,room,start" + numbered(",x%d", 16_000) + "\n" + strings.Repeat("OF 44"+strings.Repeat(",", 16_002)+"\n", 1_001), 3, 1, `baseline.csv:1001:1: the table has more than 1000000 rows or 16000000 cells; split it or leave out what is not needed`},
		{"too many bytes", "kits.csv", strings.Repeat(" ", maxFile+1), 1, 1, `kits.csv: the file is larger than 67108864 bytes; split it or leave out what is not needed`},
		{"a list of a million items", "rooms.csv", rooms[:len(rooms)-1] + ",layouts\nC1,C-1," + strings.Repeat("a;", mega/2-1) + "\nAH,Annex Hall 1,\n", 140, 3, `walk.csv:2:1: "C" is neither a room nor an area of rooms.csv`},
		{"a million parameters", "rules.csv", "id,rule,params\na,R41," + strings.Repeat(";x", mega/2-1) + "\n", 100, all, `rules.csv:2:8: "x" is not a parameter; write key=value, with ; between parameters and | between the items of a list`},
		{"many people of one name", "people.csv", "id,name\njk,a\nsm,Sorina Teleanu\nkurbalija,x\n" + numbered("%d,J. Smith\n", 50_000), 320, 0, ""},
		{"references to nobody", "cast.csv", "session,person,role\n" + strings.Repeat("OF 4,jx,speakr\n", 300_000), 3, all, `cast.csv:2:1: session "OF 4" is not in sessions.csv; did you mean "OF 44"?`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := small.with(c.file, c.content)
			if c.file == "kits.csv" {
				f = f.without("availability.csv")
			}
			var before, after runtime.MemStats
			fsys := f.fs()
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := Read(fsys)
			runtime.ReadMemStats(&after)
			const constant = 8 << 20 // for the other tables and for faults by number, not size
			if used, most := after.TotalAlloc-before.TotalAlloc, uint64(c.times*len(c.content)+constant); used > most {
				t.Errorf("%d bytes were allocated to read %d, more than %d", used, len(c.content), most)
			} else {
				t.Logf("times %d of %d", (used-min(used, constant))/uint64(len(c.content)), c.times)
			}
			faults, _ := err.(model.Faults)
			if c.faults != all && len(faults) != c.faults || c.faults == all && len(faults) < maxFaults {
				t.Errorf("%d faults, want %d: %.300v", len(faults), c.faults, err)
			}
			if c.fault != "" && !strings.Contains(fmt.Sprint(err), c.fault) {
				t.Errorf("no fault %q in %.300v", c.fault, err)
			}
			for _, fault := range faults {
				if len(fault.Error()) > 1000 {
					t.Fatalf("a message of %d bytes", len(fault.Error()))
				}
			}
		})
	}
}

// endless is a file that says it is empty and never ends.
type endless struct{ fs.FS }

func (f endless) Open(name string) (fs.File, error) {
	if name == "kits.csv" {
		return endlessFile{}, nil
	}
	return f.FS.Open(name)
}

type endlessFile struct{}

func (endlessFile) Stat() (fs.FileInfo, error) { return fstest.MapFS{"x": {}}.Stat("x") }
func (endlessFile) Close() error               { return nil }
func (endlessFile) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestFileThatNeverEnds(t *testing.T) {
	_, err := Read(endless{small.without("availability.csv").fs()})
	if got, want := fmt.Sprint(err), "kits.csv: the file is larger than 67108864 bytes; split it or leave out what is not needed"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
