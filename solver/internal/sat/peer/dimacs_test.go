package peer

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadDIMACS(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"as written", "p cnf 3 2\n1 -2 0\n3 0\n", "p cnf 3 2\n1 -2 0\n3 0\n"},
		{"comments, blank lines, tabs", "c by hand\n\nc\n  p cnf\t3 2\nc between\n1 -2 0\n\nc 1 2 3\n 3 0", "p cnf 3 2\n1 -2 0\n3 0\n"},
		{"a c in a line is no comment", "c c c\np cnf 1 1\n1 0\n", "p cnf 1 1\n1 0\n"},
		{"clauses over lines, and two on one", "p cnf 3 3\n1\n-2\n0 3 0\n2 0\n", "p cnf 3 3\n1 -2 0\n3 0\n2 0\n"},
		{"windows", "p cnf 1 1\r\n1 0\r\n", "p cnf 1 1\n1 0\n"},
		{"empty clause", "p cnf 0 1\n0\n", "p cnf 0 1\n0\n"},
		{"nothing", "p cnf 0 0\n", "p cnf 0 0\n"},
		{"variables without clauses", "p cnf 7 0", "p cnf 7 0\n"},
		{"what always holds counts in the header", "p cnf 2 2\n1 -1 0\n2 2 0\n", "p cnf 2 1\n2 0\n"},
	} {
		f, err := ReadDIMACS(strings.NewReader(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var out strings.Builder
		if err := f.WriteDIMACS(&out); err != nil || out.String() != c.want {
			t.Errorf("%s: read as %q, want %q", c.name, out.String(), c.want)
		}
	}
}

func TestReadDIMACSErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `line 1: the file ends before "p cnf variables clauses"`},
		{"c only\nc comments\n", `line 1: the file ends before "p cnf variables clauses"`},
		{"p cnf 3", `line 1: the file ends before "p cnf variables clauses"`},
		{"c\n1 2 0\n", `line 2: "1" where the header "p cnf variables clauses" should have "p"`},
		{"p wcnf 1 1 1\n", `line 1: "wcnf" where the header "p cnf variables clauses" should have "cnf"`},
		{"p cnf x 1\n", `line 1: "x" is not a number of variables or clauses`},
		{"p cnf 1 -1\n", `line 1: "-1" is not a number of variables or clauses`},
		{"p cnf 1 1\n\n1 x 0\n", `line 3: "x" is not a literal`},
		{"p cnf 1 1\n1 99999999999999999999 0\n", `line 2: "99999999999999999999" is not a literal`},
		{"p cnf 1 1\n1 999999999999999999999999999 0\n", `line 2: "999999999999999999999999" goes on for too long to be a literal`},
		{"p cnf 1 1\n1 0\n2 0\n", `line 3: literal 2 is beyond the 1 variables of the header`},
		{"p cnf 1 1\n-2 0\n", `line 2: literal -2 is beyond the 1 variables of the header`},
		{"p cnf 1 1\n1 0\n-1 0\n", `line 3: more clauses than the 1 of the header`},
		{"p cnf 1 2\n1 0\nc end\n", `line 2: the file ends after 1 of the 2 clauses of the header`},
		{"p cnf 2 1\n1\n2\n", `line 3: the last clause does not end with 0`},
		{"p cnf 9 1\n1 0\n", `line 1: 9 variables, more than 8`},
		{"p cnf 3 3\n1 2 3 0 1\n2 3 0 1 0\n", `line 3: more than 8 literals`},
	} {
		d := dimacsReader{maxVars: 8, maxLits: 8}
		f, err := d.read(strings.NewReader(c.text))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || err.Error() != c.want {
			t.Errorf("%q: %v, error %v\nwant %s", c.text, f, err, c.want)
		}
	}
}

func TestReadDIMACSPassesOnWhatTheReaderSays(t *testing.T) {
	for _, text := range []string{"", "p cnf 1 ", "p cnf 1 1\n1", "p cnf 1 1\nc "} {
		broken := io.MultiReader(strings.NewReader(text), iotest.ErrReader(io.ErrClosedPipe))
		if _, err := ReadDIMACS(broken); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("after %q: %v", text, err)
		}
	}
}

func FuzzReadDIMACS(f *testing.F) {
	f.Add([]byte("p cnf 3 2\n1 -2 0\n3 0\n"))
	f.Add([]byte("c x\np cnf 40 1\n1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 18 0"))
	f.Add([]byte("p cnf 2 1\n1 0 2 0\n"))
	f.Add([]byte("p cnf 99999999999 1\n1\x00 0"))
	f.Fuzz(func(t *testing.T, text []byte) {
		formula, err := ReadDIMACS(bytes.NewReader(text))
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%v is no syntax error", err)
			}
			if lines := bytes.Count(text, []byte("\n")) + 1; syntax.Line < 1 || syntax.Line > lines {
				t.Fatalf("%v in a file of %d lines", err, lines)
			}
			return
		}
		var once, twice bytes.Buffer
		if err := formula.WriteDIMACS(&once); err != nil {
			t.Fatal(err)
		}
		again, err := ReadDIMACS(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, once.Bytes())
		}
		if err := again.WriteDIMACS(&twice); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Fatalf("%q became %q", once.Bytes(), twice.Bytes())
		}
	})
}
