package peer

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"programme/solver/internal/sat"
)

// Bounds of a formula that [ReadDIMACS] takes: about four gigabytes of memory.
const (
	dimacsVars = 1 << 28
	dimacsLits = 1 << 30
)

// SyntaxError says where and why a file is not DIMACS.
type SyntaxError struct {
	Line   int // from 1
	Reason string
}

// Error returns "line N: reason".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

// ReadDIMACS reads a formula in the DIMACS format: a header "p cnf variables
// clauses", then clauses that end with 0, each on one line or several. Lines
// whose first word begins with c are comments. The header must be right.
//
// An error is a [*SyntaxError] unless r itself failed. A formula of more than
// 2^28 variables or 2^30 literals, zeros included, is refused.
func ReadDIMACS(r io.Reader) (*sat.CNF, error) {
	d := dimacsReader{maxVars: dimacsVars, maxLits: dimacsLits}
	return d.read(r)
}

type dimacsReader struct {
	r        *bufio.Reader
	line     int  // being read
	inLine   bool // a word of this line was seen
	comment  bool // the rest of this line is one
	word     []byte
	wordLine int // where the latest word stands
	maxVars  int
	maxLits  int
}

func (d *dimacsReader) read(r io.Reader) (*sat.CNF, error) {
	d.r, d.line, d.wordLine = bufio.NewReader(r), 1, 1
	f := &sat.CNF{}
	clauses, err := d.header(f)
	if err != nil {
		return nil, err
	}
	var (
		clause []sat.Lit
		read   int // literals, with zeros
		ends   int // clauses; f counts only those that do not always hold
	)
	for {
		word, err := d.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		v, err := strconv.Atoi(string(word))
		if err != nil {
			return nil, d.errorf("%q is not a literal", word)
		}
		if v > f.Vars() || v < -f.Vars() {
			return nil, d.errorf("literal %s is beyond the %d variables of the header", word, f.Vars())
		}
		if read++; read > d.maxLits {
			return nil, d.errorf("more than %d literals", d.maxLits)
		}
		if v != 0 {
			clause = append(clause, sat.Lit(v))
			continue
		}
		if ends++; ends > clauses {
			return nil, d.errorf("more clauses than the %d of the header", clauses)
		}
		f.Add(clause...)
		clause = clause[:0]
	}
	if len(clause) > 0 {
		return nil, d.errorf("the last clause does not end with 0")
	}
	if ends != clauses {
		return nil, d.errorf("the file ends after %d of the %d clauses of the header", ends, clauses)
	}
	return f, nil
}

// header reads "p cnf variables clauses" and returns the number of clauses.
func (d *dimacsReader) header(f *sat.CNF) (clauses int, err error) {
	var counts [2]int
	for i, want := range []string{"p", "cnf", "", ""} {
		word, err := d.next()
		if err == io.EOF {
			return 0, d.errorf("the file ends before \"p cnf variables clauses\"")
		}
		if err != nil {
			return 0, err
		}
		if want != "" {
			if string(word) != want {
				return 0, d.errorf("%q where the header \"p cnf variables clauses\" should have %q", word, want)
			}
			continue
		}
		n, err := strconv.Atoi(string(word))
		if err != nil || n < 0 {
			return 0, d.errorf("%q is not a number of variables or clauses", word)
		}
		counts[i-2] = n
	}
	if counts[0] > d.maxVars {
		return 0, d.errorf("%d variables, more than %d", counts[0], d.maxVars)
	}
	for range counts[0] {
		f.NewVar()
	}
	return counts[1], nil
}

// longestWord bounds what is kept of a word; no number in a legal file is longer.
const longestWord = 24

// next returns the next word that is not part of a comment. It is valid until
// the next call. At the end of the file the error is io.EOF.
func (d *dimacsReader) next() ([]byte, error) {
	d.word = d.word[:0]
	for {
		c, err := d.r.ReadByte()
		switch {
		case err == io.EOF && len(d.word) > 0:
			return d.word, nil
		case err != nil:
			return nil, err
		case c == '\n' && len(d.word) > 0:
			d.r.UnreadByte() // the line of the word is the current one until then
			return d.word, nil
		case c == '\n':
			d.line++
			d.inLine, d.comment = false, false
		case d.comment:
		case c == ' ' || c == '\t' || c == '\r':
			if len(d.word) > 0 {
				return d.word, nil
			}
		case c == 'c' && !d.inLine:
			d.comment = true
		case len(d.word) == longestWord:
			return nil, d.errorf("%q goes on for too long to be a literal", d.word)
		default:
			d.word = append(d.word, c)
			d.inLine = true
			d.wordLine = d.line
		}
	}
}

func (d *dimacsReader) errorf(format string, args ...any) error {
	return &SyntaxError{Line: d.wordLine, Reason: fmt.Sprintf(format, args...)}
}
